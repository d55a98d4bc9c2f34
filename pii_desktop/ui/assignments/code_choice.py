"""Which code a row gets: the proposed one, the printed one, or another one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.plan import ParsedRow, RowKind
from pii_desktop.services.recoding import codes_to_choose, is_code_doubtful, printed_code
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.frames import column, row


class CodeChoice(QWidget):
    """Emits `chosen` with the code, blank for the one that the program proposes."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until a row with a doubtful code is shown."""
        super().__init__(parent)
        self._proposed = ""
        self._printed = ""
        self.accept = Button("")
        self.keep = Button("")
        self.other = ChoiceBox(self.tr("Chọn mã khác"))
        self.other.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.setPlaceholderText(self.tr("Chọn mã khác…"))
        buttons = row()
        buttons.addWidget(self.accept)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        stack = column(self, gap=8)
        stack.addLayout(buttons)
        stack.addWidget(self.other)
        self.accept.clicked.connect(self._on_accepted)
        self.keep.clicked.connect(self._on_kept)
        self.other.chosen.connect(self._on_other)
        self.hide()

    def show_row(self, original: ParsedRow, current: ParsedRow) -> None:
        """`original` as the program read it, `current` with the user's choice."""
        is_shown = original.kind is RowKind.INDICATOR and (is_code_doubtful(original) or current.code != original.code)
        self.setVisible(is_shown)
        if not is_shown:
            return
        if not self.other.count():
            self.other.set_choices([(f"{code} {name}", code) for code, name in codes_to_choose()])
        self._proposed, self._printed = original.code or "", printed_code(original)
        self.accept.setText(self.tr("Nhận {code}").format(code=self._proposed))
        self.keep.setText(self.tr("Giữ mã in {code}").format(code=self._printed))
        self.keep.setVisible(bool(self._printed) and self._printed != self._proposed)
        self._mark(current.code or "")

    def _mark(self, code: str) -> None:
        for button, meant in ((self.accept, self._proposed), (self.keep, self._printed)):
            button.set_icon(Icon.CHECK if code == meant else None)
            button.setAccessibleDescription(self.tr("đang chọn") if code == meant else "")
        self.other.set_value(code if code not in (self._proposed, self._printed) else None)

    def _on_accepted(self) -> None:
        self.chosen.emit("")

    def _on_kept(self) -> None:
        self.chosen.emit(self._printed)

    def _on_other(self, code: object) -> None:
        self.chosen.emit("" if code == self._proposed else str(code))
