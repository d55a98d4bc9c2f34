"""The report that follows one that was sent: what was missing in it, or what was wrong in it, and nothing else.

It has the form of every report (Nghị định 30/2020/NĐ-CP, domain.md 7); its sentences are those of
domain/correcting_narrative.py, in the words in force.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.correcting_narrative import following_section, verb_of
from pii_desktop.domain.correction import Correction
from pii_desktop.domain.difference_fields import VALUE
from pii_desktop.domain.following import wordings_of
from pii_desktop.domain.narrative_parts import Section
from pii_desktop.domain.report import (
    Align,
    Annex,
    Block,
    Column,
    NumberCell,
    Properties,
    Report,
    Row,
    Sheet,
    Table,
)
from pii_desktop.domain.report_annexes import evidence_table
from pii_desktop.domain.report_content import build_text
from pii_desktop.domain.report_differences import Difference, DifferenceKind
from pii_desktop.domain.report_form import number_headings
from pii_desktop.domain.report_narrative import abstract, legal_basis, narrative
from pii_desktop.domain.versions import VersionKind
from pii_desktop.domain.wording_rules import Told, ToldSection, worded

_NOTHING_YET = "Chưa báo cáo"
_NO_LONGER = "Bỏ nội dung này"
_HEAD = ("abstract", "legal-basis")


def correction_section(correction: Correction) -> Section:
    """Its sentences as the program writes them, abstract and legal basis among them."""
    return following_section(correction, _told_table(correction), len(_new_documents(correction).rows))


def build_correction(correction: Correction) -> Report:
    """The supplementary or correcting report, with number and date left to the records office."""
    # Signature and recipients are those of every report of the department; no row is told here.
    whole = build_text(replace(correction.addressed, rows=(), work_items=(), evidence=(), wordings=()))
    run, documents, table = correction.run, _new_documents(correction), _told_table(correction)
    section = following_section(correction, table, len(documents.rows))
    told = worded((section,), wordings_of(correction.content.wordings, run))
    about = abstract(told, run.key("abstract"))
    basis = legal_basis(told, run.key("legal-basis"))
    head = replace(whole.letterhead, abstract=about, legal_basis=basis, year=correction.year)
    title = f"{head.kind} {head.abstract}"
    return replace(
        whole,
        letterhead=head,
        blocks=number_headings(_text(correction, told)),
        annexes=(Annex(0, _annex_title(correction.kind), (documents,)),) if documents.rows else (),
        properties=Properties(title, whole.properties.author, subject=head.abstract),
        sheets=tuple(_sheets(correction.kind, title, table, documents)),
    )


def _text(correction: Correction, told: Iterable[ToldSection]) -> tuple[Block, ...]:
    """What stands below the addressee; the sentences have no headings."""
    head = {correction.run.key(name) for name in _HEAD}
    own = next(each for each in told if each.key == correction.run.section)
    body = tuple(part for part in own.parts if not isinstance(part, Told) or part.line.key not in head)
    return narrative((ToldSection(own.key, "", body),))


def _told_table(correction: Correction) -> Table:
    return _table(correction, [each for each in correction.told if not _is_new_document(each)])


def _table(correction: Correction, told: Iterable[Difference]) -> Table:
    """Nội dung | Đã báo cáo | Đính chính thành, or only what is added, in groups by row, document and work item."""
    is_supplement = correction.kind is VersionKind.SUPPLEMENT
    units = {row.assignment.id: correction.content.unit_of(row) for row in correction.content.rows}
    rows: list[Row] = []
    place = None
    for number, each in enumerate(told, start=1):
        if each.place != place:
            place = each.place
            rows.append(Row((place.title,), is_group=True))
        old = () if is_supplement else (each.old or _NOTHING_YET,)
        unit = units.get(place.assignment_id, "") if each.what == VALUE and place.assignment_id else ""
        what = f"{each.what} ({unit})" if unit else each.what
        rows.append(Row((NumberCell(Decimal(number)), what, *old, each.new or _NO_LONGER)))
    old_column = () if is_supplement else (Column("Đã báo cáo", 3.2),)
    new_title = "Nội dung bổ sung" if is_supplement else "Đính chính thành"
    columns = (Column("TT", 0.6, Align.CENTER), Column("Nội dung", 2.0), *old_column, Column(new_title, 3.2))
    return Table(columns, tuple(rows))


def _is_new_document(difference: Difference) -> bool:
    """True for a document that was added as a whole: it stands in the annex."""
    place, kind = difference.place, difference.kind
    return place.evidence_id is not None and kind is DifferenceKind.ADDED and difference.is_whole


def _new_documents(correction: Correction) -> Table:
    new = {each.place.evidence_id for each in correction.told if _is_new_document(each)}
    content = correction.content
    return evidence_table(replace(content, evidence=tuple(each for each in content.evidence if each.id in new)))


def _annex_title(kind: VersionKind) -> str:
    return f"DANH MỤC TÀI LIỆU MINH CHỨNG BỔ SUNG{'' if kind is VersionKind.SUPPLEMENT else ' KÈM THEO ĐÍNH CHÍNH'}"


def _sheets(kind: VersionKind, title: str, table: Table, documents: Table) -> Iterable[Sheet]:
    if table.rows:
        yield Sheet(verb_of(kind).capitalize(), (title,), table)
    if documents.rows:
        yield Sheet("Minh chứng bổ sung", (_annex_title(kind),), documents)
