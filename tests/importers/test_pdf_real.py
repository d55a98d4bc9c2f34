"""The four real appendices as PDF: as printed, and laid out anew in many ways."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.domain.fields import FIELDS, field_differs
from pii_desktop.importers.registry import read_content
from tests.importers.real import APPENDICES, LAYOUTS, appendix, marks, rows_of, truth_of, typed_truth
from tests.importers.sheets import told
from tests.importers.variants import SYNONYMS
from tests.importers.variants_pdf import CENTRE, JUSTIFIED, Paper, plan_pdf

pytestmark = pytest.mark.real_documents
# One process reads the four files, not two.
in_one_process = pytest.mark.xdist_group("printed appendices")

# The program that printed this PDF left out the last line of a merged cell: "dứt điểm vướng mắc của doanh nghiệp".
CUT = ("bacninh-2025", "tasks", ("5.2.2", "5.2.3"))
PAPERS: dict[str, tuple[Paper, dict[str, Any]]] = {
    "left": (Paper(), {}),
    "justified, header once": (Paper(alignment=JUSTIFIED, repeats_header=False), {}),
    "centred": (Paper(alignment=CENTRE), {}),
    "upright, small": (Paper(is_landscape=False, size=8), {}),
    "large": (Paper(size=13, margin=30), {}),
    "two levels, wide headings, shaded": (Paper(two_levels=True, wide_headings=True, shaded=True), {}),
    "head, foot, letter head": (
        Paper(running_head="UBND TỈNH HÀ NAM – KẾ HOẠCH SỐ 15/KH-UBND", foot="Trang {}/30", letter_head=True), {},
    ),
    "hairlines": (Paper(border=0.1, padding=2), {}),
    "thick lines": (Paper(border=2, padding=8), {}),
    "other words, columns numbered": (Paper(), {"labels": SYNONYMS, "numbered_header": True}),
    "a table for each pillar": (Paper(), {"part_by_pillar": True}),
}  # fmt: skip


@in_one_process
@pytest.mark.parametrize("name", APPENDICES)
def test_an_appendix_says_the_same_as_pdf_and_as_word(name: str, shared: Path) -> None:
    word, printed = (appendix(shared, f"{name}.{suffix}") for suffix in ("docx", "pdf"))
    assert printed.document == word.document
    assert [(row.kind, row.code, row.parent) for row in printed.rows] == [
        (row.kind, row.code, row.parent) for row in word.rows
    ]
    pairs = zip(word.rows, printed.rows, strict=True)
    differing = {
        (name, field.key, old.code) for old, new in pairs for field in FIELDS if field.form(old) != field.form(new)
    }
    assert differing == ({(CUT[0], CUT[1], code) for code in CUT[2]} if name == CUT[0] else set())
    assert all(row.place.page for row in printed.rows)
    pairs = zip(word.rows, printed.rows, strict=True)
    assert not any(field_differs(field, old, new) for old, new in pairs for field in FIELDS)


@in_one_process
@pytest.mark.parametrize("name", APPENDICES)
def test_every_field_of_a_printed_appendix_is_right(name: str, shared: Path) -> None:
    plan = appendix(shared, f"{name}.pdf")
    if name == CUT[0]:
        whole = {row.code or "": row.tasks for row in appendix(shared, f"{name}.docx").rows if row.code in CUT[2]}
        plan = replace(plan, rows=tuple(replace(row, tasks=whole.get(row.code or "", row.tasks)) for row in plan.rows))
    assert marks(shared, truth_of(shared, name), plan) == ""


@in_one_process
def test_the_line_that_was_cut_off_is_told(shared: Path) -> None:
    plan = appendix(shared, "bacninh-2025.pdf")
    warned = [row.code for row in plan.rows if "bị cắt mất" in told(row)]
    assert warned == ["5.2.2"]


@in_one_process
def test_the_row_without_a_number_has_none(shared: Path) -> None:
    """Row 16 is blank in the issued PDF, and so in this one."""
    plan = appendix(shared, "bacgiang-2024.pdf")
    assert [row.stt for row in plan.rows] == [*map(str, range(1, 16)), None, "17"]


# Eighteen pages take their time.
MOSTLY_SHORT = [pytest.param(name, marks=pytest.mark.slow) if name == CUT[0] else name for name in APPENDICES]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", MOSTLY_SHORT)
def test_an_appendix_reads_the_same_on_other_paper(name: str, paper: str, shared: Path) -> None:
    style, changes = PAPERS[paper]
    content = plan_pdf(rows_of(shared, name), replace(LAYOUTS[name], **changes), style)
    assert marks(shared, typed_truth(shared, name), read_content(content, "phu-luc.pdf", None)) == ""


@pytest.mark.parametrize("name", MOSTLY_SHORT)
def test_an_appendix_reads_the_same_with_its_columns_turned_round(name: str, shared: Path) -> None:
    layout = replace(LAYOUTS[name], columns=LAYOUTS[name].columns[::-1])
    plan = read_content(plan_pdf(rows_of(shared, name), layout), "phu-luc.pdf", None)
    assert marks(shared, typed_truth(shared, name), plan) == ""


@pytest.mark.parametrize("name", ["bacninh-2025", "bacgiang-2024"])
def test_work_items_in_rows_of_their_own_join_their_indicator(name: str, shared: Path) -> None:
    columns = tuple(column for column in LAYOUTS[name].columns if column != "tasks")
    layout = replace(LAYOUTS[name], columns=columns, tasks_below=True)
    plan = read_content(plan_pdf(rows_of(shared, name), layout), "phu-luc.pdf", None)
    assert marks(shared, typed_truth(shared, name), plan) == ""
