"""The body of a plan by the command line: seen, taken, taken back; the file kept; the misprints written."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.end_to_end.clerk import Clerk
from tests.importers.test_body import ANNEX, PLAN, table_in

MISPRINTED = (*ANNEX, ("3.3.3", "Quản trị môi trường", "Báo cáo", "Sở Tài chính"))


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    clerk = Clerk(tmp_path / "Sổ dữ liệu", capsys)
    clerk.works("init", "--province", "Hà Nam", "--department", "Sở Tài chính")
    return clerk


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    made = Document()
    for paragraph in PLAN:
        made.add_paragraph(paragraph)
    table_in(made, MISPRINTED)
    path = tmp_path / "Kế hoạch.docx"
    made.save(str(path))
    return path


def test_the_preview_shows_what_the_body_offers(clerk: Clerk, plan: Path) -> None:
    body = clerk.asks("import", plan, "--dry-run")["body"]
    assert [(each["number"], each["role"], len(each["duties"])) for each in body["duties"]] == [
        ("II.1", "collective", 2),
        ("II.2.2", "lead", 1),
        ("III.1", "collective", 1),
        ("III.2", "lead", 1),
    ]
    assert body["duties"][1]["duties"] == [
        {"number": "II.2.2", "paragraph": 19, "text": "Bố trí kinh phí cho khoa học và công nghệ."}
    ]
    assert [(each["kind"], each["deadline"]) for each in body["deadlines"]] == [("year", "2025-08-29")]


def test_the_body_is_taken_only_when_asked_and_goes_with_its_import(clerk: Clerk, plan: Path) -> None:
    clerk.works("import", plan)
    assert not [row for row in clerk.asks("list", "indicators")["indicators"] if row["kind"] == "task"]
    number = clerk.asks("import", plan, "--body")["import"]
    tasks = [row["name"] for row in clerk.asks("list", "indicators")["indicators"] if row["kind"] == "task"]
    assert tasks == ["Nhiệm vụ tại mục II.2.2: Nhiệm vụ, giải pháp", "Nhiệm vụ tại mục III.2: Tổ chức thực hiện"]
    assert clerk.asks("list", "periods")["periods"][1]["deadline"] == "2025-08-29"
    clerk.works("undo-import", number)
    assert not [row for row in clerk.asks("list", "indicators")["indicators"] if row["kind"] == "task"]
    assert clerk.asks("list", "periods")["periods"][1]["deadline"] == "2025-11-30"


def test_duties_of_the_body_are_reported_like_rows_of_the_annex(clerk: Clerk, plan: Path, tmp_path: Path) -> None:
    clerk.works("import", plan, "--body")
    year = clerk.asks("list", "periods")["periods"][1]["id"]
    duties = next(row for row in clerk.asks("list", "indicators")["indicators"] if row["kind"] == "task")
    clerk.works("record", duties["id"], "--period", year, "--result", "Đã bố trí 12 tỷ đồng")
    [written] = clerk.asks("report", "--period", year, "--format", "xlsx", "--out", tmp_path / "ra")["files"]
    texts = {str(cell.value) for sheet in load_workbook(written) for row in sheet.iter_rows() for cell in row}
    assert any("Đã bố trí 12 tỷ đồng" in text for text in texts)


def test_the_imported_file_is_listed_as_a_document_of_no_indicator(clerk: Clerk, plan: Path) -> None:
    clerk.works("import", plan)
    [kept] = clerk.asks("list", "evidence")["evidence"]
    assert (kept["file"], kept["assignments"]) == ("Kế hoạch.docx", [])


def test_the_ledger_of_misprints_is_written(clerk: Clerk, plan: Path, tmp_path: Path) -> None:
    clerk.works("import", plan)
    target = tmp_path / "Lỗi in.xlsx"
    assert clerk.asks("misprints", "--out", target)["misprints"] == 1
    [row] = clerk.asks("list", "misprints")["misprints"]
    assert (row["printed"], row["code"], row["place"]) == ("3.3.3", "3.2.3", "Phụ lục, bảng 1, dòng 3")
    assert "3.3.3" in {cell.value for line in load_workbook(target).worksheets[0].iter_rows() for cell in line}
