"""What happened to a row, and what it means, in the words of a clerk."""

from datetime import UTC, datetime

from pii_desktop.domain.history_words import FieldChange, steps_of
from pii_desktop.domain.ids import HistoryId
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.ui.widgets.timeline import change_text, near_change
from tests.ui.indicators.conftest import Office


def a_change(field: str, old: str, new: str, entity: str = "progress", number: int = 1) -> HistoryRow:
    at = datetime(2025, 6, 5, 3, 0, tzinfo=UTC)
    return HistoryRow(HistoryId(number), at, "lan", "Ghi tiến độ 2.2.2", entity, 7, field, old, new)


def words(*rows: HistoryRow) -> list[str]:
    return [change_text(change) for step in steps_of(rows) for change in step.changes]


def test_stored_values_are_said_as_on_screen() -> None:
    assert words(a_change("value", "0.12", "1234.5")) == ["Giá trị: 0,12 → 1.234,5"]
    assert words(a_change("state", "draft", "done")) == ["Trạng thái: Nháp → Xong"]
    assert words(a_change("state", "todo", "done", "work_item")) == ["Trạng thái: Chưa thực hiện → Đã thực hiện"]
    assert words(a_change("due", "", "2025-12-31", "work_item")) == ["Hạn: 31/12/2025"]
    assert words(a_change("lead", '["Sở Tài chính"]', '["Sở Tài chính", "Sở Nội vụ"]', "assignment")) == [
        "Chủ trì: Sở Tài chính → Sở Tài chính; Sở Nội vụ"
    ]
    assert words(a_change("result", "Cũ", "")) == ["Kết quả: Cũ → –"]


def test_what_was_written_together_stands_together() -> None:
    rows = (a_change("denominator", "", "5", number=2), a_change("numerator", "", "3", number=1))
    steps = steps_of(rows)
    assert len(steps) == 1
    assert [change.name for change in steps[0].changes] == ["Tử số", "Mẫu số"]


def test_of_a_long_text_the_place_that_changed_is_shown() -> None:
    same = "Đã triển khai đồng bộ các nhiệm vụ, giải pháp; " * 100
    near = near_change(FieldChange("Kết quả", f"{same}đạt 12 %.", f"{same}đạt 15 %."))
    assert near.old.endswith("đạt 12 %.")
    assert near.new.endswith("đạt 15 %.")
    assert len(near.old) < 100
    first = near_change(FieldChange("Kết quả", "", same))
    assert (first.old, len(first.new), first.new[-1]) == ("", 241, "…")
    short = FieldChange("Giá trị", "0,12", "0,127")
    assert near_change(short) == short


def test_what_only_the_program_needs_is_not_said() -> None:
    assert words(a_change("own_target", "", '{"op": ">="}', "assignment")) == []


def test_every_change_of_a_row_is_in_its_history(office: Office) -> None:
    office.choose("2.2.2")
    office.fill(office.page.panel.form.numbers.target, "≥ 0,13")
    office.fill(office.page.panel.form.narrative.texts["result"], "Đã bố trí dự toán.")
    office.page.panel.open_tab("history")
    views = office.page.panel.history.steps
    assert len(views) == 3
    content = office.page.panel._content
    assert content is not None
    said = [change_text(change) for step in steps_of(content.detail.history) for change in step.changes]
    assert "Kết quả: Đã bố trí dự toán." in said
    assert "Mục tiêu của đơn vị: ≥ 0,13" in said
    assert not [text for text in said if text.startswith("Nội dung khác")]


def test_the_explanation_says_formula_source_and_place(office: Office) -> None:
    office.choose("2.2.2")
    office.page.panel.open_tab("explanation")
    text = office.page.panel.explanation.text()
    for expected in (
        "Công thức: (Chi thường xuyên + chi đầu tư phát triển cho KH&CN) / GRDP × 100",
        "Mẫu số: GRDP",
        "Địa phương và Trung ương cùng cung cấp số liệu",
        "Vị trí trong kế hoạch: Phụ lục, bảng 1, dòng",
        "Chủ trì: Sở Tài chính",
    ):
        assert expected in text
    assert office.page.panel.explanation.text().count("Kế hoạch 279/KH-UBND") == 1
