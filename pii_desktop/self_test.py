"""The installed program checks itself: one line a step, nothing of the user's is touched."""

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from pii_desktop import paths
from pii_desktop.errors import PiiError
from pii_desktop.services.catalogue import bundled_plans, framework
from pii_desktop.services.importing import read_plan
from pii_desktop.services.packing import gather, no_step, write
from pii_desktop.services.reporting import FORMATS, build, export
from pii_desktop.services.sample import create_sample
from pii_desktop.services.verifying import verify
from pii_desktop.services.workspace import open_workspace

_DONE, _REFUSED = 0, 3
_FONTS = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSans-Regular.ttf")
_DAY = date(2025, 11, 18)


class StepError(PiiError):
    """A step found something missing."""


def self_test(begin_qt: Callable[[], object]) -> int:
    """Run every step until one fails; 0 when all went well, 3 otherwise. `begin_qt` makes the application object."""
    with _folder() as folder:
        steps: tuple[tuple[str, Callable[[], str]], ...] = (
            ("cửa sổ", lambda: _window(begin_qt)),
            ("phông chữ", _fonts),
            ("biểu tượng", _icon),
            ("danh mục", _catalogue),
            ("nâng cấp dữ liệu", lambda: _migrations(folder)),
            ("sổ dữ liệu", lambda: _workspace(folder)),
            ("báo cáo", lambda: _report(folder)),
            ("đọc lại bảng tính", lambda: _import(folder)),
            ("gói minh chứng", lambda: _pack(folder)),
        )
        return _DONE if all(_step(name, work) for name, work in steps) else _REFUSED


def _step(name: str, work: Callable[[], str]) -> bool:
    try:
        said = work()
    except (PiiError, OSError, ImportError) as error:
        _print(f"{name}: KHÔNG ĐƯỢC. {error}")
        return False
    _print(f"{name}: được ({said})")
    return True


def _print(line: str) -> None:
    """On standard output in UTF-8; a program without a console has none."""
    if sys.stdout is None:
        return
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout.write(f"{line}\n")


def _window(begin_qt: Callable[[], object]) -> str:
    """A window is built and painted, on screen or off it."""
    app = begin_qt()
    from PySide6.QtWidgets import QApplication

    from pii_desktop.ui.bus import Bus
    from pii_desktop.ui.desk import Desk
    from pii_desktop.ui.main_window import MainWindow
    from pii_desktop.ui.tasks import TaskRunner
    from pii_desktop.ui.theme import apply_theme

    if not isinstance(app, QApplication):
        raise StepError("Không khởi động được Qt.")
    apply_theme(app)
    tasks = TaskRunner()
    window = MainWindow(Desk(tasks, Bus()))
    picture = window.grab()
    window.close()
    tasks.shutdown()
    if picture.isNull():
        raise StepError("Không vẽ được cửa sổ.")
    return f"{picture.width()}×{picture.height()}"


def _fonts() -> str:
    missing = [name for name in _FONTS if not (paths.resources() / "fonts" / name).is_file()]
    if missing:
        raise StepError(f"Thiếu tệp {', '.join(missing)}.", "", "Hãy cài lại chương trình.")
    return f"{len(_FONTS)} tệp"


def _icon() -> str:
    """Drawn by Qt, so that the part of Qt that reads it is there too."""
    from PySide6.QtGui import QIcon

    sizes = sorted(each.width() for each in QIcon(str(paths.program_icon())).availableSizes())
    if not sizes:
        raise StepError("Không đọc được biểu tượng.", "", "Hãy cài lại chương trình.")
    return f"{len(sizes)} cỡ, {sizes[0]} đến {sizes[-1]}"


def _catalogue() -> str:
    tree = framework()
    return f"{len(tree.indicators)} chỉ số, {len(bundled_plans())} kế hoạch"


def _migrations(folder: Path) -> str:
    """Every migration runs, from an empty database on, as it does on the copy of an older workspace."""
    from pii_desktop.storage.migrate import upgrade
    from pii_desktop.storage.records import SCHEMA

    database = folder / "cu.sqlite"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 0")
    upgrade(database)
    with closing(sqlite3.connect(database)) as connection:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if schema != SCHEMA:
        raise StepError("Không nâng cấp được dữ liệu.", "", "Hãy cài lại chương trình.")
    return f"đến phiên bản {schema}"


def _workspace(folder: Path) -> str:
    """Made by the migrations, filled, closed, opened again."""
    create_sample(folder / "so", _DAY).close()
    with open_workspace(folder / "so") as workspace:
        count = workspace.read(lambda uow: len(uow.assignments.all_tracked()))
    return f"{count} dòng"


def _report(folder: Path) -> str:
    with open_workspace(folder / "so") as workspace:
        report = workspace.read(lambda uow: build(uow, max(each.id for each in uow.periods.all())))
    files = [export(report, form, folder, stem="bao-cao") for form in FORMATS]
    return ", ".join(file.name for file in files)


def _import(folder: Path) -> str:
    """What the report's workbook holds is read by the importer, in its child process."""
    parsed = read_plan(folder / "bao-cao.xlsx")
    return f"{len(parsed.rows)} dòng"


def _pack(folder: Path) -> str:
    """Written, then checked as its receiver does."""
    with open_workspace(folder / "so") as workspace:
        matter = workspace.read(lambda uow: gather(uow, max(each.id for each in uow.periods.all())))
    (part,) = write(matter, folder / "goi.zip", no_step)
    verdict = verify(part.path)
    if not verdict.is_sound:
        raise StepError(verdict.sentence)
    return f"{verdict.files} tệp đúng với bản kê"


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pii-tu-kiem-", ignore_cleanup_errors=True) as name:
        yield Path(name)
