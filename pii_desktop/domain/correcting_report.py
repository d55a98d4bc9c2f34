"""The report that follows one that was sent: what was missing in it, or what was wrong in it, and nothing else.

It has the form of every report (Nghị định 30/2020/NĐ-CP, domain.md 7); the plan and the first report are cited in full
once and shortly after that.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pii_desktop.domain.report import (
    Align,
    Annex,
    Block,
    Column,
    Letterhead,
    NumberCell,
    Properties,
    Report,
    Row,
    Sheet,
    Table,
    plain,
)
from pii_desktop.domain.report_annexes import evidence_table
from pii_desktop.domain.report_content import build_report
from pii_desktop.domain.report_differences import VALUE, Difference, DifferenceKind, additions
from pii_desktop.domain.report_form import count_text, number_headings, number_line, official_date
from pii_desktop.domain.report_material import ReportContent, unit_called
from pii_desktop.domain.report_wording import period_words, plans_cited, short_citation, subject_of, with_period
from pii_desktop.domain.versions import VersionKind
from pii_desktop.text.normalise import lower_first, search_key

_NOTHING_YET = "Chưa báo cáo"
_NO_LONGER = "Bỏ nội dung này"


@dataclass(frozen=True, slots=True)
class FirstReport:
    """The report that is supplemented or corrected: its head as it was signed, the day it was sent."""

    head: Letterhead
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What such a report is built from: the records as they are now, and how they differ from what was sent.

    `year` is the one in which it will be signed.
    """

    kind: VersionKind
    content: ReportContent
    first: FirstReport
    differences: tuple[Difference, ...]
    year: int

    @property
    def told(self) -> tuple[Difference, ...]:
        """The differences it tells: of a supplement the additions only, never the user's own wording of sentences."""
        return additions(self._matter) if self.kind is VersionKind.SUPPLEMENT else self._matter

    @property
    def tells_all(self) -> bool:
        """False for a supplement to a report in which something is wrong as well: that is for a correction to tell."""
        return self.told == self._matter

    @property
    def _matter(self) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if not each.place.sentence_key)


def build_correction(correction: Correction) -> Report:
    """The supplementary or correcting report, with number and date left to the records office."""
    # Head, signature and recipients are those of every report of the department; no row is told here.
    whole = build_report(replace(correction.content, rows=(), work_items=(), evidence=()))
    head = replace(whole.letterhead, abstract=_abstract(correction), year=correction.year)
    title = f"{head.kind} {head.abstract}"
    documents = _new_documents(correction)
    table = _table(correction, [each for each in correction.told if not _is_new_document(each)])
    return replace(
        whole,
        letterhead=head,
        blocks=number_headings(_text(correction, whole.letterhead.addressees, table, len(documents.rows))),
        annexes=(Annex(0, _annex_title(correction.kind), (documents,)),) if documents.rows else (),
        properties=Properties(title, whole.properties.author, subject=head.abstract),
        sheets=tuple(_sheets(correction.kind, title, table, documents)),
    )


def _text(correction: Correction, addressees: tuple[str, ...], table: Table, documents: int) -> tuple[Block, ...]:
    unit, to, first = unit_called(correction.content), ", ".join(addressees), _short(correction.first)
    verb = _verb(correction.kind)
    count = sum(not row.is_group for row in table.rows)
    resting_on = plans_cited(correction.content, in_full=True)
    blocks: list[Block] = [plain(f"Thực hiện {resting_on}, {unit} đã gửi {to} {_cited(correction)}.")]
    if count:
        begin = f"Qua rà soát, {unit} {verb} {count_text(count)} nội dung của {first} như sau:"
        blocks += [plain(begin), table]
    if documents:
        also = " cũng" if count else ""
        proofs = f"{unit}{also} bổ sung {count_text(documents)} tài liệu minh chứng (danh mục tại Phụ lục kèm theo)."
        blocks.append(plain(proofs))
    if correction.tells_all:
        blocks.append(plain(f"Các nội dung khác của {first} không thay đổi."))
    return (*blocks, plain(f"Trên đây là báo cáo {verb} của {unit}, kính gửi {to} tổng hợp./."))


def _abstract(correction: Correction) -> str:
    first = correction.first
    return f"{_verb(correction.kind).capitalize()} {_dated(first)} về {lower_first(first.head.abstract)}"


def _cited(correction: Correction) -> str:
    """Like "Báo cáo số 05/BC-STC ngày 20/11/2025 về kết quả thực hiện Kế hoạch số 279/KH-UBND năm 2025".

    The plan is cited in full right before that, and who reports is named there: another one only where the first
    report was issued by a department that has another name now.
    """
    content, head = correction.content, correction.first.head
    about = lower_first(head.abstract)
    for part in content.plans:
        short = short_citation(part, content.profile.province)
        about = about.replace(f"{short} về {subject_of(part)}", short) if subject_of(part) else about
    if about != lower_first(head.abstract):
        about = with_period(about, period_words(content.period))
    is_own = search_key(head.issuing_body) == search_key(unit_called(content))
    return f"{_dated(correction.first)}{'' if is_own else f' của {head.issuing_body}'} về {about}"


def _dated(first: FirstReport) -> str:
    """Like "Báo cáo số 05/BC-STC ngày 20/11/2025"."""
    day = first.head.signed_on or first.sent_on
    return f"{_short(first)}{f' ngày {official_date(day)}' if day else ''}"


def _short(first: FirstReport) -> str:
    """Like "Báo cáo số 05/BC-STC"; one whose number was not recorded goes without."""
    return f"Báo cáo số {number_line(first.head).removeprefix('Số: ')}" if first.head.number.strip() else "Báo cáo"


def _verb(kind: VersionKind) -> str:
    return "bổ sung" if kind is VersionKind.SUPPLEMENT else "đính chính"


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
        yield Sheet(_verb(kind).capitalize(), (title,), table)
    if documents.rows:
        yield Sheet("Minh chứng bổ sung", (_annex_title(kind),), documents)
