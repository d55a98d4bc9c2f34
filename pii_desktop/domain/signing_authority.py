"""Rules of who may sign for a body, and of how bodies are named (Nghị định 30/2020/NĐ-CP, Phụ lục I).

A department with a head is signed by that head, "KT." the head by a deputy, "TL." or "TUQ." the head by whom the head
told; only a body that decides as a whole signs "TM.".
"""

import re
from collections.abc import Iterator

from pii_desktop.domain.bodies import (
    COMMITTEE_SYMBOL,
    head_title,
    is_collective,
    is_committee,
    known_head,
    leaders_of,
    seat_of,
)
from pii_desktop.domain.report import Letterhead, Report
from pii_desktop.domain.report_form import CENTRAL_CITIES, province_phrase
from pii_desktop.domain.signing_matter import Part, Said, SigningFinding, SigningMatter, everything_said, found, setting
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.text.normalise import one_line, search_key

_SIGNS = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
_SIGN = re.compile(r"[A-ZĐ]{1,4}\.(?=\s|$)|(?:TM|KT|TL|TUQ|Q)\b")
_ANYBODY = "THỦ TRƯỞNG"
_SEVERAL = r"(?<!\bcac )(?<!\blien )(?<!\bngoai )"
_CITY = re.compile(rf"{_SEVERAL}\btinh ({'|'.join(CENTRAL_CITIES)})\b")


def of_bodies(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Cities called provinces, and the head of a People's Committee."""
    head = matter.report.letterhead
    yield from _cities(matter)
    if is_committee(head.issuing_body):
        yield from _of_committee(matter.report, head)


def _of_committee(report: Report, head: Letterhead) -> Iterator[SigningFinding]:
    """What a head made for a department says otherwise: parent, symbol, place, leaders."""
    seat = seat_of(head.issuing_body)
    if head.parent_body.strip():
        words = f"không ghi cơ quan chủ quản (đang ghi “{head.parent_body}”)"
        yield found(SigningRule.COMMITTEE_HEAD, Said(Part.HEAD, head.parent_body), wrong=words)
    if COMMITTEE_SYMBOL not in head.symbol.split("-"):
        words = f"ký hiệu tên cơ quan là “{COMMITTEE_SYMBOL}” (đang ghi “{head.symbol}”)"
        yield found(SigningRule.COMMITTEE_HEAD, Said(Part.HEAD, head.symbol), setting("symbol"), wrong=words)
    if search_key(seat) not in search_key(head.place):
        words = f"ghi địa danh là “{seat}” (đang ghi “{head.place}”)"
        yield found(SigningRule.COMMITTEE_HEAD, Said(Part.HEAD, head.place), setting("place"), wrong=words)
    for line in report.recipients:
        if "ban giam doc" in search_key(line):
            words = f"gửi “{leaders_of(head.issuing_body)}”, không có “Ban Giám đốc”"
            yield found(SigningRule.COMMITTEE_HEAD, Said(Part.RECIPIENTS, line), wrong=words)


def _cities(matter: SigningMatter) -> Iterator[SigningFinding]:
    head = matter.report.letterhead
    quoted = " ; ".join(map(search_key, (*matter.parties.quoted, *matter.printed)))
    heads = (Said(Part.HEAD, head.parent_body), Said(Part.HEAD, head.issuing_body))
    for said in (*heads, *everything_said(matter.report)):
        match = _CITY.search(search_key(said.text))
        if match is None or match[0] in quoted:
            continue
        right = province_phrase(CENTRAL_CITIES[match[1]])
        place = matter.addressee_place if said.part is Part.ADDRESSEE else None
        yield found(SigningRule.CITY_NAMED, said, place, what=f"tỉnh {CENTRAL_CITIES[match[1]]}", right=right)


def wrong_authority(lines: tuple[str, ...], body: str) -> str:
    """What does not fit in the lines above the name; blank where all does, or where the kind of body is not known."""
    own = [line for line in (one_line(each).upper() for each in lines) if not line.startswith("XÁC NHẬN")]
    if not own or not any(own):
        return "còn trống"
    sign = _sign_of(own[0])
    if sign and sign not in _SIGNS:
        return f"có “{sign}” không phải là quyền hạn ký (TM., KT., TL., TUQ., Q.)"
    match sign:
        case "":
            return _as_head(own[-1], body)
        case "TM.":
            return _as_whole(own, body)
        case "KT.":
            return _as_deputy(own, body)
        case "Q.":
            return _as_acting(own[0], body)
        case _:
            return _as_told(own, sign, body)


def _sign_of(line: str) -> str:
    found_sign = _SIGN.match(line)
    return f"{found_sign[0].rstrip('.')}." if found_sign else ""


def _as_head(title: str, body: str) -> str:
    head, full = known_head(body), head_title(body)
    if title.startswith("PHÓ "):
        return "thiếu “KT.” trước chức vụ của cấp trưởng"
    if title == _ANYBODY:
        return f"chưa phải tên chức vụ{f', như “{full}”' if head else ''}"
    if title.startswith("QUYỀN "):
        return f"quyền cấp trưởng ghi “Q. {head or title.removeprefix('QUYỀN ')}”"
    if not head or title.startswith(head):
        return ""
    return f"không phải người đứng đầu ({full}); người được giao ký ghi “TL. {full}” ở dòng trên"


def _as_whole(lines: list[str], body: str) -> str:
    if is_collective(body) is False:
        return f"“TM.” chỉ dùng cho tập thể như Ủy ban nhân dân; {body} ghi chức vụ người ký"
    if len(lines) < 2:
        return "phải ghi chức vụ người ký ở dòng dưới"
    if lines[-1].startswith("PHÓ ") and not lines[-2].startswith("KT."):
        return "thiếu “KT.” trước chức vụ của cấp trưởng"
    whole = lines[0].removeprefix("TM.").strip()
    if is_committee(body) and whole != "ỦY BAN NHÂN DÂN":
        return "ký thay mặt ghi “TM. ỦY BAN NHÂN DÂN”, không ghi tên địa phương, không viết tắt"
    return (
        "" if not is_committee(body) or lines[-1] in ("CHỦ TỊCH", "PHÓ CHỦ TỊCH") else "phải là Chủ tịch, Phó Chủ tịch"
    )


def _as_deputy(lines: list[str], body: str) -> str:
    head, full = known_head(body), head_title(body)
    if len(lines) < 2 or not lines[-1].startswith("PHÓ "):
        return "có “KT.” thì phải ghi chức vụ cấp phó ở dòng dưới"
    if not head:
        return ""
    if not lines[0].removeprefix("KT.").strip().startswith(head):
        return f"ký thay phải là “KT. {full}”"
    rank = lines[-1].removeprefix("PHÓ ").strip()
    # "PHÓ BAN" and "PHÓ TRƯỞNG BAN" are both in use.
    return "" if rank.startswith(head) or head.endswith(f" {rank}") else f"cấp phó phải là “PHÓ {full}”"


def _as_acting(line: str, body: str) -> str:
    head, title = known_head(body), line.removeprefix("Q.").strip()
    if title.startswith("PHÓ ") or (head and not title.startswith(head)):
        return f"“Q.” chỉ đứng trước chức vụ cấp trưởng{f', “Q. {head_title(body)}”' if head else ''}"
    return ""


def _as_told(lines: list[str], sign: str, body: str) -> str:
    head, full = known_head(body), head_title(body)
    if len(lines) < 2:
        return "phải ghi chức vụ người ký ở dòng dưới"
    if not head:
        return ""
    if not lines[0].removeprefix(sign).strip().startswith((head, "TM.")) and is_collective(body) is False:
        return f"phải là “{sign} {full}”"
    if lines[-1] == f"PHÓ {head}":
        return f"cấp phó của đơn vị ký “KT. {full}”, không ký “{sign}”"
    return f"cấp trưởng không ký “{sign}” cho chính mình" if lines[-1] == head else ""
