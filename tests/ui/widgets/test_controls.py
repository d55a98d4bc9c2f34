"""Buttons, chips, banners, the undo bar, progress, steps, search."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.errors import PiiError
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import tip
from pii_desktop.ui.task import Step, Task
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind, with_shortcut
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.count_cell import Count, CountCell
from pii_desktop.ui.widgets.labels import ElidedLabel, Label
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.steps import Steps
from pii_desktop.ui.widgets.undo_bar import UndoBar


def test_an_icon_button_has_a_name_in_words(qtbot: QtBot) -> None:
    button = IconButton(Icon.COLUMNS, "Chọn cột")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Chọn cột", "Chọn cột")


def test_a_shortcut_is_named_in_the_tooltip(qtbot: QtBot) -> None:
    button = with_shortcut(Button("Xong, sang dòng sau", kind=Kind.PRIMARY), "Ctrl+Return")
    qtbot.addWidget(button)
    assert "Xong, sang dòng sau (Ctrl+" in button.toolTip()


def test_words_from_outside_are_never_markup(qtbot: QtBot) -> None:
    label = Label("<b>Sở</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_ampersand_is_a_sign_and_no_shortcut(qtbot: QtBot) -> None:
    button = Button("Xem KH&CN")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.text() == "Xem KH&&CN"
    button.setText("Xem R&D")
    assert (button.text(), button.accessibleName()) == ("Xem R&&D", "Xem R&D")


def test_a_tooltip_reads_nothing_as_markup() -> None:
    assert tip("Chi R&D") == "Chi R&D"
    assert tip("<b>Sở</b>") == "<div>&lt;b&gt;Sở&lt;/b&gt;</div>"
    assert tip("dài " * 40).startswith("<div>")


def test_a_long_name_is_cut_and_kept_as_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Tỉ lệ chi cho khoa học và công nghệ từ ngân sách địa phương")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.whole_text()
    label.resize(900, 20)
    assert label.text() == label.whole_text()
    assert label.toolTip() == ""


def test_chips_left_exclude_each_other_and_right_ones_combine(qtbot: QtBot) -> None:
    bar = ChipBar([("all", "Tất cả"), ("lead", "Chủ trì")], [("new", "Chưa báo cáo"), ("gap", "Thiếu minh chứng")])
    qtbot.addWidget(bar)
    told: list[frozenset[str]] = []
    bar.changed.connect(told.append)
    chips = {chip.key: chip for chip in bar._chips()}
    for key in ("lead", "new", "gap", "all", "new"):
        qtbot.mouseClick(chips[key], Qt.MouseButton.LeftButton)
    assert told == [
        {"lead"},
        {"lead", "new"},
        {"lead", "new", "gap"},
        {"all", "new", "gap"},
        {"all", "gap"},
    ]
    bar.check({"gap"})
    assert bar.checked() == {"all", "gap"}


def test_chips_break_into_lines(qtbot: QtBot) -> None:
    bar = ChipBar([(str(number), f"Trụ cột {number}") for number in range(9)])
    qtbot.addWidget(bar)
    layout = bar.layout()
    assert layout is not None
    assert layout.heightForWidth(200) > layout.heightForWidth(2000)


def test_a_banner_says_a_refusal_whole(qtbot: QtBot) -> None:
    banner = Banner("Đã ghi 8 thay đổi", mood=Mood.GOOD)
    qtbot.addWidget(banner)
    banner.show_error(PiiError("Không đọc được tệp.", "Sổ giữ nguyên.", "Hãy đóng tệp trong Excel."))
    assert banner.text() == "Không đọc được tệp. Sổ giữ nguyên. Hãy đóng tệp trong Excel."


def test_undo_is_called_once(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(600, 400)
    qtbot.addWidget(page)
    page.show()
    calls: list[str] = []
    bar = UndoBar(page)
    bar.offer("Đã gỡ 1 minh chứng khỏi 1.1.3", undo=lambda: calls.append("lấy lại"))
    assert bar.isVisible()
    with qtbot.waitSignal(bar.undone):
        bar._button.click()
    assert calls == ["lấy lại"]
    assert not bar.isVisible()


def test_a_bar_that_only_tells_something_offers_nothing_to_press(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 400)
    page.show()
    bar = UndoBar(page)
    bar.offer("Đây là dòng cuối của danh sách.")
    assert not bar._button.isVisible()
    bar.offer("Đã gỡ 1 minh chứng", undo=lambda: None)
    assert bar._button.isVisible()


def test_the_undo_bar_goes_by_itself_but_not_under_the_focus(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_desktop.ui.widgets.undo_bar.UNDO_MS", 20)
    page = QWidget()
    page.resize(600, 400)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    bar = UndoBar(page)
    bar.offer("Đã xóa bản nháp", undo=lambda: None)
    bar._button.setFocus()
    qtbot.waitUntil(lambda: bar.is_waiting)
    with qtbot.waitSignal(bar.gone):
        page.setFocus()


def test_the_undo_bar_follows_its_page(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(600, 400)
    qtbot.addWidget(page)
    page.show()
    bar = UndoBar(page)
    bar.offer("Đã lưu")
    page.resize(600, 300)
    assert bar.geometry().bottom() == 300 - 16 - 1 + 0


def test_progress_shows_itself_and_cancels(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pii_desktop.ui.widgets.progress_line.SHOW_AFTER_MS", 1)
    page = QWidget()
    qtbot.addWidget(page)
    line = ProgressLine(page)
    task = Task()
    line.watch("Đang đọc kế hoạch", task)
    page.show()
    qtbot.waitUntil(line.isVisible)
    line.show_step(Step(18, 31, "Đang kiểm tra tệp 18 trên 31"))
    assert line._percent.text() == "58 %"
    with qtbot.waitSignal(line.cancelled):
        line._button.click()
    assert task.is_cancelled
    assert not line.isVisible()


def test_quick_work_shows_no_progress(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.watch("Đang đọc kế hoạch")
    line.finish()
    assert not line.isVisible()
    assert not line._timer.isActive()


def test_steps_say_where_one_is(qtbot: QtBot) -> None:
    steps = Steps(["Đơn vị", "Kế hoạch", "Việc của đơn vị", "Đầu mối và ký"])
    qtbot.addWidget(steps)
    steps.set_current(1)
    assert steps.accessibleName() == "Bước 2 trên 4: Kế hoạch"
    assert not steps.grab().isNull()


def test_search_waits_and_tells_composed_text(qtbot: QtBot) -> None:
    box = SearchBox("Tìm chỉ số")
    qtbot.addWidget(box)
    told: list[str] = []
    box.searched.connect(told.append)
    qtbot.keyClicks(box, " so ")
    assert told == []
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == ["so"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert told == ["so", ""]
    assert box.text() == ""


def test_a_count_says_itself_and_is_a_button(qtbot: QtBot) -> None:
    cell = CountCell("Thiếu minh chứng")
    qtbot.addWidget(cell)
    cell.set_count(Count("7", "dòng", "6 chủ trì", "bad", Icon.ALERT_CIRCLE))
    assert cell.accessibleName() == "Thiếu minh chứng: 7 dòng. 6 chủ trì"
    cell.resize(200, 80)
    assert not cell.grab().isNull()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(cell.clicked):
            qtbot.keyClick(cell, key)
