"""From a double click on the icon to the report, in the real window, by keyboard."""

import unicodedata
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from pii_desktop.domain.plan import ParsedRow, Place
from pii_desktop.domain.progress import WorkState
from pii_desktop.importers import registry
from pii_desktop.storage import catalogue
from tests.end_to_end.plan_files import write_plan
from tests.end_to_end.window import CONTROL, Desktop
from tests.exporters.pdf_reading import MM, line_with, without_blanks

RESULT = "Đã bố trí 215,6 tỷ đồng chi thường xuyên; phê duyệt 12 nhiệm vụ KH&CN cấp tỉnh."
DIFFICULTY = "Nguồn vượt thu được giao muộn, nhiều nhiệm vụ phải chuyển tiếp sang năm sau."


@pytest.fixture(params=["built", pytest.param("bacninh-2025.docx", marks=pytest.mark.real_documents)])
def plan_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The appendix: made here, and the one of Kế hoạch 279/KH-UBND."""
    if request.param == "built":
        return write_plan(tmp_path / "Phụ lục phân công.docx")
    shared: Path = request.getfixturevalue("shared")
    return shared / "appendices" / str(request.param)


def answer_the_guide(desktop: Desktop, plan_file: Path) -> None:
    """All four steps, by keyboard alone: department, plan, rows, who signs."""
    guide = desktop.guide()
    desktop.type("bac ninh")
    desktop.tab_to(guide.department_step.departments)
    desktop.type("so tai chinh")
    desktop.press_button(guide.foot.onward)
    desktop.press(Qt.Key.Key_Return)
    desktop.choose_in_dialog(plan_file)
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()
    desktop.press(Qt.Key.Key_Down)
    desktop.press(Qt.Key.Key_Space)
    desktop.press_button(guide.foot.onward)
    desktop.fill(guide.officers_step.leader.name, "Nguyễn Thị Hoà")
    desktop.fill(guide.officers_step.signer_title, "GIÁM ĐỐC")
    desktop.fill(guide.officers_step.signer_name, "Trần Đức Thắng")
    desktop.press_button(guide.foot.onward)


def record_spending(desktop: Desktop) -> None:
    """Numerator, denominator and words of 2.2.2, found by Ctrl+K."""
    desktop.press(Qt.Key.Key_K, CONTROL)
    desktop.type("2.2.2")
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()
    page = desktop.indicators()
    desktop.press(Qt.Key.Key_F2)
    desktop.settle()
    form = page.panel.form
    assert desktop.focus() is form.numbers.numbers["numerator"].focusProxy()
    desktop.type("215,6")
    desktop.press(Qt.Key.Key_Tab)
    desktop.type("107800")
    desktop.tab_to(form.narrative.texts["result"])
    desktop.compose(RESULT)
    desktop.tab_to(form.narrative.texts["difficulties"])
    desktop.type(DIFFICULTY)
    desktop.press(Qt.Key.Key_Tab)
    desktop.settle()
    assert form.numbers.numbers["value"].text() == "0,2"


def attach_decision(desktop: Desktop, file: Path) -> None:
    """The third tab of the panel: a file, and what is written about it."""
    panel = desktop.indicators().panel
    desktop.tab_to(panel.tabs)
    for _ in range(2):
        desktop.press(Qt.Key.Key_Right)
    desktop.tab_to(panel.evidence.zone.button)
    desktop.press(Qt.Key.Key_Return)
    desktop.choose_in_dialog(file)
    editor = next(iter(panel.evidence.editors.values()))
    desktop.fill(editor.number, "15/QĐ-UBND")
    desktop.fill(editor.signed_on, "15/01/2025")
    desktop.fill(editor.issuer, "UBND tỉnh Bắc Ninh")
    desktop.fill(editor.abstract, "Giao dự toán chi khoa học và công nghệ năm 2025")
    desktop.press(Qt.Key.Key_Tab)
    desktop.settle()


def finish_first_work_item(desktop: Desktop) -> None:
    """The second tab: state by arrow keys, percent, result."""
    panel = desktop.indicators().panel
    desktop.tab_to(panel.tabs)
    desktop.press(Qt.Key.Key_Left)
    editor = next(iter(panel.work.editors.values()))
    desktop.tab_to(editor.state)
    while editor.state.value() is not WorkState.DONE:
        desktop.press(Qt.Key.Key_Down)
    desktop.fill(editor.percent, "100")
    desktop.tab_to(editor.result)
    desktop.type("Đã trình HĐND tỉnh tại Nghị quyết số 38/NQ-HĐND")
    desktop.press(Qt.Key.Key_Tab)
    desktop.settle()


def export_report(desktop: Desktop, folder: Path) -> tuple[Path, Path]:
    """PDF, Word and Excel of the period that is shown, the files that the banner names; the first and the last."""
    page = desktop.periods()
    folder.mkdir()
    for button in (page.export_bar.pdf, page.export_bar.word, page.export_bar.excel):
        desktop.tab_to(button)
        desktop.press(Qt.Key.Key_Return)
        desktop.choose_in_dialog(folder)
        desktop.wait_until(page.export_bar.banner.isVisible)
        assert "Đã xuất" in page.export_bar.banner.text()
    return next(folder.glob("*.pdf")), next(folder.glob("*.xlsx"))


def test_from_a_double_click_to_the_report(desktop: Desktop, plan_file: Path, tmp_path: Path) -> None:
    decision = tmp_path / "Quyết định giao dự toán.pdf"
    decision.write_bytes(b"%PDF-1.4 \xc4\x91")
    desktop.start(tmp_path / "sổ dữ liệu")
    answer_the_guide(desktop, plan_file)
    assert desktop.window.header.department.text() == "Sở Tài chính tỉnh Bắc Ninh"
    record_spending(desktop)
    attach_decision(desktop, decision)
    finish_first_work_item(desktop)
    pdf, workbook = export_report(desktop, tmp_path / "báo cáo")
    check_text(pdf)
    check_form(pdf)
    check_workbook(workbook, plan_file)
    assert desktop.refusals == []


def check_text(pdf: Path) -> None:
    """What was typed stands in the report as it was typed, in letters that can be copied."""
    with pdfplumber.open(pdf) as document:
        copied = " ".join(page.extract_text() or "" for page in document.pages)
    assert unicodedata.is_normalized("NFC", copied)
    text = without_blanks(copied)
    typed = (RESULT, DIFFICULTY, "15/QĐ-UBND", "Giao dự toán chi khoa học và công nghệ", "Nghị quyết số 38")
    for words in (*typed, "SỞ TÀI CHÍNH", "Trần Đức Thắng", "Kế hoạch số 279/KH-UBND"):
        assert without_blanks(words) in text, words
    assert "215,6" in text
    assert "\N{REPLACEMENT CHARACTER}" not in text


def check_form(pdf: Path) -> None:
    """Paper, margins and type of Nghị định 30/2020/NĐ-CP, measured on the page."""
    with pdfplumber.open(pdf) as document:
        upright = [page for page in document.pages if page.width < page.height]
        first = upright[0]
        assert (round(first.width * MM), round(first.height * MM)) == (210, 297)
        for page in upright:
            letters = [char for char in page.chars if char["text"].strip() and char["top"] * MM > 17]
            assert min(char["x0"] for char in letters) * MM >= 29.9
            assert max(char["x1"] for char in letters) * MM <= 195.1
        title = line_with(first, "BÁO CÁO")
        assert {round(char["size"]) for char in title} == {14}
        assert all("Bold" in char["fontname"] for char in title)
        assert all("LiberationSerif" in char["fontname"] for page in document.pages for char in page.chars), (
            "one embedded face with the widths of Times New Roman"
        )


def check_workbook(workbook: Path, plan_file: Path) -> None:
    """The Excel read back says what the plan said; what was typed as a number is a number."""
    framework = catalogue.load_framework()
    sent, back = (registry.read(file, framework=framework) for file in (plan_file, workbook))
    assert [said(row) for row in back.assignments()] == [said(row) for row in sent.assignments()]
    with closing(load_workbook(workbook, read_only=True)) as book:
        cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert any(isinstance(value, float) and round(value, 6) == 0.2 for value in cells)


def said(row: ParsedRow) -> ParsedRow:
    """What a row says, wherever it stands."""
    return replace(row, place=Place(0, 0), issues=())
