"""The form of one figure in one year: each field is stored when it is left."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.denominator_rules import refuse_value
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.errors import PiiError
from pii_desktop.services.denominators import put_figure, suggested
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.denominators.columns import value_text
from pii_desktop.ui.denominators.contents import PanelContent
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.kept_fields import KeptFields
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import DateField, LineField, NumberField
from pii_desktop.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from decimal import Decimal

    from pii_desktop.services.ports import UnitOfWork


class DivisorField(NumberField):
    """A number that something can be divided by."""

    def value(self) -> "Decimal | None":
        """The number, None when blank. Raises InputError when it is none, 0 or less."""
        number = super().value()
        refuse_value(number)
        return number


class FigureForm(QWidget):
    """Signals: `saved` with the time, `refused` with a PiiError, `renamed` with the new name of an own figure."""

    saved = Signal(object)
    refused = Signal(object)
    renamed = Signal(str)

    def __init__(self, desk: Desk, content: PanelContent, parent: QWidget | None = None) -> None:
        """For one figure of one year; `show_content` fills it."""
        super().__init__(parent)
        self._content = content
        self._stored = content.fields
        self._name_before = content.row.name
        self._saver = Saver(desk, self)
        self.name = LineField(self.tr("Tên số liệu"), placeholder=self.tr("Số lao động có việc làm"))
        self.value = DivisorField(self.tr("Giá trị"))
        self.unit = LineField(self.tr("Đơn vị tính"))
        self.as_of = DateField(self.tr("Thời điểm"))
        states = ((self.tr("Tạm tính"), False), (self.tr("Chính thức"), True))
        self.state = ChoiceField(self.tr("Tình trạng"), states)
        self.document = TextField(self.tr("Lấy từ văn bản"), placeholder=self.tr("số, ký hiệu, ngày, cơ quan"), least=1)
        self.note = TextField(self.tr("Ghi chú"), least=2)
        self._last = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.suggest = Button(self.tr("Lấy làm số tạm tính"), small=True)
        self._kept = KeptFields(desk, content.draft_key, self.fields(), self)
        self._lay_out()
        self._connect()
        self.show_content(content)

    def fields(self) -> dict[str, Field]:
        """Every field by its name in DenominatorFields."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "as_of": self.as_of,
            "is_final": self.state,
            "document": self.document,
            "note": self.note,
        }

    def show_content(self, content: PanelContent) -> None:
        """Show the figure as stored, except where the user is typing or a save is on its way."""
        if self._saver.is_busy:
            return
        self._content, self._stored = content, content.fields
        self._name_before = content.row.name
        self.name.set_text(self._stored.name)
        self.value.set_value(self._stored.value)
        self.unit.set_text(self._stored.unit)
        self.as_of.set_value(self._stored.as_of)
        self.state.set_value(self._stored.is_final)
        self.document.set_text(self._stored.document)
        self.note.set_text(self._stored.note)
        self._kept.restore(content.drafts)
        self._show_remarks(content)
        self._show_last(content)

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self._kept.commit()

    def focus_first(self) -> None:
        """The field a clerk begins with."""
        is_unnamed = not self.name.isHidden() and not self.name.text().strip()
        (self.name if is_unnamed else self.value).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # slots

    def _on_settled(self) -> None:
        fields = self._typed()
        if fields.kind is DenominatorKind.OTHER and not fields.name:
            self.name.set_note(self.tr("Gõ tên số liệu để ghi vào sổ; điều đã gõ được giữ lại."))
            self._kept.keep_all()
        elif fields != self._stored:
            self._store(fields)

    def _on_suggest(self) -> None:
        last = self._content.row.last
        if last is not None:
            offered, typed = suggested(last, self._content.year), self._typed()
            note = typed.note or offered.note
            self.value.set_value(offered.value)
            self._kept.keep_wrong()
            self._store(replace(typed, value=offered.value, unit=offered.unit, is_final=False, note=note))

    def _on_refused(self, error: PiiError) -> None:
        self._kept.keep_all()
        if error.code == "denominator-exists":
            self.name.show_error(error)
        else:
            self.refused.emit(error)

    # private

    def _store(self, fields: DenominatorFields) -> None:
        saving = _Saving(fields, self._name_before)
        is_renamed = fields.name != self._name_before
        self._stored, self._name_before = fields, fields.name
        self._saver.change(saving)
        if is_renamed:
            self.renamed.emit(fields.name)

    def _typed(self) -> DenominatorFields:
        """The figure as it stands; what is no number or no day leaves the stored one as it was."""
        wrong, stored = self._kept.wrong(), self._stored
        return replace(
            stored,
            value=stored.value if "value" in wrong else self.value.value(),
            unit=one_line(self.unit.text()),
            as_of=stored.as_of if "as_of" in wrong else self.as_of.value(),
            document=one_line(self.document.text()),
            is_final=bool(self.state.value()),
            name=one_line(self.name.text()) if stored.kind is DenominatorKind.OTHER else "",
            note=self.note.text().strip(),
        )

    def _show_remarks(self, content: PanelContent) -> None:
        for field in self.fields().values():
            if not field.has_error:
                field.clear_message()
        for remark in content.detail.remarks if content.detail else ():
            field = self.fields()[remark.field]
            if not field.has_error:
                say = field.set_note if remark.is_blank else field.set_warning
                say(" ".join(part for part in (field.message, remark.text) if part))

    def _show_last(self, content: PanelContent) -> None:
        last = content.row.last
        has_last = last is not None and last.fields.value is not None
        self._last.setVisible(has_last)
        self.suggest.setVisible(has_last and self._stored.value is None)
        if last is not None and has_last:
            state = self.tr("chính thức") if last.fields.is_final else self.tr("tạm tính")
            text = self.tr("Năm {year}: {value} {unit} ({state})")
            words = {"year": last.fields.year, "value": value_text(last), "unit": last.fields.unit, "state": state}
            self._last.setText(text.format(**words))

    def _lay_out(self) -> None:
        last = row(gap=8)
        last.addWidget(self._last, 1)
        last.addWidget(self.suggest)
        top = Qt.AlignmentFlag.AlignTop
        number = row(gap=16)
        number.addWidget(self.value, 2, top)
        number.addWidget(self.unit, 1, top)
        when = row(gap=16)
        when.addWidget(self.as_of, 1, top)
        when.addWidget(self.state, 1, top)
        stack = column(self, gap=8)
        stack.addWidget(self.name)
        stack.addLayout(number)
        stack.addLayout(last)
        stack.addLayout(when)
        stack.addWidget(self.document)
        stack.addWidget(self.note)
        self.name.setVisible(self._stored.kind is DenominatorKind.OTHER)

    def _connect(self) -> None:
        self._kept.settled.connect(self._on_settled)
        self._saver.saved.connect(self.saved)
        self._saver.refused.connect(self._on_refused)
        self.suggest.clicked.connect(self._on_suggest)


class _Saving:
    """Stores one figure as the form says it."""

    def __init__(self, fields: DenominatorFields, name_before: str) -> None:
        self._fields, self._name_before = fields, name_before

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return put_figure(uow, self._fields, self._name_before)
