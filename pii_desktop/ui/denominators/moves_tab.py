"""The tab "Chỉ số dùng": who divides by the figure, which results still have an earlier value, how to update them."""

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from pii_desktop.domain.moves import Move
from pii_desktop.services.catalogue import framework
from pii_desktop.ui.denominators.columns import move_columns
from pii_desktop.ui.denominators.contents import PanelContent
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Label, SectionTitle
from pii_desktop.ui.widgets.table_view import RowsView


class MovesTab(Ground):
    """Signals: `update_wanted` with True where the reason goes into the explanations, `opened` with an AssignmentId."""

    update_wanted = Signal(bool)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank until content is shown."""
        super().__init__("surface", parent)
        self._moves: tuple[Move, ...] = ()
        self._users = Label("", tone="text2", wrap=True)
        self._title = SectionTitle("")
        self._why = Label("", wrap=True)
        self.model: RowsModel[Move] = RowsModel(
            move_columns(), identify=lambda move: (move.assignment_id, move.period_id), parent=self
        )
        self.view = RowsView(self.model, self.tr("Kết quả còn dùng số cũ"), edge=16)
        self._more = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.explain = QCheckBox(self.tr("Ghi lý do vào ô Giải trình để in trong báo cáo"))
        self.update_button = Button("", kind=Kind.PRIMARY)
        self._lay_out()
        self.update_button.clicked.connect(self._on_update)
        self.view.row_activated.connect(self._on_activated)

    def show_content(self, content: PanelContent) -> None:
        """Show who uses a figure and what moves with it."""
        self._moves = content.detail.moves if content.detail else ()
        unsent = [each for each in self._moves if not each.is_sent]
        self._users.setText(self._users_words(content))
        self.model.set_rows(self._moves)
        for part in (self._title, self._why, self.view):
            part.setVisible(bool(self._moves))
        for widget in (self.explain, self.update_button):
            widget.setVisible(bool(unsent))
        if content.detail is None or not self._moves:
            self._more.hide()
            return
        sent = len(self._moves) - len(unsent)
        count = content.detail.move_count - sent
        self._title.setText(self._title_words(count, sent))
        self._why.setText(self._moves[0].why)
        self.update_button.setText(self.tr("Cập nhật {count} kết quả").format(count=count))
        left = content.detail.move_count - len(self._moves)
        self._more.setText(self.tr("Còn {count} kết quả nữa, được cập nhật cùng lúc.").format(count=left))
        self._more.setVisible(left > 0)

    def _title_words(self, count: int, sent: int) -> str:
        if not count:
            return self.tr("{sent} kết quả đã gửi, giữ nguyên").format(sent=sent)
        if not sent:
            return self.tr("{count} kết quả còn dùng số cũ").format(count=count)
        return self.tr("{count} kết quả còn dùng số cũ, {sent} đã gửi giữ nguyên").format(count=count, sent=sent)

    def _users_words(self, content: PanelContent) -> str:
        """Who divides by it; said plainly where nobody does."""
        tree, codes = framework(), content.row.codes
        uses = self.tr("{count} kết quả ghi rõ lấy số này làm mẫu số.").format(count=content.row.uses)
        if codes:
            named = [f"{code} {found.short_name}" for code in codes if (found := tree.indicator(code))]
            head = self.tr("Chỉ số của đơn vị chia cho số liệu này: {names}.").format(names="; ".join(named))
            return f"{head} {uses}" if content.row.uses else head
        if content.row.uses:
            return uses
        if tree.divided_by(content.row.kind):
            return self.tr("Chưa dùng đến: không chỉ số nào giao cho đơn vị chia cho số liệu này.")
        return self.tr("Chưa dùng đến: không chỉ số nào chia cho số liệu này.")

    def _on_update(self) -> None:
        self.update_wanted.emit(self.explain.isChecked())

    def _on_activated(self, identity: Hashable) -> None:
        found = next((each for each in self._moves if (each.assignment_id, each.period_id) == identity), None)
        if found is not None:
            self.opened.emit(found.assignment_id)

    def _lay_out(self) -> None:
        words = column(gap=12, margins=(16, 12, 16, 0))
        words.addWidget(self._users)
        words.addWidget(self._title)
        words.addWidget(self._why)
        foot = column(gap=8, margins=(16, 0, 16, 12))
        foot.addWidget(self._more)
        foot.addWidget(self.explain)
        foot.addWidget(self.update_button)
        stack = column(self, gap=8)
        stack.addLayout(words)
        stack.addWidget(self.view, 1)
        stack.addStretch(0)
        stack.addLayout(foot)
