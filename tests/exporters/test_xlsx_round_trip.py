"""The sheet of the assignment goes back into the importer without a difference."""

from dataclasses import replace
from pathlib import Path

import pytest

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.plan import ParsedPlan, ParsedRow, Place
from pii_desktop.domain.report_content import PlanPart, build_report
from pii_desktop.exporters.xlsx import write_xlsx
from pii_desktop.importers import registry
from pii_desktop.storage import catalogue
from tests.exporters.sample import sample_content

PLANS = ("bacninh-2025", "bacgiang-2024", "bacgiang-2030-targets", "bacgiang-nq02-2024")


def there_and_back(plan: ParsedPlan, folder: Path) -> ParsedPlan:
    part = PlanPart(StoredPlan(PlanId(1), plan.document, "kế hoạch"), plan.rows)
    target = folder / "bao-cao.xlsx"
    write_xlsx(build_report(replace(sample_content(), plans=(part,))), target)
    return registry.read(target, framework=catalogue.load_framework())


def said(row: ParsedRow) -> ParsedRow:
    """What a row says, wherever it stands; headings say number and name."""
    if not row.kind.is_assignment:
        return ParsedRow(row.kind, row.name, Place(0, 0), row.code, row.code_printed)
    return replace(row, place=Place(0, 0), issues=())


@pytest.mark.parametrize("key", PLANS)
def test_a_bundled_plan_comes_back_as_it_was(key: str, tmp_path: Path) -> None:
    plan = catalogue.load_plan(key)
    back = there_and_back(plan, tmp_path)
    # A bracketed number is code and number in one; the catalogue keeps it as code only.
    rows = [replace(row, stt=None if row.stt == row.code_printed else row.stt) for row in back.rows]
    assert [said(row) for row in rows] == [said(row) for row in plan.rows]
    assert back.document == plan.document
    assert len(back.tables) == 1


@pytest.mark.real_documents
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("key", PLANS)
def test_an_issued_appendix_comes_back_as_it_was_read(key: str, ending: str, shared: Path, tmp_path: Path) -> None:
    plan = registry.read(shared / "appendices" / f"{key}.{ending}", framework=catalogue.load_framework())
    back = there_and_back(plan, tmp_path)
    assert [said(row) for row in back.rows] == [said(row) for row in plan.rows]
    assert back.document == plan.document
