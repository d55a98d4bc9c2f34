"""What the first start says of a plan: its doubts, duties in its body, names of departments that were merged."""

from dataclasses import replace

from pii_desktop.domain.plan import RowIssue, Severity
from pii_desktop.domain.plan_body import Duty, DutyGroup, PlanBody
from pii_desktop.services.catalogue import bundled_plan, directory
from pii_desktop.services.first_look import doubts, duties_in_body, merged_rows
from tests.builders import a_plan, a_row

OWN = directory().department("Sở Tài chính")
CUT_OFF = RowIssue(Severity.WARNING, "Dòng cuối của ô ở trang 14 có vẻ bị cắt mất; hãy đối chiếu với bản gốc.")


def test_a_row_that_the_page_cut_off_is_named_with_its_code() -> None:
    merged_cell = RowIssue(Severity.NOTE, "Ô gộp: đơn vị chủ trì lấy theo dòng phía trên.")
    plan = a_plan(a_row("5.2.2", "Dự án đang SXKD", issues=(CUT_OFF, merged_cell)))
    assert doubts(plan) == (f"5.2.2: {CUT_OFF.text}",), "notes are no doubts"


def test_misprinted_codes_are_told_in_one_sentence_after_the_warnings_of_the_file() -> None:
    hidden = RowIssue(Severity.WARNING, "Trang tính “Nháp” bị ẩn nên không đọc.")
    told = doubts(replace(bundled_plan("bacninh-2025"), issues=(hidden,)))
    assert told[0] == hidden.text
    assert told[-1] == "Mã in nhầm: 3.3.3 đọc là 3.2.3, 6.2.1 đọc là 6.1.1."


def test_duties_that_name_the_department_are_counted() -> None:
    duty = Duty("Bố trí kinh phí", "III.2.a", 41)
    names = ("Sở Tài chính", "Sở Nội vụ", "Các sở, ban, ngành")
    groups = tuple(DutyGroup("III.2", (name,), name, 40, (duty,)) for name in names)
    assert duties_in_body(replace(a_plan(), body=PlanBody(groups=groups)), OWN) == 1


def test_rows_under_the_name_of_a_department_that_was_merged_are_counted() -> None:
    found = merged_rows(bundled_plan("bacgiang-2024"), OWN)
    assert [(each.old.name, each.count) for each in found] == [("Sở Kế hoạch và Đầu tư", 6)]
    assert merged_rows(bundled_plan("bacninh-2025"), OWN) == ()
