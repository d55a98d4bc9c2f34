"""One normal form for text that comes in, and one folded form for finding it again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.text.normalise import clean_text, lines_of, one_line, search_key, to_nfc, without_bullet


def test_decomposed_letters_become_composed() -> None:
    assert to_nfc(unicodedata.normalize("NFD", "Chỉ số đổi mới sáng tạo")) == "Chỉ số đổi mới sáng tạo"


def test_invisible_characters_and_hard_blanks_go_and_lines_stay() -> None:
    assert clean_text("\ufeffSở\u00a0 Tài\u200b chính;\r\n\u00ad Sở Y\u2009tế \x07") == "Sở Tài chính;\nSở Y tế"


def test_a_lone_surrogate_can_be_written_afterwards() -> None:
    assert clean_text("a\ud800b").encode("utf-8").decode("utf-8") == "a\ufffdb"


def test_lines_are_those_that_hold_something() -> None:
    assert lines_of("- Rà soát\n\n  - Trình ban hành\x0b") == ("- Rà soát", "- Trình ban hành")
    assert one_line("Chi nhánh Ngân hàng\nNhà nước tỉnh") == "Chi nhánh Ngân hàng Nhà nước tỉnh"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Sở  Khoa học và Công nghệ", "so khoa hoc va cong nghe"),
        ("ĐỔI MỚI", "doi moi"),
        ("Đường sắt Ðông Anh", "duong sat dong anh"),
        ("  UBND\ncác huyện ", "ubnd cac huyen"),
    ],
)
def test_the_search_key_knows_no_accent_no_case_and_no_d_with_stroke(typed: str, folded: str) -> None:
    assert search_key(typed) == folded


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("- Xây dựng kế hoạch", "Xây dựng kế hoạch"),
        ("–+ • Rà soát thủ tục", "Rà soát thủ tục"),
        ("-2,5 điểm so với năm trước", "-2,5 điểm so với năm trước"),
        ("- +3 bậc - vượt mục tiêu", "+3 bậc - vượt mục tiêu"),
        ("", ""),
    ],
)
def test_the_mark_of_a_list_goes_and_the_sign_of_a_number_stays(printed: str, words: str) -> None:
    assert without_bullet(printed) == words


@given(st.text())
def test_cleaning_twice_changes_nothing_and_never_fails(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    clean_text(text).encode("utf-8")


@given(st.text(st.sampled_from("aăâbdđeêioôơuưyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ")))
def test_composed_and_decomposed_text_have_the_same_key(text: str) -> None:
    assert search_key(unicodedata.normalize("NFD", text)) == search_key(text.upper())
    assert search_key(text).isascii()
