"""The register as a workbook: what the list shows, with dates, files and hashes."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.evidence_register import RegisterFilter
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import InputError
from pii_desktop.services import evidence
from pii_desktop.services.register_export import build_register_sheet, write_register
from pii_desktop.storage.workspace import Workspace
from tests.exporters.workbooks import column_of
from tests.ready import ready_workspace
from tests.storage.stored import a_file

DECISION = EvidenceFields("12/QĐ-UBND", date(2025, 3, 20), "UBND tỉnh", "=Phê duyệt dự toán", kind="Quyết định")


@pytest.fixture
def rows(workspace: Workspace) -> list[AssignmentId]:
    return [row.id for row in workspace.read(lambda uow: uow.assignments.all_tracked())][:2]


@pytest.fixture
def filled(workspace: Workspace, rows: list[AssignmentId], tmp_path: Path) -> Workspace:
    decision = a_file(tmp_path, "Quyết định.pdf", b"%PDF 1")
    minutes = a_file(tmp_path, "Biên bản.pdf", b"%PDF 2")
    workspace.run(lambda uow: evidence.attach(uow, decision, DECISION, frozenset(rows)))
    workspace.run(lambda uow: evidence.attach(uow, minutes, EvidenceFields(), frozenset()))
    return workspace


def test_all_that_is_listed_stands_in_the_workbook(filled: Workspace, rows: list[AssignmentId], tmp_path: Path) -> None:
    target = tmp_path / "Sổ minh chứng.xlsx"
    write_register(filled.read(lambda uow: build_register_sheet(uow, RegisterFilter())), "An", target)
    sheet = load_workbook(target).worksheets[0]
    decision = column_of(sheet, "Số, ký hiệu").index("12/QĐ-UBND")
    assert column_of(sheet, "Trích yếu nội dung")[decision] == "=Phê duyệt dự toán"
    assert column_of(sheet, "Ngày ban hành")[decision] == datetime(2025, 3, 20)  # noqa: DTZ001
    codes = [filled.read(lambda uow, each=each: uow.assignments.get(each)).display_code for each in rows]  # type: ignore[misc]
    assert column_of(sheet, "Chỉ số, chỉ tiêu minh chứng")[decision] == "; ".join(codes)
    assert set(column_of(sheet, "Tên tệp")) == {"Quyết định.pdf", "Biên bản.pdf"}
    assert column_of(sheet, "Dung lượng (byte)") == [6, 6]


def test_the_number_of_a_target_is_told_as_one(tmp_path: Path) -> None:
    with ready_workspace(tmp_path / "sổ", "bacgiang-nq02-2024") as opened:
        row = next(
            each
            for plan in opened.read(lambda uow: uow.plans.all())
            for each in opened.read(lambda uow, plan=plan: uow.assignments.of_plan(plan.id))  # type: ignore[misc]
            if each.row.stt == "4"
        )
        file = a_file(tmp_path, "qd.pdf", b"%PDF 3")
        opened.run(lambda uow: evidence.attach(uow, file, DECISION, frozenset({row.id})))
        sheet = opened.read(lambda uow: build_register_sheet(uow, RegisterFilter()))
    assert "Chỉ tiêu 4" in [cell for line in sheet.table.rows for cell in line.cells]


def test_only_what_the_filter_leaves_is_listed(filled: Workspace) -> None:
    sheet = filled.read(lambda uow: build_register_sheet(uow, RegisterFilter(kind="Quyết định")))
    assert len(sheet.table.rows) == 1
    assert "1 tài liệu" in sheet.title_lines[1]


def test_an_empty_list_is_refused(filled: Workspace) -> None:
    with pytest.raises(InputError) as caught:
        filled.read(lambda uow: build_register_sheet(uow, RegisterFilter(text="không có chữ này")))
    assert caught.value.code == "nothing-to-list"
