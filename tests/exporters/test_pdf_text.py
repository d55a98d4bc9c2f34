"""What is read back out of the PDF is what was written into it."""

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.domain.report import PageBreak
from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.pdf import write_pdf
from tests.exporters.hard_texts import (
    COMPOSED,
    CONTROL,
    DECOMPOSED,
    EMOJI,
    FORMULA,
    HIGHER_THAN_A_PAGE,
    LONG_WORD,
    MARKUP,
    VIETNAMESE,
    a_report,
    a_report_of_rows,
)
from tests.exporters.pdf_reading import Pages, leaves, letters_of, text_of, without_blanks
from tests.exporters.sample import sample_content
from tests.text.signs import SIGNS

LETTERS = ("Persian", "Hindi", "an ideograph")


def test_every_paragraph_and_cell_comes_out_again(tmp_path: Path) -> None:
    report = build_report(sample_content())
    letters = letters_of(report, tmp_path)
    for words in (
        report.letterhead.abstract,
        "Kính gửi: Sở Khoa học và Công nghệ.",
        "II. KẾT QUẢ THỰC HIỆN",
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,6%.",
        "kính gửi Sở Khoa học và Công nghệ tổng hợp, báo cáo Ủy ban nhân dân tỉnh./.",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Văn Ước",
        "DANH MỤC TÀI LIỆU MINH CHỨNG NĂM 2025",
        "12/2025/QĐ-UBND",
    ):
        assert without_blanks(words) in letters


@pytest.mark.parametrize("text", [VIETNAMESE, MARKUP, FORMULA, LONG_WORD], ids=["letters", "markup", "formula", "word"])
def test_hard_text_comes_out_as_it_went_in(text: str, tmp_path: Path) -> None:
    assert without_blanks(text) in letters_of(a_report(text), tmp_path)
    assert without_blanks(text) in letters_of(a_report_of_rows(text), tmp_path)


def test_decomposed_letters_come_out_composed(tmp_path: Path) -> None:
    text = text_of(a_report(DECOMPOSED), tmp_path)
    assert COMPOSED in text
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("name", [name for name in SIGNS if name not in LETTERS])
def test_a_sign_that_the_font_lacks_is_one_box_and_is_read_as_what_it_is(name: str, tmp_path: Path) -> None:
    sign = SIGNS[name]
    with Pages(a_report(f"Đạt □ {sign} tốt"), tmp_path) as pages:
        chars = [char for char in pages[0].chars if char["text"].strip()]
    place = "".join(char["text"][0] for char in chars).index(f"Đạt□{sign[0]}tốt")
    box, drawn = chars[place + 3], chars[place + 4]
    assert drawn["text"] == sign
    assert (drawn["width"] == box["width"]) is (sign[0] not in "1™")


@pytest.mark.parametrize("name", ["Hindi", "an ideograph"])
def test_letters_that_the_font_lacks_are_read_as_what_they_are(name: str, tmp_path: Path) -> None:
    assert f"Đạt {SIGNS[name]} tốt" in text_of(a_report(f"Đạt {SIGNS[name]} tốt"), tmp_path)


def test_texts_with_many_signs_are_read_as_they_were_typed(tmp_path: Path) -> None:
    many = " ".join(chr(code) for code in range(0x1F300, 0x1F5FF))
    assert without_blanks(many) in letters_of(a_report(many), tmp_path)
    assert without_blanks(many) in letters_of(a_report_of_rows(many), tmp_path)


def test_the_same_report_gives_the_same_bytes_whatever_was_drawn_before(tmp_path: Path) -> None:
    for name in ("trước.pdf", "sau.pdf"):
        write_pdf(a_report(EMOJI, "Ngay sau ☃ và 中"), tmp_path / name)
        write_pdf(a_report(f"Ký tự khác {name} ♞ 🧭"), tmp_path / "khác.pdf")
    assert (tmp_path / "trước.pdf").read_bytes() == (tmp_path / "sau.pdf").read_bytes()


def test_control_characters_are_dropped(tmp_path: Path) -> None:
    assert "trướcsau" in text_of(a_report(CONTROL), tmp_path)


def test_a_row_higher_than_a_page_goes_on_to_the_next(tmp_path: Path) -> None:
    lines = "\n".join(f"Kết quả thứ {number:03d} của đơn vị" for number in range(1, 121))
    letters = letters_of(a_report_of_rows("Ngắn", lines), tmp_path)
    positions = [letters.rfind(without_blanks(f"Kết quả thứ {number:03d}")) for number in (1, 60, 120)]
    assert -1 not in positions
    assert positions == sorted(positions)


def test_a_broken_row_goes_on_at_the_top_of_its_cell(tmp_path: Path) -> None:
    with Pages(a_report_of_rows("Ngắn", HIGHER_THAN_A_PAGE), tmp_path) as pages:
        page = next(page for page in pages[1:] if page.width > page.height and "thứ 060" in page.extract_text())
        text = page.extract_words()
        header = max(word["bottom"] for word in text if word["text"] in ("TT", "trò", "tính"))
        first = min(word["top"] for word in text if word["text"] == "thứ")
    assert first - header < 25, "no empty line stands above it"


def test_the_first_row_of_a_group_may_be_higher_than_a_page(tmp_path: Path) -> None:
    letters = letters_of(a_report_of_rows(HIGHER_THAN_A_PAGE), tmp_path)
    assert letters.rfind("Kếtquảthứ090") > letters.rfind("Kếtquảthứ001") > letters.rfind("Trụcột1:THỂCHẾ") > 0


def test_recipients_higher_than_a_page_break_nothing(tmp_path: Path) -> None:
    many = tuple(f"- Đơn vị thứ {number:03d};" for number in range(90))
    letters = letters_of(replace(build_report(sample_content()), recipients=many), tmp_path)
    assert "Đơnvịthứ000" in letters
    assert "Đơnvịthứ089" in letters


def test_a_long_table_repeats_its_header_once_a_page(tmp_path: Path) -> None:
    report = a_report_of_rows(*(f"Kết quả {number}" for number in range(60)))
    landscape = [leaf for leaf in leaves(Pages(report, tmp_path).path) if leaf.width > leaf.height]
    heads = [leaf.text.count("Vai trò") for leaf in landscape]
    assert len(landscape) > 1
    assert heads == [1] * len(landscape)


def test_only_embedded_liberation_fonts_are_used(tmp_path: Path) -> None:
    with Pages(build_report(sample_content()), tmp_path) as pages:
        names = {char["fontname"] for page in pages for char in page.chars}
        resources = [page.page_obj.resources["Font"] for page in pages]
        listed = [font.resolve() for fonts in resources for font in _resolved(fonts).values()]
    assert {name.partition("+")[2] for name in names} <= {
        "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic",
    }  # fmt: skip
    assert all("FontFile2" in _resolved(font["FontDescriptor"]) for font in listed)


def _resolved(reference: Any) -> dict[str, Any]:
    found = reference.resolve() if hasattr(reference, "resolve") else reference
    assert isinstance(found, dict)
    return found


def test_the_file_names_its_title_author_and_language(tmp_path: Path) -> None:
    report = build_report(sample_content())
    target = tmp_path / "bao-cao.pdf"
    write_pdf(report, target)
    with Pages(report, tmp_path) as pages:
        document = pages[0].pdf
        assert document.metadata["Title"] == report.properties.title
        assert document.metadata["Author"] == "Sở Tài chính"
        assert document.doc.catalog["Lang"].decode() == "vi-VN"


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_pdf(build_report(sample_content()), first)
    write_pdf(build_report(sample_content()), second)
    assert first.read_bytes() == second.read_bytes()


def test_the_legal_basis_ends_its_lines_and_several_addressees_are_listed(tmp_path: Path) -> None:
    report = build_report(sample_content())
    head = replace(
        report.letterhead,
        legal_basis=("Căn cứ Nghị định số 30/2020/NĐ-CP", "Căn cứ Kế hoạch số 279/KH-UBND"),
        addressees=("Sở Khoa học và Công nghệ", "Sở Nội vụ"),
    )
    text = text_of(replace(report, letterhead=head), tmp_path)
    assert "Kính gửi: - Sở Khoa học và Công nghệ; - Sở Nội vụ." in text
    assert "Căn cứ Nghị định số 30/2020/NĐ-CP; Căn cứ Kế hoạch số 279/KH-UBND." in text


def test_a_page_break_and_an_upright_annex_are_kept(tmp_path: Path) -> None:
    report = build_report(sample_content())
    broken = replace(report, blocks=(report.blocks[0], PageBreak(), *report.blocks[1:]))
    upright = replace(report, annexes=(replace(report.annexes[0], number=0, is_landscape=False),))
    first, second, *_ = leaves(Pages(broken, tmp_path).path)
    assert "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN" not in first.text
    assert "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN" in second.text
    pages = leaves(Pages(upright, tmp_path).path)
    assert all(leaf.width < leaf.height for leaf in pages)
    assert any(leaf.text.startswith("Phụ lục\r\n") for leaf in pages)
