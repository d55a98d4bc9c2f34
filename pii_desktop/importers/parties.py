"""Whom a sentence of a plan's body addresses: "Sở Tài chính:", "Giao Sở Y tế chủ trì ...", "Các sở: Y tế, Nội vụ"."""

import re
from dataclasses import dataclass

from pii_desktop.importers.departments import split_departments
from pii_desktop.text.normalise import one_line, search_key


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is addressed, and what to do; `duty` is blank where the paragraph only names them."""

    names: tuple[str, ...]
    duty: str


_ORDER = re.compile(r"(?:giao(?: cho)?|đề nghị|yêu cầu|phân công)\s*:?\s+", re.IGNORECASE)
_LEADERS = r"(?:thủ trưởng|giám đốc|lãnh đạo|người đứng đầu|chủ tịch|chánh)"
# Followed by a capital, these begin the name of one body ("Sở Y tế", not "sở hữu").
_PROPER = re.compile(
    r"(?:sở|ban|bql|cục|chi cục|tổng cục|văn phòng|vp|kho bạc|ngân hàng|bảo hiểm|bộ chỉ huy|bộ tư lệnh|liên hiệp|"
    r"liên đoàn|liên minh|hội|hiệp hội|trung tâm|đài|báo|viện|trường|quỹ|mặt trận|thanh tra|thuế|công an|hải quan|"
    r"bưu điện|điện lực|công ty|tập đoàn|tòa án|toà án|viện kiểm sát|uỷ ban|ủy ban)\s+(?P<next>\S)",
    re.IGNORECASE,
)
# These name a party whatever follows.
_PLAIN = re.compile(
    r"(?:ban quan ly|bql|tinh doan|thanh doan|ubnd|uy ban nhan dan|hdnd|vp ubnd|nhnn|bhxh|bao hiem xa hoi|"
    r"(?:cong an|thanh tra|thue|hai quan|buu dien|vien thong|van phong|cuc thong ke|bo chi huy quan su) "
    r"(?:tinh|thanh pho)|"
    r"lien hiep (?:cac )?hoi|hiep hoi|hoi doanh nghiep|ngan hang (?:nha nuoc|chinh sach)|"
    r"trung tam (?:phuc vu|xuc tien|khuyen)|so, (?:ban, )?nganh|"
    r"(?:cac|nhung) (?:so|ban|nganh|co quan|don vi|dia phuong|to chuc|doanh nghiep|hoi|hiep hoi|truong|phong|huyen|xa|"
    r"cap|chu dau tu|vien)|"
    r"(?:thu truong|giam doc|lanh dao|nguoi dung dau) (?:cac |nhung )?(?:so|ban|co quan|don vi)|"
    r"chu tich (?:ubnd|uy ban nhan dan))\b"
)
# The issuer itself is no addressee.
_ISSUER = re.compile(r"(?:chu tich )?(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho)\b.*")
_DO = (
    "chủ trì", "phối hợp", "phối, kết hợp", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "là", "làm",
    "tham mưu", "thực hiện", "triển khai", "tiếp tục", "chủ động", "tăng cường", "đẩy mạnh", "theo dõi",
    "tổng hợp", "hướng dẫn",
    "xây dựng", "rà soát", "báo cáo", "nghiên cứu", "chỉ đạo", "căn cứ", "được giao", "trong phạm vi", "cung cấp",
    "bố trí", "nắm bắt", "khẩn trương", "tập trung", "phát huy", "đôn đốc", "trình", "ban hành", "đề xuất",
    "thường xuyên", "định kỳ", "hoàn thiện", "nâng cao", "cử", "hỗ trợ", "tuyên truyền", "bảo đảm", "đảm bảo",
    "quán triệt", "giúp", "kịp thời", "phát triển", "kiểm tra", "cập nhật", "tích cực", "duy trì", "gửi", "thẩm định",
    "theo chức năng",
)  # fmt: skip
_ORGANISE = r"tổ chức\s+(?:triển khai|thực hiện|quán triệt|theo dõi|tuyên truyền|rà soát|đánh giá|hướng dẫn|kiểm tra)"
_VERB = re.compile(rf"(?:^|[\s,])(?:{'|'.join(_DO)}|{_ORGANISE})(?=[\s,.;:]|$)")
_LIST_COLON = re.compile(r"(?:các\s+)?(?:sở|ban|đơn vị|cơ quan)\s*:", re.IGNORECASE)
_LONGEST_HEADING = 60  # words: longer ones are sentences whose verb is not known here
_TITLES = re.compile(rf"{_LEADERS}\s+(?=các\b|những\b|ubnd\b|ủy ban\b|uỷ ban\b)", re.IGNORECASE)
_OF_ONE = re.compile(rf"{_LEADERS}\s+(?=(?:Sở|Ban|Cục|Văn phòng|Trung tâm)\s+[A-ZĐ])")
_OF_MANY = re.compile(rf"{_LEADERS}\s+(?=(?:sở|ban|ngành|cơ quan|đơn vị)\b)", re.IGNORECASE)


def starts_with_party(text: str) -> bool:
    """True where the sentence begins with somebody who can be told to do something."""
    bare = _ORDER.sub("", text, count=1) if _ORDER.match(text) else text
    if _ISSUER.match(search_key(bare[:60])):
        return False
    proper = _PROPER.match(bare)
    return (proper is not None and proper["next"].isupper()) or _PLAIN.match(search_key(bare[:80])) is not None


def read_subject(text: str) -> Subject | None:
    """Who a paragraph without its mark addresses; None where it begins with something else."""
    if not starts_with_party(text):
        return None
    ordered = _ORDER.match(text)
    bare = text[ordered.end() :] if ordered else text
    colon, verb = _name_colon(bare), _VERB.search(bare)
    if colon is not None and (verb is None or colon < verb.start()):
        return _subject(bare[:colon], bare[colon + 1 :].strip())
    if verb is not None:
        return _subject(bare[: verb.start()], text.strip())
    if len(bare.split()) > _LONGEST_HEADING:
        return None
    return _subject(bare, "")


def _subject(names: str, duty: str) -> Subject | None:
    found = names_in(names)
    return Subject(found, duty) if found else None


def names_in(text: str) -> tuple[str, ...]:
    """The parties in a heading, heads of bodies left out: "Thủ trưởng các sở, ban, ngành" are the departments."""
    bare = _OF_MANY.sub("các ", _OF_ONE.sub("", _TITLES.sub("", one_line(text))))
    return split_departments(bare)


def _name_colon(text: str) -> int | None:
    """Where the name ends with a colon; that of "Các sở: Y tế, Nội vụ" begins a list of names."""
    listed = _LIST_COLON.match(text)
    place = text.find(":", listed.end() if listed else 0)
    return None if place < 0 else place
