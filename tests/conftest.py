"""What holds for every test: its own home folder, no display needed, and nothing left running."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop import isolation
from tests.leftovers import left_since, running_now, watch_qt_starts

SHARED = Path(__file__).resolve().parents[2] / "shared"

# Before Qt is loaded: the same pixels on every machine, and no window in the developer's way.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
if os.name == "nt":
    # Off the screen Qt knows no font of Windows.
    os.environ["QT_QPA_FONTDIR"] = str(Path(__file__).resolve().parents[1] / "resources" / "fonts")
    # A child process that reads a file takes ten times as long to start there, under Wine above all.
    (QtBot.waitUntil.__kwdefaults__ or {})["timeout"] = 30_000


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("shared/ does not lie beside the checkout")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is marked real_documents where there are none, also without the fixture."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("real_documents"):
            item.add_marker(pytest.mark.skip(reason="shared/ does not lie beside the checkout"))


def pytest_collection_finish() -> None:
    """Modules and collected tests stay for the whole run: looking through them again after each test is slow."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of the test's own; nothing is written to the developer's."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    # Windows itself is asked for its folders, not the environment; this is how platformdirs can be told otherwise.
    for name in ("APPDATA", "LOCAL_APPDATA"):
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _nothing_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No thread, timer, window or child process that a test started survives it."""
    before = running_now()
    watch_qt_starts(before, monkeypatch)
    yield
    isolation.dismiss()
    left = left_since(before)
    if left:
        pytest.fail("left running: " + "; ".join(left))


@pytest.fixture(autouse=True)
def _no_unexpected_error_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An error in the log fails the test. A test that expects one looks at it and calls `caplog.clear()`."""
    yield
    errors = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    if errors:
        pytest.fail("logged as an error: " + "; ".join(errors))
