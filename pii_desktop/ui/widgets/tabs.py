"""Tabs over a panel: words, the current one underlined."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabBar, QWidget

from pii_desktop.ui.look import font, words


class Tabs(QTabBar):
    """A flat row of tabs. Emits `currentChanged` as every QTabBar."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        """In this order, the first one current."""
        super().__init__(parent)
        self.setFont(font())
        self.setExpanding(False)
        self.setDrawBase(False)
        for name in names:
            self.addTab(words(name))
