"""The one icon family: Tabler outline, painted in a token's colour."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pii_desktop import paths
from pii_desktop.ui.look import tokens

_STROKES = {14: 1.75, 16: 1.75, 20: 1.5, 24: 1.5}


class Icon(StrEnum):
    """Every icon of the program; the value is the file's name without ".svg"."""

    DASHBOARD = "layout-dashboard"
    TARGET = "target"
    LIST_CHECK = "list-check"
    CERTIFICATE = "file-certificate"
    CALENDAR_DUE = "calendar-due"
    DATABASE = "database"
    SITEMAP = "sitemap"
    SETTINGS = "settings"
    CHECK = "check"
    CIRCLE_CHECK = "circle-check"
    CIRCLE_HALF = "circle-half-2"
    CIRCLE_DASHED = "circle-dashed"
    ALERT_CIRCLE = "alert-circle"
    ALERT_TRIANGLE = "alert-triangle"
    INFO_CIRCLE = "info-circle"
    HOURGLASS = "hourglass"
    CLOCK = "clock"
    PENCIL = "pencil"
    LOCK = "lock"
    SHIELD_CHECK = "shield-check"
    HELP = "help"
    TOOL = "tool"
    COMPARE = "git-compare"
    SEARCH = "search"
    PLUS = "plus"
    CLOSE = "x"
    TRASH = "trash"
    COPY = "copy"
    DOWNLOAD = "download"
    UPLOAD = "upload"
    PRINTER = "printer"
    REFRESH = "refresh"
    COLUMNS = "columns-3"
    EXTERNAL_LINK = "external-link"
    PAPERCLIP = "paperclip"
    UNDO = "arrow-back-up"
    REDO = "arrow-forward-up"
    SEND = "send"
    SIGN = "writing-sign"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    FILE_DOCX = "file-type-docx"
    FLAG = "flag"
    NOTE = "note"


def pixmap(name: Icon, tone: str = "text2", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon in the current theme's colour of `tone`, `size` logical pixels at `ratio` device pixels each."""
    return _painted(name, tokens().colour(tone), size, ratio)


def icon(name: Icon, tone: str = "text2", size: int = 16, gap: int = 0) -> QIcon:
    """The icon for a button or an action: sharp at 100 to 200 %, greyed when disabled, `gap` empty at its right."""
    look = tokens()
    return QIcon(_in_all_ratios(name, (look.colour(tone), look.colour("disabled")), size, gap, _ratios()))


def icon_size(size: int = 16) -> QSize:
    """A square of `size` logical pixels."""
    return QSize(size, size)


def _ratios() -> frozenset[float]:
    """Of the screens that are there, and twice the size for those to come: each ratio more takes time at every icon."""
    return frozenset({1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})


@lru_cache(maxsize=512)
def _in_all_ratios(name: Icon, tones: tuple[str, str], size: int, gap: int, ratios: frozenset[float]) -> QIcon:
    """`tones` are the colours of a button that can be pressed and of one that cannot."""
    result = QIcon()
    for ratio in sorted(ratios):
        picture = _padded(_painted(name, tones[0], size, ratio), gap)
        result.addPixmap(picture)
        result.addPixmap(_tinted(picture, tones[1]), QIcon.Mode.Disabled)
    return result


def _tinted(picture: QPixmap, colour: str) -> QPixmap:
    """The same shape in another colour: quicker than drawing it anew."""
    canvas = picture.copy()
    painter = QPainter(canvas)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(canvas.rect(), QColor(colour))
    painter.end()
    return canvas


def _padded(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    canvas = QPixmap(picture.width() + round(gap * ratio), picture.height())
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return canvas


@lru_cache(maxsize=64)
def _source(name: Icon) -> str:
    return (paths.resources() / "icons" / f"{name.value}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _painted(name: Icon, colour: str, size: int, ratio: float) -> QPixmap:
    stroke = _STROKES.get(size, 1.75)
    svg = _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    canvas = QPixmap(round(size * ratio), round(size * ratio))
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return canvas
