"""Every line of the table of Nghị định 30/2020/NĐ-CP, Phụ lục I (domain.md 7), in every document, PDF and Word."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from docx.oxml.ns import qn

from pii_desktop.domain.report import Paragraph, Picture
from pii_desktop.exporters.docx_looks import STYLES
from pii_desktop.exporters.fonts import face, text_width
from tests.exporters.documents import HARD_ONES, LETTERS, NAMES, REPORT
from tests.exporters.docx_reading import among, face_in, part
from tests.exporters.form import elements
from tests.exporters.paper import Paper, Papers
from tests.exporters.pdf_reading import MM, middle

pytestmark = pytest.mark.xdist_group("papers")
KINDS = pytest.mark.parametrize("name", NAMES)
CENTRE = (30 + 210 - 15) / 2  # of the text, in mm
SINGLE = 1.149  # a single-spaced line of Times New Roman, as a share of its size


@pytest.fixture
def paper(name: str, papers: Papers) -> Paper:
    return papers[name]


def faces(chars: list[Any]) -> set[tuple[float, bool, bool]]:
    return {(round(each["size"], 1), "Bold" in each["fontname"], "Italic" in each["fontname"]) for each in chars}


def texts_below_the_head(page: Any) -> list[Any]:
    """Letters that are neither the number of the page nor the mark of a draft, nor those of a drawing."""
    return [char for char in page.chars if char["top"] * MM > 17 and char["text"].strip()]


@KINDS
def test_letters_of_the_pdf_have_the_size_and_face_of_their_line(paper: Paper) -> None:
    for each in elements(paper.report):
        _, chars = paper.place_of(each.start)
        for size, bold, italic in faces(chars):
            assert each.sizes[0] <= size <= each.sizes[1], each
            assert (bold, italic) == (each.bold, each.italic), each


@KINDS
def test_paragraphs_of_word_have_the_size_face_and_place_of_their_line(paper: Paper) -> None:
    for each in elements(paper.report):
        found = face_in(paper.word, among(paper.paragraphs, each.words))
        assert each.sizes[0] <= found.size <= each.sizes[1], each
        assert (found.bold, found.italic, found.align) == (each.bold, each.italic, each.align), each


@KINDS
def test_the_pdf_keeps_to_a4_and_its_margins(paper: Paper) -> None:
    for page in paper.pages:
        is_upright = page.width < page.height
        left, right, top, bottom = (30, 15, 20, 20) if is_upright else (20, 20, 30, 15)
        assert sorted((round(page.width * MM), round(page.height * MM))) == [210, 297]
        body = [*texts_below_the_head(page), *(line for line in page.lines if line["top"] * MM > 17)]
        assert min(each["x0"] for each in body) * MM >= left - 0.2
        assert max(each["x1"] for each in body) * MM <= page.width * MM - right + 0.2
        assert min(each["top"] for each in body) * MM >= top - 0.5
        assert max(each["bottom"] for each in body) * MM <= page.height * MM - bottom + 0.5


@KINDS
def test_word_has_the_same_paper_and_margins(paper: Paper) -> None:
    for section in paper.word.sections:
        sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
        is_upright = (section.page_width or 0) < (section.page_height or 0)
        assert [round((side or 0) / 36_000) for side in sides] == ([30, 15, 20, 20] if is_upright else [20, 20, 30, 15])
        assert sorted(round((side or 0) / 36_000) for side in (section.page_width, section.page_height)) == [210, 297]


@KINDS
def test_letters_are_black_and_of_one_serif(paper: Paper) -> None:
    for page in paper.pages[: len(paper.pages) - _drawn(paper)]:
        assert {char["fontname"].partition("+")[2].partition("-")[0] for char in page.chars} == {"LiberationSerif"}
        assert {_ink(char["non_stroking_color"]) for char in page.chars} == {"black"}
    file = paper.file("docx")
    assert "<w:color" not in part(file, "word/document.xml") + part(file, "word/styles.xml")
    assert "<w:rFonts" not in part(file, "word/document.xml")
    assert part(file, "word/styles.xml").count("<w:rFonts") == 1
    assert 'w:ascii="Times New Roman"' in part(file, "word/styles.xml")


def _drawn(paper: Paper) -> int:
    """How many pages at the end hold pictures, whose letters have colours."""
    annexes = [annex for annex in paper.report.annexes if any(isinstance(block, Picture) for block in annex.blocks)]
    return len(paper.pages) - paper.place_of(annexes[0].title)[0] if annexes else 0


def _ink(colour: Any) -> str:
    return "black" if set(colour) <= {0} or tuple(colour) == (0, 0, 0, 1) else str(colour)


@pytest.mark.parametrize("name", [*NAMES, *HARD_ONES])
def test_pages_are_numbered_at_the_top_but_for_the_first_of_each_part(paper: Paper) -> None:
    numbers = [leaf.top if leaf.top.isdigit() else "" for leaf in paper.leaves]
    starts = [place for place, leaf in enumerate(paper.leaves) if place == 0 or "(Kèm theo " in leaf.text]
    for first, behind in pairwise([*starts, len(numbers)]):
        assert numbers[first:behind] == ["", *map(str, range(2, behind - first + 1))]
    assert len(starts) == 1 + len(paper.report.annexes)
    for section in paper.word.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
        assert section.header.part.element.xpath("//w:fldSimple/@w:instr") == [" PAGE "]
        assert not section.first_page_header.part.element.xpath("//w:fldSimple")


def test_the_number_of_a_page_is_upright_and_centred(papers: Papers) -> None:
    for page in papers[REPORT].pages[1:]:
        top = [char for char in page.chars if char["top"] * MM < 16]
        assert faces(top) <= {(13.0, False, False), (14.0, False, False)}
        assert not top or middle(top) == pytest.approx(CENTRE if page.width < page.height else 297 / 2, abs=0.5)
        assert all(char["bottom"] * MM < 20 for char in top)
    header = papers[REPORT].word.sections[0].header.paragraphs[0]
    assert header.style is not None
    assert header.style.paragraph_format.alignment == 1


@KINDS
def test_head_and_foot_stand_where_the_decree_puts_them(paper: Paper) -> None:
    found = {each.what: paper.place_of(each.start) for each in reversed(list(elements(paper.report)))}
    page = {what: number for what, (number, _) in found.items()}
    chars = {what: letters for what, (_, letters) in found.items()}
    assert chars["quốc hiệu"][0]["x0"] * MM > 210 / 2 - 15, "top right"
    assert middle(chars["cơ quan ban hành"]) < 210 / 2, "top left"
    assert middle(chars["quốc hiệu"]) == pytest.approx(middle(chars["tiêu ngữ"]), abs=0.5)
    assert chars["số"][0]["matrix"][5] == pytest.approx(chars["địa danh"][0]["matrix"][5], abs=0.1), "on one line"
    assert page["nơi nhận"] == page["chức danh"]
    assert chars["nơi nhận"][0]["x0"] * MM == pytest.approx(30, abs=0.5)
    assert chars["nơi nhận"][0]["top"] * MM == pytest.approx(chars["chức danh"][0]["top"] * MM, abs=1.5)
    assert middle(chars["chức danh"]) == pytest.approx(middle(chars["tên người ký"]), abs=0.5)
    assert (chars["tên người ký"][0]["top"] - chars["chức danh"][0]["bottom"]) * MM > 20, "room for signature and seal"
    if "phụ lục" in chars:
        across = paper.pages[page["phụ lục"]].width * MM
        assert middle(chars["phụ lục"]) == pytest.approx(CENTRE if across < 250 else 297 / 2, abs=0.5)
        assert page["phụ lục"] == page["tên phụ lục"] == page["kèm theo"]


@KINDS
def test_rules_have_their_lengths(paper: Paper) -> None:
    page = paper.pages[0]
    rules = [each for each in page.lines if each["x1"] - each["x0"] > 5 and each["bottom"] == each["top"]]
    for what, words, share in _ruled(paper):
        _, chars = paper.place_of(words)
        below = [each for each in rules if abs((each["x0"] + each["x1"]) / 2 * MM - middle(chars)) < 0.7
                 and -1 < (each["top"] - chars[0]["bottom"]) * MM < 6]  # fmt: skip
        assert len(below) == 1, what
        length = (below[0]["x1"] - below[0]["x0"]) / (chars[-1]["x1"] - chars[0]["x0"])
        assert share[0] <= length <= share[1], what


def _ruled(paper: Paper) -> Iterator[tuple[str, str, tuple[float, float]]]:
    head = paper.report.letterhead
    yield "tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", (0.99, 1.01)
    yield "cơ quan ban hành", head.issuing_body.upper(), (1 / 3, 1 / 2)
    if not head.is_letter:
        yield "trích yếu", _last_line_of_the_abstract(paper), (1 / 3, 1 / 2)


def _last_line_of_the_abstract(paper: Paper) -> str:
    abstract = paper.report.letterhead.abstract
    bold = (line["text"] for line in paper.lines[0] if "Bold" in line["chars"][0]["fontname"])
    return str([text for text in bold if text in abstract][-1])


@KINDS
def test_rules_of_word_have_their_lengths(paper: Paper) -> None:
    found = {what: (words, share) for what, words, share in _ruled(paper)}
    rules = [each for each in paper.word.element.body.iter(qn("w:p")) if each.style == "DuongKe"]
    assert len(rules) == len(found)
    for rule, what in zip(rules, ("cơ quan ban hành", "tiêu ngữ", "trích yếu"), strict=False):
        words, share = found[what]
        size = 14 if what != "cơ quan ban hành" else 13
        indents = [int(rule.xpath(f"w:pPr/w:ind/@w:{side}")[0]) / 20 for side in ("left", "right")]
        cells = [int(width) / 20 for width in rule.xpath("ancestor::w:tc[1]/w:tcPr/w:tcW/@w:w")]
        length = next(iter(cells), 165 / MM) - sum(indents)
        assert share[0] <= length / text_width(words, face(bold=True), size) <= share[1], what
        assert indents[0] == pytest.approx(indents[1], abs=0.1) or cells, "centred"


@KINDS
def test_text_is_justified_indented_and_spaced(paper: Paper) -> None:
    """The longest paragraph and the one behind it, measured by baselines."""
    blocks = [block for block in paper.report.blocks if isinstance(block, Paragraph) and "\n" not in block.text]
    longest = max(blocks, key=lambda block: len(block.text))
    number, chars = paper.place_of(longest.text[:40])
    assert chars[0]["x0"] * MM == pytest.approx(30 + 12.7, abs=0.2), "first line"
    lines = paper.lines[number]
    at = next(place for place, line in enumerate(lines) if line["chars"][0] is chars[0])
    here, below = lines[at], lines[at + 1]
    assert here["x1"] * MM == pytest.approx(195, abs=0.3), "justified"
    assert below["x0"] * MM == pytest.approx(30, abs=0.2)
    spacing = (below["chars"][0]["bottom"] - here["chars"][0]["bottom"]) / (14 * SINGLE)
    assert 0.999 <= spacing <= 1.5
    behind = next(place for place in range(at + 1, len(lines)) if lines[place]["x0"] * MM > 42)
    gap = lines[behind]["chars"][0]["bottom"] - lines[behind - 1]["chars"][0]["bottom"]
    assert gap - spacing * 14 * SINGLE >= 6 - 0.1, "between paragraphs"


@KINDS
def test_text_of_word_is_justified_indented_and_spaced(paper: Paper) -> None:
    body = next(style for style in paper.word.styles if style.name == "Thân văn bản")
    form: Any = body.paragraph_format
    assert (form.alignment, round(form.first_line_indent.mm, 1), form.space_after.pt) == (3, 12.7, 6)
    assert 1 <= form.line_spacing <= 1.5
    text = [each for each in paper.paragraphs if each.style == body.name]
    assert text
    assert not [each.text for each in text if each.xml.xpath("w:pPr/w:jc | w:pPr/w:ind | w:pPr/w:spacing")]


@KINDS
def test_tables_have_letters_of_10_to_12_points(paper: Paper) -> None:
    for style in {each.style for each in paper.paragraphs if "bảng" in each.style}:
        assert 10 <= next(each.size for each in STYLES.values() if each.title == style) <= 12
    tables = [(page, table) for page in paper.pages for table in page.find_tables()]
    for page, table in tables:
        within = page.within_bbox(table.bbox).chars
        assert {round(char["size"], 1) for char in within if char["text"].strip()} <= {10.0, 10.5, 11.0, 11.5, 12.0}


@KINDS
def test_the_text_ends_with_its_mark_and_a_draft_says_so(paper: Paper) -> None:
    text = paper.report.blocks[-1] if isinstance(paper.report.blocks[-1], Paragraph) else None
    marked = [block.text for block in paper.report.blocks if isinstance(block, Paragraph) and "./." in block.text]
    assert len(marked) == 1
    assert marked[0].endswith("./.")
    assert text is None or text.text == marked[0] or not paper.report.letterhead.is_letter
    assert paper.letters.count("./.") == 1
    assert ["DỰ THẢO" in leaf.text for leaf in paper.leaves] == [True, *[False] * (len(paper.leaves) - 1)]
    assert among(paper.paragraphs, marked[0]).text == marked[0]


@pytest.mark.parametrize("name", [LETTERS[1]])
def test_several_addressees_stand_on_lines_of_their_own(paper: Paper) -> None:
    places = [paper.place_of(each.start)[1] for each in elements(paper.report) if each.what == "kính gửi"]
    assert len(places) > 2
    assert all(first[0]["top"] < second[0]["top"] for first, second in pairwise(places))
    assert len({round(chars[0]["x0"]) for chars in places[1:]}) == 1
