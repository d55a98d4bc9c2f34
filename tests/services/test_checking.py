"""A period with its findings, for the page and for the foot that exports it."""

from pii_desktop.domain.plan import Severity
from pii_desktop.services.browsing import Scope
from pii_desktop.services.checking import check_period
from pii_desktop.storage.workspace import Workspace


def test_without_a_period_there_is_nothing_to_check(empty: Workspace) -> None:
    checked = empty.read(lambda uow: check_period(uow, Scope()))
    assert (checked.period, checked.periods, checked.findings) == (None, (), ())


def test_the_chosen_period_is_checked_and_the_latest_stands_first(workspace: Workspace) -> None:
    half = next(period for period in workspace.read(lambda uow: uow.periods.all()) if period.index == 1)
    checked = workspace.read(lambda uow: check_period(uow, Scope(period_id=half.id)))
    assert checked.period == half
    assert [period.title for period in checked.periods] == ["Năm 2025", "6 tháng đầu năm 2025"]
    assert checked.findings[0].severity is Severity.ERROR
