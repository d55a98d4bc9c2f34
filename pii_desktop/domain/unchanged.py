"""Chỉ sửa ngày tháng: what a report says word for word as the one before it, but for dates and numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.report import Paragraph, Report
from pii_desktop.text.normalise import one_line, search_key

_LEAST = 40
"""Shorter sentences are alike without having been copied."""

_DATES = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:(?:6|9|12)\s+tháng(?:\s+(?:đầu|cuối))?|quý\s+[IV]+|tháng\s+\d{1,2}(?:/\d{4})?)|năm\s+\d{4}|\b20\d\d\b",
    re.IGNORECASE,
)
_RUN = re.compile(r"#(?:\s+#)+")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")


class Sameness(StrEnum):
    """How much of a sentence is new."""

    NOTHING = "nothing"
    DATES = "dates"
    NUMBERS = "numbers"

    @property
    def label(self) -> str:
        """The words in lists."""
        return {
            Sameness.NOTHING: "Giữ nguyên từng chữ",
            Sameness.DATES: "Chỉ sửa ngày tháng",
            Sameness.NUMBERS: "Chỉ sửa con số",
        }[self]


@dataclass(frozen=True, slots=True)
class UnchangedSentence:
    """A sentence and the one of the report before that it was taken from."""

    key: str
    text: str
    before: str
    sameness: Sameness


@dataclass(frozen=True, slots=True)
class UnchangedValue:
    """A row that reports the same number as the period before."""

    assignment_id: AssignmentId
    code: str
    name: str
    value: Decimal


def unchanged_values(
    rows: Iterable[IndicatorRow], former: Mapping[AssignmentId, Decimal]
) -> tuple[UnchangedValue, ...]:
    """The rows whose number is that of the period before; `former` holds those by the id of the assignment."""
    return tuple(
        UnchangedValue(row.assignment.id, row.assignment.display_code, row.short_name, row.entry.value)
        for row in rows
        if row.entry.value is not None and former.get(row.assignment.id) == row.entry.value
    )


def unchanged(report: Report, before: Report, fixed: frozenset[str] = frozenset()) -> tuple[UnchangedSentence, ...]:
    """The sentences of `report` that `before` says too; those whose keys are `fixed` are meant to be alike."""
    known: dict[Sameness, dict[str, str]] = {each: {} for each in Sameness}
    for text in _sentences(before):
        for each in Sameness:
            known[each].setdefault(_bare(text.text, each), text.text)
    return tuple(_compared(report, known, fixed))


def _compared(
    report: Report, known: dict[Sameness, dict[str, str]], fixed: frozenset[str]
) -> Iterator[UnchangedSentence]:
    for block in _sentences(report):
        if block.key in fixed:
            continue
        for each in Sameness:
            old = known[each].get(_bare(block.text, each))
            if old is not None:
                yield UnchangedSentence(block.key, block.text, old, each)
                break


def _sentences(report: Report) -> Iterator[Paragraph]:
    yield from (block for block in report.blocks if isinstance(block, Paragraph) and len(block.text) >= _LEAST)


def _bare(text: str, sameness: Sameness) -> str:
    """The text without what may have changed."""
    line = one_line(text)
    if sameness is not Sameness.NOTHING:
        line = _RUN.sub("#", _DATES.sub("#", line))
    if sameness is Sameness.NUMBERS:
        line = _NUMBERS.sub("#", line)
    return line if sameness is Sameness.NOTHING else search_key(line)
