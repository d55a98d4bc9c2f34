"""The panel of one request: what is asked and until when, whom to call, what was answered, what to do with it."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.coordination import Reply, RequestState
from pii_desktop.domain.replying import reply_text
from pii_desktop.domain.request_form import ANSWERS
from pii_desktop.errors import InputError
from pii_desktop.services.assigning import short_name
from pii_desktop.services.coordination import RequestDetail
from pii_desktop.services.dates import today
from pii_desktop.services.people import contact_words
from pii_desktop.ui.coordination.columns import day_words
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, SectionTitle, TagLabel
from pii_desktop.ui.widgets.line_fields import DateField
from pii_desktop.ui.widgets.text_field import TextField

_WIDTH = 400
_TONES = {
    RequestState.OPEN: ("text2", Icon.HOURGLASS),
    RequestState.ANSWERED: ("accent", Icon.INFO_CIRCLE),
    RequestState.TAKEN: ("good", Icon.CHECK),
    RequestState.CLOSED: ("text3", Icon.CLOSE),
}


class RequestPanel(Ground):
    """Signals: `edited` with (RequestId, content, day or None).

    `transfer_wanted`, `close_wanted`, `reopen_wanted` and `delete_wanted` carry the RequestDetail.
    """

    edited = Signal(object, str, object)
    transfer_wanted = Signal(object)
    close_wanted = Signal(object)
    reopen_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Says what to do until a request is shown."""
        super().__init__("surface", parent)
        self.setFixedWidth(_WIDTH)
        self._shown: RequestDetail | None = None
        self._title = Label("", role=Type.PANEL_TITLE, wrap=True)
        self._department = Label("", role=Type.STRONG, wrap=True)
        self._contact = Label("", tone="text2", wrap=True)
        self._state = TagLabel("")
        self._days = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.content = TextField(self.tr("Nội dung đề nghị"), least=2, most=6)
        self.due = DateField(self.tr("Hạn trả lời"))
        self._answers = Label("", wrap=True)
        self._answer_head = SectionTitle(self.tr("Trả lời của đơn vị"))
        self.transfer = Button(self.tr("Đưa vào kỳ báo cáo…"), icon_name=Icon.CHECK)
        self.close_request = Button(self.tr("Không cần nữa…"), kind=Kind.QUIET)
        self.reopen = Button(self.tr("Mở lại"), kind=Kind.QUIET)
        self.delete = IconButton(Icon.TRASH, self.tr("Xoá đề nghị"))
        self._nothing = EmptyState(
            Icon.SEND, self.tr("Chưa chọn đề nghị"), self.tr("Chọn một dòng để sửa nội dung, hạn, hoặc xem trả lời.")
        )
        self._holder = Ground("surface")
        holder = column(self._holder, margins=(16, 16, 16, 16))
        holder.addWidget(self._nothing)
        holder.addStretch(1)
        self._body = Ground("surface")
        self._scroll = Scroll(self._body)
        self._lay_out()
        self._connect()
        self.show_detail(None)

    def show_detail(self, detail: RequestDetail | None) -> None:
        """Show a request, or none; what is being typed stays."""
        self._shown = detail
        self._scroll.setVisible(detail is not None)
        self._holder.setVisible(detail is None)
        if detail is None:
            return
        request = detail.request
        name = short_name(detail.assignment.row)
        self._title.setText(f"{detail.assignment.display_code}  {name}".strip())
        self._department.setText(request.department)
        known = contact_words(detail.contact)
        self._contact.setText(known or self.tr("Chưa khai đầu mối của đơn vị này."))
        self._show_state(detail)
        self.content.set_text(request.content)
        self.due.set_value(request.due_on)
        self._show_reply(request.reply)
        is_answered = request.state in (RequestState.ANSWERED, RequestState.TAKEN)
        self.transfer.setVisible(is_answered)
        self.close_request.setVisible(request.state is not RequestState.CLOSED)
        self.reopen.setVisible(request.state is not RequestState.OPEN)

    def save_pending(self) -> None:
        """Store what was typed and not left yet."""
        for field in (self.content, self.due):
            field.commit()

    def answers(self) -> str:
        """What the panel says of the reply."""
        return self._answers.text()

    def _show_state(self, detail: RequestDetail) -> None:
        request = detail.request
        tone, picture = _TONES[request.state]
        word = request.state.label
        if request.is_overdue(today()):
            tone, picture, word = "bad", Icon.ALERT_CIRCLE, self.tr("Quá hạn trả lời")
        self._state.set_tag(word, tone=tone, icon_name=picture)
        days = [
            self.tr("gửi phiếu {day}").format(day=day_words(request.asked_on)) if request.asked_on else "",
            self.tr("trả lời {day}").format(day=day_words(request.replied_on)) if request.replied_on else "",
            self.tr("lý do: {reason}").format(reason=detail.reason) if detail.reason else "",
        ]
        self._days.setText("; ".join(part for part in days if part) or self.tr("chưa gửi phiếu"))

    def _show_reply(self, reply: Reply) -> None:
        lines = list(_reply_lines(reply))
        self._answer_head.setVisible(bool(lines))
        self._answers.setVisible(bool(lines))
        self._answers.setText("\n".join(lines))

    def _lay_out(self) -> None:
        inner = column(self._body, gap=12, margins=(16, 16, 16, 16))
        inner.addWidget(self._title)
        names = column(gap=0)
        names.addWidget(self._department)
        names.addWidget(self._contact)
        inner.addLayout(names)
        state = row(gap=8)
        state.addWidget(self._state)
        state.addWidget(self._days, 1)
        inner.addLayout(state)
        inner.addWidget(self.content)
        inner.addWidget(self.due)
        inner.addWidget(self._answer_head)
        inner.addWidget(self._answers)
        first = row(gap=8)
        first.addWidget(self.transfer)
        first.addStretch(1)
        inner.addLayout(first)
        foot = row(gap=8)
        foot.addWidget(self.close_request)
        foot.addWidget(self.reopen)
        foot.addStretch(1)
        foot.addWidget(self.delete)
        inner.addLayout(foot)
        inner.addStretch(1)
        whole = column(self, gap=0)
        whole.addWidget(self._holder)
        whole.addWidget(self._scroll, 1)
        whole.addStretch(0)

    def _connect(self) -> None:
        self.content.left.connect(self._on_edited)
        self.due.value_left.connect(self._on_due_left)
        self.transfer.clicked.connect(self._on_transfer)
        self.close_request.clicked.connect(self._on_close)
        self.reopen.clicked.connect(self._on_reopen)
        self.delete.clicked.connect(self._on_delete)

    def _on_edited(self, text: str) -> None:
        if self._shown is not None:
            self.edited.emit(self._shown.request.id, text, self._typed_due(self._shown.request.due_on))

    def _on_due_left(self, day: date | None) -> None:
        if self._shown is not None:
            self.edited.emit(self._shown.request.id, self.content.text(), day)

    def _typed_due(self, stored: date | None) -> date | None:
        """The day in its field, which the list may not have read yet; the stored one while it is no day."""
        try:
            return self.due.value()
        except InputError:
            return stored

    def _on_transfer(self) -> None:
        self.transfer_wanted.emit(self._shown)

    def _on_close(self) -> None:
        self.close_wanted.emit(self._shown)

    def _on_reopen(self) -> None:
        self.reopen_wanted.emit(self._shown)

    def _on_delete(self) -> None:
        self.delete_wanted.emit(self._shown)


def _reply_lines(reply: Reply) -> Iterator[str]:
    for field in ANSWERS:
        text = reply_text(reply, field)
        if text:
            yield f"{field.label.partition(' (')[0]}: {text}"
