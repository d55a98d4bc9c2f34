"""Lines of a PDF become paragraphs again: wrapped lines are joined, lines that were meant stay apart."""

import pytest

from pii_desktop.importers.pdf_lines import PrintedLine, is_cut, padding_of, paragraphs

EM = 10.0
PADDING = 5.0
WIDTH = 110.0


def line(text: str, *, ends_in_space: bool = False, is_apart: bool = False) -> PrintedLine:
    """A line in a cell of twenty signs, every sign half an em wide, set to the left."""
    first = text.partition(" ")[0]
    used = len(text) * EM / 2
    return PrintedLine(
        text, PADDING, WIDTH - PADDING - used, 0.0, EM, len(first) * EM / 2, EM / 2, ends_in_space, is_apart
    )


def centred(text: str) -> PrintedLine:
    free = (WIDTH - len(text) * EM / 2) / 2
    first = len(text.partition(" ")[0]) * EM / 2
    return PrintedLine(text, free, free, 0.0, EM, first, EM / 2)


def read(*texts: str) -> str:
    return paragraphs([line(text) for text in texts], PADDING)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Sở Khoa học và Công", "nghệ"), "Sở Khoa học và Công nghệ"),
        (("Sở Tài chính", "Sở Nội vụ"), "Sở Tài chính\nSở Nội vụ"),
        (("- Rà soát chính sách.", "- Báo cáo kết quả"), "- Rà soát chính sách.\n- Báo cáo kết quả"),
        (("- Rà soát chính sách", "- Báo cáo kết quả"), "- Rà soát chính sách\n- Báo cáo kết quả"),
        (("chiều hướng cung", "- cầu hàng hóa"), "chiều hướng cung\n- cầu hàng hóa"),
        (("các chiều hướng cung", "- cầu hàng hóa"), "các chiều hướng cung - cầu hàng hóa"),
        (("a) Rà soát văn bản;", "b) Báo cáo"), "a) Rà soát văn bản;\nb) Báo cáo"),
        (("Quyết định số 749/QĐ-", "TTg ngày 03/6/2020"), "Quyết định số 749/QĐ-TTg ngày 03/6/2020"),
        (("trong giai đoạn 2021 -", "2030"), "trong giai đoạn 2021 - 2030"),
        (("các chương trình/kế", "hoạch"), "các chương trình/kế hoạch"),
    ],
)
def test_wrapped_lines_are_joined_and_others_are_not(lines: tuple[str, ...], text: str) -> None:
    assert read(*lines) == text


def test_a_word_longer_than_its_cell_is_put_together() -> None:
    assert read("TTKH&CNQG-TCĐLCLXYZW", "ABC") == "TTKH&CNQG-TCĐLCLXYZWABC"


def test_two_words_that_fill_their_lines_stay_two() -> None:
    narrow = [PrintedLine(text, PADDING, PADDING, 0.0, EM, 30.0, EM / 2) for text in ("nghiên", "cứu")]
    assert paragraphs(narrow, PADDING) == "nghiên cứu"


def test_a_centred_line_has_the_room_of_both_sides() -> None:
    assert paragraphs([centred("Đơn vị"), centred("chủ trì")], PADDING) == "Đơn vị\nchủ trì"
    assert paragraphs([centred("Ban quản lý các"), centred("KCN-CCN")], PADDING) == "Ban quản lý các KCN-CCN"


def test_words_tied_by_a_blank_that_must_not_break_go_on() -> None:
    assert (
        paragraphs([line("của UBND", ends_in_space=True), line("tỉnh Bắc Ninh")], PADDING) == "của UBND tỉnh Bắc Ninh"
    )


def test_two_columns_of_a_letter_head_are_never_one_paragraph() -> None:
    lines = [line("CỘNG HÒA XÃ HỘI CHỦ", is_apart=True), line("NGHĨA")]
    assert paragraphs(lines, PADDING) == "CỘNG HÒA XÃ HỘI CHỦ\nNGHĨA"


def test_the_margin_of_a_table_is_the_least_that_any_line_keeps() -> None:
    assert padding_of([line("Sở Tài chính"), centred("TT")]) == PADDING
    assert padding_of([]) == 0


def test_a_full_last_line_without_an_end_was_cut() -> None:
    assert is_cut(line("nắm bắt và giải quyế"), PADDING)
    assert not is_cut(line("nắm bắt, giải quyết."), PADDING)
    assert not is_cut(line("giải quyết"), PADDING)
