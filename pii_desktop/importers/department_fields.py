"""What departments are called after their noun: in a list the noun "Sở" is said once and belongs to each of them."""

import re

from pii_desktop.text.normalise import search_key

_FIELDS = (
    "tai chinh", "noi vu", "cong thuong", "tu phap", "xay dung", "y te", "ngoai vu", "giao duc va dao tao",
    "giao duc & dao tao", "khoa hoc va cong nghe", "khoa hoc & cong nghe", "nong nghiep va moi truong",
    "nong nghiep & moi truong", "dan toc va ton giao", "van hoa", "van hoa va the thao", "ke hoach va dau tu",
    "thong tin va truyen thong", "tai nguyen va moi truong", "nong nghiep va phat trien nong thon",
    "nong nghiep va ptnt", "giao thong van tai", "lao dong - thuong binh va xa hoi", "kh&cn", "khcn", "gd&dt", "gddt",
    "nn&mt", "nnmt", "tn&mt", "tnmt", "tt&tt", "kh&dt", "khdt", "vhtt&dl", "vhttdl", "vh,tt&dl", "dt&tg", "dttg",
    "ld-tb&xh", "ldtbxh", "gtvt", "nn&ptnt", "nnptnt",
)  # fmt: skip
_FIELD = re.compile(rf"(?:{'|'.join(map(re.escape, _FIELDS))})(?: tinh)?(?: ?\(.*\))?")
_LISTED = re.compile(rf"cac so (?=(?:{'|'.join(map(re.escape, _FIELDS))})\b)")
_NOUN = re.compile(r"\s*các\s+sở\s+", re.IGNORECASE)
# With accents, to be found inside a text as it is printed.
_WHOLE = re.compile(
    r"(?i:(?<!\w)sở\s+(?:tài chính|nội vụ|công thương|tư pháp|xây dựng|y tế|ngoại vụ|giáo dục (?:và|&) đào tạo|"
    r"khoa học (?:và|&) công nghệ|nông nghiệp (?:và|&) môi trường|dân tộc (?:và|&) tôn giáo|"
    r"văn hóa, thể thao (?:và|&) du lịch|kế hoạch (?:và|&) đầu tư|thông tin (?:và|&) truyền thông|"
    r"tài nguyên (?:và|&) môi trường)|(?<!\w)sở\s+(?-i:[A-ZĐ]{2,4}(?:[&-][A-ZĐ]{2,4})*))(?=[ \t]+(?P<next>[A-ZĐỦ]))"
)


def is_field(text: str) -> bool:
    """True for what a department is called without its noun: "Nội vụ", "KH&CN"."""
    return _FIELD.fullmatch(search_key(text).strip(" .;")) is not None


def ends_of_departments(text: str) -> tuple[int, ...]:
    """Where a whole name of a department ends and a capital follows without a separator."""
    return tuple(found.end() for found in _WHOLE.finditer(text))


def without_shared_noun(text: str) -> str | None:
    """What follows the noun of "Các sở Tài chính, Nội vụ"; None where no noun is said for several."""
    if not _LISTED.match(search_key(text)):
        return None
    return _NOUN.sub("", text, count=1)
