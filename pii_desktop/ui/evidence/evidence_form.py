"""What is written about one document: stored when a field is left."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields, Form
from pii_desktop.domain.evidence_register import EvidenceDetail
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.validity import Standing, verdict_words
from pii_desktop.errors import PiiError
from pii_desktop.services.evidence import update_fields
from pii_desktop.text.normalise import clean_text, one_line
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import evidence_draft_key
from pii_desktop.ui.evidence_words import form_choices, kind_choices, tr
from pii_desktop.ui.kept_fields import KeptFields
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.line_fields import DateField, LineField
from pii_desktop.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_DAYS = ("signed_on", "in_force_from", "in_force_to", "expires_on")
_WARNED = {Standing.EXPIRED, Standing.SIGNED_AFTER, Standing.NOT_YET, Standing.SOON}


class EvidenceForm(QWidget):
    """Signals: `saved` carries the time, `refused` the PiiError of what was not stored."""

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, detail: EvidenceDetail, parent: QWidget | None = None) -> None:
        """Shows the document of `detail`; another document gets another form."""
        super().__init__(parent)
        self._detail = detail
        self._saver = Saver(desk, self)
        self.number = LineField(tr("Số, ký hiệu"), placeholder="279/KH-UBND")
        self.signed_on = DateField(tr("Ngày ký"))
        self.issuer = LineField(tr("Cơ quan ban hành"))
        self.kind = ChoiceField(tr("Loại"), kind_choices(detail.document.fields.kind))
        self.abstract = TextField(tr("Trích yếu"), least=2)
        self.in_force_from = DateField(tr("Hiệu lực từ"))
        self.in_force_to = DateField(tr("Hiệu lực đến"))
        self.expires_on = DateField(tr("Chứng nhận hết hạn"))
        self.form = ChoiceField(tr("Bản chính, bản sao"), form_choices())
        self.note = TextField(tr("Ghi chú"), least=1)
        self._kept = KeptFields(desk, evidence_draft_key(detail.document.id), self._typed_fields(), self)
        self._lay_out()
        self._connect()

    @property
    def evidence_id(self) -> EvidenceId:
        """Of which document."""
        return self._detail.document.id

    def show_detail(self, detail: EvidenceDetail, drafts: dict[str, str]) -> None:
        """Show the document as stored, except where the user is typing or a save is on its way."""
        if self._saver.is_busy:
            return
        self._detail = detail
        fields = detail.document.fields
        self.number.set_text(fields.number)
        self.issuer.set_text(fields.issuer)
        self.abstract.set_text(fields.abstract)
        self.note.set_text(fields.note)
        self.kind.set_choices(kind_choices(fields.kind))
        self.kind.set_value(fields.kind)
        self.form.set_value(fields.form.value if fields.form else "")
        for name, field in self._days().items():
            field.set_value(getattr(fields, name))
        self._warn(detail)
        self._kept.restore(drafts)

    def take(self, values: dict[str, str | date]) -> None:
        """Store values the user accepted from what was read out of the file."""
        taken: dict[str, Any] = dict(values)
        self._store(replace(self._typed(), **taken))

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self._kept.commit()

    # slots

    def _on_settled(self) -> None:
        self._store(self._typed())

    def _on_refused(self, error: PiiError) -> None:
        self._kept.keep_all()
        self.refused.emit(error)

    # private

    def _store(self, fields: EvidenceFields) -> None:
        if fields != self._detail.document.fields:
            self._saver.change(_Saving(self.evidence_id, fields))

    def _typed(self) -> EvidenceFields:
        """The fields as they stand; a day that is none leaves the stored one as it was."""
        wrong, stored = self._kept.wrong(), self._detail.document.fields
        days = {name: getattr(stored, name) if name in wrong else field.value() for name, field in self._days().items()}
        kind, form = self.kind.value(), self.form.value()
        return EvidenceFields(
            number=one_line(self.number.text()),
            issuer=one_line(self.issuer.text()),
            abstract=one_line(self.abstract.text()),
            kind=kind if isinstance(kind, str) else "",
            form=Form(form) if isinstance(form, str) and form != "" else None,
            note=clean_text(self.note.text()),
            **days,
        )

    def _days(self) -> dict[str, DateField]:
        fields = (self.signed_on, self.in_force_from, self.in_force_to, self.expires_on)
        return dict(zip(_DAYS, fields, strict=True))

    def _typed_fields(self) -> dict[str, Field]:
        texts = {"number": self.number, "issuer": self.issuer, "abstract": self.abstract, "note": self.note}
        return {**texts, **self._days()}

    def _warn(self, detail: EvidenceDetail) -> None:
        """What the user should look at again, at the field it is about; errors of typing come later and win."""
        for field in self._typed_fields().values():
            field.clear_message()
        if detail.twins:
            said = tr("“{file}” cũng mang số và ngày này, nội dung khác.")
            self.number.set_warning(said.format(file=detail.twins[0].file_name))
        if detail.standing in _WARNED:
            self._warned_field(detail).set_warning(_why(detail))

    def _warned_field(self, detail: EvidenceDetail) -> DateField:
        match detail.standing:
            case Standing.SIGNED_AFTER:
                return self.signed_on
            case Standing.NOT_YET:
                return self.in_force_from
            case _:
                fields = detail.document.fields
                return self.in_force_to if fields.valid_until == fields.in_force_to else self.expires_on

    def _connect(self) -> None:
        self._kept.settled.connect(self._on_settled)
        self.kind.chosen.connect(self._on_settled)
        self.form.chosen.connect(self._on_settled)
        self._saver.saved.connect(self.saved)
        self._saver.refused.connect(self._on_refused)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        pairs = (
            (self.number, self.signed_on),
            (self.issuer, self.kind),
            (self.abstract, None),
            (self.in_force_from, self.in_force_to),
            (self.expires_on, self.form),
            (self.note, None),
        )
        for line, (left, right) in enumerate(pairs):
            grid.addWidget(left, line, 0, 1, 1 if right else 2, top)
            if right:
                grid.addWidget(right, line, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


class _Saving:
    """Stores what is written about one document."""

    def __init__(self, evidence_id: EvidenceId, fields: EvidenceFields) -> None:
        self._evidence_id, self._fields = evidence_id, fields

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return update_fields(uow, self._evidence_id, self._fields)


def _why(detail: EvidenceDetail) -> str:
    said = tr("{verdict} ({reason}).")
    return said.format(verdict=verdict_words(detail.standing, detail.cut.day), reason=detail.cut.reason)
