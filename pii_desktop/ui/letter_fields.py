"""What a clerk settles of a document before it is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.letter_form import LetterKind, Wording
from pii_desktop.services.letters import Draft, with_lines
from pii_desktop.ui.widgets.authority_field import AuthorityField
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.line_fields import LineField
from pii_desktop.ui.widgets.text_field import TextField

_ALL = ""


class LetterFields(Ground):
    """Signals: `changed` when a field was left with another text, `department_chosen` with a name, "" for all."""

    changed = Signal()
    department_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank until a draft is shown."""
        super().__init__("surface", parent)
        self._wording = Wording("")
        self.department = ChoiceField(self.tr("Gửi cho"))
        self.abstract = TextField(self.tr("Trích yếu"), least=2, most=4)
        self.addressees = TextField(self.tr("Kính gửi, mỗi nơi một dòng"), least=1, most=5)
        self.more = TextField(self.tr("Đoạn thêm trước câu kết"), least=2, most=6)
        self.answering = LineField(self.tr("Phúc đáp văn bản (tên loại, số, ngày, nơi gửi)"))
        self.recipients = TextField(self.tr("Nơi nhận, mỗi nơi một dòng"), least=2, most=5)
        self.recipients.set_note(self.tr("“Như trên” và “Lưu: VT” chương trình tự thêm."))
        self.authority = AuthorityField()
        self.title = LineField(self.tr("Chức vụ người ký"))
        self.name = LineField(self.tr("Người ký"))
        self._lay_out()
        self.department.hide()
        self.answering.hide()
        self.department.chosen.connect(self._on_department)
        for field in self._fields():
            field.left.connect(self._on_left)

    def show_draft(self, draft: Draft) -> None:
        """Fill the fields with the wording of a draft."""
        wording = draft.wording
        self._wording = wording
        self._offer(draft)
        self.addressees.setVisible(draft.kind.has_addressee)
        self.answering.setVisible(draft.kind is LetterKind.REPLY)
        self.abstract.set_text(wording.abstract)
        self.addressees.set_text("\n".join(wording.addressees))
        self.more.set_text(wording.more)
        self.answering.set_text(wording.answering)
        self.recipients.set_text("\n".join(wording.recipients))
        self.authority.set_authority(wording.signing_authority)
        self.title.set_text(wording.signer_title)
        self.name.set_text(wording.signer_name)

    def wording(self) -> Wording:
        """What stands in the fields; an authority that names whom it stands for stays as long as it is not changed."""
        given = with_lines(self._wording, addressees=self.addressees.text(), recipients=self.recipients.text())
        return Wording(
            self.abstract.text(), given.addressees, given.recipients, self._authority(), self.title.text(),
            self.name.text(), self.more.text(), self.answering.text(),
        )  # fmt: skip

    def commit(self) -> None:
        """Treat every field as left."""
        for field in self._fields():
            field.commit()

    def _authority(self) -> str:
        shown = self.authority.authority()
        stored = self._wording.signing_authority
        return stored if shown and stored.upper().startswith(shown.rstrip(".")) else shown

    def _offer(self, draft: Draft) -> None:
        names: list[tuple[str, str]] = [(name, name) for name in draft.choices]
        if draft.kind is LetterKind.REQUEST and len(names) > 1:
            names.insert(0, (self.tr("Tất cả {count} đơn vị, một công văn").format(count=len(names)), _ALL))
        self.department.set_choices(names)
        self.department.set_value(draft.department)
        self.department.setVisible(len(names) > 1)

    def _fields(self) -> tuple[Field, ...]:
        return (
            self.abstract, self.addressees, self.answering, self.more, self.recipients, self.authority, self.title,
            self.name,
        )  # fmt: skip

    def _lay_out(self) -> None:
        signer = row(gap=16)
        signer.addWidget(self.authority, 1)
        signer.addWidget(self.title, 1)
        stack = column(self, gap=8, margins=(24, 12, 24, 12))
        for field in (self.department, self.abstract, self.addressees, self.answering, self.more, self.recipients):
            stack.addWidget(field)
        stack.addLayout(signer)
        stack.addWidget(self.name)
        stack.addStretch(1)

    def _on_department(self, value: object) -> None:
        self.department_chosen.emit(value if isinstance(value, str) else _ALL)

    def _on_left(self, _text: str) -> None:
        self.changed.emit()
