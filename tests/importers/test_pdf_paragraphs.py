"""The body of a plan in a PDF: wrapped lines are one paragraph, also over a page; what is set apart is not."""

from pii_desktop.importers.pdf_lines import PrintedLine
from pii_desktop.importers.pdf_paragraphs import paragraphs_of

SIZE = 10.0
WIDTH = 200.0
PITCH = 14.0


def line(text: str, top: float, *, left: float = 0.0, is_full: bool = True) -> PrintedLine:
    """A line of the body; a full one has no room for another word."""
    right = 0.0 if is_full else WIDTH - left - len(text) * SIZE / 2
    first = len(text.partition(" ")[0]) * SIZE / 2
    return PrintedLine(text, left, right, top, top + SIZE, first, SIZE / 2)


def centred(text: str, top: float) -> PrintedLine:
    free = (WIDTH - len(text) * SIZE / 2) / 2
    return PrintedLine(text, free, free, top, top + SIZE, len(text.partition(" ")[0]) * SIZE / 2, SIZE / 2)


def test_lines_at_the_usual_distance_are_one_paragraph() -> None:
    lines = [line("a) Sở Tài chính chủ trì, phối hợp", 0), line("với các sở, ngành tham mưu UBND", PITCH)]
    lines += [line("tỉnh bố trí kinh phí.", 2 * PITCH, is_full=False)]
    whole = "a) Sở Tài chính chủ trì, phối hợp với các sở, ngành tham mưu UBND tỉnh bố trí kinh phí."
    assert list(paragraphs_of(lines)) == [whole]


def test_more_space_or_an_indent_begins_a_paragraph_even_after_a_full_line() -> None:
    usual = [line("Kế hoạch này thay cho kế hoạch", 0), line("của năm 2024 và có hiệu lực từ", PITCH)]
    assert list(paragraphs_of([*usual, line("Sở Nội vụ theo dõi", 2 * PITCH + 6)]))[1] == "Sở Nội vụ theo dõi"
    assert list(paragraphs_of([*usual, line("Sở Nội vụ theo dõi", 2 * PITCH, left=36)]))[1] == "Sở Nội vụ theo dõi"
    assert list(paragraphs_of([*usual, line("II. NHIỆM VỤ", 2 * PITCH)]))[1] == "II. NHIỆM VỤ"


def test_a_sentence_goes_on_over_the_page_and_a_new_one_does_not() -> None:
    last = line("thu hút nhân lực tại các cơ quan nhà", 700)
    assert len(list(paragraphs_of([last, line("nước thuộc UBND tỉnh", 60)]))) == 1
    assert len(list(paragraphs_of([last, line("Sở Nội vụ theo dõi", 60)]))) == 2


def test_the_reference_under_a_title_stands_alone() -> None:
    lines = [centred("NHIỆM VỤ NÂNG CAO CHỈ SỐ PII NĂM 2025", 0), centred("(Kèm theo Kế hoạch số 15/KH-UBND)", PITCH)]
    assert len(list(paragraphs_of(lines))) == 2
