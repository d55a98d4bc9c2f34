"""Which departments became which: one of the known mergers, or as typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QWidget

from pii_desktop.domain.reorganising import Reorganisation
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import directory
from pii_desktop.services.reorganising import basis_note, planned
from pii_desktop.ui.look import words
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.line_fields import DateField, LineField

_TYPED = -1


class ReorganisationForm(QWidget):
    """Signals: `wanted` with the Reorganisation to look at, `edited` when what was looked at no longer holds."""

    wanted = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing filled in."""
        super().__init__(parent)
        self._known: tuple[Reorganisation, ...] = ()
        self.known = ChoiceField(self.tr("Lần sắp xếp"))
        self.old = LineField(self.tr("Đơn vị cũ (cách nhau bằng dấu chấm phẩy)"))
        self.new = LineField(self.tr("Đơn vị mới"))
        self.since = DateField(self.tr("Từ ngày"))
        self.basis = LineField(self.tr("Căn cứ pháp lý"))
        self.is_partial = QCheckBox(words(self.tr("Chỉ một phần nhiệm vụ của đơn vị cũ chuyển sang")))
        self.look = Button(self.tr("Xem trước"))
        for field in (self.old, self.new):
            completer = QCompleter([department.name for department in directory().departments], field)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.line_edit.setCompleter(completer)
        self._lay_out()
        self._connect()

    def show_known(self, known: Sequence[Reorganisation]) -> None:
        """The mergers of the catalogue that concern the department."""
        self._known = tuple(known)
        choices = [(each.title, number) for number, each in enumerate(self._known)]
        self.known.set_choices([*choices, (self.tr("Khác: tự khai bên dưới"), _TYPED)])
        self.known.set_value(0 if choices else _TYPED)
        self._on_known_chosen(self.known.value())

    def reorganisation(self) -> Reorganisation:
        """What is filled in. Raises InputError where something is missing."""
        since = self.since.value()
        if since is None:
            raise InputError(
                "Chưa có ngày sắp xếp.", "Chưa có gì thay đổi.", "Hãy ghi ngày, ví dụ 01/03/2025.", "blank"
            )
        return planned(
            self.old.text().split(";"),
            self.new.text(),
            since,
            basis=self.basis.text(),
            is_partial=self.is_partial.isChecked(),
        )

    def _lay_out(self) -> None:
        first = row(gap=16)
        top = Qt.AlignmentFlag.AlignTop
        first.addWidget(self.old, 3, top)
        first.addWidget(self.new, 3, top)
        first.addWidget(self.since, 2, top)
        last = row(gap=16)
        last.addWidget(self.is_partial)
        last.addStretch(1)
        last.addWidget(self.look)
        stack = column(self, gap=8)
        stack.addWidget(self.known)
        stack.addLayout(first)
        stack.addWidget(self.basis)
        stack.addLayout(last)

    def _connect(self) -> None:
        self.known.chosen.connect(self._on_known_chosen)
        self.look.clicked.connect(self._on_look)
        self.is_partial.toggled.connect(self.edited)
        for field in (self.old, self.new, self.since, self.basis):
            field.edited.connect(self.edited)

    def _on_known_chosen(self, number: object) -> None:
        if isinstance(number, int) and 0 <= number < len(self._known):
            chosen = self._known[number]
            self.old.set_text("; ".join(department.name for department in chosen.old))
            self.new.set_text(chosen.new.name)
            self.since.set_value(chosen.since)
            self.basis.set_text(chosen.legal_basis)
            self.basis.set_note(basis_note(chosen))
            self.is_partial.setChecked(chosen.is_partial)
        self.edited.emit()

    def _on_look(self) -> None:
        for field in (self.old, self.new, self.since, self.basis):
            field.clear_message()
        try:
            wanted = self.reorganisation()
        except InputError as error:
            blame = self.since if error.code.startswith(("date", "blank")) and not self.since.text() else self.old
            (self.since if error.code == "date-invalid" else blame).set_error(str(error))
            return
        self.wanted.emit(wanted)
