"""Names of bodies out of their capitals: "ỦY BAN NHÂN DÂN TỈNH BẮC NINH" is "Ủy ban nhân dân tỉnh Bắc Ninh"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pii_desktop.domain.evidence_reading import KnownNames
from pii_desktop.text.normalise import one_line, search_key
from pii_desktop.text.syllables import is_syllable

# What bodies begin with, as the decree on official documents writes it (Nghị định 30/2020/NĐ-CP, Phụ lục II).
HEADS = (
    "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Đoàn đại biểu Quốc hội", "Đoàn ĐBQH", "Sở", "Bộ",
    "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Ban Chấp hành Trung ương",
    "Bộ Chính trị", "Ban Bí thư", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Ban Thường vụ", "Ban Chấp hành",
    "Đảng bộ", "Ban Quản lý", "Ban Chỉ đạo", "Ban Dân tộc", "Ban Tổ chức", "Ban Tuyên giáo", "Ban", "Cục", "Chi cục",
    "Tổng cục", "Vụ", "Viện", "Văn phòng", "Thanh tra", "Trung tâm", "Phòng", "Trường Đại học", "Trường Cao đẳng",
    "Trường Chính trị", "Trường", "Đại học", "Học viện", "Công an", "Bộ Chỉ huy Quân sự", "Kho bạc Nhà nước",
    "Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam", "Ngân hàng Chính sách xã hội", "Ngân hàng", "Bảo hiểm xã hội",
    "Bảo hiểm xã hội Việt Nam", "Thuế", "Hải quan", "Tòa án nhân dân", "Viện kiểm sát nhân dân", "Tỉnh đoàn",
    "Liên hiệp các Hội Khoa học và Kỹ thuật", "Liên đoàn Lao động", "Liên minh Hợp tác xã", "Hội Nông dân",
    "Hội Liên hiệp Phụ nữ", "Hội đồng", "Hội", "Hiệp hội", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban", "Quỹ", "Đài",
    "Công ty", "Tổng công ty", "Tập đoàn", "Hợp tác xã", "Tổ công tác", "Tổ", "Bệnh viện", "Thư viện", "Bảo tàng",
    "Bưu điện", "Điện lực", "Doanh nghiệp", "Kiểm toán Nhà nước", "Thông tấn xã Việt Nam", "Hội đồng tư vấn",
)  # fmt: skip
_WHOLE = (
    "Bộ Khoa học và Công nghệ", "Bộ Tài chính", "Bộ Nội vụ", "Bộ Công Thương", "Bộ Giáo dục và Đào tạo", "Bộ Y tế",
    "Bộ Nông nghiệp và Môi trường", "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Tài nguyên và Môi trường",
    "Bộ Thông tin và Truyền thông", "Bộ Kế hoạch và Đầu tư", "Bộ Lao động - Thương binh và Xã hội", "Bộ Tư pháp",
    "Bộ Xây dựng", "Bộ Giao thông vận tải", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Công an", "Bộ Quốc phòng",
    "Bộ Ngoại giao", "Bộ Dân tộc và Tôn giáo", "Cục Sở hữu trí tuệ", "Tổng cục Tiêu chuẩn Đo lường Chất lượng",
    "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Tổng cục Thống kê",
    "Cục Thông tin Khoa học và Công nghệ Quốc gia", "Cục Thông tin, Thống kê", "Cục Thống kê", "Chi cục Thống kê",
    "Cục Thuế", "Cục Trồng trọt", "Học viện Khoa học, Công nghệ và Đổi mới sáng tạo", "Văn phòng Chính phủ",
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ban Quản lý các khu công nghiệp", "Phòng Kinh tế và Hạ tầng",
    "Văn phòng Hội đồng nhân dân", "Văn phòng Ủy ban nhân dân", "Ban Thường vụ Tỉnh ủy", "Việt Nam",
    "Cộng hòa xã hội chủ nghĩa Việt Nam", "Khoa học và Công nghệ", "Nhà nước", "khu công nghiệp", "công nghệ cao",
)  # fmt: skip
_PLACES = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "thi tran", "dac khu")
_PLACE_WORDS = {"tinh": "tỉnh", "thanh pho": "thành phố", "huyen": "huyện", "quan": "quận", "thi xa": "thị xã",
                "xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu"}  # fmt: skip
_LONGEST = 16
_COMPANY = re.compile(r"(?:tong )?cong ty\b|doanh nghiep\b|hop tac xa\b|tap doan\b")
_ABBREVIATIONS = frozenset({"", "UBND", "HĐND", "KH&CN", "KCN", "KKT", "TNHH", "PTNT", "ĐBQH", "TW", "MTTQ", "KHKT"})
# What some fonts leave of it (domain.md 8.5).
_LOST_PROVINCE = re.compile(r"\bT\ufffd?NH\b")


@dataclass(frozen=True, slots=True)
class Written:
    """A name in the right letters; `is_known` is False where some word of it had to be guessed."""

    text: str
    is_known: bool


def body_name(printed: str, known: KnownNames) -> Written:
    """The name of a body as it is written in a sentence; one that is not printed in capitals stays as it is."""
    text = one_line(printed).strip(" .,;:-–*")
    if 2 * sum(letter.islower() for letter in text) >= sum(letter.isalpha() for letter in text):
        return Written(text, is_known=True)
    if _COMPANY.match(search_key(text)):
        return Written(text, is_known=False)  # nobody can tell the name in it from the words
    whole = _LOST_PROVINCE.sub("TỈNH", text.upper())
    words = whole.split(" ")
    spellings = _spellings(known)
    written: list[str] = []
    is_known, place, after_head = whole == text.upper(), 0, False
    while place < len(words):
        step = _phrase_at(words, place, spellings) or _place_at(words, place, known)
        if step is None:
            written.append(_word(words[place], is_first=place == 0 or after_head))
            is_known = is_known and words[place].strip(",.-–") in _ABBREVIATIONS
            place, after_head = place + 1, False
        else:
            phrase, count = step
            written.append(phrase)
            place, after_head = place + count, phrase in HEADS
    name = " ".join(written)
    return Written(name[:1].upper() + name[1:], is_known)


@lru_cache(maxsize=4)
def _spellings(known: KnownNames) -> dict[tuple[str, ...], str]:
    """Right spellings by their folded words; the names of the catalogue go before the built-in ones."""
    found: dict[tuple[str, ...], str] = {}
    for name in (*known.departments, *_WHOLE, *HEADS, *(name for name in known.provinces if " " in name)):
        found.setdefault(_folded(name.split(" ")), name)
    return found


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple(search_key(word) for word in words)


def _phrase_at(words: list[str], start: int, spellings: dict[tuple[str, ...], str]) -> tuple[str, int] | None:
    """The longest known name that begins at a word, and how many words it takes."""
    for count in range(min(_LONGEST, len(words) - start), 0, -1):
        piece = words[start : start + count]
        tail = re.search(r"[,;.]*$", piece[-1])
        ending = tail[0] if tail else ""
        key = _folded([*piece[:-1], piece[-1].rstrip(",;.")])
        found = spellings.get(key) or spellings.get(_folded(piece))
        if found is not None and found.startswith("Bộ ") and start > 0:
            continue  # "TIẾN BỘ KHOA HỌC VÀ CÔNG NGHỆ" is no ministry
        if found is not None and not (count == 1 and start > 0 and found not in ("UBND", "HĐND", "Sở")):
            return found + (ending if not found.endswith(ending) else ""), count
    return None


def _place_at(words: list[str], start: int, known: KnownNames) -> tuple[str, int] | None:
    """In "TỈNH BẮC NINH" the word for the place small, its name as the catalogue writes it or with capitals."""
    for size in (2, 1):
        key = " ".join(_folded(words[start : start + size]))
        rest = words[start + size :]
        if key not in _PLACES or len(words[start : start + size]) < size:
            continue
        if not rest:
            return _PLACE_WORDS[key], size
        for province in known.provinces:
            name = province.split(" ")
            if _folded(rest[: len(name)]) == _folded(name):
                return f"{_PLACE_WORDS[key]} {province}", size + len(name)
        count = next((number for number, word in enumerate(rest) if not is_syllable(word.lower())), len(rest))
        if 0 < count <= 3:
            return f"{_PLACE_WORDS[key]} {' '.join(word.capitalize() for word in rest[:count])}", size + count
    return None


def _word(word: str, *, is_first: bool) -> str:
    if _is_abbreviation(word):
        return word
    return word.capitalize() if is_first else word.lower()


def _is_abbreviation(word: str) -> bool:
    """True for what is no syllable of a sentence: "KCN", "KH&CN", "5"."""
    letters = word.strip(".,;()-–").lower()
    return not letters or not is_syllable(letters)
