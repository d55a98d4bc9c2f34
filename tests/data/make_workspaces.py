"""Makes the fixture database of the newest schema: run once when a schema is released, never again for it.

    python -m tests.data.make_workspaces

Writes `tests/data/workspaces/schema_NNNN.sqlite` with a few rows in every table, and refuses to replace one.
"""

import shutil
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

from pii_desktop.domain.coordination import Exchange, Request, Way
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.departments import Role
from pii_desktop.domain.frozen_facts import Facts
from pii_desktop.domain.ids import (
    AssignmentId,
    ExchangeId,
    FocalOfficerId,
    NoteId,
    PlanId,
    PolicyMarkId,
    RequestId,
    VersionId,
    WordingId,
)
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.plan import ParsedRow, PillarTarget, Place, RowKind
from pii_desktop.domain.policies import PolicyMark
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.report import Letterhead, Properties, Report, Signature, plain
from pii_desktop.domain.requirements import Requirement, RequirementLink
from pii_desktop.domain.target import Op, Target
from pii_desktop.domain.versions import Version
from pii_desktop.domain.wordings import Wording
from pii_desktop.services.frozen_reports import keep
from pii_desktop.storage.records import REVISION
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import create_workspace
from tests.storage.stored import a_file, a_stored_document, a_stored_entry, a_stored_plan, the_plans

FOLDER = Path(__file__).parent / "workspaces"


def main() -> None:
    """Make the database of the newest schema and put it here."""
    target = FOLDER / f"schema_{REVISION}.sqlite"
    if target.exists():
        raise SystemExit(f"{target.name} is there already: a released fixture is never made anew")
    FOLDER.mkdir(exist_ok=True)
    make(target)


def make(target: Path) -> None:
    """Make the database in a throw-away workspace and copy it to `target`."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with create_workspace(folder / "workspace", who="Nguyễn Thị Lan") as workspace:
            workspace.run(lambda uow: _fill(uow, folder))
            workspace.run(_fill_the_year)
            workspace.run(_delete_a_note)
        shutil.copyfile(folder / "workspace" / "pii.sqlite", target)


def _fill(uow: UnitOfWork, folder: Path) -> None:
    """What schema 1 had."""
    uow.keep_no_step()
    with uow.action("Nhập phân công từ phụ lục.docx"):
        plan_id = a_stored_plan(uow)
        uow.plans.replace_headings(plan_id, [ParsedRow(RowKind.PILLAR, "Thể chế", Place(0, 1), code="1")])
        targets = [PillarTarget("1", "Thể chế", None, Target(Op.TEXT, text="Tiên tiến, hiện đại"))]
        uow.plans.replace_pillar_targets(plan_id, targets)
        import_id = uow.imports.add(plan_id, "phụ lục.docx", "a" * 64, "")
        uow.imports.finish(import_id, added=1, changed=0, removed=0)
    assignment_id, _ = a_stored_entry(uow)
    uow.work_items.replace_plan_items(assignment_id, the_plans(assignment_id, "Rà soát dự toán", "Bố trí kinh phí"))
    uow.assignments.set_role(assignment_id, Role.COORDINATING, is_tracked=True)
    uow.evidence.link(a_stored_document(uow, a_file(folder), number="12/QĐ-STC"), assignment_id)
    uow.settings.put("profile", '{"department": "Sở Tài chính"}')
    uow.drafts.put("progress/1/1", "12,5 chưa lưu")


def _fill_the_year(uow: UnitOfWork) -> None:
    """What the working year added, under one step; the notes of it are deleted in another."""
    assignment_id = AssignmentId(1)
    evidence_id, period_id = uow.evidence.all()[0].id, uow.periods.all()[0].id
    item_id = uow.work_items.of(assignment_id)[0].id
    with uow.action("Công việc trong năm"):
        uow.denominators.add(DenominatorFields(DenominatorKind.GRDP, 2025, Decimal(245300), document="NGTK 2025"))
        leader = Officer("Trần Văn Bình", "Phó Giám đốc", "0222 000 000", "binh@vidu.vn")
        uow.focal_officers.add(FocalOfficer(FocalOfficerId(0), "Sở Y tế", Post.LEADER, leader))
        uow.requests.add(Request(RequestId(0), assignment_id, period_id, "Sở Y tế", "Cung cấp số liệu"))
        uow.exchanges.add(Exchange(ExchangeId(0), date(2025, 5, 6), Way.SENT, "Sở Y tế", "Công văn 15/STC"))
        uow.requirements.put(assignment_id, Requirement("1.1.1/01", "Quyết định ban hành"))
        uow.requirements.link(RequirementLink(assignment_id, "1.1.1/01", evidence_id), "Quyết định ban hành")
        uow.policy_marks.put(PolicyMark(PolicyMarkId(0), evidence_id, 3), "Quyết định 12")
        uow.work_items.link(item_id, evidence_id, "Quyết định 12")
        uow.notes.add(Anchor(assignment_id), "Hỏi lại Sở Y tế", is_flagged=True)
        uow.notes.add(Anchor(assignment_id), "Ghi nhầm")
        _fill_the_reports(uow)


def _fill_the_reports(uow: UnitOfWork) -> None:
    """What signed reports added: a version with what was frozen in it, a sentence of its own, a template."""
    period_id = uow.periods.all()[0].id
    version_id = uow.versions.add(Version(VersionId(0), period_id, 1, state=PeriodState.SUBMITTED))
    head = Letterhead("Ủy ban nhân dân tỉnh Bắc Ninh", "Sở Tài chính", "BC-STC", "Bắc Ninh", 2025, "Kết quả năm 2025")
    text = (plain("Trên đây là báo cáo của Sở Tài chính./."),)
    report = Report(head, text, (), Signature(("GIÁM ĐỐC",)), ("- Lưu: VT.",), Properties("Báo cáo", "Sở Tài chính"))
    keep(uow, version_id, report, Facts())
    uow.wordings.put(Wording(WordingId(0), "opening", "Thực hiện {kế hoạch}, Sở báo cáo:", period_id=period_id))
    uow.wordings.put(Wording(WordingId(0), "closing", "Trên đây là báo cáo {kỳ}./.", plan_id=PlanId(1)))


def _delete_a_note(uow: UnitOfWork) -> None:
    with uow.action("Xoá ghi chú", deleted="Ghi chú: Ghi nhầm"):
        uow.notes.delete(NoteId(2))


if __name__ == "__main__":
    main()
