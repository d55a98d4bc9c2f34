"""The text of a report: its sections written from the records, in the words that are in force, as blocks."""

from collections.abc import Iterable, Sequence

from pii_desktop.domain.following import wordings_of
from pii_desktop.domain.narrative_edit import Piece
from pii_desktop.domain.narrative_head import closing, head, opening
from pii_desktop.domain.narrative_leading import leading
from pii_desktop.domain.narrative_parts import Section
from pii_desktop.domain.narrative_patterns import ABSTRACT, LEGAL_BASIS
from pii_desktop.domain.narrative_results import results
from pii_desktop.domain.narrative_rows import matter_of
from pii_desktop.domain.narrative_work import difficulties, next_steps, proposals, work
from pii_desktop.domain.report import Block, Heading, Paragraph, Run
from pii_desktop.domain.report_material import ReportContent, settled
from pii_desktop.domain.wording_rules import Told, ToldSection, worded


def sections_of(content: ReportContent) -> tuple[Section, ...]:
    """What the program writes from the records, sentence by sentence."""
    matter = matter_of(settled(content))
    made = (head, opening, leading, results, work, difficulties, proposals, next_steps, closing)
    return tuple(each(matter) for each in made)


def told(content: ReportContent) -> tuple[ToldSection, ...]:
    """The sections in the words in force."""
    return worded(sections_of(content), wordings_of(content.wordings, None))


def narrative(sections: Iterable[ToldSection]) -> tuple[Block, ...]:
    """All blocks between the addressee and the signature, closing mark included; a bare heading is left out."""
    return tuple(block for section in sections if section.key != "head" for block in _blocks(section))


def abstract(sections: Sequence[ToldSection], key: str = ABSTRACT) -> str:
    """The abstract under BÁO CÁO, on one line; the generated one where the user's says nothing."""
    line = next(part.line for part in _sentences(sections) if part.line.key == key)
    return " ".join((line.text or line.generated).split())


def legal_basis(sections: Sequence[ToldSection], key: str = LEGAL_BASIS) -> tuple[str, ...]:
    """The lines of the legal basis; none where the user wrote none."""
    texts = (part.line.text for part in _sentences(sections) if part.line.key == key and part.stands)
    return tuple(line.strip() for text in texts for line in text.split("\n") if line.strip())


def _sentences(sections: Sequence[ToldSection]) -> Iterable[Told]:
    return (part for section in sections for part in section.parts if isinstance(part, Told))


def _blocks(section: ToldSection) -> list[Block]:
    heading = [Heading(1, section.title)] if section.title else []
    blocks: list[Block] = [*heading, *_standing(section)]
    return [block for place, block in enumerate(blocks) if not _is_bare(blocks, place)]


def _standing(section: ToldSection) -> list[Block]:
    blocks: list[Block] = []
    for part in section.parts:
        if not isinstance(part, Told):
            blocks.append(part)
        elif part.stands and (not part.leads or _is_followed(section, part.leads)):
            blocks += _paragraphs(part)
    return blocks


def _is_followed(section: ToldSection, begin: str) -> bool:
    return any(isinstance(part, Told) and part.stands and part.line.key.startswith(begin) for part in section.parts)


def _is_bare(blocks: list[Block], place: int) -> bool:
    """True for a heading with nothing below it before the next one of its level or a higher one."""
    heading = blocks[place]
    if not isinstance(heading, Heading):
        return False
    for block in blocks[place + 1 :]:
        if not isinstance(block, Heading):
            return False
        if block.level <= heading.level:
            return True
    return True


def _paragraphs(sentence: Told) -> list[Paragraph]:
    """One paragraph for each line of the sentence, its italic places in italics."""
    lines: list[list[Run]] = [[]]
    for piece in sentence.pieces:
        first, *rest = piece.text.split("\n")
        lines[-1] += _run(piece, first, sentence)
        lines.extend(_run(piece, text, sentence) for text in rest)
    return [Paragraph(tuple(runs), key=sentence.line.key) for runs in lines if any(run.text.strip() for run in runs)]


def _run(piece: Piece, text: str, sentence: Told) -> list[Run]:
    return [Run(text, italic=piece.place in sentence.italic)] if text else []
