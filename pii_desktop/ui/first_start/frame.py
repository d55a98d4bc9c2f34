"""Head and foot of the guide."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import WIZARD_FOOT_HEIGHT
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SectionTitle
from pii_desktop.ui.widgets.steps import Steps

_HEIGHT = 64
_EDGE = 48


class GuideHead(Ground):
    """What this is, and where one is in it."""

    def __init__(self, title: str, steps: Sequence[str], parent: QWidget | None = None) -> None:
        """At the first step."""
        super().__init__("surface", parent)
        self._steps = Steps(steps)
        self.setFixedHeight(_HEIGHT)
        content = QWidget()  # a bare layout would be no higher than its buttons
        line = row(content, margins=(_EDGE, 0, _EDGE, 0))
        line.addWidget(SectionTitle(title))
        line.addStretch(1)
        line.addWidget(self._steps)
        stack = column(self, gap=0)
        stack.addWidget(content, 1)
        stack.addWidget(Rule())

    def set_current(self, step: int) -> None:
        """The step shown, from 0."""
        self._steps.set_current(step)


class GuideFoot(Ground):
    """The ways back, on and out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """At the first step."""
        super().__init__("surface", parent)
        self.back = Button(self.tr("Quay lại"), icon_name=Icon.CHEVRON_LEFT)
        self.existing = Button(self.tr("Mở sổ dữ liệu đã có…"), kind=Kind.QUIET)
        self.sample = Button(self.tr("Dùng thử với dữ liệu mẫu"), kind=Kind.QUIET)
        self.skip = Button(self.tr("Để sau, nhập trong Phân công"), kind=Kind.QUIET)
        self.onward = Button(self.tr("Tiếp tục"), kind=Kind.PRIMARY)
        self._note = Label("", tone="text2")
        self.setFixedHeight(WIZARD_FOOT_HEIGHT)
        content = QWidget()  # a bare layout would be no higher than its buttons
        line = row(content, margins=(_EDGE, 0, _EDGE, 0), gap=16)
        for button in (self.back, self.existing, self.sample):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.skip)
        line.addWidget(self._note)
        line.addWidget(self.onward)
        stack = column(self, gap=0)
        stack.addWidget(Rule())
        stack.addWidget(content, 1)

    def set_step(self, step: int, *, last: int) -> None:
        """Which ways there are from this step."""
        self.back.setVisible(step > 0)
        self.existing.setVisible(step == 0)
        self.sample.setVisible(step == 0)  # later it would throw the answers away
        self.skip.setVisible(step == 1)
        self.onward.setText(self.tr("Bắt đầu") if step == last else self.tr("Tiếp tục"))

    def set_ready(self, is_ready: bool, note: str) -> None:
        """Whether one can go on, and the sentence beside the button."""
        self.onward.setEnabled(is_ready)
        self._note.setText(note)
        self.onward.setAccessibleDescription(note)
