"""The look in force: its tokens, its colours, its fonts. Told from the application, held by no widget."""

import sys

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from pii_desktop.ui.tokens import DARK, LIGHT, TYPE_SIZES, Tokens, Type

_DARK_BELOW = 128  # lightness of the window colour


def tokens() -> Tokens:
    """The tokens in force, told from the application's palette, so that no widget needs to hold a theme."""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW else LIGHT


def colour(tone: str) -> QColor:
    """The colour of a token in the theme in force."""
    return QColor(tokens().colour(tone))


def font(role: Type = Type.BODY) -> QFont:
    """The screen font of a role: Segoe UI on Windows, pixel sizes, tabular figures."""
    size, weight = TYPE_SIZES[role]
    result = QFont()
    result.setFamilies(_families())
    result.setPixelSize(size)
    result.setWeight(QFont.Weight(weight))
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def control_height(widget: QWidget, least: int) -> int:
    """Height of a control: the measure of the look, or more where the font is larger. Logical pixels."""
    return max(least, widget.fontMetrics().height() + 12)


def _families() -> list[str]:
    if sys.platform == "win32":
        return ["Segoe UI", "Tahoma", "Arial"]
    return ["Open Sans", "Noto Sans", "Liberation Sans", "DejaVu Sans"]


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet selects by, and let the sheet look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
