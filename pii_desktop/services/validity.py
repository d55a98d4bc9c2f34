"""By which day and how early documents are judged."""

from functools import cache
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.listing import StoredAssignment, StoredPlan
from pii_desktop.domain.period import current_period, period_end
from pii_desktop.domain.validity import (
    SOON_DAYS,
    CutOff,
    CutOffRule,
    Measure,
    cut_off,
    format_day_of_year,
    parse_day_of_year,
)
from pii_desktop.errors import InputError
from pii_desktop.services.dates import today

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_SOON = "evidence_soon_days"
_MOST_DAYS = 366


@cache
def cut_off_rules() -> tuple[CutOffRule, ...]:
    """The days the plans print (seed 001 2.6.b, 2.9, 7.1.2)."""
    from pii_desktop.storage.catalogue_cut_off import load_cut_off_rules

    return load_cut_off_rules()


def measure(uow: "UnitOfWork", period_id: PeriodId | None = None) -> Measure:
    """What documents are judged by in a period, the current one by default; at the end of the year without any."""
    on = today()
    periods = uow.periods.all()
    chosen = next((each for each in periods if each.id == period_id), None) or current_period(periods, on)
    end = period_end(chosen) if chosen else on.replace(month=12, day=31)
    return Measure(chosen.year if chosen else on.year, end, on, soon_days(uow), cut_off_rules())


def cut_off_of(assignment: StoredAssignment, plans: tuple[StoredPlan, ...], by: Measure) -> CutOff:
    """The cut-off day of an assignment. A plan that another one continues is judged in its own year."""
    return cut_off(assignment.display_code, assignment.cut_off, by, _own_year(assignment, plans, by.year))


def set_cut_off(uow: "UnitOfWork", assignment_id: AssignmentId, text: str) -> Changes:
    """Set the day of the year ("30/6") on which evidence of an assignment must be in force; blank: the usual one.

    Raises InputError (code "bad-day") for what is no day of the year.
    """
    try:
        day = parse_day_of_year(text)
    except ValueError:
        raise InputError(
            f"“{text.strip()}” không phải là ngày trong năm.",
            "Ngày chốt chưa thay đổi.",
            "Hãy nhập ngày/tháng, ví dụ 30/6; để trống thì dùng ngày chốt thường lệ.",
            "bad-day",
        ) from None
    code = uow.assignments.get(assignment_id).display_code
    what = f"Đặt ngày chốt {format_day_of_year(day)} cho {code}" if day else f"Bỏ ngày chốt riêng của {code}"
    with uow.action(what):
        uow.assignments.put_fields(assignment_id, {"cut_off": day or ""})
    return Changes(what, assignments=frozenset({assignment_id}))


def soon_days(uow: "UnitOfWork") -> int:
    """How many days before its end a document is said to expire soon."""
    stored = uow.settings.get(_SOON)
    return int(stored) if stored and stored.isdecimal() else SOON_DAYS


def set_soon_days(uow: "UnitOfWork", days: int) -> Changes:
    """Warn so many days before. Raises InputError (code "bad-days") outside 1 to 366."""
    if not 1 <= days <= _MOST_DAYS:
        raise InputError(
            f"Không báo trước {days} ngày được.", "Chưa có gì thay đổi.", f"Hãy chọn từ 1 đến {_MOST_DAYS}.", "bad-days"
        )
    what = f"Báo minh chứng sắp hết hạn trước {days} ngày"
    with uow.action(what):
        uow.settings.put(_SOON, str(days))
    return Changes(what, everything=True)


def _own_year(assignment: StoredAssignment, plans: tuple[StoredPlan, ...], year: int) -> int | None:
    plan = next((each for each in plans if each.id == assignment.plan_id), None)
    if plan is None or plan.document.year is None:
        return None
    own = plan.document.year
    is_continued = any(each.continues_id == plan.id for each in plans)
    is_old, is_new = is_continued and own < year, plan.continues_id is not None and own > year
    return own if is_old or is_new else None
