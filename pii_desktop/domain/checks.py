"""Findings before a report is sent: in the way of sending, never of saving (domain.md 6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.framework import Framework
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.plan import ParsedRow, RowKind, Severity
from pii_desktop.domain.progress import Entry, value_of_ratio
from pii_desktop.domain.target import Op


class Rule(StrEnum):
    """Which rule found it; also the mark by which pages choose an icon."""

    NUMBER_MISSING = "number-missing"
    NOTHING_REPORTED = "nothing-reported"
    EVIDENCE_MISSING = "evidence-missing"
    VALUE_DISAGREES = "value-disagrees"
    MISSED_WITHOUT_CAUSE = "missed-without-cause"
    NOT_JUDGED = "not-judged"
    PRINTED_CODE = "printed-code"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: its place, what is wrong, what to do."""

    rule: Rule
    severity: Severity
    code: str
    name: str
    text: str
    remedy: str
    assignment_id: AssignmentId


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def find(rows: Iterable[IndicatorRow], framework: Framework) -> tuple[Finding, ...]:
    """All findings of one period, worst first, then in the order of the rows."""
    found = [finding for row in rows for finding in _of_row(row, framework)]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.severity]))


def needs_number(row: IndicatorRow, framework: Framework) -> bool:
    """True where the department itself supplies the number: local and mixed sources, and targets in numbers."""
    parsed = row.assignment.row
    if row.assignment.role is not Role.LEAD:
        return False
    if parsed.kind is RowKind.INDICATOR and parsed.code:
        indicator = framework.indicator(parsed.code)
        return indicator is not None and indicator.source_class.is_typed_by_departments
    target = row.assignment.target
    return target is not None and target.op not in (Op.TEXT, Op.BOOL)


def unit_of(row: ParsedRow, framework: Framework) -> str | None:
    """The unit that the plan prints for a row, else that of its indicator."""
    indicator = framework.indicator(row.code) if row.kind is RowKind.INDICATOR and row.code else None
    return row.unit or (indicator.unit if indicator else None)


def disagrees(entry: Entry, unit: str | None) -> bool:
    """True where the value is not what numerator and denominator give, as exactly as it was typed."""
    if entry.value is None or entry.numerator is None or not entry.denominator:
        return False
    given = value_of_ratio(entry.numerator, entry.denominator, unit)
    exponent = entry.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    return abs(entry.value - given) >= step


def _of_row(row: IndicatorRow, framework: Framework) -> Iterator[Finding]:
    explained = bool(row.entry.explanation.strip())
    if needs_number(row, framework) and row.entry.value is None and not explained:
        yield _finding(
            row, Rule.NUMBER_MISSING, Severity.ERROR, "Chưa có số liệu và chưa có giải trình", "Nhập số hoặc giải trình"
        )
    elif row.assignment.role in (Role.LEAD, Role.COORDINATING) and not row.entry.is_reported and not explained:
        yield _finding(row, Rule.NOTHING_REPORTED, Severity.WARNING, "Chưa ghi kết quả kỳ này", "Ghi kết quả")
    if row.assignment.role is Role.LEAD and row.evidence_count == 0 and not explained:
        yield _finding(row, Rule.EVIDENCE_MISSING, Severity.WARNING, "Chưa có minh chứng", "Gắn minh chứng")
    if disagrees(row.entry, unit_of(row.assignment.row, framework)):
        text = "Giá trị không khớp với tử số chia mẫu số"
        yield _finding(row, Rule.VALUE_DISAGREES, Severity.WARNING, text, "Sửa giá trị, tử số hoặc mẫu số")
    if row.assessment.verdict is Verdict.MISSED and not (explained or row.entry.difficulties.strip()):
        text = "Chưa đạt mục tiêu, chưa nêu nguyên nhân"
        yield _finding(row, Rule.MISSED_WITHOUT_CAUSE, Severity.WARNING, text, "Nêu khó khăn, vướng mắc")
    if row.assessment.verdict is Verdict.NOT_JUDGED and row.entry.is_reported:
        yield _finding(row, Rule.NOT_JUDGED, Severity.NOTE, "Mục tiêu bằng lời chưa được đánh giá", "Tự đánh giá")
    if row.assignment.row.code_printed and row.assignment.row.code_printed != row.assignment.row.code:
        text = f"Kế hoạch in mã {row.assignment.row.code_printed}"
        yield _finding(row, Rule.PRINTED_CODE, Severity.NOTE, text, "Xem giải thích")


def _finding(row: IndicatorRow, rule: Rule, severity: Severity, text: str, remedy: str) -> Finding:
    stored = row.assignment
    return Finding(rule, severity, stored.display_code, row.short_name, text, remedy, stored.id)
