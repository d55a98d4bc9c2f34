"""What belongs here, and the first thing to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import restyle
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label

_WIDTH = 560  # a longer text is broken


class EmptyState(QFrame):
    """A dashed card. Emits `acted` on its button and `second_acted` on the quiet one."""

    acted = Signal()
    second_acted = Signal()

    def __init__(
        self,
        icon_name: Icon,
        title: str,
        text: str = "",
        *,
        actions: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`actions` are the words of at most two buttons."""
        super().__init__(parent)
        restyle(self, empty=True)
        middle = Qt.AlignmentFlag.AlignHCenter
        stack = column(self, gap=4, margins=(24, 16, 24, 16))
        stack.addWidget(IconLabel(icon_name, size=24), 0, middle)
        stack.addWidget(Label(title, role=Type.STRONG), 0, middle)
        if text:
            words = Label(text, role=Type.SMALL, tone="text3", wrap=True)
            words.setAlignment(middle)
            width = min(_WIDTH, max(320, words.fontMetrics().horizontalAdvance(text) + 8))
            words.setMinimumSize(width, words.heightForWidth(width))
            stack.addWidget(words, 0, middle)
        buttons = row()
        signals = (self.acted, self.second_acted)
        for number, action in enumerate(actions[:2]):
            button = Button(action, kind=Kind.QUIET if number else Kind.PLAIN)
            button.clicked.connect(signals[number])
            buttons.addWidget(button)
            if not number:
                self.setFocusProxy(button)
        if actions:
            stack.addSpacing(4)
            stack.addLayout(buttons)
            stack.setAlignment(buttons, middle)
        self.setAccessibleName(" ".join(part for part in (title, text) if part))
