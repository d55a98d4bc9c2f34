"""Expressions that name many departments at once: "Các sở, ban, ngành", "các đơn vị liên quan" (domain.md 5)."""

import re
from enum import StrEnum

from pii_desktop.text.normalise import search_key


class Reach(StrEnum):
    """Whom a collective expression addresses."""

    DEPARTMENTS = "departments"
    OTHERS = "others"


# Words in front that change nothing about whom the rest addresses: "Tất cả các sở", "19 sở, ban, ngành", "100% sở".
_FRONT = re.compile(
    r"(?:(?:tat ca|toan bo|toan the|moi|100 ?%|\d+|thu truong|giam doc|lanh dao|nguoi dung dau|chu tich)\s+)+"
)
_BETWEEN = r"\b[, /-]*(?:va )?"
_DEPARTMENTS = re.compile(
    rf"(cac )?so{_BETWEEN}(?:ban{_BETWEEN})?nganh\b.*"
    r"|cac so\b.*|(cac )?ban[, /]+nganh\b.*"
    r"|(cac cap[, ]+)?cac nganh\b.*|nganh( co)? lien quan"
    r"|((cac|nhung) )?(co quan|don vi|to chuc|ban nganh)\b.*\b(lien quan|khac)\b.*"
    r"|cac (co quan|don vi)\b.*"
)
_OTHERS = re.compile(
    r"(ubnd|uy ban nhan dan) ((cac |\d+ )?(huyen|thi xa|thanh pho|dia phuong|xa|phuong|dac khu)|cap (huyen|xa))\b.*"
    r"|(cac|nhung) \w.*|(moi|toan bo|tat ca) \w.*"
    r"|(doanh nghiep|truong|to chuc|dia phuong|co so|hiep hoi|don vi|co quan)\b"
    r".*\b(lien quan|khac|kh&cn|trong tinh|tren dia ban)\b.*"
    r"|(doanh nghiep|to chuc) (kh&cn|khcn)"
)
# "Các sở, ngành: Tài chính, Nội vụ" names those that follow.
_LISTS = re.compile(r".*:\s*\w.*")


def reach_of(printed: str) -> Reach | None:
    """Whom `printed` addresses when it is a collective expression, None when it names one department or lists some."""
    folded = search_key(printed).strip(" .;,-+:")
    if _LISTS.fullmatch(folded):
        return None
    bare = _FRONT.sub("", folded, count=1) if _FRONT.match(folded) else folded
    if _DEPARTMENTS.fullmatch(bare):
        return Reach.DEPARTMENTS
    return Reach.OTHERS if _OTHERS.fullmatch(bare) or _OTHERS.fullmatch(folded) else None
