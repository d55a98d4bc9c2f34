"""What stands in the window when no workspace can be shown: the sentence, and what can be done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.errors import PiiError
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.frames import Card, Ground, column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label

_WIDTH = 560


class StartPage(Ground):
    """A refusal with its choices. Signals: `open_wanted` with a folder, `create_wanted`."""

    open_wanted = Signal(object)
    create_wanted = Signal()

    def __init__(self, error: PiiError, folder: Path, parent: QWidget | None = None) -> None:
        """`folder` is the one that could not be opened."""
        super().__init__("window", parent)
        self._folder = folder
        self._error = error
        self.retry = Button(self.tr("Thử lại"), kind=Kind.PRIMARY, icon_name=Icon.REFRESH)
        self.other = Button(self.tr("Mở sổ khác…"))
        self.create_new = Button(self.tr("Tạo sổ mới…"))
        self.setAccessibleName(str(error))
        self.setFocusProxy(self.retry)
        self._lay_out()
        self.retry.clicked.connect(self._on_retry)
        self.other.clicked.connect(self._on_other)
        self.create_new.clicked.connect(self.create_wanted)

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(_WIDTH)
        head = row(gap=12)
        head.addWidget(IconLabel(Icon.ALERT_TRIANGLE, tone="warn", size=24), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=8)
        words.addWidget(Label(self._error.title, role=Type.PANEL_TITLE, wrap=True))
        for part in (self._error.text, self._error.hint):
            if part:
                words.addWidget(Label(part, tone="text2", wrap=True))
        place = Label(self.tr("Sổ dữ liệu: {folder}").format(folder=self._folder), role=Type.SMALL, wrap=True)
        place.set_tone("text3")
        words.addWidget(place)
        head.addLayout(words, 1)
        card.body.addLayout(head)
        card.body.addSpacing(8)
        foot = row()
        foot.addStretch(1)
        for button in (self.create_new, self.other, self.retry):
            foot.addWidget(button)
        card.body.addLayout(foot)
        stack = column(self, margins=(24, 24, 24, 24))
        stack.addStretch(1)
        middle = row(gap=0)  # an aligned widget would not get the height its wrapped lines need
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        stack.addLayout(middle)
        stack.addStretch(2)

    def _on_retry(self) -> None:
        self.open_wanted.emit(self._folder)

    def _on_other(self) -> None:
        wish = FileWish(self.tr("Mở sổ dữ liệu khác"), str(self._folder.parent))
        ask_folder(self, wish, self._on_folder)

    def _on_folder(self, folder: str) -> None:
        self.open_wanted.emit(Path(folder))
