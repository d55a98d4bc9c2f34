"""The form for a coordinating department: what is locked, what is open, what is hidden, how it is printed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pii_desktop.domain.ids import PeriodId, RequestId
from pii_desktop.domain.request_form import FORM_SHEET, FormColumn, FormMark, FormRow, RequestForm, key_of, mark_of
from pii_desktop.errors import OutputError
from pii_desktop.exporters.request_form_xlsx import render_request_form
from pii_desktop.importers.reply_xlsx import read_reply_content
from tests.exporters.hard_texts import CONTROL, DECOMPOSED, EMOJI, FORMULA, LONG_WORD, MARKUP, VIETNAMESE

MARK = FormMark("0123456789ab", PeriodId(2))
ROW = FormRow(RequestId(7), "2.2.2", "Chi KH&CN từ NSĐP/GRDP", "%", "Số liệu, kết quả thực hiện")
FORM = RequestForm(
    MARK, "Sở Tài chính", "Sở Khoa học và Công nghệ", "Năm 2025", date(2025, 11, 17), "Trần Văn Nam, 0222", (ROW,)
)
HEADER = 6


def sheet_of(form: RequestForm, folder: Path) -> Worksheet:
    target = folder / "phiếu.xlsx"
    render_request_form(form, "Sở Tài chính", target)
    return load_workbook(target).worksheets[0]


def test_what_is_asked_is_locked_and_what_is_filled_in_is_open(tmp_path: Path) -> None:
    sheet = sheet_of(FORM, tmp_path)

    assert sheet.title == FORM_SHEET
    assert sheet.protection.sheet is True
    assert sheet.protection.password is None
    for cell, column in zip(sheet[HEADER + 1], FORM.columns, strict=True):
        assert cell.protection.locked is not column.is_answer, column
    assert all(cell.protection.locked for cell in sheet[HEADER])


def test_targets_are_shown_where_there_are_any(tmp_path: Path) -> None:
    with_target = replace(FORM, rows=(ROW, replace(ROW, request_id=RequestId(8), target="≥ 25")))
    sheet = sheet_of(with_target, tmp_path)

    assert FormColumn.TARGET not in FORM.columns
    assert [cell.value for cell in sheet["D"][HEADER - 1 :]] == ["Mục tiêu", None, "≥ 25"]
    assert sheet["D8"].protection.locked
    assert sheet.column_dimensions["M"].hidden


def test_the_key_stands_in_a_hidden_column(tmp_path: Path) -> None:
    sheet = sheet_of(FORM, tmp_path)

    assert sheet.column_dimensions["L"].hidden
    assert mark_of(str(sheet["L6"].value)) == MARK
    assert key_of(str(sheet["L7"].value)) == (MARK, RequestId(7))


def test_columns_of_numbers_are_checked(tmp_path: Path) -> None:
    sheet = sheet_of(FORM, tmp_path)
    (check,) = sheet.data_validations.dataValidation

    assert (check.type, check.errorStyle) == ("decimal", "warning")
    assert str(check.sqref) == "E7 F7 G7"
    assert check.error is not None
    assert "45,92" in check.error


def test_it_prints_on_a4_with_its_head_on_every_page(tmp_path: Path) -> None:
    sheet = sheet_of(FORM, tmp_path)

    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$6:$6"
    assert sheet.print_area == "'Phiếu cung cấp số liệu'!$A$1:$K$7"


def test_the_head_says_period_day_and_contact(tmp_path: Path) -> None:
    sheet = sheet_of(FORM, tmp_path)
    words = " ".join(str(sheet.cell(line, 1).value) for line in range(1, 5))

    for said in ("Năm 2025", "17/11/2025", "Sở Khoa học và Công nghệ", "Trần Văn Nam, 0222"):
        assert said in words


@pytest.mark.parametrize(
    "text", [FORMULA, "+84222", "-1", "@SUM(A1)", "\t=1", MARKUP, EMOJI, CONTROL, DECOMPOSED, LONG_WORD, VIETNAMESE]
)
def test_no_text_becomes_a_formula(text: str, tmp_path: Path) -> None:
    hard = replace(ROW, name=text, content=text, result=text, documents=text)
    sheet = sheet_of(replace(FORM, rows=(hard,), contact=text), tmp_path)

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_an_earlier_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    given = replace(ROW, value=Decimal("0.1274"), denominator=Decimal(245300), result="=1+1\n+2")
    target = tmp_path / "phiếu.xlsx"
    render_request_form(replace(FORM, rows=(given,)), "Sở", target)

    (row,) = read_reply_content(target.read_bytes(), target.name).rows
    assert row.cells[FormColumn.VALUE].number == Decimal("0.1274")
    assert row.cells[FormColumn.DENOMINATOR].number == Decimal(245300)
    assert row.cells[FormColumn.RESULT].text == "=1+1\n+2"


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("một.xlsx", "hai.xlsx"):
        render_request_form(FORM, "Sở", tmp_path / name)
    assert (tmp_path / "một.xlsx").read_bytes() == (tmp_path / "hai.xlsx").read_bytes()


def test_a_name_that_windows_forbids_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        render_request_form(FORM, "Sở", tmp_path / "CON.xlsx")
    assert list(tmp_path.iterdir()) == []
