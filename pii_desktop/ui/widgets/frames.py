"""Grounds that pages are laid on: page, panel, card; and how air is put around things."""

from functools import cached_property, partial
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from pii_desktop.ui.look import restyle
from pii_desktop.ui.tokens import PANEL_PADDING
from pii_desktop.ui.turns import Turns
from pii_desktop.ui.widgets.labels import Label, SectionTitle

L = TypeVar("L", bound=QBoxLayout)
_MARGIN: Final = 16
"""What is left to see around a part that is scrolled to, in logical pixels."""


class Ground(QWidget):
    """An area with a ground of its own: "window", "surface", "sunken" or "preview"."""

    def __init__(self, ground: str = "surface", parent: QWidget | None = None) -> None:
        """Add a layout of your own."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        restyle(self, ground=ground)


class Card(QFrame):
    """White paper with a hairline. No card in a card."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        """With a head when `title` is given; `body` takes what belongs into it, `head` a link at its right."""
        super().__init__(parent)
        restyle(self, card=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.title = SectionTitle(title)
        self.note = Label(note, tone="text3")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 8)
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        if title:
            column.addLayout(self.head)
        else:
            for words in (self.title, self.note):
                words.setParent(self)
                words.hide()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(PANEL_PADDING, 0 if title else PANEL_PADDING, PANEL_PADDING, PANEL_PADDING)
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)


class Scroll(QScrollArea):
    """Scrolls its content up and down, never sideways."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Takes `content` over."""
        super().__init__(parent)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @cached_property
    def _turns(self) -> Turns:
        return Turns(self)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part of the content in the next turn of the event loop: one just made has no place before."""
        self._turns.take(partial(self._scroll_to, part))

    def _scroll_to(self, part: QWidget) -> None:
        content = self.widget()
        if isValid(part) and content.isAncestorOf(part):
            height = max(content.sizeHint().height(), content.heightForWidth(content.width()))
            content.resize(content.width(), height)
            self.ensureWidgetVisible(part, 0, _MARGIN)


def row(
    parent: QWidget | None = None, *, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Side by side, `gap` apart; margins left, top, right, bottom."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), gap, margins)


def column(
    parent: QWidget | None = None, *, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """One below the other, `gap` apart; margins left, top, right, bottom."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), gap, margins)


def _spaced(layout: L, gap: int, margins: tuple[int, int, int, int]) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    return layout
