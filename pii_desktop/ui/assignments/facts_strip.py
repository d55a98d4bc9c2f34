"""Which plan a file is of, in one line; number and day are typed there where the file gives none."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.plan import ParsedPlan, PlanDocument
from pii_desktop.domain.plan_facts import PlanFacts, full_number, is_well_formed
from pii_desktop.errors import InputError
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import DateField, LineField

_FIELD_WIDTH = 168


class FactsStrip(QWidget):
    """Emits `typed` with PlanFacts when number or day were left with something that can be taken."""

    typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a plan is shown."""
        super().__init__(parent)
        self._document = PlanDocument()
        self._facts = PlanFacts()
        self._said = Label("", wrap=True)
        self.number = LineField(self.tr("Số, ký hiệu"), placeholder="279/KH-UBND", dense=True)
        self.signed_on = DateField(self.tr("Ngày ban hành"))
        note = self.tr("Tệp không ghi đủ số, ngày của kế hoạch. Ghi theo bản đã ban hành, hoặc ghi sau ở thẻ Kế hoạch.")
        self._note = Label(note, tone="text2", wrap=True)
        self._asked = QWidget()
        line = row(self._asked, gap=16)
        for field in (self.number, self.signed_on):
            field.setFixedWidth(_FIELD_WIDTH)
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._note, 1)
        stack = column(self, gap=8)
        stack.addWidget(self._said)
        stack.addWidget(self._asked)
        self.number.left.connect(self._on_number_left)
        self.signed_on.value_left.connect(self._on_left)

    def facts(self) -> PlanFacts:
        """What was typed and can be taken."""
        return self._facts

    def show_plan(self, plan: ParsedPlan, *, keep: bool = False) -> None:
        """What a file says of its plan; with `keep` it is the same file, and what was typed stays."""
        self._document = plan.document
        if not keep:
            self._facts = PlanFacts()
            self.number.set_text("")
            self.signed_on.set_value(None)
        self._show(None)

    def show_known(self, plan: StoredPlan | None) -> None:
        """The plan that the file was found to be of: what is stored of it need not be typed again."""
        self._show(plan)

    # slots

    def _on_number_left(self, text: str) -> None:
        number = full_number(text)
        if number and not is_well_formed(number):
            self.number.set_error(self.tr("Ví dụ 279/KH-UBND"))
            return
        self.number.clear_message()
        self.number.set_text(number)
        self._on_left()

    def _on_left(self, _day: object = None) -> None:
        try:
            day = self.signed_on.value()
        except InputError:
            return
        if day is not None and day > datetime.now().astimezone().date():
            self.signed_on.set_error(self.tr("Ngày chưa đến"))
            return
        number = full_number(self.number.text())
        facts = PlanFacts(number if is_well_formed(number) else "", day)
        if facts != self._facts:
            self._facts = facts
            self.typed.emit(facts)

    # private

    def _show(self, known: StoredPlan | None) -> None:
        document = self._document
        needs_number, needs_day = not document.number, document.signed_on is None
        if known is not None and self._facts.is_blank:
            needs_number, needs_day = not known.document.number, known.document.signed_on is None
        self.number.setVisible(needs_number)
        self.signed_on.setVisible(needs_day)
        self._asked.setVisible(needs_number or needs_day)
        self._said.setText(self._words(known))
        self._said.setVisible(bool(self._said.text()))

    def _words(self, known: StoredPlan | None) -> str:
        if known is not None:
            return self.tr("Kế hoạch đang lưu: {plan}").format(plan=_cited(known.document) or known.label)
        printed = _cited(self._document)
        return self.tr("Kế hoạch trong tệp: {plan}").format(plan=printed) if printed else ""


def _cited(document: PlanDocument) -> str:
    """Like "279/KH-UBND ngày 06/05/2025 của UBND tỉnh Bắc Ninh"; blank without a number."""
    if not document.number:
        return ""
    day = f" ngày {format_date(document.signed_on)}" if document.signed_on else ""
    return f"{document.number}{day}{f' của {document.issuer}' if document.issuer else ''}"
