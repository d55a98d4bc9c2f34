"""What is stored is Unicode: old text is converted, what stays garbage is said or refused."""

import pytest

from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.fonts import OLD_FONTS, is_typed_old
from pii_desktop.importers.legible import legible
from pii_desktop.importers.table import Cell, Grid, Source, lay_out
from tests.importers.sheets import HEADER, read_sheet, told
from tests.text.signs import SIGNS


def test_short_texts_go_with_the_words_of_the_others() -> None:
    cells = {
        (0, 0): Cell("Së Khoa häc vµ C«ng nghÖ"),
        (0, 1): Cell("Së"),
        (0, 2): Cell("®æi míi s¸ng t¹o cÊp ®Þa ph­¬ng"),
    }
    source = legible(Source(("KÕ ho¹ch n¨m 2025\nphô lôc", Grid(lay_out(cells, [], (1, 3))))))
    assert source.blocks[:2] == ("Kế hoạch năm 2025", "phụ lục")
    assert source.grids()[0].texts(0) == ("Sở Khoa học và Công nghệ", "Sở", "đổi mới sáng tạo cấp địa phương")
    assert source.notes == (OLD_FONTS,)


def test_unicode_is_only_tidied() -> None:
    source = legible(Source(("Tỷ\u00a0lệ  chi ≥ 20 m² – “đạt”\u200b",), ("ghi chú",)))
    assert source == Source(("Tỷ lệ chi ≥ 20 m² – “đạt”",), ("ghi chú",))


@pytest.mark.parametrize("name", SIGNS)
def test_signs_of_several_characters_are_left_whole(name: str) -> None:
    text = f"Hoàn thành {SIGNS[name]} tốt"
    assert legible(Source((text,))).blocks == (text,)


def test_a_row_with_lost_letters_is_marked() -> None:
    rows = [(f"1.1.{number}", "Chính sách đổi mới", 1, 2, "Rà soát", "Sở Y tế") for number in range(1, 6)]
    plan = read_sheet([HEADER, *rows, ("1.1.6", "Ch\ufffd s\ufffd", 1, 2, None, "Sở Nội vụ")])
    assert "đối chiếu dòng này với bản gốc" in told(plan.rows[-1])
    assert all(not row.issues or "đối chiếu" not in told(row) for row in plan.rows[:-1])


def test_a_document_of_garbage_is_refused() -> None:
    with pytest.raises(ForeignFileError) as refused:
        legible(Source(tuple(f"B\ufffdng s\ufffd {number}" for number in range(9))))
    assert refused.value.code == "file-encoding"


@pytest.mark.parametrize(
    ("text", "font", "is_old"),
    [
        ("Së Y tÕ", "ABCDEF+.VnTime", True),
        ("Sôû Y teá", "VNI-Times,Bold", True),
        ("Sở Y tế", ".VnTime", False),
        ("Ban 2025", ".VnTime", False),
        ("\uf0b3", "Symbol", False),
        ("Së Y tÕ", "Times New Roman", False),
        ("Së Y tÕ", None, False),
    ],
)
def test_a_font_is_old_where_it_changes_what_is_said(text: str, font: str | None, *, is_old: bool) -> None:
    assert is_typed_old([("Phụ lục ", "Times New Roman"), (text, font)]) is is_old
