"""The head of the panel: name, year, state; delete and close."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.denominators.columns import state_of
from pii_desktop.ui.denominators.contents import PanelContent
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import IconButton, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, TagLabel


class TitleBlock(QWidget):
    """Signals: `delete_wanted`, `close_wanted`."""

    delete_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(parent)
        self._year = Label("", role=Type.STRONG, tone="text2")
        self._state = TagLabel("")
        self._name = ElidedLabel("", role=Type.PANEL_TITLE)
        self.delete = IconButton(Icon.TRASH, self.tr("Xoá số liệu này"), kind=Kind.QUIET)
        self._close = IconButton(Icon.CLOSE, self.tr("Đóng khung bên phải"), kind=Kind.QUIET)
        self._lay_out()
        self.delete.clicked.connect(self.delete_wanted)
        self._close.clicked.connect(self.close_wanted)

    def show_content(self, content: PanelContent) -> None:
        """Say which figure this is."""
        self._year.setText(self.tr("Năm {year}").format(year=content.year))
        word, icon_name, tone = state_of(content.detail.figure if content.detail else None)
        self._state.set_tag(word, tone=tone, icon_name=icon_name)
        self._name.set_text(content.row.title if content.row.name or content.row.kind.unit else self.tr("Số liệu mới"))
        self.delete.setVisible(content.detail is not None)

    def _lay_out(self) -> None:
        head = row(gap=4)
        head.addWidget(self._year)
        head.addSpacing(4)
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self.delete)
        head.addWidget(self._close)
        stack = column(self, gap=0, margins=(16, 8, 8, 8))
        stack.addLayout(head)
        stack.addWidget(self._name)
