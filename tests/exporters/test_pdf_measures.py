"""Places, sizes and faces measured in the PDF against Nghị định 30/2020/NĐ-CP (domain.md 7)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.domain.report_content import build_report
from tests.exporters.hard_texts import a_report_of_rows
from tests.exporters.pdf_reading import MM, Pages, line_with, middle
from tests.exporters.sample import sample_content

A4 = (210.0, 297.0)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Any]]:
    with Pages(build_report(sample_content()), tmp_path_factory.mktemp("pdf")) as read:
        yield read


def near(value: float, wanted: float, tolerance: float = 0.5) -> bool:
    return abs(value - wanted) <= tolerance


def face(chars: list[Any]) -> set[tuple[str, float]]:
    return {
        (char["fontname"].partition("+")[2].removeprefix("LiberationSerif"), round(char["size"], 1)) for char in chars
    }


def rules(page: Any) -> list[tuple[float, float, float]]:
    """Horizontal rules as (left, right, top) in mm."""
    return sorted(
        ((line["x0"] * MM, line["x1"] * MM, line["top"] * MM) for line in page.lines if line["x1"] - line["x0"] > 5),
        key=lambda rule: rule[2],
    )


def test_paper_is_a4_and_annexes_lie_across(pages: list[Any]) -> None:
    sizes = [(round(page.width * MM), round(page.height * MM)) for page in pages]
    assert set(sizes) == {(210, 297), (297, 210)}
    # The text comes first, then the tables across the page, then the pictures upright again.
    assert sizes[-1] == (210, 297)
    assert sizes[:-1] == sorted(sizes[:-1])


def test_text_keeps_the_margins(pages: list[Any]) -> None:
    for page in (page for page in pages if page.width < page.height):
        body = [char for char in page.chars if char["top"] * MM > 17]
        assert min(char["x0"] for char in body) * MM >= 29.9
        assert max(char["x1"] for char in body if char["text"].strip()) * MM <= A4[0] - 15 + 0.1
        assert min(char["top"] for char in body) * MM >= 19.5
        assert max(char["bottom"] for char in body) * MM <= A4[1] - 19.5
    left = line_with(pages[0], "chủ trì 04 chỉ số")
    assert near(left[0]["x0"] * MM, 30)


def test_the_first_line_of_a_paragraph_is_indented_by_1_27_cm(pages: list[Any]) -> None:
    assert near(line_with(pages[0], "Theo phân công")[0]["x0"] * MM, 30 + 12.7, 0.2)


def test_body_is_upright_14(pages: list[Any]) -> None:
    assert face(line_with(pages[0], "chủ trì 04 chỉ số")) == {("", 14.0)}


def test_country_and_motto_stand_top_right(pages: list[Any]) -> None:
    country = line_with(pages[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = line_with(pages[0], "Độc lập - Tự do - Hạnh phúc")
    assert face(country) <= {("-Bold", 12.0), ("-Bold", 13.0)}
    assert face(motto) == {("-Bold", 14.0)}
    assert near(middle(country), middle(motto))
    assert country[0]["x0"] * MM > A4[0] / 2 - 15


def test_the_rule_under_the_motto_is_as_long_as_the_motto(pages: list[Any]) -> None:
    motto = line_with(pages[0], "Độc lập - Tự do - Hạnh phúc")
    left, right, top = next(rule for rule in rules(pages[0]) if rule[0] > 100)
    assert near(left, motto[0]["x0"] * MM)
    assert near(right, motto[-1]["x1"] * MM)
    assert 0 < top - motto[0]["bottom"] * MM < 4


def test_the_bodies_stand_top_left_with_a_rule_of_a_third_to_a_half(pages: list[Any]) -> None:
    parent, issuing = line_with(pages[0], "ỦY BAN NHÂN DÂN"), line_with(pages[0], "SỞ TÀI CHÍNH")
    assert face(parent) == {("", 13.0)}
    assert face(issuing) == {("-Bold", 13.0)}
    assert near(middle(parent), middle(issuing))
    left, right, _ = next(rule for rule in rules(pages[0]) if rule[1] < 100 and rule[2] > 25)
    share = (right - left) / ((issuing[-1]["x1"] - issuing[0]["x0"]) * MM)
    assert 1 / 3 <= share <= 1 / 2
    assert near((left + right) / 2, middle(issuing))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Khoa học và Công nghệ", ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"]),
        ("Sở Thông tin và Truyền thông", ["SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"]),
        ("Ban Quản lý các Khu công nghiệp tỉnh", ["BAN QUẢN LÝ CÁC KHU", "CÔNG NGHIỆP TỈNH"]),
    ],
)
def test_a_long_name_of_a_body_is_broken_evenly(name: str, lines: list[str], tmp_path: Path) -> None:
    report = build_report(sample_content())
    renamed = replace(report, letterhead=replace(report.letterhead, issuing_body=name))
    with Pages(renamed, tmp_path) as read:
        for line in lines:
            assert face(line_with(read[0], line)) <= {("-Bold", 12.0), ("-Bold", 13.0)}


def test_number_and_date_share_a_line(pages: list[Any]) -> None:
    number, place = line_with(pages[0], "Số:"), line_with(pages[0], "Bắc Ninh, ngày")
    assert face(number) == {("", 13.0)}
    assert face(place) == {("-Italic", 14.0)}
    assert near(number[0]["matrix"][5], place[0]["matrix"][5], 0.1)


def test_kind_and_abstract_are_bold_14_and_centred_over_a_rule(pages: list[Any]) -> None:
    kind = line_with(pages[0], "BÁO CÁO")
    abstract = line_with(pages[0], "Kết quả thực hiện Kế hoạch số")
    centre = (30 + A4[0] - 15) / 2
    assert face(kind) == face(abstract) == {("-Bold", 14.0)}
    assert near(middle(kind), centre)
    left, right, _ = next(rule for rule in rules(pages[0]) if rule[2] > kind[0]["bottom"] * MM)
    assert near((left + right) / 2, centre)
    last = line_with(pages[0], "đổi mới sáng tạo cấp địa phương (PII) của tỉnh Bắc Ninh năm 2025")
    assert 1 / 3 <= (right - left) / ((last[-1]["x1"] - last[0]["x0"]) * MM) <= 1 / 2


def test_a_long_place_does_not_run_over_the_margin(tmp_path: Path) -> None:
    report = build_report(sample_content())
    longer = replace(report, letterhead=replace(report.letterhead, place="Thành phố Hồ Chí Minh"))
    with Pages(longer, tmp_path) as read:
        place = line_with(read[0], "năm 2025")
        assert place[-1]["x1"] * MM <= A4[0] - 15 + 0.1
        assert place[-1]["size"] >= 13


def test_recipients_are_small_and_stand_at_the_height_of_the_signers_title(pages: list[Any]) -> None:
    page = next(page for page in pages if "Nơi nhận:" in page.extract_text())
    title, first = line_with(page, "Nơi nhận:"), line_with(page, "- Như trên;")
    signer = line_with(page, "KT. GIÁM ĐỐC")
    assert face(title) == {("-BoldItalic", 12.0)}
    assert face(first) == {("", 11.0)}
    assert face(signer) == {("-Bold", 14.0)}
    assert near(title[0]["x0"] * MM, 30)
    assert near(title[0]["top"] * MM, signer[0]["top"] * MM, 1.5)


def test_there_is_room_for_signature_and_seal(pages: list[Any]) -> None:
    page = next(page for page in pages if "Nơi nhận:" in page.extract_text())
    title, name = line_with(page, "PHÓ GIÁM ĐỐC"), line_with(page, "Nguyễn Văn Ước")
    assert (name[0]["top"] - title[0]["bottom"]) * MM > 20
    assert near(middle(title), middle(name))
    assert face(name) == {("-Bold", 14.0)}


def test_pages_are_numbered_from_the_second_on(tmp_path: Path) -> None:
    with Pages(a_report_of_rows(*(f"Kết quả {number}" for number in range(60))), tmp_path) as read:
        numbers = [_number_at_top(page) for page in read]
        portrait = [number for number, page in zip(numbers, read, strict=True) if page.width < page.height]
        across = [number for number, page in zip(numbers, read, strict=True) if page.width > page.height]
    assert portrait == ["", *map(str, range(2, len(portrait) + 1))]
    assert across == ["", *map(str, range(2, len(across) + 1))]


def _number_at_top(page: Any) -> str:
    """Centred between the margins."""
    centre = (30 + A4[0] - 15) / 2 if page.width < page.height else A4[1] / 2
    top = [char for char in page.chars if char["top"] * MM < 15 and "Bold" not in char["fontname"]]
    assert not top or near(middle(top), centre)
    assert all(13 <= round(char["size"]) <= 14 for char in top)
    return "".join(char["text"] for char in top)


def test_an_annex_names_itself_its_title_and_its_report(pages: list[Any]) -> None:
    annex = next(page for page in pages if page.width > page.height)
    label, title = line_with(annex, "Phụ lục I"), line_with(annex, "BIỂU TỔNG HỢP")
    reference = line_with(annex, "(Kèm theo Báo cáo số")
    assert face(label) == face(title) == {("-Bold", 14.0)}
    assert face(reference) == {("-Italic", 14.0)}
    assert near(middle(label), A4[1] / 2)


def test_table_text_has_10_to_12_points(pages: list[Any]) -> None:
    body = next(page for page in pages if "1. Thể chế" in page.extract_text())
    assert face(line_with(body, "1. Thể chế")) == {("", 12.0)}
    annex = next(page for page in pages if page.width > page.height)
    assert face(line_with(annex, "Chi phí gia nhập")) == {("", 11.0)}


def test_a_draft_says_so_until_it_has_a_number(tmp_path: Path) -> None:
    report = build_report(sample_content())
    numbered = replace(report, letterhead=replace(report.letterhead, number="5"))
    with Pages(report, tmp_path) as read:
        assert ["DỰ THẢO" in page.extract_text() for page in read] == [True, *[False] * (len(read) - 1)]
    with Pages(numbered, tmp_path) as read:
        assert not any("DỰ THẢO" in page.extract_text() for page in read)
        assert "Số: 05/BC-STC" in read[0].extract_text()


def test_a_signature_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    report = build_report(sample_content())
    for count in range(1, 8):
        longer = replace(report, blocks=(*report.blocks[:-1], *[report.blocks[0]] * count, report.blocks[-1]))
        with Pages(longer, tmp_path) as read:
            page = next(page for page in read if "Nơi nhận:" in page.extract_text())
            assert "Trên đây là báo cáo" in page.extract_text()
