"""What holds for every test: its own home folder, no display needed, and nothing left running."""

import gc
import itertools
import logging
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop import isolation
from tests.leftovers import left_since, running_now, watch_qt_starts
from tests.quick import PromptBot, share_statements, spare_the_disk

SHARED = Path(__file__).resolve().parents[2] / "shared"

# Before Qt starts: the same pixels on every machine, and no window in the developer's way.
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


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays, so there is nothing to look for meanwhile."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Modules and collected tests stay for the whole run: looking through them again after each test is slow."""
    _keep_what_is_there()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """So does what a file of tests leaves: libraries it was the first to use, syntax trees, documents read once."""
    result = yield
    if nextitem is None or nextitem.path != item.path:
        _keep_what_is_there()
    return result


def _keep_what_is_there() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collector(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that ends gives everything back to the collector; here the tests go on, and it was two seconds each."""
    for name in ("freeze", "unfreeze"):
        monkeypatch.setattr(gc, name, lambda: None)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new path for each home: pytest itself looks through all that there are for the next number."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of the test's own; nothing is written to the developer's."""
    folder = next(homes)
    folder.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    # Windows itself is asked for its folders, not the environment; this is how platformdirs can be told otherwise.
    for name in ("APPDATA", "LOCAL_APPDATA"):
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(folder))
    return folder


@pytest.fixture
def disk() -> None:
    """For a test of what reaches the disk: the program waits for it as it does at work."""


@pytest.fixture(autouse=True)
def _no_needless_wait(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "disk" not in request.fixturenames:
        spare_the_disk(monkeypatch)
    share_statements(monkeypatch)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PromptBot:
    """The one of pytest-qt, which waits no longer than it has to."""
    return PromptBot(request)


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
