"""Official documents as PDF: the letterhead in two columns, stamps and signatures over it, letters lost."""

import io
import re
from dataclasses import dataclass

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from pii_desktop.exporters.fonts import SERIF, face, register
from tests.importers.official import Official

_BOLD, _ITALIC = face(bold=True), face(italic=True)
_LEFT, _RIGHT, _MIDDLE = 165.0, 400.0, A4[0] / 2
_SIGNED = ("Người ký: ỦY BAN NHÂN DÂN TỈNH", "BẮC NINH", "Email: ubnd@bacninh.gov.vn", "Cơ quan: TỈNH BẮC NINH",
           "Thời gian ký: 09.05.2025 10:12:33 +07:00")  # fmt: skip
_RECEIVED = ("CÔNG VĂN ĐẾN", "Số: 1234", "Ngày: 07/5/2025", "Chuyển: Phòng KHTC")


@dataclass(frozen=True, slots=True)
class Print:
    """How an office prints and what others print over it."""

    size: float = 13
    left: float = _LEFT
    right: float = _RIGHT
    has_rules: bool = True
    is_signed: bool = False
    is_received: bool = False
    running_head: str = ""
    token: str = ""
    watermark: str = ""
    spaced_kind: bool = False
    lost: str = ""
    is_filled_in: bool = False
    over_picture: bool = False


def printed(paper: Official, how: Print | None = None) -> bytes:
    """The document on as many pages as it takes."""
    how = how or Print()
    register()
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=A4)
    if how.over_picture:
        canvas.drawImage(_grey_picture(), 0, 0, *A4)
    _noise(canvas, how)
    height = _letterhead(canvas, paper, how)
    height = _title(canvas, paper, how, height)
    for line in paper.below:
        canvas.setFont(SERIF, how.size)
        canvas.drawCentredString(_MIDDLE, height, _shown(line, how))
        height -= 1.6 * how.size
    _text(canvas, paper, how, height)
    canvas.save()
    return content.getvalue()


def of_lines(*lines: str) -> bytes:
    """Nothing but these lines, one below the other."""
    register()
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=A4)
    canvas.setFont(SERIF, 13)
    for place, line in enumerate(lines):
        canvas.drawString(85, A4[1] - 80 - 18 * place, line)
    canvas.save()
    return content.getvalue()


def scanned() -> bytes:
    """A page that is one picture."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=A4)
    canvas.drawImage(_grey_picture(), 0, 0, *A4)
    canvas.save()
    return content.getvalue()


def _grey_picture() -> ImageReader:
    picture = io.BytesIO()
    Image.new("L", (300, 420), 200).save(picture, "PNG")
    picture.seek(0)
    return ImageReader(picture)


def _letterhead(canvas: Canvas, paper: Official, how: Print) -> float:
    top = A4[1] - 80
    left, right = top, top
    for place, line in enumerate(paper.bodies):
        canvas.setFont(_BOLD if place else SERIF, how.size - 1)
        canvas.drawCentredString(how.left, left, _shown(line, how))
        left -= 1.15 * how.size
    for place, line in enumerate(paper.country):
        canvas.setFont(_BOLD, how.size - 1 + place)
        canvas.drawCentredString(how.right, right, _shown(line, how))
        right -= 1.15 * how.size
    level = min(left, right) - 8
    if how.has_rules:
        canvas.line(how.left - 30, left + 6, how.left + 30, left + 6)
        canvas.line(how.right - 80, right + 6, how.right + 80, right + 6)
    _number(canvas, _shown(paper.number, how), how, level)
    canvas.setFont(_ITALIC, how.size)
    canvas.drawCentredString(how.right, level, _shown(paper.place_date, how))
    canvas.setFont(SERIF, how.size - 1)
    for line in paper.matter:
        level -= 1.1 * how.size
        canvas.drawCentredString(how.left, level, _shown(line, how))
    return level - 3 * how.size


def _number(canvas: Canvas, number: str, how: Print, level: float) -> None:
    """Printed whole, or its count added later in blue and a little larger by the records office."""
    canvas.setFont(SERIF, how.size)
    label, count, symbol = re.fullmatch(r"(\D*)(\d*)(.*)", number, re.DOTALL).groups()  # type: ignore[union-attr]
    if not (how.is_filled_in and count):
        canvas.drawCentredString(how.left, level, number)
        return
    canvas.drawString(how.left - 60, level, label)
    canvas.drawString(how.left + 5, level, symbol)
    canvas.setFont(SERIF, how.size + 1)
    canvas.setFillColorRGB(0, 0, 1)
    canvas.drawString(how.left - 60 + canvas.stringWidth(label, SERIF, how.size) + 3, level, count)
    canvas.setFillColorRGB(0, 0, 0)


def _title(canvas: Canvas, paper: Official, how: Print, height: float) -> float:
    canvas.setFont(_BOLD, how.size + 1)
    kind = "  ".join(" ".join(word) for word in paper.kind.split(" ")) if how.spaced_kind else paper.kind
    for line in (kind, *paper.abstract):
        canvas.drawCentredString(_MIDDLE, height, _shown(line, how))
        height -= 1.25 * how.size if line else 0
    if paper.abstract and how.has_rules:
        canvas.line(_MIDDLE - 40, height + 6, _MIDDLE + 40, height + 6)
    return height - how.size


def _text(canvas: Canvas, paper: Official, how: Print, height: float) -> None:
    for paragraph in paper.text:
        for line in simpleSplit(_shown(paragraph, how), SERIF, how.size, A4[0] - 150):
            if height < 70:
                canvas.showPage()
                height = A4[1] - 80
            canvas.setFont(SERIF, how.size)
            canvas.drawString(85, height, line)
            height -= 1.2 * how.size
        height -= 6


def _noise(canvas: Canvas, how: Print) -> None:
    canvas.setFont(SERIF, 8)
    for place, line in enumerate(_SIGNED if how.is_signed else ()):
        canvas.drawString(430, A4[1] - 20 - 9 * place, line)
    canvas.setFont(SERIF, 10)
    for place, line in enumerate(_RECEIVED if how.is_received else ()):
        canvas.drawString(40, A4[1] - 175 - 12 * place, line)
    canvas.setFont(SERIF, 11)
    canvas.drawCentredString(_MIDDLE, A4[1] - 45, how.running_head)
    canvas.drawString(40, A4[1] - 60, how.token)
    if how.watermark:
        canvas.saveState()
        canvas.setFont(_BOLD, 40)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, how.watermark)
        canvas.restoreState()


def _shown(text: str, how: Print) -> str:
    return "".join("" if letter in how.lost else letter for letter in text)


PRINTS = {
    "sạch": Print(),
    "không nét kẻ": Print(has_rules=False),
    "cỡ 14, hai cột sát nhau": Print(size=14, left=150, right=415),
    "ký số": Print(is_signed=True),
    "dấu đến": Print(is_received=True),
    "tiêu đề trang, mã": Print(running_head="DỰ THẢO LẦN 2", token="q3X9aZ81LkPwQ2mN7bVc4T"),
    "hình mờ, chữ thưa": Print(watermark="BẢN SAO", spaced_kind=True),
    "mất chữ ỉ": Print(lost="ỉ"),
    "số điền sau": Print(is_filled_in=True),
    "lớp chữ trên ảnh": Print(over_picture=True),
}
