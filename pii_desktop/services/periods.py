"""Reporting periods."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.errors import InputError
from pii_desktop.services.profiles import load_profile

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_PARTS = {PeriodKind.HALF: 2, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """What is asked for when a period is added; blanks are filled by the calendar and the profile."""

    kind: PeriodKind
    year: int
    index: int = 1
    deadline: date | None = None
    recipient: str = ""


def usual_deadline(kind: PeriodKind, year: int, index: int = 1) -> date | None:
    """The deadline offices keep: "trước 01/6" and "trước 01/12" become the day before (seed 003 III.1)."""
    match kind:
        case PeriodKind.HALF:
            return date(year, 5, 31) if index == 1 else date(year, 11, 30)
        case PeriodKind.YEAR:
            return date(year, 11, 30)
        case PeriodKind.QUARTER:
            return date(year, 3 * index, 30 if index in (2, 3) else 31)
        case PeriodKind.MONTH:
            return date(year, index, 25)
        case PeriodKind.ONCE:
            return None


def add_period(uow: "UnitOfWork", new: NewPeriod) -> tuple[PeriodId, Changes]:
    """Add a period. Raises InputError for a year or part that cannot be, or a period that is there already."""
    _check(uow, new)
    deadline = new.deadline or usual_deadline(new.kind, new.year, new.index)
    recipient = new.recipient.strip() or load_profile(uow).addressee
    with uow.action("Thêm kỳ báo cáo"):
        period_id = uow.periods.add(new.kind, new.year, new.index, deadline, recipient)
    return period_id, Changes("Thêm kỳ báo cáo", periods=frozenset({period_id}))


def ensure_year(uow: "UnitOfWork", year: int) -> frozenset[PeriodId]:
    """Create the six-month and the year period of a plan year where they are missing; the ids made."""
    there = {(period.kind, period.year, period.index) for period in uow.periods.all()}
    made = set()
    for kind in (PeriodKind.HALF, PeriodKind.YEAR):
        if (kind, year, 1) not in there:
            made.add(add_period(uow, NewPeriod(kind, year))[0])
    return frozenset(made)


def change_period(uow: "UnitOfWork", period: Period) -> Changes:
    """Store a corrected deadline or recipient."""
    with uow.action("Sửa kỳ báo cáo"):
        uow.periods.update(period)
    return Changes("Sửa kỳ báo cáo", periods=frozenset({period.id}))


def find_period(uow: "UnitOfWork", period_id: int) -> Period:
    """The period with this id. Raises InputError that lists the ones there are."""
    periods = uow.periods.all()
    found = next((period for period in periods if period.id == period_id), None)
    if found is None:
        known = "; ".join(f"{period.id}: {period.title}" for period in periods) or "chưa có kỳ nào"
        raise InputError(
            f"Không có kỳ báo cáo số {period_id}.",
            f"Các kỳ đang có: {known}.",
            "Hãy chọn một trong các kỳ ấy.",
            "unknown-period",
        )
    return found


def current_period(periods: tuple[Period, ...], today: date) -> Period | None:
    """The period to work on: the nearest deadline not yet past, else the latest one."""
    dated = sorted((period for period in periods if period.deadline), key=lambda p: (p.deadline or today, p.id))
    ahead = [period for period in dated if period.deadline and period.deadline >= today]
    if ahead:
        return ahead[0]
    return dated[-1] if dated else (periods[-1] if periods else None)


def _check(uow: "UnitOfWork", new: NewPeriod) -> None:
    if not _FIRST_YEAR <= new.year <= _LAST_YEAR:
        raise InputError(
            f"Năm {new.year} không hợp lệ.",
            "Chưa có gì được ghi.",
            f"Hãy nhập năm từ {_FIRST_YEAR} đến {_LAST_YEAR}.",
            "bad-year",
        )
    if not 1 <= new.index <= _PARTS.get(new.kind, 1):
        last = _PARTS.get(new.kind, 1)
        raise InputError(
            f"Kỳ thứ {new.index} trong năm không có.",
            "Chưa có gì được ghi.",
            f"Hãy nhập số từ 1 đến {last}." if last > 1 else "Kỳ này chỉ có một trong năm; hãy bỏ số thứ tự.",
            "bad-period",
        )
    if new.kind is PeriodKind.ONCE:
        return
    for period in uow.periods.all():
        if (period.kind, period.year, period.index) == (new.kind, new.year, new.index):
            raise InputError(
                f"Kỳ “{period.title}” đã có (số {period.id}).",
                "Chưa có gì thay đổi.",
                "Hãy dùng kỳ đã có, hoặc sửa hạn và nơi nhận của kỳ ấy.",
                "period-exists",
            )
