"""The sample records, and the summary of them that the overview shows."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind, period_end
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.browsing import indicator_rows, lacks_evidence
from pii_desktop.services.frame import Frame, back_up_now, frame
from pii_desktop.services.sample import DAYS_LEFT, create_sample
from pii_desktop.services.scope import Scope
from pii_desktop.services.summary import Summary, summary
from pii_desktop.storage.workspace import Workspace

TODAY = date(2025, 11, 18)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    with create_sample(tmp_path / "sổ mẫu", TODAY) as workspace:
        yield workspace


def _this_year(workspace: Workspace) -> Scope:
    (period,) = (each for each in frame(workspace).periods if (each.kind, each.year) == (PeriodKind.YEAR, TODAY.year))
    return Scope(None, period.id)


def _summary(workspace: Workspace) -> Summary:
    scope = _this_year(workspace)
    return workspace.read(lambda uow: summary(uow, scope, TODAY))


def test_the_sample_is_marked_and_its_deadline_is_near(sample: Workspace) -> None:
    shown: Frame = frame(sample)

    assert shown.is_sample
    assert shown.profile.department == "Sở Tài chính"
    assert TODAY + timedelta(days=DAYS_LEFT) in {period.deadline for period in shown.periods}


def test_a_workspace_of_ones_own_is_not_marked(workspace: Workspace) -> None:
    assert not frame(workspace).is_sample


def test_the_sample_never_writes_over_a_workspace(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="đã có"):
        create_sample(workspace.folder, TODAY)


def test_the_counts_are_the_lengths_of_the_lists_behind_them(sample: Workspace) -> None:
    shown = _summary(sample).counts
    scope = _this_year(sample)
    rows = sample.read(lambda uow: indicator_rows(uow, scope))

    assert (shown.lead, shown.coordinating, shown.collective) == (16, 8, 5)
    assert shown.assigned == len(rows)
    assert shown.without_evidence == sum(map(lacks_evidence, rows))
    assert (shown.reached, shown.with_target) == (5, 11)


def test_a_bar_begins_with_the_year_before_where_the_plan_prints_no_baseline(sample: Workspace) -> None:
    land = next(each for each in _summary(sample).targets if each.row.assignment.display_code == "3.2.2")

    assert (land.baseline, land.baseline_year) == (Decimal("63.1"), 2024)
    assert land.row.entry.value == Decimal("64.86")
    assert not land.is_reached


def test_a_recorded_value_is_one_line_with_old_and_new(sample: Workspace) -> None:
    changes = _summary(sample).changes
    policy = next(each for each in changes if each.row and each.row.assignment.display_code == "1.1.1 (2)")

    assert (policy.old, policy.new) == (Decimal(1), Decimal(3))
    assert len({(each.at, each.action) for each in changes}) == len(changes)


def test_a_document_that_ends_before_the_cut_off_is_told(sample: Workspace) -> None:
    shown = _summary(sample)

    assert shown.cutoff == date(2025, 12, 31)
    assert shown.expiring == ((TODAY + timedelta(days=27), "128/KH-UBND"),)


@pytest.mark.parametrize(
    ("kind", "index", "end"),
    [
        (PeriodKind.HALF, 1, date(2025, 6, 30)),
        (PeriodKind.YEAR, 1, date(2025, 12, 31)),
        (PeriodKind.QUARTER, 2, date(2025, 6, 30)),
        (PeriodKind.MONTH, 2, date(2025, 2, 28)),
        (PeriodKind.ONCE, 1, date(2025, 12, 31)),
    ],
)
def test_the_last_day_of_a_period(kind: PeriodKind, index: int, end: date) -> None:
    assert period_end(Period(PeriodId(1), kind, 2025, None, "", index)) == end


def test_a_backup_that_is_asked_for_is_the_latest_one(sample: Workspace) -> None:
    place = back_up_now(sample)
    last = frame(sample).last_backup

    assert place.is_dir()
    assert last is not None
