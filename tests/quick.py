"""What no test needs to wait for: the disk, statements that were compiled before, ten milliseconds after an answer."""

import itertools
import os
import sqlite3
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEventLoop, QTimer
from pytestqt.qtbot import QtBot

ENGINE = "pii_desktop.storage.engine"


def spare_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what is written with the system: no test cuts the power. Where a flush could fail, it still can."""
    if os.name != "nt":
        monkeypatch.setattr(os, "fsync", os.fstat)
    engine: Any = sys.modules.get(ENGINE)
    if engine is not None:
        connect = engine._connect
        monkeypatch.setattr(engine, "_connect", lambda database: _not_waiting(connect, database))


def share_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every engine know the statements compiled by those before it: a program has one, a run has thousands."""
    engine: Any = sys.modules.get(ENGINE)
    if engine is not None:
        create = engine.create_engine
        monkeypatch.setattr(engine, "create_engine", lambda *told, **named: _knowing(create(*told, **named)))


class PromptBot(QtBot):
    """Looks again as soon as something happened; pytest-qt looks every ten milliseconds."""

    _is_polling = False
    _has_polled = False

    def waitUntil(self, callback: Callable[[], bool | None], **limit: int) -> None:  # noqa: N802 - of pytest-qt
        """Until `callback` is true or asserts nothing false. Raises TimeoutError; `limit` is the `timeout` of QtBot."""
        was_polling, self._is_polling = self._is_polling, True
        self._has_polled = False
        try:
            super().waitUntil(callback, **limit)
        finally:
            self._is_polling = was_polling
        if self._has_polled:
            QCoreApplication.processEvents()  # what came of it, a layout above all

    def wait(self, ms: int) -> None:
        """Let Qt work for so many milliseconds, or in `waitUntil` until it has worked off what there was."""
        if self._is_polling:
            self._has_polled = True
            _work_off(ms)
        else:
            super().wait(ms)


def _work_off(patience: int) -> None:
    """Run the event loop until something happened, at most `patience` milliseconds."""
    loop = QEventLoop()
    pauses = itertools.count()
    # The first pause may lie before the first event.
    dispatcher = QAbstractEventDispatcher.instance()
    link = dispatcher.aboutToBlock.connect(lambda: loop.quit() if next(pauses) else None)
    alarm = QTimer()
    alarm.setSingleShot(True)
    alarm.timeout.connect(loop.quit)
    alarm.start(patience)
    try:
        loop.exec()
    finally:
        alarm.stop()
        dispatcher.aboutToBlock.disconnect(link)


def _not_waiting(connect: Callable[[Path], sqlite3.Connection], database: Path) -> sqlite3.Connection:
    connection = connect(database)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _knowing(engine: Any) -> Any:
    shared = _shared_engine()
    engine.dialect = shared.dialect
    engine._compiled_cache = shared._compiled_cache
    return engine


@cache
def _shared_engine() -> Any:
    """Never holds a file; its dialect has met a connection once, as each needs to."""
    from sqlalchemy import create_engine

    shared = create_engine("sqlite+pysqlite://")
    shared.connect().close()
    shared.dispose()
    return shared
