"""Take the pictures of the README: each page at 1366×768, light and dark, over sample records.

Run it from the checkout: python packaging/screenshots.py [FOLDER]; the folder is docs/images by default.
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
        rest(program)
        for theme, suffix in THEMES.items():
            program.theme.apply(theme)
            for key, name in NAMES.items():
                program.window.go(Destination(key))
                rest(program)
                file = folder / f"{name}-{suffix}.png"
                program.window.grab().save(str(file))
                yield file
        program.end()


def rest(program: Program) -> None:
    """Until nothing is under way and nothing new begins for a moment."""
    loop = QEventLoop()

    def look() -> None:
        if program.tasks.is_idle and program.window.current_page() is not None:
            loop.quit()

    timer = QTimer()
    timer.setInterval(_REST_MS)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()


if __name__ == "__main__":
    for written in take_screenshots(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"):
        sys.stdout.write(f"{written}\n")
