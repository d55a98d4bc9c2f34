"""Departments are reorganised: what comes to the user's department is looked at, then taken; and the way back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.reorganising import Reorganisation
from pii_desktop.domain.successions import Succession
from pii_desktop.errors import PiiError, StalePreviewError
from pii_desktop.services.reorganisation_undo import undo_reorganisation
from pii_desktop.services.reorganising import (
    ReceivedIndicator,
    ReorganisationOutcome,
    ReorganisationPreview,
    own_mergers,
    preview_reorganisation,
    received,
    reorganise,
)
from pii_desktop.services.succession import successions
from pii_desktop.ui.assignments.received_table import ReceivedTable
from pii_desktop.ui.assignments.reorganisation_form import ReorganisationForm
from pii_desktop.ui.assignments.shifts_table import ShiftsTable
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_PLAN, _RECEIVED = range(2)
_Standing = tuple[tuple[Reorganisation, ...], tuple[ReceivedIndicator, ...], tuple[Succession, ...]]


class ReorganisationPane(Ground):
    """Emits `closed` when the user leaves."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `begin`."""
        super().__init__("surface", parent)
        self._desk = desk
        self._preview: ReorganisationPreview | None = None
        self.form = ReorganisationForm()
        self.shifts = ShiftsTable()
        self.received = ReceivedTable(desk)
        self.tabs = Tabs((self.tr("Sắp xếp"), self.tr("Chỉ số đã nhận")))
        self._stack = QStackedWidget()
        self._banner = Banner()
        self._banner.hide()
        self._note = Label("", tone="text2", wrap=True)
        self.back = Button(self.tr("Về phân công"))
        self.carry_out = Button(self.tr("Thực hiện sắp xếp"), kind=Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self._show_preview(None)

    def begin(self) -> None:
        """Ask what the catalogue knows and what was done so far."""
        self._banner.hide()
        self.tabs.setCurrentIndex(_PLAN)
        self._desk.ask(_standing, self._on_begun, self._on_refused)

    def notice(self) -> str:
        """What is said above; blank when nothing is."""
        return self._banner.text() if self._banner.isVisibleTo(self) else ""

    def _lay_out(self) -> None:
        head = row(margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        head.addWidget(Label(self.tr("Sắp xếp lại đơn vị"), role=Type.PAGE_TITLE))
        head.addStretch(1)
        top = Ground("surface")
        top.setFixedHeight(PAGE_HEAD_HEIGHT)
        top.setLayout(head)
        plan = QWidget()
        form = column(plan, gap=12, margins=(0, 12, 0, 0))
        fields = column(gap=12, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        fields.addWidget(self.form)
        fields.addWidget(self._note)
        form.addLayout(fields)
        form.addWidget(self.shifts, 1)
        for pane in (plan, self.received):
            self._stack.addWidget(pane)
        tabs = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        tabs.addWidget(self._banner)
        tabs.addWidget(self.tabs)
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addLayout(tabs)
        stack.addWidget(self._stack, 1)
        stack.addWidget(Rule())
        stack.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = Ground("surface")
        foot.setFixedHeight(PAGE_HEAD_HEIGHT)
        line = row(foot, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0), gap=16)
        self._words = Label("", tone="text2")
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self._words)
        line.addWidget(self.carry_out)
        return foot

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.form.wanted.connect(self._on_wanted)
        self.form.edited.connect(self._on_edited)
        self.shifts.decided.connect(self._refresh_foot)
        self.received.undo_wanted.connect(self._on_undo_wanted)
        self.back.clicked.connect(self.closed)
        self.carry_out.clicked.connect(self._on_carry_out)

    def _on_begun(self, found: _Standing) -> None:
        known, rows, past = found
        self.form.show_known(known)
        self.received.show_received(rows, past)

    def _on_wanted(self, reorganisation: Reorganisation) -> None:
        self._banner.hide()
        self._desk.ask(
            partial(preview_reorganisation, reorganisation=reorganisation), self._show_preview, self._on_refused
        )

    def _on_edited(self) -> None:
        self._show_preview(None)

    def _show_preview(self, preview: ReorganisationPreview | None) -> None:
        self._preview = preview
        self._note.setText(self._sentence(preview) if preview is not None else "")
        self._note.setVisible(preview is not None)
        self.shifts.show_preview(preview)
        self._refresh_foot()

    def _sentence(self, preview: ReorganisationPreview) -> str:
        if preview.profile is None and not preview.shifts:
            return self.tr(
                "Không dòng nào trong các kế hoạch đang lưu in tên đơn vị cũ đã khai: không có gì phải chuyển."
            )
        parts = [
            self.tr("{received} dòng nhận về, {changed} dòng đổi vai trò.").format(
                received=len(preview.received), changed=len(preview.changed)
            )
        ]
        if preview.closed:
            titles = ", ".join(period.title for period in preview.closed)
            parts.append(self.tr("Giữ nguyên báo cáo các kỳ đã qua: {titles}.").format(titles=titles))
        if preview.open and preview.shifts:
            titles = ", ".join(period.title for period in preview.open)
            parts.append(self.tr("Có thêm dòng từ các kỳ: {titles}.").format(titles=titles))
        if preview.profile is not None:
            parts.append(self.tr("Tên đơn vị báo cáo đổi thành {name}.").format(name=preview.profile.department))
        return " ".join(parts)

    def _refresh_foot(self) -> None:
        count = len(self.shifts.accepted())
        preview = self._preview
        is_plan = self.tabs.currentIndex() == _PLAN
        self.carry_out.setVisible(is_plan)
        self.carry_out.setEnabled(preview is not None and bool(count or preview.profile))
        words = ""
        if is_plan and preview is not None and (preview.shifts or preview.profile):
            left = len(preview.shifts) - count
            words = self.tr("Nhận {count} dòng, để lại {left} · tự sao lưu trước khi ghi").format(
                count=count, left=left
            )
        self._words.setText(words)

    def _on_tab_changed(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._refresh_foot()

    def _on_carry_out(self) -> None:
        if self._preview is None:
            return
        preview, accepted = self._preview, self.shifts.accepted()
        self.carry_out.setEnabled(False)
        self._desk.change_workspace(
            lambda workspace: reorganise(workspace, preview, accepted), self._on_carried_out, self._on_refused
        )

    def _on_carried_out(self, outcome: ReorganisationOutcome) -> None:
        words = self.tr(
            "Đã sắp xếp: nhận về {received} dòng, đổi vai trò {changed} dòng. Hoàn tác được bất cứ lúc nào."
        )
        self._say(words.format(received=outcome.received, changed=outcome.changed), Mood.GOOD)
        self._show_preview(None)
        self.tabs.setCurrentIndex(_RECEIVED)
        self.received.view.setFocus()  # the button that was pressed goes
        self._desk.ask(_standing, self._on_begun, self._on_refused)

    def _on_undo_wanted(self, number: int) -> None:
        self._desk.change_workspace(
            lambda workspace: undo_reorganisation(workspace, number), self._on_undone, self._on_refused
        )

    def _on_undone(self, _changes: Changes) -> None:
        self._say(self.tr("Đã hoàn tác lần sắp xếp. Số liệu và minh chứng đã nhập vẫn giữ."), Mood.INFO)
        self._desk.ask(_standing, self._on_begun, self._on_refused)

    def _on_refused(self, error: PiiError) -> None:
        self._refresh_foot()
        self._banner.show_error(error)
        self.received.undo.setEnabled(True)
        if isinstance(error, StalePreviewError) and self._preview is not None:
            self._desk.ask(
                partial(preview_reorganisation, reorganisation=self._preview.reorganisation), self._show_preview
            )

    def _say(self, words: str, mood: Mood) -> None:
        self._banner.show_text(words, mood=mood)
        self._banner.show()


def _standing(uow: "UnitOfWork") -> _Standing:
    """The known mergers that concern the department, the rows received so far, the reorganisations so far."""
    return own_mergers(uow), received(uow), successions(uow)
