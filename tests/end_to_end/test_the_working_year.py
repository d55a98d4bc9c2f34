"""A scripted year through the services: after each month every count equals the list behind it, and nothing is lost."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report import Report
from pii_desktop.services import browsing
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.dates import today
from pii_desktop.services.importing import read_plan
from pii_desktop.services.integrity import check_files, files_to_check
from pii_desktop.services.reporting import build, report_period
from pii_desktop.services.rounds import rounds
from pii_desktop.services.scope import Scope
from pii_desktop.services.succession import period_profile
from pii_desktop.services.workspace import NewWorkspace, create_workspace
from pii_desktop.storage.unit_of_work import UnitOfWork
from tests.conftest import SHARED
from tests.end_to_end import working_year as first
from tests.end_to_end import working_year_later as later
from tests.end_to_end.counting import mismatches
from tests.end_to_end.working_year import PLAN, Year

Stage = Callable[[Year], None]

FIRST_HALF: tuple[Stage, ...] = (first.january, first.february, first.march, first.april, first.june)
SECOND_HALF: tuple[Stage, ...] = (
    later.july,
    later.august,
    later.september,
    later.october,
    later.november,
    later.december,
)


@pytest.fixture(params=["bacninh-2025.docx" if SHARED.is_dir() else "bundled"])
def year(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Year]:
    """An empty workspace on the second of January; the plan is the bundled one, or the appendix itself."""
    file = None
    if request.param != "bundled":
        file = request.getfixturevalue("shared") / "appendices" / str(request.param)
    plan = read_plan(file) if file else bundled_plan("bacninh-2025")
    folder = tmp_path / "tài liệu của tôi"
    folder.mkdir()
    with time_machine.travel(datetime(2025, 1, 2, 8, tzinfo=UTC)) as clock:
        workspace = create_workspace(tmp_path / "sổ dữ liệu", NewWorkspace("Bắc Ninh", first.FINANCE))
        year = Year(workspace, clock, folder, plan, file)
        yield year
        year.workspace.close()


def scopes(uow: UnitOfWork, *, of_every_period: bool) -> Iterator[Scope]:
    """What the head of the window offers: each plan or all of them, in the current period or in every one."""
    for plan_id in (None, *(plan.id for plan in uow.plans.all())):
        yield Scope(plan_id)
        if of_every_period:
            yield from (Scope(plan_id, period.id) for period in uow.periods.all())


def check_counts(year: Year, *, of_every_period: bool = False) -> None:
    """Every number is the length of its list, whatever the head of the window has chosen."""

    def wrong(uow: UnitOfWork) -> list[str]:
        offered = scopes(uow, of_every_period=of_every_period)
        return [f"{scope}: {each}" for scope in offered for each in mismatches(uow, scope, today())]

    assert year.read(wrong) == []


def check_store(year: Year) -> None:
    """The database is whole, the history unbroken, every document has its files (reliability.md I1, I3, I5)."""

    def pragma(uow: UnitOfWork, name: str) -> list[str]:
        return [str(row[0]) for row in uow._connection.exec_driver_sql(f"PRAGMA {name}")]

    assert year.read(lambda uow: pragma(uow, "integrity_check")) == ["ok"]
    assert year.read(lambda uow: pragma(uow, "foreign_key_check")) == []
    assert year.read(lambda uow: uow.history.verify())
    assert check_files(year.read(files_to_check), lambda *_: None).findings == ()


def entered(year: Year, kind: PeriodKind) -> dict[AssignmentId, Entry]:
    """What was entered for a period of 2025, in rows that were taken out of the plan too."""
    period = year.period(kind)
    rows = year.read(lambda uow: [row.id for row in uow.assignments.of_plan(PLAN, archived=True)])
    entries = year.read(lambda uow: {row: uow.progress.get(row, period.id)[0] for row in rows})
    return {row: entry for row, entry in entries.items() if not entry.is_blank}


@dataclass(frozen=True)
class Sent:
    """A report as it went: its file, what was frozen and entered, the letterhead with the officers of then."""

    file: bytes
    report: Report
    entries: dict[AssignmentId, Entry]
    profile: Profile


def half_year_report(year: Year) -> Sent:
    """The report of the first half as it stands now."""
    half = year.period(PeriodKind.HALF)
    file = next(year.folder.glob("Bao-cao-PII*6-thang*.xlsx"))
    report, _ = year.read(lambda uow: report_period(uow, half.id))
    profile = year.read(lambda uow: period_profile(uow, half))
    return Sent(file.read_bytes(), report, entered(year, PeriodKind.HALF), profile)


def test_a_wrong_count_is_caught(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    first.january(year)
    check_counts(year)
    monkeypatch.setattr(browsing, "lacks_evidence", lambda row: row.evidence_count == 0)  # coordinating rows as well
    with pytest.raises(AssertionError, match="thiếu minh chứng"):
        check_counts(year)


def test_every_month_of_the_year(year: Year) -> None:
    for stage in FIRST_HALF:
        stage(year)
        check_counts(year)
        check_store(year)
    sent = half_year_report(year)
    assert len(sent.entries) == 20
    for stage in (*SECOND_HALF, later.new_year):
        stage(year)
        check_counts(year)
        check_store(year)
        assert half_year_report(year) == sent
    # What was done for the report of the year is no change of that of June.
    half = year.period(PeriodKind.HALF).id
    assert year.read(lambda uow: rounds(uow, half)).changed_since == ()
    check_counts(year, of_every_period=True)
    assert (year.entries, year.files) == (40, 60)
    assert len(entered(year, PeriodKind.YEAR)) == 20
    periods = year.read(lambda uow: uow.periods.all())
    assert [each.is_late for each in periods] == [True, False, None, None]


def test_a_merger_changes_no_word_of_what_was_sent(year: Year) -> None:
    for stage in FIRST_HALF:
        stage(year)
    half = year.period(PeriodKind.HALF).id
    sent = year.read(lambda uow: build(uow, half))
    later.july(year)
    assert year.read(lambda uow: build(uow, half)) == sent
