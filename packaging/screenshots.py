"""Take the pictures of the README: pages at 1366×768 over sample records.

Run it from the checkout: python packaging/screenshots.py [FOLDER]; the folder is docs/images by default.
Pictures of everything, to look at, are taken by screens.py.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
os.environ["LOGNAME"] = "Trần Thị Ví Dụ"  # who changed what, in the history

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402 - the platform is chosen first
from PySide6.QtGui import QCursor  # noqa: E402

from pii_desktop.app import Program, Start, make_application  # noqa: E402
from pii_desktop.ui.desk import Destination, PageKey  # noqa: E402
from pii_desktop.ui.main_window import SIZE  # noqa: E402
from pii_desktop.ui.theme import ThemeChoice  # noqa: E402

NAMES = {
    PageKey.OVERVIEW: "tong-quan",
    PageKey.INDICATORS: "chi-so",
    PageKey.WORK: "nhiem-vu",
    PageKey.EVIDENCE: "minh-chung",
    PageKey.PERIODS: "ky-bao-cao",
    PageKey.DENOMINATORS: "so-lieu-nen",
    PageKey.ASSIGNMENTS: "phan-cong",
    PageKey.COORDINATION: "phoi-hop",
    PageKey.NOTES: "ghi-chu",
    PageKey.HISTORY: "lich-su",
    PageKey.PREFERENCES: "cai-dat",
}
THEMES = {ThemeChoice.LIGHT: "sang", ThemeChoice.DARK: "toi"}
KEPT = {
    (PageKey.OVERVIEW, ThemeChoice.LIGHT),
    (PageKey.INDICATORS, ThemeChoice.LIGHT),
    (PageKey.EVIDENCE, ThemeChoice.LIGHT),
    (PageKey.PERIODS, ThemeChoice.LIGHT),
    (PageKey.DENOMINATORS, ThemeChoice.LIGHT),
    (PageKey.ASSIGNMENTS, ThemeChoice.LIGHT),
    (PageKey.COORDINATION, ThemeChoice.LIGHT),
    (PageKey.OVERVIEW, ThemeChoice.DARK),
}
"""The pictures that README.md shows."""
_REST_MS = 250


def take_screenshots(folder: Path) -> Iterator[Path]:
    """Write the pictures into `folder`; yields each file."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    with tempfile.TemporaryDirectory() as home:
        program = Program(app, Start(is_demo=True), Path(home) / "settings.json")
        program.window.show()
        program.window.showNormal()  # the screen of this platform is smaller than ours, the window fills it
        program.window.resize(SIZE)
        QCursor.setPos(program.window.mapToGlobal(program.window.rect().bottomRight()))
        rest(program)
        for theme, suffix in THEMES.items():
            program.theme.apply(theme)
            for key, name in NAMES.items():
                if (key, theme) not in KEPT:
                    continue
                program.window.go(Destination(key))
                rest(program)
                file = folder / f"{name}-{suffix}.png"
                program.window.grab().save(str(file))
                yield file
        program.end()


def rest(program: Program) -> None:
    """Until nothing was under way at two looks one after the other; the keyboard's ring is no part of a picture."""
    loop = QEventLoop()
    quiet: list[bool] = []

    def look() -> None:
        quiet.append(program.tasks.is_idle and program.window.current_page() is not None)
        if quiet[-2:] == [True, True]:
            loop.quit()

    timer = QTimer()
    timer.setInterval(_REST_MS)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()
    focused = program.window.focusWidget()
    if focused is not None:
        focused.clearFocus()


if __name__ == "__main__":
    for written in take_screenshots(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"):
        sys.stdout.write(f"{written}\n")
