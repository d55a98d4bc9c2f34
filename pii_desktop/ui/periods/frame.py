"""What the page "Kỳ báo cáo" is put together from; what it does is in page.py."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.periods.check_panel import CheckPanel
from pii_desktop.ui.periods.exporting import ExportBar
from pii_desktop.ui.periods.period_head import PeriodHead
from pii_desktop.ui.periods.period_list import PeriodList
from pii_desktop.ui.periods.preview import PreviewPanel, width_in
from pii_desktop.ui.periods.signing_line import SigningLine
from pii_desktop.ui.periods.step_foot import StepFoot
from pii_desktop.ui.periods.versions_panel import VersionsPanel
from pii_desktop.ui.turns import Turns
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.undo_bar import UndoBar

_MIDDLE_WIDTH = 512


class PeriodsFrame(Ground):
    """Periods, the one chosen with its findings and versions, and its report with the export above it.

    Only the list is made at once: the rest comes in the next turns, before the periods are read, into room kept for it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__("surface", parent)
        self._desk = desk
        self.list = PeriodList()
        self._middle = QWidget()
        self._seat = column(gap=0)
        self._right = Ground("surface")
        self._right_stack = column(self._right, gap=0)
        self._nothing = Ground("surface")
        self._divider = Rule(vertical=True)
        self._turns = Turns(self)
        line = row(self, gap=0)
        line.addWidget(self.list)
        line.addWidget(Rule(vertical=True))
        line.addWidget(self._middle, 1)
        line.addWidget(self._nothing, 1)
        line.addWidget(self._divider)
        line.addWidget(self._right)
        self._show_parts(has_period=True)
        self._middle_stack = column(self._middle, gap=0)
        self._middle.setUpdatesEnabled(False)  # seen when all of it is there
        self._turns.take(self._make_head, self._make_check, self._make_round, self._make_foot)
        self._turns.take(self._make_preview, self._make_export, self._connect_parts)

    @cached_property
    def head(self) -> PeriodHead:
        """Which report it is, how far on its way."""
        return PeriodHead()

    @cached_property
    def check(self) -> CheckPanel:
        """The findings."""
        return CheckPanel()

    @cached_property
    def undo_bar(self) -> UndoBar:
        """Over the findings: the next step stays within reach."""
        return UndoBar(self.check)

    @cached_property
    def signing(self) -> SigningLine:
        """How much the check before signature finds."""
        return SigningLine(self._desk)

    @cached_property
    def versions(self) -> VersionsPanel:
        """What was submitted, signed and sent."""
        return VersionsPanel()

    @cached_property
    def steps(self) -> StepFoot:
        """What can be done next."""
        return StepFoot()

    @cached_property
    def export_bar(self) -> ExportBar:
        """Above the pages."""
        return ExportBar(self._desk)

    @cached_property
    def preview(self) -> PreviewPanel:
        """The pages."""
        return PreviewPanel(self._desk)

    @cached_property
    def empty(self) -> EmptyState:
        """What is said where there is no period."""
        empty = EmptyState(
            Icon.CALENDAR_DUE,
            self.tr("Chưa có kỳ báo cáo nào"),
            self.tr("Kỳ 6 tháng và kỳ năm được lập khi nhập kế hoạch; cũng có thể tự thêm kỳ."),
            actions=(self.tr("Thêm kỳ báo cáo"),),
        )
        nothing = column(self._nothing, margins=(24, 24, 24, 24))
        nothing.addWidget(empty, 0, Qt.AlignmentFlag.AlignHCenter)
        nothing.addStretch(1)
        return empty

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview takes what list and checks leave."""
        super().resizeEvent(event)
        self._share_width()

    def _make_head(self) -> None:
        self._middle_stack.addWidget(self.head)
        self._middle_stack.addWidget(Rule())

    def _make_check(self) -> None:
        keeping = self.check.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.check.setSizePolicy(keeping)
        self.check.hide()  # else it would say that there is nothing to look at before anything was read
        self._middle_stack.addWidget(self.check, 1)

    def _make_round(self) -> None:
        self._middle_stack.addWidget(self.signing)
        self._middle_stack.addWidget(self.versions)

    def _make_foot(self) -> None:
        self._middle_stack.addLayout(self._seat)
        self._middle_stack.addWidget(self.steps)
        self._middle.setUpdatesEnabled(True)

    def _make_preview(self) -> None:
        self._right_stack.addWidget(self.preview)
        self._share_width()

    def _make_export(self) -> None:
        self.preview.seat(self.export_bar, elsewhere=self._seat)

    def _connect_parts(self) -> None:
        """A subclass joins what was made."""

    def _share_width(self) -> None:
        room = self.width() - self.list.width() - _MIDDLE_WIDTH
        if "preview" in self.__dict__:
            self.preview.set_room(room)
        self._right.setFixedWidth(width_in(room))

    def _show_parts(self, *, has_period: bool) -> None:
        """Hide before showing: side by side they would need more room than the window has."""
        parts = (self._middle, self._divider, self._right)
        for part in (self._nothing,) if has_period else parts:
            part.hide()
        for part in parts if has_period else (self._nothing,):
            part.show()
