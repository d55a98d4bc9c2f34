"""Pictures of the Word file: vector for present versions, the same as dots for older ones, with words for all."""

from hashlib import sha256
from xml.sax.saxutils import quoteattr

from pii_desktop.domain.report import Picture, Report
from pii_desktop.exporters import layout
from pii_desktop.exporters.chart_dots import drawing_png
from pii_desktop.exporters.chart_svg import drawing_svg
from pii_desktop.exporters.docx_looks import Look
from pii_desktop.exporters.docx_package import Media
from pii_desktop.exporters.docx_xml import line, paragraph
from pii_desktop.exporters.printable import composed

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
# The extension by which Word 2016 and later find the vector picture; others show the dots.
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMES = 'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
_EMU_A_POINT = 12700


def media_of(report: Report) -> tuple[Media, ...]:
    """Two files for each picture of the text and of the annexes, each picture once."""
    blocks = (*report.blocks, *(block for annex in report.annexes for block in annex.blocks))
    pictures = dict.fromkeys(block for block in blocks if isinstance(block, Picture))
    named = {_key(picture): picture.drawing for picture in pictures}
    return tuple(
        each
        for key, drawing in named.items()
        for each in (
            Media(f"png{key}", f"hinh-{key}.png", drawing_png(drawing)),
            Media(f"svg{key}", f"hinh-{key}.svg", drawing_svg(drawing).encode("utf-8")),
        )
    )


def picture_xml(picture: Picture, width: float) -> str:
    """The picture in a column `width` points wide, kept with its caption below it."""
    scale = layout.drawing_scale(picture.drawing.width, width)
    size = (round(picture.drawing.width * scale * _EMU_A_POINT), round(picture.drawing.height * scale * _EMU_A_POINT))
    return paragraph(Look.PICTURE, f"<w:r>{_inline(picture, size)}</w:r>") + line(Look.CAPTION, picture.caption)


def _inline(picture: Picture, size: tuple[int, int]) -> str:
    key = _key(picture)
    said = f"name={quoteattr(f'Hình {key}')} descr={quoteattr(_one_line(picture.description))}"
    number, extent = int(key[:7], 16) + 1, f'cx="{size[0]}" cy="{size[1]}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" {said}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" {said}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="png{key}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip {_SVG_NAMES} r:embed="svg{key}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _key(picture: Picture) -> str:
    """By what it shows: the same report gives the same names."""
    said = f"{drawing_svg(picture.drawing)}{picture.caption}{picture.description}"
    return sha256(said.encode("utf-8")).hexdigest()[:12]


def _one_line(text: str) -> str:
    return " ".join(composed(text).split())
