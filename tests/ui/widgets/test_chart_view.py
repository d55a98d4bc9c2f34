"""A drawing on screen: painted, spoken, clicked, walked through by keyboard."""

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from pii_desktop.domain.radar import RadarAxis, radar
from pii_desktop.domain.target_bar import BarValues, target_bar
from pii_desktop.ui.look import colour
from pii_desktop.ui.widgets.chart_view import ChartView


def bar(qtbot: QtBot) -> ChartView:
    view = ChartView("Tỉ lệ chi KH&CN/GRDP")
    qtbot.addWidget(view)
    values = BarValues(Decimal("0.120"), Decimal("0.130"), Decimal("0.127"), tooltip="70 % quãng đường", key="2.2.2")
    view.set_drawing(target_bar(values))
    view.resize(view.sizeHint())
    return view


def test_it_has_the_size_of_its_drawing_and_says_it(qtbot: QtBot) -> None:
    view = bar(qtbot)
    assert (view.width(), view.height()) == (224, 16)
    assert view.accessibleDescription() == "70 % quãng đường"


def test_the_bar_is_painted_in_the_accent(qtbot: QtBot) -> None:
    picture = bar(qtbot).grab().toImage()
    assert picture.pixelColor(90, 8) == colour("accent")
    assert picture.pixelColor(10, 8) == colour("chart_grid")
    assert picture.pixelColor(168, 2) == colour("text")


def test_a_click_and_enter_open_the_mark(qtbot: QtBot) -> None:
    view = bar(qtbot)
    with qtbot.waitSignal(view.activated) as opened:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 8))
    assert opened.args == ["2.2.2"]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.activated):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_a_drawing_that_opens_nothing_takes_no_focus(qtbot: QtBot) -> None:
    view = ChartView("Bảy trụ cột")
    qtbot.addWidget(view)
    view.set_drawing(radar([RadarAxis((str(n),), Decimal(40), Decimal(41), Decimal(42)) for n in range(7)]))
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert not view.grab().isNull()
