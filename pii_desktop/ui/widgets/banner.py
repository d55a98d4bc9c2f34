"""A sentence that stays until it no longer holds, with one or two things to do about it."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from pii_desktop.errors import PiiError
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import restyle
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.labels import IconLabel, Label


class Mood(StrEnum):
    """What a banner is about."""

    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    GOOD = "good"


_LOOKS = {
    Mood.WARN: (Icon.ALERT_TRIANGLE, "warn"),
    Mood.BAD: (Icon.ALERT_CIRCLE, "bad"),
    Mood.INFO: (Icon.INFO_CIRCLE, "accent"),
    Mood.GOOD: (Icon.CIRCLE_CHECK, "good"),
}


class Banner(QFrame):
    """Icon, sentence, small buttons. Emits `acted` on the first one and `second_acted` on the second."""

    acted = Signal()
    second_acted = Signal()

    def __init__(
        self, text: str = "", *, mood: Mood = Mood.INFO, action: str = "", parent: QWidget | None = None
    ) -> None:
        """No button when `action` is empty."""
        super().__init__(parent)
        self._icon = IconLabel(Icon.INFO_CIRCLE)
        self._label = Label("", wrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = Button(action, small=True)
        self._button.clicked.connect(self._on_clicked)
        self._second = Button("", small=True)
        self._second.clicked.connect(self.second_acted)
        line = row(self, gap=12, margins=(12, 7, 12, 7))
        line.addWidget(self._icon)
        line.addWidget(self._label, 1)
        line.addWidget(self._button)
        line.addWidget(self._second)
        self.setMinimumHeight(40)
        self.show_text(text, mood=mood, action=action)

    def show_text(self, text: str, *, mood: Mood = Mood.INFO, action: str = "", second: str = "") -> None:
        """Say something else; `action` and `second` are the words of the buttons."""
        name, tone = _LOOKS[mood]
        self._icon.set_icon(name, tone)
        self._label.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(text)
        restyle(self, banner=mood.value)

    def show_error(self, error: PiiError, *, action: str = "") -> None:
        """Say a refusal: what happened, why, what to do."""
        self.show_text(str(error), mood=Mood.BAD, action=action)
        self.show()

    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def _on_clicked(self) -> None:
        self.acted.emit()
