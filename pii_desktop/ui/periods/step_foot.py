"""The foot of the period: what stands in the way, the next step, and the other ones in a menu."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from pii_desktop.domain.versions import Move
from pii_desktop.services.rounds import Rounds
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import words
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule


class Step(StrEnum):
    """What can be done with a report on its way."""

    SUBMIT = "submit"
    RETURN = "return"
    SIGN = "sign"
    SEND = "send"
    UNLOCK = "unlock"
    SECOND = "second"
    SUPPLEMENT = "supplement"
    CORRECT = "correct"
    DROP = "drop"
    ATTACH = "attach"
    OPEN = "open"


_ORDER = (Move.SUBMIT, Move.SIGN, Move.RETURN, Move.SEND)
_BESIDE = (Step.RETURN, Step.CORRECT)
_ICONS = {Step.SUBMIT: Icon.SIGN, Step.SIGN: Icon.SIGN, Step.SEND: Icon.SEND}


def steps_after(told: Rounds) -> tuple[Step, ...]:
    """What may be done with a report, the next step first; what follows one that was sent, the likeliest first."""
    moves = told.moves
    found = [Step(move.value) for move in _ORDER if move in moves]
    if Move.BEGIN in moves:
        found += (Step.CORRECT, Step.SUPPLEMENT, Step.SECOND)
    if Move.UNLOCK in moves:
        found += (Step.OPEN if told.latest and told.latest.evidence_id else Step.ATTACH, Step.UNLOCK)
    if Move.DISCARD in moves:
        found.append(Step.DROP)
    return tuple(found)


class StepFoot(Ground):
    """Emits `wanted` with a Step."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing can be done before a period is shown."""
        super().__init__("surface", parent)
        self._step: Step | None = None
        self._second: Step | None = None
        self._others: tuple[Step, ...] = ()
        self._said = self._waiting = ""
        self._is_free = False
        self._note = Label("", role=Type.SMALL, tone="text2", wrap=True)
        self.more = Button(self.tr("Việc khác"), kind=Kind.DROP)
        self.second = Button("")
        self.next = Button("", kind=Kind.PRIMARY)
        foot = Ground("surface")
        foot.setMinimumHeight(PAGE_HEAD_HEIGHT)
        line = row(foot, gap=8, margins=(PAGE_PADDING, 8, PAGE_PADDING, 8))
        line.addWidget(self._note, 1)
        for button in (self.more, self.second, self.next):
            line.addWidget(button)
            button.hide()
        stack = column(self, gap=0)
        stack.addWidget(Rule())
        stack.addWidget(foot)
        self.next.clicked.connect(self._on_next)
        self.second.clicked.connect(self._on_second)
        self.more.clicked.connect(self._on_more)

    def offer(self, steps: Sequence[Step], note: str, *, is_free: bool = True) -> None:
        """Offer the first of `steps` on the button, the way back beside it, the rest as a menu.

        `note` says where the report stands; the button waits while it is not `is_free`.
        """
        self._said, self._is_free = note, is_free
        self._step = steps[0] if steps and steps[0] in _ICONS else None
        rest = steps[1:] if self._step else steps
        self._second = rest[0] if rest and rest[0] in _BESIDE else None
        self._others = tuple(rest[1:] if self._second else rest)
        if self._step is not None:
            self.next.setText(self.step_words(self._step))
            self.next.set_icon(_ICONS[self._step])
        if self._second is not None:
            self.second.setText(self.step_words(self._second))
        self.next.setVisible(self._step is not None)
        self.second.setVisible(self._second is not None)
        self.more.setVisible(bool(self._others))
        self.wait("")

    def say(self, note: str) -> None:
        """Say anew where the report stands; the steps stay."""
        self._said = note
        self.wait(self._waiting)

    def wait(self, words: str) -> None:
        """Say what is under way and let nothing be pressed meanwhile; with blank `words` it is over."""
        self._waiting = words
        self._note.setText(words or self._said)
        self.next.setEnabled(self._is_free and not words)
        self.next.setAccessibleDescription("" if self.next.isEnabled() else self._note.text())
        for button in (self.second, self.more):
            button.setEnabled(not words)

    def note(self) -> str:
        """Where the report stands."""
        return self._note.text()

    def steps(self) -> tuple[Step, ...]:
        """Everything that is offered, the next step first."""
        first = tuple(step for step in (self._step, self._second) if step is not None)
        return (*first, *self._others)

    def menu(self) -> QMenu:
        """The other steps as a menu; it frees itself when it closes."""
        menu = QMenu(self)
        for step in self._others:
            menu.addAction(words(self.step_words(step)), partial(self.wanted.emit, step))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def step_words(self, step: Step) -> str:
        """What a step is called; "…" where it asks something first."""
        return {
            Step.SUBMIT: self.tr("Trình lãnh đạo"),
            Step.RETURN: self.tr("Yêu cầu chỉnh lý…"),
            Step.SIGN: self.tr("Ghi đã ký…"),
            Step.SEND: self.tr("Ghi đã gửi…"),
            Step.UNLOCK: self.tr("Mở khoá…"),
            Step.SECOND: self.tr("Lập bản mới…"),
            Step.SUPPLEMENT: self.tr("Báo cáo bổ sung…"),
            Step.CORRECT: self.tr("Báo cáo đính chính…"),
            Step.DROP: self.tr("Bỏ bản nháp này"),
            Step.ATTACH: self.tr("Gắn tệp đã ký…"),
            Step.OPEN: self.tr("Mở tệp đã ký"),
        }[step]

    def _on_next(self) -> None:
        if self._step is not None:
            self.wanted.emit(self._step)

    def _on_second(self) -> None:
        if self._second is not None:
            self.wanted.emit(self._second)

    def _on_more(self) -> None:
        """Above the button: it stands at the lower end of the window."""
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
