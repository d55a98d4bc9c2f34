"""Rules about what was reported: numbers, published results, verdicts."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.checks_matter import CheckMatter
from pii_desktop.domain.checks_table import of_row
from pii_desktop.domain.departments import Role
from pii_desktop.domain.findings import Finding, Rule
from pii_desktop.domain.framework import Framework
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.own_sentences import told_by_clerk
from pii_desktop.domain.plan import ParsedRow, RowKind
from pii_desktop.domain.progress import Entry, Judgement, value_of_ratio
from pii_desktop.domain.target import Op
from pii_desktop.domain.unit_scale import read_scale
from pii_desktop.domain.value_warnings import Kind, Known, ValueWarning, warnings_of

_FROM_DENOMINATOR = (Kind.JUMP, Kind.DENOMINATOR_CHANGED)


def of_values(row: IndicatorRow, matter: CheckMatter) -> Iterator[Finding]:
    """What a row's entry leaves open. What has an explanation is no finding: the report prints it (domain.md 6)."""
    explained = is_explained(row)
    if needs_number(row, matter.framework) and row.entry.value is None and not explained:
        yield of_row(Rule.NUMBER_MISSING, row)
    elif row.assignment.role in (Role.LEAD, Role.COORDINATING) and not row.entry.is_reported and not explained:
        yield of_row(Rule.NOTHING_REPORTED, row)
    if disagrees(row.entry, ratio_unit_of(row.assignment.row, matter.framework)):
        yield of_row(Rule.VALUE_DISAGREES, row)
    known = matter.known.get(row.assignment.id)
    if known is not None and not explained:
        yield from (of_row(Rule.VALUE_DOUBTFUL, row, warning=each.text) for each in _doubts(row.entry, known)[:1])
    yield from _of_verdict(row, is_explained=explained)
    if (row.entry.score is not None or row.entry.rank is not None) and not row.entry.citation.strip():
        yield of_row(Rule.SCORE_WITHOUT_CITATION, row)
    if row.assignment.row.code_printed and row.assignment.row.code_printed != row.assignment.row.code:
        yield of_row(Rule.PRINTED_CODE, row, printed=row.assignment.row.code_printed)


def _doubts(entry: Entry, known: Known) -> tuple[ValueWarning, ...]:
    """What looks odd; a jump is told where the program's sentence says that it comes from the denominator."""
    is_told = bool(entry.explanation.strip())
    return tuple(each for each in warnings_of(entry, known) if not (is_told and each.kind in _FROM_DENOMINATOR))


def _of_verdict(row: IndicatorRow, *, is_explained: bool) -> Iterator[Finding]:
    verdict, entry = row.assessment.verdict, row.entry
    if verdict is Verdict.MISSED and not (is_explained or entry.difficulties.strip()):
        yield of_row(Rule.MISSED_WITHOUT_CAUSE, row)
    if verdict is Verdict.NOT_JUDGED and entry.is_reported:
        yield of_row(Rule.NOT_JUDGED, row)
    is_judged = entry.judgement in (Judgement.REACHED, Judgement.MISSED) and is_in_words(row)
    if is_judged and not entry.judgement_reason.strip():
        yield of_row(Rule.JUDGED_WITHOUT_REASON, row)


def is_explained(row: IndicatorRow) -> bool:
    """True where somebody says why something is missing or odd; the program's own sentence says it of nothing else."""
    return bool(told_by_clerk(row.entry.explanation))


def is_in_words(row: IndicatorRow) -> bool:
    """True where the target in force is one that the user judges."""
    target = row.assignment.target
    return target is not None and target.op in (Op.TEXT, Op.BOOL)


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


def ratio_unit_of(row: ParsedRow, framework: Framework) -> str | None:
    """The unit that numerator / denominator is computed in.

    As `unit_of`, but the indicator's own where the printed one names no scale ("đơn" for "đơn/10.000 dân").
    """
    return unit_of(row if read_scale(row.unit) else replace(row, unit=None), framework) or row.unit


def disagrees(entry: Entry, unit: str | None) -> bool:
    """True where the value is not what numerator and denominator give, as exactly as it was typed."""
    if entry.value is None or entry.numerator is None or not entry.denominator:
        return False
    given = value_of_ratio(entry.numerator, entry.denominator, unit)
    exponent = entry.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    return abs(entry.value - given) >= step
