"""What the workbook of a report tells beside the results, from a real store."""

from dataclasses import replace
from pathlib import Path

from pii_desktop.services import reporting
from pii_desktop.services.adding_evidence import Copied, copy_files, record_files
from pii_desktop.services.dates import today
from pii_desktop.services.evidence_register import choices
from pii_desktop.services.versions import Signing, sign
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_file

YEAR = 2


def changes_told(workspace: Workspace) -> list[tuple[str, str]]:
    """Code and new value of each change in the sheet."""
    report = workspace.read(lambda uow: reporting.build(uow, YEAR))
    sheet = next(each for each in report.sheets if each.name == "Lịch sử")
    titles = [column.title for column in sheet.table.columns]
    code, new = titles.index("Mã"), titles.index("Mới")
    return [(str(row.cells[code]), str(row.cells[new])) for row in sheet.table.rows]


def test_an_attached_document_is_told_once_with_its_code(workspace: Workspace, tmp_path: Path) -> None:
    row = next(each for each in workspace.read(choices).rows if each.code == "2.2.2")
    copied = Copied()
    copy_files(workspace.read(lambda uow: uow.files), [a_file(tmp_path, "94-CV-STC.pdf")], copied, lambda *_: True)
    workspace.run(lambda uow: record_files(uow, copied, frozenset({row.id})))
    assert [each for each in changes_told(workspace) if each[1] == "94-CV-STC.pdf"] == [("2.2.2", "94-CV-STC.pdf")]


def test_what_is_frozen_holds_the_whole_workbook(workspace: Workspace) -> None:
    whole = workspace.read(lambda uow: reporting.build(uow, YEAR))
    workspace.run(lambda uow: sign(uow, YEAR, Signing("05/BC-STC", today(), why="Đã ký bản giấy")))
    frozen, _ = workspace.read(lambda uow: reporting.report_period(uow, YEAR))
    printed, _ = workspace.read(lambda uow: reporting.printed_period(uow, YEAR))
    assert [each.table for each in frozen.sheets] == [each.table for each in whole.sheets]
    assert {"Lịch sử", "Theo kế hoạch", "Phân công"} <= {each.name for each in frozen.sheets}
    assert printed == replace(frozen, sheets=())
