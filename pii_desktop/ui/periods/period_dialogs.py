"""Dialogs that take a period in and give one out; they store nothing and stay open until they are told to close."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.calendar import usual_deadline
from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.errors import InputError
from pii_desktop.services.deadlines import PlanDefaults
from pii_desktop.services.periods import NewPeriod
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.periods.wording import kind_words, part_words
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.line_fields import DateField, LineField

_ALL = 0
NO_DEFAULTS = PlanDefaults(None, "", "")
"""What is offered before the plans are read."""


class AddPeriodDialog(FormDialog):
    """Gives out a NewPeriod."""

    def __init__(
        self, year: int, defaults: Sequence[PlanDefaults], plan_id: PlanId | None = None, parent: QWidget | None = None
    ) -> None:
        """`year` and `plan_id` are chosen at first; `defaults` are those of all plans, then of each."""
        super().__init__(self.tr("Thêm kỳ báo cáo"), self.tr("Thêm kỳ"), parent)
        self._defaults = {each.plan_id or _ALL: each for each in defaults}
        self.plan = ChoiceField(self.tr("Kế hoạch"), [(each.label, each.plan_id or _ALL) for each in defaults])
        self.deadline = DateField(self.tr("Hạn gửi báo cáo"))
        self.recipient = LineField(self.tr("Nơi nhận báo cáo"))
        self.kind = ChoiceField(self.tr("Loại kỳ"), kind_words())
        self.year = LineField(self.tr("Năm"))
        self.part = ChoiceField(self.tr("Kỳ trong năm"))
        for field in (self.plan, self.kind, self.year, self.part, self.deadline, self.recipient):
            self.fields.addWidget(field)
        self.kind.set_value(PeriodKind.YEAR)
        self.year.set_text(str(year))
        self.plan.set_value(plan_id or _ALL)
        self.plan.setVisible(len(defaults) > 2)
        self._is_deadline_typed = False
        self._is_recipient_typed = False
        self._offer()
        self.plan.chosen.connect(self._offer)
        self.kind.chosen.connect(self._offer)
        self.part.chosen.connect(self._offer)
        self.year.left.connect(self._offer)
        self.deadline.edited.connect(self._on_deadline_edited)
        self.recipient.edited.connect(self._on_recipient_edited)

    def _offer(self) -> None:
        """Parts that the kind has; the usual deadline and recipient of the plan as long as none was typed."""
        kind, usual = self._kind(), self._defaults[self._plan_key()]
        if not self._is_recipient_typed:
            self.recipient.set_text(usual.recipient)
        parts = part_words(kind)
        self.part.set_choices(parts)
        if parts and self.part.value() is None:
            self.part.set_value(1)
        self.part.setVisible(bool(parts))
        typed = self.year.text().strip()
        if not self._is_deadline_typed and typed.isdecimal() and 1 <= int(typed) <= 9999:
            self.deadline.set_value(usual_deadline(kind, int(typed), self._index(), usual.days))

    def _on_deadline_edited(self) -> None:
        self._is_deadline_typed = True

    def _on_recipient_edited(self) -> None:
        self._is_recipient_typed = True

    def _plan_key(self) -> int:
        key = self.plan.value()
        return key if isinstance(key, int) else _ALL

    def _kind(self) -> PeriodKind:
        return PeriodKind(str(self.kind.value()))

    def _index(self) -> int:
        index = self.part.value()
        return index if isinstance(index, int) else 1

    def _value(self) -> NewPeriod:
        typed = self.year.text().strip()
        if not typed.isdecimal():
            raise InputError("Năm phải là số.", "Chưa có gì được thêm.", "Hãy nhập năm, ví dụ 2025.", "bad-year")
        recipient = one_line(self.recipient.text())
        plan_id = self._defaults[self._plan_key()].plan_id
        return NewPeriod(self._kind(), int(typed), self._index(), self.deadline.value(), recipient, plan_id)


class EditPeriodDialog(FormDialog):
    """Gives out the Period with another deadline and recipient."""

    def __init__(self, period: Period, parent: QWidget | None = None) -> None:
        """`period` as it is stored."""
        title = self.tr("Sửa kỳ: {title}").format(title=period.title)
        super().__init__(title, self.tr("Lưu"), parent)
        self._period = period
        self.deadline = DateField(self.tr("Hạn gửi báo cáo"))
        self.recipient = LineField(self.tr("Nơi nhận báo cáo"))
        self.fields.addWidget(self.deadline)
        self.fields.addWidget(self.recipient)
        self.deadline.set_value(period.deadline)
        self.recipient.set_text(period.recipient)

    def _value(self) -> Period:
        return replace(self._period, deadline=self.deadline.value(), recipient=one_line(self.recipient.text()))
