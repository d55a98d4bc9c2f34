"""Documents in a policy group: what is said of each, and what is offered to the group."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.policies import PolicyDocument, PolicyMark
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.evidence_words import standing_look, tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import words
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, Rule, TagLabel
from pii_desktop.ui.widgets.line_fields import LineField


class PolicyLine(QWidget):
    """A document in a group.

    Signals: `changed` carries the PolicyMark as it is to be, `open_wanted` and `remove_wanted` its EvidenceId.
    """

    changed = Signal(object)
    open_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, mark: PolicyMark, document: PolicyDocument) -> None:
        """Shows what is stored."""
        super().__init__()
        self._mark = mark
        self._title = Label("", role=Type.STRONG, wrap=True)
        self._note = ElidedLabel("", role=Type.SMALL, tone="text3")
        self._tag = TagLabel("")
        self.issued = QCheckBox(words(tr("Đã ban hành")))
        self.carried_out = QCheckBox(words(tr("Đang thực hiện")))
        self.how = LineField(tr("Thực hiện thể hiện ở"), placeholder=tr("Kế hoạch, báo cáo, chứng từ…"), dense=True)
        self.open_button = IconButton(Icon.EXTERNAL_LINK, tr("Mở bản sao để xem"), kind=Kind.QUIET, small=True)
        self.remove_button = IconButton(Icon.CLOSE, tr("Bỏ khỏi nhóm này"), kind=Kind.QUIET, small=True)
        self._lay_out()
        self.issued.clicked.connect(self._on_changed)
        self.carried_out.clicked.connect(self._on_changed)
        self.how.left.connect(self._on_changed)
        self.open_button.clicked.connect(self._on_open)
        self.remove_button.clicked.connect(self._on_remove)
        self.show_mark(mark, document)

    def show_mark(self, mark: PolicyMark, document: PolicyDocument) -> None:
        """Show what is stored; what is being typed stays."""
        self._mark = mark
        self._title.setText(document.title)
        signed = format_date(document.signed_on) if document.signed_on else ""
        self._note.set_text(" · ".join(part for part in (document.issuer, signed, document.standing.label) if part))
        self._note.set_tone("text3" if document.standing.counts else standing_look(document.standing)[1])
        self.issued.setChecked(mark.is_issued)
        self.carried_out.setChecked(mark.is_carried_out)
        self.how.set_text(mark.carried_out_by)
        self.how.setEnabled(mark.is_carried_out)
        self._tag.set_tag(*_tag_of(mark)[:1], tone=_tag_of(mark)[1], icon_name=_tag_of(mark)[2])

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self.how.commit()

    # slots

    def _on_changed(self, _value: object = None) -> None:
        how = one_line(self.how.text())
        wanted = replace(
            self._mark,
            is_issued=self.issued.isChecked(),
            is_carried_out=self.carried_out.isChecked(),
            carried_out_by=how,
        )
        if wanted != self._mark:
            self.changed.emit(wanted)

    def _on_open(self) -> None:
        self.open_wanted.emit(self._mark.evidence_id)

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self._mark.evidence_id)

    # private

    def _lay_out(self) -> None:
        head = row(gap=4)
        head.addWidget(self._title, 1)
        head.addWidget(self.open_button)
        head.addWidget(self.remove_button)
        boxes = row(gap=16)
        boxes.addWidget(self.issued)
        boxes.addWidget(self.carried_out)
        boxes.addStretch(1)
        boxes.addWidget(self._tag)
        stack = column(self, gap=6, margins=(0, 0, 0, 4))
        stack.addLayout(head)
        stack.addWidget(self._note)
        stack.addLayout(boxes)
        stack.addWidget(self.how)
        stack.addWidget(Rule())


class OfferLine(QWidget):
    """A document that proves the sub-item of the group. Emits `taken` with its id."""

    taken = Signal(object)

    def __init__(self, document: PolicyDocument) -> None:
        """Shows number and abstract."""
        super().__init__()
        self._id: EvidenceId = document.id
        self.button = Button(tr("Đưa vào nhóm"), icon_name=Icon.PLUS, small=True)
        self.button.setAccessibleDescription(document.title)
        line = row(self, gap=8)
        line.addWidget(IconLabel(Icon.CERTIFICATE, tone="text3"))
        line.addWidget(ElidedLabel(document.title), 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.taken.emit(self._id)


def _tag_of(mark: PolicyMark) -> tuple[str, str, Icon | None]:
    if mark.counts:
        return tr("Được tính"), "good", Icon.CHECK
    return (tr("Chưa tính: chưa thực hiện") if mark.is_issued else tr("Chưa tính: chưa ban hành")), "warn", None
