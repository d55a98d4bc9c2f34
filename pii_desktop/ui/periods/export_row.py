"""One format in the dialog for several: whether it is wanted, its file, and what became of it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from pii_desktop.errors import PiiError
from pii_desktop.services.exporting import OTHER_NAME_HELPS, Spot
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import words
from pii_desktop.ui.periods.export_run import Fate, Outcome
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label

_INDENT = 24
_BOX_WIDTH = 128


class ExportRow(QWidget):
    """Signals: `toggled`, `open_wanted` with a path, `other_wanted` with the form when another name was taken."""

    toggled = Signal()
    open_wanted = Signal(object)
    other_wanted = Signal(str)

    def __init__(self, form: str, word: str, parent: QWidget | None = None) -> None:
        """`word` is the format as people call it."""
        super().__init__(parent)
        self.form = form
        self._name = ""
        self._file: Path | None = None
        self.box = QCheckBox(words(word))
        self.name_label = ElidedLabel(tone="text2")
        self._mark = IconLabel(Icon.CHECK, tone="good")
        self.state = Label("", role=Type.SMALL, tone="text2")
        self.note = Label("", role=Type.SMALL, tone="text2", wrap=True)
        self.open_file = Button(self.tr("Mở tệp"), small=True)
        self.other = Button(self.tr("Ghi với tên khác"), small=True)
        self._lay_out()
        self.box.toggled.connect(self.toggled)
        self.open_file.clicked.connect(self._on_open)
        self.other.clicked.connect(self._on_other)
        self.reset()

    @property
    def name(self) -> str:
        """The name of the file without its folder; a name taken instead of one that was held is kept."""
        return self._name

    def set_name(self, name: str) -> None:
        """The usual name, or the one that is to be kept from now on."""
        self._name = name
        self.name_label.set_text(name)

    def show_spot(self, spot: Spot, *, is_replacing: bool) -> None:
        """Say what will happen to a file that is there already; what was just written is left as it is."""
        if self._file is not None:
            return
        if not spot.is_taken:
            self._say("")
        elif is_replacing:
            self._say(self.tr("Đã có tệp này trong thư mục; tệp cũ sẽ được thay."), "warn")
        else:
            self._say(self.tr("Đã có tệp này; sẽ ghi thành “{name}”.").format(name=spot.free_name))

    def offer(self, name: str) -> None:
        """Say under which name the file can be written that was refused."""
        self.other.setText(self.tr("Ghi thành “{name}”").format(name=name))

    def reset(self) -> None:
        """Nothing was written yet."""
        self._file = None
        self.name_label.set_text(self._name)
        for widget in (self._mark, self.open_file, self.other):
            widget.hide()
        self.state.setText("")

    def show_state(self, text: str) -> None:
        """Waiting, being written, how far."""
        self.reset()
        self._say("")
        self.state.setText(text)

    def show_outcome(self, outcome: Outcome) -> None:
        """Written, refused or stopped, with what can be done."""
        self.reset()
        match outcome.fate:
            case Fate.WRITTEN if outcome.file is not None:
                self._show_written(outcome.file)
            case Fate.REFUSED if outcome.error is not None:
                self._show_refused(outcome.error)
            case _:
                self._show_mark(Icon.CLOSE, "text2", self.tr("Đã hủy"))
                self._say(self.tr("Chưa ghi; tệp cũ, nếu có, vẫn còn nguyên vẹn."))

    def _show_written(self, file: Path) -> None:
        self._file = file
        self._show_mark(Icon.CIRCLE_CHECK, "good", self.tr("Đã ghi"))
        self.name_label.set_text(file.name)
        self._say("")
        self.open_file.show()

    def _show_refused(self, error: PiiError) -> None:
        self._show_mark(Icon.ALERT_CIRCLE, "bad", self.tr("Chưa ghi được"))
        self._say(str(error), "bad")
        self.other.setText(self.tr("Ghi với tên khác"))
        self.other.setVisible(error.code in OTHER_NAME_HELPS)

    def _show_mark(self, icon: Icon, tone: str, text: str) -> None:
        self._mark.set_icon(icon, tone)
        self._mark.show()
        self.state.setText(text)

    def _say(self, text: str, tone: str = "text2") -> None:
        self.note.setText(text)
        self.note.set_tone(tone)
        self.note.setVisible(bool(text))

    def _on_open(self) -> None:
        if self._file is not None:
            self.open_wanted.emit(self._file)

    def _on_other(self) -> None:
        self.other_wanted.emit(self.form)

    def _lay_out(self) -> None:
        self.box.setMinimumWidth(_BOX_WIDTH)
        line = row(gap=8)
        line.addWidget(self.box)
        line.addWidget(self.name_label, 1)
        for widget in (self._mark, self.state, self.open_file):
            line.addWidget(widget)
        below = column(gap=6, margins=(_INDENT, 0, 0, 0))
        below.addWidget(self.note)
        below.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        stack = column(self, gap=4)
        stack.addLayout(line)
        stack.addLayout(below)
