"""What the file says about its document: title, number, date, issuer, year, province."""

import re
from datetime import date

from pii_desktop.domain.plan import PlanDocument
from pii_desktop.text.normalise import one_line, search_key

_NUMBER = re.compile(
    r"(?<![\d/])(\d{1,5}[a-zA-Z]?)\s*/\s*((?:\d{4}/)?(?:KH|QĐ|NQ|CTr|CTHĐ|TB|ĐA|CT|BC|HD|CV)(?:-[A-ZĐ&]+)*)"
)
# A letter names no kind: "99/UBND-KGVX".
_LETTER = re.compile(r"(?<![\d/])(\d{1,5})\s*/\s*(UBND-[A-ZĐ&]+)")
_SPOKEN_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_SHORT_DATE = re.compile(r"(?:ngày\s+|,\s*)?(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", re.IGNORECASE)
_PART_DATE = re.compile(r"ngày[\s.…]*(?:/|tháng)[\s.…]*\d{0,2}[\s.…]*(?:/|năm)\s*(20\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+(20\d\d)", re.IGNORECASE)
# "Chỉ số năm 2024 và mục tiêu phấn đấu năm 2025": the plan is for the year it aims at.
_AIMED_YEAR = re.compile(
    r"(?:phấn đấu|mục tiêu|chỉ tiêu|nhiệm vụ|kế hoạch)(?:(?!\bnăm\b)[^.;:()]){0,60}(?<!đến )\bnăm\s+(20\d\d)",
    re.IGNORECASE,
)
_CAPITAL = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_WORD = rf"[{_CAPITAL}][^\W\d_]*"
# A name does not go over the end of a line: "UBND tỉnh" above "Đến năm 2030" names no province.
_PLACE = re.compile(rf"(tỉnh|thành phố|TỈNH|THÀNH PHỐ|TP\.?) +({_WORD}(?:(?: ?[-–] ?| ){_WORD}){{0,3}})")
_ISSUER = re.compile(rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+{_PLACE.pattern}")
_ANNEX = re.compile(r"phu luc\b|bieu\b|bang phan cong")
_RULE = re.compile(r"[\W_]*")
_LONGEST_TITLE = 8
_NOT_A_PLACE = {"UBND", "NĂM", "VÀ", "VỀ", "THÀNH", "HỘI", "ĐỘC"}


def read_document(before: list[str], elsewhere: list[str]) -> PlanDocument:
    """The document as the lines above its first table say; `elsewhere` helps only where these are silent."""
    title = _title(before)
    own, whole = "\n".join(title), "\n".join(before)
    signed = _signed_behind_number(own) or _signed_on(own) or _signed_behind_number(whole) or _signed_on(whole)
    place = _place(own) or _place(whole) or _place("\n".join(elsewhere))
    return PlanDocument(
        title=title,
        number=_number(own) or _number(whole),
        signed_on=signed,
        issuer=_issuer(whole, place),
        year=_year(own, whole, signed),
        province=place[1] if place else None,
    )


def _title(before: list[str]) -> tuple[str, ...]:
    """The lines from the last "Phụ lục" on; without one the last lines above the table. Rules are left out."""
    lines = [line for line in map(one_line, before) if not _RULE.fullmatch(line)]
    annexes = [place for place, line in enumerate(lines) if _ANNEX.match(search_key(line))]
    start = annexes[-1] if annexes else max(0, len(lines) - _LONGEST_TITLE)
    return tuple(lines[start : start + _LONGEST_TITLE])


def _number(text: str) -> str | None:
    found = _numbered(text)
    return f"{found[1]}/{found[2]}" if found else None


def _numbered(text: str) -> re.Match[str] | None:
    return _NUMBER.search(text) or _LETTER.search(text)


def _signed_behind_number(text: str) -> date | None:
    """The date that follows the number of the document: others belong to what it rests on."""
    found = _numbered(text)
    return _signed_on(text[found.end() :]) if found else None


def _signed_on(text: str) -> date | None:
    for shape in (_SPOKEN_DATE, _SHORT_DATE):
        for found in shape.finditer(text):
            day, month, year = (int(part) for part in found.groups())
            if 1 <= month <= 12 and 1 <= day <= 31 and 1990 <= year <= 2100:
                try:
                    return date(year, month, day)
                except ValueError:
                    continue
    return None


def _year(title: str, whole: str, signed: date | None) -> int | None:
    """The year the plan is for: as the title says, else the year it was signed in."""
    without_dates = _SPOKEN_DATE.sub("", title)
    bare = re.sub(r"\([^)]*\)", "", without_dates)
    named = _AIMED_YEAR.search(bare) or _YEAR.search(bare)
    if named:
        return int(named[1])
    if signed is not None:
        return signed.year
    found = _PART_DATE.search(whole) or _YEAR.search(whole)
    return int(found[1]) if found else None


def _place(text: str) -> tuple[str, str] | None:
    """Kind and name of the province: first as an issuer, else as any "tỉnh X"."""
    for shape in (_ISSUER, _PLACE):
        for found in shape.finditer(text):
            words = re.split(r"\s+", found[2])
            kept = words[: next((n for n, word in enumerate(words) if word.upper() in _NOT_A_PLACE), len(words))]
            if kept:
                name = " ".join(kept)
                kind = "thành phố" if search_key(found[1]).startswith(("thanh", "tp")) else "tỉnh"
                return kind, name.title() if name.isupper() else name
    return None


def _issuer(text: str, place: tuple[str, str] | None) -> str | None:
    """The issuing body, "UBND tỉnh Bắc Ninh", or as far as it is printed."""
    folded = search_key(text).replace("uy ban nhan dan", "ubnd")
    if "ubnd" not in folded:
        return None
    if place is not None:
        return f"UBND {place[0]} {place[1]}"
    return "UBND tỉnh" if "ubnd tinh" in folded else None
