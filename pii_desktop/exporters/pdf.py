"""A report as PDF: text with its head and foot in portrait, each annex on pages of its own."""

from itertools import takewhile
from pathlib import Path
from typing import BinaryIO, assert_never

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from pii_desktop.domain import report as model
from pii_desktop.domain.pages import SentencePlace
from pii_desktop.domain.report import Annex, Report
from pii_desktop.domain.report_form import DRAFT_MARK, annex_label, annex_reference
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import SERIF, face, glyphs, register, text_width
from pii_desktop.exporters.layout import MM, Margins
from pii_desktop.exporters.pdf_letterhead import head_flowables, title
from pii_desktop.exporters.pdf_pictures import draw_picture
from pii_desktop.exporters.pdf_sentences import NotingCanvas, heading, sentence
from pii_desktop.exporters.pdf_signature import foot
from pii_desktop.exporters.pdf_styles import heading_style, paragraph_style, run_markup, title_style
from pii_desktop.exporters.pdf_tables import draw_table
from pii_desktop.exporters.printable import composed, markup

_TEXT, _TEXT_FIRST = "text", "text-first"
_ANNEX_LANDSCAPE, _ANNEX_PORTRAIT = "annex-landscape", "annex-portrait"
_LINES_OF_A_TABLE = 4


def write_pdf(report: Report, target: Path | BinaryIO) -> tuple[SentencePlace, ...]:
    """Write the report to `target`; where its sentences stand. The same report gives the same bytes."""
    register()
    document = _Document(report, target)
    document.build(_story(report), canvasmaker=NotingCanvas)
    return tuple(document.places.values())


def write_annexes(report: Report, target: Path | BinaryIO) -> None:
    """Write the annexes alone to `target`, for one that travels apart from its document."""
    register()
    story = [each for annex in report.annexes for each in _annex(report, annex)]
    # Without the first change of page: it would leave an empty one.
    _Document(report, target, first=_template_of(report.annexes[0])).build(story[2:], canvasmaker=NotingCanvas)


class _Document(BaseDocTemplate):
    """Page templates of the text and of the annexes; page numbers begin anew with each annex."""

    def __init__(self, report: Report, target: Path | BinaryIO, *, first: str = _TEXT_FIRST) -> None:
        properties = report.properties
        super().__init__(
            str(target) if isinstance(target, Path) else target,
            pagesize=A4,
            title=composed(properties.title),
            author=composed(properties.author),
            subject=composed(properties.subject),
            keywords=[composed(properties.keywords)],
            creator=model.PRODUCER,
            lang=report.language,
            initialFontName=SERIF,
            invariant=1,
            pageCompression=1,
            allowSplitting=1,
        )
        self._is_draft = report.is_draft
        self._first_page = 1
        self.places: dict[str, SentencePlace] = {}
        templates = [
            _template(_TEXT_FIRST, layout.PORTRAIT, A4),
            _template(_TEXT, layout.PORTRAIT, A4),
            _template(_ANNEX_LANDSCAPE, layout.LANDSCAPE, landscape(A4)),
            _template(_ANNEX_PORTRAIT, layout.PORTRAIT, A4),
        ]
        self.addPageTemplates(sorted(templates, key=lambda each: each.id != first))

    def begin_part(self) -> None:
        """Count pages from 1 again, beginning with the page in hand."""
        self._first_page = self.page

    def beforeDocument(self) -> None:  # noqa: N802
        """The canvas is there, and nothing is drawn yet."""
        self.canv.setViewerPreference("DisplayDocTitle", "true")
        if isinstance(self.canv, NotingCanvas):
            self.canv.places = self.places

    def handle_pageBegin(self) -> None:  # noqa: N802
        """The mark of a draft stands on the first page only."""
        super().handle_pageBegin()
        if self.pageTemplate.id == _TEXT_FIRST and self._is_draft:
            _draw_draft_mark(self.canv)

    def handle_pageEnd(self) -> None:  # noqa: N802
        """The number goes on last: only now is it known which part the page belongs to."""
        number = self.page - self._first_page + 1
        if number > 1:
            _draw_page_number(self.canv, number, self.pageTemplate.pagesize)
        super().handle_pageEnd()


class _PartStart(ActionFlowable):
    """Draws nothing; tells the document that an annex begins on this page."""

    def apply(self, doc: BaseDocTemplate) -> None:
        """Called by reportlab where the flowable stands."""
        if isinstance(doc, _Document):
            doc.begin_part()


def _template(name: str, margins: Margins, size: tuple[float, float]) -> PageTemplate:
    frame = Frame(
        margins.left * MM,
        margins.bottom * MM,
        size[0] - (margins.left + margins.right) * MM,
        size[1] - (margins.top + margins.bottom) * MM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
        id=name,
    )
    return PageTemplate(id=name, frames=[frame], pagesize=size)


def _story(report: Report) -> list[Flowable]:
    width = layout.text_width_of(layout.PORTRAIT, layout.A4_MM)
    story: list[Flowable] = [NextPageTemplate(_TEXT), *head_flowables(report.letterhead, width)]
    text, last = report.parted
    story += _blocks(text, width, is_annex=False)
    story.append(foot(report, width, _blocks(last, width, is_annex=False)))
    for annex in report.annexes:
        story += _annex(report, annex)
    return story


def _annex(report: Report, annex: Annex) -> list[Flowable]:
    width = layout.text_width_of(*layout.page_of(is_landscape=annex.is_landscape))
    reference = annex_reference(report.letterhead)
    story: list[Flowable] = [
        NextPageTemplate(_template_of(annex)),
        PageBreak(),
        _PartStart(),
        _annex_label(annex),
        title(annex.title, layout.ANNEX_TITLE_SIZE, width),
        Paragraph(markup(reference, glyphs()), title_style(layout.ANNEX_REFERENCE_SIZE, italic=True)),
        Spacer(1, 10),
    ]
    return story + _blocks(annex.blocks, width, is_annex=True)


def _annex_label(annex: Annex) -> Paragraph:
    label = annex_label(annex)
    named = composed(f"{label}. {annex.title}" if annex.title else label)
    return heading(markup(label, glyphs()), title_style(layout.ANNEX_LABEL_SIZE, bold=True), named, 0)


def _template_of(annex: Annex) -> str:
    return _ANNEX_LANDSCAPE if annex.is_landscape else _ANNEX_PORTRAIT


def _blocks(blocks: tuple[model.Block, ...], width: float, *, is_annex: bool) -> list[Flowable]:
    drawn: list[Flowable] = []
    for place, block in enumerate(blocks):
        if isinstance(block, model.Heading):
            drawn.append(CondPageBreak(_room_for_heading(blocks[place:], width)))
        drawn += _drawn(block, width, is_annex=is_annex)
    return drawn


def _room_for_heading(following: tuple[model.Block, ...], width: float) -> float:
    """Headings in a row and the first lines below them stay on one page, as Word keeps them.

    (reportlab's keepWithNext would move the whole paragraph or table below.)
    """
    leading = takewhile(lambda block: isinstance(block, model.Heading), following)
    headings = [_heading(block) for block in leading if isinstance(block, model.Heading)]
    room = sum(each.getSpaceBefore() + each.wrap(width, 0)[1] + each.getSpaceAfter() for each in headings)
    below = following[len(headings)] if len(following) > len(headings) else None
    lines = _kept_lines(below, width) if isinstance(below, model.Paragraph) else _LINES_OF_A_TABLE
    return room + lines * layout.BODY_LEADING


def _kept_lines(paragraph: model.Paragraph, width: float) -> int:
    """Two lines, but all of three: neither of the parts of a broken paragraph is a single line."""
    drawn = Paragraph(run_markup(paragraph.runs), paragraph_style(paragraph.style))
    drawn.wrap(width, 0)
    lines = round(drawn.height / drawn.style.leading)
    return lines if lines <= 3 else 2


def _heading(block: model.Heading, *, is_annex: bool = False) -> Paragraph:
    depth = block.level if is_annex else block.level - 1
    return heading(markup(block.full_text, glyphs()), heading_style(block.level), composed(block.full_text), depth)


def _drawn(block: model.Block, width: float, *, is_annex: bool) -> list[Flowable]:
    match block:
        case model.Heading():
            return [_heading(block, is_annex=is_annex)]
        case model.Paragraph():
            return [sentence(run_markup(block.runs), paragraph_style(block.style), block.key)]
        case model.Table():
            return [draw_table(block, width, is_annex=is_annex)]
        case model.PageBreak():
            return [PageBreak()]
        case model.Picture():
            return [draw_picture(block, width)]
    assert_never(block)


def _draw_page_number(canvas: Canvas, number: int, size: tuple[float, float]) -> None:
    """In the middle between the margins, where Word centres it too."""
    margins, _ = layout.page_of(is_landscape=size[0] > size[1])
    centre = (margins.left * MM + size[0] - margins.right * MM) / 2
    canvas.setFont(SERIF, layout.PAGE_NUMBER_SIZE)
    canvas.drawCentredString(centre, size[1] - layout.TOP_LINE * MM, str(number))


def _draw_draft_mark(canvas: Canvas) -> None:
    """A framed word in the corner above the head; it goes when the document has a number."""
    font, size = face(bold=True), layout.DRAFT_SIZE
    left, baseline = layout.DRAFT_LEFT * MM, A4[1] - layout.TOP_LINE * MM
    canvas.setFont(font, size)
    canvas.drawString(left + 6, baseline, DRAFT_MARK)
    canvas.setLineWidth(layout.RULE_WIDTH)
    canvas.rect(left, baseline - 5, text_width(DRAFT_MARK, font, size) + 12, size + 6)
