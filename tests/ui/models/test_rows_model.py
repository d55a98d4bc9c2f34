"""The model of every table: what it shows, and how little it says when rows change."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pii_desktop.ui.models.columns import RIGHT, Column, Grouping
from pii_desktop.ui.models.rows_model import PART, RowsModel


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a page has it."""

    id: int
    name: str
    pillar: str = "1"
    value: int | None = None
    is_ticked: bool = False


COLUMNS = (
    Column[Line](key="name", title="Chỉ số", value=lambda line: line.name),
    Column[Line](
        key="value",
        title="Hiện tại",
        value=lambda line: "" if line.value is None else str(line.value),
        alignment=RIGHT,
        width=68,
        sort_key=lambda line: line.value,
    ),
)
GROUPING = Grouping[Line](
    key=lambda line: line.pillar,
    title=lambda lines: f"Trụ cột {lines[0].pillar}",
    note=lambda lines: f"{len(lines)} dòng",
    order=str,
)
LINES = (Line(1, "Ưu đãi"), Line(2, "ổn định", "2", 9), Line(3, "Đất đai", "1", 10), Line(4, "An ninh", "3", 2))


@pytest.fixture(params=[None, GROUPING], ids=["flat", "grouped"])
def model(request: pytest.FixtureRequest, qtmodeltester: ModelTester) -> RowsModel[Line]:
    """Flat and grouped, watched by Qt's own checks during the whole test."""
    model = RowsModel(COLUMNS, identify=lambda line: line.id, grouping=request.param)
    qtmodeltester.check(model)
    model.set_rows(LINES)
    return model


def grouped() -> RowsModel[Line]:
    model = RowsModel(COLUMNS, identify=lambda line: line.id, grouping=GROUPING)
    model.set_rows(LINES)
    return model


def flat() -> RowsModel[Line]:
    model = RowsModel(COLUMNS, identify=lambda line: line.id)
    model.set_rows(LINES)
    return model


def names(model: RowsModel[Line]) -> list[str]:
    return [line.name for line in model.visible_rows()]


def refuse_resets(model: RowsModel[Line], qtbot: QtBot, change: Callable[[], None]) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        change()


def test_words_sort_in_vietnamese_order() -> None:
    model = flat()
    model.sort(0)
    assert names(model) == ["An ninh", "Đất đai", "ổn định", "Ưu đãi"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Ưu đãi", "ổn định", "Đất đai", "An ninh"]
    model.sort(-1)
    assert names(model) == [line.name for line in LINES]


def test_numbers_sort_as_numbers_and_blanks_last_both_ways() -> None:
    model = flat()
    model.sort(1)
    assert [line.value for line in model.visible_rows()] == [2, 9, 10, None]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [line.value for line in model.visible_rows()] == [10, 9, 2, None]


def test_changed_rows_come_in_without_a_reset(model: RowsModel[Line], qtbot: QtBot) -> None:
    kept = QPersistentModelIndex(model.index_of(3))
    after = [Line(5, "Mới", "3"), replace(LINES[2], value=11), LINES[0], Line(6, "Mới nữa", "0")]
    refuse_resets(model, qtbot, lambda: model.set_rows(after))
    assert {line.id for line in model.visible_rows()} == {5, 3, 1, 6}
    row = model.row_at(kept)
    assert row is not None
    assert (row.id, row.value) == (3, 11)


def test_rows_stand_in_the_order_given() -> None:
    model = flat()
    model.set_rows(tuple(reversed(LINES)))
    assert model.visible_rows() == list(reversed(LINES))
    model.set_rows([LINES[1], Line(7, "Bảy"), LINES[0], Line(8, "Tám"), LINES[3]])
    assert [line.id for line in model.visible_rows()] == [2, 7, 1, 8, 4]


def test_only_the_rows_that_differ_are_said_to_have_changed(qtbot: QtBot) -> None:
    model = flat()
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_rows([LINES[0], LINES[1], replace(LINES[2], name="Đất"), LINES[3]])
    first, last = changed.args[0], changed.args[1]
    assert (first.row(), last.row(), last.column()) == (2, 2, 1)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_rows(model.all_rows())


def test_a_filter_hides_rows_and_empty_groups(model: RowsModel[Line], qtbot: QtBot) -> None:
    refuse_resets(model, qtbot, lambda: model.set_filter(lambda line: line.pillar == "1"))
    assert {line.id for line in model.visible_rows()} == {1, 3}
    assert model.rowCount() == (1 if model.is_grouped else 2)
    model.set_filter(None)
    assert len(model.visible_rows()) == 4
    assert len(model.all_rows()) == 4


def test_groups_stand_in_order_with_their_counts() -> None:
    model = grouped()
    heads = [model.head_texts(model.index(place, 0)) for place in range(model.rowCount())]
    assert heads == [("Trụ cột 1", "2 dòng"), ("Trụ cột 2", "1 dòng"), ("Trụ cột 3", "1 dòng")]


def test_a_row_that_changes_its_group_moves_there() -> None:
    model = grouped()
    model.set_rows([replace(LINES[0], pillar="3"), *LINES[1:]])
    head = model.index_of(1).parent()
    assert model.head_texts(head) == ("Trụ cột 3", "2 dòng")


def test_sorting_keeps_groups_in_place() -> None:
    model = grouped()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [line.id for line in model.visible_rows()] == [1, 3, 2, 4]


def test_heads_can_not_be_selected() -> None:
    model = grouped()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index_of(1)) & Qt.ItemFlag.ItemIsSelectable


def test_an_unknown_id_has_no_index(model: RowsModel[Line]) -> None:
    assert not model.index_of(99).isValid()
    assert model.row_at(QModelIndex()) is None


def test_a_screen_reader_hears_column_and_value() -> None:
    model = flat()
    said = model.data(model.index_of(3, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Hiện tại: 10"


def test_a_box_asks_for_its_other_state(qtbot: QtBot) -> None:
    ticked = Column[Line](
        key="take",
        title="",
        value=lambda _line: "",
        width=40,
        check=lambda line: Qt.CheckState.Checked if line.is_ticked else Qt.CheckState.Unchecked,
    )
    model = RowsModel((ticked, *COLUMNS), identify=lambda line: line.id)
    model.set_rows(LINES)
    with qtbot.waitSignal(model.check_toggled) as asked:
        model.toggle(model.index_of(2))
    assert asked.args == [[LINES[1]], "take", Qt.CheckState.Checked]


MANY = tuple(Line(number, f"Dòng {number}", f"{number % 3}", number) for number in range(1000))


@pytest.mark.parametrize("grouping", [None, GROUPING], ids=["flat", "grouped"])
def test_a_view_gets_the_first_rows_and_more_when_it_wants_them(
    grouping: Grouping[Line] | None, qtmodeltester: ModelTester
) -> None:
    model = RowsModel(COLUMNS, identify=lambda line: line.id, grouping=grouping)
    qtmodeltester.check(model)
    model.set_rows(MANY)
    assert held(model) == PART
    assert len(model.visible_rows()) == 1000
    assert model.show_more()
    assert held(model) == 2 * PART
    model.show_all()
    assert held(model) == 1000
    assert not model.show_more()


def test_a_row_far_down_is_brought_when_it_is_asked_for() -> None:
    model = RowsModel(COLUMNS, identify=lambda line: line.id, grouping=GROUPING)
    model.set_rows(MANY)
    assert not model.index_of(998).isValid()
    assert model.reveal(998)
    assert model.row_at(model.index_of(998)) == MANY[998]
    assert held(model) == PART
    assert not model.index_of(0).isValid()
    assert model.show_before()
    assert held(model) == 2 * PART
    assert model.reveal(0)
    assert not model.reveal(5000)


def test_a_head_speaks_of_all_its_rows(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, identify=lambda line: line.id, grouping=GROUPING)
    model.set_rows(MANY)
    assert model.head_texts(model.index(0, 0)) == ("Trụ cột 0", "334 dòng")
    model.set_filter(lambda line: line.id < 600)
    assert model.head_texts(model.index(0, 0)) == ("Trụ cột 0", "200 dòng")


def test_what_was_shown_stays_shown_by_a_filter_that_leaves_much() -> None:
    model = RowsModel(COLUMNS, identify=lambda line: line.id)
    model.set_rows(MANY)
    model.reveal(700)
    model.set_filter(lambda line: line.id >= 100)
    assert model.index_of(700).isValid()


def held(model: RowsModel[Line]) -> int:
    heads = [model.index(place, 0) for place in range(model.rowCount())]
    return sum(map(model.rowCount, heads)) if model.is_grouped else len(heads)


def test_thousands_of_rows_are_sorted_a_moment_later(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, identify=lambda line: line.id)
    model.set_rows([Line(number, f"Xã số {number:04}") for number in range(1500)])
    with qtbot.waitSignal(model.refreshed):
        model.sort(0, Qt.SortOrder.DescendingOrder)
        assert model.visible_rows()[0].id == 0
    assert [line.id for line in model.visible_rows()[:2]] == [1499, 1498]


def test_a_filter_does_not_wait_for_the_order(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, identify=lambda line: line.id)
    model.set_rows([Line(number, f"Xã số {number:04}") for number in range(1500)])
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.set_filter(lambda line: line.id < 3)
    assert [line.id for line in model.visible_rows()] == [2, 1, 0]
    model.set_rows([Line(1, "B"), Line(2, "A")])
    qtbot.wait(1)
    assert [line.id for line in model.visible_rows()] == [1, 2]
