"""What a plan is cited by: completed by hand, kept over imports, decided where a file says otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.plan import ParsedPlan, RowKind
from pii_desktop.domain.plan_changes import NAME
from pii_desktop.domain.plan_facts import PlanFacts
from pii_desktop.errors import InputError
from pii_desktop.services.checking import findings
from pii_desktop.services.importing import ImportPreview, preview
from pii_desktop.services.merging import Accepted, ImportOutcome, accept, merge
from pii_desktop.services.plan_facts import set_plan_facts, shown_plans
from pii_desktop.services.reporting import build
from pii_desktop.services.scope import Scope
from pii_desktop.services.signing_checks import check_before_signing
from pii_desktop.services.stepping import redo_next, undo_last
from pii_desktop.services.undoing import undo_import
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row

DRAFT: dict[str, Any] = {"number": None, "issuer": "UBND tỉnh", "title": ("Phụ lục", "CÁC CHỈ TIÊU CỤ THỂ")}
SPENDING = a_row("2.2.2", "Tỷ lệ chi cho KH&CN/GRDP", lead=("Sở Tài chính",))
GROWTH = a_row("7.1.4", "Tốc độ tăng năng suất lao động", lead=("Sở Tài chính",))
TYPED = PlanFacts("12/KH-UBND", date(2025, 1, 20), "UBND tỉnh Bắc Ninh", "nâng cao năng suất lao động")
RESEARCH = a_row("2.2.3", "Chi cho R&D", lead=("Sở Tài chính",))
ROWS = (SPENDING, RESEARCH)
FIRST = PlanId(1)


def read(workspace: Workspace, parsed: ParsedPlan, typed: PlanFacts | None = None) -> ImportPreview:
    return workspace.read(lambda uow: preview(uow, parsed, typed=typed or PlanFacts()))


def take(workspace: Workspace, parsed: ParsedPlan, *, every: bool = False) -> ImportOutcome:
    found = read(workspace, parsed)
    fields = {(row.key, each.field) for row in found.changeset.rows for each in row.fields}
    usual = accept(found.changeset)
    return merge(workspace, found, Accepted(usual.rows, usual.fields | fields) if every else usual)


def type_in(workspace: Workspace, facts: PlanFacts = TYPED, plan_id: PlanId = FIRST) -> None:
    workspace.run(lambda uow: set_plan_facts(uow, plan_id, facts))


def facts_of(workspace: Workspace, plan_id: PlanId = FIRST) -> PlanFacts:
    return workspace.read(lambda uow: shown_plans(uow, plan_id))[0].facts


def opening(workspace: Workspace) -> str:
    report = workspace.read(lambda uow: build(uow, 2))
    return next(block.text for block in report.blocks if getattr(block, "key", "") == "opening")  # type: ignore[union-attr]


def drafted(workspace: Workspace) -> Workspace:
    take(workspace, a_plan(*ROWS, **DRAFT))
    return workspace


def test_a_draft_is_completed_and_cited_in_full(empty: Workspace) -> None:
    drafted(empty)
    assert "Kế hoạch năm 2025 của" in opening(empty)
    type_in(empty)
    shown = empty.read(shown_plans)[0]
    assert shown.plan.label == "Kế hoạch 12/KH-UBND"
    assert shown.citation == (
        "Kế hoạch số 12/KH-UBND ngày 20/01/2025 của Ủy ban nhân dân tỉnh Bắc Ninh về nâng cao năng suất lao động"
    )
    assert shown.citation in opening(empty)


def test_it_is_a_step_that_is_undone_and_done_again_and_history(empty: Workspace) -> None:
    drafted(empty)
    before = facts_of(empty)
    type_in(empty)
    after = facts_of(empty)
    empty.run(undo_last)
    assert facts_of(empty) == before
    empty.run(redo_next)
    assert facts_of(empty) == after
    told = empty.read(lambda uow: uow.history.of("plan", FIRST))
    assert {"number", "signed_on", "issuer", "label"} <= {row.field for row in told}
    assert {row.action for row in told} >= {"Sửa thông tin kế hoạch"}


@pytest.mark.parametrize(
    ("typed", "kept"), [("12", "12/KH-UBND"), ("9", "09/KH-UBND"), (" 12 / KH - UBND ", "12/KH-UBND")]
)
def test_a_number_is_tidied(empty: Workspace, typed: str, kept: str) -> None:
    drafted(empty)
    type_in(empty, PlanFacts(typed))
    assert facts_of(empty).number == kept


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (PlanFacts("KH-UBND"), "bad-number"),
        (PlanFacts("/KH-UBND"), "bad-number"),
        (PlanFacts("12/KH-UBND", date(2999, 1, 1)), "day-ahead"),
    ],
)
def test_what_cannot_be_is_refused(empty: Workspace, facts: PlanFacts, code: str) -> None:
    drafted(empty)
    with pytest.raises(InputError) as refused:
        type_in(empty, facts)
    assert refused.value.code == code
    assert facts_of(empty).number == ""


def test_two_plans_of_a_body_and_year_cannot_share_a_number(empty: Workspace) -> None:
    drafted(empty)
    take(empty, a_plan(GROWTH, number=None, issuer="UBND tỉnh", title=("Phụ lục", "NGHỊ QUYẾT")))
    type_in(empty, replace(TYPED, issuer="UBND tỉnh"))
    with pytest.raises(InputError) as refused:
        type_in(empty, replace(TYPED, issuer="UBND tỉnh"), PlanId(2))
    assert refused.value.code == "number-taken"


def test_the_same_appendix_again_leaves_what_was_typed(empty: Workspace) -> None:
    drafted(empty)
    type_in(empty)
    typed = facts_of(empty)
    assert take(empty, a_plan(*ROWS, **DRAFT)).import_id is None
    assert take(empty, a_plan(*ROWS, GROWTH, **DRAFT)).import_id is not None
    assert facts_of(empty) == typed
    assert len(empty.read(lambda uow: uow.plans.all())) == 1
    assert empty.read(lambda uow: uow.plans.get(FIRST)).label == "Kế hoạch 12/KH-UBND"


def test_a_file_with_another_number_is_asked_about_and_mine_stays_at_first(empty: Workspace) -> None:
    drafted(empty)
    type_in(empty)
    issued = a_plan(*ROWS, GROWTH, **{**DRAFT, "number": "15/KH-UBND", "signed_on": date(2025, 1, 25)})
    found = read(empty, issued)
    assert found.plan is not None
    first = found.changeset.rows[0]
    assert (first.name, [(each.field, each.old, each.new) for each in first.fields]) == (
        NAME,
        [("number", "12/KH-UBND", "15/KH-UBND"), ("signed_on", "20/01/2025", "25/01/2025")],
    )
    assert first.has_conflict
    take(empty, issued)
    assert facts_of(empty) == TYPED


def test_the_number_of_the_file_may_be_taken(empty: Workspace) -> None:
    drafted(empty)
    type_in(empty)
    issued = a_plan(*ROWS, **{**DRAFT, "number": "15/KH-UBND", "signed_on": date(2025, 1, 25)})
    outcome = take(empty, issued, every=True)
    assert facts_of(empty) == replace(TYPED, number="15/KH-UBND", signed_on=date(2025, 1, 25))
    assert outcome.import_id is not None
    undo_import(empty, outcome.import_id)
    assert facts_of(empty) == TYPED


def test_the_subject_of_the_file_may_be_taken_and_given_back(empty: Workspace) -> None:
    drafted(empty)
    type_in(empty)
    issued = replace(a_plan(*ROWS, **DRAFT), subject="Nâng cao năng suất lao động năm 2025")
    outcome = take(empty, issued, every=True)
    assert facts_of(empty).subject == "Nâng cao năng suất lao động năm 2025"
    assert outcome.import_id is not None
    undo_import(empty, outcome.import_id)
    assert facts_of(empty) == TYPED


def test_what_was_left_blank_is_filled_by_the_issued_file(empty: Workspace) -> None:
    drafted(empty)
    type_in(empty, PlanFacts("12/KH-UBND"))
    issued = a_plan(*ROWS, **{**DRAFT, "number": "12/KH-UBND", "signed_on": date(2025, 1, 20)})
    assert not read(empty, issued).changeset.rows[0].has_conflict
    take(empty, issued)
    assert facts_of(empty).signed_on == date(2025, 1, 20)


def test_what_is_typed_at_the_import_is_the_users(empty: Workspace) -> None:
    found = read(empty, a_plan(*ROWS, **DRAFT), TYPED)
    merge(empty, found, accept(found.changeset))
    kept = replace(TYPED, issuer="UBND tỉnh")
    assert facts_of(empty) == kept, "the issuer is printed"
    assert read(empty, a_plan(*ROWS, **{**DRAFT, "number": "15/KH-UBND"})).changeset.rows[0].has_conflict
    take(empty, a_plan(*ROWS, GROWTH, **DRAFT))
    assert facts_of(empty) == kept


def test_a_number_typed_at_the_import_finds_its_plan(empty: Workspace) -> None:
    drafted(empty)
    type_in(empty)
    assert read(empty, a_plan(GROWTH, **DRAFT)).plan is None
    assert read(empty, a_plan(GROWTH, **DRAFT), TYPED).plan is not None


def test_a_draft_is_told_while_writing_and_stands_in_the_way_of_signing(empty: Workspace) -> None:
    drafted(empty)
    rules = {each.rule.value for each in empty.read(lambda uow: findings(uow, Scope(None, None)))}
    assert "plan-unnumbered" in rules
    assert "plan-unnumbered" in {
        each.rule.value for each in empty.read(lambda uow: check_before_signing(uow, 2)).findings
    }
    type_in(empty)
    told = {each.rule.value for each in empty.read(lambda uow: findings(uow, Scope(None, None)))}
    before_signing = {each.rule.value for each in empty.read(lambda uow: check_before_signing(uow, 2)).findings}
    assert "plan-unnumbered" not in told | before_signing


def test_two_drafts_are_told_apart_by_their_titles(empty: Workspace) -> None:
    targets = a_row(None, "Số DN mới", kind=RowKind.TARGET, stt="1", pillar=None, lead=("Sở Tài chính",))
    take(empty, a_plan(targets, **DRAFT))
    other = {**DRAFT, "title": ("Phụ lục", "Phát triển kinh tế số")}
    take(empty, a_plan(replace(targets, name="Tỷ trọng kinh tế số"), **other))
    citations = [each.citation for each in empty.read(shown_plans)]
    assert citations == [
        "Kế hoạch năm 2025 của Ủy ban nhân dân tỉnh Bắc Ninh (các chỉ tiêu cụ thể)",
        "Kế hoạch năm 2025 của Ủy ban nhân dân tỉnh Bắc Ninh (phát triển kinh tế số)",
    ]


def test_a_day_tells_the_year_of_a_plan_that_prints_none(empty: Workspace) -> None:
    take(empty, a_plan(*ROWS, **{**DRAFT, "year": None}))
    assert empty.read(lambda uow: uow.periods.all()) == ()
    type_in(empty)
    assert [each.year for each in empty.read(lambda uow: uow.periods.all())] == [2025, 2025]
