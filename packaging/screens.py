"""Take a picture of every page and tab over an empty, an ordinary and a full workspace, light and dark.

Run it from the checkout: python packaging/screens.py FOLDER [SCALE]; SCALE is 1 (1366×768) or 1.5 (1280×720 of a
1920×1080 screen). The pictures are for looking at; those of the README are taken by screenshots.py.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
SCALE = sys.argv[2] if len(sys.argv) > 2 else "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = SCALE
os.environ["QT_FONT_DPI"] = "96"
os.environ["LOGNAME"] = "Trần Thị Ví Dụ"  # who changed what, in the history

from full_workspace import fill_full  # noqa: E402 - the platform is chosen first
from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtGui import QCursor  # noqa: E402
from PySide6.QtWidgets import QTabBar, QWidget  # noqa: E402
from screenshots import NAMES, THEMES, rest  # noqa: E402

from pii_desktop.app import Program, Start, make_application  # noqa: E402
from pii_desktop.services.sample import create_sample  # noqa: E402
from pii_desktop.services.workspace import NewWorkspace, create_workspace  # noqa: E402
from pii_desktop.ui.desk import Destination  # noqa: E402
from pii_desktop.ui.main_window import SIZE  # noqa: E402
from pii_desktop.ui.widgets.table_view import RowsView  # noqa: E402

W = TypeVar("W", bound=QWidget)
SIZES = {"1": SIZE, "1.5": QSize(1280, 720)}


def _make_empty(folder: Path) -> None:
    create_workspace(folder, NewWorkspace("Bắc Ninh", "Sở Tài chính")).close()


def _make_ordinary(folder: Path) -> None:
    create_sample(folder, date.today()).close()  # noqa: DTZ011 - the sample lies around the day of the picture


def _make_full(folder: Path) -> None:
    with create_sample(folder, date.today()) as workspace:  # noqa: DTZ011 - as above
        fill_full(workspace, folder.parent / "tai-lieu", date.today())  # noqa: DTZ011 - as above


WORKSPACES: dict[str, Callable[[Path], None]] = {"trong": _make_empty, "thuong": _make_ordinary, "day": _make_full}


def take_screens(folder: Path) -> Iterator[Path]:
    """Write the pictures of all workspaces into `folder`; yields each file."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    for name, make in WORKSPACES.items():
        with tempfile.TemporaryDirectory() as home:
            make(Path(home) / "so")
            program = Program(app, Start(Path(home) / "so"), Path(home) / "settings.json")
            program.window.show()
            program.window.showNormal()
            program.window.resize(SIZES[SCALE])
            QCursor.setPos(program.window.mapToGlobal(program.window.rect().bottomRight()))
            rest(program)
            for theme, suffix in THEMES.items():
                program.theme.apply(theme)
                for place in _places(program):
                    file = folder / f"{name}-{place}-{suffix}-{SCALE}.png"
                    program.window.grab().save(str(file))
                    yield file
            program.end()


def _places(program: Program) -> Iterator[str]:
    """Show every page, each with every tab of every row of tabs, the first row of its list chosen."""
    for key, name in NAMES.items():
        program.window.go(Destination(key))
        rest(program)
        page = program.window.page(key)
        yield name
        if _choose_first(page):
            rest(program)
            yield f"{name}-chon"
        for strip, tabs in enumerate(_shown(page, QTabBar)):
            for number in range(tabs.count()):
                tabs.setCurrentIndex(number)
                rest(program)
                _choose_first(page)
                rest(program)
                yield f"{name}-{strip}{number}"
            tabs.setCurrentIndex(0)


def _choose_first(page: QWidget) -> bool:
    """Choose the first row of every list that has none chosen; True when there was one."""
    chosen = [view.select_next() for view in _shown(page, RowsView) if view.current_id() is None]
    return any(chosen)


def _shown(page: QWidget, kind: type[W]) -> list[W]:
    return [each for each in page.findChildren(kind) if each.isVisible()]


if __name__ == "__main__":
    for written in take_screens(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
