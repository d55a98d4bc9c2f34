"""What the sentences of one row are written from, looked up once for the whole report."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pii_desktop.domain.earlier import DatedValue, EarlierEntry
from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.narrative_documents import plans_citing
from pii_desktop.domain.narrative_parts import Cited, Citing, Sentence, Value, kind_of
from pii_desktop.domain.narrative_patterns import PATTERNS
from pii_desktop.domain.narrative_words import to_compare
from pii_desktop.domain.report_material import ReportContent, citation_of, code_words, unit_called
from pii_desktop.domain.report_wording import addressees_of, counted_as, period_words, sentence
from pii_desktop.text.normalise import lines_of, one_line

ITALIC = frozenset({"chỉ số"})
_LONG_NAME = 90
"""A longer name is not read twice."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The content of a report with what its sentences look up: common values, documents and earlier values by row."""

    content: ReportContent
    common: Mapping[str, Value]
    proofs: Mapping[AssignmentId, tuple[Evidence, ...]] = field(default_factory=dict)
    earlier: Mapping[AssignmentId, tuple[DatedValue, ...]] = field(default_factory=dict)
    rows: Mapping[AssignmentId, IndicatorRow] = field(default_factory=dict)

    def say(self, key: str, values: Mapping[str, Value] | None = None, row: IndicatorRow | None = None) -> Sentence:
        """The sentence `key` in the program's own words; of a row where one is named."""
        plans = {part.plan.id for part in self.content.plans}
        plan_id: PlanId | None = row.assignment.plan_id if row else plans.pop() if len(plans) == 1 else None
        filled = {**dict.fromkeys(PATTERNS[kind_of(key)].places, ""), **(values or {}), **self.common}
        return Sentence(key, PATTERNS[kind_of(key)].text, filled, plan_id, ITALIC)

    def called(self, rows: tuple[IndicatorRow, ...]) -> str:
        """What counted rows of this report are."""
        return counted_as(rows, self.content.rows)

    def of_row(self, kind: str, row: IndicatorRow, values: Mapping[str, Value]) -> Sentence:
        """A sentence about one row, which it names."""
        return self.say(f"{kind}:{row.assignment.id}", {"chỉ số": row_citing(row), **values}, row)


def matter_of(content: ReportContent) -> Matter:
    """The content made ready; it is settled already."""
    plans = Citing(plans_citing(content), _enumerated)
    common: dict[str, Value] = {
        "đơn vị": unit_called(content),
        "kỳ báo cáo": period_words(content.period),
        "năm": str(content.period.year),
        "kế hoạch": plans,
        "nơi nhận": ", ".join(addressees_of(content)),
    }
    known = {row: to_compare(content, entries) for row, entries in _by_row(content.earlier).items()}
    return Matter(content, common, _proofs(content.evidence), known, {row.assignment.id: row for row in content.rows})


def row_citing(row: IndicatorRow) -> Citing:
    """The row by its whole name where it is named first, by its short one from then on."""
    full = re.sub(r" ?\(%\)\Z", "", citation_of(row))
    code, short = code_words(row), one_line(row.short_name)
    is_long = len(full) > _LONG_NAME and bool(code)
    brief = full[: len(code)] if is_long else full
    named = f"{brief}. {short}" if is_long and short and len(short) <= _LONG_NAME else brief
    return Citing((Cited(f"row:{row.assignment.id}", full, named),), "".join)


def told_lines(text: str) -> str:
    """Typed words as sentences: a capital first and a mark last in each line, without bullets."""
    lines = (sentence(line.lstrip("-–+• ")) for line in lines_of(text))
    return "\n".join(line for line in lines if line)


def _enumerated(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} và {names[-1]}" if len(names) > 1 else "".join(names)


def _proofs(documents: Iterable[Evidence]) -> dict[AssignmentId, tuple[Evidence, ...]]:
    found: dict[AssignmentId, list[Evidence]] = {}
    for item in documents:
        for assignment in item.assignment_ids:
            found.setdefault(assignment, []).append(item)
    return {assignment: tuple(items) for assignment, items in found.items()}


def _by_row(entries: Iterable[EarlierEntry]) -> dict[AssignmentId, list[EarlierEntry]]:
    found: dict[AssignmentId, list[EarlierEntry]] = {}
    for entry in entries:
        found.setdefault(entry.assignment_id, []).append(entry)
    return found
