"""The history in words a clerk reads."""

import json
from datetime import UTC, datetime

from pii_desktop.domain.history_words import FieldChange, told
from pii_desktop.domain.ids import HistoryId
from pii_desktop.domain.listing import HistoryRow


def row(entity: str, field: str, old: str, new: str) -> HistoryRow:
    """A line of the history; only what the words come from differs."""
    return HistoryRow(
        HistoryId(1), datetime(2026, 5, 20, 8, tzinfo=UTC), "Trần Thị Hằng", "Sửa", entity, 7, field, old, new, ""
    )


def test_numbers_and_days_are_said_as_they_are_typed() -> None:
    assert told(row("progress", "value", "6.1", "6.25")) == FieldChange("Giá trị", "6,1", "6,25")
    assert told(row("evidence", "signed_on", "", "2026-03-02")) == FieldChange("Ngày ký", "", "02/03/2026")


def test_a_new_sentence_is_no_key() -> None:
    change = told(row("wording", "own/3", "", "Sở đã tổ chức hội nghị."))
    assert change == FieldChange("Câu chữ của báo cáo", "", "Sở đã tổ chức hội nghị.")
    assert told(row("wording", "after", "", "leading/plan")).new == "một câu khác"


def test_a_link_to_another_record_is_no_number() -> None:
    assert told(row("assignment", "continues_id", "", "65")) == FieldChange("Nối tiếp năm trước", "", "có")
    assert told(row("progress", "denominator_id", "3", "")) == FieldChange("Lấy từ số liệu nền", "có", "")


def test_headings_and_columns_of_a_plan_are_said_by_their_names() -> None:
    kept = json.dumps([{"kind": "pillar", "name": "THỂ CHẾ", "place": "[0,2,null]", "code": "1"}])
    assert told(row("plan", "headings", "", kept)) == FieldChange("Trụ cột, nhóm của kế hoạch", "", "1 THỂ CHẾ")
    columns = json.dumps({"1": [["stt", "TT"], ["lead", "Đơn vị thực hiện Chủ trì"]]})
    assert told(row("settings", "plan-columns", "", columns)).new == "TT, Đơn vị thực hiện Chủ trì"


def test_of_settings_only_what_differs_is_said() -> None:
    old, new = ({"place": "Bắc Ninh", "signer_name": name} for name in ("Lê Văn Đệ", "Nguyễn Văn Ước"))
    change = told(row("settings", "profile", json.dumps(old), json.dumps(new)))
    assert change == FieldChange("Thông tin đơn vị", "Người ký: Lê Văn Đệ", "Người ký: Nguyễn Văn Ước")


def test_the_subject_of_a_plan_is_said_without_the_number_it_is_kept_by() -> None:
    new = json.dumps({"1": "về cải thiện Chỉ số PII"})
    assert told(row("settings", "plan-subjects", "{}", new)) == FieldChange(
        "Trích yếu của kế hoạch", "–", "về cải thiện Chỉ số PII"
    )
