"""Words of the official form (Nghị định 30/2020/NĐ-CP, Phụ lục I): dates, numbers, sections, signatures, recipients."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pii_desktop.domain.bodies import COMMITTEE, central_parent, head_title, is_committee
from pii_desktop.domain.report import Annex, Block, Heading, Letterhead
from pii_desktop.text.normalise import one_line, search_key, without_bullet
from pii_desktop.text.roman import to_roman

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT_MARK = "DỰ THẢO"

# The letters that official documents count with: those of the alphabet that carry no mark, and đ.
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
CENTRAL_CITIES = {
    search_key(name): name for name in ("Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")
}
"""The cities under central government by their folded names (Nghị quyết 202/2025/QH15)."""
_BLANK_NUMBER = "\u00a0" * 7
_BLANK_DAY = "\u00a0" * 5
_HCM = "ho chi minh"
_PROVINCE_KIND = re.compile(r"(?:tỉnh|tinh|thành phố|thanh pho|tp)\b[. ]*(?=\S)", re.IGNORECASE)
_KIND_AT_END = re.compile(r" (?:tỉnh|thành phố)$")
_SUBSTITUTING = ("KT.", "TL.", "TUQ.")


def count_text(number: int) -> str:
    """A count in running text: below 10 with a leading zero ("08"), 0 as "0"."""
    return f"{number:02d}" if number else "0"


def official_date(day: date) -> str:
    """Like "06/5/2025": day below 10 and months 1 and 2 with a leading zero."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def place_and_date(head: Letterhead) -> str:
    """Like "Bắc Ninh, ngày 06 tháng 5 năm 2025", with room for day and month while there is no date."""
    return f"{head.place}, {date_words(head)}"


def date_words(head: Letterhead) -> str:
    """Like "ngày 06 tháng 5 năm 2025"."""
    day = head.signed_on
    if day is None:
        return f"ngày{_BLANK_DAY}tháng{_BLANK_DAY}năm {head.year}"
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def number_line(head: Letterhead) -> str:
    """Like "Số: 05/BC-STC", with room for the number while there is none."""
    return f"Số: {_number(head)}"


def annex_label(annex: Annex) -> str:
    """Like "Phụ lục II", or "Phụ lục" where it is the only one."""
    return f"Phụ lục {to_roman(annex.number)}" if annex.number else "Phụ lục"


def annex_reference(head: Letterhead) -> str:
    """The line under an annex's title that says what it belongs to."""
    kind = head.kind.capitalize() or "Công văn"
    return f"(Kèm theo {kind} số {_number(head)} {date_words(head)} của {head.issuing_body})"


def subject_line(head: Letterhead) -> str:
    """Like "V/v cung cấp số liệu năm 2025", which stands below the number of a letter."""
    return f"V/v {head.abstract}"


def salutation(head: Letterhead) -> tuple[str, ...]:
    """Like "Kính gửi: Sở Nội vụ." or, with several addressees, "Kính gửi:" and a line for each; none without any."""
    lines = addressee_lines(head.addressees)
    return ("Kính gửi:", *lines) if len(lines) > 1 else tuple(f"Kính gửi: {line}." for line in lines)


def legal_basis_lines(head: Letterhead) -> tuple[str, ...]:
    """The legal basis as it is printed: each line ends with ";", the last one with "."."""
    lines = [line.rstrip(";. ") for line in head.legal_basis]
    return tuple(f"{line}{'.' if place == len(lines) else ';'}" for place, line in enumerate(lines, start=1))


def number_headings(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their headings labelled I. / 1. / a); a higher section starts the lower count anew."""
    counts = [0, 0, 0]
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            place = block.level - 1
            counts[place] += 1
            counts[place + 1 :] = [0] * (2 - place)
            numbered.append(replace(block, label=_label(block.level, counts[place])))
        else:
            numbered.append(block)
    return tuple(numbered)


def people_committee(province: str) -> str:
    """Like "Ủy ban nhân dân tỉnh Bắc Ninh", "Ủy ban nhân dân thành phố Huế"."""
    return f"{COMMITTEE} {province_phrase(province)}"


def province_committee(province: str) -> str:
    """The same without the name, as a sentence goes on: "Ủy ban nhân dân tỉnh", "Ủy ban nhân dân thành phố"."""
    return f"{COMMITTEE} {province_kind(province)}"


def bare_province(typed: str) -> str:
    """The name alone: "Bắc Ninh" of "Tỉnh Bắc Ninh", "Huế" of "TP. Huế"."""
    return (
        _PROVINCE_KIND.sub("", one_line(typed), count=1) if _PROVINCE_KIND.match(one_line(typed)) else one_line(typed)
    )


def is_central_city(province: str) -> bool:
    """True for the six cities under central government (Nghị quyết 202/2025/QH15), with or without "thành phố"."""
    return search_key(bare_province(province)) in CENTRAL_CITIES


def province_kind(province: str) -> str:
    """What it is: "tỉnh" or "thành phố"; that of Hồ Chí Minh with a capital (Nghị định 30, Phụ lục II)."""
    if not is_central_city(province):
        return "tỉnh"
    return "Thành phố" if search_key(bare_province(province)) == _HCM else "thành phố"


def province_phrase(province: str) -> str:
    """Like "tỉnh Bắc Ninh" or, for the cities under central government, "thành phố Huế"."""
    return f"{province_kind(province)} {bare_province(province)}"


def province_seat(province: str) -> str:
    """The place in front of the date: a place named after a person in full (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    return province_phrase(province) if search_key(bare_province(province)) == _HCM else bare_province(province)


_NAMED_WITHOUT_PLACE = {"cuc thong ke": "", "chi cuc thong ke": "", "ngan hang chinh sach xa hoi": " chi nhánh"}
"""What plans call a body of the province by the name of the whole, and what its own name has before the place."""


def parent_of(body: str, province: str) -> str:
    """What stands above a body in the letterhead: the province's People's Committee or a body of the centre.

    Nothing stands above a People's Committee itself.
    """
    return "" if is_committee(body) else central_parent(body) or people_committee(province)


def named_with_place(body: str, province: str) -> str:
    """A body that the centre leads is told apart by its place: "Công an tỉnh Bắc Ninh" under "Bộ Công an".

    Any other stands under the People's Committee of its province, which says the place already.
    """
    if not central_parent(body):
        return body
    place, folded = province_phrase(province), search_key(body)
    if folded in _NAMED_WITHOUT_PLACE:
        return f"{body}{_NAMED_WITHOUT_PLACE[folded]} {place}"
    return re.sub(r" (?:tỉnh|thành phố)$", f" {place}", body)


def with_province(body: str, province: str) -> str:
    """Like "Sở Tài chính tỉnh Bắc Ninh", "Ủy ban nhân dân xã Tân Yên, tỉnh Bắc Ninh"; a name that says it stays."""
    if search_key(bare_province(province)) in search_key(body):
        return body
    mark = "," if is_committee(body) else ""
    return f"{_KIND_AT_END.sub('', body)}{mark} {province_phrase(province)}"


def signature_lines(authority: str, title: str, department: str) -> tuple[str, ...]:
    """The lines above the signature: "KT. GIÁM ĐỐC" and "PHÓ GIÁM ĐỐC", "Q. GIÁM ĐỐC", "GIÁM ĐỐC".

    `authority` may be the bare sign ("KT.") or name whom it stands for ("TL. GIÁM ĐỐC"). A People's Committee of
    whatever place signs as "TM. ỦY BAN NHÂN DÂN", its deputy chairman below that for the chairman.
    """
    head, own = head_title(department), one_line(title).upper()
    sign, _, whom = one_line(authority).upper().partition(" ")
    sign = f"{sign.rstrip('.')}." if sign else ""
    if is_committee(department) and (sign == "TM." or (sign == "KT." and own.startswith("PHÓ "))):
        for_whom = (f"KT. {head}", own) if own.startswith("PHÓ ") else (own or head,)
        return (f"TM. {COMMITTEE.upper()}", *for_whom)
    if sign in _SUBSTITUTING:
        return tuple(line for line in (f"{sign} {whom or _superior(own, head)}", own) if line)
    if sign == "TM.":
        return (f"TM. {whom or one_line(department).upper()}", own or head)
    return (f"{sign} {whom or own or head}".strip(),)


def recipient_lines(listed: tuple[str, ...], *, has_addressee: bool, drafting_unit: str = "") -> tuple[str, ...]:
    """Lines under "Nơi nhận:": "- Như trên;" first where there is an addressee, the archive last, ending with ".".

    The unit that drafted stands behind the records office, unless the list names the archive's units itself.
    """
    names = [one_line(without_bullet(name)).rstrip(";. ") for name in listed]
    names = [name for name in names if name and search_key(name) != "nhu tren"]
    archive = [name for name in names if search_key(name).startswith("luu")] or ["Lưu: VT"]
    others = [name for name in names if name not in archive]
    unit = one_line(drafting_unit).rstrip(";. ")
    is_bare = search_key(archive[-1]).replace(":", "") == "luu vt"
    last = f"{archive[-1]}, {unit}" if unit and is_bare else archive[-1]
    ordered = [*(["Như trên"] if has_addressee else []), *others, last]
    return tuple(f"- {name}{'.' if place == len(ordered) else ';'}" for place, name in enumerate(ordered, start=1))


def addressee_lines(names: tuple[str, ...]) -> tuple[str, ...]:
    """One addressee stands behind "Kính gửi:"; several on lines of their own with "-", ";" and a final "."."""
    if len(names) <= 1:
        return names
    return tuple(f"- {name}{'.' if place == len(names) else ';'}" for place, name in enumerate(names, start=1))


def _label(level: int, count: int) -> str:
    if level == 1:
        return f"{to_roman(count)}."
    if level == 2:
        return f"{count}."
    rounds, letter = divmod(count - 1, len(_ALPHABET))
    return f"{_ALPHABET[letter]}{rounds or ''})"


def _number(head: Letterhead) -> str:
    typed = head.number.partition("/")[0].strip()
    shown = f"{int(typed):02d}" if typed.isascii() and typed.isdigit() else typed
    return f"{shown or _BLANK_NUMBER}/{head.symbol}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def _superior(own: str, head: str) -> str:
    """Whom a deputy signs for: "PHÓ GIÁM ĐỐC" signs for the "GIÁM ĐỐC"."""
    return own.removeprefix("PHÓ ") if own.startswith("PHÓ ") and own.removeprefix("PHÓ ") in head else head
