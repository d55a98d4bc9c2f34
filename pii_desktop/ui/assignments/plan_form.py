"""What a plan is cited by and who gets its reports: stored field by field, as soon as each is left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.plan_facts import PlanFacts
from pii_desktop.errors import PiiError
from pii_desktop.services.plan_facts import ShownPlan, set_plan_facts
from pii_desktop.text.normalise import clean_text, one_line
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import plan_draft_key
from pii_desktop.ui.kept_fields import KeptFields
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import DateField, LineField
from pii_desktop.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from datetime import datetime

    from pii_desktop.services.ports import UnitOfWork


def tr(text: str) -> str:
    """Words of this form in the language of the window."""
    return QCoreApplication.translate("PlanForm", text)


class PlanForm(QWidget):
    """Number, day, issuer, subject and recipient of one plan; another plan gets another form."""

    def __init__(self, desk: Desk, shown: ShownPlan, parent: QWidget | None = None) -> None:
        """Blank until `show_plan`."""
        super().__init__(parent)
        self._shown = shown
        self._saver = Saver(desk, self)
        self._left: Field | None = None
        self.number = LineField(tr("Số, ký hiệu"), placeholder="279/KH-UBND")
        self.signed_on = DateField(tr("Ngày ban hành"))
        self.issuer = LineField(tr("Cơ quan ban hành"))
        self.subject = TextField(tr("Trích yếu"), least=2, most=6)
        self.recipient = LineField(tr("Nơi nhận báo cáo"))
        self.citation = Label("", tone="text2", wrap=True)
        self._kept = KeptFields(desk, plan_draft_key(shown.plan.id), self._fields(), self)
        self._lay_out()
        self._connect()

    @property
    def plan_id(self) -> PlanId:
        """Of which plan."""
        return self._shown.plan.id

    def show_plan(self, shown: ShownPlan, drafts: dict[str, str]) -> None:
        """Show the plan as stored, except where the user is typing or a save is on its way."""
        if self._saver.is_busy:
            return
        self._shown = shown
        facts = shown.facts
        for name in ("number", "issuer", "subject", "recipient"):
            self._fields()[name].set_text(getattr(facts, name))
        self.signed_on.set_value(facts.signed_on)
        self.subject.text_edit.setPlaceholderText(shown.subject)
        self.recipient.line_edit.setPlaceholderText(shown.proposed)
        self.citation.setText(shown.citation)
        self._warn(facts)
        self._kept.restore(drafts)

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self._kept.commit()

    def go_to_missing(self) -> None:
        """Put the cursor where the citation lacks something first."""
        facts = self._shown.facts
        first = self.number if not facts.has_number else self.signed_on if facts.signed_on is None else self.subject
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # slots

    def _on_left(self, _text: str) -> None:
        field = self.sender()
        self._left = field if isinstance(field, Field) else None

    def _on_settled(self) -> None:
        facts = self._typed()
        if facts != self._shown.facts:
            self._saver.change(_Saving(self.plan_id, facts))

    def _on_saved(self, at: "datetime") -> None:
        self._kept.keep_wrong()
        # Two fields side by side leave the mark no room; the status line says it too.
        if self._left in (self.issuer, self.subject, self.recipient):
            self._left.mark_saved(at)

    def _on_refused(self, error: PiiError) -> None:
        self._kept.keep_all()
        field = self.signed_on if error.code == "day-ahead" else self.number
        field.show_error(error)

    # private

    def _typed(self) -> PlanFacts:
        """The fields as they stand; a day that is none leaves the stored one as it was."""
        wrong = self._kept.wrong()
        return PlanFacts(
            number=one_line(self.number.text()),
            signed_on=self._shown.facts.signed_on if "signed_on" in wrong else self.signed_on.value(),
            issuer=one_line(self.issuer.text()),
            subject=one_line(clean_text(self.subject.text())),
            recipient=one_line(self.recipient.text()),
        )

    def _fields(self) -> dict[str, Field]:
        return {
            "number": self.number,
            "signed_on": self.signed_on,
            "issuer": self.issuer,
            "subject": self.subject,
            "recipient": self.recipient,
        }

    def _warn(self, facts: PlanFacts) -> None:
        """What a citation in full lacks, at its field; errors of typing come later and win."""
        for field in self._fields().values():
            field.clear_message()
        if not facts.has_number:
            self.number.set_warning(tr("Chưa có số: báo cáo dẫn chưa đủ"))
        if facts.signed_on is None:
            self.signed_on.set_warning(tr("Chưa có ngày"))
        if not facts.recipient:
            self.recipient.set_note(tr("Để trống: gửi nơi ghi mờ trong ô"))

    def _connect(self) -> None:
        for field in self._fields().values():
            field.left.connect(self._on_left)
        self._kept.settled.connect(self._on_settled)
        self._saver.saved.connect(self._on_saved)
        self._saver.refused.connect(self._on_refused)

    def _lay_out(self) -> None:
        pair = QGridLayout()
        pair.setHorizontalSpacing(8)
        for place, each in enumerate((self.number, self.signed_on)):
            pair.addWidget(each, 0, place, Qt.AlignmentFlag.AlignTop)
            pair.setColumnStretch(place, 1)
        stack = column(self, gap=8)
        stack.addLayout(pair)
        for field in (self.issuer, self.subject, self.recipient):
            stack.addWidget(field)
        stack.addWidget(Label(tr("Báo cáo dẫn lần đầu"), role=Type.SMALL, tone="text3"))
        stack.addWidget(self.citation)


class _Saving:
    """Stores what is written about one plan."""

    def __init__(self, plan_id: PlanId, facts: PlanFacts) -> None:
        self._plan_id, self._facts = plan_id, facts

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return set_plan_facts(uow, self._plan_id, self._facts)
