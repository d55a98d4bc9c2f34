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
from tests.text.signs import SIGNS

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


def as_stored(back: ParsedPlan) -> list[ParsedRow]:
    """A bracketed number is code and number in one; the catalogue keeps it as code only."""
    return [said(replace(row, stt=None if row.stt == row.code_printed else row.stt)) for row in back.rows]


@pytest.mark.parametrize("key", PLANS)
def test_a_bundled_plan_comes_back_as_it_was(key: str, tmp_path: Path) -> None:
    plan = catalogue.load_plan(key)
    back = there_and_back(plan, tmp_path)
    assert as_stored(back) == [said(row) for row in plan.rows]
    assert back.document == plan.document
    assert len(back.tables) == 1


def changed(number: int, plan: ParsedPlan, **values: object) -> ParsedPlan:
    """The plan with other texts in one of its rows."""
    rows = list(plan.rows)
    rows[number] = replace(rows[number], **values)  # type: ignore[arg-type]
    return replace(plan, rows=tuple(rows))


def plain_plan() -> tuple[ParsedPlan, int]:
    """A plan, and the place of a row that stands between others."""
    plan = catalogue.load_plan("bacninh-2025")
    return plan, next(at for at, row in enumerate(plan.rows) if row.code == "2.1.2")


@pytest.mark.parametrize("name", SIGNS)
def test_signs_of_several_characters_come_back_letter_by_letter(name: str, tmp_path: Path) -> None:
    plan, at = plain_plan()
    tasks = (f"- Đạt {SIGNS[name]} tốt.", f"- {SIGNS[name]}", f"- Đạt{SIGNS[name]}{SIGNS[name]}")
    plan = changed(at, plan, name=f"Tỷ lệ {SIGNS[name]} tham gia", tasks=tasks, timing=f"Hằng năm {SIGNS[name]}")
    assert said(there_and_back(plan, tmp_path).rows[at]) == said(plan.rows[at])


LONG = "Rà soát, tham mưu ban hành chính sách hỗ trợ doanh nghiệp đổi mới công nghệ; "


@pytest.mark.parametrize(
    "tasks",
    [
        (f"- {LONG * 510}đủ.",),
        (f"- {LONG * 1_300}đủ.",),
        ("- Một.", f"- {LONG * 510}đủ.", "- Ba."),
        tuple(f"- {number}. {LONG}đủ." for number in range(1_200)),
        ("Đổimới" * 7_000,),
        (SIGNS["a programmer"] * 9_000,),
        (f"- {'_x000A_' * 6_000}",),
    ],
    ids=["40,000", "100,000", "in the middle", "many lines", "one word", "emoji", "escaped"],
)
def test_a_text_longer_than_a_cell_comes_back_whole(tasks: tuple[str, ...], tmp_path: Path) -> None:
    plan, at = plain_plan()
    plan = changed(at, plan, tasks=tasks)
    assert as_stored(there_and_back(plan, tmp_path)) == [said(row) for row in plan.rows]


@pytest.mark.parametrize("field", ["name", "timing", "source_note"])
def test_any_text_of_a_row_may_be_longer_than_a_cell(field: str, tmp_path: Path) -> None:
    plan, at = plain_plan()
    plan = changed(at, plan, **{field: f"{LONG * 1_300}đủ", "tasks": (f"- {LONG * 510}đủ.",)})
    assert as_stored(there_and_back(plan, tmp_path)) == [said(row) for row in plan.rows]


@pytest.mark.real_documents
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("key", PLANS)
def test_an_issued_appendix_comes_back_as_it_was_read(key: str, ending: str, shared: Path, tmp_path: Path) -> None:
    plan = registry.read(shared / "appendices" / f"{key}.{ending}", framework=catalogue.load_framework())
    back = there_and_back(plan, tmp_path)
    assert [said(row) for row in back.rows] == [said(row) for row in plan.rows]
    assert back.document == plan.document
