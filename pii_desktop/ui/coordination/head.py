"""The head of the page: where one is, what can be done, the tabs."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.period import Period
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, Rule
from pii_desktop.ui.widgets.tabs import Tabs


class CoordinationHead(Ground):
    """Its buttons and tabs are wired by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a period nothing can be asked or sent."""
        super().__init__("surface", parent)
        self.back = Button(self.tr("Về phân công"), icon_name=Icon.CHEVRON_LEFT, kind=Kind.QUIET)
        self.propose = Button(self.tr("Lập đề nghị theo phân công"))
        self.send = Button(self.tr("Xuất phiếu…"), icon_name=Icon.SEND)
        self.letter = Button(self.tr("Công văn…"), icon_name=Icon.FILE_DOCX)
        self.receive = Button(self.tr("Nhập trả lời…"), icon_name=Icon.UPLOAD, kind=Kind.PRIMARY)
        self.tabs = Tabs(
            (
                self.tr("Đề nghị"),
                self.tr("Đôn đốc"),
                self.tr("Đơn vị tôi phối hợp"),
                self.tr("Nhật ký gửi nhận"),
                self.tr("Đầu mối các đơn vị"),
            )
        )
        self._note = ElidedLabel("", tone="text2")
        self._lay_out()

    def show_period(self, period: Period | None) -> None:
        """Say what it is about; without a period, what is missing."""
        words = self.tr("chưa có kỳ báo cáo")
        if period is not None:
            words = period.title
            if period.deadline is not None:
                words = self.tr("{period}, hạn báo cáo {day}").format(period=words, day=format_date(period.deadline))
        self._note.set_text(words)
        for button in (self.propose, self.send, self.letter):
            button.setEnabled(period is not None)

    def _lay_out(self) -> None:
        top = Ground("surface")
        top.setFixedHeight(PAGE_HEAD_HEIGHT)
        head = row(top, margins=(16, 0, PAGE_PADDING, 0), gap=8)
        head.addWidget(self.back)
        head.addWidget(Label(self.tr("Phối hợp"), role=Type.PAGE_TITLE))
        head.addWidget(self._note, 1)
        for button in (self.propose, self.letter, self.send, self.receive):
            head.addWidget(button)
        strip = row(margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addLayout(strip)
        stack.addWidget(Rule())
