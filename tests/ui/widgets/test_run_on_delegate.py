"""A sentence runs on into what the words at the right leave free."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from pii_desktop.ui.models.columns import RIGHT, Column
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.widgets.table_view import RowsView

LONG = "Thiếu 2 minh chứng cần có: Báo cáo kết quả thực hiện nhiệm vụ, kế hoạch của đơn vị"
LINK = 136


def columns(*, runs_on: bool) -> list[Column[str]]:
    return [
        Column(key="text", title="Điều cần xem", value=lambda text: text, runs_on=runs_on),
        Column(key="link", title="Việc cần làm", value=lambda _text: "Bổ sung", width=LINK, alignment=RIGHT),
    ]


def link_cell(qtbot: QtBot, text: str, *, runs_on: bool) -> QImage:
    """The cell at the right as it is painted beside `text`."""
    view = RowsView(RowsModel(columns(runs_on=runs_on), identify=hash), "Kết quả kiểm tra")
    qtbot.addWidget(view)
    view.resize(420, 120)
    view.rows_model.set_rows([text])
    view.show()
    rect = view.visualRect(view.rows_model.index(0, 1))
    assert rect.width() == LINK
    return view.viewport().grab(QRect(rect)).toImage()


def test_a_long_sentence_uses_the_free_part_of_the_next_cell(qtbot: QtBot) -> None:
    alone = link_cell(qtbot, LONG, runs_on=False)
    beside = link_cell(qtbot, LONG, runs_on=True)
    words = QRect(LINK - 50, 0, 50, alone.height())
    assert beside.copy(0, 0, 70, alone.height()) != alone.copy(0, 0, 70, alone.height())
    assert beside.copy(words) == alone.copy(words)


def test_a_short_sentence_stays_in_its_own_cell(qtbot: QtBot) -> None:
    assert link_cell(qtbot, "Chưa ghi", runs_on=True) == link_cell(qtbot, "Chưa ghi", runs_on=False)
