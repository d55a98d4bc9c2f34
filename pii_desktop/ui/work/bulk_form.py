"""Set the same on many work items at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.work_list import WorkChange
from pii_desktop.errors import PiiError
from pii_desktop.text.normalise import one_line, to_nfc
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import DateField, LineField
from pii_desktop.ui.work_item_editor import PercentField

_KEEP = "keep"


class BulkForm(Ground):
    """What is left blank stays as it is on every item. Emits `applied` with a WorkChange."""

    applied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__("surface", parent)
        self._count = 0
        self._title = Label("", role=Type.PANEL_TITLE)
        self._note = Label(self.tr("Ô để trống thì giữ nguyên trên từng nhiệm vụ."), tone="text3", wrap=True)
        states = [(self.tr("Giữ nguyên"), _KEEP), *((state.label, state) for state in WorkState)]
        self.state = ChoiceField(self.tr("Trạng thái"), states)
        self.percent = PercentField(self.tr("Tỷ lệ %"))
        self.due = DateField(self.tr("Hạn"))
        self.officer = LineField(self.tr("Người thực hiện"))
        self.button = Button(self.tr("Áp dụng"), kind=Kind.PRIMARY)
        self._lay_out()
        self.button.clicked.connect(self._on_apply)

    def show_count(self, count: int) -> None:
        """How many items are chosen; a new choice begins with blank fields."""
        if count != self._count:
            self.clear()
        self._count = count
        self._title.setText(self.tr("{count} nhiệm vụ đang chọn").format(count=count))
        self.button.setText(self.tr("Áp dụng cho {count} nhiệm vụ").format(count=count))

    def clear(self) -> None:
        """Blank fields."""
        self.state.set_value(_KEEP)
        self.percent.set_value(None)
        self.due.set_value(None)
        self.officer.set_text("")
        for field in (self.percent, self.due):
            field.clear_message()

    def _on_apply(self) -> None:
        change = self._typed()
        if change is not None and change != WorkChange():
            self.applied.emit(change)

    def _typed(self) -> WorkChange | None:
        """What is asked for; None, with the field marked, where something is no percent or no day."""
        state = self.state.value()
        try:
            percent = self.percent.value()
        except PiiError as error:
            self.percent.show_error(error)
            return None
        try:
            due = self.due.value()
        except PiiError as error:
            self.due.show_error(error)
            return None
        return WorkChange(
            state=state if isinstance(state, WorkState) else None,
            percent=None if percent is None else int(percent),
            due=due,
            officer=one_line(to_nfc(self.officer.text())) or None,
        )

    def _lay_out(self) -> None:
        stack = column(self, gap=8, margins=(16, 16, 16, 16))
        for part in (self._title, self._note, self.state, self.percent, self.due, self.officer, self.button):
            stack.addWidget(part)
        stack.addStretch(1)
