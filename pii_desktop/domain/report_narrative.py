"""The sections of a report's text. A section that nobody filled in is left out."""

from collections.abc import Callable
from itertools import groupby

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.domain.report import Block, Heading, Paragraph, Run, plain
from pii_desktop.domain.report_annexes import is_lone
from pii_desktop.domain.report_form import count_text
from pii_desktop.domain.report_material import ReportContent, citation_of, unit_called
from pii_desktop.domain.report_tables import (
    is_assessed,
    is_by_pillar,
    is_missing,
    leading_table,
    own_target_note,
    shared_table,
)
from pii_desktop.domain.report_wording import (
    addressees_of,
    period_words,
    plans_cited,
    rows_called,
    sentence,
    with_period,
)
from pii_desktop.text.normalise import lines_of, one_line


def narrative(content: ReportContent) -> tuple[Block, ...]:
    """All blocks between the addressee and the signature, closing mark included."""
    told: list[Block] = [_opening(content), *_situation(content), *_results(content), *_work(content)]
    told += _section("Khó khăn, vướng mắc", content.rows, lambda row: row.entry.difficulties)
    told += _section("Đề xuất, kiến nghị", content.rows, lambda row: row.entry.proposals)
    told += _section("Nhiệm vụ trọng tâm thời gian tới", content.rows, lambda row: row.entry.next_steps)
    return (*told, _closing(content))


def _opening(content: ReportContent) -> Paragraph:
    to = addressees_of(content)[0]
    cited = plans_cited(content, in_full=True)
    period = period_words(content.period)
    return plain(f"Thực hiện {cited}, {unit_called(content)} báo cáo {to} kết quả thực hiện {period} như sau:")


def _situation(content: ReportContent) -> list[Block]:
    shares = (
        ("chủ trì", len(content.of(Role.LEAD))),
        ("phối hợp thực hiện", len(content.of(Role.COORDINATING))),
        ("tham gia thực hiện", len(content.of(Role.COLLECTIVE))),
    )
    called = rows_called(content.rows)
    given = [f"{how} {count_text(count)} {called}" for how, count in shares if count]
    if shares[2][1]:
        given[-1] += " giao chung cho các cơ quan, đơn vị"
    unit = unit_called(content)
    parts = [f"Theo phân công tại {plans_cited(content, in_full=False)}, {unit} {_enumerated(given)}."] if given else []
    parts += [_reported(content), _assessed(content)]
    return [Heading(1, "Tình hình chung"), *(plain(part) for part in parts if part)]


def _reported(content: ReportContent) -> str:
    total, called = len(content.rows), rows_called(content.rows)
    done = sum(not is_missing(row) for row in content.rows)
    if not total:
        return ""
    begin = f"Tính đến thời điểm báo cáo, {unit_called(content)}"
    if not done:
        return f"{begin} chưa có số liệu, kết quả của các {called} được giao."
    missing = f"; {count_text(total - done)} {called} chưa có số liệu, kết quả" if total > done else ""
    return (
        f"{begin} đã có số liệu, kết quả của {count_text(done)}/{count_text(total)} {called} được giao{missing} "
        f"(chi tiết tại {_first_annex(content)} kèm theo)."
    )


def _first_annex(content: ReportContent) -> str:
    """A lone annex has no number."""
    return "Phụ lục" if is_lone(content) else "Phụ lục I"


def _assessed(content: ReportContent) -> str:
    judged = tuple(row for row in content.rows if is_assessed(row))
    reached = sum(row.assessment.verdict is Verdict.REACHED for row in judged)
    if not judged:
        return ""
    called = rows_called(judged)
    tail = f", {count_text(len(judged) - reached)} {called} chưa đạt" if reached < len(judged) else ""
    return (
        f"Có {count_text(len(judged))} {called} đánh giá được so với mục tiêu, trong đó "
        f"{count_text(reached)} {called} đạt mục tiêu{tail}."
    )


def _results(content: ReportContent) -> list[Block]:
    lead, joint, common = (content.of(role) for role in (Role.LEAD, Role.COORDINATING, Role.COLLECTIVE))
    blocks: list[Block] = []
    if lead:
        blocks += [
            Heading(2, f"Các {rows_called(lead)} chủ trì thực hiện"),
            leading_table(content, lead),
            *own_target_note(content, lead),
        ]
        blocks += _told_by_pillar(lead)
    if joint:
        blocks += [Heading(2, f"Các {rows_called(joint)} phối hợp thực hiện")]
        blocks += [shared_table(content, joint, with_lead=True)]
    if common:
        blocks += [Heading(2, "Các nội dung giao chung cho các cơ quan, đơn vị")]
        blocks += [shared_table(content, common, with_lead=False)]
    blocks += _explanations(content)
    return [Heading(1, "Kết quả thực hiện"), *blocks] if blocks else []


def _told_by_pillar(rows: tuple[IndicatorRow, ...]) -> list[Block]:
    """Results in words, under the pillar they belong to where the rows stand by pillars."""
    by_pillar = is_by_pillar(rows)
    told = [row for row in rows if row.entry.result.strip()]
    blocks: list[Block] = []
    for pillar, members in groupby(told, key=lambda row: (row.assignment.row.pillar, row.pillar_name)):
        if by_pillar and pillar[0] and pillar[1]:
            blocks.append(Heading(3, f"Trụ cột {pillar[0]}: {_as_name(pillar[1])}"))
        blocks += [paragraph for row in members for paragraph in _bullet(row, row.entry.result)]
    return blocks


def _explanations(content: ReportContent) -> list[Block]:
    """Missing numbers and evidence need a written explanation, which is printed (domain.md 6)."""
    blocks = [part for row in content.rows for part in _bullet(row, row.entry.explanation)]
    return [Heading(2, "Giải trình số liệu, minh chứng còn thiếu"), *blocks] if blocks else []


def _work(content: ReportContent) -> list[Block]:
    items = content.work_items
    if not items:
        return []
    counted = [(state, sum(item.state is state for item in items)) for state in _ORDER]
    shares = [f"{state.label.lower()} {count_text(count)} nhiệm vụ" for state, count in counted if count]
    summary = (
        f"Tổng số nhiệm vụ, giải pháp theo phân công là {count_text(len(items))}, trong đó: "
        f"{'; '.join(shares)} (chi tiết tại Phụ lục II kèm theo)."
    )
    results = [plain(_done(item)) for item in items if item.result.strip()]
    lead = [plain("Một số kết quả cụ thể:")] if results else []
    return [Heading(1, "Tình hình thực hiện nhiệm vụ, giải pháp"), plain(summary), *lead, *results]


_ORDER = (WorkState.DONE, WorkState.DOING, WorkState.TODO, WorkState.ADJUST)


def _done(item: WorkItem) -> str:
    task = one_line(item.text).lstrip("-–+• ").rstrip(".;: ")
    return f"- {task[:1].upper()}{task[1:]}: {sentence(item.result)}"


def _section(title: str, rows: tuple[IndicatorRow, ...], told: Callable[[IndicatorRow], str]) -> list[Block]:
    blocks = [part for row in rows for part in _bullet(row, told(row))]
    return [Heading(1, title), *blocks] if blocks else []


def _bullet(row: IndicatorRow, text: str) -> list[Block]:
    """Like "- Chỉ số 2.2.2. Name: text"; further lines of the text are paragraphs of their own."""
    lines = [sentence(line.lstrip("-–+• ")) for line in lines_of(text)]
    lines = [line for line in lines if line]
    if not lines:
        return []
    first = Paragraph((Run(f"- {citation_of(row)}: ", italic=True), Run(lines[0])))
    return [first, *(plain(line) for line in lines[1:])]


def _closing(content: ReportContent) -> Paragraph:
    to = addressees_of(content)
    wish = (
        "xem xét, chỉ đạo"
        if any(name.startswith("Ủy ban nhân dân") for name in to)
        else "tổng hợp, báo cáo Ủy ban nhân dân tỉnh"
    )
    if "thành phố" in content.profile.parent_body.lower():
        wish = wish.replace("dân tỉnh", "dân thành phố")
    done = with_period(f"kết quả thực hiện {plans_cited(content, in_full=False)}", period_words(content.period))
    return plain(f"Trên đây là báo cáo {done} của {unit_called(content)}, kính gửi {', '.join(to)} {wish}./.")


def _enumerated(parts: list[str]) -> str:
    """Like "được giao chủ trì ..., phối hợp ... và tham gia ..."."""
    joined = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}"
    return f"được giao {joined}"


def _as_name(pillar: str) -> str:
    """Pillars are printed in capitals; running text writes them as a name."""
    return pillar[:1] + pillar[1:].lower() if pillar.isupper() else pillar
