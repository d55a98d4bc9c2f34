"""What is counted where several plans, or rows of others, are followed."""

import pytest

from pii_desktop.domain.coordination import Asked, RequestState
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.plan import Place, RowKind
from pii_desktop.services import coordination
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.browsing import lacks_evidence, overview
from pii_desktop.services.checking import check_period
from pii_desktop.services.dates import today
from pii_desktop.services.progress import follow
from pii_desktop.services.scope import Scope
from pii_desktop.services.summary import summary
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row
from tests.services.desk import take

YEAR = PeriodId(2)
FIRST, SECOND = PlanId(1), PlanId(2)


@pytest.fixture
def two_plans(workspace: Workspace) -> Workspace:
    """Beside the PII plan one of Resolution 02, whose only row the department leads with Sở Nội vụ."""
    row = a_row(None, "Điểm số cải cách hành chính", kind=RowKind.TARGET, stt="1", place=Place(0, 1),
                lead=("Sở Tài chính",), coordinating=("Sở Nội vụ",))  # fmt: skip
    take(workspace, a_plan(row, number="02/KH-UBND"))
    return workspace


def test_a_row_of_others_that_is_followed_counts_and_owes_no_evidence(workspace: Workspace) -> None:
    row = workspace.read(lambda uow: find_assignment(uow, "2.1.2"))
    assert row.role is None
    before = workspace.read(lambda uow: overview(uow, Scope(), today()))
    workspace.run(lambda uow: follow(uow, frozenset({row.id}), is_tracked=True))

    after = workspace.read(lambda uow: overview(uow, Scope(), today()))
    assert after.assigned == before.assigned + 1 == len(after.rows)
    assert after.without_evidence == before.without_evidence
    assert not lacks_evidence(next(each for each in after.rows if each.assignment.id == row.id))


@pytest.mark.parametrize("plan_id", [None, FIRST, SECOND])
def test_the_link_to_the_check_counts_what_the_check_lists(two_plans: Workspace, plan_id: PlanId | None) -> None:
    scope = Scope(plan_id, YEAR)
    shown = two_plans.read(lambda uow: summary(uow, scope, today()))
    listed = two_plans.read(lambda uow: check_period(uow, scope)).findings
    assert [each.key for each in shown.whole] == [each.key for each in listed]
    rows = {row.assignment.id for row in shown.counts.rows}
    assert {each.assignment_id for each in shown.findings} - {None} <= rows


def test_the_check_of_the_only_plan_is_read_once(workspace: Workspace) -> None:
    shown = workspace.read(lambda uow: summary(uow, Scope(), today()))
    assert shown.findings == shown.whole


def test_the_chips_of_the_requests_count_the_plan_and_the_words_asked_for(two_plans: Workspace) -> None:
    two_plans.run(lambda uow: coordination.create_requests(uow, YEAR))

    def waiting(wanted: Asked) -> tuple[int, int]:
        found = two_plans.read(lambda uow: coordination.request_list(uow, wanted, today()))
        return (found.counts or {}).get(RequestState.OPEN.value, 0), len(found.rows)

    assert waiting(Asked(YEAR)) == (7, 7)
    assert waiting(Asked(YEAR, FIRST)) == (6, 6)
    assert waiting(Asked(YEAR, SECOND)) == (1, 1)
    assert waiting(Asked(YEAR, words="thong ke")) == (2, 2)
    assert waiting(Asked(YEAR, state=RequestState.TAKEN)) == (7, 0), "each chip counts what it would show"
