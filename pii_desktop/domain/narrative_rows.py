"""What the sentences of one row are written from, looked up once for the whole report."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from pii_desktop.domain.earlier import DatedValue, EarlierEntry
from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.narrative_documents import plans_citing
from pii_desktop.domain.narrative_parts import Cited, Citing, Sentence, Value, kind_of, listed
from pii_desktop.domain.narrative_patterns import PATTERNS
from pii_desktop.domain.narrative_words import to_compare
from pii_desktop.domain.report_material import (
    ReportContent,
    citation_of,
    code_words,
    plain_name,
    short_name,
    unit_called,
)
from pii_desktop.domain.report_wording import addressees_of, counted_as, period_words, sentence
from pii_desktop.text.normalise import lines_of, without_bullet

ITALIC = frozenset({"chỉ số"})
_LONG_NAME = 90
"""A longer name is not read twice."""
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Matter:
    """The content of a report with what its sentences look up: common values, documents and earlier values by row.

    `plans` are the short citations, `in_many` the names of rows (`short_name`) that stand in more than one plan,
    `shared` those that several rows of one plan bear, as "chỉ tiêu 2" under "Đến năm 2030" and "Đến năm 2045".
    """

    content: ReportContent
    common: Mapping[str, Value]
    proofs: Mapping[AssignmentId, tuple[Evidence, ...]] = field(default_factory=dict)
    earlier: Mapping[AssignmentId, tuple[DatedValue, ...]] = field(default_factory=dict)
    rows: Mapping[AssignmentId, IndicatorRow] = field(default_factory=dict)
    plans: Mapping[PlanId, str] = field(default_factory=dict)
    in_many: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()

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
        return self.say(f"{kind}:{row.assignment.id}", {"chỉ số": self.row_citing(row), **values}, row)

    def row_citing(self, row: IndicatorRow) -> Citing:
        """The row by its whole name where it is named first, a long one by its code from then on; its plan in doubt.

        Never by our own short name: it may say another denominator than the plan does.
        """
        full = re.sub(r" ?\(%\)\Z", "", citation_of(row))
        code = code_words(row)
        is_enough = code and len(full) > _LONG_NAME and short_name(row) not in self.shared
        named = full[: len(code)] if is_enough else full
        plan = self.plans.get(row.assignment.plan_id, "") if short_name(row) in self.in_many else ""
        of_plan = f" ({plan})" if plan else ""
        return Citing((Cited(f"row:{row.assignment.id}", f"{full}{of_plan}", f"{named}{of_plan}"),), "".join)

    def named(self, rows: tuple[IndicatorRow, ...]) -> str:
        """The rows by their codes, those without one by number and name, in the order of the plan: each row once.

        Where a name stands in several plans, plan by plan.
        """
        has_parts = any(row.assignment.row.parent for row in self.content.rows)
        if not any(short_name(row) in self.in_many for row in rows):
            return _listed(rows, has_parts=has_parts)
        shown, rest = rows[:_MOST_NAMED], len(rows) - _MOST_NAMED
        by_plan = groupby(shown, key=lambda row: row.assignment.plan_id)
        parts = [
            f"{_listed(tuple(group), has_parts=has_parts)} thuộc {self.plans.get(plan, '')}" for plan, group in by_plan
        ]
        return f"{'; '.join(parts)}{_and_more(rest)}"


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
    rows = {row.assignment.id: row for row in content.rows}
    named = {part.key: part.short for part in plans.documents}
    cited = {part.plan.id: named.get(f"plan:{part.plan.id}", "") for part in content.plans}
    counts = Counter(map(short_name, content.rows))
    shared = frozenset(name for name, count in counts.items() if count > 1) - _in_many(content.rows)
    return Matter(content, common, _proofs(content.evidence), known, rows, cited, _in_many(content.rows), shared)


def told_lines(text: str) -> str:
    """Typed words as sentences: a capital first and a mark last in each line, without bullets."""
    lines = (sentence(without_bullet(line)) for line in lines_of(text))
    return "\n".join(line for line in lines if line)


def _in_many(rows: tuple[IndicatorRow, ...]) -> frozenset[str]:
    """The names that rows of several plans have."""
    plans: dict[str, set[PlanId]] = {}
    for row in rows:
        plans.setdefault(short_name(row), set()).add(row.assignment.plan_id)
    return frozenset(name for name, there in plans.items() if len(there) > 1)


def _listed(rows: tuple[IndicatorRow, ...], *, has_parts: bool) -> str:
    """The rows by their codes, or by their names; where the report `has_parts` of indicators, each code says of what.

    "mục (4), (9) của chỉ số 1.1.1; chỉ số 1.2.4, 2.1.3".
    """
    if not all(row.assignment.row.code for row in rows):
        return listed(tuple(map(_name_in_list, rows)), _MOST_NAMED, parted=";")
    if not has_parts:
        return listed(tuple(map(short_name, rows)), _MOST_NAMED)
    by_parent = groupby(rows[:_MOST_NAMED], key=lambda row: row.assignment.row.parent)
    parts = [
        _codes_of(parent or "", tuple(row.assignment.row.code or "" for row in group)) for parent, group in by_parent
    ]
    return f"{'; '.join(parts)}{_and_more(len(rows) - _MOST_NAMED, mark=';')}"


def _codes_of(parent: str, codes: tuple[str, ...]) -> str:
    return f"mục {_enumerated(codes)} của chỉ số {parent}" if parent else f"chỉ số {_enumerated(codes)}"


def _name_in_list(row: IndicatorRow) -> str:
    return short_name(row) if row.assignment.row.code else plain_name(row)


def _and_more(rest: int, *, mark: str = "") -> str:
    return f"{mark} và {rest:02d} nội dung khác" if rest > 0 else ""


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
