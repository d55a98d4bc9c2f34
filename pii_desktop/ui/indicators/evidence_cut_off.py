"""The day on which the evidence of a row must be in force, and a field to set another one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence_register import Proof
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.validity import format_day_of_year
from pii_desktop.errors import PiiError
from pii_desktop.services.validity import set_cut_off
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import LineField

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_WIDTH = 112


class CutOffLine(QWidget):
    """The day and its reason at the left, a field for a day of the department's own at the right. Emits `saved`."""

    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until a row is shown."""
        super().__init__(parent)
        self._assignment_id: AssignmentId | None = None
        self._own = ""
        self._saver = Saver(desk, self)
        self.words = Label("", role=Type.SMALL, tone="text2", wrap=True)
        self.day = LineField(self.tr("Ngày chốt riêng"), placeholder=self.tr("ngày/tháng"), dense=True)
        self.day.setFixedWidth(_WIDTH)
        line = row(self, gap=12)
        line.addWidget(self.words, 1)
        line.addWidget(self.day)
        self.day.left.connect(self._on_left)
        self._saver.saved.connect(self.saved)
        self._saver.refused.connect(self._on_refused)

    def show_proof(self, assignment_id: AssignmentId, proof: Proof) -> None:
        """Show the day of a row."""
        if self._saver.is_busy and assignment_id == self._assignment_id:
            return
        self._assignment_id = assignment_id
        self._own = format_day_of_year(proof.own_day) if proof.own_day else ""
        said = self.tr("Minh chứng phải còn hiệu lực ngày {day}: {reason}.")
        self.words.setText(said.format(day=format_date(proof.cut.day), reason=proof.cut.reason))
        self.day.set_text(self._own)
        self.day.clear_message()

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self.day.commit()

    def _on_left(self, text: str) -> None:
        if self._assignment_id is not None and text.strip() != self._own:
            self._saver.change(_Setting(self._assignment_id, text))

    def _on_refused(self, error: PiiError) -> None:
        self.day.show_error(error)


class _Setting:
    def __init__(self, assignment_id: AssignmentId, text: str) -> None:
        self._assignment_id, self._text = assignment_id, text

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return set_cut_off(uow, self._assignment_id, self._text)
