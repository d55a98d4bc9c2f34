"""P1: from the start of a fresh process to the first painted main window, against a bare one with a tree view."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.harness import Measure

_SAY = """
import os, sys
def say(*_):
    print("painted", flush=True)
    os._exit(0)
"""
_FLOOR = (
    _SAY
    + """
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView
class Window(QMainWindow):
    paintEvent = say
application = QApplication([])
model = QStandardItemModel()
for number in range(52):
    model.appendRow([QStandardItem(f"{number}.{column}") for column in range(6)])
view = QTreeView()
view.setModel(model)
window = Window()
window.setCentralWidget(view)
window.resize(1366, 768)
window.show()
application.exec()
"""
)
_OURS = (
    _SAY
    + """
from pii_desktop import app
from pii_desktop.ui.main_window import MainWindow
MainWindow.paintEvent = say
app.main(["--workspace", sys.argv[1]])
"""
)


def first_paint(folder: Path) -> Measure:
    """The measure, on a workspace with a bundled plan that is made in `folder`."""
    workspace = folder / "workspace"
    place = ["--workspace", str(workspace), "--province", "Bắc Ninh", "--department", "Sở Tài chính"]
    subprocess.run(
        [sys.executable, "-m", "pii_desktop", "init", *place, "--plan", "bacninh-2025"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return Measure(
        id="P1",
        title="start to first painted main window",
        ours=lambda: _seconds_until_painted(_OURS, str(workspace)),
        floor=lambda: _seconds_until_painted(_FLOOR),
        goal=1.35,
    )


def _seconds_until_painted(program: str, *arguments: str) -> float:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    start = time.perf_counter()
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8") as child:
        said = child.stdout.readline() if child.stdout else ""
        seconds = time.perf_counter() - start
    if said.strip() != "painted":
        message = f"the window was not painted: {said!r}"
        raise RuntimeError(message)
    return seconds
