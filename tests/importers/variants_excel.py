"""Plans as workbooks: filters, formulas, two-level headers, codes that Excel changed, Excel 97."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.importers.layouts import Layout, PlanRow, saved, tables, workbook
from tests.importers.old_excel import OldSheet, Typed, old_workbook
from tests.importers.variants_text import as_tcvn3

Made = tuple[bytes, str]
_EPOCHS = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}


def plain(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return workbook(rows, layout), "phu-luc.xlsx"


def filtered(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """Every third row is filtered out, a column is hidden."""

    def shape(sheet: Any) -> None:
        sheet.auto_filter.ref = sheet.dimensions
        sheet.column_dimensions["C"].hidden = True
        for number in range(4, sheet.max_row, 3):
            sheet.row_dimensions[number].hidden = True

    return workbook(rows, layout, shape), "phu-luc.xlsx"


def formulas(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """Every text is the result of a formula."""
    content = workbook(rows, layout)
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    text = r'<c r="(\w+)"((?: s="\d+")?) t="inlineStr"><is><t[^>]*>(.*?)</t></is></c>'
    result = r'<c r="\1"\2 t="str"><f>T(\1)</f><v>\3</v></c>'
    sheet, count = re.subn(text, result, members[name].decode("utf-8"), flags=re.DOTALL)
    assert count > len(rows)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for member, inside in {**members, name: sheet.encode("utf-8")}.items():
            new.writestr(member, inside)
    return made.getvalue(), "phu-luc.xlsx"


def two_levels(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """A second row of labels under "Đơn vị thực hiện"; the other labels span both rows."""

    def shape(sheet: Any) -> None:
        first = len(layout.title) + 1
        sheet.insert_rows(first + 1)
        both = [place for place, column in enumerate(layout.columns, 1) if column in ("lead", "coordinating")]
        for place in range(1, len(layout.columns) + 1):
            if place not in both or len(both) < 2:
                sheet.merge_cells(start_row=first, end_row=first + 1, start_column=place, end_column=place)
        if len(both) == 2:
            sheet.cell(first, both[0]).value = "Đơn vị thực hiện"
            sheet.cell(first, both[1]).value = None
            sheet.cell(first + 1, both[0]).value = "Chủ trì"
            sheet.cell(first + 1, both[1]).value = "Phối hợp"
            sheet.merge_cells(start_row=first, end_row=first, start_column=both[0], end_column=both[1])

    return workbook(rows, layout, shape), "phu-luc.xlsx"


def changed_codes(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return _changed(rows, layout, since_1904=False), "phu-luc.xlsx"


def changed_codes_1904(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return _changed(rows, layout, since_1904=True), "phu-luc.xlsx"


def with_company(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """A total and signatures below, and sheets that are hidden."""
    table = tables(rows, layout)[0]
    name = layout.columns.index("name")
    total: list[Any] = [""] * len(layout.columns)
    total[name] = "Tổng cộng"
    lines: list[list[Any]] = [[line] for line in layout.title]
    below = [[], ["", "Nơi nhận:", "", "TM. ỦY BAN NHÂN DÂN"], ["", "- Như trên;", "", "CHỦ TỊCH"]]
    book = _book([*lines, *table, total, *below])
    for state in ("hidden", "veryHidden"):
        draft = book.create_sheet(f"Nháp {state}")
        for values in table[:6]:
            draft.append(values)
        draft.sheet_state = state
    return saved(book), "phu-luc.xlsx"


def by_part(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """One sheet for each pillar or section."""
    parts: list[list[PlanRow]] = [[]]
    for row in rows:
        if row.kind in ("pillar", "section") and any(not each.is_heading for each in parts[-1]):
            parts.append([])
        parts[-1].append(row)
    book = Workbook()
    del book["Sheet"]
    for number, part in enumerate(parts, start=1):
        sheet = book.create_sheet(f"Phần {number}")
        for values in [*([line] for line in layout.title), *tables(part, layout)[0]]:
            sheet.append([None if value == "" else value for value in values])
    return saved(book), "phu-luc.xlsm"


def old(rows: Sequence[PlanRow], layout: Layout) -> Made:
    last = len(layout.columns) - 1
    merged = tuple((row, row, 0, last) for row in range(len(layout.title)))
    return old_workbook(OldSheet(_lines(rows, layout), merged=merged)), "phu-luc.xls"


def old_changed(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """Excel 97 from a Mac: codes as dates from 1904, some rows hidden, a hidden sheet before it."""
    lines = [[_changed_value(value, since_1904=True) if place == 0 else value for place, value in enumerate(values)]
             for values in _lines(rows, layout)]  # fmt: skip
    sheets = OldSheet(lines[:5], "Nháp", visibility=1), OldSheet(lines, hidden=(6, 8))
    return old_workbook(*sheets, since_1904=True), "phu-luc.xls"


def old_fonts(rows: Sequence[PlanRow], layout: Layout) -> Made:
    lines = [[as_tcvn3(str(value)) for value in values] for values in _lines(rows, layout)]
    return old_workbook(OldSheet(lines), font=".VnTime"), "phu-luc.xls"


def _lines(rows: Sequence[PlanRow], layout: Layout) -> list[list[Any]]:
    return [*([line] for line in layout.title), *tables(rows, layout)[0]]


def _book(lines: Sequence[Sequence[Any]]) -> Workbook:
    book = Workbook()
    for values in lines:
        book.worksheets[0].append([None if value == "" else value for value in values])
    return book


def _changed(rows: Sequence[PlanRow], layout: Layout, *, since_1904: bool) -> bytes:
    book = _book(_lines(rows, layout))
    if since_1904:
        book.epoch = CALENDAR_MAC_1904
    for (cell,) in book.worksheets[0].iter_rows(min_row=len(layout.title) + 2, max_col=1):
        changed = _changed_value(cell.value or "", since_1904=False)
        if isinstance(changed, Typed):
            cell.value = _EPOCHS[False] + dt.timedelta(changed.value)
        elif changed != "":
            cell.value = changed
    return saved(book)


def _changed_value(text: Any, *, since_1904: bool) -> Any:
    """What Excel makes of a code that is typed into a cell: 1.2.1 a date, 5.10 a number, (1) a negative one."""
    code = str(text).rstrip(".")
    if found := re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", code):
        day, month, year = map(int, found.groups())
        return Typed((dt.date(2000 + year, month, day) - _EPOCHS[since_1904]).days, "dd/mm/yyyy")
    if re.fullmatch(r"\d+(\.\d+)?", code):
        return float(code)
    if found := re.fullmatch(r"\((\d+)\)", code):
        return -int(found[1])
    return text
