"""Before signature: what a clerk types of a row agrees with its figure and with how it stands to its target."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report import plain
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import CheckedRow, SigningFinding
from pii_desktop.domain.signing_rules import SigningRule
from tests.domain.signing_samples import matter, sound

NUMBER, ASKED, VERDICT = SigningRule.NUMBER_DIFFERS, SigningRule.NUMBER_ASKED, SigningRule.VERDICT_DIFFERS
OF_ROWS = (NUMBER, ASKED, VERDICT)


def a_row(code: str, value: str, unit: str, name: str, *also: str, verdict: Verdict = Verdict.MISSED) -> CheckedRow:
    """A row with its value and other figures of the annex."""
    figures = frozenset(Decimal(each) for each in (value, *also))
    return CheckedRow(
        AssignmentId(7), code, verdict, Decimal(value), unit, figures, (name,), figures=figures, is_proven=True
    )


SUPPORT = a_row("1.1.3", "6.12", "điểm", "Chính sách hỗ trợ doanh nghiệp nhỏ và vừa", "7", "5.8")
SPENDING = a_row("2.2.2", "0.127", "%", "Tỷ lệ chi cho KH&CN/GRDP", "0.13", "0.12")
DENSITY = a_row("4.2.2", "10.31", "DN/1.000 dân", "Mật độ doanh nghiệp", "10.24", verdict=Verdict.REACHED)
TARGET = a_row("", "61", "%", "Tỷ lệ doanh nghiệp có hoạt động đổi mới sáng tạo", "65")

SAYS = {
    "1.1.3": "mới đạt 6,12 điểm, chưa đạt mục tiêu từ 7 điểm trở lên; tăng 0,32 điểm so với năm 2024.",
    "2.2.2": "mới đạt 0,127%, chưa đạt mục tiêu từ 0,13% trở lên.",
    "4.2.2": "đạt 10,31 DN/1.000 dân, vượt mục tiêu 10,24 DN/1.000 dân.",
    "": "mới đạt 61%, chưa đạt mục tiêu từ 65% trở lên.",
}


def told(row: CheckedRow, typed: str) -> tuple[SigningFinding, ...]:
    """What is found in the sentence of a row, the program's words and behind them what was typed."""
    named = f"Chỉ số {row.code}. " if row.code else "Chỉ tiêu 12. "
    text = f"- {named}{row.names[0]}: {SAYS[row.code]} {typed} Minh chứng: Quyết định về đạt 99,9% mục tiêu đề ra."
    written = (Decimal(each.replace(".", "").replace(",", ".")) for each in re.findall(r"\d+(?:[.,]\d+)*", text))
    known = replace(row, numbers=row.numbers | set(written))
    found = check_document(matter(sound(blocks=(plain(text, key="results/indicator:7"),)), rows=(known,)))
    return tuple(each for each in found if each.rule in OF_ROWS)


BROKEN = (
    (SUPPORT, "Chỉ số đạt 8,12 điểm, đạt mục tiêu đề ra.", {NUMBER, VERDICT}),
    (SUPPORT, "Đạt 8,12 điểm.", {NUMBER}),
    (SUPPORT, "Kết quả thực hiện năm 2025 là 8,12 điểm, tăng 0,5 điểm so với năm trước.", {NUMBER}),
    (SUPPORT, "Tổ chức 12 hội nghị; đến nay chỉ số này đạt 8,12.", {NUMBER}),
    (SUPPORT, "Sở đã hoàn thành mục tiêu đề ra.", {VERDICT}),
    (SUPPORT, "Kết quả vượt mục tiêu kế hoạch.", {VERDICT}),
    (SPENDING, "Tỉ lệ chi đạt 0,9% GRDP, vượt mục tiêu đề ra; đã hoàn thành mục tiêu.", {NUMBER, VERDICT}),
    (SPENDING, "Chỉ số 2.2.2 đạt 0,9% (đạt mục tiêu).", {NUMBER, VERDICT}),
    (DENSITY, "Mật độ doanh nghiệp đạt 11,5 DN/1.000 dân.", {NUMBER}),
    (DENSITY, "Mật độ doanh nghiệp đạt 11,5 doanh nghiệp/1.000 dân.", {NUMBER}),
    (DENSITY, "Tuy nhiên, chỉ số chưa đạt mục tiêu.", {VERDICT}),
    (TARGET, "Chỉ tiêu đạt 66%, vượt mục tiêu đề ra.", {NUMBER, VERDICT}),
)
ASKING = (
    (SPENDING, "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,6%, vượt mục tiêu của năm."),
    (SPENDING, "Tỷ lệ này đạt 99,6%."),
    (SPENDING, "Kết quả: đạt 87%."),
    (SPENDING, "Đã giải quyết 1.204 hồ sơ đúng hạn (đạt 99,5%), trễ hạn 06 hồ sơ."),
    (TARGET, "Tỷ lệ giải ngân là 45%."),
    (SUPPORT, "Chỉ số PCI của tỉnh đạt 68,5 điểm."),
)
KEPT = (
    (SUPPORT, "Tổ chức 12 hội nghị, đạt 120% kế hoạch; tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,6%."),
    (SUPPORT, "Chỉ số đạt 6,12 điểm, còn thiếu 0,88 điểm, chưa đạt mục tiêu."),
    (SUPPORT, "Năm 2024, chỉ số đạt 5,7 điểm; năm trước đạt 5,5 điểm, cùng kỳ đạt 5,6 điểm, vượt mục tiêu năm 2024."),
    (SUPPORT, "Tăng từ 5,3 điểm lên 6,12 điểm; kết quả từ mức 5,3 điểm lên đạt 6,1 điểm."),
    (SUPPORT, "Phấn đấu đạt 7,5 điểm, đạt mục tiêu đề ra; dự kiến đạt 8 điểm."),
    (SUPPORT, "Tham mưu các giải pháp để đạt mục tiêu đề ra."),
    (SUPPORT, "Số doanh nghiệp được tư vấn vượt mục tiêu đề ra."),
    (SUPPORT, "6 tháng đầu năm đạt 3,1 điểm; bình quân cả nước là 6,9 điểm."),
    (SUPPORT, "Ước cả năm chỉ số đạt 7,5 điểm, đạt mục tiêu đề ra."),
    (SUPPORT, "Mặc dù đạt mục tiêu đề ra về số lượng; 05/05 nhiệm vụ hoàn thành, đạt mục tiêu đề ra."),
    (SPENDING, "Tổng vốn đầu tư đạt 45,2 nghìn tỷ đồng, bằng 103,4% so với cùng kỳ; thu đạt 112% dự toán."),
    (SPENDING, "Bố trí 312,4 tỷ đồng, tăng 12,1% so với năm trước; giải ngân đạt 45,6% kế hoạch."),
    (SPENDING, "Tỷ lệ chi đạt 0,13% theo cách làm tròn, chưa đạt mục tiêu."),
    (DENSITY, "Có 1.214 doanh nghiệp đăng ký mới, đạt 1.214 doanh nghiệp; chỉ số đạt mục tiêu đề ra."),
    (DENSITY, "Sở chưa đạt được thỏa thuận với Thống kê tỉnh."),
    (TARGET, "Chỉ tiêu mới đạt 61%, thấp hơn mục tiêu 04 điểm phần trăm."),
)


@pytest.mark.parametrize(("row", "typed", "rules"), BROKEN)
def test_a_figure_or_verdict_that_the_record_contradicts_is_told(
    row: CheckedRow, typed: str, rules: set[SigningRule]
) -> None:
    assert {each.rule for each in told(row, typed)} == rules


@pytest.mark.parametrize(("row", "typed"), ASKING)
def test_a_figure_that_may_be_of_something_else_is_asked(row: CheckedRow, typed: str) -> None:
    (finding,) = told(row, typed)
    assert (finding.rule, finding.severity) == (ASKED, Severity.WARNING)
    assert finding.text.partition("?")[0].endswith(" không")


@pytest.mark.parametrize(("row", "typed"), KEPT)
def test_sub_results_history_and_hopes_are_not(row: CheckedRow, typed: str) -> None:
    assert told(row, typed) == ()


def test_the_finding_names_the_figures_as_the_annex_prints_them() -> None:
    texts = [each.text for each in told(SUPPORT, "Chỉ số đạt 8,12 điểm, đạt mục tiêu đề ra.")]
    assert texts == [
        "Số 8,12 điểm của 1.1.3 không có trong phụ lục (phụ lục ghi 5,8, 6,12, 7)",
        "Lời văn nói 1.1.3 đạt mục tiêu, phụ lục đánh giá chưa đạt",
    ]
