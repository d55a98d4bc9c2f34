"""The list of documents that prove the results of a period, under a letter of its own."""

from dataclasses import dataclass

from pii_desktop.domain.letter_form import Body, Sender, Wording, joined, resting_on, usual_wording
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.report import plain
from pii_desktop.domain.report_annexes import evidence_table
from pii_desktop.domain.report_form import count_text
from pii_desktop.domain.report_material import ReportContent, code_words
from pii_desktop.domain.report_wording import addressees_of, counted_as, period_words, rows_called, with_period

_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class EvidenceMatter:
    """The followed rows of a period and their documents."""

    content: ReportContent


def evidence_wording(sender: Sender, matter: EvidenceMatter) -> Wording:
    """Addressed to whom the report goes."""
    called = rows_called(matter.content.rows)
    period = period_words(matter.content.period)
    return usual_wording(
        sender,
        with_period(f"gửi danh mục tài liệu minh chứng các {called}", period),
        addressees_of(matter.content),
    )


def evidence_body(sender: Sender, matter: EvidenceMatter) -> Body:
    """How many documents prove how many rows, which rows have none yet, and the list as an annex."""
    content = matter.content
    called, period = counted_as(content.rows, content.rows), period_words(content.period)
    proven = {each for item in content.evidence for each in item.assignment_ids}
    with_proof = [row for row in content.rows if row.assignment.id in proven]
    missing = [row for row in content.rows if row.assignment.id not in proven]
    gathered = (
        f"{resting_on(sender)}{sender.unit} đã rà soát, tập hợp {count_text(len(content.evidence))} tài liệu minh "
        f"chứng {period} cho {count_text(len(with_proof))} {called} (danh mục tại Phụ lục kèm theo; bản điện tử của "
        "tài liệu được gửi kèm)."
    )
    blocks = [plain(gathered)]
    if missing:
        blocks.append(plain(_missing(sender, tuple(missing), content)))
    title = f"DANH MỤC TÀI LIỆU MINH CHỨNG {period.upper()}"
    closing = f"{sender.unit} kính gửi {joined(list(addressees_of(content)))} tổng hợp, báo cáo theo quy định"
    return Body(tuple(blocks), closing, ((title, (evidence_table(content),)),))


def _missing(sender: Sender, rows: tuple[IndicatorRow, ...], content: ReportContent) -> str:
    called = counted_as(rows, content.rows)
    named = f" ({_codes(rows)})" if len(rows) <= _MOST_NAMED and all(map(code_words, rows)) else ""
    lacking = f"Đến nay còn {count_text(len(rows))} {called} chưa có tài liệu minh chứng{named}"
    return f"{lacking}; {sender.unit} sẽ bổ sung khi có."


def _codes(rows: tuple[IndicatorRow, ...]) -> str:
    """Codes as such; the number of a target is none."""
    if all(row.assignment.row.code for row in rows):
        return f"mã: {'; '.join(row.assignment.display_code for row in rows)}"
    return "; ".join(map(code_words, rows))
