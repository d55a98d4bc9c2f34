"""LibreOffice opens the workbooks, draws every sheet, and computes the numbers that stand in the files."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import PlanPart, build_report
from pii_desktop.exporters.xlsx import write_xlsx
from pii_desktop.importers import registry
from pii_desktop.storage import catalogue
from tests.exporters.documents import HARD_CORRECTION, HARD_ONES, REPORT, document
from tests.exporters.hard_texts import HARD as HARD_TEXTS
from tests.exporters.hard_texts import VIETNAMESE, a_report_of_rows
from tests.exporters.office import PDF, XLSX, Office, needs_office, torn
from tests.exporters.pdf_reading import Leaf, leaves, without_blanks
from tests.exporters.sample import sample_content
from tests.exporters.test_xlsx_round_trip import PLANS, said
from tests.exporters.workbooks import numbers_of, without_results

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("excel-in-office"), needs_office]

HARD_ROWS = "dong-kho"
PRINTED = (REPORT, HARD_CORRECTION)
MADE: dict[str, Callable[[], Report]] = {
    **{key: lambda key=key: with_plan(key) for key in PLANS},  # type: ignore[misc]
    **{name: lambda name=name: document(name) for name in (REPORT, *HARD_ONES)},  # type: ignore[misc]
    HARD_ROWS: lambda: a_report_of_rows(*HARD_TEXTS, VIETNAMESE, "+84 222", "-5", "@giao"),
}


def with_plan(key: str) -> Report:
    plan = catalogue.load_plan(key)
    part = PlanPart(StoredPlan(PlanId(1), plan.document, "kế hoạch"), plan.rows)
    return build_report(replace(sample_content(), plans=(part,)))


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbooks as they were written."""
    folder = tmp_path_factory.mktemp("sheets")
    for name, make in MADE.items():
        write_xlsx(make(), folder / f"{name}.xlsx")
    return {name: folder / f"{name}.xlsx" for name in MADE}


@pytest.fixture(scope="module")
def stored(sources: dict[str, Path], office: Office) -> dict[str, Path]:
    """The same, and a torn one, computed anew and stored by LibreOffice: it was given no number of a formula."""
    bare = [without_results(file) for file in sources.values()]
    return office.convert((*bare, torn(bare[0], "xl/workbook.xml")), XLSX)


@pytest.fixture(scope="module")
def drawn(sources: dict[str, Path], office: Office) -> dict[str, list[Leaf]]:
    """The pages that LibreOffice prints."""
    made = office.convert((sources[name] for name in PRINTED), PDF)
    return {name: leaves(file) for name, file in made.items()}


def test_every_workbook_is_opened_and_a_torn_one_is_not(stored: dict[str, Path]) -> None:
    assert set(stored) == set(MADE)


@pytest.mark.parametrize("name", MADE)
def test_numbers_are_the_same_after_libreoffice_computed_them(
    name: str, sources: dict[str, Path], stored: dict[str, Path]
) -> None:
    bare = sources[name].parent / "khong-so" / sources[name].name
    told, blank, computed = (
        {(s, c): n for s, c, n in numbers_of(path)} for path in (sources[name], bare, stored[name])
    )
    assert computed == pytest.approx(told)
    assert len(told) > len(blank) or name not in {*PLANS, REPORT}, "formulas were there to be computed"


@pytest.mark.parametrize("name", [REPORT, *HARD_ONES, HARD_ROWS])
def test_text_is_the_same_after_libreoffice_stored_it(
    name: str, sources: dict[str, Path], stored: dict[str, Path]
) -> None:
    first, second = (texts_of(path) for path in (sources[name], stored[name]))
    assert first == second


@pytest.mark.parametrize("key", PLANS)
def test_a_plan_is_read_alike_after_libreoffice_stored_it(
    key: str, sources: dict[str, Path], stored: dict[str, Path]
) -> None:
    direct, again = (registry.read(each[key], framework=catalogue.load_framework()) for each in (sources, stored))
    assert [said(row) for row in again.rows] == [said(row) for row in direct.rows]
    assert again.document == direct.document


@pytest.mark.parametrize("name", PRINTED)
def test_every_sheet_is_printed_with_its_number(name: str, drawn: dict[str, list[Leaf]]) -> None:
    pages = drawn[name]
    numbered = (
        f"Trang{number}/{len(pages)}" in without_blanks(leaf.text) for number, leaf in enumerate(pages, start=1)
    )
    assert all(numbered)
    text = " ".join(" ".join(leaf.text.split()) for leaf in pages)
    for sheet in document(name).sheets:
        assert sheet.is_hidden is (sheet.name not in text), sheet.name
    assert "###" not in text
    assert "#REF!" not in text


def test_every_chart_is_drawn(drawn: dict[str, list[Leaf]]) -> None:
    leaf = next(leaf for leaf in drawn[REPORT] if "BIỂU ĐỒ KẾT QUẢ" in leaf.text)
    text = " ".join(leaf.text.split())
    assert leaf.width > leaf.height
    for words in (
        "Điểm số các trụ cột",
        "Kết quả so với mục tiêu (điểm)",
        "Kết quả qua các kỳ báo cáo (điểm)",
        "Mục tiêu",
    ):
        assert words in text


def texts_of(path: Path) -> list[tuple[str, str, str]]:
    """Sheet, cell and text of everything that is neither a number nor a formula."""
    book = load_workbook(path)
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.data_type == "s"
    ]
