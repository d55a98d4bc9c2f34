"""How a record that a step brought back, changed or took away is told: in the history, in a refusal, on the bus."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sqlalchemy import Connection

from pii_desktop.domain.ids import AssignmentId, ImportId, PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import display_code
from pii_desktop.storage.journal import Cause, Entity, Journal, Subject
from pii_desktop.storage.replaying import Record, RecordChange

_MAIN_FILE: Final = "SELECT file_name FROM evidence_file WHERE evidence_id = ? ORDER BY position, id LIMIT 1"

_IMPORTED: Final = (
    "SELECT import_id, new FROM history WHERE entity = ? AND entity_id = ? AND field = ? AND import_id IS NOT NULL"
    " ORDER BY id DESC LIMIT 1"
)
_CODE: Final = "SELECT code, parent, name FROM assignment WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Telling:
    """A kind of record: whose history tells of it, what people call it, which columns name it.

    With `field` it is a field of the thing whose id stands in the column `id`; without columns that name it, its
    coming and going is told field by field.
    """

    entity: Entity
    noun: str
    named_by: tuple[str, ...] = ()
    id: str = "id"
    assignment: str = ""
    field: str = ""


TELLINGS: Final = {
    "plan": Telling(Entity.PLAN, "kế hoạch", ("label",)),
    "assignment": Telling(Entity.ASSIGNMENT, "chỉ số, chỉ tiêu", ("code", "name"), assignment="id"),
    "work_item": Telling(Entity.WORK_ITEM, "nhiệm vụ", ("text",), assignment="assignment_id"),
    "period": Telling(Entity.PERIOD, "kỳ báo cáo", ("year",)),
    "progress": Telling(Entity.PROGRESS, "số liệu tiến độ", assignment="assignment_id"),
    "evidence": Telling(Entity.EVIDENCE, "tài liệu minh chứng", ("number",)),
    "evidence_file": Telling(Entity.EVIDENCE, "tệp minh chứng", ("file_name",), "evidence_id", field="file"),
    "evidence_link": Telling(
        Entity.EVIDENCE, "minh chứng của chỉ số", ("evidence_id",), "evidence_id", "assignment_id", "link"
    ),
    "denominator": Telling(Entity.DENOMINATOR, "số liệu nền", ("kind", "name", "year")),
    "focal_officer": Telling(Entity.OFFICER, "cán bộ đầu mối", ("name", "department")),
    "request": Telling(Entity.REQUEST, "yêu cầu phối hợp", ("department", "content"), assignment="assignment_id"),
    "exchange": Telling(Entity.EXCHANGE, "dòng nhật ký gửi nhận", ("department", "content")),
    "note": Telling(Entity.NOTE, "ghi chú", ("text",), assignment="assignment_id"),
    "requirement": Telling(Entity.REQUIREMENT, "minh chứng cần có", ("text",), assignment="assignment_id"),
    "requirement_link": Telling(
        Entity.EVIDENCE, "minh chứng đáp ứng yêu cầu", ("key",), "evidence_id", "assignment_id", "requirement"
    ),
    "policy_mark": Telling(Entity.POLICY, "dòng danh mục chính sách", ("group",)),
    "work_item_evidence": Telling(
        Entity.WORK_ITEM, "minh chứng của nhiệm vụ", ("evidence_id",), "work_item_id", field="evidence"
    ),
    "report_version": Telling(Entity.REPORT, "bản báo cáo", ("number",)),
    "wording": Telling(Entity.WORDING, "câu chữ báo cáo", ("text",)),
}
"""The tables with a history, but for the settings, whose fields are their keys."""


class Teller:
    """Tells of the changes of one step, taken together record by record."""

    def __init__(self, connection: Connection, changes: Iterable[RecordChange]) -> None:
        self._connection = connection
        self._changes = tuple(changes)

    def note(self, journal: Journal, action: str) -> None:
        """Write what changed into the history, as done by `action`.

        A field that is again as an import left it is the import's, not an edit of the user's own.
        """
        before = journal.cause
        for change in self._changes:
            for subject, field, old, new in self._told(change):
                journal.cause = Cause(action, import_id=self._import_behind(subject, field, new))
                journal.note(subject, field, old, new)
        journal.cause = before

    def name(self, change: RecordChange) -> str:
        """What people call the record: "kỳ báo cáo “Năm 2025”"."""
        if change.table.name not in TELLINGS:
            return "cài đặt" if change.table.name == "setting" else "phần kế hoạch"
        telling = TELLINGS[change.table.name]
        words = self._words(change, change.known) or self._code_of(change.known.get("assignment_id"))
        return f"{telling.noun} “{words}”" if words else telling.noun

    def _told(self, change: RecordChange) -> Iterator[tuple[Subject, str, str, str]]:
        if change.table.name == "setting":
            old, new = ((record or {}).get("value") for record in (change.before, change.after))
            yield Subject(Entity.SETTINGS, 0), str(change.known["key"]), _text(old), _text(new)
            return
        telling = TELLINGS.get(change.table.name)
        if telling is None or self._is_told_with_document(change):
            return
        subject = self._subject(telling, change.known)
        if change.before is not None and change.after is not None:
            yield from _fields(subject, change)
        elif telling.named_by:
            old, new = (self._words(change, record) if record else "" for record in (change.before, change.after))
            yield subject, telling.field, old, new
        else:
            yield from _fields(subject, change)

    def _import_behind(self, subject: Subject, field: str, new: str) -> ImportId | None:
        if subject.entity not in {Entity.ASSIGNMENT, Entity.PERIOD}:
            return None
        found = self._connection.exec_driver_sql(_IMPORTED, (subject.entity.value, subject.id, field)).first()
        return ImportId(found[0]) if found is not None and found[1] == new else None

    def _subject(self, telling: Telling, record: Record) -> Subject:
        number = record.get(telling.assignment) if telling.assignment else None
        return Subject(
            telling.entity, _number(record[telling.id]), None if number is None else AssignmentId(int(number))
        )

    def _is_told_with_document(self, change: RecordChange) -> bool:
        """The files of a document that comes or goes as a whole."""
        return change.table.name == "evidence_file" and change.known["evidence_id"] in self._documents

    @cached_property
    def _documents(self) -> dict[object, str]:
        """The documents that came or went as a whole, with the name of their main file."""
        moved = [each for each in self._changes if each.before is None or each.after is None]
        files = [each.known for each in moved if each.table.name == "evidence_file"]
        names = {file["evidence_id"]: _text(file["file_name"]) for file in reversed(files)}
        return {each.known["id"]: names.get(each.known["id"], "") for each in moved if each.table.name == "evidence"}

    def _words(self, change: RecordChange, record: Record) -> str:
        """What names the record."""
        match change.table.name:
            case "period":
                kind, year, index = PeriodKind(str(record["kind"])), _number(record["year"]), _number(record["number"])
                deadline = date.fromisoformat(str(record["deadline"])) if record["deadline"] else None
                return Period(PeriodId(0), kind, year, deadline, "", index).title
            case "evidence":
                return self._file_of(record["id"]) or _text(record["number"])
            case "evidence_link" | "work_item_evidence":
                return self._file_of(record["evidence_id"])
        named_by = TELLINGS[change.table.name].named_by
        return " ".join(filter(None, (_text(record[name]) for name in named_by)))

    def _code_of(self, assignment_id: object) -> str:
        found = self._connection.exec_driver_sql(_CODE, (assignment_id,)).first() if assignment_id else None
        return "" if found is None else display_code(found[0], found[1], None) or _text(found[2])

    def _file_of(self, evidence_id: object) -> str:
        known = self._documents.get(evidence_id)
        return known or _text(self._connection.exec_driver_sql(_MAIN_FILE, (evidence_id,)).scalar())


def _fields(subject: Subject, change: RecordChange) -> Iterator[tuple[Subject, str, str, str]]:
    """The fields that differ; of a record that comes or goes those that are not blank."""
    skipped = {"id", "assignment_id", "period_id"} if change.before is None or change.after is None else {"id"}
    for column in change.table.columns:
        if column.info.get("silent") or column.name in skipped:
            continue
        blank = "blank" if column.name == "state" else ""
        old, new = (
            blank if record is None else _text(record.get(column.name)) for record in (change.before, change.after)
        )
        if old != new:
            yield subject, column.key, old, new


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _number(value: str | int | None) -> int:
    return int(value or 0)
