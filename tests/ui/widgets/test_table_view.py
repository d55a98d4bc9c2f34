"""The view: keyboard, clipboard, selection that survives a reload, columns, an empty table."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Change, Column, Grouping, Look, Piece
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.table_view import RowsView


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a page has it."""

    id: int
    code: str
    name: str
    value: str = ""
    is_ticked: bool = False


LINES = (
    Line(1, "1.1.3", "Chính sách hỗ trợ\nDNNVV", "6,12"),
    Line(2, "2.2.2", "Tỉ lệ chi KH&CN/GRDP", "0,127"),
    Line(3, "2.2.3", "Chi R&D/GRDP"),
)
COLUMNS = (
    Column[Line](key="code", title="Mã", value=lambda line: line.code, width=92),
    Column[Line](key="name", title="Chỉ số", value=lambda line: line.name),
    Column[Line](
        key="value", title="Hiện tại", value=lambda line: line.value, width=68, alignment=RIGHT, look=Look.STRONG
    ),
    Column[Line](
        key="state", title="Kỳ này", value=lambda _line: "Nháp", width=88, look=Look.TAG, icon=lambda _line: Icon.PENCIL
    ),
    Column[Line](
        key="words",
        title="Đọc từ tệp",
        value=lambda _line: "Sở Tài chính",
        width=120,
        pieces=lambda _line: (Piece("Sở "), Piece("Tài chính", Change.ADDED), Piece("KHĐT", Change.REMOVED)),
    ),
    Column[Line](
        key="take",
        title="Nhận",
        value=lambda _line: "",
        width=60,
        check=lambda line: Qt.CheckState.Checked if line.is_ticked else Qt.CheckState.Unchecked,
    ),
)


@pytest.fixture(params=[False, True], ids=["flat", "grouped"])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> RowsView:
    grouping = Grouping[Line](key=lambda line: line.code[0], title=lambda lines: lines[0].code[0])
    model = RowsModel(COLUMNS, identify=lambda line: line.id, grouping=grouping if request.param else None)
    model.set_rows(LINES)
    view = RowsView(model, "Chỉ số")
    view.resize(800, 400)
    qtbot.addWidget(view)
    return view


def test_what_is_selected_stays_selected_after_a_reload(view: RowsView) -> None:
    assert view.select_id(2)
    view.rows_model.set_rows([Line(9, "1.0", "Mới"), LINES[2], replace(LINES[1], value="0,130")])
    assert view.current_id() == 2
    assert view.selected_ids() == [2]


def test_the_current_row_is_told_by_its_id(view: RowsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.current_changed) as told:
        view.select_id(3)
    assert told.args == [3]


def test_next_and_previous_go_over_group_heads(view: RowsView) -> None:
    view.select_id(1)
    assert view.select_next()
    assert view.current_id() == 2
    assert view.select_previous()
    assert view.current_id() == 1
    assert not view.select_previous()
    view.select_id(3)
    assert not view.select_next()


def test_selected_rows_go_to_the_clipboard_as_excel_takes_them(view: RowsView, qtbot: QtBot) -> None:
    view.hide_columns({"state", "words", "take"})
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "1.1.3\tChính sách hỗ trợ DNNVV\t6,12\n2.2.2\tTỉ lệ chi KH&CN/GRDP\t0,127\n2.2.3\tChi R&D/GRDP\t"
    )


def test_enter_opens_the_row(view: RowsView, qtbot: QtBot) -> None:
    view.select_id(2)
    with qtbot.waitSignal(view.row_activated) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_space_and_a_click_turn_the_box(view: RowsView, qtbot: QtBot) -> None:
    view.select_id(2)
    with qtbot.waitSignal(view.rows_model.check_toggled) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert asked.args[0] == [LINES[1]]
    box = view.visualRect(view.rows_model.index_of(3, 5)).topLeft() + QPoint(12, 12)
    with qtbot.waitSignal(view.rows_model.check_toggled) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert asked.args == [[LINES[2]], "take", Qt.CheckState.Checked]


def test_widths_are_told_and_taken_by_the_keys_of_columns(view: RowsView, qtbot: QtBot) -> None:
    view.header().resizeSection(0, 120)
    view.hide_columns({"state"})
    assert view.widths() == {"code": 120, "value": 68, "words": 120, "take": 60}
    other = RowsView(view.rows_model, "Chỉ số")
    qtbot.addWidget(other)
    other.set_widths({**view.widths(), "state": 99, "name": 10, "gone": 10})
    assert other.widths() == {**view.widths(), "state": 99}
    assert other.header().sectionResizeMode(1) is QHeaderView.ResizeMode.Stretch


def test_the_name_takes_the_surplus(view: RowsView) -> None:
    assert view.header().sectionResizeMode(1) == QHeaderView.ResizeMode.Stretch


def test_an_empty_table_says_what_belongs_here(view: RowsView, qtbot: QtBot) -> None:
    empty = EmptyState(Icon.CERTIFICATE, "Chưa có minh chứng", actions=("Chọn tệp",))
    view.set_empty(empty)
    assert empty.isHidden()
    view.rows_model.set_filter(lambda _line: False)
    assert empty.isHidden()
    view.rows_model.set_rows([])
    assert not empty.isHidden()


def test_it_paints_with_every_look(view: RowsView) -> None:
    view.select_id(2)
    picture = view.grab().toImage()
    assert {picture.pixelColor(x, y).name() for x in range(0, 800, 3) for y in range(0, 200, 3)} > {"#ffffff"}


def test_groups_open_and_close_on_a_click(qtbot: QtBot) -> None:
    grouping = Grouping[Line](key=lambda line: line.code[0], title=lambda lines: lines[0].code[0])
    model = RowsModel(COLUMNS, identify=lambda line: line.id, grouping=grouping)
    model.set_rows(LINES)
    view = RowsView(model, "Chỉ số")
    view.resize(800, 400)
    qtbot.addWidget(view)
    head = model.index(0, 0)
    assert view.isExpanded(head)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(head).center())
    assert not view.isExpanded(head)
    model.set_rows([*LINES, Line(4, "1.2", "Thêm"), Line(5, "3.1", "Nhóm mới")])
    assert not view.isExpanded(model.index(0, 0))
    assert view.isExpanded(model.index(2, 0))
    assert view.isFirstColumnSpanned(2, model.index(-1, -1))


def test_the_name_stays_readable_in_a_narrow_list(view: RowsView) -> None:
    name = [column.key for column in COLUMNS].index("name")
    view.show()
    view.resize(300, 240)
    assert view.header().sectionSize(name) == 128

    view.resize(1000, 240)
    assert view.header().sectionResizeMode(name) == QHeaderView.ResizeMode.Stretch
    assert view.header().sectionSize(name) > 400
