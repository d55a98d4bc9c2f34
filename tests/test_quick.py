"""What tests are spared: they still see a flush that fails, a wait that is too long and another engine's rows."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import TimeoutError as WaitedTooLong

from pii_desktop.storage.engine import make_engine
from tests.quick import PromptBot


def synchronous(folder: Path) -> object:
    with make_engine(folder / "pii.sqlite").connect() as connection:
        return connection.exec_driver_sql("PRAGMA synchronous").scalar()


def test_a_store_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    assert synchronous(tmp_path) == 0


@pytest.mark.usefixtures("disk")
def test_a_store_waits_for_the_disk_where_a_test_asks_for_it(tmp_path: Path) -> None:
    assert synchronous(tmp_path) == 3
    if sys.platform != "win32":
        assert os.fsync.__name__ == "fsync"


def test_flushing_what_is_closed_fails(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        number = file.fileno()
        os.fsync(number)
    with pytest.raises(OSError, match=r"Bad file descriptor|Error"):
        os.fsync(number)


def test_engines_share_statements_and_no_rows(tmp_path: Path) -> None:
    one, other = (make_engine(tmp_path / name) for name in ("một.sqlite", "hai.sqlite"))
    assert one.dialect is other.dialect
    with one.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    with other.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar() == 0
    one.dispose()
    other.dispose()


def test_a_wait_ends_with_what_it_waits_for(qtbot: PromptBot) -> None:
    heard: list[int] = []
    for number in range(3):
        QTimer.singleShot(number, lambda number=number: heard.append(number))
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert sorted(heard) == [0, 1, 2]


def test_a_wait_for_nothing_ends_too(qtbot: PromptBot) -> None:
    with pytest.raises(WaitedTooLong):
        qtbot.waitUntil(lambda: False, timeout=30)


def test_a_wait_says_what_was_not_so(qtbot: PromptBot) -> None:
    def is_so() -> None:
        assert 1 + 1 == 3, "hai"

    with pytest.raises(WaitedTooLong) as waited:
        qtbot.waitUntil(is_so, timeout=30)
    assert "hai" in str(waited.value.__cause__)
