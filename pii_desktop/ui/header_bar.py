"""The head of the window: whose records these are, which plan, which period, and the search box."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan_years import offered
from pii_desktop.domain.report_form import with_province
from pii_desktop.services.scope import Scope
from pii_desktop.ui.look import tip
from pii_desktop.ui.look import words as literal
from pii_desktop.ui.step_buttons import StepButtons
from pii_desktop.ui.tokens import HEADER_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SectionTitle
from pii_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from pii_desktop.services.frame import Frame

_SEARCH_WIDTH = 296
_ROOM_FOR_KEYS = 240
_LONGEST = 232
_LEADING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class DropDown(Button):
    """A flat button that opens a list of words.

    Signals: `picked` carries the value behind the word, `commanded` comes from the command below the words.
    """

    picked = Signal(object)
    commanded = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` says what is chosen here."""
        super().__init__("", kind=Kind.DROP, parent=parent)
        self._name = name
        self._menu = QMenu(self)
        self._group: QActionGroup | None = None
        self._command = ""
        self.clicked.connect(self._open)

    def set_command(self, words: str) -> None:
        """A command below the choices, shown with the next ones."""
        self._command = words

    def set_choices(self, choices: Sequence[tuple[str, Hashable]], chosen: Hashable, prefix: str = "") -> None:
        """Pairs (word, value); the word of `chosen` stands on the button after `prefix`."""
        self._menu.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        for word, value in choices:
            action = QAction(literal(word), self._group)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setData((value,))
            action.triggered.connect(self._on_triggered)
            self._menu.addAction(action)
        if self._command and choices:
            self._menu.addSeparator()
            self._menu.addAction(self._command).triggered.connect(self.commanded)
        word = next((word for word, value in choices if value == chosen), "–")
        shown = self.fontMetrics().elidedText(f"{prefix}{word}", Qt.TextElideMode.ElideRight, _LONGEST)
        self.setText(shown)
        self.setAccessibleName(f"{self._name}: {word}")
        self.setToolTip(tip(f"{self._name}: {word}"))
        self.setEnabled(bool(choices))

    def choices(self) -> list[str]:
        """The words of the list."""
        return [action.text().replace("&&", "&") for action in self._menu.actions() if action.data()]

    def pick(self, word: str) -> None:
        """Choose as a click does; nothing happens for a word that is not in the list."""
        for action in self._menu.actions():
            if action.text().replace("&&", "&") == word:
                action.trigger()
                return

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.picked.emit(action.data()[0])


class HeaderBar(Ground):
    """Department, plan, period, search.

    Signals: `plan_chosen` with a PlanId or None for all, `period_chosen` with a PeriodId, `searched` with the words
    in the box, `search_entered` when the box is gone to, `led` with a key that moves in the list of results, `opened`
    on Enter, `left` on Esc, `year_wanted` for a new year.
    """

    plan_chosen = Signal(object)
    period_chosen = Signal(object)
    searched = Signal(str)
    search_entered = Signal()
    led = Signal(object)
    opened = Signal()
    left = Signal()
    year_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank until a workspace is open."""
        super().__init__("surface", parent)
        self.department = SectionTitle()
        self.plan = DropDown(self.tr("Kế hoạch"))
        self.plan.set_command(self.tr("Mở năm mới…"))
        self.period = DropDown(self.tr("Kỳ báo cáo"))
        self.steps = StepButtons()
        self.search = SearchBox(self.tr("Tìm chỉ số, văn bản, lệnh"))
        self._keys = Label("Ctrl+K", role=Type.SMALL, tone="text3", parent=self.search)
        self._rules = (Rule(vertical=True), Rule(vertical=True))
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Show nothing: no workspace is open."""
        for part in (self.department, self.plan, self.period, self.steps, self.search, *self._rules):
            part.hide()

    def show_frame(self, frame: "Frame", scope: Scope) -> None:
        """Show whose records these are and what is chosen in `scope`."""
        profile = frame.profile
        self.department.setText(with_province(profile.called, profile.province))
        plans: list[tuple[str, Hashable]] = [(plan.label, plan.id) for plan in frame.plans]
        if len(plans) > 1:
            plans.insert(0, (self.tr("Tất cả kế hoạch"), None))
        chosen = frame.plans[0].id if len(plans) == 1 else scope.plan_id
        self.plan.set_choices(plans, chosen)
        names = {plan.id: plan.label for plan in frame.plans} if len(frame.plans) > 1 else {}
        there = offered(frame.periods, scope.plan_id, frame.plans)
        periods = [(_period_words(each, names, scope.plan_id), each.id) for each in there]
        self.period.set_choices(periods, scope.period_id, self.tr("Kỳ: "))
        for part in (self.department, self.steps, self.search):
            part.show()
        for rule, drop, choices in zip(self._rules, (self.plan, self.period), (plans, periods), strict=True):
            rule.setVisible(bool(choices))
            drop.setVisible(bool(choices))

    def go_to_search(self) -> None:
        """Put the cursor into the box, what stands there selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        self.search_entered.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the box belong to the list of results; the hint goes while there is something."""
        if watched is not self.search:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self.search_entered.emit()
        elif event.type() == QEvent.Type.Resize:
            self._place_hint()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in _LEADING:
            self.led.emit(Qt.Key(event.key()))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.searched.emit(self.search.text())
            self.opened.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        return False

    def _on_plan(self, value: PlanId | None) -> None:
        self.plan_chosen.emit(value)

    def _on_period(self, value: PeriodId) -> None:
        self.period_chosen.emit(value)

    def _place_hint(self) -> None:
        self._keys.adjustSize()
        top = (self.search.height() - self._keys.height()) // 2
        self._keys.move(self.search.width() - self._keys.width() - 10, top)
        self._keys.setVisible(not self.search.text() and self.search.width() >= _ROOM_FOR_KEYS)

    def _lay_out(self) -> None:
        self.setFixedHeight(max(HEADER_HEIGHT, self.search.minimumHeight() + 16))
        self.search.set_room(_SEARCH_WIDTH)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(self.department, 0, middle)
        for rule, drop in zip(self._rules, (self.plan, self.period), strict=True):
            rule.setFixedHeight(20)
            line.addSpacing(8)
            line.addWidget(rule, 0, middle)
            line.addWidget(drop, 0, middle)
        line.addStretch(1)
        line.addWidget(self.steps, 0, middle)
        line.addWidget(self.search, 0, middle)
        stack = column(self, gap=0)
        stack.addLayout(line, 1)
        stack.addWidget(Rule())

    def _connect(self) -> None:
        self.plan.picked.connect(self._on_plan)
        self.plan.commanded.connect(self.year_wanted)
        self.period.picked.connect(self._on_period)
        self.search.searched.connect(self.searched)
        self.search.textChanged.connect(self._place_hint)
        self.search.installEventFilter(self)


def _period_words(period: Period, plans: Mapping[PlanId, str], chosen: PlanId | None) -> str:
    """The title, with the plan it is for where that does not stand beside it already."""
    plan = plans.get(period.plan_id, "") if period.plan_id is not None and chosen is None else ""
    return f"{period.title} · {plan}" if plan else period.title
