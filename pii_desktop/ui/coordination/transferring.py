"""Putting a reply into the period: what differs is asked field by field, one's own values stay unless chosen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import RequestId
from pii_desktop.domain.reply_transfer import Transfer
from pii_desktop.domain.request_form import FormColumn
from pii_desktop.errors import PiiError
from pii_desktop.services.reply_transfer import TransferPreview, preview_transfer, transfer_reply
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.look import tip, words
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label


class TransferDialog(FormDialog):
    """A box a field. Gives out the frozenset of the FormColumns that are chosen."""

    def __init__(self, preview: TransferPreview, parent: QWidget | None = None) -> None:
        """Fields that are blank in the entry are chosen at first; those with an own value are not."""
        title = self.tr("Đưa trả lời của {department} vào kỳ báo cáo")
        note = self.tr("Ô đã chọn được ghi vào số liệu của chỉ số {code}. Ô không chọn giữ nguyên như đơn vị đã nhập.")
        if not preview.fields:
            note = self.tr("Số liệu của chỉ số {code} đã có đủ nội dung trả lời; chỉ đánh dấu là đã đưa vào báo cáo.")
        super().__init__(
            title.format(department=preview.request.department),
            self.tr("Đưa vào kỳ báo cáo"),
            parent,
            note=note.format(code=preview.assignment.display_code),
        )
        self.boxes: dict[FormColumn, QCheckBox] = {}
        for field in preview.fields:
            self.fields.addLayout(self._line(field))

    def _line(self, field: Transfer) -> QVBoxLayout:
        box = QCheckBox(words(f"{field.column.label}: {_short(field.answered)}"))
        box.setChecked(not field.keeps_own)
        box.setToolTip(tip(field.answered))
        self.boxes[field.column] = box
        line = column(gap=0)
        line.addWidget(box)
        if field.keeps_own:
            put = self.tr("Đang có: {own}. Nếu chọn, nội dung trả lời được ghi nối vào sau.")
            if field.column.is_number:
                put = self.tr("Đang có: {own}. Nếu chọn, số này thay số đang có.")
            said = Label(put.format(own=_short(field.own)), role=Type.SMALL, tone="warn", wrap=True)
            said.setContentsMargins(24, 0, 0, 0)
            line.addWidget(said)
        return line

    def _value(self) -> frozenset[FormColumn]:
        return frozenset(field for field, box in self.boxes.items() if box.isChecked())


class Transferring(QObject):
    """Asks what differs, lets the user choose, stores. Signals: `done` with the action, `refused` with a PiiError."""

    done = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Dialogs open over `window`."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._request_id: RequestId | None = None
        self.dialog: TransferDialog | None = None

    def begin(self, request_id: RequestId) -> None:
        """Ask what the reply would change."""
        self._request_id = request_id
        self._desk.ask(lambda uow: preview_transfer(uow, request_id), self._on_preview, self._refuse)

    def _on_preview(self, preview: TransferPreview) -> None:
        self.dialog = TransferDialog(preview, self._window)
        self.dialog.given.connect(self._on_given)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_given(self, chosen: frozenset[FormColumn]) -> None:
        request_id = self._request_id
        if self.dialog is not None:
            self.dialog.accept()
        if request_id is not None:
            self._desk.change(lambda uow: transfer_reply(uow, request_id, chosen), self._on_done, self._refuse)

    def _on_finished(self) -> None:
        self.dialog = None

    def _on_done(self, changes: Changes) -> None:
        self.done.emit(changes.action)

    def _refuse(self, error: PiiError) -> None:
        self.refused.emit(error)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:89]}…"
