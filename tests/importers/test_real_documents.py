"""The four real appendices come out field for field, and no foreign file does harm."""

from pathlib import Path
from typing import Any

import pytest

from pii_desktop.errors import PiiError
from pii_desktop.importers.registry import SUFFIXES, read_content, read_isolated
from tests.importers.hostile import outcomes
from tests.importers.layouts import Layout, document, workbook
from tests.importers.real import APPENDICES, appendix, as_built, marks, truth_of

pytestmark = pytest.mark.real_documents

PII = ("name", "lead", "coordinating", "tasks")
TARGETS = ("stt", "name", "unit", "target", "lead")
VARIANTS: dict[str, dict[str, Layout]] = {
    "bacninh-2025": {
        "turned round": Layout(("source_note", "coordinating", "lead", "tasks", "name", "stt")),
        "code column": Layout(("code", *PII, "source_note"), labels={"lead": "Cơ quan chủ trì"}, code_dot="."),
        "STT and code": Layout(("stt", "code", *PII, "source_note"), code_in="code", start_column=2, blank_rows=3),
        "by pillar": Layout(("stt", *PII, "source_note"), part_by_pillar=True, numbered_header=True),
        "work items below": Layout(("stt", "name", "lead", "coordinating", "source_note"), tasks_below=True),
    },
    "bacgiang-2024": {
        "work items in the row": Layout(("stt", *PII, "baseline", "target", "timing"), code_in="name"),
        "announced": Layout(("stt", *PII, "baseline", "target", "timing"), code_in="name", code_prefix="Chỉ số: "),
        "other words": Layout(
            ("code", *PII, "target", "baseline", "timing"),
            labels={"name": "Tên chỉ số", "baseline": "Điểm 2023", "target": "Chỉ tiêu năm 2024", "lead": "Đầu mối"},
        ),
    },
    "bacgiang-2030-targets": {
        "other words": Layout(TARGETS[::-1], labels={"name": "Tên chỉ tiêu", "unit": "ĐVT", "target": "Mục tiêu"}),
    },
    "bacgiang-nq02-2024": {
        "other words": Layout(TARGETS, labels={"name": "Nội dung", "target": "Mục tiêu phấn đấu năm 2024"}),
    },
}


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("name", APPENDICES)
def test_every_field_of_an_appendix_is_right(name: str, suffix: str, shared: Path) -> None:
    plan = appendix(shared, f"{name}.{suffix}")
    assert marks(shared, truth_of(shared, name), plan) == ""


@pytest.mark.parametrize("name", APPENDICES)
def test_word_and_excel_say_the_same(name: str, shared: Path) -> None:
    word, excel = (appendix(shared, f"{name}.{suffix}") for suffix in ("docx", "xlsx"))
    assert word.document == excel.document
    assert [(row.kind, row.code, row.name, row.lead, row.tasks) for row in word.rows] == [
        (row.kind, row.code, row.name, row.lead, row.tasks) for row in excel.rows
    ]


@pytest.mark.parametrize("build", [workbook, document])
@pytest.mark.parametrize(("name", "variant"), [(name, variant) for name in VARIANTS for variant in VARIANTS[name]])
def test_an_appendix_in_another_layout_is_as_right(name: str, variant: str, build: Any, shared: Path) -> None:
    truth = truth_of(shared, name)
    content = build([as_built(row) for row in truth["rows"]], VARIANTS[name][variant])
    plan = read_content(content, "x.xlsx" if build is workbook else "x.docx", None)
    assert marks(shared, truth, plan) == ""


def test_misprints_of_bac_ninh_are_found(shared: Path) -> None:
    plan = appendix(shared, "bacninh-2025.docx")
    repaired = {row.code_printed: row.code for row in plan.rows if row.code != row.code_printed}
    assert {printed: code for printed, code in repaired.items() if printed} == {"3.3.3": "3.2.3", "6.2.1": "6.1.1"}
    assert (plan.document.number, str(plan.document.signed_on)) == ("279/KH-UBND", "2025-05-06")


@pytest.mark.slow
def test_no_foreign_file_hangs_swells_or_finds_a_bug(shared: Path) -> None:
    files = sorted(path for path in (shared / "hostile").iterdir() if path.suffix in SUFFIXES)
    assert len(files) > 100
    found = outcomes(files)
    assert len(found) == len(files)
    assert {name: code for name, code in found.items() if code.startswith("child-")} == {}
    assert "wordless" not in found.values()
    assert {"no-table", "file-encrypted", "file-damaged"} <= set(found.values())


def test_other_formats_are_recognised_and_asked_for_as_word_or_excel(shared: Path) -> None:
    files = sorted(path for path in (shared / "hostile").iterdir() if path.suffix not in (*SUFFIXES, ".json"))
    for path in files:
        with pytest.raises(PiiError) as refused:
            read_isolated(path)
        assert refused.value.code.startswith("file-")
        assert refused.value.hint
