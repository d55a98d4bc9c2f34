"""Make the program's icon for Windows from its drawing: python packaging/make_icon.py.

Run it after a change of resources/program/pii-desktop.svg; the .ico beside it is kept in git.
"""

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "program"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_AS_PNG = 256
"""From this size on an image is stored as PNG; older parts of Windows read smaller ones as bitmaps only."""


def main() -> None:
    """Write the icon beside the drawing."""
    renderer = QSvgRenderer(str(FOLDER / "pii-desktop.svg"))
    images = [_painted(renderer, size) for size in SIZES]
    (FOLDER / "pii-desktop.ico").write_bytes(icon_file(images))


def icon_file(images: list[QImage]) -> bytes:
    """The bytes of an .ico with these square images."""
    bodies = [_png(image) if image.width() >= _AS_PNG else _bitmap(image) for image in images]
    offset = 6 + 16 * len(images)
    head = struct.pack("<HHH", 0, 1, len(images))
    for image, body in zip(images, bodies, strict=True):
        side = image.width() % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(body), offset)
        offset += len(body)
    return head + b"".join(bodies)


def _painted(renderer: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _bitmap(image: QImage) -> bytes:
    """Rows from the bottom up, then a mask that hides nothing: the alpha channel says what is seen."""
    side = image.width()
    rows = bytes(image.constBits())
    upward = b"".join(rows[start : start + 4 * side] for start in range(4 * side * (side - 1), -1, -4 * side))
    mask = bytes((side + 31) // 32 * 4 * side)
    head = struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, len(upward) + len(mask), 0, 0, 0, 0)
    return head + upward + mask


if __name__ == "__main__":
    main()
