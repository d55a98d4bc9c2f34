"""Files of reports are called by plan and time, and no two of a workspace alike."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan_facts import PlanFacts
from pii_desktop.services.periods import NewPeriod, add_period
from pii_desktop.services.plan_facts import set_plan_facts
from pii_desktop.services.progress import follow
from pii_desktop.services.report_files import file_stem
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace

PII, NQ02, TARGETS = PlanId(1), PlanId(2), PlanId(3)
KINDS = (PeriodKind.HALF, PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.ONCE)


@pytest.fixture
def three_plans(tmp_path: Path) -> Iterator[Workspace]:
    """Sở Tư pháp of Bắc Giang, which follows rows of all three."""
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Tư pháp")) as workspace:
        for key in ("bacgiang-2024", "bacgiang-nq02-2024", "bacgiang-2030-targets"):
            take_bundled(workspace, key)
        workspace.run(_follow_all)
        yield workspace


def _follow_all(uow: UnitOfWork) -> None:
    follow(uow, frozenset(each.id for each in uow.assignments.everywhere()), is_tracked=True)


def stems(workspace: Workspace) -> dict[str, str]:
    """Plan, kind and year of each period → the name of its files."""

    def read(uow: UnitOfWork) -> dict[str, str]:
        return {
            f"{each.plan_id or 0}-{each.kind.value}-{each.year}-{each.id}": file_stem(uow, each, "BC-STP")
            for each in uow.periods.all()
        }

    return workspace.read(read)


def add(workspace: Workspace, kind: PeriodKind, plan_id: PlanId | None = None, deadline: date | None = None) -> None:
    workspace.run(lambda uow: add_period(uow, NewPeriod(kind, 2025, 1, deadline, plan_id=plan_id)))


def test_each_report_is_called_by_its_plan(three_plans: Workspace) -> None:
    for plan_id in (PII, NQ02, TARGETS):
        add(three_plans, PeriodKind.QUARTER, plan_id)
    found = {name.split("-")[0]: stem for name, stem in stems(three_plans).items() if "-quarter-" in name}
    assert found == {
        "1": "Bao-cao-PII_STP_quy-i-nam-2025",
        "2": "Bao-cao-NQ02_STP_quy-i-nam-2025",
        "3": "Bao-cao-Ke-hoach-09-KH-UBND_STP_quy-i-nam-2025",
    }


def test_no_two_reports_are_called_alike(three_plans: Workspace) -> None:
    for plan_id in (None, PII, NQ02, TARGETS):
        for kind in KINDS:
            if not (plan_id is None and kind in (PeriodKind.HALF, PeriodKind.YEAR)):
                add(three_plans, kind, plan_id)
    for day in (date(2025, 8, 30), date(2025, 9, 15), date(2025, 9, 15)):
        add(three_plans, PeriodKind.ONCE, NQ02, day)
    found = list(stems(three_plans).values())
    assert len(set(found)) == len(found)


def test_reports_on_request_are_told_apart_by_their_day(three_plans: Workspace) -> None:
    for day in (date(2025, 8, 30), date(2025, 9, 15)):
        add(three_plans, PeriodKind.ONCE, NQ02, day)
    assert {stem for name, stem in stems(three_plans).items() if "-once-" in name} == {
        "Bao-cao-NQ02_STP_dot-xuat-nam-2025_han-2025-08-30",
        "Bao-cao-NQ02_STP_dot-xuat-nam-2025_han-2025-09-15",
    }


def test_a_common_report_names_its_plans_as_long_as_they_are_few(three_plans: Workspace) -> None:
    found = {name[:11]: stem for name, stem in stems(three_plans).items()}
    assert found["0-year-2024"] == "Bao-cao-PII_STP_nam-2024"
    assert found["2-year-2024"] == "Bao-cao-NQ02_STP_nam-2024"
    assert found["0-year-2025"] == "Bao-cao-tong-hop_STP_nam-2025"


def test_a_common_report_on_what_has_one_of_its_own_says_so(three_plans: Workspace) -> None:
    issued = PlanFacts("215/KH-UBND", date(2024, 7, 18), "UBND tỉnh Bắc Giang")
    three_plans.run(lambda uow: set_plan_facts(uow, PII, issued))
    found = {name[:11]: stem for name, stem in stems(three_plans).items()}
    assert found["0-half-2024"] == "Bao-cao-NQ02-chung_STP_6-thang-dau-nam-2024"
    assert found["2-half-2024"] == "Bao-cao-NQ02_STP_6-thang-dau-nam-2024"
