"""Which results move when a background figure changes, and why (domain.md 3, at its end).

The number of communes fell with the two-tier reform of 2025: a value that jumps with it is no performance, and a report
must be able to say so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.checks_values import disagrees
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.listing import EntryState, StoredAssignment
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.progress import Entry, value_of_ratio
from pii_desktop.text.numbers import format_decimal

TWO_TIER_REFORM: Final = date(2025, 7, 1)
"""The day from which communes are the merged ones."""

_NOUNS = {
    DenominatorKind.POPULATION: "người",
    DenominatorKind.GRDP: "tỷ đồng GRDP",
    DenominatorKind.ENTERPRISES: "doanh nghiệp đang hoạt động",
    DenominatorKind.NEW_ENTERPRISES: "doanh nghiệp thành lập mới",
    DenominatorKind.COMMUNES: "đơn vị hành chính cấp xã",
}


@dataclass(frozen=True, slots=True)
class Use:
    """A progress entry that divides, or divided, by a background figure; `unit` is that of the indicator."""

    assignment: StoredAssignment
    period: Period
    entry: Entry
    state: EntryState
    unit: str | None = None

    @property
    def is_sent(self) -> bool:
        """True where the report of its period was sent: it is never touched again."""
        return self.period.state is PeriodState.SENT or self.period.sent_on is not None


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of one result. `entry` is the entry with the new denominator; `why` the sentence for the report.

    A result of a sent period `is_sent`: it is listed and stays as it was.
    """

    assignment_id: AssignmentId
    period_id: PeriodId
    code: str
    name: str
    period: str
    unit: str
    old_value: Decimal | None
    new_value: Decimal | None
    old_verdict: Verdict
    new_verdict: Verdict
    why: str
    is_sent: bool
    entry: Entry
    state: EntryState

    @property
    def changes_verdict(self) -> bool:
        """True where the target is reached or missed because of the figure alone."""
        return self.old_verdict is not self.new_verdict


def move(use: Use, fields: DenominatorFields, judge: Callable[[Entry], Verdict]) -> Move:
    """What becomes of an entry when its denominator becomes the value of `fields`, which is above 0.

    A value that numerator and denominator gave is computed anew; one that was typed against them stays.
    """
    new = fields.value
    if new is None:
        raise ValueError("a blank figure moves nothing")
    entry = _moved(use, new)
    row = use.assignment.row
    return Move(
        assignment_id=use.assignment.id,
        period_id=use.period.id,
        code=use.assignment.display_code,
        name=row.name,
        period=use.period.title,
        unit=use.unit or "",
        old_value=use.entry.value,
        new_value=entry.value,
        old_verdict=judge(use.entry),
        new_verdict=judge(entry),
        why=why(use.entry, entry, fields),
        is_sent=use.is_sent,
        entry=entry,
        state=use.state,
    )


def why(old: Entry, new: Entry, fields: DenominatorFields) -> str:
    """The sentence that says what the value owes to its denominator: "Mẫu số đổi từ 152 xuống 99 đơn vị ..."."""
    return f"{_change(old.denominator, new.denominator, fields)}: {_effect(old, new)}"


def _moved(use: Use, new: Decimal) -> Entry:
    entry = replace(use.entry, denominator=new)
    if entry.numerator is None or _is_typed_against(use.entry, use.unit):
        return entry
    return replace(entry, value=value_of_ratio(entry.numerator, new, use.unit))


def _is_typed_against(entry: Entry, unit: str | None) -> bool:
    """The clerk typed a value of its own beside numerator and denominator."""
    return entry.value is not None and disagrees(entry, unit)


def _change(old: Decimal | None, new: Decimal | None, fields: DenominatorFields) -> str:
    noun = _NOUNS.get(fields.kind) or fields.unit
    before, after = (format_decimal(each) if each is not None else "–" for each in (old, new))
    way = "xuống" if old is not None and new is not None and new < old else "lên"
    return f"Mẫu số đổi từ {before} {way} {after} {noun}".rstrip() + f" ({_cause(old, new, fields)})"


def _cause(old: Decimal | None, new: Decimal | None, fields: DenominatorFields) -> str:
    fell = old is not None and new is not None and new < old
    if fields.kind is DenominatorKind.COMMUNES and fell and _is_after_reform(fields):
        return "sắp xếp 01/7/2025"
    series = "số chính thức" if fields.is_final else "số tạm tính"
    return f"{series} năm {fields.year}"


def _is_after_reform(fields: DenominatorFields) -> bool:
    return fields.as_of >= TWO_TIER_REFORM if fields.as_of else fields.year == TWO_TIER_REFORM.year


def _effect(old: Entry, new: Entry) -> str:
    if new.value is None:
        return "chưa có tử số nên chưa có giá trị."
    if old.value is None:
        return "giá trị được tính từ tử số và mẫu số mới."
    if new.value == old.value:
        return "giá trị không đổi."
    way = "tăng" if new.value > old.value else "giảm"
    return f"giá trị {way} không phải do kết quả {way}."
