"""Chỉ sửa ngày tháng: what a report says word for word as the one before it, but for dates and numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.narrative_parts import kind_of
from pii_desktop.domain.report import Paragraph, Report
from pii_desktop.text.normalise import one_line, search_key

_LEAST = 40
"""Shorter sentences are alike without having been copied."""

_DATES = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:(?:6|9|12)\s+tháng(?:\s+(?:đầu|cuối))?|quý\s+[IV]+|tháng\s+\d{1,2}(?:/\d{4})?)|năm\s+\d{4}|\b20\d\d\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<!\d\.\d\.)(?<!\d\.\d\d\.)(?<=[.!?;])\s+(?=[A-ZĐÀ-Ỹ])")
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
    """The sentences of `report` that `before` says too; those whose kinds are `fixed` are meant to be alike."""
    known: dict[Sameness, dict[str, str]] = {each: {} for each in Sameness}
    for block in _paragraphs(before):
        for text in (block.text, *_sentences(block.text)):
            for each in Sameness:
                known[each].setdefault(_bare(text, each), text)
    return tuple(
        same
        for block in _paragraphs(report)
        if kind_of(block.key) not in fixed
        for same in _compared(block, known)
    )  # fmt: skip


def _compared(block: Paragraph, known: dict[Sameness, dict[str, str]]) -> Iterator[UnchangedSentence]:
    """The paragraph where it was taken over whole, else those of its sentences that were."""
    whole = _same(block, block.text, known)
    if whole is not None:
        yield whole
        return
    found = (_same(block, text, known) for text in _sentences(block.text))
    yield from (same for same in found if same is not None)


def _same(block: Paragraph, text: str, known: dict[Sameness, dict[str, str]]) -> UnchangedSentence | None:
    for each in Sameness:
        old = known[each].get(_bare(text, each))
        if old is not None:
            return UnchangedSentence(block.key, text, old, each)
    return None


def _paragraphs(report: Report) -> Iterator[Paragraph]:
    yield from (block for block in report.blocks if isinstance(block, Paragraph) and len(block.text) >= _LEAST)


def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph that are long enough; the code of an indicator ends none, documents stay."""
    parts = _END.split(text)
    return tuple(part for part in parts if len(part) >= _LEAST and not part.startswith("Minh chứng:"))


def _bare(text: str, sameness: Sameness) -> str:
    """The text without what may have changed."""
    line = one_line(text)
    if sameness is not Sameness.NOTHING:
        line = _RUN.sub("#", _DATES.sub("#", line))
    if sameness is Sameness.NUMBERS:
        line = _NUMBERS.sub("#", line)
    return line if sameness is Sameness.NOTHING else search_key(line)
