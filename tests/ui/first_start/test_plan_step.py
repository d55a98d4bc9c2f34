"""Step 2 of the first start: one plan, in any format."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pii_desktop.paths import resources
from pii_desktop.ui.first_start.plan_step import PlanStep
from pii_desktop.ui.tasks import TaskRunner

SAMPLE = resources() / "samples" / "phan-cong-mau.xlsx"


@pytest.fixture
def step(qtbot: QtBot) -> Iterator[PlanStep]:
    """The step, shown."""
    tasks = TaskRunner()
    step = PlanStep(tasks.aside)
    qtbot.addWidget(step)
    step.show()
    yield step
    tasks.shutdown()


def test_of_several_files_the_first_is_taken_and_the_rest_is_said(step: PlanStep, qtbot: QtBot) -> None:
    with qtbot.waitSignal(step.changed, timeout=60_000):
        step.source.take_files((SAMPLE, SAMPLE))
    qtbot.waitUntil(lambda: step.taken is not None, timeout=60_000)
    assert step.source.waiting == 0
    assert "Các tệp còn lại nhập sau" in step.source.notice()


def test_a_pasted_table_is_a_plan_too(step: PlanStep, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("TT\tTên chỉ số\tĐơn vị chủ trì\n1.1.1\tChính sách thúc đẩy\tSở Tài chính\n")
    qtbot.keyClick(step, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: step.taken is not None, timeout=60_000)
    assert step.missing() == ""


def test_a_table_nobody_knows_is_sent_to_where_its_columns_can_be_given(step: PlanStep, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("A1\tMón\tAi làm\n1\tSố hóa hồ sơ đất đai\tSở Nội vụ\n")
    qtbot.keyClick(step, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not step.source.is_reading, timeout=60_000)
    assert "nhập trong Phân công thì chọn được cột bằng tay" in step.source.notice()


def test_a_file_is_looked_for_on_the_desktop_then_beside_the_last_one(
    step: PlanStep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desktop = tmp_path / "Desktop"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(desktop))
    folders: list[str] = []
    monkeypatch.setattr(
        "pii_desktop.ui.widgets.plan_source.ask_open_files", lambda _self, wish, _chosen: folders.append(wish.folder)
    )
    step.source.choose_file()
    desktop.mkdir()
    step.source.choose_file()
    step.source.take_file(SAMPLE)
    qtbot.waitUntil(lambda: not step.source.is_reading, timeout=60_000)
    step.source.choose_file()
    assert folders == ["", str(desktop), str(SAMPLE.parent)], "one that is not there is not offered"
