"""What head and foot of the PDF do with long names, long places, a number, a page that is full."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.domain.report_content import build_report
from tests.exporters.pdf_reading import MM, Pages, leaves, line_with, text_of
from tests.exporters.sample import sample_content

A4 = (210.0, 297.0)


def face(chars: list[Any]) -> set[tuple[str, float]]:
    return {
        (char["fontname"].partition("+")[2].removeprefix("LiberationSerif"), round(char["size"], 1)) for char in chars
    }


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


def test_a_long_place_does_not_run_over_the_margin(tmp_path: Path) -> None:
    report = build_report(sample_content())
    longer = replace(report, letterhead=replace(report.letterhead, place="Thành phố Hồ Chí Minh"))
    with Pages(longer, tmp_path) as read:
        place = line_with(read[0], "năm 2025")
        assert place[-1]["x1"] * MM <= A4[0] - 15 + 0.1
        assert place[-1]["size"] >= 13


def test_a_long_symbol_goes_on_below_the_number_in_its_column(tmp_path: Path) -> None:
    report = build_report(sample_content())
    symbol = "QLNSVTCDTNNPTDNXDCSHTKTXHTNMTSTCB"
    longer = replace(report, letterhead=replace(report.letterhead, symbol=symbol))
    with Pages(longer, tmp_path) as read:
        letters = read[0].chars
    date = [char for char in letters if "Italic" in char["fontname"] and round(char["size"]) == 14]
    number = [char for char in letters if round(char["size"]) == 13 and char["fontname"].endswith("Serif")]
    number = [char for char in number if char["top"] > date[0]["top"] - 5]
    assert min(char["x0"] for char in number) * MM >= 30 - 0.1, "not out of the left margin"
    assert max(char["x1"] for char in number) <= date[0]["x0"], "not over the date"
    assert "".join(char["text"] for char in number).endswith(symbol)


def test_a_draft_says_so_until_it_has_a_number(tmp_path: Path) -> None:
    report = build_report(sample_content())
    numbered = replace(report, letterhead=replace(report.letterhead, number="5"))
    assert "DỰ THẢO" in text_of(report, tmp_path)
    text = text_of(numbered, tmp_path)
    assert "DỰ THẢO" not in text
    assert "Số: 05/BC-STC" in text


def test_a_signature_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    report = build_report(sample_content())
    for count in range(1, 8):
        longer = replace(report, blocks=(*report.blocks[:-1], *[report.blocks[0]] * count, report.blocks[-1]))
        leaf = next(leaf for leaf in leaves(Pages(longer, tmp_path).path) if "Nơi nhận:" in leaf.text)
        assert "Trên đây là báo cáo" in leaf.text
