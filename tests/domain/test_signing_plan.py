"""Before signature: the plans that a report carries out can be cited in full."""

from datetime import date

import pytest

from pii_desktop.domain.findings import Site
from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.plan_facts import CitedPlan, PlanFacts
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import SigningMatter
from pii_desktop.domain.signing_rules import SigningRule
from tests.domain.signing_samples import matter

Rule = SigningRule


def citing(*plans: CitedPlan) -> SigningMatter:
    return matter(plans=plans)


def a_plan(
    symbol: str = "279/KH-UBND", day: date | None = date(2025, 5, 6), number: int = 1, *, has_subject: bool = True
) -> CitedPlan:
    facts = PlanFacts(symbol, day)
    return CitedPlan(PlanId(number), f"Kế hoạch {number}", facts, f"Kế hoạch số {symbol}", has_subject)


BROKEN: tuple[tuple[SigningRule, SigningMatter], ...] = (
    (Rule.PLAN_UNNUMBERED, citing(a_plan(""))),
    (Rule.PLAN_UNNUMBERED, citing(a_plan("/KH-UBND"))),
    (Rule.PLAN_UNNUMBERED, citing(a_plan(day=None))),
    (Rule.PLAN_WITHOUT_SUBJECT, citing(a_plan(has_subject=False))),
    (Rule.PLANS_ALIKE, citing(a_plan(), a_plan(number=2))),
)
SOUND: tuple[tuple[SigningRule, SigningMatter], ...] = (
    (Rule.PLAN_UNNUMBERED, citing(a_plan(), a_plan("09/KH-UBND", number=2))),
    (Rule.PLAN_WITHOUT_SUBJECT, citing(a_plan())),
    (Rule.PLANS_ALIKE, citing(a_plan(), a_plan("09/KH-UBND", number=2))),
)


@pytest.mark.parametrize(("rule", "checked"), BROKEN)
def test_a_plan_that_cannot_be_cited_in_full_is_told(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule in {each.rule for each in check_document(checked)}


@pytest.mark.parametrize(("rule", "checked"), SOUND)
def test_one_that_can_is_not(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule not in {each.rule for each in check_document(checked)}


def test_what_is_missing_is_an_error_and_leads_to_the_plan() -> None:
    found = next(each for each in check_document(citing(a_plan("", None))) if each.rule is Rule.PLAN_UNNUMBERED)
    assert found.text == "Dẫn kế hoạch chưa có số, ngày ban hành: Kế hoạch 1"
    assert found.severity is Severity.ERROR
    assert (found.key, found.place.site, found.place.plan_id) == ("", Site.ASSIGNMENTS, PlanId(1))


def test_a_plan_without_number_is_not_told_of_its_subject_too() -> None:
    rules = {each.rule for each in check_document(citing(a_plan("", has_subject=False)))}
    assert rules == {Rule.PLAN_UNNUMBERED}
