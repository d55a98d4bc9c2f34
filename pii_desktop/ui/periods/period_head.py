"""The head of the period: its report, whom it goes to until when, how far it is on its way."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.period import Period, PeriodState, period_end
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.services.checking import CheckedPeriod
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.periods.wording import left_tone, left_words, report_title
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import IconButton, Kind
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from pii_desktop.ui.widgets.steps import Steps

_STATES = (
    PeriodState.DRAFT,
    PeriodState.SUBMITTED,
    PeriodState.RETURNED,
    PeriodState.SIGNED,
    PeriodState.SENT,
)
_YEAR = " năm "
_NO_BREAK = "\N{NO-BREAK SPACE}"


class PeriodHead(Ground):
    """Emits `edit_wanted` when deadline or recipient are to be corrected."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a period is shown."""
        super().__init__("surface", parent)
        self._title = Label(role=Type.PAGE_TITLE, wrap=True)
        self._clock = IconLabel(Icon.CLOCK, tone="text3")
        self._left = Label("")
        self._letter = ElidedLabel(role=Type.SMALL, tone="text2")
        self.edit = IconButton(Icon.PENCIL, self.tr("Sửa hạn, nơi nhận…"), kind=Kind.QUIET, small=True)
        names = (self.tr("Nháp"), self.tr("Trình"), self.tr("Chỉnh lý"), self.tr("Đã ký"), self.tr("Đã gửi"))
        self.steps = Steps(names, dense=True)
        self._lay_out()
        self.edit.clicked.connect(self.edit_wanted)

    def show_period(self, checked: CheckedPeriod, period: Period, today: date) -> None:
        """A period, at `today`."""
        self._show_title(report_title(period))
        tone = left_tone(period, today)
        self._left.setText(left_words(period, today))
        self._left.set_tone(tone)
        self._clock.set_icon(Icon.SEND if period.is_sent else Icon.CLOCK, tone)
        self._clock.setVisible(period.is_sent or period.deadline is not None)
        self._letter.set_text(self._letter_words(period, checked))

    def show_round(self, period: Period, state: PeriodState, rounds: Iterable[Version]) -> None:
        """How far the round under way is; a second one says what it is: "Báo cáo đính chính năm 2025"."""
        versions = tuple(rounds)
        kind = versions[-1].kind if versions else VersionKind.REPORT
        self._show_title(report_title(period, kind))
        current = _STATES.index(state)
        passed = {PeriodState.SUBMITTED}
        if any(each.reason for each in versions):
            passed.add(PeriodState.RETURNED)
        if versions and versions[-1].signed_on is not None:
            passed.add(PeriodState.SIGNED)
        self.steps.set_current(current, [place for place in range(1, current) if _STATES[place] not in passed])

    def title(self) -> str:
        """What the page is about."""
        return self._title.accessibleName()

    def _show_title(self, text: str) -> None:
        """On two lines where one has no room: which year it is about is always read."""
        self._title.setText(text.replace(_YEAR, _YEAR.rstrip() + _NO_BREAK))
        self._title.setAccessibleName(text)

    def _lay_out(self) -> None:
        first = row()
        first.addWidget(self._title, 1)
        first.addWidget(self._clock)
        first.addWidget(self._left)
        second = row()
        second.addWidget(self._letter, 1)
        second.addWidget(self.edit)
        third = row()
        third.addWidget(self.steps)
        third.addStretch(1)
        head = column(self, gap=4, margins=(PAGE_PADDING, 12, PAGE_PADDING, 8))
        for line in (first, second, third):
            head.addLayout(line)

    def _letter_words(self, period: Period, checked: CheckedPeriod) -> str:
        """Whom it goes to until when, for which plan where it is for one, and by which day evidence is judged."""
        plan = next((each.label for each in checked.defaults if each.plan_id == period.plan_id), "")
        words = self.tr("Gửi {recipient}, chưa đặt hạn")
        if period.deadline is not None:
            words = self.tr("Gửi {recipient}, hạn {day}")
        day = format_date(period.deadline) if period.deadline else ""
        cut_off = self.tr("ngày chốt {day}").format(day=format_date(period_end(period)))
        said = words.format(recipient=period.recipient, day=day)
        return " · ".join(part for part in (said, plan if period.plan_id is not None else "", cut_off) if part)
