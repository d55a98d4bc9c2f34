"""What the lines above a table say of its document: number, date, province."""

from datetime import date

import pytest

from pii_desktop.importers.titles import read_document

ANNEX = "PHỤ LỤC"


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_province_of_two_names_is_named_whole(dash: str) -> None:
    line = f"(Kèm theo Kế hoạch số 3/KH-UBND ngày 3/3/2025 của UBND tỉnh Bà Rịa {dash} Vũng Tàu)"
    assert read_document([ANNEX, line], []).province == f"Bà Rịa {dash} Vũng Tàu"


def test_what_follows_a_province_behind_a_stroke_is_no_part_of_it() -> None:
    line = "Kế hoạch số 3/KH-UBND của UBND tỉnh An Giang - về nâng cao chỉ số"
    assert read_document([ANNEX, line], []).province == "An Giang"


def test_the_date_is_the_one_behind_the_number() -> None:
    line = "(Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024; Kế hoạch số 1/KH-UBND ngày 2/1/2025 của UBND tỉnh An Giang)"
    document = read_document([ANNEX, line], [])
    assert (document.number, document.signed_on) == ("1/KH-UBND", date(2025, 1, 2))


def test_a_date_above_the_number_still_counts_where_none_follows() -> None:
    document = read_document(["An Giang, ngày 05 tháng 3 năm 2025", "Số: 12/KH-UBND", ANNEX], [])
    assert document.signed_on == date(2025, 3, 5)


def test_a_letter_has_a_number_too() -> None:
    line = "Kèm theo Công văn số 99/UBND-KGVX ngày 7/7/2025 của UBND tỉnh Phú Thọ"
    assert read_document([ANNEX, line], []).number == "99/UBND-KGVX"


def test_a_plan_is_named_before_a_letter() -> None:
    lines = ["Theo Công văn số 99/UBND-KGVX", "Kế hoạch số 1/KH-UBND ngày 2/1/2025"]
    assert read_document([ANNEX, *lines], []).number == "1/KH-UBND"


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("DANH MỤC CHỈ SỐ PII NĂM 2024 VÀ CHỈ TIÊU PHẤN ĐẤU NĂM 2025", 2025),
        ("Kết quả năm 2024 và nhiệm vụ năm 2025", 2025),
        ("Phân công nhiệm vụ cải thiện chỉ số PII năm 2025 so với năm 2024", 2025),
        ("Nâng cao chỉ số PII năm 2025, mục tiêu đến năm 2030", 2025),
    ],
)
def test_the_year_is_the_one_the_plan_aims_at(line: str, year: int) -> None:
    assert read_document([ANNEX, line], []).year == year
