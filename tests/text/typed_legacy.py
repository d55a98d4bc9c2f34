"""Vietnamese text as it was typed in the fonts of before Unicode, and text to type."""

from hypothesis import strategies as st

from pii_desktop.text.legacy_tables import TCVN3, VNI_PAIRS, VNI_SINGLE

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
TCVN3_CAPITALS = "ĂÂÊÔƠƯĐ"

_TO_TCVN3 = {letter: typed for typed, letter in TCVN3.items()}
_TO_VNI = {letter: typed for typed, letter in VNI_PAIRS.items() if typed.islower() or typed.isupper()} | {
    letter: typed for typed, letter in VNI_SINGLE.items()
}


def in_tcvn3(text: str) -> str:
    """`text` in the characters of .VnTime; capitals with a tone become small, as that font has none."""
    return "".join(_TO_TCVN3.get(letter) or _TO_TCVN3.get(letter.lower()) or letter for letter in text)


def in_vni(text: str) -> str:
    """`text` in the characters of VNI-Times."""
    return "".join(_TO_VNI.get(letter, letter) for letter in text)


def words_of(letters: str) -> st.SearchStrategy[str]:
    """A line of words in any order of `letters`."""
    return st.lists(st.text(letters, min_size=1, max_size=7), max_size=12).map(" ".join)


_SENTENCES = (
    "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành",
    "Tỷ lệ doanh nghiệp có hoạt động đổi mới sáng tạo",
    "Ủy ban nhân dân tỉnh báo cáo định kỳ trước ngày 01 tháng 6",
    "Mức điểm số năm gốc, mục tiêu phấn đấu năm sau ≥ 25%",
    "Chi cho nghiên cứu và phát triển (R&D)/GRDP; là của cá nhân, đã có",
)
SENTENCES = st.lists(
    st.sampled_from([word for sentence in _SENTENCES for word in sentence.split()]), min_size=1, max_size=20
).map(" ".join)
"""Lines of words that plans are made of."""
