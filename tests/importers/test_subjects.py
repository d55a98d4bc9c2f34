"""What a plan says it is about, where the file holds the plan and not its annex only."""

import pytest

from pii_desktop.importers.subjects import plan_subject


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        # Seed 003: over three lines, a blank between each, the text begins with the same words.
        (
            (
                "KẾ HOẠCH", "Thực hiện Nghị quyết số 02/NQ-CP ngày 05/01/2024 của Chính phủ", "",
                "về những nhiệm vụ, giải pháp", "", "năm 2024", "", "",
                "Thực hiện Nghị quyết số 02/NQ-CP, UBND tỉnh ban hành Kế hoạch",
            ),
            "Thực hiện Nghị quyết số 02/NQ-CP ngày 05/01/2024 của Chính phủ về những nhiệm vụ, giải pháp năm 2024",
        ),
        # Seed 000: up to the rule.
        (
            (
                "KẾ HOẠCH", "Duy trì, cải thiện và nâng cao Chỉ số đổi mới sáng tạo", "",
                "(PII) tỉnh Bắc Giang năm 2024", "––––––––", "Trên cơ sở phân tích kết quả",
            ),
            "Duy trì, cải thiện và nâng cao Chỉ số đổi mới sáng tạo (PII) tỉnh Bắc Giang năm 2024",
        ),
        (
            ("KẾ HOẠCH", "Phát triển kinh tế số năm 2025", "Căn cứ Luật Khoa học và công nghệ;"),
            "Phát triển kinh tế số năm 2025",
        ),
        # Seed 001: capitals; seed 004: an annex alone.
        (("KẾ HOẠCH", "CẢI THIỆN VÀ NÂNG CAO CHỈ SỐ ĐỔI MỚI SÁNG TẠO", "Căn cứ Nghị quyết số 02/NQ-CP;"), ""),
        (("Phụ lục I", "CÁC CHỈ TIÊU CỤ THỂ", "(Ban hành kèm theo Kế hoạch số 09/KH-UBND)"), ""),
        (("KẾ HOẠCH", "", "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"), ""),
        (("KẾ HOẠCH",), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_the_lines_under_the_kind(lines: tuple[str, ...], subject: str) -> None:
    assert plan_subject(lines) == subject


def test_a_text_without_an_end_is_no_title() -> None:
    assert plan_subject(("KẾ HOẠCH", *["dòng chữ của một đoạn văn dài không có dấu kết thúc"] * 20)) == ""
