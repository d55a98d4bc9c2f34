"""What is done for the report of the year is no difference of the report of June."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.frozen_facts import Facts, FrozenDocument, FrozenFile, FrozenRow, FrozenWork
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, PlanId, WorkItemId
from pii_desktop.domain.period import Period, PeriodKind, signing_year
from pii_desktop.domain.period_facts import belonging, is_followed, last_day
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.report_differences import compare_facts

JUNE = date(2025, 6, 30)
ROW = FrozenRow(
    AssignmentId(1), "2.2.2", "Chi KH&CN/GRDP", role="Chủ trì", target="≥ 5", value=Decimal(4), verdict=Verdict.MISSED
)
DOCUMENT = FrozenDocument(
    EvidenceId(1), "12/QĐ-UBND", date(2025, 3, 5), "", "", (FrozenFile("12.pdf", "a" * 64),), ("2.2.2",)
)
WORK = FrozenWork(WorkItemId(1), AssignmentId(1), "2.2.2", "Rà soát", WorkState.DOING)
THEN = Facts((ROW,), (DOCUMENT,), (WORK,))
LATER = replace(DOCUMENT, evidence_id=EvidenceId(2), number="99/QĐ-UBND", signed_on=date(2025, 9, 1))
NEW_ROW = FrozenRow(AssignmentId(2), "2.2.3", "Chi R&D/GRDP", target="≥ 1")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (THEN, []),
        (replace(THEN, work_items=(replace(WORK, state=WorkState.DONE),)), []),
        (replace(THEN, work_items=()), []),
        (replace(THEN, documents=(DOCUMENT, LATER)), []),
        (replace(THEN, documents=(DOCUMENT, replace(LATER, signed_on=None, added_on=date(2025, 9, 1)))), []),
        (replace(THEN, documents=(DOCUMENT, replace(LATER, signed_on=JUNE))), ["Tài liệu minh chứng"]),
        (replace(THEN, documents=(DOCUMENT, replace(LATER, signed_on=None))), ["Tài liệu minh chứng"]),
        (replace(THEN, documents=(replace(DOCUMENT, proves=("2.2.2", "2.2.3")),)), []),
        (replace(THEN, documents=(replace(DOCUMENT, number="13/QĐ-UBND"),)), ["Số, ký hiệu"]),
        (replace(THEN, documents=()), ["Tài liệu minh chứng"]),
        (replace(THEN, rows=(NEW_ROW,), documents=()), []),
        (replace(THEN, rows=(ROW, NEW_ROW)), []),
        (replace(THEN, rows=(ROW, replace(NEW_ROW, result="Đã làm"))), ["Mục tiêu", "Kết quả"]),
        (replace(THEN, rows=(replace(ROW, target="≥ 3", role="Phối hợp", verdict=Verdict.REACHED),)), []),
        (replace(THEN, rows=(replace(ROW, value=Decimal(6), verdict=Verdict.REACHED),)), ["Giá trị", "Đánh giá"]),
        (replace(THEN, rows=(replace(ROW, explanation="Chậm vốn"),)), ["Giải trình"]),
    ],
)
def test_only_what_belongs_to_the_period_is_told(now: Facts, told: list[str]) -> None:
    assert [each.what for each in compare_facts(THEN, belonging(now, THEN, JUNE))] == told


def a_period(number: int, kind: PeriodKind, index: int = 1, plan: int | None = None, year: int = 2025) -> Period:
    return Period(
        PeriodId(number), kind, year, date(year, 4, 15), "", index, plan_id=None if plan is None else PlanId(plan)
    )


HALF = a_period(1, PeriodKind.HALF)


@pytest.mark.parametrize(
    ("period", "others", "expected"),
    [
        (HALF, (HALF,), False),
        (HALF, (HALF, a_period(2, PeriodKind.YEAR)), True),
        (HALF, (a_period(2, PeriodKind.YEAR, year=2026),), False),
        (HALF, (a_period(2, PeriodKind.QUARTER),), False),
        (HALF, (a_period(2, PeriodKind.QUARTER, 4),), True),
        (a_period(1, PeriodKind.HALF, plan=1), (a_period(2, PeriodKind.YEAR, plan=2),), False),
        (a_period(1, PeriodKind.HALF, plan=1), (a_period(2, PeriodKind.YEAR),), True),
        (a_period(1, PeriodKind.YEAR), (HALF,), False),
    ],
)
def test_a_later_period_of_the_year_goes_on_with_the_same_rows(
    period: Period, others: tuple[Period, ...], expected: bool
) -> None:
    assert is_followed(period, others) is expected


def test_a_report_on_demand_is_over_when_it_was_due() -> None:
    assert last_day(a_period(1, PeriodKind.ONCE)) == date(2025, 4, 15)
    assert last_day(HALF) == JUNE


@pytest.mark.parametrize(
    ("deadline", "today", "year"),
    [
        (date(2025, 11, 30), date(2025, 11, 20), 2025),
        (date(2026, 1, 15), date(2025, 11, 20), 2026),
        (date(2025, 11, 30), date(2026, 2, 3), 2026),
        (None, date(2025, 3, 1), 2025),
        (None, date(2026, 2, 3), 2026),
    ],
)
def test_the_date_line_has_the_year_of_the_day_of_signing(deadline: date | None, today: date, year: int) -> None:
    assert signing_year(replace(a_period(1, PeriodKind.YEAR), deadline=deadline), today) == year
