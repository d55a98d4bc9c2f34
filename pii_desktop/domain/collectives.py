"""Expressions that name many departments at once: "Các sở, ban, ngành", "các đơn vị liên quan" (domain.md 5)."""

import re
from enum import StrEnum

from pii_desktop.text.normalise import search_key


class Reach(StrEnum):
    """Whom a collective expression addresses."""

    DEPARTMENTS = "departments"
    OTHERS = "others"


_DEPARTMENTS = re.compile(
    r"(cac )?so\b[, ]*(ban\b[, ]*)?(va )?nganh\b.*"
    r"|cac so\b.*|(cac )?ban[, ]+nganh\b.*"
    r"|((cac|nhung) )?(co quan|don vi|to chuc|ban nganh)\b.*\b(lien quan|khac)\b.*"
    r"|cac (co quan|don vi)\b.*"
)
_OTHERS = re.compile(
    r"(ubnd|uy ban nhan dan) ((cac )?(huyen|thi xa|thanh pho|dia phuong|xa|phuong|dac khu)|cap (huyen|xa))\b.*"
    r"|(cac|nhung) \w.*|(moi|toan bo|tat ca) \w.*"
    r"|(doanh nghiep|truong|to chuc|dia phuong|co so|hiep hoi|don vi|co quan)\b"
    r".*\b(lien quan|khac|kh&cn|trong tinh|tren dia ban)\b.*"
    r"|(doanh nghiep|to chuc) (kh&cn|khcn)"
)


def reach_of(printed: str) -> Reach | None:
    """Whom `printed` addresses when it is a collective expression, None when it names one department."""
    folded = search_key(printed).strip(" .;,-+")
    if _DEPARTMENTS.fullmatch(folded):
        return Reach.DEPARTMENTS
    return Reach.OTHERS if _OTHERS.fullmatch(folded) else None
