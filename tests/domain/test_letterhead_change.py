"""Number and date that come after a report was built stand on every sheet of it."""

from dataclasses import replace
from datetime import date

from pii_desktop.domain.letterhead_change import with_letterhead
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import build_report
from tests.exporters.sample import sample_content


def lines(report: Report, name: str) -> tuple[str, ...]:
    return next(sheet.title_lines for sheet in report.sheets if sheet.name == name)


def test_a_draft_says_so_and_leaves_room_for_the_number() -> None:
    report = build_report(sample_content())
    assert lines(report, "Tổng hợp")[-1] == "(DỰ THẢO)"
    assert "/BC-STC" in lines(report, "Chỉ số")[1]


def test_a_signed_report_names_number_and_date_on_its_sheets() -> None:
    draft = build_report(sample_content())
    head = replace(draft.letterhead, number="5", signed_on=date(2025, 12, 1))
    signed = with_letterhead(draft, head)
    assert signed.letterhead == head
    assert lines(signed, "Tổng hợp")[-1] == "(Số: 05/BC-STC, ngày 01 tháng 12 năm 2025)"
    assert lines(signed, "Chỉ số")[1] == ("(Kèm theo Báo cáo số 05/BC-STC ngày 01 tháng 12 năm 2025 của Sở Tài chính)")
    assert lines(signed, "Phân công") == lines(draft, "Phân công")
