"""A clerk before the real window: the program as `app.run` puts it together, worked by keys, clicks and files."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.app import Program, Start
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.coordination.page import CoordinationPage
from pii_desktop.ui.denominators.page import DenominatorsPage
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.evidence.tabbed_page import TabbedEvidence
from pii_desktop.ui.first_start.guide import FirstStart
from pii_desktop.ui.history.page import HistoryPage
from pii_desktop.ui.indicators.page import IndicatorsPage
from pii_desktop.ui.main_window import MainWindow
from pii_desktop.ui.notes.page import NotesPage
from pii_desktop.ui.overview.page import OverviewPage
from pii_desktop.ui.periods.page import PeriodsPage
from pii_desktop.ui.preferences.page import PreferencesPage
from pii_desktop.ui.start_page import StartPage
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.work.page import WorkPage
from tests.ui.resting import waits_for_rest

W = TypeVar("W", bound=QWidget)

CONTROL = Qt.KeyboardModifier.ControlModifier
_LONG_MS = 20_000
_MOST_TABS = 60


class Desktop:
    """One person at one computer: starts the program, types, chooses files, closes it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, settings: Path) -> None:
        self._qtbot = qtbot
        self._qapp = qapp
        self._settings = settings
        self._programs: list[Program] = []
        self.crashes: list[str] = []
        self.refusals: list[object] = []
        self._strays = StrayWindows(qapp)

    # the program

    def start(self, folder: Path | None = None) -> None:
        """A double click on the icon, and a look until something is shown."""
        program = Program(self._qapp, Start(folder), self._settings)
        program.tasks.crashed.connect(self.crashes.append)
        program.tasks.refused.connect(self.refusals.append)
        self._programs.append(program)
        self.window.show()
        self._look_at_window()
        self._qtbot.waitUntil(lambda: self.window.outer.count() > 1 or self.window.current_page() is not None)
        self.settle()

    def close(self) -> None:
        """The cross at the corner of the window; waits until the window is gone, then ends the program."""
        self.window.close()
        self._qtbot.waitUntil(lambda: not self.window.isVisible())
        self.end()

    def end(self) -> None:
        """Nothing of the program is left."""
        for program in self._programs:
            program.end()
        self._strays.end()
        assert not self._strays.seen, f"shown outside the window: {self._strays.seen}"

    def settle(self) -> None:
        """Wait until every answer has arrived, and what was asked for because of it."""
        for _ in range(3):
            self._qtbot.wait(1)
            self._qtbot.waitUntil(self._is_quiet, timeout=_LONG_MS)
        assert not self.crashes, self.crashes[0]

    def _is_quiet(self) -> bool:
        page = self.window.current_page()
        return self._programs[-1].tasks.is_idle and not (page and waits_for_rest(page))

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait for something on the screen."""
        self._qtbot.waitUntil(is_so, timeout=_LONG_MS)

    def _look_at_window(self) -> None:
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    # what is on the screen

    @property
    def window(self) -> MainWindow:
        return self._programs[-1].window

    def guide(self) -> FirstStart:
        """The guide of the first start, which fills the window."""
        return _as(FirstStart, self.window.outer.currentWidget())

    def start_page(self) -> StartPage:
        """What is shown when no workspace can be opened."""
        return _as(StartPage, self.window.outer.currentWidget())

    def indicators(self) -> IndicatorsPage:
        return _as(IndicatorsPage, self.go_to(PageKey.INDICATORS))

    def periods(self) -> PeriodsPage:
        return _as(PeriodsPage, self.go_to(PageKey.PERIODS))

    def assignments(self) -> AssignmentsPage:
        return _as(AssignmentsPage, self.go_to(PageKey.ASSIGNMENTS))

    def overview(self) -> OverviewPage:
        return _as(OverviewPage, self.go_to(PageKey.OVERVIEW))

    def work(self) -> WorkPage:
        return _as(WorkPage, self.go_to(PageKey.WORK))

    def evidence(self) -> TabbedEvidence:
        return _as(TabbedEvidence, self.go_to(PageKey.EVIDENCE))

    def denominators(self) -> DenominatorsPage:
        return _as(DenominatorsPage, self.go_to(PageKey.DENOMINATORS))

    def preferences(self) -> PreferencesPage:
        return _as(PreferencesPage, self.go_to(PageKey.PREFERENCES))

    def coordination(self) -> CoordinationPage:
        """The page behind the button of Phân công."""
        if not isinstance(self.window.current_page(), CoordinationPage):
            self.press_button(self.assignments().board.coordination)
        return _as(CoordinationPage, self.window.current_page())

    def history(self) -> HistoryPage:
        """The page behind "Xem tất cả" of the recent changes."""
        changes = self.overview().changes
        if not changes.isVisible():
            self.press_button(self.overview().reminders.other)
        self.press_button(changes.all)
        return _as(HistoryPage, self.window.current_page())

    def notes(self) -> NotesPage:
        """The list of all notes, which Ctrl+K finds."""
        self.window.go(Destination(PageKey.NOTES))
        self.settle()
        return _as(NotesPage, self.window.current_page())

    def go_to(self, key: PageKey) -> QWidget | None:
        """Ctrl+1 … to a page, unless it is shown already."""
        if self.window.current_page() is not self.window.page(key):
            number = self.window.navigation.page_keys().index(key)
            self.press(Qt.Key(Qt.Key.Key_1 + number), CONTROL)
            self.settle()
        return self.window.current_page()

    # hands

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, where the focus is."""
        QTest.keyClick(self.focus(), key, modifier)

    def focus(self) -> QWidget:
        """What has the focus; a program that worked by keys never has none."""
        return self._qapp.focusWidget() or self.window

    def tab_to(self, wanted: QWidget) -> None:
        """Go on with Tab until `wanted` has the focus; fails where the keyboard does not get there."""
        target = wanted
        while proxy := target.focusProxy():
            target = proxy
        for _ in range(_MOST_TABS):
            if self.focus() is target:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {wanted.accessibleName() or wanted!r}")

    def press_button(self, button: QWidget) -> None:
        """Tab to a button, Enter, and wait for what it does."""
        self.tab_to(button)
        self.press(Qt.Key.Key_Return)
        self.settle()

    def accept(self, dialog: FormDialog) -> None:
        """Press the button of an open dialog that goes on; the focus comes back to the window."""
        self.press_button(dialog.accept_button)
        self._qtbot.waitUntil(lambda: not (shiboken6.isValid(dialog) and dialog.isVisible()))
        self._look_at_window()  # as after a file dialog

    def type(self, text: str) -> None:
        """Type as with Unikey: a marked letter comes as its plain key, which is taken back and sent anew."""
        for letter in text:
            plain = _plain(letter)
            if plain == letter:
                QTest.keyClicks(self.focus(), letter)
                continue
            QTest.keyClicks(self.focus(), plain)
            self.press(Qt.Key.Key_Backspace)
            self._send_letter(letter)

    def _send_letter(self, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.focus(), key)

    def compose(self, text: str) -> None:
        """Type as with the input method of the system: words are composed underlined, then handed over."""
        composed = ""
        for word in text.split(" "):
            composed = f"{' ' if composed else ''}{word}"
            QApplication.sendEvent(self.focus(), QInputMethodEvent(composed, []))
            handed_over = QInputMethodEvent()
            handed_over.setCommitString(composed)
            QApplication.sendEvent(self.focus(), handed_over)

    def fill(self, field: QWidget, text: str) -> None:
        """Tab to a field and replace what stands there; it is left by whatever comes next."""
        self.tab_to(field)
        self.press(Qt.Key.Key_A, CONTROL)
        self.type(text)

    def choose_in_dialog(self, *paths: Path) -> None:
        """Answer the open file dialog."""
        self._qtbot.waitUntil(lambda: self._dialog() is not None)
        dialog = self._dialog()
        assert dialog is not None
        self._qtbot.waitUntil(dialog.isVisible)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(" ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0]))
        buttons = [button for button in dialog.findChildren(QPushButton) if button.text().startswith("Chọn")]
        buttons[0].click()
        self._qtbot.waitUntil(lambda: self._dialog() is None)
        self._look_at_window()  # a desktop gives the focus back, the platform without screen does not
        self.settle()

    def _dialog(self) -> QFileDialog | None:
        return next(iter(self.window.findChildren(QFileDialog)), None)


class StrayWindows(QObject):
    """Notices parts that are shown before they have a place: each flashes up as a small window of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._app = app
        app.installEventFilter(self)

    def end(self) -> None:
        """Look no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - a Qt override
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and _is_stray(watched):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def _is_stray(widget: QWidget) -> bool:
    return widget.windowType() is Qt.WindowType.Window and not isinstance(widget, MainWindow)


def _as(kind: type[W], widget: QWidget | None) -> W:
    assert isinstance(widget, kind), widget
    return widget


def _plain(letter: str) -> str:
    """The key a marked letter begins with: ế → e, Đ → D."""
    base = unicodedata.normalize("NFD", letter)[0]
    return {"đ": "d", "Đ": "D"}.get(base, base)
