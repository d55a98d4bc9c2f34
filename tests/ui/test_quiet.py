"""The window stays quick: what a start leaves is not looked through again, and the collector is left as it was."""

import gc
import sys

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.ui.quiet import Quiet, import_pages
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.tasks import TaskRunner


@pytest.fixture(autouse=True)
def collector() -> None:
    """The real one."""


def test_collections_of_everything_wait_from_the_start_and_come_back_at_the_end(qtbot: QtBot) -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    tasks = TaskRunner()
    quiet = Quiet(tasks)
    assert gc.get_threshold()[2] > before[2]
    tasks.aside(lambda _progress: None)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > frozen)
    qtbot.waitUntil(lambda: tasks.is_idle, timeout=60_000)
    quiet.end()
    tasks.shutdown()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_every_page_is_imported_beforehand() -> None:
    import_pages(Progress(Task(), lambda _step: None))
    pages = {name.removeprefix("pii_desktop.ui.") for name in sys.modules if name.endswith((".page", "tabbed_page"))}
    assert {"indicators.page", "evidence.tabbed_page", "periods.page", "notes.page"} <= pages
