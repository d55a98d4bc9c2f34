"""One document: what is written about it, the kept file, and the way to take it off this row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import Evidence, EvidenceFields
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.errors import PiiError
from pii_desktop.services.evidence import update_fields
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import evidence_draft_key
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.kept_fields import KeptFields
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import IconButton, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Rule
from pii_desktop.ui.widgets.line_fields import DateField, LineField
from pii_desktop.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


class EvidenceEditor(QWidget):
    """Signals: `saved`, `refused`; `open_wanted` and `unlink_wanted` carry the id of the document."""

    saved = Signal(object)
    refused = Signal(object)
    open_wanted = Signal(object)
    unlink_wanted = Signal(object)

    def __init__(self, desk: Desk, document: Evidence, parent: QWidget | None = None) -> None:
        """Shows `document`."""
        super().__init__(parent)
        self.document = document
        self._saver = Saver(desk, self)
        self._title = ElidedLabel("", role=Type.STRONG)
        self._file = ElidedLabel("", role=Type.SMALL, tone="text3")
        self.open_button = IconButton(Icon.EXTERNAL_LINK, self.tr("Mở bản sao để xem"), kind=Kind.QUIET)
        self.unlink_button = IconButton(Icon.TRASH, self.tr("Gỡ khỏi dòng này"), kind=Kind.QUIET)
        self.number = LineField(self.tr("Số, ký hiệu"), placeholder="279/KH-UBND")
        self.signed_on = DateField(self.tr("Ngày ký"))
        self.issuer = LineField(self.tr("Cơ quan ban hành"))
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
        self._file.set_text(f"{document.file_name} · {size_text(document.size)}")
        self.number.set_text(fields.number)
        self.signed_on.set_value(fields.signed_on)
        self.issuer.set_text(fields.issuer)
        self.abstract.set_text(fields.abstract)
        self.in_force_from.set_value(fields.in_force_from)
        self.in_force_to.set_value(fields.in_force_to)
        self._kept.restore(drafts)

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self._kept.commit()

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
        """The fields as they stand; a day that is none leaves the stored one as it was."""
        wrong, stored = self._kept.wrong(), self.document.fields
        return EvidenceFields(
            number=one_line(self.number.text()),
            signed_on=stored.signed_on if "signed_on" in wrong else self.signed_on.value(),
            issuer=one_line(self.issuer.text()),
            abstract=one_line(self.abstract.text()),
            in_force_from=stored.in_force_from if "in_force_from" in wrong else self.in_force_from.value(),
            in_force_to=stored.in_force_to if "in_force_to" in wrong else self.in_force_to.value(),
        )

    def _connect(self) -> None:
        self._kept.settled.connect(self._on_settled)
        self._saver.saved.connect(self.saved)
        self._saver.refused.connect(self._on_refused)
        self.open_button.clicked.connect(self._on_open)
        self.unlink_button.clicked.connect(self._on_unlink)

    def _lay_out(self) -> None:
        names = column(gap=0)
        names.addWidget(self._title)
        names.addWidget(self._file)
        head = row(gap=8)
        head.addWidget(IconLabel(Icon.CERTIFICATE, size=20))
        head.addLayout(names, 1)
        head.addWidget(self.open_button)
        head.addWidget(self.unlink_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.number, 0, 0, top)
        grid.addWidget(self.signed_on, 0, 1, top)
        grid.addWidget(self.issuer, 1, 0, 1, 2)
        grid.addWidget(self.abstract, 2, 0, 1, 2)
        grid.addWidget(self.in_force_from, 3, 0, top)
        grid.addWidget(self.in_force_to, 3, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        stack = column(self, gap=8, margins=(16, 12, 16, 0))
        stack.addLayout(head)
        stack.addLayout(grid)
        stack.addSpacing(4)
        stack.addWidget(Rule())


class _Saving:
    """Stores what is written about one document."""

    def __init__(self, evidence_id: EvidenceId, fields: EvidenceFields) -> None:
        self._evidence_id, self._fields = evidence_id, fields

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return update_fields(uow, self._evidence_id, self._fields)


def size_text(size: int) -> str:
    """A size in bytes for people: "812 byte", "34 KB", "1,2 MB"."""
    if size < 1024:
        return f"{size} byte"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
