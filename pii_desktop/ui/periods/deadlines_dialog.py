"""The usual deadlines of a plan and who gets its reports: what new periods are offered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from pii_desktop.domain.calendar import SLOTS, DayOfYear, Slot, day_of_year, usual_day
from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.errors import InputError
from pii_desktop.services.deadlines import PlanDefaults
from pii_desktop.text.normalise import one_line
from pii_desktop.ui.periods.wording import slot_words
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import LineField

_COLUMNS = 2
_WIDTH = 528


@dataclass(frozen=True, slots=True)
class GivenDefaults:
    """What was typed; days that are the usual ones of all offices are left out."""

    plan_id: PlanId | None
    recipient: str
    days: Mapping[Slot, DayOfYear]


class DeadlinesDialog(FormDialog):
    """Gives out GivenDefaults."""

    def __init__(
        self, defaults: Sequence[PlanDefaults], plan_id: PlanId | None = None, parent: QWidget | None = None
    ) -> None:
        """`defaults` of all plans, then of each; `plan_id` is chosen at first."""
        super().__init__(self.tr("Hạn và nơi nhận của kế hoạch"), self.tr("Lưu"), parent)
        self._defaults = list(defaults)
        choices = [(each.label, number) for number, each in enumerate(self._defaults)]
        self.plan = ChoiceField(self.tr("Kế hoạch"), choices)
        self.recipient = LineField(self.tr("Nơi nhận báo cáo của kế hoạch"))
        self.days = {slot: LineField(slot_words(slot)) for slot in SLOTS}
        self._lay_out()
        chosen = next((number for number, each in enumerate(self._defaults) if each.plan_id == plan_id), 0)
        self.plan.set_value(chosen)
        self._show()
        self.plan.chosen.connect(self._show)

    def _lay_out(self) -> None:
        self.fields.addWidget(self.plan)
        self.fields.addWidget(self.recipient)
        self.setMinimumWidth(_WIDTH)
        words = self.tr("Hạn thường lệ, ngày/tháng. Kỳ đã lập giữ hạn cũ; nơi nhận đổi cả ở kỳ riêng còn nháp.")
        self.fields.addWidget(Label(words, tone="text2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for number, field in enumerate(self.days.values()):
            grid.addWidget(field, number // _COLUMNS, number % _COLUMNS)
        self.fields.addLayout(grid)

    def _chosen(self) -> PlanDefaults:
        number = self.plan.value()
        return self._defaults[number if isinstance(number, int) else 0]

    def _show(self) -> None:
        chosen = self._chosen()
        self.recipient.setVisible(chosen.plan_id is not None)
        self.recipient.set_text(chosen.recipient)
        for slot, field in self.days.items():
            field.set_text(_text(slot, usual_day(slot, chosen.days)))
            field.clear_message()

    def _value(self) -> GivenDefaults:
        days: dict[Slot, DayOfYear] = {}
        chosen = self._chosen()
        general = self._defaults[0].days if chosen.plan_id is not None else None
        for slot, field in self.days.items():
            day = _day(slot, field.text())
            if day is None:
                wanted = self.tr("ngày, ví dụ 25") if slot[0] is PeriodKind.MONTH else self.tr("ngày/tháng, ví dụ 31/5")
                field.set_error(self.tr("Hãy nhập {wanted}").format(wanted=wanted))
                raise InputError(
                    self.tr("“{text}” không phải là ngày.").format(text=field.text()),
                    self.tr("Chưa có gì được ghi."),
                    self.tr("Hãy nhập {wanted}.").format(wanted=wanted),
                    "bad-day",
                )
            if day != usual_day(slot, general):
                days[slot] = day
        recipient = one_line(self.recipient.text())
        # Who gets its reports anyway is not the plan's own.
        own = "" if recipient == chosen.proposed else recipient
        return GivenDefaults(chosen.plan_id, own, days)


def _text(slot: Slot, day: DayOfYear) -> str:
    return str(day.day) if slot[0] is PeriodKind.MONTH else f"{day.day:02d}/{day.month:02d}"


def _day(slot: Slot, text: str) -> DayOfYear | None:
    """The day in "31/5", or in "25" where it comes every month; blank is the usual one."""
    typed = text.strip().replace("-", "/").replace(".", "/")
    if not typed:
        return usual_day(slot)
    if slot[0] is PeriodKind.MONTH:
        return DayOfYear(1, int(typed)) if typed.isdecimal() and 1 <= int(typed) <= 31 else None
    day, _, month = typed.partition("/")
    return day_of_year(f"{month}-{day}")
