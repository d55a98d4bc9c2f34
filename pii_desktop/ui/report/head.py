"""The head of the page: the way back, which report is worded, and how it stands."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.text.normalise import lower_first
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.state_words import state_tag
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, TagLabel


class ReportHead(Ground):
    """Signals: `back_wanted`, `pages_wanted` to see the pages where there is no room for them beside."""

    back_wanted = Signal()
    pages_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing but the way back until a period is shown."""
        super().__init__("surface", parent)
        self.back = Button(self.tr("Kỳ báo cáo"), kind=Kind.QUIET, icon_name=Icon.CHEVRON_LEFT, small=True)
        self.pages = Button(self.tr("Xem trước"), kind=Kind.QUIET, icon_name=Icon.ZOOM_IN, small=True)
        self.pages.hide()
        self._title = ElidedLabel(self.tr("Soạn nội dung"), role=Type.PAGE_TITLE)
        self._state = TagLabel("")
        self._state.hide()
        first = row(margins=(PAGE_PADDING - 10, 0, 0, 0))
        first.addWidget(self.back)
        first.addStretch(1)
        first.addWidget(self.pages)
        second = row(margins=(PAGE_PADDING, 0, 0, 0))
        second.addWidget(self._title, 1)
        second.addWidget(self._state)
        stack = column(self, gap=2, margins=(0, 8, 16, 4))
        stack.addLayout(first)
        stack.addLayout(second)
        self.back.clicked.connect(self.back_wanted)
        self.pages.clicked.connect(self.pages_wanted)

    def show_period(self, period: Period, version: Version | None = None) -> None:
        """Show which report it is: that of `version`, the one at hand."""
        kind = version.kind if version is not None else VersionKind.REPORT
        words = self.tr("Soạn nội dung {kind} {period}")
        self._title.set_text(words.format(kind=lower_first(kind.label), period=lower_first(period.title)))
        if version is not None and version.state is not PeriodState.SENT:
            period = replace(period, state=version.state, sent_on=None)
        tag = state_tag(period)
        self._state.set_tag(tag.text, tone=tag.tone, icon_name=tag.icon)
        self._state.show()

    def title(self) -> str:
        """The words of the title."""
        return self._title.whole_text()
