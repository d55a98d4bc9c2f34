"""P1: from the start of a fresh process to its window, against a bare one with a tree view of as many rows."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.harness import Cost, Measure, Timed, processor_seconds
from benchmarks.stores import filled_store

_LONGEST = 60.0
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
_PAINTED = (
    _SAY
    + """
from pii_desktop import app
from pii_desktop.ui.main_window import MainWindow
MainWindow.paintEvent = say
app.main(["--workspace", sys.argv[1]])
"""
)
# The first page reads everything in one go; what it got is painted at once, then counts as seen.
_USABLE = (
    _SAY
    + """
from pii_desktop import app
from pii_desktop.ui.main_window import MainWindow
make_page = MainWindow._make_page
def made(self, key):
    page = make_page(self, key)
    show = page._on_read
    def read(shown):
        show(shown)
        self.repaint()
        if len(shown.counts.rows) == int(sys.argv[2]):
            say()
        print(len(shown.counts.rows), flush=True)
        os._exit(1)
    page._on_read = read
    return page
MainWindow._make_page = made
app.main(["--workspace", sys.argv[1]])
"""
)


def painted(folder: Path, scale: int) -> Measure:
    """The measure up to the first paint of the window's frame."""
    workspace = filled_store(folder, scale)
    title = "start to first painted main window"
    return Measure("P1", title, scale, _timed(_PAINTED, str(workspace)), _timed(_FLOOR), goal=1.35)


def usable(folder: Path, scale: int) -> Measure:
    """The measure up to the first page painted with what the store holds."""
    workspace = filled_store(folder, scale)
    title = "start to first page painted with what the store holds"
    ours = _timed(_USABLE, str(workspace), str(52 * scale))
    return Measure("P1u", title, scale, ours, _timed(_FLOOR), goal=1.8)


def _timed(program: str, *arguments: str) -> Timed:
    return lambda: _until_painted(program, *arguments)


def _until_painted(program: str, *arguments: str) -> Cost:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    wall, cpu = time.perf_counter(), processor_seconds()
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as child:
        said, complaint = child.communicate(timeout=_LONGEST)
    cost = Cost(time.perf_counter() - wall, processor_seconds() - cpu)
    if said.strip() != "painted":
        message = f"the window was not painted: {said!r} {complaint[-2000:]}"
        raise RuntimeError(message)
    return cost
