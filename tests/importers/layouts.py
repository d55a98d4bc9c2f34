"""Builds the same plan in many layouts, as workbooks and Word files, the way different offices would send it."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docx import Document
from openpyxl import Workbook

LABELS = {
    "stt": "TT",
    "code": "Mã chỉ số",
    "name": "Chỉ số thành phần",
    "unit": "Đơn vị tính",
    "baseline": "Điểm số năm 2024",
    "target": "Mục tiêu năm 2025",
    "tasks": "Nhiệm vụ, giải pháp",
    "lead": "Đơn vị chủ trì",
    "coordinating": "Đơn vị phối hợp",
    "timing": "Thời gian thực hiện",
    "source_note": "Nguồn số liệu",
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of a plan to be built."""

    kind: str
    code: str
    name: str
    lead: str = ""
    coordinating: str = ""
    baseline: Any = ""
    target: Any = ""
    tasks: str = ""
    timing: str = ""
    unit: str = ""
    source_note: str = ""

    @property
    def is_heading(self) -> bool:
        return self.kind in ("pillar", "group", "section")


@dataclass(frozen=True, slots=True)
class Layout:
    """How an office lays out its table: columns in order, labels, where codes and work items stand."""

    columns: tuple[str, ...] = ("stt", "name", "baseline", "target", "tasks", "lead", "coordinating", "timing")
    labels: dict[str, str] = field(default_factory=dict)
    code_in: str = "stt"
    code_prefix: str = ""
    code_dot: str = ""
    tasks_below: bool = False
    title: tuple[str, ...] = ("PHỤ LỤC", "(Kèm theo Kế hoạch số 15/KH-UBND ngày 02/3/2025 của UBND tỉnh Hà Nam)")
    start_column: int = 0
    blank_rows: int = 0
    numbered_header: bool = False
    wide_headings: bool = True
    part_by_pillar: bool = False

    def label(self, column: str) -> str:
        return self.labels.get(column, LABELS.get(column, column))


Table = list[list[Any]]


def tables(rows: Sequence[PlanRow], layout: Layout) -> list[Table]:
    """The plan as tables of plain values, header first; one for each pillar where the layout says so."""
    parts: list[list[PlanRow]] = [[]]
    for row in rows:
        if layout.part_by_pillar and row.kind == "pillar" and parts[-1]:
            parts.append([])
        parts[-1].append(row)
    return [_table(part, layout) for part in parts]


def _table(rows: Sequence[PlanRow], layout: Layout) -> Table:
    table: Table = [[layout.label(column) for column in layout.columns]]
    if layout.numbered_header:
        table.append([f"({number})" for number in range(1, len(layout.columns) + 1)])
    ordinal = 0
    for row in rows:
        ordinal += not row.is_heading
        table.append([_value(row, column, layout, ordinal) for column in layout.columns])
        if layout.tasks_below and row.tasks:
            table.append([row.tasks if column == "name" else "" for column in layout.columns])
    return table


def _value(row: PlanRow, column: str, layout: Layout, ordinal: int) -> Any:
    code = row.code + (layout.code_dot if row.code.count(".") == 2 else "")
    if column == "stt":
        return code if layout.code_in == "stt" or row.is_heading else ordinal
    if column == "code":
        return code
    if column == "name":
        carries = layout.code_in == "name" and row.code and not row.is_heading
        return f"{layout.code_prefix}{code}{'' if code.endswith('.') else '.'} {row.name}" if carries else row.name
    if column == "tasks" and layout.tasks_below:
        return ""
    return getattr(row, column, "")


def workbook(rows: Sequence[PlanRow], layout: Layout, shape: Callable[[Any], None] | None = None) -> bytes:
    """An .xlsx; `shape` may change each sheet before it is saved."""
    book = Workbook()
    del book["Sheet"]
    for number, table in enumerate(tables(rows, layout), start=1):
        sheet = book.create_sheet(f"Phụ lục {number}")
        lines = [[line] for line in layout.title] + [[] for _ in range(layout.blank_rows)]
        for offset, values in enumerate([*lines, *table], start=1):
            for place, value in enumerate(values, start=1 + layout.start_column):
                if value not in ("", None):
                    sheet.cell(offset, place, value)
        if shape is not None:
            shape(sheet)
    return saved(book)


def document(rows: Sequence[PlanRow], layout: Layout) -> bytes:
    """A .docx with the title as paragraphs and a table for each part."""
    paper = Document()
    for line in layout.title:
        paper.add_paragraph(line)
    for table in tables(rows, layout):
        grid = paper.add_table(rows=0, cols=len(layout.columns))
        for values in table:
            for cell, value in zip(grid.add_row().cells, values, strict=True):
                cell.text = str(value)
        paper.add_paragraph("")
    return saved(paper)


def saved(made: Any) -> bytes:
    """The bytes of a workbook or a Word document."""
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def with_labels(layout: Layout, **labels: str) -> Layout:
    return replace(layout, labels={**layout.labels, **labels})
