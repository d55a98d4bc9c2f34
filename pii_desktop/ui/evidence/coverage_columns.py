"""The columns of the coverage matrix: a row's requirements stand side by side, in the order of its list."""

from collections.abc import Sequence

from pii_desktop.domain.coverage import Cover, CoverageCell, CoverageRow
from pii_desktop.ui.cover_words import cover_look
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Grouping, Look

MOST = 6
"""How many requirements have a column; of a longer list the rest is counted in one."""

_CELL_WIDTH = 98


def coverage_columns() -> list[Column[CoverageRow]]:
    """Every column; those of requirements that no row has are to be hidden."""
    return [
        Column(key="code", title=tr("Mã"), value=lambda row: row.line.code, width=92, look=Look.STRONG),
        Column(key="name", title=tr("Chỉ số, chỉ tiêu"), value=lambda row: row.line.name,
               whole=lambda row: row.line.name),
        Column(key="role", title=tr("Vai trò"), value=lambda row: row.line.role.label, width=84, look=Look.MUTED),
        *(_requirement_column(place) for place in range(MOST)),
        Column(key="more", title=tr("Khác"), value=_more, width=72, look=Look.MUTED, whole=_more_said,
               tone=lambda row: "bad" if any(cell.cover.is_gap for cell in row.cells[MOST:]) else None),
        Column(key="unsorted", title=tr("Chờ xếp"), width=64, alignment=RIGHT, look=Look.MUTED,
               value=lambda row: str(len(row.unsorted_ids)) if row.unsorted_ids else "",
               sort_key=lambda row: len(row.unsorted_ids),
               whole=_unsorted_said),
        Column(key="done", title=tr("Đủ"), width=56, alignment=RIGHT, value=done_text, sort_key=_share,
               tone=lambda row: None if row.has_gap else "good",
               icon=lambda row: None if row.has_gap else Icon.CHECK),
    ]  # fmt: skip


def coverage_grouping() -> Grouping[CoverageRow]:
    """By pillar, or by what else the plan divides its rows."""
    return Grouping(key=lambda row: row.line.group, title=lambda rows: rows[0].line.group, note=_group_note)


def requirement_place(key: str) -> int | None:
    """Which requirement a column shows, from 0; None for the other columns."""
    kind, _, place = key.partition("-")
    return int(place) if kind == "need" else None


def needless(rows: tuple[CoverageRow, ...]) -> set[str]:
    """The columns that no row needs."""
    longest = max((len(row.cells) for row in rows), default=3)
    hidden = {f"need-{place}" for place in range(longest, MOST)}
    if longest <= MOST:
        hidden.add("more")
    if not any(row.unsorted_ids for row in rows):
        hidden.add("unsorted")
    return hidden


def done_text(row: CoverageRow) -> str:
    """How many of what is needed is there: "2/3"."""
    return f"{row.count(Cover.COVERED)}/{row.needed}" if row.needed else "–"


def _requirement_column(place: int) -> Column[CoverageRow]:
    def cell(row: CoverageRow) -> CoverageCell | None:
        return row.cells[place] if place < len(row.cells) else None

    def word(row: CoverageRow) -> str:
        found = cell(row)
        return found.cover.word if found else ""

    def said(row: CoverageRow) -> str:
        found = cell(row)
        return f"{found.requirement.text}\n{found.said}" if found else ""

    def icon(row: CoverageRow) -> Icon | None:
        found = cell(row)
        return cover_look(found.cover)[0] if found else None

    def tone(row: CoverageRow) -> str | None:
        found = cell(row)
        return cover_look(found.cover)[1] if found else None

    return Column(key=f"need-{place}", title=tr("Mục {number}").format(number=place + 1), value=word, whole=said,
                  icon=icon, tone=tone, width=_CELL_WIDTH, sort_key=lambda row: _rank(cell(row)))  # fmt: skip


def _rank(cell: CoverageCell | None) -> int | None:
    return None if cell is None else list(Cover).index(cell.cover)


def _more(row: CoverageRow) -> str:
    left = len(row.cells) - MOST
    return tr("+{count} mục").format(count=left) if left > 0 else ""


def _more_said(row: CoverageRow) -> str:
    return "\n".join(f"{cell.requirement.text}: {cell.said}" for cell in row.cells[MOST:])


def _share(row: CoverageRow) -> float:
    return row.count(Cover.COVERED) / row.needed if row.needed else 1.0


def _unsorted_said(row: CoverageRow) -> str:
    return tr("Tài liệu của dòng này chưa xếp vào mục nào") if row.unsorted_ids else ""


def _group_note(rows: Sequence[CoverageRow]) -> str:
    gaps = sum(row.has_gap for row in rows)
    return tr("{gaps}/{rows} dòng còn thiếu").format(gaps=gaps, rows=len(rows))
