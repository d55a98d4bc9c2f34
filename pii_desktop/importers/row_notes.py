"""What is said of a row beside what it says: repairs, inherited cells, remarks, codes that are none."""

import re

from pii_desktop.domain.plan import RowIssue, RowKind, Severity
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.lines import Line, clean_name
from pii_desktop.importers.marks import MarkKind, is_codes_only, parse_mark
from pii_desktop.text.normalise import one_line

_PARTS = {
    Meaning.LEAD: "đơn vị chủ trì", Meaning.COORDINATING: "đơn vị phối hợp", Meaning.TASKS: "nhiệm vụ, giải pháp",
    Meaning.TIMING: "thời gian", Meaning.TARGET: "mục tiêu", Meaning.BASELINE: "năm gốc", Meaning.UNIT: "đơn vị tính",
}  # fmt: skip


def notes_on(line: Line, of_values: tuple[RowIssue, ...], unread: str) -> tuple[RowIssue, ...]:
    """All issues of a row, `of_values` and an `unread` code among them, in the order a clerk looks at them."""
    return (
        *_repairs(line), *_code_warning(unread), *line.issues, *of_values, *_inheritance(line), *_remarks(line),
    )  # fmt: skip


def unread_code(kind: RowKind, line: Line) -> str:
    """What stands in the cell of the code and is none; empty where there is nothing or it is understood."""
    printed = one_line(line.own(Meaning.CODE))
    is_said = any(letter.isalnum() for letter in printed)
    return printed if kind.is_assignment and is_said and parse_mark(printed) is None else ""


def _code_warning(unread: str) -> tuple[RowIssue, ...]:
    if not unread:
        return ()
    text = f"Ô mã “{unread[:60]}” không đọc được thành mã chỉ số (dạng 1.1.1). Hãy kiểm tra lại mã của dòng này."
    return (RowIssue(Severity.WARNING, text),)


def _inheritance(line: Line) -> tuple[RowIssue, ...]:
    kinds = {"Ô gộp": line.inherited - line.repeated, "Ô ghi “như trên”": line.repeated}
    said = {cell: [words for meaning, words in _PARTS.items() if meaning in taken] for cell, taken in kinds.items()}
    return tuple(
        RowIssue(Severity.NOTE, f"{cell}: {', '.join(names)} lấy theo dòng phía trên.")
        for cell, names in said.items()
        if names
    )


def _repairs(line: Line) -> tuple[RowIssue, ...]:
    return tuple(RowIssue(Severity.WARNING, text) for text in line.repairs)


def _remarks(line: Line) -> tuple[RowIssue, ...]:
    remark = clean_name(re.sub(r"^-$", "", line.own(Meaning.REMARK)))
    if names_code_only(line):
        remark = "; ".join(filter(None, (f"chỉ số {line.name}", remark)))
    return (RowIssue(Severity.NOTE, f"Ghi chú trong tệp: {remark}"),) if remark else ()


def names_code_only(line: Line) -> bool:
    """True where a table of work items says by bare codes which indicators each is for."""
    mark = parse_mark(line.name)
    is_code = (mark is not None and mark.kind is MarkKind.INDICATOR) or is_codes_only(line.name)
    return is_code and bool(line.own(Meaning.TASKS))
