"""The chart of a row over its periods, in the panel."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.chart import Line, Text
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.progress import Entry
from pii_desktop.services.periods import NewPeriod, put_period
from pii_desktop.services.progress import record
from tests.ui.indicators.conftest import Office

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def report_for(office: Office, code: str, year: int, value: str) -> None:
    """A number in the period of a whole year."""
    identity = office.rows()[code].assignment.id
    known = {each.year: each.id for each in office.ask(lambda uow: uow.periods.all()) if each.kind is PeriodKind.YEAR}

    def store(uow: "UnitOfWork") -> Changes:
        added = NewPeriod(PeriodKind.YEAR, year, deadline=date(year, 12, 1))
        period_id = known.get(year) or put_period(uow, added)
        return record(uow, identity, period_id, Entry(value=Decimal(value)))[1]

    office.desk.change(store)
    office.settle()


def texts(office: Office) -> list[str]:
    drawing = office.page.panel.explanation.trend.chart.drawing()
    return [part.text for part in drawing.primitives if isinstance(part, Text)]


def choose_year(office: Office, year: int) -> None:
    periods = office.ask(lambda uow: uow.periods.all())
    office.desk.choose_period(next(each.id for each in periods if each.kind is PeriodKind.YEAR and each.year == year))
    office.settle()


def test_a_row_reported_once_has_no_chart(office: Office) -> None:
    choose_year(office, 2025)
    report_for(office, "2.2.2", 2025, "0.127")
    office.choose("2.2.2")
    office.page.panel.open_tab("explanation")
    assert office.page.panel.explanation.trend.isHidden()


def test_values_of_three_years_stand_on_a_line_with_the_target_beside_it(office: Office) -> None:
    choose_year(office, 2025)
    for year, value in ((2023, "0.105"), (2024, "0.118"), (2025, "0.127")):
        report_for(office, "2.2.2", year, value)
    office.choose("2.2.2")
    office.fill(office.page.panel.form.numbers.target, "≥ 0,13")
    office.page.panel.open_tab("explanation")
    office.settle()
    assert not office.page.panel.explanation.trend.isHidden()
    assert {"2023", "2024", "2025", "0,105", "0,118", "0,127", "mục tiêu ≥ 0,13"} <= set(texts(office))
    chart = office.page.panel.explanation.trend.chart
    assert any(isinstance(part, Line) and part.dash for part in chart.drawing().primitives)
    assert chart.accessibleDescription() == "2023: 0,105, 2024: 0,118, 2025: 0,127; mục tiêu ≥ 0,13"
    assert chart.drawing().width <= office.page.panel.explanation.width()


def test_another_row_takes_the_chart_away(office: Office) -> None:
    choose_year(office, 2025)
    report_for(office, "2.2.2", 2024, "0.118")
    report_for(office, "2.2.2", 2025, "0.127")
    office.choose("2.2.2")
    office.page.panel.open_tab("explanation")
    office.choose("1.2.1")
    assert office.page.panel.explanation.trend.isHidden()
