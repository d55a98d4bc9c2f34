"""What a plan is called as long as the one of the new year is not issued."""

from pii_desktop.domain.new_year import next_document
from pii_desktop.domain.plan import PlanDocument


def test_the_title_of_a_copied_plan_is_of_the_new_year_and_names_no_old_document() -> None:
    title = (
        "PHÂN CÔNG NHIỆM VỤ CẢI THIỆN CHỈ SỐ PII NĂM 2025",
        "(Kèm theo Kế hoạch số: 279/KH-UBND ngày 06 tháng 5 năm 2025 của UBND tỉnh Bắc Ninh)",
    )
    made = next_document(PlanDocument(title, "279/KH-UBND", None, "UBND tỉnh Bắc Ninh", 2025, "Bắc Ninh"), 2026)
    assert made.title == ("PHÂN CÔNG NHIỆM VỤ CẢI THIỆN CHỈ SỐ PII NĂM 2026",)
    assert (made.number, made.signed_on, made.year) == (None, None, 2026)


def test_other_numbers_of_a_title_stay() -> None:
    made = next_document(PlanDocument(("Nghị quyết 02/NQ-CP, giai đoạn 2024-2030",), year=2024), 2025)
    assert made.title == ("Nghị quyết 02/NQ-CP, giai đoạn 2025-2030",)
    assert next_document(PlanDocument(()), 2025).title == ()
