"""The look in force: its tokens, its colours, its fonts. Told from the application, held by no widget."""

import os
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from pii_desktop.ui.tokens import DARK, LIGHT, TYPE_SIZES, Tokens, Type

_FAMILIES = ["Open Sans", "Noto Sans", "Liberation Sans", "DejaVu Sans"]
_FAMILIES_ON_WINDOWS = ["Segoe UI", "Tahoma", "Arial"]
_TIP_LINE = 80
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
    return _FAMILIES_ON_WINDOWS if os.name == "nt" else _FAMILIES


def tip(text: str) -> str:
    """`text` for a tooltip: long ones are broken into lines, and nothing in it is read as markup."""
    if len(text) <= _TIP_LINE and "<" not in text:
        return text
    return f"<div>{escape(text).replace(chr(10), '<br>')}</div>"


def words(text: str) -> str:
    """`text` for a button, a tab or a menu: "KH&CN" keeps its sign and makes no shortcut."""
    return text.replace("&", "&&")


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet selects by, and let the sheet look again where it has looked before."""
    changed = {name: value for name, value in properties.items() if widget.property(name) != value}
    for name, value in changed.items():
        widget.setProperty(name, value)
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
