"""The kept copy of the document behind a figure: open it, take it off, attach a file, choose one that is there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.evidence import Evidence
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label


class CopyLine(QWidget):
    """Signals: `file_wanted`, `choice_wanted`, `open_wanted`, `removal_wanted`."""

    file_wanted = Signal()
    choice_wanted = Signal()
    open_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """No copy at first."""
        super().__init__(parent)
        self._icon = IconLabel(Icon.CERTIFICATE)
        self._name = ElidedLabel("", tone="text2")
        self.open = IconButton(Icon.EXTERNAL_LINK, self.tr("Mở bản lưu để xem"), kind=Kind.QUIET)
        self.remove = IconButton(Icon.CLOSE, self.tr("Gỡ bản lưu khỏi số liệu này"), kind=Kind.QUIET)
        self.attach = Button(self.tr("Gắn tệp"), icon_name=Icon.PAPERCLIP, small=True)
        self.choose = Button(self.tr("Chọn minh chứng đã có"), icon_name=Icon.SEARCH, small=True)
        self._lay_out()
        self.open.clicked.connect(self.open_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.attach.clicked.connect(self.file_wanted)
        self.choose.clicked.connect(self.choice_wanted)

    def show_copy(self, document: Evidence | None, *, is_entered: bool) -> None:
        """Show the kept document; buttons wait until the figure itself was entered."""
        has_copy = document is not None
        for part in (self._icon, self.open, self.remove):
            part.setVisible(has_copy)
        for button in (self.attach, self.choose):
            button.setVisible(is_entered and not has_copy)
        if document is not None:
            self._name.set_text(document.title)
        else:
            waiting = self.tr("Gắn tệp được sau khi đã nhập giá trị.")
            self._name.set_text("" if is_entered else waiting)
        self._name.setVisible(bool(self._name.whole_text()))

    def text(self) -> str:
        """What it says."""
        return self._name.whole_text()

    def _lay_out(self) -> None:
        line = row(gap=8)
        for part in (self._icon, self.attach, self.choose):
            line.addWidget(part)
        line.addWidget(self._name, 1)
        line.addStretch()
        line.addWidget(self.open)
        line.addWidget(self.remove)
        stack = column(self, gap=4)
        stack.addWidget(Label(self.tr("Bản lưu của văn bản"), role=Type.SMALL, tone="text2"))
        stack.addLayout(line)
