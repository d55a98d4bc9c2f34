"""The window goes to a screen of another scale while it runs: it lies there whole and is painted as finely as there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREENS = [
    {"name": "at 100", "x": 0, "y": 0, "width": 1366, "height": 768},
    {"name": "at 150", "x": 1366, "y": 0, "width": 1920, "height": 1080},
]
_MOVED = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QDeadlineTimer, QRect
from pii_desktop.app import Program, Start, make_application
from pii_desktop.ui.desk import Destination, PageKey

application = make_application()
program = Program(application, Start(is_demo=True), Path(sys.argv[1]))
window = program.window
window.showNormal()
window.setGeometry(20, 20, 1200, 700)

def settle(is_reached):
    patience = QDeadlineTimer(60_000)
    while not (program.tasks.is_idle and is_reached()) and not patience.hasExpired():
        application.processEvents()

def state():
    pages = window.page(PageKey.PERIODS).preview.canvas
    drawn = pages.picture_of(0)
    return {
        "ratio": window.devicePixelRatioF(),
        "picture": window.grab().width(),
        "size": [window.width(), window.height()],
        "page": drawn.width() / pages.width_px(0) if drawn else 0,
        "is_inside": window.screen().availableGeometry().contains(window.geometry()),
    }

settle(lambda: window.current_page() is not None)
program.desk.go(Destination(PageKey.PERIODS))
canvas = window.page(PageKey.PERIODS).preview.canvas
settle(lambda: canvas.page_count > 0 and canvas.picture_of(0) is not None)
before = state()
there = QRect(1380, 30, 1240, 660)
window.setGeometry(there)
settle(lambda: window.devicePixelRatioF() > 1)
window.setGeometry(there)  # Windows proposes a size for the new scale; without one the pixels stay as many
settle(lambda: canvas.picture_of(0) is not None)
print(json.dumps([before, state()]))
program.end()
"""


@pytest.fixture
def screens(tmp_path: Path) -> Path:
    """Two screens beside one another, as Qt's platform without a screen reads them."""
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": SCREENS}), encoding="utf-8", newline="\n")
    return file


def test_on_a_screen_of_another_scale_the_window_is_as_large_and_finer(screens: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens.name}",  # a colon, as after a drive, would end it
        "PYTHONPATH": str(ROOT),
        "QT_SCREEN_SCALE_FACTORS": "at 100=1;at 150=1.5",
    }
    environment.pop("QT_SCALE_FACTOR", None)
    command = [sys.executable, "-c", _MOVED, str(tmp_path / "settings.json")]
    done = subprocess.run(
        command,
        cwd=screens.parent,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    before, after = json.loads(done.stdout.splitlines()[-1])
    assert (before["ratio"], after["ratio"]) == (1.0, 1.5)
    assert (before["picture"], after["picture"]) == (1200, 1860)
    assert after["is_inside"]
    assert (before["page"], after["page"]) == (1, 1), "a page of the report is drawn anew, as wide as it is shown"
