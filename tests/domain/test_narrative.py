"""What the program writes from the records, sentence by sentence."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pii_desktop.domain.assessment import Assessment, Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.earlier import EarlierEntry
from pii_desktop.domain.ids import AssignmentId, PeriodId, WorkItemId
from pii_desktop.domain.narrative_parts import Sentence, section_of
from pii_desktop.domain.narrative_patterns import COMMON, PATTERNS, SECTIONS
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import RowKind, Series
from pii_desktop.domain.progress import Entry, WorkItem, WorkState
from pii_desktop.domain.report_content import ReportContent
from pii_desktop.domain.report_narrative import sections_of, told
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.wording_rules import Told
from tests.exporters.sample import MISSED, REACHED, YEAR_2025, a_row, sample_content, scored_content

HALF_2025 = Period(PeriodId(8), PeriodKind.HALF, 2025, None, "")
YEAR_2024 = Period(PeriodId(9), PeriodKind.YEAR, 2024, None, "")


def lines(content: ReportContent) -> dict[str, str]:
    """The sentences as they are printed, by their keys."""
    parts = (part for section in told(content) for part in section.parts)
    return {part.line.key: part.line.text for part in parts if isinstance(part, Told)}


def of_one(**fields: Any) -> str:
    """The sentence of a single led row."""
    return of_row(a_row("2.2.2", "Tỉ lệ chi cho KH&CN/GRDP", unit="%", **fields))


def of_row(row: Any, **content: Any) -> str:
    found = lines(replace(sample_content(), rows=(row,), evidence=(), **content))
    return found.get("results/indicator:1", "").removeprefix("- Chỉ số 2.2.2. Tỉ lệ chi cho KH&CN/GRDP: ")


def was(period: Period, value: str) -> EarlierEntry:
    return EarlierEntry(AssignmentId(1), period, Entry(value=Decimal(value)))


@pytest.mark.parametrize(
    ("target", "value", "verdict", "words"),
    [
        ("≥ 40%", "45.2", REACHED, "đạt 45,2%, vượt mục tiêu 40%."),
        ("≥ 40", "45.2", REACHED, "đạt 45,2%, vượt mục tiêu 40%."),
        ("≥ 40%", "40", REACHED, "đạt 40%, bằng mục tiêu đề ra."),
        ("≥ 40%", "38", MISSED, "mới đạt 38%, chưa đạt mục tiêu từ 40% trở lên."),
        ("> 40%", "38", MISSED, "mới đạt 38%, chưa đạt mục tiêu trên 40%."),
        ("≤ 10%", "8", REACHED, "là 8%, đạt mục tiêu không quá 10%."),
        ("≤ 10%", "12", MISSED, "là 12%, chưa đạt mục tiêu không quá 10%."),
        ("5%", "4.5", REACHED, "là 4,5%, đạt mục tiêu 5%."),
        ("5%", "6", MISSED, "là 6%, chưa đạt mục tiêu 5%."),
        ("40%", "38", MISSED, "mới đạt 38%, chưa đạt mục tiêu 40%."),
        ("16 - 18", "17", REACHED, "là 17%, đạt mục tiêu từ 16 đến 18%."),
    ],
)
def test_a_result_is_told_against_its_target(target: str, value: str, verdict: Assessment, words: str) -> None:
    given = of_one(target_printed=target, value=Decimal(value), assessment=verdict)
    assert given == words


def test_a_quotient_is_told_as_anybody_reads_it() -> None:
    row = a_row("2.2.2", "Tỉ lệ chi cho KH&CN/GRDP", value=Decimal("20.0257"), unit="DN/10.000 dân",
                numerator=Decimal(3120), denominator=Decimal(1558000))  # fmt: skip
    told = of_row(row, earlier=(was(YEAR_2024, "18.1111"),))
    assert told == "đạt 20,03 DN/10.000 dân; tăng 1,91 DN/10.000 dân so với năm 2024."


def test_a_result_without_a_target_is_only_told() -> None:
    assert of_one(value=Decimal("45.2")) == "đạt 45,2%."


def test_a_target_in_words_is_quoted_and_its_cause_told() -> None:
    row = a_row("2.2.2", "Tỉ lệ chi cho KH&CN/GRDP", target_printed="Thuộc nhóm dẫn đầu", assessment=MISSED,
                result="Đứng thứ 9", judgement_reason="thiếu kinh phí đối ứng")  # fmt: skip
    found = lines(replace(sample_content(), rows=(row,), evidence=()))
    assert found["results/indicator:1"].endswith(": chưa đạt mục tiêu “Thuộc nhóm dẫn đầu”. Đứng thứ 9.")
    assert found["difficulties/judged:1"].endswith("chưa đạt mục tiêu. Nguyên nhân: Thiếu kinh phí đối ứng.")


def test_a_result_is_told_against_the_last_period_and_a_year_ago() -> None:
    row = a_row("2.2.2", "Tỉ lệ chi cho KH&CN/GRDP", unit="%", value=Decimal("45.2"))
    earlier = (was(YEAR_2024, "40"), was(HALF_2025, "42.1"))
    assert of_row(row, earlier=earlier) == (
        "đạt 45,2%; tăng 3,1 điểm phần trăm so với 6 tháng đầu năm 2025, "
        "tăng 5,2 điểm phần trăm so với năm 2024."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("46", "đạt 45,2 điểm; giảm 0,8 điểm so với năm 2024."),
        ("45.20", "đạt 45,2 điểm; không thay đổi so với năm 2024."),
    ],
)
def test_a_fall_and_a_standstill_are_told_too(before: str, words: str) -> None:
    row = a_row("2.2.2", "Tỉ lệ chi cho KH&CN/GRDP", unit="điểm", value=Decimal("45.2"))
    assert of_row(row, earlier=(was(YEAR_2024, before),)) == words


def test_later_periods_and_this_one_are_nothing_to_compare_with() -> None:
    row = a_row("2.2.2", "Tỉ lệ chi cho KH&CN/GRDP", unit="%", value=Decimal("45.2"))
    later = replace(YEAR_2024, year=2026)
    assert of_row(row, earlier=(was(YEAR_2025, "1"), was(later, "2"))) == "đạt 45,2%."


def test_a_typed_value_is_not_held_against_a_score() -> None:
    row = a_row("1.2.1", "Chi phí gia nhập thị trường", unit="điểm", series=Series.SCORE, target_printed="≥ 30",
                value=Decimal("7.1"), score=Decimal("31.5"), rank=12, citation="Báo cáo PII 2024",
                assessment=REACHED)  # fmt: skip
    found = lines(replace(scored_content(), rows=(row,)))
    assert found["results/indicator:1"] == (
        "- Chỉ số 1.2.1. Chi phí gia nhập thị trường: đạt 7,1 điểm; điểm số được công bố là 31,5 điểm, xếp thứ 12, "
        "theo Báo cáo PII 2024, vượt mục tiêu 30 điểm."
    )


def test_a_missing_number_is_named_with_or_without_its_explanation() -> None:
    rows = (
        a_row("2.2.2", "Chi KH&CN", number=1, explanation="chờ số liệu thống kê"),
        a_row("2.2.3", "Chi R&D", number=2),
        a_row("2.2.4", "Số tổ chức KH&CN", Role.COORDINATING, number=3),
    )
    found = lines(replace(sample_content(), rows=rows))
    assert found["results/explained:1"] == (
        "- Chỉ số 2.2.2. Chi KH&CN: chưa có số liệu, kết quả. Chờ số liệu thống kê."
    )
    assert found["results/unexplained"] == "- Chưa có số liệu, kết quả của 01 chỉ số: 2.2.3."
    assert found["results/shared-missing:joint"] == "- Chưa có kết quả để báo cáo đối với 01 chỉ số: 2.2.4."


def test_what_is_the_same_for_all_is_said_once() -> None:
    rows = tuple(
        a_row(code, code, number=number, value=Decimal(2), target_printed="≥ 1", assessment=REACHED)
        for number, code in enumerate(("1.1.3", "1.2.1"), start=1)
    )
    done = tuple(WorkItem(WorkItemId(each), AssignmentId(1), "Việc", WorkState.DONE) for each in (1, 2))
    earlier = tuple(replace(was(YEAR_2024, "1"), assignment_id=AssignmentId(each)) for each in (1, 2))
    found = lines(replace(sample_content(), rows=rows, work_items=done, earlier=earlier))
    assert found["results/assessed"].endswith("so với mục tiêu, tất cả đều đạt mục tiêu.")
    assert found["results/trend"] == "Có 02 chỉ số so sánh được với kỳ trước, tất cả đều tăng."
    assert "là 02, tất cả đã thực hiện (chi tiết" in found["work/summary"]
    assert "next/work" not in found


def test_a_long_name_is_read_once_and_never_shortened_to_one_that_no_plan_prints() -> None:
    name = "Tỉ lệ diện tích đất công nghiệp đã được xây dựng kết cấu hạ tầng trên tổng diện tích đất công nghiệp (%)"
    row = a_row("3.2.2", name, value=Decimal(65), difficulties="giải phóng mặt bằng chậm", short_name="Đất công nghiệp")
    found = lines(replace(sample_content(), rows=(row,)))
    assert name.removesuffix(" (%)") in found["results/indicator:1"]
    assert found["difficulties/row:1"] == "- Chỉ số 3.2.2: Giải phóng mặt bằng chậm."


def test_a_fall_in_the_number_of_communes_is_said_to_be_no_performance() -> None:
    from pii_desktop.services.catalogue import framework

    row = a_row("6.2.4", "Chỉ dẫn địa lý/tổng số xã", unit="CDĐL/xã", value=Decimal(2))
    content = replace(sample_content(), rows=(row,), earlier=(was(YEAR_2024, "1"),), framework=framework())
    assert row.assignment.row.kind is RowKind.INDICATOR
    assert "đã thay đổi do sắp xếp từ ngày 01/7/2025" in lines(content)["results/indicator:1"]
    old = replace(content, period=replace(YEAR_2025, year=2024), earlier=(was(replace(YEAR_2024, year=2023), "1"),))
    assert "sắp xếp" not in lines(old)["results/indicator:1"]


def sentences(content: ReportContent) -> list[Sentence]:
    return [part for section in sections_of(content) for part in section.parts if isinstance(part, Sentence)]


def test_every_sentence_knows_the_places_of_its_kind_and_its_section() -> None:
    for sentence in sentences(replace(sample_content(), earlier=(was(YEAR_2024, "6"),))):
        assert set(sentence.values) == {*PATTERNS[sentence.kind].places, *COMMON}, sentence.key
        assert section_of(sentence.key) in SECTIONS


def test_keys_are_unique_and_the_same_when_numbers_change() -> None:
    before = [sentence.key for sentence in sentences(sample_content())]
    assert len(before) == len(set(before))
    rows = tuple(replace(row, entry=replace(row.entry, value=Decimal(3))) for row in sample_content().rows)
    after = {sentence.key for sentence in sentences(replace(sample_content(), rows=rows))}
    assert {key for key in before if key.startswith("results/indicator")} <= after


def test_own_targets_are_said_to_be_ones_own() -> None:
    row = a_row("1.1.3", "Chính sách", own_target=parse_target("≥ 6"), value=Decimal(7),
                assessment=Assessment(Verdict.REACHED))  # fmt: skip
    found = lines(replace(sample_content(), rows=(row,)))
    assert found["results/own-targets"] == "Mục tiêu của 01 chỉ số do Sở Tài chính tự xác định để phấn đấu."


def test_work_that_does_not_fit_any_more_is_asked_to_be_changed() -> None:
    unfit = WorkItem(WorkItemId(1), AssignmentId(1), "- rà soát quy định;", WorkState.ADJUST)
    found = lines(replace(sample_content(), work_items=(unfit,)))
    assert found["proposals/adjust"] == (
        "- Đề nghị cho điều chỉnh 01 nhiệm vụ, giải pháp để phù hợp tình hình thực tế: Rà soát quy định."
    )
