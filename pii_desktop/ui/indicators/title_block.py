"""The head of the panel: code, role, state, name, source; the way to the rows beside it, and out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.listing import IndicatorDetail
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.columns import role_word, state_look
from pii_desktop.ui.indicators.contents import plan_name
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import IconButton, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, TagLabel


class TitleBlock(QWidget):
    """Signals: `previous_wanted`, `next_wanted`, `close_wanted`."""

    previous_wanted = Signal()
    next_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(parent)
        self._code = Label("", role=Type.STRONG, tone="text2")
        self._role = TagLabel("")
        self._state = TagLabel("")
        self._name = ElidedLabel("", role=Type.PANEL_TITLE)
        self._source = ElidedLabel("", role=Type.SMALL, tone="text3")
        self._previous = IconButton(Icon.CHEVRON_LEFT, self.tr("Dòng trước"), kind=Kind.QUIET)
        self._next = IconButton(Icon.CHEVRON_RIGHT, self.tr("Dòng sau"), kind=Kind.QUIET)
        self._close = IconButton(Icon.CLOSE, self.tr("Đóng khung bên phải"), kind=Kind.QUIET)
        self._lay_out()
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._close.clicked.connect(self.close_wanted)

    def show_detail(self, detail: IndicatorDetail) -> None:
        """Say which row this is."""
        shown = detail.row
        self._code.setText(shown.assignment.display_code)
        self._code.setVisible(bool(shown.assignment.display_code))
        self._role.set_tag(role_word(shown))
        self._role.setVisible(bool(role_word(shown)))
        icon_name, tone = state_look(shown.state)
        self._state.set_tag(shown.state.label, tone=tone, icon_name=icon_name)
        self._name.set_text(detail.indicator.name if detail.indicator else shown.assignment.row.name)
        self._source.set_text(self._origin(detail))

    def _origin(self, detail: IndicatorDetail) -> str:
        if detail.indicator is not None:
            return self.tr("Nguồn: {source}").format(source=detail.indicator.source.removeprefix("Nguồn từ "))
        return self.tr("Kế hoạch: {plan}").format(plan=plan_name(detail.plan))

    def _lay_out(self) -> None:
        head = row(gap=8)
        head.addWidget(self._code)
        head.addWidget(self._role)
        head.addWidget(self._state)
        head.addStretch(1)
        for button in (self._previous, self._next, self._close):
            head.addWidget(button)
        head.setSpacing(4)
        stack = column(self, gap=0, margins=(16, 8, 8, 4))
        stack.addLayout(head)
        stack.addWidget(self._name)
        stack.addWidget(self._source)
