"""Every term of the own department's focal officers, the latest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.people import FocalOfficer
from pii_desktop.services.people import Staff
from pii_desktop.ui.models.columns import Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.widgets.term_words import term_words


class TermsDialog(QDialog):
    """A list to look at; corrections are made in the card and on the page Phối hợp."""

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        """Show it with `open()`; it frees itself."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Các nhiệm kỳ cán bộ đầu mối"))
        self.resize(860, 420)
        self.model = RowsModel(self._columns(), identify=lambda person: person.id, parent=self)
        self.model.set_rows(staff.terms)
        view = RowsView(self.model, self.tr("Các nhiệm kỳ"), edge=12)
        close = Button(self.tr("Đóng"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(close)
        stack = column(self, gap=12, margins=(24, 24, 24, 16))
        stack.addWidget(Label(self.windowTitle(), role=Type.PANEL_TITLE))
        note = self.tr("Báo cáo của kỳ trước giữ tên cán bộ của thời gian ấy.")
        stack.addWidget(Label(note, tone="text2", wrap=True))
        stack.addWidget(view, 1)
        stack.addLayout(foot)

    def _columns(self) -> list[Column[FocalOfficer]]:
        return [
            Column(key="term", title=self.tr("Thời gian"), value=term_words, width=180),
            Column(key="post", title=self.tr("Vai trò"), value=lambda person: person.post.label, width=144),
            Column(key="name", title=self.tr("Họ và tên"), value=lambda person: person.officer.name, look=Look.STRONG),
            Column(key="title", title=self.tr("Chức vụ"), value=lambda person: person.officer.title, width=140),
            Column(key="document", title=self.tr("Văn bản cử"), value=lambda person: person.document, width=180,
                   look=Look.MUTED, whole=lambda person: person.document),
        ]  # fmt: skip
