"""Buttons: plain, the one primary, quiet, destructive; and a square one with an icon alone."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pii_desktop.ui.icons import Icon, icon, icon_size
from pii_desktop.ui.look import font, restyle, tokens, words
from pii_desktop.ui.tokens import Tokens, Type

_ICON_GAP = 4  # on top of the 4 that Qt leaves
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
RESTYLED = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class Kind(StrEnum):
    """How much a button asks for attention. One PRIMARY a screen. TIP stands on the undo bar, DROP in a header."""

    PLAIN = "plain"
    PRIMARY = "primary"
    QUIET = "quiet"
    DESTRUCTIVE = "destructive"
    TIP = "tip"
    DROP = "drop"


_ICON_TONES = {
    Kind.PLAIN: "text2",
    Kind.PRIMARY: "on_accent",
    Kind.QUIET: "accent",
    Kind.DESTRUCTIVE: "bad",
    Kind.TIP: "on_tip",
    Kind.DROP: "text2",
}


class Button(QPushButton):
    """A button of 32 (24 when small). Emits `clicked` as every QPushButton."""

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = Kind.PLAIN,
        icon_name: Icon | None = None,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`text` is already translated; it is the accessible name too."""
        super().__init__(words(text), parent)
        self._icon_name = Icon.CHEVRON_DOWN if kind is Kind.DROP else icon_name
        self._kind = kind
        self._look: tuple[Icon, int, Tokens] | None = None  # what the icon shown was painted for
        if kind is Kind.DROP:  # the arrow stands after the words
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAutoDefault(False)
        self.setFont(font(_type_of(kind, small)))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setIconSize(icon_size(14 if small else 16))
        restyle(self, kind=kind.value, small=small)
        self._refresh_icon()

    @property
    def kind(self) -> Kind:
        """What it was made as."""
        return self._kind

    def setText(self, text: str) -> None:
        """Show another word, with "&" as a sign."""
        super().setText(words(text))
        self.setAccessibleName(text)
        self._refresh_icon()  # one that had no word has no gap beside its icon

    def set_icon(self, icon_name: Icon | None) -> None:
        """Show another icon, or none."""
        self._icon_name, self._look = icon_name, None
        self.setIcon(QIcon())
        self._refresh_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too, as in every office program; Qt alone knows the space bar outside dialogs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint the icon in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._refresh_icon()

    def _refresh_icon(self) -> None:
        name: Icon | None = getattr(self, "_icon_name", None)  # the base class may restyle before we are built
        if name is None:
            return
        gap = _ICON_GAP if self.text() and self._kind is not Kind.DROP else 0
        look = (name, gap, tokens())
        if look == self._look:  # the sheet looks often without another theme
            return
        self._look = look
        size = self.iconSize().height()
        self.setIconSize(QSize(size + gap, size))
        self.setIcon(icon(name, _ICON_TONES[self._kind], size, gap))


class IconButton(Button):
    """A square button with an icon; `name` is its tooltip and accessible name."""

    def __init__(
        self,
        icon_name: Icon,
        name: str,
        *,
        kind: Kind = Kind.PLAIN,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name` says in words what a click does."""
        super().__init__("", kind=kind, icon_name=icon_name, small=small, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        restyle(self, icon_only=True)


def with_shortcut(button: Button, keys: str) -> Button:
    """`button` with a key sequence, which its tooltip names ("Lưu (Ctrl+Enter)"). Returns the same button."""
    sequence = QKeySequence(keys)
    button.setShortcut(sequence)
    name = button.accessibleName() or button.text()
    button.setToolTip(f"{name} ({sequence.toString(QKeySequence.SequenceFormat.NativeText)})")
    return button


def _type_of(kind: Kind, small: bool) -> Type:
    if small:
        return Type.SMALL
    return Type.STRONG if kind in (Kind.PRIMARY, Kind.TIP) else Type.BODY
