"""The window's program: the only place where everything is put together. `cli.py` stands beside it, without Qt."""

import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QLocale, QMessageLogContext, QObject, QRect, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from pii_desktop import __version__, paths
from pii_desktop.commands.output import speak_utf8
from pii_desktop.commands.typed import VietnameseParser
from pii_desktop.errors import PiiError
from pii_desktop.logs import open_log
from pii_desktop.services.dates import today
from pii_desktop.services.evidence_copies import put_away_given, put_away_left
from pii_desktop.ui.bus import Bus
from pii_desktop.ui.desk import Desk, Destination
from pii_desktop.ui.error_dialog import Reporter, install_exception_hook
from pii_desktop.ui.main_window import MainWindow
from pii_desktop.ui.other_window import Visitors
from pii_desktop.ui.quiet import Quiet
from pii_desktop.ui.settings import Settings, WindowPlace, load_settings, save_settings, with_workspace
from pii_desktop.ui.tasks import TaskRunner
from pii_desktop.ui.theme import Theme, ThemeChoice, apply_theme

_DONE, _USAGE, _REFUSED = 0, 2, 3
_END_OF_SESSION_SECONDS = 5.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Start:
    """What the program was started for: a workspace that was named, sample records, the self-test, received files."""

    workspace: Path | None = None
    is_demo: bool = False
    is_self_test: bool = False
    received: tuple[Path, ...] = ()


def main(arguments: Sequence[str]) -> int:
    """Run the window, the demonstration or the self-test; the exit code of cli.md."""
    speak_utf8()
    try:
        start = parse(arguments)
    except SystemExit as end:
        return _USAGE if end.code else _DONE
    if start.is_self_test:
        from pii_desktop.self_test import self_test

        if not has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return self_test(make_application)
    if not has_display():
        sys.stderr.write(
            "Máy này không có màn hình để mở cửa sổ. Chưa có gì thay đổi. "
            "Hãy dùng các lệnh của pii-desktop (xem pii-desktop --help).\n"
        )
        return _REFUSED
    return run(start)


def parse(arguments: Sequence[str]) -> Start:
    """What the arguments ask for. Raises SystemExit on wrong usage."""
    parser = VietnameseParser(prog="pii-desktop", description="Mở cửa sổ chương trình.")
    parser.add_argument("opened", nargs="*", metavar="demo|TỆP", help="sổ mẫu để dùng thử, hoặc gói, báo cáo nhận được")
    parser.add_argument("--workspace", type=Path, metavar="THƯ_MỤC", help="thư mục sổ dữ liệu")
    parser.add_argument("--self-test", action="store_true", help="chương trình đã cài tự kiểm tra")
    read = parser.parse_args(list(arguments))
    if read.opened in ([], ["demo"]):
        return Start(read.workspace, is_demo=bool(read.opened), is_self_test=read.self_test)
    return Start(read.workspace, received=tuple(Path(each).absolute() for each in read.opened))


def has_display() -> bool:
    """False where Qt would end the process because there is nothing to paint on."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def run(start: Start) -> int:
    """Show the window until it is closed; 0."""
    end_log = open_log()
    before = qInstallMessageHandler(_log_qt)
    app = make_application()
    program = Program(app, start)
    take_away = install_exception_hook(program.reporter)
    try:
        program.window.show()
        return app.exec()
    finally:
        program.end()
        take_away()
        qInstallMessageHandler(before)
        end_log()


def make_application() -> QApplication:
    """The one application object, speaking Vietnamese."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    app = QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(paths.program_icon())))
    return app


class Program(QObject):
    """Window, store and settings together. Nothing is opened before the window was painted."""

    def __init__(self, app: QApplication, start: Start, settings_file: Path | None = None) -> None:
        """`settings_file` is the user's own by default."""
        super().__init__()
        self._app = app
        self._start = start
        self._settings_file = settings_file or paths.settings_file()
        self.settings = load_settings(self._settings_file)
        self.theme: Theme = apply_theme(app, ThemeChoice(self.settings.theme))
        self.tasks = TaskRunner(self)
        self.quiet = Quiet(self.tasks, self)
        self.desk = Desk(self.tasks, Bus(self), self)
        self.desk.widths = self.settings.widths
        self.window = MainWindow(self.desk)
        self.reporter = Reporter(self.window)
        self.visitors = Visitors(self)
        self._received = start.received
        self._throw_away: Path | None = None
        self._is_ended = False
        self._has_opened = False
        place_window(self.window, self.settings.place)
        self._connect()

    def open(self, folder: Path) -> None:
        """Open a workspace and show it, or show why not."""
        from pii_desktop.services.workspace import open_workspace

        self.window.clear()
        opener: Callable[[], object] = lambda: open_workspace(folder)  # noqa: E731 - runs on the database thread
        self._take(opener, folder, is_remembered=True)

    def open_sample(self, folder: Path | None = None) -> None:
        """Fill a workspace with sample records and show it; without a folder it is thrown away at the end."""
        from pii_desktop.services.sample import create_sample
        from pii_desktop.services.workspace import is_workspace, open_workspace

        self.window.clear()
        if folder is None:
            self._throw_away = Path(tempfile.mkdtemp(prefix="pii-mau-"))
            folder = self._throw_away / "so-mau"
        chosen = folder
        if is_workspace(chosen):
            self._take(lambda: open_workspace(chosen), chosen, is_remembered=False)
        else:
            self._take(lambda: create_sample(chosen, today()), chosen, is_remembered=False)

    def show_first_start(self, folder: Path | None = None) -> None:
        """Show the guide that makes a workspace, in `folder` if it is given."""
        from pii_desktop.ui.first_start.guide import FirstStart

        guide = FirstStart(self.tasks, folder=folder or free_folder(paths.default_workspace()))
        guide.finished.connect(self._on_created)
        guide.afterwards.connect(self._on_afterwards)
        guide.sample_wanted.connect(self._on_sample_wanted)
        guide.existing_wanted.connect(self.open)
        self.window.show_instead(guide)

    def check_received(self, path: Path) -> None:
        """Check a pack or report that was opened in Explorer, over whatever is shown."""
        from pii_desktop.ui.periods.pack_check_dialog import PackCheckDialog

        PackCheckDialog(self.desk, path, QApplication.activeModalWidget() or self.window).open()

    def show_received(self) -> None:
        """Check what the program was started with, now that the window shows where one is."""
        received, self._received = self._received, ()
        for path in received:
            self.check_received(path)

    def end(self) -> None:
        """Store what is typed, close the store, join the threads, remember the window."""
        if self._is_ended:
            return
        self._is_ended = True
        self.window.commit()
        self._remember_window()
        self.visitors.end()
        self.quiet.end()
        self.tasks.shutdown()
        self.window.clear()
        self.window.close()
        self.window.deleteLater()
        put_away_given()
        if self._throw_away is not None:
            shutil.rmtree(self._throw_away, ignore_errors=True)

    def _connect(self) -> None:
        self.tasks.refused.connect(self.reporter.refuse)
        self.tasks.crashed.connect(self.reporter.crash)
        self.quiet.begun.connect(self._on_quiet)
        self.window.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        self.window.open_wanted.connect(self.open)
        self.window.create_wanted.connect(self._on_create_wanted)
        self.window.moved.connect(self._on_created)
        self.window.closing.connect(self._remember_window)
        self.theme.changed.connect(self._remember_window)
        self.visitors.arrived.connect(self.check_received, Qt.ConnectionType.QueuedConnection)
        self._app.commitDataRequest.connect(self._on_session_ends)

    def _on_painted(self) -> None:
        """The user sees the window: open what was asked for, else what was shown last, else begin."""
        from pii_desktop.services.workspace import is_workspace

        if self._start.is_demo:
            self.open_sample(self._start.workspace)
            return
        if self._received and is_workspace(self._received[0]):
            self.open(self._received[0])
            self._received = ()
            return
        named, last = self._start.workspace, self.settings.last_workspace
        folder = named or last or paths.default_workspace()
        if named is None and last is not None:
            self.open(folder)  # where it is gone, its absence is said and nothing new is begun
        elif is_workspace(folder):
            self.open(folder)
        else:
            self.show_first_start(folder)
            self.show_received()

    def _take(self, opener: "Callable[[], object]", folder: Path, *, is_remembered: bool) -> None:
        result = _Opening(self, folder, is_remembered=is_remembered)
        self.tasks.open_store(
            lambda: _opened(opener),  # type: ignore[type-var]
            done=result.on_opened,
            failed=result.on_refused,
        )

    def show_opened(self, folder: Path, *, is_remembered: bool) -> None:
        """The task runner holds a workspace: show it."""
        self._has_opened = True
        if is_remembered:
            self.settings = replace(self.settings, recent=with_workspace(self.settings.recent, folder))
            save_settings(self._settings_file, self.settings)
        self.window.show_workspace()
        self.show_received()

    def give_way(self, folder: Path) -> bool:
        """At the start: leave it to the program that has `folder` open already; False when it cannot be shown."""
        from pii_desktop.services.workspace import holder_process
        from pii_desktop.ui.other_window import raise_window_of

        holder = holder_process(folder)
        if self._has_opened or holder is None or holder == os.getpid():
            return False
        if not all(raise_window_of(holder, each) for each in self._received or (None,)):
            return False
        self._app.quit()
        return True

    def _on_quiet(self) -> None:
        self.tasks.aside(lambda _progress: put_away_left())

    def _on_created(self, folder: Path) -> None:
        self.show_opened(folder, is_remembered=True)

    def _on_afterwards(self, destination: Destination) -> None:
        """Behind what fills the frame of the window."""
        self.tasks.in_store(lambda _workspace: destination, done=self.desk.go)

    def _on_create_wanted(self) -> None:
        self.show_first_start()

    def _on_sample_wanted(self) -> None:
        self.open_sample()

    def _remember_window(self) -> None:
        place, recent = place_of(self.window), self.settings.recent
        self.settings = Settings(self.theme.choice.value, place, recent, self.desk.widths)
        save_settings(self._settings_file, self.settings)

    def _on_session_ends(self) -> None:
        """The computer goes down: what is typed must be on the disk before we answer."""
        self.window.commit()
        stored = threading.Event()
        self.tasks.in_store(lambda _workspace: stored.set(), failed=_ignore)
        stored.wait(_END_OF_SESSION_SECONDS)


class _Opening(QObject):
    """One try to open a workspace."""

    def __init__(self, program: Program, folder: Path, *, is_remembered: bool) -> None:
        super().__init__(program)
        self._program = program
        self._folder = folder
        self._is_remembered = is_remembered

    def on_opened(self, _workspace: object) -> None:
        self._program.show_opened(self._folder, is_remembered=self._is_remembered)
        self.deleteLater()

    def on_refused(self, error: PiiError) -> None:
        if error.code != "workspace-in-use" or not self._program.give_way(self._folder):
            self._program.window.show_refusal(error, self._folder)
            self._program.show_received()
        self.deleteLater()


def free_folder(wanted: Path) -> Path:
    """`wanted`, or a folder beside it with a number, where no workspace lies yet."""
    from pii_desktop.services.workspace import is_workspace

    folder, number = wanted, 2
    while is_workspace(folder):
        folder = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return folder


def place_window(window: QWidget, place: WindowPlace) -> None:
    """Put the window where it stood, unless that screen is gone; one larger than the screen fills it."""
    area = QRect(place.x, place.y, place.width, place.height)
    seen = area.adjusted(40, 0, -40, -40)
    if place.width > 0 and any(screen.availableGeometry().intersects(seen) for screen in QApplication.screens()):
        window.setGeometry(area)
    room = window.screen().availableSize()
    is_large = place.width <= 0 and (window.width() >= room.width() or window.height() >= room.height())
    if place.is_maximized or is_large:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def place_of(window: QWidget) -> WindowPlace:
    """Where the window stands; for a maximized one, where it would stand otherwise."""
    area = window.normalGeometry() if window.isMaximized() else window.geometry()
    return WindowPlace(area.x(), area.y(), area.width(), area.height(), window.isMaximized())


def _ignore(_error: PiiError) -> None:
    """No workspace is open, so nothing had to be stored."""


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    level = levels.get(kind, logging.WARNING if kind is QtMsgType.QtWarningMsg else logging.ERROR)
    _log.log(level, "Qt: %s", message)


def _opened(opener: "Callable[[], object]") -> object:
    """What `opener` opens; the first page is imported there too, so that the window does not wait for it."""
    import_module("pii_desktop.ui.overview.page")
    return opener()
