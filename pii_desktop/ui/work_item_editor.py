"""One work item: what is to be done, its state, percent, due date, officer and result."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.errors import InputError, PiiError
from pii_desktop.services.work import update_work_item
from pii_desktop.text.normalise import one_line, to_nfc, without_bullet
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import work_draft_key
from pii_desktop.ui.kept_fields import KeptFields
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label, Rule, TagLabel
from pii_desktop.ui.widgets.line_fields import DateField, LineField, NumberField
from pii_desktop.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


class PercentField(NumberField):
    """A whole number from 0 to 100."""

    def value(self) -> Decimal | None:
        """The percent. Raises InputError for what is none."""
        try:
            number = super().value()
        except InputError as error:
            raise self._refusal() from error
        if number is None or (0 <= number <= 100 and number == number.to_integral_value()):
            return number
        raise self._refusal()

    def _refusal(self) -> InputError:
        """Short: the field is narrow."""
        return InputError(self.tr("Nhập số từ 0 đến 100."), code="bad-percent")


class WorkItemEditor(QWidget):
    """Signals: `saved` carries the time of a save, `refused` a PiiError."""

    saved = Signal(object)
    refused = Signal(object)

    def __init__(
        self, desk: Desk, item: WorkItem, *, is_worded_elsewhere: bool = False, parent: QWidget | None = None
    ) -> None:
        """Shows `item`; the words of an own one are left out where a field beside this one takes them."""
        super().__init__(parent)
        self._is_worded_elsewhere = is_worded_elsewhere
        self._item = item
        self._saver = Saver(desk, self)
        self._text = Label(without_bullet(item.text), wrap=True)
        self._timing = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self._own = TagLabel(self.tr("Đơn vị thêm"), tone="accent")
        self.state = ChoiceField(self.tr("Trạng thái"), [(state.label, state) for state in WorkState])
        self.percent = PercentField(self.tr("Tỷ lệ %"))
        self.due = DateField(self.tr("Hạn"))
        self.continuous = QCheckBox(self.tr("Thường xuyên, không có hạn"))
        self.officer = LineField(self.tr("Người thực hiện"), dense=True)
        self.result = TextField(self.tr("Kết quả"), least=1)
        fields = {"percent": self.percent, "due": self.due, "officer": self.officer, "result": self.result}
        self._kept = KeptFields(desk, work_draft_key(item.id), fields, self)
        self._lay_out()
        self._kept.settled.connect(self._on_settled)
        self.state.chosen.connect(self._on_settled)
        self.continuous.clicked.connect(self._on_continuous)
        self._saver.saved.connect(self.saved)
        self._saver.refused.connect(self._on_refused)

    def show_item(self, item: WorkItem, drafts: dict[str, str]) -> None:
        """Show the item as stored, except where the user is typing or a save is on its way."""
        if self._saver.is_busy:
            return
        self._item = item
        self._text.setText(without_bullet(item.text))
        self._timing.setText(self.tr("Thời gian: {timing}").format(timing=item.timing) if item.timing else "")
        self._timing.setVisible(bool(item.timing))
        self._own.setVisible(item.is_own)
        self._text.setVisible(not (item.is_own and self._is_worded_elsewhere))
        self.state.set_value(item.state)
        self.percent.set_value(None if item.percent is None else Decimal(item.percent))
        self.due.set_value(item.due)
        self.due.setEnabled(not item.is_continuous)
        self.continuous.setChecked(item.is_continuous)
        self.officer.set_text(item.officer)
        self.result.set_text(item.result)
        self._kept.restore(drafts)

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self._kept.commit()

    def _on_settled(self) -> None:
        item = self._typed()
        if item != self._item:
            self._item = item
            self._saver.change(_Saving(item))

    def _on_continuous(self, is_continuous: bool) -> None:
        """What goes on all the time has no due date."""
        self.due.setEnabled(not is_continuous)
        if is_continuous:
            self.due.set_value(None)
            self.due.clear_message()
        self._on_settled()

    def _on_refused(self, error: PiiError) -> None:
        self._kept.keep_all()
        self.refused.emit(error)

    def _typed(self) -> WorkItem:
        """The item as it stands in the fields; what is wrong leaves the stored value as it was."""
        wrong = self._kept.wrong()
        item = replace(
            self._item,
            result=to_nfc(self.result.text()).strip(),
            officer=one_line(to_nfc(self.officer.text())),
            is_continuous=self.continuous.isChecked(),
        )
        state = self.state.value()
        if isinstance(state, WorkState):
            item = replace(item, state=state)
        if "percent" not in wrong:
            percent = self.percent.value()
            item = replace(item, percent=None if percent is None else int(percent))
        return item if "due" in wrong else replace(item, due=self.due.value())

    def _lay_out(self) -> None:
        head = row(gap=8)
        head.addWidget(self._own)
        head.addWidget(self._timing, 1)
        head.addStretch()
        line = row(gap=8)
        for field, width in ((self.state, 0), (self.percent, 80), (self.due, 128)):
            line.addWidget(field, 0 if width else 1, Qt.AlignmentFlag.AlignTop)
            if width:
                field.setFixedWidth(width)
        stack = column(self, gap=4, margins=(16, 12, 16, 0))
        stack.addWidget(self._text)
        stack.addLayout(head)
        stack.addSpacing(4)
        stack.addLayout(line)
        stack.addWidget(self.continuous)
        stack.addWidget(self.officer)
        stack.addWidget(self.result)
        stack.addSpacing(8)
        stack.addWidget(Rule())


class _Saving:
    """Stores one item."""

    def __init__(self, item: WorkItem) -> None:
        self._item = item

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return update_work_item(uow, self._item)
