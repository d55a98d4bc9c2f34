"""Before signature: last year's text that was left in this year's report, and dots that are told once."""

from dataclasses import replace

import pytest

from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report import Column, Row, Table, plain
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import SigningMatter
from pii_desktop.domain.signing_printed import as_printed
from pii_desktop.domain.signing_rules import SigningRule
from tests.domain.signing_samples import headed, matter, saying, sent_to, sound

Rule = SigningRule


def of_year(text: str) -> SigningMatter:
    """The report of the whole year 2025 with one more sentence."""
    return replace(saying(text), is_whole_year=True)


BROKEN = (
    (Rule.OLD_YEAR, saying("Kết quả thực hiện năm 2024: tổ chức 03 hội nghị.")),
    (Rule.OLD_YEAR, saying("Năm 2024, Sở đã ban hành quy trình mới.")),
    (Rule.OLD_YEAR, saying("Trong năm 2024 đã hoàn thành.")),
    (Rule.OLD_YEAR, saying("Báo cáo năm 2024 của Sở.")),
    (Rule.OLD_YEAR, saying("Đến ngày 30/11/2024, đã giải ngân 95%.")),
    (Rule.OLD_YEAR, saying("Tính đến 30/11/2024, Sở đã thẩm định 12 hồ sơ.")),
    (Rule.OLD_YEAR, saying("So với kế hoạch, kết quả tăng 3%. Năm 2024, Sở đã hoàn thành 12 nhiệm vụ.")),
    (Rule.OUTLOOK_PAST, of_year("Phương hướng năm 2025: tiếp tục.")),
    (Rule.OUTLOOK_PAST, of_year("Phương hướng, nhiệm vụ trọng tâm năm 2025")),
    (Rule.DATE_IMPOSSIBLE, saying("Sở đã trình Đề án trong tháng 13/2025.")),
    (Rule.DATE_IMPOSSIBLE, saying("Hoàn thành trước tháng 00 năm 2026.")),
)

SOUND = (
    (Rule.OLD_YEAR, saying("Tỷ lệ giải ngân tăng 3% so với năm 2024, cùng kỳ năm 2024 là 42%.")),
    (Rule.OLD_YEAR, saying("Từ năm 2024, Sở đã áp dụng quy trình mới; giai đoạn từ năm 2024 đến năm 2026.")),
    (Rule.OLD_YEAR, saying("Năm 2024 đạt 42,1%, năm 2025 đạt 45,23%.")),
    (Rule.OLD_YEAR, saying("Mật độ đạt 10,31 (năm 2024 là 10,02).")),
    (Rule.OLD_YEAR, saying("Theo Quyết định số 1012/QĐ-UBND ngày 06/5/2025 của UBND tỉnh về kế hoạch vốn năm 2024.")),
    (Rule.OLD_YEAR, saying("Theo số liệu năm 2024 do Thống kê tỉnh công bố; Báo cáo PII năm 2024.")),
    (Rule.OLD_YEAR, saying("Nguồn vốn chuyển tiếp từ năm 2024 đã giải ngân hết.")),
    (Rule.OLD_YEAR, saying("Đến ngày 30/11/2025, đã giải ngân 95%; khởi công ngày 12/10/2024.")),
    (Rule.OLD_YEAR, saying("Tính đến hết ngày 31/12/2024, tỉnh có 25.100 doanh nghiệp.")),
    (Rule.OLD_YEAR, saying("Thời hạn thực hiện đến ngày 30/6/2024 đã được gia hạn.")),
    (
        Rule.OLD_YEAR,
        replace(saying("- Lập dự toán năm 2024: đã xong."), printed=as_printed(("Lập dự toán năm 2024",))),
    ),
    (Rule.OUTLOOK_PAST, of_year("Phương hướng năm 2026: tiếp tục; theo phương hướng năm 2025 đã đề ra.")),
    (Rule.OUTLOOK_PAST, saying("Phương hướng 6 tháng cuối năm 2025.")),
    (Rule.DATE_IMPOSSIBLE, saying("Trong tháng 12/2025 và tháng 01 năm 2026; đã qua 13 tháng 2025 không tính.")),
)


@pytest.mark.parametrize(("rule", "checked"), BROKEN)
def test_a_text_of_last_year_is_told(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule in {each.rule for each in check_document(checked)}


@pytest.mark.parametrize(("rule", "checked"), SOUND)
def test_a_comparison_with_last_year_is_not(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule not in {each.rule for each in check_document(checked)}


def test_a_year_is_told_once_in_a_sentence_and_only_warned_of() -> None:
    (finding,) = check_document(saying("Năm 2024 Sở đã họp, đến ngày 30/11/2024 đã giải ngân; trong năm 2024 đã xong."))
    assert (finding.severity, finding.text) == (Severity.WARNING, "Nhắc năm 2024 trong báo cáo năm 2025")


def test_one_place_left_is_told_once() -> None:
    table = Table((Column("Mã"), Column("Kết quả")), (Row(("2.2.2", "- giao [...] tỷ đồng;\nĐã họp")),))
    report = sound(plain("- Giao [...] tỷ đồng. Đã họp.", key="own/1"), table)
    (finding,) = check_document(matter(report))
    assert (finding.rule, finding.key) == (Rule.BRACKETS_LEFT, "own/1")


def test_two_places_of_a_sentence_are_told_both() -> None:
    found = check_document(saying("Giao [số tiền] tỷ đồng tại Quyết định số ..... của tỉnh."))
    assert {each.rule for each in found} == {Rule.BRACKETS_LEFT, Rule.DOTS_LEFT}


def test_long_words_are_cut() -> None:
    checked = (
        sent_to("- Như trên;", "Sở Tư pháp " * 3000),
        headed(symbol="STC" * 3000),
        headed(legal_basis=("x " * 9000,)),
    )
    for each in checked:
        found = check_document(each)
        assert found
        assert max(len(finding.text) for finding in found) < 300
        assert max(len(finding.quote) for finding in found) <= 60
