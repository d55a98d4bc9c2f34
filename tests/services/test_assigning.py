"""Plans with their rows, and how rows are named in tables."""

from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.services.assigning import assigned, code_of, is_misprinted, short_name
from pii_desktop.storage.workspace import Workspace

ROW = ParsedRow(RowKind.INDICATOR, "Chi cho nghiên cứu và phát triển/GRDP.", Place(0, 1), code="2.2.3")


def test_all_plans_come_with_rows_and_imports(workspace: Workspace) -> None:
    found = workspace.read(assigned)
    assert [plan.label for plan in found.plans] == ["Kế hoạch 279/KH-UBND"]
    assert len(found.assignments) == 65
    assert [run.added for run in found.imports] == [65]


def test_an_indicator_has_the_short_name_of_the_framework() -> None:
    assert short_name(ROW) == "Chi cho R&D/GRDP"


def test_a_row_without_indicator_keeps_its_printed_name() -> None:
    task = ParsedRow(RowKind.TASK, "Cắt giảm thủ tục hành chính.", Place(0, 2), stt="3")
    assert (short_name(task), code_of(task)) == ("Cắt giảm thủ tục hành chính", "3")


def test_a_sub_item_is_named_with_its_indicator() -> None:
    subitem = ParsedRow(RowKind.SUBITEM, "Chuyển đổi số", Place(0, 2), code="(6)", parent="1.1.1")
    assert code_of(subitem) == "1.1.1 (6)"


def test_a_full_stop_behind_a_code_is_no_misprint() -> None:
    printed = ParsedRow(RowKind.INDICATOR, "Tên", Place(0, 1), code="6.1.1", code_printed="6.1.1.")
    wrong = ParsedRow(RowKind.INDICATOR, "Tên", Place(0, 1), code="6.1.1", code_printed="6.2.1.")
    assert not is_misprinted(printed)
    assert is_misprinted(wrong)
