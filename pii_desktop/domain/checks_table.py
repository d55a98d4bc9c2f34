"""The rules of the check as a table: how grave, what is said, what to do, on which page, and by whose word.

An ERROR stands in the way of sending, never of saving; a WARNING should be looked at; a NOTE is worth knowing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pii_desktop.domain.findings import Finding, Rule, Site, Spot
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.plan import Severity

OURS: Final = "quy tắc của chương trình"
"""The source of a rule that no document states."""

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One rule. `sentence` takes words by name; `source` is the section that states it."""

    severity: Severity
    sentence: str
    remedy: str
    source: str = OURS
    site: Site = Site.INDICATORS
    tab: str = "progress"


RULES: Final[Mapping[Rule, CheckRule]] = {
    Rule.NUMBER_MISSING: CheckRule(
        _ERROR, "Chưa có số liệu và chưa có giải trình", "Nhập, giải trình", "domain.md 6"
    ),
    Rule.NOTHING_REPORTED: CheckRule(_WARNING, "Chưa ghi kết quả kỳ này", "Ghi kết quả", "domain.md 1.3"),
    Rule.VALUE_DISAGREES: CheckRule(
        _WARNING, "Giá trị không khớp với tử số chia mẫu số", "Sửa các số", "domain.md 4"
    ),
    Rule.VALUE_DOUBTFUL: CheckRule(_WARNING, "{warning} Chưa có giải trình.", "Xem lại số"),
    Rule.MISSED_WITHOUT_CAUSE: CheckRule(
        _WARNING, "Chưa đạt mục tiêu, chưa nêu nguyên nhân", "Nêu vướng mắc"
    ),
    Rule.NOT_JUDGED: CheckRule(_NOTE, "Mục tiêu bằng lời chưa được đánh giá", "Tự đánh giá", "domain.md 4"),
    Rule.JUDGED_WITHOUT_REASON: CheckRule(
        _WARNING, "Đã tự đánh giá mục tiêu bằng lời, chưa nêu lý do", "Nêu lý do đánh giá", "domain.md 4"
    ),
    Rule.SCORE_WITHOUT_CITATION: CheckRule(
        _WARNING, "Điểm số, thứ hạng công bố chưa ghi nguồn", "Ghi văn bản công bố", "domain.md 3"
    ),
    Rule.PRINTED_CODE: CheckRule(
        _NOTE, "Kế hoạch in mã {printed}", "Xem giải thích", "domain.md 8.1", tab="explanation"
    ),
    Rule.EVIDENCE_MISSING: CheckRule(
        _ERROR, "Chưa có minh chứng, chưa giải trình", "Gắn minh chứng", "domain.md 6", tab="evidence"
    ),
    Rule.REQUIRED_EVIDENCE_MISSING: CheckRule(
        _WARNING, "Thiếu {count} minh chứng cần có: {first}", "Bổ sung", "domain.md 6", tab="evidence"
    ),
    Rule.EVIDENCE_UNSORTED: CheckRule(
        _NOTE, "Chưa xếp minh chứng vào mục: {first}", "Xếp minh chứng", OURS, tab="evidence"
    ),
    Rule.EVIDENCE_EXPIRED: CheckRule(
        _WARNING, "{what} hết hạn trước ngày chốt", "Thay minh chứng", "seed 001 2.6.b", tab="evidence"
    ),
    Rule.EVIDENCE_SIGNED_AFTER: CheckRule(
        _WARNING, "{what} ký sau ngày chốt", "Thay minh chứng", "seed 001 2.6.b", tab="evidence"
    ),
    Rule.EVIDENCE_NOT_YET: CheckRule(
        _WARNING, "{what} chưa có hiệu lực vào ngày chốt", "Thay minh chứng", "seed 001 2.6.b", tab="evidence"
    ),
    Rule.EVIDENCE_UNKNOWN: CheckRule(
        _NOTE, "{what} chưa rõ hiệu lực", "Ghi ngày ký, thời hạn", "domain.md 6", tab="evidence"
    ),
    Rule.EVIDENCE_EXPIRING: CheckRule(_NOTE, "{what} sắp hết hạn", "Chuẩn bị bản mới", OURS, tab="evidence"),
    Rule.FILE_MISSING: CheckRule(
        _ERROR, "Tệp “{file}” không còn trong sổ", "Đưa tệp trở lại", "domain.md 6", Site.EVIDENCE
    ),
    Rule.FILE_ALTERED: CheckRule(
        _ERROR, "Tệp “{file}” đã bị thay đổi nội dung", "Đưa bản gốc về", "domain.md 6", Site.EVIDENCE
    ),
    Rule.WORK_OVERDUE: CheckRule(_WARNING, "{what} quá hạn từ {day}", "Cập nhật nhiệm vụ", "domain.md 2", tab="work"),
    Rule.WORK_UNPROVEN: CheckRule(
        _NOTE, "{what} đã xong, chưa có kết quả hay minh chứng", "Ghi kết quả", "domain.md 6", tab="work"
    ),
    Rule.REQUEST_OVERDUE: CheckRule(
        _WARNING, "{what} chưa trả lời, quá hạn {day}", "Đôn đốc", "domain.md 1.2", Site.COORDINATION, "requests"
    ),
    Rule.REQUEST_OPEN: CheckRule(
        _NOTE, "{what} chưa trả lời", "Xem yêu cầu", "domain.md 1.2", Site.COORDINATION, "requests"
    ),
    Rule.NOTE_DUE: CheckRule(_WARNING, "Ghi chú quá ngày theo dõi {day}: {note}", "Xử lý ghi chú", OURS, Site.NOTES),
    Rule.DEADLINE_PASSED: CheckRule(
        _WARNING, "Đã quá hạn gửi {day}, chưa đánh dấu đã gửi", "Gửi báo cáo", "domain.md 6", Site.PERIODS
    ),
    Rule.NO_DEADLINE: CheckRule(_WARNING, "Kỳ báo cáo chưa có hạn gửi", "Đặt hạn", "seed 000 III.1", Site.PERIODS),
    Rule.NO_RECIPIENT: CheckRule(
        _ERROR, "Chưa biết báo cáo gửi cho ai", "Ghi nơi nhận", "domain.md 7", Site.PERIODS
    ),
    Rule.NO_OFFICER: CheckRule(
        _WARNING, "Chưa khai {post}", "Khai cán bộ", "seed 001 III.2.c", Site.PREFERENCES
    ),
    Rule.NO_CONTACT: CheckRule(
        _NOTE, "{post} {officer} chưa có số điện thoại, thư điện tử", "Bổ sung liên hệ", "seed 001 III.2.c",
        Site.PREFERENCES,
    ),
    Rule.DENOMINATOR_DIFFERS: CheckRule(
        _WARNING, "Mẫu số {typed} khác số liệu nền {figure}", "Xem mẫu số", "seed 001 2.9"
    ),
    Rule.FIGURE_PROVISIONAL: CheckRule(
        _NOTE, "{figure} còn là số tạm tính", "Xem số liệu nền", "seed 001 2.9", Site.DENOMINATORS
    ),
    Rule.FIGURE_UNSOURCED: CheckRule(
        _NOTE, "{figure} chưa ghi lấy từ văn bản nào", "Ghi văn bản", "seed 001 2.9", Site.DENOMINATORS
    ),
    Rule.PLAN_UNNUMBERED: CheckRule(
        _WARNING, "Chưa có {missing}: {plan}", "Ghi số, ngày",
        "Nghị định 30/2020/NĐ-CP, Phụ lục I", Site.ASSIGNMENTS,
    ),
    Rule.PLANS_ALIKE: CheckRule(
        _WARNING, "Dẫn như nhau: {plan}; {other}", "Ghi số, ngày",
        "Nghị định 30/2020/NĐ-CP, Phụ lục I", Site.ASSIGNMENTS,
    ),
}  # fmt: skip


def of_row(rule: Rule, row: IndicatorRow, spot: Spot | None = None, **words: object) -> Finding:
    """A finding about a row; `spot` names the record to show besides the row."""
    known = RULES[rule]
    stored = row.assignment
    where = replace(spot or Spot(known.site, known.tab), assignment_id=stored.id)
    text = known.sentence.format(**words)
    return Finding(rule, known.severity, stored.display_code, row.short_name, text, known.remedy, stored.id, where)


def of_desk(rule: Rule, name: str, spot: Spot | None = None, *, subject: str = "", **words: object) -> Finding:
    """A finding about no row: the period, an officer, a figure, a note on something else."""
    known = RULES[rule]
    where = replace(spot or Spot(), site=known.site, tab="" if known.tab == "progress" else known.tab)
    text = known.sentence.format(**words)
    return Finding(rule, known.severity, "", name, text, known.remedy, None, where, subject)
