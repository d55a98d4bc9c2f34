"""What was typed of a plan, beside what its files say: kept when a file is silent, decided when it says otherwise."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.plan import ParsedPlan, PlanDocument
from pii_desktop.domain.plan_changes import FIELDS, Told
from pii_desktop.domain.plan_facts import PlanFacts, full_number, is_number
from pii_desktop.services.plan_subjects import subject_in, subject_kept
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def told_of(uow: "UnitOfWork", plan: StoredPlan) -> Told:
    """What is stored of a plan itself."""
    return Told(plan.document, subject_kept(uow, plan.id))


def said_in(parsed: ParsedPlan) -> Told:
    """What a file says of its plan itself."""
    return Told(parsed.document, subject_in(parsed))


def typed_fields(uow: "UnitOfWork", plan: StoredPlan) -> frozenset[str]:
    """The facts of a plan that the user typed, of those that have something.

    Of a subject nobody knows who said it first: a file that words it otherwise is always asked about.
    """
    return (uow.plans.edited_fields(plan.id) & FIELDS.keys()) | {"subject"}


def with_typed(parsed: ParsedPlan, typed: PlanFacts) -> ParsedPlan:
    """A plan as read, completed by what the user typed where the file is silent."""
    wanted = silent_on(parsed, typed)
    document = completed_by(parsed.document, wanted)
    return replace(parsed, document=document, subject=subject_in(parsed) or wanted.subject)


def completed_by(document: PlanDocument, typed: PlanFacts) -> PlanDocument:
    """A document with what was typed in its blanks; the day tells the year of a plan that prints none."""
    return replace(
        document,
        number=document.number or typed.number or None,
        signed_on=document.signed_on or typed.signed_on,
        issuer=document.issuer or typed.issuer or None,
        year=document.year or (typed.signed_on.year if typed.signed_on else None),
    )


def silent_on(parsed: ParsedPlan, typed: PlanFacts) -> PlanFacts:
    """Of what was typed only that which the file does not say."""
    document = parsed.document
    return PlanFacts(
        number=full_number(typed.number) if is_number(typed.number) and not document.number else "",
        signed_on=None if document.signed_on else typed.signed_on,
        issuer="" if document.issuer else one_line(typed.issuer),
        subject="" if subject_in(parsed) else one_line(typed.subject),
    )


def without_typed(document: PlanDocument, typed: PlanFacts) -> PlanDocument:
    """A document that was completed, as the file alone says it."""
    return replace(
        document,
        number=None if typed.number else document.number,
        signed_on=None if typed.signed_on else document.signed_on,
        issuer=None if typed.issuer else document.issuer,
    )
