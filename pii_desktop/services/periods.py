"""Reporting periods."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.calendar import usual_deadline
from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.errors import InputError
from pii_desktop.services.deadlines import own_deadlines
from pii_desktop.services.plan_recipients import follow_recipient, has_own_recipient, usual_recipient

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """What is asked for when a period is added; blanks are filled by the calendar and the profile."""

    kind: PeriodKind
    year: int
    index: int = 1
    deadline: date | None = None
    recipient: str = ""
    plan_id: PlanId | None = None


def add_period(uow: "UnitOfWork", new: NewPeriod) -> tuple[PeriodId, Changes]:
    """Add a period. Raises InputError for a year or part that cannot be, or a period that is there already."""
    _check(uow, new)
    with uow.action("Thêm kỳ báo cáo"):
        period_id = put_period(uow, new)
        touched = _remember(uow, uow.periods.get(period_id)) | {period_id}
    plans = frozenset({new.plan_id} if len(touched) > 1 and new.plan_id is not None else ())
    return period_id, Changes("Thêm kỳ báo cáo", periods=touched, plans=plans)


def put_period(uow: "UnitOfWork", new: NewPeriod) -> PeriodId:
    """Add a period as part of an action that is under way. Raises InputError when it is there already."""
    own = own_deadlines(uow, new.plan_id)
    return uow.periods.add_new(
        Period(
            PeriodId(0),
            new.kind,
            new.year,
            new.deadline or usual_deadline(new.kind, new.year, new.index, own),
            new.recipient.strip() or usual_recipient(uow, new.plan_id),
            new.index,
            plan_id=new.plan_id,
        )
    )


def ensure_year(
    uow: "UnitOfWork", year: int, plan_id: PlanId | None = None, *, is_new: bool = False
) -> frozenset[PeriodId]:
    """Create the six-month and the year period of a plan year where neither all plans nor this one have them.

    A plan that `is_new` and whose reports go to somebody else gets periods of its own, whatever the others have.
    """
    is_apart = plan_id is not None and is_new and has_own_recipient(uow, plan_id)
    owner = plan_id if is_apart else None
    mine = (plan_id,) if is_apart else (None, plan_id)
    there = {(period.kind, period.year, period.index) for period in uow.periods.all() if period.plan_id in mine}
    made = set()
    for kind in (PeriodKind.HALF, PeriodKind.YEAR):
        if (kind, year, 1) not in there:
            made.add(add_period(uow, NewPeriod(kind, year, plan_id=owner))[0])
    return frozenset(made)


def change_period(uow: "UnitOfWork", period: Period) -> Changes:
    """Store a corrected deadline or recipient; who gets the reports of a plan is remembered for it."""
    with uow.action("Sửa kỳ báo cáo"):
        is_other = uow.periods.get(period.id).recipient != period.recipient
        uow.periods.update(period)
        touched = _remember(uow, period) if is_other else frozenset()
    plans = frozenset({period.plan_id} if touched and period.plan_id is not None else ())
    return Changes("Sửa kỳ báo cáo", periods=frozenset({period.id}) | touched, plans=plans)


def _remember(uow: "UnitOfWork", period: Period) -> frozenset[PeriodId]:
    """The recipient of a plan's regular report is that of its next ones; what is asked for once goes elsewhere."""
    plan_id, typed = period.plan_id, period.recipient.strip()
    if plan_id is None or not typed or period.kind is PeriodKind.ONCE or typed == usual_recipient(uow, plan_id):
        return frozenset()
    return follow_recipient(uow, plan_id, typed) | {period.id}


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


def _check(uow: "UnitOfWork", new: NewPeriod) -> None:
    if not _FIRST_YEAR <= new.year <= _LAST_YEAR:
        raise InputError(
            f"Năm {new.year} không hợp lệ.",
            "Chưa có gì được ghi.",
            f"Hãy nhập năm từ {_FIRST_YEAR} đến {_LAST_YEAR}.",
            "bad-year",
        )
    last = new.kind.in_a_year
    if not 1 <= new.index <= last:
        raise InputError(
            f"Kỳ thứ {new.index} trong năm không có.",
            "Chưa có gì được ghi.",
            f"Hãy nhập số từ 1 đến {last}." if last > 1 else "Kỳ này chỉ có một trong năm; hãy bỏ số thứ tự.",
            "bad-period",
        )
    if new.kind is PeriodKind.ONCE:
        return
    for period in uow.periods.all():
        same = (period.kind, period.year, period.index) == (new.kind, new.year, new.index)
        if same and period.plan_id == new.plan_id:
            raise InputError(
                f"Kỳ “{period.title}” đã có (số {period.id}).",
                "Chưa có gì thay đổi.",
                "Hãy dùng kỳ đã có, hoặc sửa hạn và nơi nhận của kỳ ấy.",
                "period-exists",
            )
