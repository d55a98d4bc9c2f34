"""Text of a Word file that a reader does not see, or that somebody struck out, is not read, whoever says so."""

from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.styles.style import CharacterStyle

from pii_desktop.importers import docx
from tests.importers.test_docx import paper, read


def told(made: Any) -> list[str]:
    return [issue.text for issue in read(made).issues]


def style(made: Any, name: str, kind: WD_STYLE_TYPE, above: CharacterStyle | None = None) -> Any:
    added = made.styles.add_style(name, kind)
    added.base_style = above
    return added


def one_row() -> tuple[Any, Any]:
    """A paper with one indicator and the paragraph of its lead."""
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""))
    return made, made.tables[0].cell(1, 3).paragraphs[0]


def test_text_hidden_by_the_style_of_its_letters_or_one_above_is_not_read() -> None:
    made, lead = one_row()
    hidden = style(made, "Ẩn", WD_STYLE_TYPE.CHARACTER)
    hidden.font.hidden = True
    derived = style(made, "Ẩn đậm", WD_STYLE_TYPE.CHARACTER, hidden)
    lead.add_run("; Sở Nội vụ", style=hidden)
    lead.add_run("; Sở Tài chính", style=derived)
    lead.add_run("; Sở Tư pháp", style=derived).font.hidden = False
    assert read(made).rows[0].lead == ("Sở Y tế", "Sở Tư pháp")
    assert docx.HIDDEN_TEXT in told(made)


def test_a_paragraph_hidden_by_its_style_is_not_read() -> None:
    made, _ = one_row()
    hidden = style(made, "Ẩn", WD_STYLE_TYPE.PARAGRAPH)
    hidden.font.hidden = True
    made.tables[0].cell(1, 3).add_paragraph("Sở Nội vụ", style=hidden)
    assert read(made).rows[0].lead == ("Sở Y tế",)


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    made, lead = one_row()
    first, second = (style(made, name, WD_STYLE_TYPE.CHARACTER) for name in ("Một", "Hai"))
    first.base_style, second.base_style = second, first
    lead.add_run("; Sở Nội vụ", style=first)
    assert read(made).rows[0].lead == ("Sở Y tế", "Sở Nội vụ")


@pytest.mark.parametrize("line", ["strike", "double_strike"])
def test_text_struck_through_counts_as_taken_back_and_is_told(line: str) -> None:
    made, lead = one_row()
    setattr(lead.runs[0].font, line, True)
    lead.add_run("Sở Tài chính")
    assert read(made).rows[0].lead == ("Sở Tài chính",)
    assert docx.STRUCK_TEXT in told(made)


def test_without_such_text_nothing_is_told() -> None:
    made, lead = one_row()
    lead.runs[0].font.strike = False
    assert not {docx.HIDDEN_TEXT, docx.STRUCK_TEXT} & set(told(made))


def raised(cell: Any, text: str) -> None:
    cell.paragraphs[0].add_run(text).font.superscript = True


@pytest.mark.parametrize("mark", ["1", "(2)", "[3]", "*", "(**)"])
def test_a_raised_mark_of_a_footnote_is_no_part_of_what_it_stands_behind(mark: str) -> None:
    made = Document()
    table = made.add_table(rows=2, cols=4)
    for row, values in zip(
        table.rows,
        (("Mã", "Chỉ số", "Mục tiêu 2025", "Chủ trì"), ("1.1.1", "Chính sách", "≥ 45", "Sở Y tế")),
        strict=True,
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    for column in (1, 2, 3):
        raised(table.cell(1, column), mark)
    (row,) = read(made).rows
    assert (row.name, row.target_printed, row.lead) == ("Chính sách", "≥ 45", ("Sở Y tế",))
    assert row.target is not None
    assert row.target.value == 45


@pytest.mark.parametrize(
    ("unit", "power", "printed"), [("Diện tích km", "2", "Diện tích km2"), ("Số 10", "6", "Số 106")]
)
def test_a_raised_number_behind_a_unit_stays(unit: str, power: str, printed: str) -> None:
    made = paper(("1.1.1", unit, "", "Sở Y tế", ""))
    raised(made.tables[0].cell(1, 1), power)
    assert read(made).rows[0].name == printed
