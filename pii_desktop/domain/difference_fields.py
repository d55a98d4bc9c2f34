"""The fields that two versions of a report are compared by: what each is called, how it is printed, where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.frozen_facts import FrozenDocument, FrozenFile, FrozenRow, FrozenWording
from pii_desktop.domain.ids import AssignmentId, EvidenceId, WorkItemId
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.shown_values import places_of, told_apart
from pii_desktop.text.numbers import format_decimal

VALUE: Final = "Giá trị"
"""What the number of a row is called: the only one that bears its unit."""


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
class Field:
    """A field as data: its attribute (blank: the record), what it is called, how its value is printed.

    `unlike` is said behind two values that differ though they are printed alike; without it they are taken as equal.
    `pair` prints a field of two records, either None, where a value alone does not say how it was printed: that stands
    in the attribute `beside`.
    """

    name: str
    what: str
    shown: Callable[[Any], str]
    unlike: str = ""
    pair: Callable[[Any, Any], tuple[str, str]] | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of records: what identifies one, where it stands, its fields.

    `come` and `gone` stand for a whole record that is new or no longer there. Without them each field does that says
    something; a new record of which none does is told by `gone` all the same.
    """

    key: Callable[[Any], object]
    place: Callable[[Any], DifferencePlace]
    fields: tuple[Field, ...]
    come: Field | None = None
    gone: Field | None = None


def _number(value: Decimal | int | None) -> str:
    return "" if value is None else format_decimal(Decimal(value))


def _values(old: FrozenRow | None, new: FrozenRow | None) -> tuple[str, str]:
    """The numbers of a row as text and annex print them, with more places where these would be alike."""
    was, now = (_shown(row) if row else None for row in (old, new))
    if old and new and was is not None and was == now and old.value is not None and new.value is not None:
        was, now = told_apart(old.value, new.value, least=places_of(was))
    return _number(was), _number(now)


def _shown(row: FrozenRow) -> Decimal | None:
    return row.value if row.shown is None else row.shown


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


def _lines(texts: tuple[str, ...]) -> str:
    return " ".join(texts)


def _document_title(document: FrozenDocument) -> str:
    """Like "412/QĐ-UBND ngày 05/3/2025 về việc giao dự toán", else the name of its file."""
    day = f" ngày {_day(document.signed_on)}" if document.signed_on else ""
    named = f"{document.number}{day}" if document.number else ""
    return " ".join(filter(None, (named, document.abstract))) or (document.files[0].file_name if document.files else "")


def _sentence(wording: FrozenWording) -> str:
    return "" if wording.is_left_out else wording.text


def _row_place(row: FrozenRow) -> DifferencePlace:
    return DifferencePlace(row.code, row.name, row.assignment_id)


ROWS: Final = Sort(
    key=lambda row: row.assignment_id,
    place=_row_place,
    fields=(
        Field("role", "Vai trò", str),
        Field("baseline", "Năm gốc", _number),
        Field("target", "Mục tiêu", str),
        Field("value", VALUE, _number, pair=_values, beside="shown"),
        Field("numerator", "Tử số", _number),
        Field("denominator", "Mẫu số", _number),
        Field("verdict", "Đánh giá", _verdict),
        Field("score", "Điểm công bố", _number),
        Field("rank", "Hạng công bố", _number),
        Field("citation", "Nguồn công bố", str),
        Field("result", "Kết quả", str),
        Field("explanation", "Giải trình", str),
        Field("difficulties", "Khó khăn, vướng mắc", str),
        Field("proposals", "Đề xuất, kiến nghị", str),
        Field("next_steps", "Nhiệm vụ kỳ tới", str),
    ),
    gone=Field("", "Chỉ số, chỉ tiêu", lambda row: _row_place(row).title),
)
_WHOLE_DOCUMENT: Final = Field("", "Tài liệu minh chứng", _document_title)
DOCUMENTS: Final = Sort(
    key=lambda document: document.evidence_id,
    place=lambda document: DifferencePlace(name=_document_title(document), evidence_id=document.evidence_id),
    fields=(
        Field("number", "Số, ký hiệu", str),
        Field("signed_on", "Ngày ký", _day),
        Field("issuer", "Cơ quan ban hành", str),
        Field("abstract", "Trích yếu", str),
        Field("files", "Tệp", _files, "(nội dung khác)"),
        Field("proves", "Minh chứng cho", _list),
    ),
    come=_WHOLE_DOCUMENT,
    gone=_WHOLE_DOCUMENT,
)
_WHOLE_WORK: Final = Field("text", "Nhiệm vụ", str)
WORK: Final = Sort(
    key=lambda item: item.work_item_id,
    place=lambda item: DifferencePlace(item.code, item.text, item.assignment_id, work_item_id=item.work_item_id),
    fields=(
        Field("text", "Nhiệm vụ", str),
        Field("state", "Trạng thái", _state),
        Field("percent", "Tỷ lệ %", _number),
        Field("result", "Kết quả nhiệm vụ", str),
    ),
    come=_WHOLE_WORK,
    gone=_WHOLE_WORK,
)
HEAD: Final = Sort(
    key=lambda _head: "",
    place=lambda _head: DifferencePlace(name="Thể thức văn bản", is_head=True),
    fields=(
        Field("parent_body", "Cơ quan chủ quản", str),
        Field("issuing_body", "Tên cơ quan", str),
        Field("symbol", "Ký hiệu", str),
        Field("place", "Địa danh", str),
        Field("addressees", "Kính gửi", _list),
        Field("signer_lines", "Chức danh người ký", _list),
        Field("signer_name", "Người ký", str),
        Field("recipients", "Nơi nhận", _lines),
    ),
)
WORDINGS: Final = Sort(
    key=lambda wording: wording.key,
    place=lambda wording: DifferencePlace(name="Câu chữ của báo cáo", sentence_key=wording.key),
    fields=(Field("", "Câu", _sentence),),
)
