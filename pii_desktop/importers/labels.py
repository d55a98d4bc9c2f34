"""What the words over a column mean, whatever a province calls it."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from pii_desktop.text.normalise import search_key


class Meaning(StrEnum):
    """What a column holds; the values are the keys of `columns` in the JSON of `read`."""

    STT = "stt"
    CODE = "code"
    NAME = "name"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    TASKS = "tasks"
    LEAD = "lead"
    COORDINATING = "coordinating"
    TIMING = "timing"
    SOURCE = "source_note"
    REMARK = "remark"


# In this order: the first rule that fits a folded label decides. What is ambiguous is settled in `settling`.
YEAR = r"(19|20)\d\d"
# A person is no department.
_NOBODY = r"(?!.*\b(lanh dao|can bo|nguoi|dien thoai|ho (va )?ten)\b)"
# "Chỉ số phụ trách" lists indicators; "Chỉ số: đơn vị chủ trì" says who leads.
_NO_LIST = r"(?!(danh muc |cac |ten )*(chi so|chi tieu|tieu chi|nhiem vu)\b(?!.*\b(chu tri|don vi|co quan)\b))"
_BODIES = r"(cac )?(don vi|co quan|so,? (ban,? )?nganh|to chuc|thanh phan)"
_RULES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.STT, r"s?[. ]*t[. ]*t\.?|so tt|so thu tu|thu tu|no\.?|#"),
    (Meaning.CODE, r"(ma|ma so|ma hieu|ky hieu|so hieu)( (chi so|chi tieu|tieu chi|so|cs))?.{0,20}|code"),
    (Meaning.LEAD, r"(cq|dv) ?ct"),
    (Meaning.COORDINATING, r"(cq|dv) ?ph"),
    (Meaning.TIMING, r"tg ?(th|ht)"),
    (Meaning.TIMING, r".*\b(thoi gian|thoi han|thoi diem|tien do|han hoan thanh|ky han|lo trinh)\b.*"),
    (Meaning.TIMING, r"((ngay|thang|quy|nam|moc|han|ky)\b.{0,12} )?hoan thanh|.*\bdeadline\b.*"),
    (Meaning.SOURCE, r".*\b(nguon|don vi cung cap so lieu)\b(?! (luc|von|nhan luc|kinh phi)).*"),
    (Meaning.REMARK, r"(ghi chu|luu y|chu thich)\b.*"),
    (Meaning.TARGET, r"chi tieu (giao|ke hoach|duoc giao|de ra|dat ra)\b.*"),
    (Meaning.COORDINATING, r"(?!.*\bchu tri\b).*\bphoi hop\b.*|.*\bthuc hien phoi hop\b.*"),
    (
        Meaning.COORDINATING,
        rf"(?!.*\bchu tri\b)(({_BODIES}|phan cong|trach nhiem)\b.*\b)?(cung thuc hien|tham gia|ho tro)( thuc hien)?",
    ),
    (
        Meaning.LEAD,
        rf"{_NOBODY}{_NO_LIST}.*\b(chu tri|dau moi|phu trach|chiu trach nhiem|trach nhiem|duoc giao|phan cong)\b.*",
    ),
    (Meaning.COORDINATING, r".*\bphoi hop\b.*"),
    (Meaning.COORDINATING, r"(don vi|co quan)(, (don vi|co quan))? (co )?lien quan"),
    (Meaning.LEAD, r"(don vi|co quan|so,? (ban,? )?nganh|to chuc)\b.*\b(thuc hien|theo doi|giai quyet|tham muu)\b.*"),
    (Meaning.LEAD, r"giao (cho )?(cac )?(don vi|co quan)\b.*"),
    (Meaning.UNIT, r"(don vi tinh|dvt|don vi do|dv tinh|d\.v\.t|don vi do luong)\b.*|don vi"),
    (Meaning.TARGET, r".*\b(muc tieu|phan dau|ke hoach nam|can dat|du kien dat)\b.*"),
    (Meaning.TARGET, rf".*\bchi tieu( \w+)* (nam )?{YEAR}\b.*"),
    (Meaning.TARGET, rf"(?!.*\b(thuc hien|ket qua)\b)(.*\b)?(ke hoach|kh|du kien|ky vong)( dat)?( nam)? {YEAR}\b.*"),
    (Meaning.BASELINE, r".*\b(nam goc|co so so sanh|hien trang|thuc trang|hien tai|ky goc|goc|baseline)\b.*"),
    (Meaning.BASELINE, rf".*\b(diem|diem so|ket qua|gia tri|so lieu|thuc hien|xep hang|thu hang)\b.*\b{YEAR}\b.*"),
    (Meaning.BASELINE, rf"(uoc )?th( nam)? {YEAR}\b.*"),
    (Meaning.BASELINE, r"(muc )?(diem|diem so|xep hang)( dat duoc| hien tai)?"),
    (Meaning.TASKS, r".*\b(nhiem vu|giai phap|cong viec|hoat dong|noi dung thuc hien|bien phap)\b.*|noi dung"),
    (Meaning.TASKS, r"(cac )?(tieu muc|muc con)( .{1,20})?"),
    (
        Meaning.NAME,
        r".*\b(chi so|chi tieu|tieu chi|tru cot)\b.*|ten( goi)?|danh muc.*|noi dung(?! chi\b(?! so| tieu| tiet)).*",
    ),
)
_COMPILED = tuple((meaning, re.compile(rule)) for meaning, rule in _RULES)
_KNOWN = {
    "don vi chu tri": Meaning.LEAD, "co quan chu tri": Meaning.LEAD, "don vi phoi hop": Meaning.COORDINATING,
    "co quan phoi hop": Meaning.COORDINATING, "muc tieu": Meaning.TARGET, "thoi gian thuc hien": Meaning.TIMING,
    "don vi tinh": Meaning.UNIT, "nhiem vu, giai phap": Meaning.TASKS, "chi so thanh phan": Meaning.NAME,
    "ten chi so": Meaning.NAME, "diem so nam goc": Meaning.BASELINE, "chu tri": Meaning.LEAD,
    "phoi hop": Meaning.COORDINATING, "muc tieu phan dau": Meaning.TARGET, "ghi chu": Meaning.REMARK,
}  # fmt: skip
_ALIKE = 0.84
_LONGEST_LABEL = 220


def meaning_of(label: str) -> Meaning | None:
    """What one label means by its own words, a typing error allowed; None when it says nothing known."""
    folded = search_key(label).strip(" .:*")
    if not folded or len(folded) > _LONGEST_LABEL:
        return None
    sure = meaning_by_rule(label)
    if sure is not None:
        return sure
    # "chì" for "trì": the two sound alike in the north.
    heard = folded.replace("tr", "ch")
    alike = {known: SequenceMatcher(None, heard, known.replace("tr", "ch")).ratio() for known in _KNOWN}
    best = max(alike, key=lambda known: alike[known])
    return _KNOWN[best] if alike[best] >= _ALIKE else None


def meaning_by_rule(label: str) -> Meaning | None:
    """What one label says outright, no typing error allowed."""
    folded = search_key(label).strip(" .:*")
    if not folded or len(folded) > _LONGEST_LABEL:
        return None
    return next((meaning for meaning, rule in _COMPILED if rule.fullmatch(folded)), None)
