"""Makes the fixture database of the newest schema: run once when a schema is released, never again for it.

    python -m tests.data.make_workspaces

Writes `tests/data/workspaces/schema_NNNN.sqlite` with a few rows in every table, and refuses to replace one.
"""

import shutil
import tempfile
from pathlib import Path

from pii_desktop.domain.departments import Role
from pii_desktop.domain.plan import ParsedRow, PillarTarget, Place, RowKind
from pii_desktop.domain.target import Op, Target
from pii_desktop.storage.records import REVISION
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import create_workspace
from tests.storage.stored import a_file, a_stored_document, a_stored_entry, a_stored_plan

FOLDER = Path(__file__).parent / "workspaces"


def main() -> None:
    """Make the database in a throw-away workspace and copy it here."""
    target = FOLDER / f"schema_{REVISION}.sqlite"
    if target.exists():
        raise SystemExit(f"{target.name} is there already: a released fixture is never made anew")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with create_workspace(folder / "workspace", who="Nguyễn Thị Lan") as workspace:
            workspace.run(lambda uow: _fill(uow, folder))
        FOLDER.mkdir(exist_ok=True)
        shutil.copyfile(folder / "workspace" / "pii.sqlite", target)


def _fill(uow: UnitOfWork, folder: Path) -> None:
    with uow.action("Nhập phân công từ phụ lục.docx"):
        plan_id = a_stored_plan(uow)
        uow.plans.replace_headings(plan_id, [ParsedRow(RowKind.PILLAR, "Thể chế", Place(0, 1), code="1")])
        targets = [PillarTarget("1", "Thể chế", None, Target(Op.TEXT, text="Tiên tiến, hiện đại"))]
        uow.plans.replace_pillar_targets(plan_id, targets)
        import_id = uow.imports.add(plan_id, "phụ lục.docx", "a" * 64, "")
        uow.imports.finish(import_id, added=1, changed=0, removed=0)
    assignment_id, _ = a_stored_entry(uow)
    uow.work_items.replace_plan_items(assignment_id, ["Rà soát dự toán", "Bố trí kinh phí"])
    uow.assignments.set_role(assignment_id, Role.COORDINATING, is_tracked=True)
    uow.evidence.link(a_stored_document(uow, a_file(folder), number="12/QĐ-STC"), assignment_id)
    uow.settings.put("profile", '{"department": "Sở Tài chính"}')
    uow.drafts.put("progress/1/1", "12,5 chưa lưu")


if __name__ == "__main__":
    main()
