"""The fixture that watches for leftovers sees each kind of them."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.leftovers import left_since, running_now, watch_qt_starts


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_nothing_is_left_where_nothing_was_started() -> None:
    assert left_since(running_now(), grace_seconds=0) == []


def test_a_thread_that_goes_on_is_seen(stop: threading.Event) -> None:
    before = running_now()
    thread = threading.Thread(target=stop.wait, name="đồng bộ")
    thread.start()

    assert left_since(before, grace_seconds=0) == ["thread đồng bộ"]
    stop.set()
    thread.join()


def test_a_thread_that_is_ending_gets_the_time_to_end(stop: threading.Event) -> None:
    before = running_now()
    thread = threading.Thread(target=stop.wait, args=(0.05,))
    thread.start()

    assert left_since(before) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only /proc lists every child")
def test_a_child_process_that_goes_on_is_seen() -> None:
    before = running_now()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        (left,) = left_since(before, grace_seconds=0)
        assert left.startswith(f"child process {child.pid}")
        child.kill()

    assert left_since(before) == []


def test_a_window_that_is_not_closed_is_seen(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    before = running_now()
    window = QWidget()

    (left,) = left_since(before, grace_seconds=0)
    assert left.startswith("window ")
    window.deleteLater()
    assert left_since(before) == []


def test_a_timer_that_goes_on_is_seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QTimer

    before = running_now()
    watch_qt_starts(before, monkeypatch)
    timer = QTimer()
    timer.start(60_000)

    (left,) = left_since(before, grace_seconds=0)
    assert left.startswith("Qt still runs ")
    timer.stop()
    assert left_since(before) == []


def test_an_error_in_the_log_can_be_expected(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("pii_desktop").error("không mở được tệp")

    assert "không mở được tệp" in caplog.text
    caplog.clear()
