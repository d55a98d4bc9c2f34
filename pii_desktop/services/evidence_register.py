"""What the register shows: rows, counts, one document, and the assignments it can be linked to."""

from typing import TYPE_CHECKING

from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.evidence_register import (
    Choices,
    EvidenceDetail,
    Proof,
    ProvenRow,
    RegisterCounts,
    RegisterFilter,
    RegisterPage,
)
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, PlanId
from pii_desktop.domain.listing import StoredAssignment, StoredPlan
from pii_desktop.domain.measuring import indicator_of
from pii_desktop.domain.validity import CutOff, Measure, standing, worst
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.catalogue import framework
from pii_desktop.services.validity import cut_off_of, measure

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

SHOWN = 500
"""How many documents a list holds; the rest is found by filter and search."""

CHOICES = 200
"""How many assignments are offered at once."""

_HISTORY = 60


def register(
    uow: "UnitOfWork", wanted: RegisterFilter, period_id: PeriodId | None = None, limit: int = SHOWN
) -> RegisterPage:
    """The documents that pass, judged for a period (the current one by default)."""
    return uow.register.page(wanted, measure(uow, period_id), limit)


def register_counts(uow: "UnitOfWork", wanted: RegisterFilter, period_id: PeriodId | None = None) -> RegisterCounts:
    """What each chip leaves of the documents that pass `wanted`."""
    return uow.register.counts(wanted, measure(uow, period_id))


def evidence_detail(uow: "UnitOfWork", evidence_id: EvidenceId, period_id: PeriodId | None = None) -> EvidenceDetail:
    """Everything about one document. Raises InputError (code "not-found") when it is gone."""
    document = uow.evidence.get(evidence_id)
    by = measure(uow, period_id)
    proves = proven_rows(uow, document, by)
    last = CutOff(by.end, "cuối kỳ báo cáo")
    verdicts = [row.standing for row in proves] or [standing(document.fields, last, by)]
    found = worst(verdicts)
    cut = next((row.cut for row in proves if row.standing is found), last)
    return EvidenceDetail(
        document=document,
        proves=proves,
        standing=found,
        cut=cut,
        twins=uow.register.twins(evidence_id),
        history=uow.history.of("evidence", evidence_id)[:_HISTORY],
        missing=frozenset(file.sha256 for file in document.files if not _is_there(uow, file.sha256)),
    )


def proven_rows(uow: "UnitOfWork", document: Evidence, by: Measure) -> tuple[ProvenRow, ...]:
    """The assignments a document proves, each with its cut-off day and verdict; those out of their plan are left out.

    One query for the plans and one for each assignment: a document proves a handful.
    """
    plans = uow.plans.all()
    rows = [uow.assignments.get(each) for each in document.assignment_ids]
    return tuple(_proven(row, document, plans, by) for row in rows if row.archived_at is None)


def proof_of(uow: "UnitOfWork", assignment_id: AssignmentId, period_id: PeriodId | None = None) -> Proof:
    """The cut-off day of an assignment and the verdict on each of its documents."""
    row, by = uow.assignments.get(assignment_id), measure(uow, period_id)
    cut = cut_off_of(row, uow.plans.all(), by)
    verdicts = {each.id: standing(each.fields, cut, by) for each in uow.evidence.of(assignment_id)}
    return Proof(cut, row.cut_off, tuple(verdicts.items()))


def choices(uow: "UnitOfWork", text: str = "", plan_id: PlanId | None = None) -> Choices:
    """Assignments that documents can be linked to."""
    return uow.register.choices(text, plan_id, CHOICES)


def _proven(row: StoredAssignment, document: Evidence, plans: tuple[StoredPlan, ...], by: Measure) -> ProvenRow:
    indicator = indicator_of(row, framework())
    cut = cut_off_of(row, plans, by)
    return ProvenRow(
        assignment_id=row.id,
        code=row.display_code,
        name=indicator.short_name if indicator else row.row.name,
        plan=next((plan.label for plan in plans if plan.id == row.plan_id), ""),
        cut=cut,
        standing=standing(document.fields, cut, by),
    )


def _is_there(uow: "UnitOfWork", sha256: str) -> bool:
    try:
        uow.files.path_of(sha256)
    except WorkspaceError:
        return False
    return True
