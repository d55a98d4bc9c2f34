"""A walk through every page of the real window with a heartbeat: opens, filters, opens a row, saves a field."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.heartbeat import Heartbeat, Pulse
from pii_desktop.app import Program, Start, make_application
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.table_view import RowsView

W = TypeVar("W", bound=QWidget)

PLANTED_SECONDS = 0.08
_LONGEST_WAIT = 15.0
"""Seconds after which the walk goes on, whatever is still drawn in the background."""
_SETTLED_MS = 350  # longer than a search box waits, and every timer of a page
_WORDS = "thu"
# Which field of which page is typed into; pages that are not here have no field that is saved at once.
_FIELDS = {
    PageKey.INDICATORS: "Kết quả",
    PageKey.WORK: "Kết quả",
    PageKey.EVIDENCE: "Trích yếu",
    PageKey.DENOMINATORS: "Đơn vị tính",
    PageKey.PREFERENCES: "Cơ quan",
}
_PLACES: tuple[tuple[str, Destination], ...] = (
    *((key.value, Destination(key)) for key in PageKey),
    ("evidence/coverage", Destination(PageKey.EVIDENCE, tab="coverage")),
    ("evidence/policies", Destination(PageKey.EVIDENCE, tab="policies")),
)


@dataclass(frozen=True, slots=True)
class Felt:
    """One action on one page, and what the window's user felt; `seconds` until everything had arrived."""

    page: str
    action: str
    pulse: Pulse
    seconds: float


class Walker:
    """Works the window as a hurried clerk does."""

    def __init__(self, workspace: Path, settings: Path) -> None:
        """Shows the window with this workspace and waits until it holds its first page."""
        self._program = Program(make_application(), Start(workspace), settings)
        self._crashes: list[str] = []
        self._program.tasks.crashed.connect(self._crashes.append)
        self.window = self._program.window
        self._heart = Heartbeat(self.window)

    def close(self) -> None:
        """End the program."""
        self._program.end()

    def start(self) -> Felt:
        """The window comes up and shows its first page."""
        return self._felt("start", "open", self.window.show)

    def planted(self) -> Felt:
        """A block of 80 ms that somebody left in the program."""
        return self._felt("planted", "80 ms", lambda: time.sleep(PLANTED_SECONDS))

    def idle(self) -> Felt:
        """Nothing happens: what the machine alone does to the heartbeat."""
        return self._felt("idle", "nothing", lambda: None)

    def walk(self, only: str = "") -> Iterator[Felt]:
        """Every page, or those whose name holds `only`."""
        for name, destination in _PLACES:
            if only in name:
                yield from self._visit(name, destination)

    def _visit(self, name: str, destination: Destination) -> Iterator[Felt]:
        yield self._felt(name, "open", lambda: self.window.go(destination))
        page = self.window.current_page()
        if page is None:
            return
        yield from self._search(name, page)
        yield from self._open_row(name, page)
        yield from self._save(name, page, destination.page)
        yield from self._change_order(name, page)

    def _search(self, name: str, page: QWidget) -> Iterator[Felt]:
        box = _first(page, SearchBox)
        if box is None:
            return
        for letter in _WORDS:
            yield self._felt(name, f"search “{box.text()}{letter}”", partial(QTest.keyClicks, box, letter))
        yield self._felt(name, "search emptied", lambda: QTest.keyClick(box, Qt.Key.Key_Escape))

    def _open_row(self, name: str, page: QWidget) -> Iterator[Felt]:
        view = _first(page, RowsView)
        if view is None or not view.rows_model.visible_rows():
            return
        yield self._felt(name, "next row", view.select_next)
        yield self._felt(name, "row opened", lambda: QTest.keyClick(view, Qt.Key.Key_Return))

    def _save(self, name: str, page: QWidget, key: PageKey) -> Iterator[Felt]:
        label = _FIELDS.get(key)
        shown = (each for each in page.findChildren(Field) if each.isVisible())
        field = next((each for each in shown if label and each.label_text.startswith(label)), None)
        if field is None or "/" in name:
            return
        field.setFocus()
        yield self._felt(name, f"typed into “{field.label_text}”", lambda: _type(field))
        yield self._felt(name, "saved", field.commit)

    def _change_order(self, name: str, page: QWidget) -> Iterator[Felt]:
        view = _first(page, RowsView)
        if view is None or view.rows_model.rowCount() == 0:
            return
        yield self._felt(name, "sorted", lambda: view.sortByColumn(1, Qt.SortOrder.DescendingOrder))
        yield self._felt(name, "unsorted", lambda: view.sortByColumn(-1, Qt.SortOrder.AscendingOrder))

    def _felt(self, page: str, action: str, act: Callable[[], object]) -> Felt:
        """Act in the event loop, as a key does, and wait until everything has arrived."""
        began = time.perf_counter()
        self._heart.start()
        QTimer.singleShot(10, act)
        seconds = self._settle(began)
        pulse = self._heart.stop()
        if self._crashes:
            raise RuntimeError(self._crashes[0])
        return Felt(page, action, pulse, seconds)

    def _settle(self, began: float) -> float:
        """Turn the loop until the store has been at rest for a moment; seconds until the last answer came."""
        last = began
        quiet_since = time.perf_counter()
        while (now := time.perf_counter()) - quiet_since < _SETTLED_MS / 1000:
            if now - began > _LONGEST_WAIT:
                break
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()
            if not self._program.tasks.is_idle:
                quiet_since = last = time.perf_counter()
        return last - began


def _first(page: QWidget, kind: type[W]) -> W | None:
    return next((each for each in page.findChildren(kind) if each.isVisible()), None)


def _type(field: Field) -> None:
    editor = field.focusProxy()
    if editor is not None:
        QTest.keyClicks(editor, "x")
