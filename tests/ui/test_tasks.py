"""Work off the GUI thread: in order, told on the GUI thread, refusals apart from bugs, nothing left running."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.errors import PiiError, WorkspaceError
from pii_desktop.ui.task import Progress, Step
from pii_desktop.ui.tasks import TaskRunner


class Book:
    """A workspace for tests."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.is_closed = False
        self.thread = threading.current_thread()

    def close(self) -> None:
        assert threading.current_thread() is self.thread
        self.is_closed = True


class Listener(QObject):
    """Hears what the runner tells."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[threading.Thread] = set()

    def hear(self, value: object) -> None:
        self.heard.append(value)
        self.threads.add(threading.current_thread())


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    before = set(threading.enumerate())
    runner = TaskRunner()
    yield runner
    runner.shutdown()
    assert set(threading.enumerate()) == before


def wait_idle(qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: runner.is_idle)


def test_work_in_the_store_is_done_in_order_on_one_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()
    runner.open_store(Book, done=listener.hear)
    for word in ("một", "hai", "ba"):
        runner.in_store(lambda book, word=word: book.lines.append(word))  # type: ignore[misc]
    runner.in_store(lambda book: list(book.lines), done=listener.hear)
    wait_idle(qtbot, runner)
    assert listener.heard[-1] == ["một", "hai", "ba"]
    assert listener.threads == {threading.main_thread()}


def test_without_a_workspace_work_is_refused(qtbot: QtBot, runner: TaskRunner) -> None:
    with qtbot.waitSignal(runner.refused) as refused:
        runner.in_store(lambda _book: "không bao giờ")
    assert refused.args[0].code == "no-workspace"


def test_a_refusal_goes_to_who_asked(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()

    def refuse(_book: object) -> None:
        raise WorkspaceError("Sổ dữ liệu đang mở ở máy khác.", code="in-use")

    runner.open_store(Book)
    with qtbot.assertNotEmitted(runner.refused):
        runner.in_store(refuse, failed=listener.hear)
        wait_idle(qtbot, runner)
    (error,) = listener.heard
    assert isinstance(error, PiiError)
    assert error.code == "in-use"


def test_a_bug_is_reported_with_its_place_and_the_thread_goes_on(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()
    runner.open_store(Book)
    with qtbot.waitSignal(runner.crashed) as crashed:
        runner.in_store(lambda _book: 1 // 0, done=listener.hear)
    assert "ZeroDivisionError" in crashed.args[0]
    runner.in_store(lambda _book: "vẫn chạy", done=listener.hear)
    wait_idle(qtbot, runner)
    assert listener.heard == ["vẫn chạy"]


def test_nothing_is_told_to_what_was_destroyed(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()
    gate = threading.Event()
    runner.open_store(Book)
    runner.in_store(lambda _book: gate.wait(5), done=listener.hear)
    shiboken6.delete(listener)
    gate.set()
    wait_idle(qtbot, runner)
    assert listener.heard == []


def test_work_aside_reports_and_gives_its_value(qtbot: QtBot, runner: TaskRunner) -> None:
    listener, steps = Listener(), Listener()

    def read(progress: Progress) -> str:
        progress(1, 2, "Đang đọc trang 1 trên 2")
        progress(2, 2, "Đang đọc trang 2 trên 2")
        return "xong"

    runner.aside(read, done=listener.hear, progressed=steps.hear)
    wait_idle(qtbot, runner)
    assert listener.heard == ["xong"]
    assert steps.heard == [Step(1, 2, "Đang đọc trang 1 trên 2"), Step(2, 2, "Đang đọc trang 2 trên 2")]


def test_cancelled_work_stops_and_tells_nobody(qtbot: QtBot, runner: TaskRunner) -> None:
    listener = Listener()
    started, stopped = threading.Event(), threading.Event()

    def read_for_ever(progress: Progress) -> None:
        try:
            while True:
                started.set()
                progress(0)
        finally:
            stopped.set()

    task = runner.aside(read_for_ever, done=listener.hear, failed=listener.hear)
    assert started.wait(5)
    task.cancel()
    wait_idle(qtbot, runner)
    assert stopped.is_set()
    assert listener.heard == []


def test_shutting_down_finishes_saves_and_closes_the_workspace(qtbot: QtBot) -> None:
    runner, listener = TaskRunner(), Listener()
    book = Book()
    runner.open_store(lambda: _rehome(book), done=listener.hear)
    runner.in_store(lambda held: held.lines.append("lưu lần cuối"))
    runner.shutdown()
    assert book.lines == ["lưu lần cuối"]
    assert book.is_closed
    with pytest.raises(RuntimeError, match="shut down"):
        runner.in_store(lambda _held: None)


def test_nothing_is_told_after_the_end(qtbot: QtBot) -> None:
    runner, listener = TaskRunner(), Listener()
    runner.open_store(Book, done=listener.hear)
    runner.aside(lambda _progress: "xong", done=listener.hear)
    runner.shutdown()
    QApplication.processEvents()
    assert listener.heard == []


def test_opening_another_workspace_closes_the_first(qtbot: QtBot, runner: TaskRunner) -> None:
    first, second = Book(), Book()
    runner.open_store(lambda: _rehome(first))
    runner.open_store(lambda: _rehome(second))
    wait_idle(qtbot, runner)
    assert (first.is_closed, second.is_closed) == (True, False)


def _rehome(book: Book) -> Book:
    book.thread = threading.current_thread()
    return book


class Copied(Book):
    """What a book was copied into."""


def test_a_workspace_is_exchanged_for_the_one_made_of_it(qtbot: QtBot, runner: TaskRunner) -> None:
    old, listener = Book(), Listener()
    runner.open_store(lambda: _rehome(old))

    def copy(held: Book, progress: Progress) -> Copied:
        assert held is old
        assert not held.is_closed
        progress(1, 2, "nửa chừng")
        return Copied()

    runner.exchange_store(copy, progressed=listener.hear)
    runner.in_store(lambda held: isinstance(held, Copied), done=listener.hear)
    wait_idle(qtbot, runner)

    assert old.is_closed
    assert listener.heard == [Step(1, 2, "nửa chừng"), True]


def test_an_exchange_that_is_refused_leaves_the_old_one_open(qtbot: QtBot, runner: TaskRunner) -> None:
    old, listener = Book(), Listener()
    runner.open_store(lambda: _rehome(old))

    def refuse(_held: Book, _progress: Progress) -> Book:
        raise PiiError("Ổ đĩa đã đầy.")

    runner.exchange_store(refuse, failed=listener.hear)
    runner.in_store(lambda held: held is old, done=listener.hear)
    wait_idle(qtbot, runner)

    assert [str(each) for each in listener.heard] == ["Ổ đĩa đã đầy.", "True"]
    assert not old.is_closed


def test_busy_is_told_once_for_a_batch(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[bool] = []
    runner.busy_changed.connect(told.append)
    runner.open_store(Book)
    runner.in_store(lambda _book: None)
    wait_idle(qtbot, runner)
    assert told == [True, False]


def test_percent_is_unknown_without_an_end() -> None:
    assert Step(3, 0).percent is None
    assert Step(18, 31).percent == 58
