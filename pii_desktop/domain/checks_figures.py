"""Rules about background figures: the entry divides by the same number, and the number is final and has a source."""

from collections.abc import Iterable, Iterator

from pii_desktop.domain.checks_table import of_desk, of_row
from pii_desktop.domain.checks_values import is_explained
from pii_desktop.domain.denominators import Denominator, DenominatorKind
from pii_desktop.domain.findings import Finding, Rule, Spot
from pii_desktop.domain.framework import Framework
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.plan import RowKind
from pii_desktop.text.numbers import format_decimal


def of_figures(rows: Iterable[IndicatorRow], framework: Framework, figures: Iterable[Denominator]) -> Iterator[Finding]:
    """Rows whose denominator is another number than the figure, then figures that a report should not lean on yet."""
    by_kind: dict[DenominatorKind, Denominator] = {
        each.fields.kind: each for each in figures if each.fields.kind is not DenominatorKind.OTHER
    }
    used: dict[DenominatorKind, Denominator] = {}
    for row in rows:
        figure = by_kind.get(kind) if (kind := _divided_by(row, framework)) else None
        if figure is None or figure.fields.value is None or row.entry.denominator is None:
            continue
        used[figure.fields.kind] = figure
        if row.entry.denominator != figure.fields.value and not is_explained(row):
            typed, known = format_decimal(row.entry.denominator), format_decimal(figure.fields.value)
            yield of_row(Rule.DENOMINATOR_DIFFERS, row, typed=typed, figure=known)
    for figure in used.values():
        yield from _of_figure(figure)


def _of_figure(figure: Denominator) -> Iterator[Finding]:
    spot, subject = Spot(denominator_id=figure.id), str(figure.id)
    if not figure.fields.is_final:
        yield of_desk(Rule.FIGURE_PROVISIONAL, figure.title, spot, subject=subject, figure=figure.title)
    if not figure.fields.document.strip() and figure.fields.evidence_id is None:
        yield of_desk(Rule.FIGURE_UNSOURCED, figure.title, spot, subject=subject, figure=figure.title)


def _divided_by(row: IndicatorRow, framework: Framework) -> DenominatorKind | None:
    parsed = row.assignment.row
    indicator = framework.indicator(parsed.code) if parsed.kind is RowKind.INDICATOR and parsed.code else None
    return indicator.denominator_kind if indicator else None
