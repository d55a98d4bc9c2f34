"""Kinds of official documents (Nghị định 30/2020/NĐ-CP, Điều 7, and the usual others) and the symbols they bear."""

import re
from dataclasses import dataclass

from pii_desktop.text.normalise import search_key

OFFICIAL_LETTER = "Công văn"
_SYMBOLS = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ", "Thông cáo": "TC",
    "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA",
    "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr", "Hợp đồng": "HĐ", "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM", "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP", "Giấy chứng nhận": "GCN", "Giấy phép": "GP", "Thông tư": "TT", "Nghị định": "NĐ",
    "Kết luận": "KL", "Bằng độc quyền sáng chế": "", "Bằng độc quyền giải pháp hữu ích": "",
    "Bằng độc quyền kiểu dáng công nghiệp": "", "Giấy chứng nhận đăng ký nhãn hiệu": "", "Chứng chỉ": "",
    "Giấy chứng nhận đăng ký doanh nghiệp": "", "Giấy xác nhận": "GXN", "Luật": "", "Quy trình": "", "Chiến lược": "",
}  # fmt: skip
CERTIFICATES = frozenset(
    kind for kind in _SYMBOLS if kind.startswith(("Giấy chứng nhận", "Giấy phép", "Bằng", "Chứng"))
)
AGREEMENTS = frozenset({"Hợp đồng", "Biên bản", "Bản ghi nhớ", "Bản thỏa thuận"})
# Words that a title begins with without being a kind: never the first part of a longer title.
_ONLY_ALONE = frozenset(
    {"Luật", "Quy trình", "Chiến lược", "Chương trình", "Dự án", "Quy định", "Kết luận", "Chứng chỉ"}
)


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind, and what of the abstract stands on the same line."""

    kind: str
    rest: str = ""


def kind_in(text: str) -> KindLine | None:
    """The kind that a line in capitals names, letters spaced out or not; None for any other line."""
    if any(letter.islower() for letter in text):
        return None
    joined = _joined(text)
    for kind in _BY_LENGTH:
        if joined == _joined(kind):
            return KindLine(kind)
    for kind in _BY_LENGTH:
        words = kind.split(" ")
        begun = text.split(" ")
        folded = [search_key(word) for word in begun[: len(words)]]
        if kind not in _ONLY_ALONE and len(begun) > len(words) and folded == [search_key(word) for word in words]:
            rest = " ".join(begun[len(words) :]).strip(" :–-")
            return KindLine(kind, "" if search_key(rest) == "lien tich" else rest)
    return None


def kind_of_symbol(number: str) -> str | None:
    """The kind that a number says: "279/KH-UBND" is a plan; None where it bears no such symbol."""
    symbols = re.split(r"[/\-–]", number)[1:]
    for symbol in symbols:
        for kind, known in _SYMBOLS.items():
            if known and symbol.strip() == known:
                return kind
    return None


def symbol_contradicts(number: str, kind: str) -> bool:
    """True where the number bears the symbol of another kind."""
    named = kind_of_symbol(number)
    return named is not None and named != kind and not kind.startswith(named)


def _joined(text: str) -> str:
    return search_key(text).replace(" ", "").strip(":")


_BY_LENGTH = sorted(_SYMBOLS, key=len, reverse=True)
