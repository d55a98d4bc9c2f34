"""Rules about the plans that a report is on: each can be cited in full, and no two are cited alike."""

from collections.abc import Iterator

from pii_desktop.domain.checks_table import of_desk
from pii_desktop.domain.findings import Finding, Rule, Spot
from pii_desktop.domain.plan_facts import CitedPlan, cited_alike


def of_plans(plans: tuple[CitedPlan, ...]) -> Iterator[Finding]:
    """Plans without number or day (a draft, an appendix alone), and those whose citation is another one's too."""
    for plan in plans:
        if plan.facts.missing:
            yield _found(Rule.PLAN_UNNUMBERED, plan, missing=", ".join(plan.facts.missing))
    for one, other in cited_alike(plans):
        yield _found(Rule.PLANS_ALIKE, other, other=one.label)


def _found(rule: Rule, plan: CitedPlan, **words: str) -> Finding:
    return of_desk(rule, plan.label, Spot(plan_id=plan.id), subject=str(plan.id), plan=plan.label, **words)
