"""A document that proves a row and stands against none of its requirements yet."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from pii_desktop.domain.coverage import ProvingDocument
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import words
from pii_desktop.ui.requirement_line import tr
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel

_LONGEST = 72


class UnsortedLine(QWidget):
    """A document of the row that stands against no requirement. Emits `sorted` with the key chosen and its id."""

    sorted = Signal(str, object)

    def __init__(self, document: ProvingDocument, choices: tuple[tuple[str, str], ...]) -> None:
        """`choices` are keys and words of the requirements."""
        super().__init__()
        self._id = document.id
        self._choices = choices
        self.button = Button(tr("Xếp vào…"), kind=Kind.QUIET, small=True)
        self.button.setAccessibleDescription(document.title)
        self.button.setObjectName(f"sort unsorted {document.id}")
        self.button.setEnabled(bool(choices))
        line = row(self, gap=8)
        line.addWidget(IconLabel(Icon.CERTIFICATE, tone="text3"))
        line.addWidget(ElidedLabel(document.title, role=Type.SMALL), 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        menu = QMenu(self)
        for key, text in self._choices:
            menu.addAction(words(short_words(text)), partial(self.sorted.emit, key, self._id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))


def short_words(text: str) -> str:
    """`text` as far as a menu has room."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rstrip()}…"
