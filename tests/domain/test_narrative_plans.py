"""A report on several plans: where a code stands in two of them, the text says of which plan it tells."""

from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.report_content import ReportContent, build_report
from pii_desktop.domain.report_material import PlanPart
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import SigningFinding, SigningMatter
from pii_desktop.domain.signing_rows import checked_rows
from pii_desktop.domain.signing_rules import SigningRule
from tests.domain.test_narrative_named import lines
from tests.exporters.sample import BAC_NINH, MISSED, REACHED, a_row, sample_content

DOCUMENT = replace(BAC_NINH.document, number="92/KH-UBND", title=())
OTHER = replace(BAC_NINH, id=PlanId(2), document=DOCUMENT, label="Kế hoạch 92")
SPENDING = a_row("2.2.2", "Tỷ lệ chi cho KH&CN/GRDP", number=1, unit="%", value=Decimal("1.13"), assessment=REACHED,
                 target_printed="≥ 1", evidence_count=1, plan_id=PlanId(1))  # fmt: skip
OF_OTHER = a_row("2.2.2", "Tỷ lệ chi cho KH&CN/GRDP", number=2, unit="%", value=Decimal("0.15"), assessment=MISSED,
                 target_printed="≥ 0,2", evidence_count=1, plan_id=PlanId(2))  # fmt: skip


def of_two_plans(*rows: IndicatorRow) -> ReportContent:
    plans = (PlanPart(BAC_NINH), PlanPart(OTHER))
    return replace(sample_content(), plans=plans, rows=rows, work_items=(), evidence=())


def common(code: str, number: int, plan: int) -> IndicatorRow:
    return a_row(code, f"Nội dung {number}", Role.COLLECTIVE, number=number, plan_id=PlanId(plan))


def found(content: ReportContent, *rules: SigningRule) -> list[SigningFinding]:
    matter = SigningMatter(build_report(content), checked_rows(content))
    return [each for each in check_document(matter) if each.rule in rules]


def test_a_code_of_two_plans_is_told_with_its_plan() -> None:
    told = lines(of_two_plans(SPENDING, OF_OTHER, common("1.1.1", 3, 1)))
    name = "Tỷ lệ chi cho KH&CN/GRDP"
    assert told["results/indicator:1"].startswith(f"- Chỉ số 2.2.2. {name} (Kế hoạch số 279/KH-UBND): đạt 1,13%")
    assert told["results/indicator:2"].startswith(f"- Chỉ số 2.2.2. {name} (Kế hoạch số 92/KH-UBND): mới đạt 0,15%")
    assert told["results/assessed"].endswith("chưa đạt mục tiêu (2.2.2 thuộc Kế hoạch số 92/KH-UBND).")


def test_a_code_of_one_plan_is_not() -> None:
    told = lines(of_two_plans(SPENDING, common("1.1.1", 3, 1), common("1.1.2", 4, 2)))
    assert "(Kế hoạch" not in told["results/indicator:1"]
    assert told["results/shared-missing:common"].endswith("02 chỉ số: 1.1.1 và 1.1.2.")


def test_as_many_are_listed_as_are_counted() -> None:
    rows = (common("1.1.1", 3, 1), common("2.2.1", 4, 1), common("3.2.1", 5, 1), common("1.1.1", 6, 2))
    told = lines(of_two_plans(*rows, common("2.2.1", 7, 2)))["results/shared-missing:common"]
    assert told.endswith(
        "05 chỉ số: 1.1.1, 2.2.1 và 3.2.1 thuộc Kế hoạch số 279/KH-UBND; 1.1.1 và 2.2.1 thuộc Kế hoạch số 92/KH-UBND."
    )


def test_of_many_the_rest_is_counted() -> None:
    rows = tuple(common(f"1.1.{number % 6 + 1}", number + 1, 1 + number // 6) for number in range(12))
    told = lines(of_two_plans(*rows))["results/shared-missing:common"]
    assert "12 chỉ số" in told
    assert told.endswith("1.1.3 và 1.1.4 thuộc Kế hoạch số 92/KH-UBND và 02 nội dung khác.")


def test_the_numbers_of_one_plan_are_not_missed_in_the_other() -> None:
    rules = (SigningRule.NUMBER_DIFFERS, SigningRule.NUMBER_ASKED, SigningRule.VERDICT_DIFFERS)
    assert found(of_two_plans(SPENDING, OF_OTHER), *rules) == []
    typed = replace(OF_OTHER, entry=replace(OF_OTHER.entry, result="Chỉ số 2.2.2 đạt 1,13%."))
    (wrong,) = found(of_two_plans(SPENDING, typed), *rules)
    assert wrong.text == "Số 1,13% của 2.2.2 không có trong phụ lục (phụ lục ghi 0,15, 0,2)"
    assert wrong.place.assignment_id == 2


def test_a_row_without_a_code_is_found_by_its_sentence() -> None:
    row = a_row(None, "Tỷ lệ xã có hạ tầng số", stt="12", number=3, unit="%", value=Decimal(61), assessment=MISSED,
                target_printed="≥ 65", result="Chỉ tiêu đạt 66%, vượt mục tiêu đề ra.")  # fmt: skip
    rules = (SigningRule.NUMBER_DIFFERS, SigningRule.VERDICT_DIFFERS)
    content = replace(sample_content(), rows=(row,), work_items=(), evidence=())
    assert [each.text for each in found(content, *rules)] == [
        "Số 66% của chỉ tiêu 12 không có trong phụ lục (phụ lục ghi 61, 65)",
        "Lời văn nói chỉ tiêu 12 đạt mục tiêu, phụ lục đánh giá chưa đạt",
    ]
