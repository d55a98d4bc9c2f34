"""What differs between two versions of a report: a flat list, each with its place, the old words and the new.

One list serves four readers: a version beside the one before, the records of today beside what was sent, the
supplementary report (only what was added) and the correcting report (all of it).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.frozen_facts import Facts, FrozenDocument, FrozenFile, FrozenRow, FrozenWording, FrozenWork
from pii_desktop.domain.ids import AssignmentId, EvidenceId, WorkItemId
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.report_form import official_date
from pii_desktop.text.numbers import format_decimal

T = TypeVar("T")
R = TypeVar("R", FrozenRow, FrozenDocument, FrozenWork)
VALUE: Final = "Giá trị"
"""What the number of a row is called: the only one that bears its unit."""


class DifferenceKind(StrEnum):
    """What became of a place."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"

    @property
    def label(self) -> str:
        """The word in lists."""
        return {
            DifferenceKind.ADDED: "Thêm",
            DifferenceKind.CHANGED: "Sửa",
            DifferenceKind.REMOVED: "Bỏ",
        }[self]


@dataclass(frozen=True, slots=True)
class DifferencePlace:
    """Where: a row by its code and name, or a document, a work item, a sentence by what it is called.

    At most one of `evidence_id`, `work_item_id` and `sentence_key` is given; `assignment_id` is the row of a work item.
    `is_head` tells of letterhead, addressee, signer and recipients.
    """

    code: str = ""
    name: str = ""
    assignment_id: AssignmentId | None = None
    evidence_id: EvidenceId | None = None
    work_item_id: WorkItemId | None = None
    sentence_key: str = ""
    is_head: bool = False

    @property
    def is_matter(self) -> bool:
        """True for what was reported; False for its words and for letterhead and signer."""
        return not self.sentence_key and not self.is_head

    @property
    def title(self) -> str:
        """Like "2.2.2. Chi cho khoa học và công nghệ"."""
        return f"{self.code}. {self.name}" if self.code and self.name else self.code or self.name


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: `what` it is called, and what was said (blank where nothing was) and is said now.

    `is_whole` is true where a document, a work item or a row came or went as such.
    """

    place: DifferencePlace
    what: str
    old: str
    new: str
    kind: DifferenceKind
    is_whole: bool = False


def compare_facts(old: Facts, new: Facts) -> tuple[Difference, ...]:
    """What differs, in the order of the report: rows, documents, work items, sentences."""
    return (
        *_compared(old.rows, new.rows, _ROWS),
        *_compared(old.documents, new.documents, _DOCUMENTS),
        *_compared(old.work_items, new.work_items, _WORK),
        *_compared(old.wordings, new.wordings, _WORDINGS),
    )


def additions(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Only what was missing: a supplementary report takes nothing back."""
    return tuple(each for each in differences if each.kind is DifferenceKind.ADDED)


def supplemented(old: Facts, new: Facts) -> Facts:
    """What is known to who has read `old` and a supplement to it: what `new` adds, never what it changes or takes back.

    Sentences are those of `new`: no report that follows another tells of them.
    """
    return Facts(
        rows=tuple(_filled(old.rows, new.rows, _ROWS)),
        documents=tuple(_filled(old.documents, new.documents, _DOCUMENTS)),
        work_items=tuple(_filled(old.work_items, new.work_items, _WORK)),
        wordings=new.wordings,
    )


@dataclass(frozen=True, slots=True)
class _Field:
    """A field as data: its attribute (blank: the record), what it is called, how its value is printed.

    `unlike` is said behind two values that differ though they are printed alike; without it they are taken as equal.
    """

    name: str
    what: str
    shown: Callable[[Any], str]
    unlike: str = ""


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of records: what identifies one, where it stands, its fields.

    `come` and `gone` stand for a whole record that is new or no longer there. Without them each field does that says
    something; a new record of which none does is told by `gone` all the same.
    """

    key: Callable[[Any], object]
    place: Callable[[Any], DifferencePlace]
    fields: tuple[_Field, ...]
    come: _Field | None = None
    gone: _Field | None = None


def _compared(old: Sequence[T], new: Sequence[T], sort: _Sort) -> Iterator[Difference]:
    before = {sort.key(each): each for each in old}
    after = {sort.key(each): each for each in new}
    for key, record in after.items():
        was = before.get(key)
        if was is None:
            yield from tuple(_one(None, record, sort)) or _one(None, record, replace(sort, come=sort.gone))
        elif was != record:
            yield from _one(was, record, sort)
    for key, record in before.items():
        if key not in after:
            yield from _one(record, None, sort)


def _one(old: T | None, new: T | None, sort: _Sort) -> Iterator[Difference]:
    place = sort.place(old if new is None else new)
    whole = sort.come if old is None else sort.gone if new is None else None
    for field in (whole,) if whole else sort.fields:
        before, after = (_printed(record, field) for record in (old, new))
        if before == after and before and field.unlike and _value(old, field) != _value(new, field):
            after = f"{after} {field.unlike}"
        if before != after and (old is None or new is None or _value(old, field) != _value(new, field)):
            yield Difference(place, field.what, before, after, _kind(before, after), whole is not None)


def _filled(old: Sequence[R], new: Sequence[R], sort: _Sort) -> Iterator[R]:
    """The old records with the fields that only the new ones have, then the records that are new."""
    after = {sort.key(each): each for each in new}
    for was in old:
        now = after.pop(sort.key(was), was)
        added = (each.name for each in sort.fields if not _printed(was, each) and _printed(now, each))
        yield replace(was, **{name: getattr(now, name) for name in added})
    yield from after.values()


def _printed(record: object, field: _Field) -> str:
    return "" if record is None else field.shown(_value(record, field))


def _value(record: object, field: _Field) -> Any:  # noqa: ANN401 - of any field
    return getattr(record, field.name) if field.name else record


def _kind(old: str, new: str) -> DifferenceKind:
    if not old:
        return DifferenceKind.ADDED
    return DifferenceKind.CHANGED if new else DifferenceKind.REMOVED


def _number(value: Decimal | int | None) -> str:
    return "" if value is None else format_decimal(Decimal(value))


def _day(value: date | None) -> str:
    return official_date(value) if value else ""


def _verdict(value: Verdict) -> str:
    """Only what was judged: that there is no number stands in another field."""
    return value.label if value in (Verdict.REACHED, Verdict.MISSED) else ""


def _state(value: WorkState) -> str:
    return value.label


def _files(files: tuple[FrozenFile, ...]) -> str:
    return "; ".join(file.file_name for file in files)


def _list(texts: tuple[str, ...]) -> str:
    return "; ".join(texts)


def _document_title(document: FrozenDocument) -> str:
    """Like "412/QĐ-UBND ngày 05/3/2025 về việc giao dự toán", else the name of its file."""
    day = f" ngày {_day(document.signed_on)}" if document.signed_on else ""
    named = f"{document.number}{day}" if document.number else ""
    return " ".join(filter(None, (named, document.abstract))) or (document.files[0].file_name if document.files else "")


def _sentence(wording: FrozenWording) -> str:
    return "" if wording.is_left_out else wording.text


def _row_place(row: FrozenRow) -> DifferencePlace:
    return DifferencePlace(row.code, row.name, row.assignment_id)


_ROWS: Final = _Sort(
    key=lambda row: row.assignment_id,
    place=_row_place,
    fields=(
        _Field("role", "Vai trò", str),
        _Field("baseline", "Năm gốc", _number),
        _Field("target", "Mục tiêu", str),
        _Field("value", VALUE, _number),
        _Field("numerator", "Tử số", _number),
        _Field("denominator", "Mẫu số", _number),
        _Field("verdict", "Đánh giá", _verdict),
        _Field("score", "Điểm công bố", _number),
        _Field("rank", "Hạng công bố", _number),
        _Field("citation", "Nguồn công bố", str),
        _Field("result", "Kết quả", str),
        _Field("explanation", "Giải trình", str),
        _Field("difficulties", "Khó khăn, vướng mắc", str),
        _Field("proposals", "Đề xuất, kiến nghị", str),
        _Field("next_steps", "Nhiệm vụ kỳ tới", str),
    ),
    gone=_Field("", "Chỉ số, chỉ tiêu", lambda row: _row_place(row).title),
)
_WHOLE_DOCUMENT: Final = _Field("", "Tài liệu minh chứng", _document_title)
_DOCUMENTS: Final = _Sort(
    key=lambda document: document.evidence_id,
    place=lambda document: DifferencePlace(name=_document_title(document), evidence_id=document.evidence_id),
    fields=(
        _Field("number", "Số, ký hiệu", str),
        _Field("signed_on", "Ngày ký", _day),
        _Field("issuer", "Cơ quan ban hành", str),
        _Field("abstract", "Trích yếu", str),
        _Field("files", "Tệp", _files, "(nội dung khác)"),
        _Field("proves", "Minh chứng cho", _list),
    ),
    come=_WHOLE_DOCUMENT,
    gone=_WHOLE_DOCUMENT,
)
_WHOLE_WORK: Final = _Field("text", "Nhiệm vụ", str)
_WORK: Final = _Sort(
    key=lambda item: item.work_item_id,
    place=lambda item: DifferencePlace(item.code, item.text, item.assignment_id, work_item_id=item.work_item_id),
    fields=(
        _Field("text", "Nhiệm vụ", str),
        _Field("state", "Trạng thái", _state),
        _Field("percent", "Tỷ lệ %", _number),
        _Field("result", "Kết quả nhiệm vụ", str),
    ),
    come=_WHOLE_WORK,
    gone=_WHOLE_WORK,
)
_WORDINGS: Final = _Sort(
    key=lambda wording: wording.key,
    place=lambda wording: DifferencePlace(name="Câu chữ của báo cáo", sentence_key=wording.key),
    fields=(_Field("", "Câu", _sentence),),
)
