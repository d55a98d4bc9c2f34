"""The history over everything: who, when, what, old, new, why; filtered, exported, checked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pii_desktop.domain.history import HistoryFilter, HistoryLine, HistoryList, Kind
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.progress import Entry
from pii_desktop.errors import InputError
from pii_desktop.services import history, notes
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.progress import record
from pii_desktop.storage import queries_history
from pii_desktop.storage.journal import Entity
from pii_desktop.storage.workspace import Workspace


@pytest.fixture
def row(workspace: Workspace) -> AssignmentId:
    """Indicator 2.2.2, with a result, a note, and another profile."""
    row = next(each for each in workspace.read(lambda uow: uow.assignments.all_tracked()) if each.row.code == "2.2.2")
    period = workspace.read(lambda uow: uow.periods.all())[0]
    entry = Entry(value=Decimal("0.127"), result="Đã giải ngân 45 %")
    workspace.run(lambda uow: record(uow, row.id, period.id, entry))
    workspace.run(lambda uow: notes.add_note(uow, Anchor(row.id), "Hỏi lại Sở Y tế"))
    workspace.run(lambda uow: save_profile(uow, replace(load_profile(uow), symbol="=1+1")))
    return row.id


def listed(workspace: Workspace, wanted: HistoryFilter, limit: int = 500) -> HistoryList:
    return workspace.read(lambda uow: history.history_list(uow, wanted, limit))


def values(found: HistoryList) -> set[str]:
    return {line.row.new for line in found.lines}


def test_the_newest_lines_come_first_with_their_indicator(workspace: Workspace, row: AssignmentId) -> None:
    found = listed(workspace, HistoryFilter())

    assert found.lines[0].row.action == "Sửa thông tin đơn vị"
    noted = next(line for line in found.lines if line.row.entity == Entity.NOTE)
    assert (noted.assignment_id, noted.code) == (row, "2.2.2")
    assert [line.row.id for line in found.lines] == sorted((line.row.id for line in found.lines), reverse=True)


def test_a_sub_item_is_named_with_its_indicator(workspace: Workspace, tmp_path: Path) -> None:
    rows = workspace.read(lambda uow: uow.assignments.all_tracked())
    sub_item = next(each for each in rows if each.row.parent == "1.1.1")
    workspace.run(lambda uow: notes.add_note(uow, Anchor(sub_item.id), "Hỏi lại Sở Y tế"))
    code = listed(workspace, HistoryFilter()).lines[0].code
    assert code == sub_item.display_code
    assert code.startswith("1.1.1 (")
    file = tmp_path / "Lịch sử.xlsx"
    workspace.read(lambda uow: history.export_history(uow, HistoryFilter(), file, lambda line: ("", "", line.row.new)))
    cells = [cell for line in load_workbook(file).worksheets[0].iter_rows(values_only=True) for cell in line]
    assert code in cells


@pytest.mark.parametrize(
    ("words", "kind", "wanted"),
    [
        ("da giai ngan", Kind.PROGRESS, "Đã giải ngân 45 %"),
        ("GIẢI NGÂN", Kind.PROGRESS, "Đã giải ngân 45 %"),
        ("45 %", None, "Đã giải ngân 45 %"),
        ("2.2.2 so y te", None, "Hỏi lại Sở Y tế"),
    ],
)
def test_words_are_found_without_accents_and_as_they_are(
    workspace: Workspace, row: AssignmentId, words: str, kind: Kind | None, wanted: str
) -> None:
    assert row
    assert values(listed(workspace, HistoryFilter(text=words, kinds=(kind,) if kind else ()))) == {wanted}


def test_a_sign_of_a_pattern_is_only_a_sign(workspace: Workspace, row: AssignmentId) -> None:
    assert row
    assert listed(workspace, HistoryFilter(text="4_ %")).total == 0


@pytest.mark.parametrize(
    ("kind", "entities"),
    [
        (Kind.NOTES, {"note"}),
        (Kind.PROGRESS, {"progress"}),
        (Kind.SETTINGS, {"settings"}),
        (Kind.DENOMINATORS, set()),
    ],
)
def test_a_kind_of_thing(workspace: Workspace, row: AssignmentId, kind: Kind, entities: set[str]) -> None:
    assert row
    assert {line.row.entity for line in listed(workspace, HistoryFilter(kinds=(kind,))).lines} == entities


def test_every_entity_belongs_to_one_kind() -> None:
    known = [name for kind in Kind for name in kind.entities]

    assert sorted(known) == sorted(entity.value for entity in Entity)


def test_days_are_those_of_the_clock_on_the_wall_both_included(workspace: Workspace, row: AssignmentId) -> None:
    here = datetime.now(UTC).astimezone().date()
    day = timedelta(days=1)
    everything = listed(workspace, HistoryFilter()).total

    assert row
    assert listed(workspace, HistoryFilter(since=here - day, until=here + day)).total == everything
    assert listed(workspace, HistoryFilter(until=here - 2 * day)).total == 0
    assert listed(workspace, HistoryFilter(since=here + 2 * day)).total == 0


def test_one_indicator_and_one_person(workspace: Workspace, row: AssignmentId) -> None:
    mine = listed(workspace, HistoryFilter(assignment_id=row))
    (person,) = workspace.read(history.history_people)

    assert {line.assignment_id for line in mine.lines} == {row}
    assert listed(workspace, HistoryFilter(who=person)).total > mine.total
    assert listed(workspace, HistoryFilter(who="Người khác")).total == 0


def test_only_so_many_lines_are_shown_and_all_are_counted(workspace: Workspace, row: AssignmentId) -> None:
    everything = listed(workspace, HistoryFilter())
    found = listed(workspace, HistoryFilter(), limit=3)

    assert row
    assert (len(found.lines), found.total) == (3, everything.total)


def test_a_search_says_when_it_looked_at_the_newest_lines_only(
    workspace: Workspace, row: AssignmentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries_history, "SEARCHED", 2)
    found = listed(workspace, HistoryFilter(text="giai ngan"))

    assert row
    assert (found.total, found.is_cut) == (0, True)


def test_the_workbook_holds_what_is_filtered_as_text(workspace: Workspace, row: AssignmentId, tmp_path: Path) -> None:
    assert row
    target = tmp_path / "Lịch sử.xlsx"
    wanted = HistoryFilter(kinds=(Kind.SETTINGS,))

    count = workspace.read(lambda uow: history.export_history(uow, wanted, target, said))

    sheet = load_workbook(target).active
    assert sheet is not None
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert count == listed(workspace, wanted).total
    assert "=cũ" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}  # no formula


def said(line: HistoryLine) -> tuple[str, str, str]:
    return line.row.field, "=cũ", "+mới"


def test_too_long_a_list_is_not_written(
    workspace: Workspace, row: AssignmentId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_EXPORTED", 2)
    target = tmp_path / "Lịch sử.xlsx"

    assert row
    with pytest.raises(InputError) as caught:
        workspace.read(lambda uow: history.export_history(uow, HistoryFilter(), target, said))
    assert caught.value.code == "too-many"
    assert not target.exists()


def test_the_chain_is_checked_at_once_while_it_is_short(
    workspace: Workspace, row: AssignmentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert row
    count, is_whole = workspace.read(history.chain_state)
    assert (count > 0, is_whole) == (True, True)

    monkeypatch.setattr(history, "CHECKED_AT_ONCE", 1)
    assert workspace.read(history.chain_state) == (count, None)
    assert workspace.read(lambda uow: history.chain_state(uow, is_asked=True)) == (count, True)


def test_a_changed_line_is_seen(workspace: Workspace, row: AssignmentId) -> None:
    assert row
    with workspace.unit_of_work() as uow:
        uow._connection.exec_driver_sql("DROP TRIGGER history_is_never_changed")
        uow._connection.exec_driver_sql("UPDATE history SET new = '99' WHERE id = 3")
        uow.commit()

    assert workspace.read(history.chain_state)[1] is False
