"""Rules about the plans that a document carries out: what a first citation must name is known (Nghị định 30/2020)."""

from collections.abc import Iterator

from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.plan_facts import CitedPlan, cited_alike
from pii_desktop.domain.signing_matter import Part, Said, SigningFinding, SigningMatter, found
from pii_desktop.domain.signing_rules import SigningRule


def of_plans(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Number and day, which only the plan itself can tell, its subject, and that no two plans are cited alike."""
    for plan in matter.plans:
        if plan.facts.missing:
            yield _found(SigningRule.PLAN_UNNUMBERED, plan, missing=", ".join(plan.facts.missing))
        elif not plan.has_subject:
            yield _found(SigningRule.PLAN_WITHOUT_SUBJECT, plan)
    for one, other in cited_alike(matter.plans):
        yield _found(SigningRule.PLANS_ALIKE, other, other=one.label)


def _found(rule: SigningRule, plan: CitedPlan, **words: str) -> SigningFinding:
    # Without a key: it is put right at the plan, not in the sentence.
    said = Said(Part.BODY, plan.citation)
    return found(rule, said, Spot(Site.ASSIGNMENTS, plan_id=plan.id), what=plan.label, **words)
