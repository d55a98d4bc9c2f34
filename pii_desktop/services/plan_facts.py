"""What a plan is cited by and who gets its reports: shown, and completed by the clerk where the file is silent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.domain.plan_facts import CitedPlan, PlanFacts, full_number, is_number, is_well_formed
from pii_desktop.domain.report_material import PlanPart
from pii_desktop.domain.report_wording import INDEX_SUBJECT, citations
from pii_desktop.errors import InputError
from pii_desktop.services.dates import today
from pii_desktop.services.periods import ensure_year
from pii_desktop.services.plan_names import distinct_label
from pii_desktop.services.plan_recipients import follow_recipient, proposed_recipient
from pii_desktop.services.plan_subjects import put_subject, subject_kept
from pii_desktop.services.profiles import load_profile
from pii_desktop.text.normalise import one_line, search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

ACTION = "Sửa thông tin kế hoạch"


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan with what is known of it, as it is completed.

    `proposed` gets its reports where nobody set it; `subject` is what reports say of it where nobody typed one,
    `citation` how they cite it first.
    """

    plan: StoredPlan
    facts: PlanFacts
    proposed: str
    subject: str
    citation: str


def plan_facts(uow: "UnitOfWork", plan: StoredPlan) -> PlanFacts:
    """What is known of a plan; its recipient is blank where nobody set one."""
    document = plan.document
    return PlanFacts(
        document.number or "", document.signed_on, document.issuer or "", subject_kept(uow, plan.id), plan.recipient
    )


def shown_plans(uow: "UnitOfWork", plan_id: PlanId | None = None) -> tuple[ShownPlan, ...]:
    """The plans of the workspace, or one of them, as they are shown and completed."""
    plans = [plan for plan in uow.plans.all() if plan_id in (None, plan.id)]
    return tuple(
        ShownPlan(part.plan, plan_facts(uow, part.plan), proposed_recipient(uow, part.plan), part.subject, cited)
        for part, cited in _parts_cited(uow, plans)
    )


def cited_plans(uow: "UnitOfWork", wanted: Iterable[PlanId]) -> tuple[CitedPlan, ...]:
    """The plans of a report with what it cites them by."""
    ids = frozenset(wanted)
    return tuple(
        CitedPlan(part.plan.id, part.plan.label, plan_facts(uow, part.plan), cited, bool(part.subject))
        for part, cited in _parts_cited(uow, [plan for plan in uow.plans.all() if plan.id in ids])
    )


def _parts_cited(uow: "UnitOfWork", plans: Iterable[StoredPlan]) -> Iterator[tuple[PlanPart, str]]:
    """Plans with their first citation; their rows tell only whether they are about the index."""
    of_index = uow.plans.of_index()
    parts = [
        PlanPart(plan, subject=subject_kept(uow, plan.id) or (INDEX_SUBJECT if plan.id in of_index else ""))
        for plan in plans
    ]
    known = citations(parts, load_profile(uow).province)
    return zip(parts, (full for _, full, _ in known), strict=True)


def set_plan_facts(uow: "UnitOfWork", plan_id: PlanId, facts: PlanFacts) -> Changes:
    """Store what was typed of a plan, its label with it.

    Raises InputError for a number without its symbol ("bad-number") or that another plan of the year bears
    ("number-taken"), and for a day to come ("day-ahead").
    """
    with uow.action(ACTION):
        periods = put_plan_facts(uow, plan_id, facts)
    return Changes(ACTION, periods=periods, plans=frozenset({plan_id}), everything=True)


def put_plan_facts(uow: "UnitOfWork", plan_id: PlanId, facts: PlanFacts) -> frozenset[PeriodId]:
    """The same as part of an action under way; returns the periods that were touched or made."""
    plan = uow.plans.get(plan_id)
    document = _completed(plan.document, facts)
    _refuse(uow, plan, document)
    others = [each.label for each in uow.plans.all() if each.id != plan_id]
    is_renamed = document.number != plan.document.number
    uow.plans.complete(plan_id, document, distinct_label(document, others) if is_renamed else plan.label)
    put_subject(uow, plan_id, facts.subject)
    wanted = one_line(facts.recipient).rstrip(";. ")
    is_proposed = search_key(wanted) == search_key(proposed_recipient(uow, uow.plans.get(plan_id)))
    touched = follow_recipient(uow, plan_id, "" if is_proposed else wanted)
    if plan.document.year is None and document.year is not None:
        touched |= ensure_year(uow, document.year, plan_id)
    return touched


def _completed(document: PlanDocument, facts: PlanFacts) -> PlanDocument:
    """The document with what was typed; the day tells the year of a plan that does not print one."""
    year = document.year or (facts.signed_on.year if facts.signed_on else None)
    number, issuer = full_number(facts.number) or None, one_line(facts.issuer) or None
    return replace(document, number=number, signed_on=facts.signed_on, issuer=issuer, year=year)


def _refuse(uow: "UnitOfWork", plan: StoredPlan, document: PlanDocument) -> None:
    number = document.number or ""
    if number and number != plan.document.number and not is_well_formed(number):
        raise InputError(
            f"“{number}” không phải là số, ký hiệu của kế hoạch.",
            "Chưa có gì được ghi.",
            "Hãy nhập đủ số và ký hiệu, ví dụ 279/KH-UBND.",
            "bad-number",
        )
    if document.signed_on is not None and document.signed_on > today():
        raise InputError(
            f"Ngày {document.signed_on:%d/%m/%Y} chưa đến.",
            "Chưa có gì được ghi.",
            "Hãy nhập ngày in trên kế hoạch đã ban hành.",
            "day-ahead",
        )
    for other in uow.plans.all():
        is_alike = other.id != plan.id and _is_alike(other.document, document)
        if is_alike and is_number(number) and number != plan.document.number:
            raise InputError(
                f"Số {number} là của “{other.label}”.",
                "Chưa có gì được ghi; hai kế hoạch cùng cơ quan, cùng năm không thể cùng số.",
                "Hãy xem lại số in trên kế hoạch.",
                "number-taken",
            )


def _is_alike(one: PlanDocument, other: PlanDocument) -> bool:
    same_number = search_key(one.number or "") == search_key(other.number or "")
    return same_number and (one.year, search_key(one.issuer or "")) == (other.year, search_key(other.issuer or ""))
