"""What a form that came back would change: each answer against what is stored; why a row cannot be taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pii_desktop.domain.coordination import Reply, Request, RequestState
from pii_desktop.domain.ids import PeriodId, RequestId
from pii_desktop.domain.request_form import ANSWERS, FilledForm, FilledRow, FormCell, FormColumn, FormMark, key_of
from pii_desktop.text.normalise import clean_text
from pii_desktop.text.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class Known:
    """A request as the preview compares with it: its code and name in the plan."""

    request: Request
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of a reply that differs: `old` and `new` as shown, `value` what would be stored.

    `problem` says why it cannot be taken as it is; one of two `reading`s of an ambiguous number is chosen by hand.
    `replaces` is True where something else was stored.
    """

    request_id: RequestId
    column: FormColumn
    old: str
    new: str
    value: Decimal | str | None
    problem: str = ""
    reading: int = 0
    replaces: bool = False

    @property
    def id(self) -> tuple[RequestId, FormColumn, int]:
        """Request, column and reading."""
        return self.request_id, self.column, self.reading

    @property
    def can_be_taken(self) -> bool:
        """False for a number that cannot be read."""
        return self.value is not None

    @property
    def is_taken_at_first(self) -> bool:
        """True for what is certain and takes nothing stored away."""
        return self.can_be_taken and not self.reading and not self.replaces


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of the form: the request it answers, None where it is refused (`refusal` says why)."""

    line: int
    code: str
    name: str
    known: Known | None = None
    answers: tuple[Answer, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the workspace knows: its own mark, the titles of its periods, its requests."""

    workspace: str
    periods: Mapping[PeriodId, str]
    requests: Mapping[RequestId, Known]


def read_rows(form: FilledForm, expected: Expected) -> tuple[ReadRow, ...]:
    """Every row of a form that was filled in or refused, in its order; rows left blank by the department are left out.

    A row belongs to the request of its key, where its code is still the one that was sent; a row without a key to
    the only request of the form's period with its code, where no other row bears that key.
    """
    keyed = {found[1] for row in form.rows if (found := key_of(row.key))}
    seen: set[RequestId] = set()
    rows = []
    for row in form.rows:
        known, refusal = _known(row, form, expected, keyed)
        if known is not None and known.request.id in seen:
            known, refusal = None, "Lặp lại một dòng ở trên nên không nhận."
        if known is not None:
            seen.add(known.request.id)
        if row.is_blank and (known is not None or not row.key):
            continue
        answers = tuple(_answers(known, row)) if known is not None else ()
        code, name = (known.code, known.name) if known is not None else (row.code, row.name)
        rows.append(ReadRow(row.line, code, name, known, answers, refusal))
    return tuple(rows)


def with_answers(request: Request, answers: Mapping[FormColumn, Decimal | str | None]) -> Request:
    """The request with these fields of its reply, answered; one that was put into the report must be looked at anew."""
    reply = replace(request.reply, **{column.value: value for column, value in answers.items()})  # type: ignore[arg-type]
    return replace(request, reply=reply, state=RequestState.ANSWERED)


def reply_text(reply: Reply, column: FormColumn) -> str:
    """A field of a reply as shown."""
    value = getattr(reply, column.value)
    return format_decimal(value) if isinstance(value, Decimal) else str(value or "")


def _known(row: FilledRow, form: FilledForm, expected: Expected, keyed: set[RequestId]) -> tuple[Known | None, str]:
    found = key_of(row.key)
    if found is None:
        return _by_code(row, form.mark, expected, keyed)
    mark, request_id = found
    if mark.workspace != expected.workspace:
        return None, "Thuộc phiếu của một sổ dữ liệu khác nên không nhận."
    if form.mark is not None and mark.period_id != form.mark.period_id:
        title = expected.periods.get(mark.period_id, "khác")
        return None, f"Thuộc phiếu của kỳ {title} nên không nhận."
    known = expected.requests.get(request_id)
    if known is None:
        return None, "Trả lời một đề nghị đã xoá nên không nhận."
    if row.code and row.code != known.code:
        return None, f"Mã “{row.code}” khác mã đã gửi “{known.code}” nên không nhận."
    return known, ""


def _by_code(
    row: FilledRow, mark: FormMark | None, expected: Expected, keyed: set[RequestId]
) -> tuple[Known | None, str]:
    """A row without a key: one that was typed anew, or copied into another workbook."""
    if mark is None or mark.workspace != expected.workspace:
        return None, "Không có khóa của phiếu nên không nhận."
    fitting = [
        known
        for known in expected.requests.values()
        if known.request.period_id == mark.period_id and known.code == row.code and known.request.id not in keyed
    ]
    if len(fitting) == 1 and row.code:
        return fitting[0], ""
    return None, "Dòng thêm, không trả lời đề nghị nào nên không nhận."


def _answers(known: Known, row: FilledRow) -> Iterator[Answer]:
    for column in ANSWERS:
        cell = row.cells.get(column)
        if cell is not None:
            yield from _of_cell(known, column, cell)


def _of_cell(known: Known, column: FormColumn, cell: FormCell) -> Iterator[Answer]:
    stored = getattr(known.request.reply, column.value)
    old = reply_text(known.request.reply, column)
    request_id = known.request.id
    for number, reading in enumerate(cell.readings, start=1):
        shown = format_decimal(reading, grouping=False)
        yield Answer(request_id, column, old, shown, reading, cell.problem, number, bool(old))
    if cell.readings:
        return
    if cell.problem:
        yield Answer(request_id, column, old, cell.text, None, cell.problem)
        return
    value = cell.number if column.is_number else clean_text(cell.text)
    if value != stored:
        shown = format_decimal(value) if isinstance(value, Decimal) else str(value)
        yield Answer(request_id, column, old, shown, value, replaces=bool(old))
