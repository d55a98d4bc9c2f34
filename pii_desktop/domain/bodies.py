"""What kind of body writes: who leads it, how it is called on paper, where its documents are dated.

Titles go by the kind of body (Nghị định 30/2020/NĐ-CP, Phụ lục I); a People's Committee signs as a whole ("TM.").
"""

import re
from dataclasses import dataclass

from pii_desktop.text.normalise import one_line, search_key

COMMITTEE = "Ủy ban nhân dân"
COMMITTEE_SYMBOL = "UBND"
_COMMITTEE = re.compile(r"(?:ubnd|[uủ][yỷ] ban nhân dân)\b[ ,]*(.*)", re.IGNORECASE)
_UNIT = re.compile(r"(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(.+)", re.IGNORECASE)
_COLLECTIVES = ("hoi ", "hoi dong", "lien hiep", "lien minh", "ban chi dao", "ban chap hanh", "ban thuong vu")
_CHIEF, _LEADERS = "Giám đốc", "Ban Giám đốc"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Bodies whose folded name begins so: the title of their head, and what their leaders are called together."""

    start: str
    title: str = _CHIEF
    leaders: str = _LEADERS


_KINDS = (
    _Kind("so "),
    _Kind("van phong dang ky dat dai"),
    _Kind("van phong", "Chánh Văn phòng", "Lãnh đạo Văn phòng"),
    _Kind("vp ", "Chánh Văn phòng", "Lãnh đạo Văn phòng"),
    _Kind("thanh tra", "Chánh Thanh tra", "Lãnh đạo Thanh tra"),
    _Kind("chi cuc", "Chi cục trưởng", "Lãnh đạo Chi cục"),
    _Kind("cuc ", "Cục trưởng", "Lãnh đạo Cục"),
    _Kind("thong ke", "Trưởng Thống kê", "Lãnh đạo Thống kê"),
    _Kind("thue ", "Trưởng Thuế", "Lãnh đạo Thuế"),
    _Kind("cong an xa", "Trưởng Công an", "Ban Chỉ huy"),
    _Kind("cong an phuong", "Trưởng Công an", "Ban Chỉ huy"),
    _Kind("cong an"),
    _Kind("bo chi huy", "Chỉ huy trưởng", "Ban Chỉ huy"),
    _Kind("ban quan ly du an"),
    _Kind("ban chi dao", "Trưởng ban", "Lãnh đạo Ban"),
    _Kind("ban ", "Trưởng ban", "Lãnh đạo Ban"),
    _Kind("bql ", "Trưởng ban", "Lãnh đạo Ban"),
    _Kind("trung tam"),
    _Kind("bao hiem xa hoi"),
    _Kind("kho bac"),
    _Kind("ngan hang nha nuoc"),
    _Kind("ngan hang chinh sach"),
    _Kind("ubnd", "Chủ tịch", "Lãnh đạo UBND"),
    _Kind("uy ban nhan dan", "Chủ tịch", "Lãnh đạo UBND"),
    _Kind("hoi dong nhan dan", "Chủ tịch", "Thường trực HĐND"),
    _Kind("lien hiep", "Chủ tịch", "Ban Thường vụ"),
    _Kind("lien minh", "Chủ tịch", "Ban Thường vụ"),
    _Kind("phong ", "Trưởng phòng", "Lãnh đạo Phòng"),
)  # fmt: skip
_PARENTS = (
    ("thong ke", "Cục Thống kê"),
    ("chi cuc thong ke", "Cục Thống kê"),
    ("cuc thong ke", "Tổng cục Thống kê"),
    ("thue ", "Cục Thuế"),
    ("cong an tinh", "Bộ Công an"),
    ("cong an thanh pho", "Bộ Công an"),
    ("bao hiem xa hoi", "Bảo hiểm xã hội Việt Nam"),
    ("ngan hang nha nuoc", "Ngân hàng Nhà nước Việt Nam"),
    ("ngan hang chinh sach", "Ngân hàng Chính sách xã hội"),
)
"""Bodies that a ministry or an office of the centre leads, not the province."""
_OF_PLACE = ("Trưởng Thống kê", "Trưởng Thuế")
"""Titles that say of which kind of place: "Trưởng Thống kê tỉnh"."""


def is_committee(body: str) -> bool:
    """True for a People's Committee of any level; "Văn phòng UBND" is none."""
    return _COMMITTEE.fullmatch(one_line(body)) is not None


def is_collective(body: str) -> bool | None:
    """True for a body that decides as a whole and signs "TM.", False for one with a head, None where not known."""
    folded = f"{search_key(body)} "
    if is_committee(body) or folded.startswith(_COLLECTIVES):
        return True
    return False if _kind_of(body) else None


def known_head(body: str) -> str:
    """The title, in capitals, that whoever leads a body of this kind begins with; blank for an unknown kind."""
    kind = _kind_of(body)
    return kind.title.upper() if kind else ""


def head_title(body: str) -> str:
    """The title of whoever leads a body of this kind, in capitals; "GIÁM ĐỐC" for an unknown kind."""
    return (usual_title(body) or _CHIEF).upper()


def usual_title(body: str) -> str:
    """The same as it is written in a field: "Chánh Văn phòng", "Trưởng Thống kê tỉnh"; blank for an unknown kind."""
    kind = _kind_of(body)
    if kind is None or kind.title not in _OF_PLACE:
        return kind.title if kind else ""
    place = re.search(r"\b(tỉnh|thành phố)\b", one_line(body).lower())
    return f"{kind.title} {place[1]}" if place else kind.title


def central_parent(body: str) -> str:
    """The body of the centre that leads this one, like "Cục Thuế" for "Thuế tỉnh"; blank for a body of the province."""
    folded = f"{search_key(body)} "
    return next((parent for start, parent in _PARENTS if folded.startswith(start)), "")


def leaders_of(body: str) -> str:
    """Who is told of every document: "Ban Giám đốc", "Lãnh đạo Văn phòng", "Lãnh đạo UBND xã"."""
    kind = _kind_of(body)
    if kind is None:
        return "Lãnh đạo đơn vị"
    unit = _UNIT.fullmatch(committee_area(body)) if is_committee(body) else None
    return f"{kind.leaders} {unit[1].lower()}" if unit else kind.leaders


def committee_area(body: str) -> str:
    """Of what a People's Committee is one: "xã Tân Yên"; blank for another body."""
    found = _COMMITTEE.fullmatch(one_line(body))
    area = found[1].strip(" .;,") if found else ""
    unit = _UNIT.fullmatch(area)
    return f"{'thành phố' if unit[1].lower().startswith('tp') else unit[1].lower()} {unit[2]}" if unit else area


def committee_name(body: str) -> str:
    """Like "Ủy ban nhân dân xã Tân Yên" for "UBND xã Tân Yên"."""
    return f"{COMMITTEE} {committee_area(body)}".strip()


def seat_of(body: str) -> str:
    """The place in front of the date: "Tân Yên" of "xã Tân Yên", "Phường 1" whole (Nghị định 30, Phụ lục I).

    Blank for a body that is no People's Committee.
    """
    area = committee_area(body)
    unit = _UNIT.fullmatch(area)
    if unit is None or unit[2].isdigit():
        return area[:1].upper() + area[1:]
    return unit[2]


def _kind_of(body: str) -> _Kind | None:
    folded = f"{search_key(body)} "
    return next((kind for kind in _KINDS if folded.startswith(kind.start)), None)
