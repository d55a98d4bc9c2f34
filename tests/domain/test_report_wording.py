"""How plan, period and addressee are named."""

from dataclasses import replace

import pytest

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.domain.report_content import PlanPart
from pii_desktop.domain.report_wording import (
    abstract_of,
    addressees_of,
    full_citation,
    period_words,
    plans_cited,
    result_title,
    sentence,
    short_citation,
    spelt_out,
    with_period,
)
from tests.exporters.sample import BAC_NINH, FINANCE, SUBJECT, sample_content


@pytest.mark.parametrize(
    ("kind", "index", "words"),
    [
        (PeriodKind.YEAR, 1, "năm 2025"),
        (PeriodKind.HALF, 1, "6 tháng đầu năm 2025"),
        (PeriodKind.QUARTER, 3, "quý III năm 2025"),
        (PeriodKind.MONTH, 2, "tháng 02 năm 2025"),
        (PeriodKind.MONTH, 3, "tháng 3 năm 2025"),
        (PeriodKind.ONCE, 1, "năm 2025 (báo cáo đột xuất)"),
    ],
)
def test_periods_inside_a_sentence(kind: PeriodKind, index: int, words: str) -> None:
    assert period_words(Period(PeriodId(1), kind, 2025, None, "", index)) == words


def test_a_column_of_results_has_a_short_title() -> None:
    on_demand = Period(PeriodId(1), PeriodKind.ONCE, 2024, None, "")
    assert result_title(on_demand) == "Kết quả năm 2024"
    assert result_title(replace(on_demand, kind=PeriodKind.QUARTER, index=3)) == "Kết quả quý III năm 2024"


def test_a_plan_is_first_cited_in_full_and_then_by_its_number() -> None:
    part = PlanPart(BAC_NINH, (), SUBJECT)
    assert full_citation(part, "Bắc Ninh") == (
        "Kế hoạch số 279/KH-UBND ngày 06/5/2025 của Ủy ban nhân dân tỉnh Bắc Ninh về " + SUBJECT
    )
    assert short_citation(part, "Bắc Ninh") == "Kế hoạch số 279/KH-UBND"


def test_a_plan_without_a_number_goes_by_year_and_issuer() -> None:
    plan = replace(BAC_NINH, document=PlanDocument(number=None, issuer="UBND tỉnh", year=2024, province="Bắc Giang"))
    assert short_citation(PlanPart(plan), "Bắc Ninh") == "Kế hoạch năm 2024 của Ủy ban nhân dân tỉnh Bắc Giang"


def test_two_plans_are_joined() -> None:
    other = replace(BAC_NINH, document=replace(BAC_NINH.document, number="09/KH-UBND"))
    content = replace(sample_content(), plans=(PlanPart(BAC_NINH), PlanPart(other)))
    assert plans_cited(content, in_full=False) == "Kế hoạch số 279/KH-UBND và Kế hoạch số 09/KH-UBND"


def test_plans_of_one_name_are_cited_once() -> None:
    unnumbered = replace(BAC_NINH, document=replace(BAC_NINH.document, number=None))
    content = replace(sample_content(), plans=(PlanPart(unnumbered), PlanPart(replace(unnumbered, id=PlanId(2)))))
    assert plans_cited(content, in_full=False).count("Kế hoạch") == 1


def test_the_abstract_names_the_year_once() -> None:
    assert abstract_of(sample_content()) == f"Kết quả thực hiện Kế hoạch số 279/KH-UBND về {SUBJECT}"


def test_the_abstract_of_a_half_year_says_so() -> None:
    half = replace(sample_content().period, kind=PeriodKind.HALF)
    assert abstract_of(replace(sample_content(), period=half)).endswith("năm 2025, 6 tháng đầu năm 2025")


@pytest.mark.parametrize(
    ("recipient", "addressees"),
    [
        ("Sở KH&CN", ("Sở Khoa học và Công nghệ",)),
        ("UBND tỉnh", ("Ủy ban nhân dân tỉnh Bắc Ninh",)),
        ("Sở Nội vụ; Sở Tư pháp.", ("Sở Nội vụ", "Sở Tư pháp")),
        ("", ("Sở Khoa học và Công nghệ",)),
        ("Sở Tài chính", ("Sở Khoa học và Công nghệ",)),
    ],
)
def test_whom_the_report_goes_to(recipient: str, addressees: tuple[str, ...]) -> None:
    period = replace(sample_content().period, recipient=recipient)
    assert addressees_of(replace(sample_content(), period=period)) == addressees


def test_the_addressee_of_the_profile_stands_in_for_the_periods() -> None:
    content = replace(sample_content(), profile=replace(FINANCE, addressee="Sở Công Thương"))
    assert addressees_of(replace(content, period=replace(content.period, recipient=""))) == ("Sở Công Thương",)


@pytest.mark.parametrize(
    ("typed", "shown"), [("đã xong;", "Đã xong."), ("xong.", "Xong."), ("  ", ""), ("gồm:", "Gồm:")]
)
def test_what_a_clerk_typed_becomes_a_sentence(typed: str, shown: str) -> None:
    assert sentence(typed) == shown


def test_the_year_of_a_plan_without_a_number_is_not_said_twice() -> None:
    assert with_period("Kế hoạch năm 2024 của Ủy ban nhân dân tỉnh", "năm 2024") == (
        "Kế hoạch năm 2024 của Ủy ban nhân dân tỉnh"
    )
    assert with_period("Kế hoạch năm 2024", "quý I năm 2025") == "Kế hoạch năm 2024, quý I năm 2025"
    assert with_period("Kế hoạch số 279/KH-UBND", "năm 2025") == "Kế hoạch số 279/KH-UBND năm 2025"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("giảm so với cùng kỳ .", "Giảm so với cùng kỳ."),
        ("đạt kết quả , tốt ;", "Đạt kết quả, tốt."),
        ("nguồn lực còn mỏng..", "Nguồn lực còn mỏng."),
        ("đang rà soát...", "Đang rà soát..."),
        ('triển khai Đề án "Mỗi xã một sản phẩm"', "Triển khai Đề án “Mỗi xã một sản phẩm”."),
        ("tỉ lệ 1 : 2 so với năm trước", "Tỉ lệ 1 : 2 so với năm trước."),
    ],
)
def test_marks_stand_close_and_once(typed: str, told: str) -> None:
    assert sentence(typed) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("HĐND tỉnh", "Hội đồng nhân dân tỉnh Bắc Ninh"),
        ("HĐND tỉnh Bắc Ninh", "Hội đồng nhân dân tỉnh Bắc Ninh"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("UBND xã Tân An", "Ủy ban nhân dân xã Tân An"),
    ],
)
def test_council_and_committee_are_spelt_out(name: str, told: str) -> None:
    assert spelt_out(name, "Bắc Ninh") == told
