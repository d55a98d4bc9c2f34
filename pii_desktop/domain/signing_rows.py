"""What the text of a report may say of its rows: all numbers of the annex, and how many rows of each kind there are."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.narrative_overall import moved
from pii_desktop.domain.narrative_rows import matter_of
from pii_desktop.domain.own_sentences import told_by_clerk
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.report_material import ReportContent, citation_of, full_name, plain_name, short_name
from pii_desktop.domain.report_tables import is_assessed, is_missing, is_unproven
from pii_desktop.domain.shown_values import rounded, shown_value
from pii_desktop.domain.signing_matter import CheckedRow
from pii_desktop.errors import InputError
from pii_desktop.text.numbers import parse_decimal

_WRITTEN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


def checked_rows(content: ReportContent, former: Iterable[tuple[int, Decimal]] = ()) -> tuple[CheckedRow, ...]:
    """The rows as the check compares them; `former` are values of earlier periods, by the id of the assignment."""
    earlier: dict[int, set[Decimal]] = {}
    for number, value in former:
        earlier.setdefault(number, set()).add(value)
    return tuple(_row(content, row, earlier.get(row.assignment.id, set())) for row in content.rows)


def counts_of(content: ReportContent) -> frozenset[int]:
    """How many rows and work items there are, together, by role, by pillar and by how they stand."""
    rows, items = content.rows, content.work_items
    groups = [rows, *(content.of(role) for role in Role)]
    groups += [tuple(row for row in rows if row.assignment.row.pillar == each) for each in _pillars(rows)]
    led = content.of(Role.LEAD)
    groups += [tuple(row for row in led if row.assignment.row.pillar == each) for each in _pillars(rows)]
    counted = {count for group in groups for count in _standing(group)}
    counted |= {len(items), len(content.evidence)}
    counted |= {sum(item.state is state for item in items) for state in {item.state for item in items}}
    counted |= {sum(item.state is not WorkState.DONE for item in items), sum(bool(item.officer) for item in items)}
    counted |= {sum(row.assignment.own_target is not None for row in rows)}
    changes = moved(matter_of(content))
    counted |= {len(changes), *(sum(is_so(each) for each in changes) for is_so in _DIRECTIONS)}
    return frozenset(counted)


_DIRECTIONS: tuple[Callable[[Decimal], bool], ...] = (lambda by: by > 0, lambda by: by < 0, lambda by: by == 0)


def _row(content: ReportContent, row: IndicatorRow, earlier: set[Decimal]) -> CheckedRow:
    return CheckedRow(
        assignment_id=row.assignment.id,
        code=row.assignment.display_code if row.assignment.row.code else "",
        verdict=row.assessment.verdict,
        value=row.entry.value,
        unit=content.unit_of(row) or _unit_in_name(row),
        numbers=frozenset(_numbers(row, earlier)),
        names=(full_name(row), plain_name(row), row.short_name),
        is_proven=bool(row.evidence_count),
        is_explained=bool(told_by_clerk(row.entry.explanation)),
        title=short_name(row),
        citation=citation_of(row),
        figures=frozenset(_figures(row, earlier)),
    )


def _figures(row: IndicatorRow, earlier: set[Decimal]) -> Iterator[Decimal]:
    """What is recorded of a row, as the annex prints it."""
    entry, target = row.entry, row.assignment.target
    limits = (target.value, target.high) if target else ()
    shown = (shown_value(row), entry.numerator, entry.denominator, entry.score, row.assignment.row.baseline, *limits)
    yield from (each for each in shown if each is not None)
    yield from (rounded(each) for each in earlier)
    if entry.rank is not None:
        yield Decimal(entry.rank)
    yield from _written(target.text if target else "")


def _numbers(row: IndicatorRow, earlier: set[Decimal]) -> Iterator[Decimal]:
    """What is recorded of a row, and how far the recorded values lie from each other."""
    entry, target = row.entry, row.assignment.target
    limits = (target.value, target.high) if target else ()
    yield from _figures(row, earlier)
    yield from earlier
    now = [each for each in (entry.value, entry.score) if each is not None]
    yield from now
    for value in now:
        for other in (row.assignment.row.baseline, *limits, *earlier):
            if other is not None:
                yield abs(value - other)
                if other:
                    yield abs(value - other) / abs(other) * 100
    texts = (entry.result, entry.difficulties, entry.proposals, entry.next_steps, entry.explanation)
    yield from (number for text in texts for number in _written(text))


def _written(text: str) -> Iterator[Decimal]:
    for match in _WRITTEN.finditer(text):
        try:
            yield parse_decimal(match[0])
        except InputError:
            continue


def _unit_in_name(row: IndicatorRow) -> str:
    """The unit in brackets at the end of the name, and that of a share; blank where the name tells none."""
    name = full_name(row)
    bracket = re.search(r"\(([^()]{1,20})\)$", name)
    return bracket[1] if bracket else "%" if re.match(r"t[ỷỉ] l[ệẹ]", name, re.IGNORECASE) else ""


def _pillars(rows: tuple[IndicatorRow, ...]) -> set[str]:
    return {row.assignment.row.pillar for row in rows if row.assignment.row.pillar}


def _standing(rows: tuple[IndicatorRow, ...]) -> set[int]:
    judged = [row for row in rows if is_assessed(row)]
    reached = sum(row.assessment.verdict is Verdict.REACHED for row in judged)
    missing = sum(is_missing(row) for row in rows)
    explained = sum(bool(row.entry.explanation.strip()) for row in rows)
    unexplained = sum(is_missing(row) and not row.entry.explanation.strip() for row in rows)
    return {
        len(rows), missing, len(rows) - missing, len(judged), len(rows) - len(judged),
        reached, len(judged) - reached, explained, unexplained, sum(map(is_unproven, rows)),
    }  # fmt: skip
