"""The theme of the running program: palette first, then one generated style sheet."""

import sys
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from pii_desktop.ui.look import font
from pii_desktop.ui.proxy_style import ProxyStyle
from pii_desktop.ui.style_sheet import style_sheet
from pii_desktop.ui.tokens import DARK, LIGHT, Tokens, Type


class ThemeChoice(StrEnum):
    """What the user chose in the settings."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Applies a choice to the application and follows the system's colours. Emits `changed` afterwards."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        """Child of `app`; nothing is painted before `apply`."""
        super().__init__(app)
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        self._tokens: Tokens | None = None
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen last."""
        return self._choice

    def apply(self, choice: ThemeChoice) -> None:
        """Paint everything in the chosen colours, at once and without a restart."""
        self._choice = choice
        wanted = DARK if self._is_dark() else LIGHT
        if wanted is self._tokens:
            return
        if self._tokens is None:
            self._app.setStyle(ProxyStyle())
            self._app.setFont(font())
            QToolTip.setFont(font(Type.SMALL))
        self._tokens = wanted
        self._app.setPalette(palette(wanted))
        self._app.setStyleSheet(style_sheet(wanted))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._choice is ThemeChoice.SYSTEM:
            scheme = self._app.styleHints().colorScheme()
            return scheme == Qt.ColorScheme.Dark or (scheme == Qt.ColorScheme.Unknown and is_window_dark())
        return self._choice is ThemeChoice.DARK

    def _on_system_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM and self._tokens is not None:
            self.apply(ThemeChoice.SYSTEM)


if sys.platform == "win32":
    import ctypes

    _WINDOW = 5
    _MIDDLE = 3 * 128

    def is_window_dark() -> bool:
        """Whether a contrast theme of Windows, of which Qt says neither light nor dark, has dark windows."""
        colour: int = ctypes.WinDLL("user32").GetSysColor(_WINDOW)
        return (colour & 0xFF) + (colour >> 8 & 0xFF) + (colour >> 16 & 0xFF) < _MIDDLE

else:

    def is_window_dark() -> bool:
        """False: elsewhere Qt knows, or there is nothing to know."""
        return False


def apply_theme(app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> Theme:
    """Put the look on the application; returns its one `Theme`, for later changes."""
    theme = app.findChild(Theme) or Theme(app)
    theme.apply(choice)
    return theme


def palette(wanted: Tokens) -> QPalette:
    """Fusion's palette from tokens, so that what the style sheet leaves out fits too."""
    role = QPalette.ColorRole
    result = QPalette()
    for key, value in (
        (role.Window, wanted.window),
        (role.WindowText, wanted.text),
        (role.Base, wanted.surface),
        (role.AlternateBase, wanted.sunken),
        (role.Text, wanted.text),
        (role.PlaceholderText, wanted.text3),
        (role.Button, wanted.surface),
        (role.ButtonText, wanted.text),
        (role.BrightText, wanted.bad),
        (role.Light, wanted.surface),
        (role.Midlight, wanted.hover),
        (role.Mid, wanted.line),
        (role.Dark, wanted.line_strong),
        (role.Shadow, wanted.line_strong),
        (role.Highlight, wanted.accent),
        (role.HighlightedText, wanted.on_accent),
        (role.Accent, wanted.accent),
        (role.Link, wanted.accent),
        (role.LinkVisited, wanted.accent),
        (role.ToolTipBase, wanted.tip),
        (role.ToolTipText, wanted.on_tip),
    ):
        result.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(wanted.disabled))
    return result
