"""Things already in a workspace, for tests that are about what happens to them next."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, PlanId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import ParsedRow, PlanDocument
from pii_desktop.domain.progress import Entry, WorkItem
from pii_desktop.domain.work_timing import plan_items
from pii_desktop.storage.unit_of_work import UnitOfWork
from tests.builders import a_row

FINANCE_PLAN = PlanDocument(("KẾ HOẠCH",), "279/KH-UBND", date(2025, 5, 6), "UBND tỉnh", 2025, "Bắc Ninh")


def a_stored_plan(uow: UnitOfWork) -> PlanId:
    return uow.plans.add(FINANCE_PLAN, label="Kế hoạch 279/KH-UBND", source_name="phụ lục.docx", source_sha256="a" * 64)


def a_stored_assignment(uow: UnitOfWork, row: ParsedRow | None = None, plan_id: PlanId | None = None) -> AssignmentId:
    plan = a_stored_plan(uow) if plan_id is None else plan_id
    return uow.assignments.add(plan, 1, row or a_row(), role=Role.LEAD, is_tracked=True)


def a_stored_period(uow: UnitOfWork) -> PeriodId:
    return uow.periods.add(PeriodKind.HALF, 2025, 1, date(2025, 6, 1), "Sở Khoa học và Công nghệ")


def a_stored_entry(uow: UnitOfWork, value: str = "12.50") -> tuple[AssignmentId, PeriodId]:
    assignment_id, period_id = a_stored_assignment(uow), a_stored_period(uow)
    entry = Entry(value=Decimal(value), result="Đã giải ngân")
    uow.progress.put(assignment_id, period_id, entry, EntryState.DRAFT)
    return assignment_id, period_id


def a_stored_document(uow: UnitOfWork, file: Path, number: str = "", abstract: str = "") -> EvidenceId:
    return uow.evidence.add(uow.files.store(file), EvidenceFields(number=number, abstract=abstract))


def a_file(folder: Path, name: str = "Quyết định 12.pdf", content: bytes = b"%PDF-1.7 Quyet dinh") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def the_plans(assignment_id: AssignmentId, *texts: str, timing: str = "") -> tuple[WorkItem, ...]:
    """Work items as a row of a plan of 2025 lists them."""
    return plan_items(assignment_id, a_row("2.2.2", "Chi cho khoa học và công nghệ", tasks=texts, timing=timing), 2025)
