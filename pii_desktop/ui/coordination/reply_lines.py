"""The lines of a reply's preview: one a field, one a reading of an ambiguous number, one a row that is refused."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pii_desktop.domain.replying import Answer, ReadRow
from pii_desktop.services.replies import AnswerId, ReplyPreview

LineId = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """What a line shows: its row of the form, the answer it is about (None for a refused row), whether it is taken."""

    row: ReadRow
    answer: Answer | None
    is_taken: bool = False

    @property
    def id(self) -> LineId:
        """Line of the form, column, reading."""
        if self.answer is None:
            return self.row.line, "", 0
        return self.row.line, self.answer.column.value, self.answer.reading

    @property
    def can_be_taken(self) -> bool:
        """False for a refused row and for a number that cannot be read."""
        return self.answer is not None and self.answer.can_be_taken

    @property
    def problem(self) -> str:
        """Why it cannot be taken, or what must be chosen; blank where all is well."""
        return self.row.refusal if self.answer is None else self.answer.problem


def reply_lines(preview: ReplyPreview) -> tuple[ReplyLine, ...]:
    """Every line, in the order of the form; what is certain and takes nothing away is taken at first."""
    return tuple(line for row in preview.rows for line in _of_row(row))


def decide(lines: Sequence[ReplyLine], ids: Collection[LineId], *, taken: bool) -> tuple[ReplyLine, ...]:
    """The lines with these taken or not; of two readings only one can be."""
    rivals = {(number, column) for number, column, reading in ids if reading} if taken else set()
    return tuple(_decided(line, ids, rivals, taken=taken) for line in lines)


def accepted(lines: Sequence[ReplyLine]) -> frozenset[AnswerId]:
    """What is stored."""
    return frozenset(line.answer.id for line in lines if line.answer is not None and line.is_taken)


def _of_row(row: ReadRow) -> Iterator[ReplyLine]:
    if row.refusal:
        yield ReplyLine(row, None)
    for answer in row.answers:
        yield ReplyLine(row, answer, answer.is_taken_at_first)


def _decided(
    line: ReplyLine, ids: Collection[LineId], rivals: Collection[tuple[int, str]], *, taken: bool
) -> ReplyLine:
    if line.id in ids and line.can_be_taken:
        return replace(line, is_taken=taken)
    if line.id[2] and line.id[:2] in rivals:
        return replace(line, is_taken=False)
    return line
