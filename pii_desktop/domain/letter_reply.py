"""The letter that gives the department in the lead what the own department owes it."""

from dataclasses import dataclass

from pii_desktop.domain.letter_form import (
    MOST_LISTED,
    Body,
    Sender,
    Wording,
    annex_words,
    briefly,
    lettered,
    resting_on,
    usual_wording,
)
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.report import Align, Block, Column, Paragraph, Table, plain
from pii_desktop.domain.report_annexes import evidence_table
from pii_desktop.domain.report_form import count_text
from pii_desktop.domain.report_material import ReportContent, citation_of, full_name, value_of
from pii_desktop.domain.report_tables import Field, Fields, code_field, evidence_field, filled, result_number
from pii_desktop.domain.report_wording import period_words, sentence, with_period
from pii_desktop.domain.shown_values import shown_value
from pii_desktop.text.normalise import clean_text, one_line
from pii_desktop.text.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class ReplyMatter:
    """What is given: the rows another department leads, with the documents that prove them.

    `content` holds those rows only; `asked_by` is the letter that is answered, as a person typed it, or blank.
    """

    content: ReportContent
    lead: str
    asked_by: str = ""


def reply_wording(sender: Sender, matter: ReplyMatter) -> Wording:
    """The letter's words at first."""
    period = period_words(matter.content.period)
    abstract = with_period("cung cấp số liệu, tài liệu minh chứng các nội dung phối hợp thực hiện", period)
    return usual_wording(sender, abstract, (matter.lead,))


def reply_body(sender: Sender, matter: ReplyMatter) -> Body:
    """Results in the text where they are few, else in an annex; the documents in an annex of their own."""
    content = matter.content
    rows = content.rows
    in_text = len(rows) <= MOST_LISTED
    title = period_words(content.period).upper()
    annexes: list[tuple[str, tuple[Block, ...]]] = []
    if not in_text:
        annexes.append((f"SỐ LIỆU, KẾT QUẢ CÁC NỘI DUNG PHỐI HỢP THỰC HIỆN {title}", (_table(content),)))
    if content.evidence:
        annexes.append((f"DANH MỤC TÀI LIỆU MINH CHỨNG {title}", (evidence_table(content),)))
    listed = _listed(content) if in_text else ()
    proofs = (plain(_proofs(content, len(annexes))),) if content.evidence else ()
    blocks = (plain(_opening(sender, matter)), plain(_given(sender, matter, len(annexes))), *listed, *proofs)
    return Body(blocks, f"{sender.unit} kính gửi {matter.lead} tổng hợp, báo cáo theo quy định", tuple(annexes))


def _opening(sender: Sender, matter: ReplyMatter) -> str:
    asked = one_line(matter.asked_by).rstrip(".;, ")
    answering = f"Phúc đáp {asked}, " if asked else ""
    rest = resting_on(sender)
    rest = f"{rest[:1].lower()}{rest[1:]}" if answering else rest
    return f"{answering}{rest}{sender.unit} đã rà soát, tổng hợp số liệu các nội dung được giao phối hợp thực hiện."


def _given(sender: Sender, matter: ReplyMatter, annexes: int) -> str:
    content = matter.content
    count = len(content.rows)
    result = with_period(f"kết quả thực hiện{briefly(sender)}", period_words(content.period))
    in_text = count <= MOST_LISTED
    where = "như sau:" if in_text else f"(chi tiết tại {annex_words(annexes)} kèm theo)."
    given = f"{sender.unit} cung cấp {result} của {count_text(count)} nội dung do {matter.lead} chủ trì {where}"
    missing = sum(not _has_result(row) for row in content.rows)
    if missing and not in_text:
        given += f" Trong đó {count_text(missing)} nội dung chưa có số liệu, {sender.unit} sẽ cung cấp bổ sung khi có."
    return given


def _proofs(content: ReportContent, annexes: int) -> str:
    count = count_text(len(content.evidence))
    return f"Gửi kèm {count} tài liệu minh chứng (danh mục tại {annex_words(annexes, annexes)} kèm theo)."


def _listed(content: ReportContent) -> tuple[Paragraph, ...]:
    return lettered([f"{citation_of(row)}: {_result(content, row)}" for row in content.rows])


def _result(content: ReportContent, row: IndicatorRow) -> str:
    value, unit = shown_value(row), one_line(content.unit_of(row))
    number = ""
    if value is not None:
        number = f"{format_decimal(value)}{'' if unit == '%' else ' '}{unit}".strip()
    told = sentence(row.entry.result).rstrip(".")
    reason = one_line(row.entry.explanation).rstrip(".")
    missing = f"chưa có số liệu ({reason[:1].lower()}{reason[1:]})" if reason else "chưa có số liệu, sẽ bổ sung khi có"
    return ". ".join(part for part in (number, told) if part) or missing


def _has_result(row: IndicatorRow) -> bool:
    return value_of(row) is not None or bool(row.entry.result.strip())


def _table(content: ReportContent) -> Table:
    rows = content.rows
    fields: Fields = (
        code_field(rows),
        Field(Column("Chỉ số, chỉ tiêu", 3.6), lambda _, row: full_name(row)),
        Field(Column("Đơn vị tính", 1.2, Align.CENTER), lambda c, row: c.unit_of(row), is_optional=True),
        Field(Column("Giá trị", 1.2, Align.CENTER), lambda _, row: result_number(row)),
        Field(Column("Tử số", 1.2, Align.RIGHT), lambda _, row: _number(row, "numerator"), is_optional=True),
        Field(Column("Mẫu số", 1.2, Align.RIGHT), lambda _, row: _number(row, "denominator"), is_optional=True),
        Field(Column("Kết quả thực hiện", 4.0), lambda _, row: _told(row)),
        Field(Column("Khó khăn, vướng mắc", 2.4), lambda _, row: clean_text(row.entry.difficulties), is_optional=True),
        evidence_field(),
    )
    return filled(content, rows, fields)


def _told(row: IndicatorRow) -> str:
    reason = one_line(row.entry.explanation)
    return "\n".join(part for part in (clean_text(row.entry.result), f"Giải trình: {reason}" if reason else "") if part)


def _number(row: IndicatorRow, name: str) -> str:
    value = getattr(row.entry, name)
    return "" if value is None else format_decimal(value)
