"""P4: one edit until it is durable, with its history, against 4 KB written and flushed twice."""

import itertools
import os
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook, load_workbook

from benchmarks.harness import Measure, expect, timed
from benchmarks.stores import filled_store
from benchmarks.workbooks import plan_workbook
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.progress import Entry
from pii_desktop.services.progress import record
from pii_desktop.services.workspace import open_workspace

_EDITS = 25
_BLOCK = os.urandom(4096)
_flush = getattr(os, "fdatasync", os.fsync)


def measure(folder: Path, scale: int) -> Measure:
    """The measure: an edit of the last row of a store with 52 × `scale` rows and 52 times as many records."""
    edit = _Edit(filled_store(folder, scale))
    raw = (folder / "raw").open("w+b", buffering=0)
    book = load_workbook(plan_workbook(folder, scale))
    return Measure(
        id="P4",
        title="one edit until durable, with history (peer: openpyxl saving the workbook of the plan)",
        scale=scale,
        ours=timed(edit.work, edit.check, _EDITS),
        floor=timed(lambda: _write_twice(raw), lambda size: expect(size, 2 * len(_BLOCK), "bytes"), _EDITS),
        peer=timed(lambda: _save(book, folder / "saved.xlsx"), lambda size: expect(size > 0, wanted=True, what="file")),
        goal=4.0,
    )


class _Edit:
    """A value typed for an assignment; another one each time."""

    def __init__(self, folder: Path) -> None:
        self._store = open_workspace(folder)
        self._row = self._store.read(lambda uow: uow.assignments.all_tracked())[-1].id
        self._period = self._store.read(lambda uow: PeriodId(max(period.id for period in uow.periods.all())))
        self._values = itertools.count(1)
        self._last = Entry()

    def work(self) -> int:
        before = self._last
        self._last = Entry(value=Decimal(next(self._values)), result=before.result)
        return self._store.run(lambda uow: record(uow, self._row, self._period, self._last))[0]

    def check(self, _entry_id: int) -> None:
        entry, _ = self._store.read(lambda uow: uow.progress.get(self._row, self._period))
        expect(entry.value, self._last.value, "stored value")
        newest = self._store.read(lambda uow: uow.history.of_assignment(self._row))
        expect(str(self._last.value) in {row.new for row in newest}, wanted=True, what="history of the edit")


def _write_twice(file: BinaryIO) -> int:
    size = 0
    for place in (0, len(_BLOCK)):
        file.seek(place)
        size += file.write(_BLOCK)
        _flush(file.fileno())
    return size


def _save(book: Workbook, target: Path) -> int:
    book.save(target)
    return target.stat().st_size
