"""Rules of the cells of tables: places left to fill. What the text tells too is told there."""

from collections.abc import Callable, Iterator, Mapping

from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.report import Table, cell_text
from pii_desktop.domain.signing_matter import Part, Said, SigningFinding, SigningMatter, body_said
from pii_desktop.domain.signing_words import HOLE, left_to_fill
from pii_desktop.text.normalise import lines_of, search_key

_BULLETS = "-–+•* "
_ENDS = ";,: "


def left_in_tables(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Places left to fill in the cells of tables; each leads to the row that its line is about."""
    marked = tuple(marked_cells(matter, lambda text: HOLE.search(text) is not None))
    told = "\n".join(search_key(said.text) for said in body_said(matter.report)) if marked else ""
    for said, spot in marked:
        for line in filter(HOLE.search, lines_of(said.text)):
            key = search_key(line).lstrip(_BULLETS).rstrip(_ENDS)
            if key not in told:
                yield from left_to_fill(Said(said.part, line), matter.printed, spot)


def marked_cells(matter: SigningMatter, is_marked: Callable[[str], bool]) -> Iterator[tuple[Said, Spot | None]]:
    """Cells whose text is marked, each with the place of the row that its line is about."""
    owners = {name: row.assignment_id for row in matter.rows for name in (row.code, row.citation) if name}
    report = matter.report
    blocks = [(Part.BODY, block) for block in report.blocks]
    blocks += [(Part.ANNEX, block) for annex in report.annexes for block in annex.blocks]
    for part, block in blocks:
        if isinstance(block, Table):
            for text, owner in _owned(block, owners, is_marked):
                spot = Spot(Site.INDICATORS, _tab(block), owner) if owner else None
                yield Said(part, text), spot


def _owned(
    table: Table, owners: Mapping[str, AssignmentId], is_marked: Callable[[str], bool]
) -> Iterator[tuple[str, AssignmentId | None]]:
    """Marked cells, each with the row named in its line, else in the heading over it."""
    over = None
    for row in table.rows:
        texts = [cell_text(cell) for cell in row.cells]
        over = owners.get(texts[0]) if row.is_group else over
        for text in filter(is_marked, texts):
            yield text, next((owners[each] for each in texts if each in owners), over)


def _tab(table: Table) -> str:
    """The tab of a row's panel where what the table tells is entered."""
    titles = " ".join(column.title for column in table.columns)
    return "work" if "Nhiệm vụ" in titles else "evidence" if "Trích yếu" in titles else "progress"
