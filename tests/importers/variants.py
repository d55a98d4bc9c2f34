"""The same plan in every form an office may send it; each builder gives the bytes and the name of a file."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.importers import variants_excel, variants_text, variants_word
from tests.importers.layouts import Layout, PlanRow

Made = tuple[bytes, str]
Builder = Callable[[Sequence[PlanRow], Layout], Made]

SYNONYMS = {
    "stt": "Số TT", "name": "Tên chỉ số, chỉ tiêu", "baseline": "Điểm 2024", "target": "Mục tiêu phấn đấu năm 2024",
    "tasks": "Nội dung công việc", "lead": "Cơ quan chủ trì thực hiện", "coordinating": "Cơ quan phối hợp",
    "unit": "ĐVT", "source_note": "Nguồn", "timing": "Thời hạn hoàn thành",
}  # fmt: skip


def _turned(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return variants_excel.plain(rows, replace(layout, columns=layout.columns[::-1]))


def _renamed(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return variants_excel.plain(rows, replace(layout, labels=SYNONYMS))


def _renamed_word(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return variants_word.plain(rows, replace(layout, labels=SYNONYMS))


def _elsewhere(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return variants_excel.plain(rows, replace(layout, start_column=5, blank_rows=12, numbered_header=True))


VARIANTS: dict[str, Builder] = {
    "columns the other way round": _turned,
    "other words over the columns": _renamed,
    "other words in Word": _renamed_word,
    "anywhere on the sheet, columns numbered": _elsewhere,
    "rows hidden by a filter": variants_excel.filtered,
    "formulas with results": variants_excel.formulas,
    "header of two levels": variants_excel.two_levels,
    "codes that Excel changed": variants_excel.changed_codes,
    "codes that Excel changed, counted from 1904": variants_excel.changed_codes_1904,
    "totals, signatures and drafts": variants_excel.with_company,
    "a sheet for each part": variants_excel.by_part,
    "Excel 97": variants_excel.old,
    "Excel 97 with hidden rows and dates": variants_excel.old_changed,
    "Excel 97 in .VnTime": variants_excel.old_fonts,
    "text, comma": variants_text.comma,
    "text, semicolon, marked UTF-8": variants_text.semicolon,
    "text, tabs, UTF-16": variants_text.tabs_utf16,
    "text, UTF-16 without a mark": variants_text.silent_utf16,
    "text, windows-1258": variants_text.windows_1258,
    "text, TCVN3": variants_text.tcvn3,
    "text, VNI": variants_text.vni,
    "text, decomposed": variants_text.decomposed,
    "tracked changes": variants_word.tracked,
    "content controls": variants_word.controlled,
    "table in a table": variants_word.framed,
    "split over several tables": variants_word.split,
    "a budget before it": variants_word.after_budget,
    ".VnTime by styles": variants_word.old_style,
    "VNI without its font": variants_word.vni,
    "look-alike and invisible letters": variants_word.tangled,
}  # fmt: skip
