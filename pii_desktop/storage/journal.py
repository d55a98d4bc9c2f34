"""The history: who changed what, when, from what to what, why. Append-only, chained by hash.

`hash = sha256(hash of the row before ‖ the row)`, so a row that is changed or taken out later breaks the chain.
A tail that is cut off is not seen by the chain: reports, packs and backups therefore carry `head()`.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select

from pii_desktop.domain.ids import AssignmentId, ImportId
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.records import history

GENESIS: Final = "0" * 64
"""Stands before the first row of the chain."""

DEFAULT_ACTION: Final = "Thay đổi"

_ORDER = (
    "id",
    "at",
    "who",
    "action",
    "entity",
    "entity_id",
    "assignment_id",
    "field",
    "old",
    "new",
    "why",
    "import_id",
)


class Entity(StrEnum):
    """What a row of the history is about."""

    PLAN = "plan"
    ASSIGNMENT = "assignment"
    WORK_ITEM = "work_item"
    PERIOD = "period"
    PROGRESS = "progress"
    EVIDENCE = "evidence"
    SETTINGS = "settings"
    DENOMINATOR = "denominator"
    OFFICER = "officer"
    REQUEST = "request"
    EXCHANGE = "exchange"
    NOTE = "note"
    REQUIREMENT = "requirement"
    POLICY = "policy"
    REPORT = "report"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing a change is about; `assignment_id` is the assignment whose history shows it."""

    entity: Entity
    id: int
    assignment_id: AssignmentId | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a change is made: the action's Vietnamese name, the reason given, the import that did it."""

    action: str = DEFAULT_ACTION
    why: str = ""
    import_id: ImportId | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """How many rows the history has, and the hash of the last: what reports and backups carry."""

    count: int
    hash: str


class Journal:
    """Collects the changes of one unit of work and writes them in one statement."""

    def __init__(self, connection: Connection, who: str, now: datetime | None = None) -> None:
        self.cause = Cause()
        self.who = who
        self.now = now or datetime.now(UTC)
        self._connection = connection
        self._waiting: list[dict[str, Any]] = []

    def note(self, subject: Subject, field: str, old: str, new: str) -> None:
        """Remember that `field` of `subject` went from `old` to `new` (stored texts)."""
        self._waiting.append(
            {
                "at": self.now,
                "who": self.who,
                "action": self.cause.action,
                "entity": subject.entity.value,
                "entity_id": subject.id,
                "assignment_id": subject.assignment_id,
                "field": field,
                "old": old,
                "new": new,
                "why": self.cause.why,
                "import_id": self.cause.import_id,
            }
        )

    def flush(self) -> None:
        """Write what waits, chained to the last row. Part of the transaction of the changes themselves."""
        if not self._waiting:
            return
        number, previous = last_row(self._connection)
        for row in self._waiting:
            number += 1
            row["id"] = number
            row["hash"] = previous = row_hash(previous, row)
        self._connection.execute(insert(history), self._waiting)
        self._waiting = []


def last_row(connection: Connection) -> tuple[int, str]:
    """Id and hash of the newest row; 0 and GENESIS when there is none."""
    newest = select(history.c.id, history.c.hash).order_by(history.c.id.desc()).limit(1)
    record = connection.execute(newest).first()
    return (0, GENESIS) if record is None else (record.id, record.hash)


def row_hash(previous: str, row: dict[str, Any]) -> str:
    """The hash of a row, given its values by column name and the hash of the row before."""
    texts = [stored_text(history.c[name], row[name]) for name in _ORDER]
    text = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}{text}".encode()).hexdigest()


def head(connection: Connection) -> Head:
    """Count and last hash of what is written."""
    count = connection.execute(select(func.count()).select_from(history)).scalar_one()
    return Head(count, last_row(connection)[1])


def is_chain_whole(connection: Connection) -> bool:
    """True when every row, its number included, follows from the one before."""
    previous = GENESIS
    for row in _all_rows(connection):
        if row["hash"] != row_hash(previous, row):
            return False
        previous = row["hash"]
    return True


def _all_rows(connection: Connection) -> Iterator[dict[str, Any]]:
    page: Sequence[Any] = ()
    last = 0
    while page := connection.execute(_page_after(last)).mappings().all():
        yield from (dict(record) for record in page)
        last = page[-1]["id"]


def _page_after(last: int) -> Any:  # noqa: ANN401 - the type of a Select spells out every column
    return select(history).where(history.c.id > last).order_by(history.c.id).limit(5000)
