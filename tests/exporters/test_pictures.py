"""Pictures as they stand in the files: letters that do not touch, words for who cannot see them, the same pages."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from pii_desktop.domain.chart import Anchor, Circle, Drawing, Line, Polygon, Rectangle, Text
from pii_desktop.domain.report import Picture, Report
from pii_desktop.domain.report_content import build_report
from pii_desktop.domain.report_pictures import evidence_pictures, result_pictures
from pii_desktop.domain.target import parse_target
from pii_desktop.exporters.chart_dots import DPI, drawing_png
from pii_desktop.exporters.chart_svg import drawing_svg
from pii_desktop.exporters.docx import write_docx
from pii_desktop.exporters.fonts import face, register, text_width
from pii_desktop.exporters.paper_inks import PAPER
from tests.exporters.docx_reading import part
from tests.exporters.hard_texts import HARD, VIETNAMESE
from tests.exporters.pdf_reading import Pages, letters_of, without_blanks
from tests.exporters.pictured import matrix, pictured_content, pillars
from tests.exporters.sample import a_row

Box = tuple[float, float, float, float]


def hard_rows() -> Iterator[Any]:
    """Names that break exporters, numbers of every length, targets with words behind them."""
    values = ("0.0001", "6.12", "123456.789", "-3", "1000000", "12", "7", "0.5")
    for number, (name, value) in enumerate(zip((*HARD[:6], VIETNAMESE, "Chi"), values, strict=True), start=1):
        target = parse_target(("≥ 6,00", "≤ 10", "16 - 18", "≥ 3% và tăng dần theo yêu cầu phát triển")[number % 4])
        yield a_row("2.2.2", name, number=number, own_target=target, value=Decimal(value), baseline=Decimal(5))


def hard_content() -> Any:
    return replace(pictured_content(), rows=tuple(hard_rows()), pillars=pillars(now=True))


def drawings() -> dict[str, Drawing]:
    """Every kind of picture, plain and with hard texts."""
    plain = (*result_pictures(pictured_content()), *evidence_pictures(matrix(30)))
    hard = result_pictures(hard_content())
    return {
        f"{name} {place}": each.drawing
        for name, kinds in (("plain", plain), ("hard", hard))
        for place, each in enumerate(kinds)
    }


DRAWINGS = drawings()


def box_of(text: Text) -> Box:
    """Where its letters stand on paper, by the measures of the face they are set in."""
    register()
    width = text_width(text.text, face(bold=text.is_bold), text.size)
    left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    return left, text.y - 0.68 * text.size, left + width, text.y + 0.2 * text.size


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_text_lies_over_another_or_over_the_edge(name: str) -> None:
    drawing = DRAWINGS[name]
    texts = [(part.text, box_of(part)) for part in drawing.primitives if isinstance(part, Text)]
    for words, (left, top, right, bottom) in texts:
        assert left >= -0.5, words
        assert top >= -1, words
        assert right <= drawing.width + 0.5, words
        assert bottom <= drawing.height + 0.5, words
    for (one, first), (other, second) in combinations(texts, 2):
        apart = first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] or second[3] <= first[1]
        assert apart, f"{one!r} lies over {other!r}"


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_colour_is_one_of_paper(name: str) -> None:
    used: set[str | None] = set()
    for each in DRAWINGS[name].primitives:
        match each:
            case Line():
                used.add(each.ink)
            case Polygon() | Rectangle() | Circle():
                used |= {each.fill, each.stroke}
            case Text():
                used |= {each.ink, each.halo}
    assert used - {None} <= set(PAPER)


def test_inks_that_mean_something_are_legible_in_grey() -> None:
    """A contrast of 4.5 on white for what is read, as grey as a printer makes it."""
    for token in ("text", "text2", "text3", "accent", "good", "warn", "bad"):
        assert 1.05 / (_grey(PAPER[token]) + 0.05) >= 7, token
    assert 1.05 / (_grey(PAPER["chart_base"]) + 0.05) >= 1.5, "an area is seen beside white paper"


def test_the_pdf_holds_strokes_and_letters_and_no_dots(tmp_path: Path) -> None:
    report = build_report(pictured_content())
    with Pages(report, tmp_path) as pages:
        drawn = [page for page in pages if "BIỂU ĐỒ KẾT QUẢ" in (page.extract_text() or "")]
        assert [len(page.images) for page in pages] == [0] * len(pages)
        assert len(drawn) == 1
        assert len(drawn[0].curves) + len(drawn[0].lines) > 40
    letters = letters_of(report, tmp_path)
    for picture in pictures_of(report):
        assert without_blanks(picture.caption) in letters
    for words in ("2. Vốn con người, nghiên cứu", "gốc 39,67, mục tiêu > 39,67", "Hiện tại: chưa công bố", "≥ 7,50"):
        assert without_blanks(words) in letters


def test_the_pdf_of_pictures_is_the_same_every_time(tmp_path: Path) -> None:
    first, second = (Pages(build_report(pictured_content()), _made(tmp_path / name)).path for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_word_has_each_picture_twice_with_words_for_it(tmp_path: Path) -> None:
    report = build_report(pictured_content())
    path = _word(report, tmp_path)
    inlines = list(Document(str(path)).element.body.iter(qn("wp:inline")))
    pictures = pictures_of(report)
    assert [inline.find(qn("wp:docPr")).get("descr") for inline in inlines] == [each.description for each in pictures]
    assert len({inline.find(qn("wp:docPr")).get("id") for inline in inlines}) == len(pictures)
    with zipfile.ZipFile(path) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert sorted(name.rpartition(".")[2] for name in media) == ["png"] * 4 + ["svg"] * 4
        for name in media:
            if name.endswith("png"):
                assert Image.open(io.BytesIO(archive.read(name))).info["dpi"] == pytest.approx((DPI, DPI), abs=1)
            else:
                etree.fromstring(archive.read(name))
    for inline in inlines:
        size = inline.find(qn("wp:extent"))
        assert int(size.get("cx")) <= 165 * 36000, "between the margins"


def test_word_names_the_parts_of_a_picture_as_the_package_does(tmp_path: Path) -> None:
    path = _word(build_report(pictured_content()), tmp_path)
    relations = etree.fromstring(part(path, "word/_rels/document.xml.rels").encode("utf-8"))
    targets = {each.get("Id"): f"word/{each.get('Target')}" for each in relations}
    body = part(path, "word/document.xml")
    with zipfile.ZipFile(path) as archive:
        named = [each for each in targets if f'r:embed="{each}"' in body]
        assert len(named) == 8
        assert {targets[each] for each in named} <= set(archive.namelist())


def test_a_picture_is_kept_with_its_caption_in_the_middle(tmp_path: Path) -> None:
    document = Document(str(_word(build_report(pictured_content()), tmp_path)))
    styles = {style.style_id: style for style in document.styles}
    assert styles["Hinh"].paragraph_format.keep_with_next
    assert [int(styles[each].paragraph_format.alignment) for each in ("Hinh", "TenHinh")] == [1, 1]
    after = [each.getnext() for each in document.element.body.iter(qn("w:p")) if each.style == "Hinh"]
    assert [each.style for each in after] == ["TenHinh"] * 4


def test_the_same_drawing_gives_the_same_bytes_of_dots() -> None:
    drawing = DRAWINGS["plain 1"]
    assert drawing_png(drawing) == drawing_png(drawing)
    picture = Image.open(io.BytesIO(drawing_png(drawing)))
    assert picture.width == pytest.approx(drawing.width * 10 / 12 / 72 * DPI, abs=2)


def test_hard_text_stays_text_in_the_vector_picture() -> None:
    svg = drawing_svg(Drawing(100, 20, (Text(0, 12, "<b>đậm</b> & “x”"),)))
    assert etree.fromstring(svg.encode("utf-8"))[0].text == "<b>đậm</b> & “x”"


def pictures_of(report: Report) -> list[Picture]:
    return [block for annex in report.annexes for block in annex.blocks if isinstance(block, Picture)]


def _word(report: Report, folder: Path) -> Path:
    target = folder / "bao-cao.docx"
    write_docx(report, target)
    return target


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _grey(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
