"""One line on the check before signature: how much it found, and the way to where that is read and put right."""

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.plan import Severity
from pii_desktop.errors import PiiError
from pii_desktop.services.signing_checks import counted_findings
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Rule

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_Asked = tuple[int, Counter[Severity] | None]
REST_MS = 1200
"""Checked only when the page was left alone for so long: the store answers one at a time."""
MOST_ROWS = 250
"""The report of so many rows is checked in less than a second; a longer one only when that is asked for."""
_ANY = 1_000_000
_TAB = "checks"


class SigningLine(Ground):
    """Signals: `place_wanted` with the Destination where the findings are, `counted` when `errors` is known."""

    place_wanted = Signal(object)
    counted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Nothing is checked before a period is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._period_id: PeriodId | None = None
        self._number = 0
        self._task: Task | None = None
        self._found: Counter[Severity] | None = None
        self._icon = IconLabel(Icon.SIGN)
        self._words = ElidedLabel("")
        self.button = Button("", kind=Kind.QUIET, small=True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        line = row(gap=8, margins=(PAGE_PADDING, 6, 16, 6))
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        line.addWidget(self.button)
        stack = column(self, gap=0)
        stack.addWidget(Rule())
        stack.addLayout(line)
        self._rest.timeout.connect(self._on_rested)
        self.button.clicked.connect(self._on_clicked)

    def show_period(self, period_id: PeriodId) -> None:
        """Forget what was found: the period, or something in the store, is another one now."""
        self._stop()
        self._period_id, self._found = period_id, None
        self._show(self.tr("Kiểm tra trước khi ký: chưa chạy"), self.tr("Kiểm tra"))
        self._rest.start()

    def show_state(self, state: PeriodState) -> None:
        """What is signed is past checking; the line is back when something is drafted after it."""
        self.setVisible(state not in (PeriodState.SIGNED, PeriodState.SENT))

    @property
    def errors(self) -> int | None:
        """How many errors the check found; None while it did not run on what is shown."""
        return None if self._found is None else self._found[Severity.ERROR]

    def text(self) -> str:
        """What the line says."""
        return self._words.whole_text()

    def showEvent(self, event: QShowEvent) -> None:
        """Check what was not checked while another page was shown."""
        super().showEvent(event)
        if self._period_id is not None and self._found is None and self._task is None:
            self._rest.start()

    def _on_rested(self) -> None:
        if self.isVisible():
            self._ask(MOST_ROWS)

    def _on_clicked(self) -> None:
        """To the findings; where nothing was checked, check first, however long that takes."""
        if self._found is None:
            self._stop()
            self._ask(_ANY)
        else:
            self.place_wanted.emit(findings_place(self._period_id))

    def _ask(self, most: int) -> None:
        if self._period_id is None:
            return
        self._number += 1
        self._show(self.tr("Kiểm tra trước khi ký: đang chạy…"), "")
        work = partial(_counted, number=self._number, period_id=self._period_id, most=most)
        self._task = self._desk.ask(work, self._on_counted, self._on_refused)

    def _on_counted(self, counted: _Asked) -> None:
        """Unless something was changed meanwhile."""
        number, found = counted
        if number != self._number or self._task is None:
            return
        self._task, self._found = None, found
        if found is None:
            self._show(self.tr("Kiểm tra trước khi ký: chưa chạy, báo cáo dài"), self.tr("Kiểm tra"))
        else:
            words = self.tr("Kiểm tra trước khi ký: {found}").format(found=self._told(found))
            self._show(words, self.tr("Xem"), "bad" if found[Severity.ERROR] else "warn" if found.total() else "good")
            self.counted.emit()

    def _on_refused(self, error: PiiError) -> None:
        """There is no report to check: why is said by the page where it is written."""
        self._task = None
        self._show(self.tr("Kiểm tra trước khi ký: {why}").format(why=error.title), "")

    def _told(self, found: Counter[Severity]) -> str:
        """Like "2 lỗi, 3 cảnh báo"; notes are named where there is nothing worse."""
        errors, warnings, notes = (found[each] for each in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
        if errors or warnings:
            return self.tr("{errors} lỗi, {warnings} cảnh báo").format(errors=errors, warnings=warnings)
        return self.tr("{notes} lưu ý").format(notes=notes) if notes else self.tr("không có gì phải sửa")

    def _show(self, words: str, action: str, tone: str = "text2") -> None:
        self._words.set_text(words)
        self._icon.set_icon(Icon.SIGN, tone)
        self.button.setText(action)
        self.button.setAccessibleName(f"{action}: {words}")
        self.button.setVisible(bool(action))

    def _stop(self) -> None:
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None


def findings_place(period_id: PeriodId | None) -> Destination:
    """Where the findings of a period's report are read and put right."""
    return Destination(PageKey.REPORT, tab=_TAB, period_id=period_id)


def _counted(uow: "UnitOfWork", number: int, period_id: PeriodId, most: int) -> _Asked:
    return number, counted_findings(uow, period_id, most=most)
