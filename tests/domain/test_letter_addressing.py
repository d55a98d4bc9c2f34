"""Letters of a department that follows a plan which is not about the index, such as that of Resolution 02."""

from dataclasses import replace

import pytest

from pii_desktop.domain.letter_evidence import EvidenceMatter
from pii_desktop.domain.letters import Matter, build_letter, letter_wording
from pii_desktop.domain.plan import RowKind
from pii_desktop.domain.report_content import PlanPart
from tests.domain.letter_samples import SENDER, handover, officers
from tests.exporters.as_text import words
from tests.exporters.sample import BAC_NINH, YEAR_2025, a_row, sample_content

PLANNING = "Sở Kế hoạch và Đầu tư"
ROWS = (
    a_row(None, "Tỷ lệ số hóa hồ sơ", number=1, stt="4", kind=RowKind.TARGET),
    a_row(None, "Tỷ lệ hồ sơ trực tuyến", number=2, stt="5", kind=RowKind.TARGET),
)
PLAN = PlanPart(BAC_NINH, tuple(row.assignment.row for row in ROWS))
SENDER_OF_TARGETS = replace(SENDER, plans=(PLAN,))


def test_the_list_of_evidence_goes_where_the_report_of_its_period_goes() -> None:
    matter = EvidenceMatter(replace(sample_content(), period=replace(YEAR_2025, recipient=PLANNING)))
    assert letter_wording(SENDER, matter).addressees == (PLANNING,)
    assert f"kính gửi {PLANNING} tổng hợp" in words(build_letter(SENDER, matter))


def test_targets_without_evidence_are_named_by_their_numbers_and_no_codes() -> None:
    text = words(build_letter(SENDER, EvidenceMatter(replace(sample_content(), rows=ROWS, evidence=()))))
    assert "còn 02 chỉ tiêu chưa có tài liệu minh chứng (chỉ tiêu 4; chỉ tiêu 5);" in text


@pytest.mark.parametrize("matter", [officers(), handover()])
def test_officers_follow_the_plan_where_it_is_not_about_the_index(matter: Matter) -> None:
    of_targets, of_index = (letter_wording(sender, matter).abstract for sender in (SENDER_OF_TARGETS, SENDER))
    assert of_targets.endswith("theo dõi, thực hiện Kế hoạch số 279/KH-UBND")
    assert of_index.endswith("theo dõi, thực hiện Chỉ số đổi mới sáng tạo cấp địa phương (PII)")


def test_the_places_to_fill_in_of_who_takes_over_stand_on_one_line() -> None:
    matter = replace(handover(), taker=None)
    text = words(build_letter(SENDER, matter))
    line = next(each for each in text.splitlines() if "Bên nhận bàn giao:" in each)
    assert line.count("…") <= 14
