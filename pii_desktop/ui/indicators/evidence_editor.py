"""One document: what is written about it, the kept file, and the way to take it off this row."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import Evidence, EvidenceFields
from pii_desktop.domain.evidence_reading import OfferedFields
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.validity import CutOff, Standing, verdict_words
from pii_desktop.errors import PiiError
from pii_desktop.services.evidence import update_fields
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import evidence_draft_key
from pii_desktop.ui.evidence_words import kind_choices, size_text, standing_look
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.kept_fields import KeptFields
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import IconButton, Kind
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Rule
from pii_desktop.ui.widgets.line_fields import DateField, LineField
from pii_desktop.ui.widgets.offers_card import OffersCard
from pii_desktop.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


class EvidenceEditor(QWidget):
    """Signals: `saved`, `refused`; `open_wanted`, `register_wanted`, `unlink_wanted`, `dismissed` carry its id."""

    saved = Signal(object)
    refused = Signal(object)
    open_wanted = Signal(object)
    unlink_wanted = Signal(object)
    register_wanted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, desk: Desk, document: Evidence, parent: QWidget | None = None) -> None:
        """Shows `document`."""
        super().__init__(parent)
        self.document = document
        self._saver = Saver(desk, self)
        self._title = ElidedLabel("", role=Type.STRONG)
        self._file = ElidedLabel("", role=Type.SMALL, tone="text3")
        self._verdict = ElidedLabel("", role=Type.SMALL, tone="text3")
        self.offers = OffersCard()
        self.register_button = IconButton(Icon.CERTIFICATE, self.tr("Xem trong sổ minh chứng"), kind=Kind.QUIET)
        self.open_button = IconButton(Icon.EXTERNAL_LINK, self.tr("Mở bản sao để xem"), kind=Kind.QUIET)
        self.unlink_button = IconButton(Icon.TRASH, self.tr("Gỡ khỏi dòng này"), kind=Kind.QUIET)
        self.number = LineField(self.tr("Số, ký hiệu"), placeholder="279/KH-UBND")
        self.signed_on = DateField(self.tr("Ngày ký"))
        self.issuer = LineField(self.tr("Cơ quan ban hành"))
        self.kind = ChoiceField(self.tr("Loại"), kind_choices(document.fields.kind))
        self.abstract = TextField(self.tr("Trích yếu"), least=1)
        self.in_force_from = DateField(self.tr("Hiệu lực từ"))
        self.in_force_to = DateField(self.tr("Hiệu lực đến"))
        fields = {
            "number": self.number,
            "signed_on": self.signed_on,
            "issuer": self.issuer,
            "abstract": self.abstract,
            "in_force_from": self.in_force_from,
            "in_force_to": self.in_force_to,
        }
        self._kept = KeptFields(desk, evidence_draft_key(document.id), fields, self)
        self._lay_out()
        self._connect()

    def show_document(self, document: Evidence, drafts: dict[str, str]) -> None:
        """Show the document as stored, except where the user is typing or a save is on its way."""
        if self._saver.is_busy:
            return
        self.document = document
        fields = document.fields
        self._title.set_text(document.title)
        self._file.set_text(_file_words(document))
        self.kind.set_choices(kind_choices(fields.kind))
        self.kind.set_value(fields.kind)
        self.number.set_text(fields.number)
        self.signed_on.set_value(fields.signed_on)
        self.issuer.set_text(fields.issuer)
        self.abstract.set_text(fields.abstract)
        self.in_force_from.set_value(fields.in_force_from)
        self.in_force_to.set_value(fields.in_force_to)
        self._kept.restore(drafts)

    def show_verdict(self, verdict: Standing | None, cut: CutOff) -> None:
        """Say whether the document counts on the cut-off day of this row."""
        words = verdict_words(verdict, cut.day) if verdict else ""
        self._verdict.set_text(words)
        self._verdict.setVisible(bool(words))
        self._verdict.set_tone(standing_look(verdict)[1] if verdict else "text3")

    def offer(self, offered: OfferedFields) -> None:
        """Offer what the file says; nothing of it is stored without a click."""
        self.offers.show_offers(offered, self.document.fields)

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self._kept.commit()

    def _on_taken(self, values: dict[str, Any]) -> None:
        self._saver.change(_Saving(self.document.id, replace(self._typed(), **values)))

    def _on_dismissed(self) -> None:
        self.dismissed.emit(self.document.id)

    def _on_register(self) -> None:
        self.register_wanted.emit(self.document.id)

    def _on_settled(self) -> None:
        fields = self._typed()
        if fields != self.document.fields:
            self._saver.change(_Saving(self.document.id, fields))

    def _on_refused(self, error: PiiError) -> None:
        self._kept.keep_all()
        self.refused.emit(error)

    def _on_open(self) -> None:
        self.open_wanted.emit(self.document.id)

    def _on_unlink(self) -> None:
        self.unlink_wanted.emit(self.document.id)

    def _typed(self) -> EvidenceFields:
        """The fields as they stand; a day that is none leaves the stored one, as do fields that are not shown here."""
        wrong, stored = self._kept.wrong(), self.document.fields
        kind = self.kind.value()
        return replace(
            stored,
            number=one_line(self.number.text()),
            kind=kind if isinstance(kind, str) else "",
            signed_on=stored.signed_on if "signed_on" in wrong else self.signed_on.value(),
            issuer=one_line(self.issuer.text()),
            abstract=one_line(self.abstract.text()),
            in_force_from=stored.in_force_from if "in_force_from" in wrong else self.in_force_from.value(),
            in_force_to=stored.in_force_to if "in_force_to" in wrong else self.in_force_to.value(),
        )

    def _connect(self) -> None:
        self._kept.settled.connect(self._on_settled)
        self.kind.chosen.connect(self._on_settled)
        self.offers.taken.connect(self._on_taken)
        self.offers.dismissed.connect(self._on_dismissed)
        self.register_button.clicked.connect(self._on_register)
        self._saver.saved.connect(self.saved)
        self._saver.refused.connect(self._on_refused)
        self.open_button.clicked.connect(self._on_open)
        self.unlink_button.clicked.connect(self._on_unlink)

    def _lay_out(self) -> None:
        names = column(gap=0)
        names.addWidget(self._title)
        names.addWidget(self._file)
        names.addWidget(self._verdict)
        head = row(gap=8)
        head.addWidget(IconLabel(Icon.CERTIFICATE, size=20))
        head.addLayout(names, 1)
        head.addWidget(self.register_button)
        head.addWidget(self.open_button)
        head.addWidget(self.unlink_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.number, 0, 0, top)
        grid.addWidget(self.signed_on, 0, 1, top)
        grid.addWidget(self.issuer, 1, 0, top)
        grid.addWidget(self.kind, 1, 1, top)
        grid.addWidget(self.abstract, 2, 0, 1, 2)
        grid.addWidget(self.in_force_from, 3, 0, top)
        grid.addWidget(self.in_force_to, 3, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        stack = column(self, gap=8, margins=(16, 12, 16, 0))
        stack.addLayout(head)
        stack.addWidget(self.offers)
        stack.addLayout(grid)
        stack.addSpacing(4)
        stack.addWidget(Rule())


class _Saving:
    """Stores what is written about one document."""

    def __init__(self, evidence_id: EvidenceId, fields: EvidenceFields) -> None:
        self._evidence_id, self._fields = evidence_id, fields

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return update_fields(uow, self._evidence_id, self._fields)


def _file_words(document: Evidence) -> str:
    """Name and size, and how many files there are where there are several."""
    parts = [document.file_name, size_text(document.size)]
    if len(document.files) > 1:
        parts.append(f"{len(document.files)} tệp")
    return " · ".join(parts)
