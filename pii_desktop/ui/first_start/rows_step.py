"""Step 3: the department's rows by role; the collective ones wait for a word."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.departments import Role
from pii_desktop.domain.directory import is_addressed_as_lead
from pii_desktop.services.assigning import code_of, short_name
from pii_desktop.services.setting_up import OwnRow, collective_words
from pii_desktop.ui.first_start.role_card import RoleCard, checkable, named_view
from pii_desktop.ui.models.columns import Column, Grouping, Look
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.frames import column, row

_LEAD_WIDTH, _COORDINATING_WIDTH = 352, 328


class RowsStep(QWidget):
    """Emits `changed` when a row was confirmed or not."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until rows are shown."""
        super().__init__(parent)
        named = self.tr("Nêu đích danh, đã nhận")
        self.lead = RoleCard(self.tr("Chủ trì"), named, named_view(self.tr("Chủ trì"), self))
        self.coordinating = RoleCard(self.tr("Phối hợp"), named, named_view(self.tr("Phối hợp"), self))
        self.collective = RoleCard(
            self.tr("Tập thể"),
            self.tr("Giao chung, theo chữ in trong kế hoạch"),
            checkable(self.tr("Tập thể"), self._columns(), self._grouping(), self),
            tag=self.tr("cần xác nhận"),
        )
        self._banner = Banner()
        self._lay_out()
        self.setFocusProxy(self.collective.view)
        self.collective.view.rows_model.check_toggled.connect(self._on_toggled)

    def show_rows(self, rows: Sequence[OwnRow], *, others: int, department: str) -> None:
        """The rows of the plan; `others` is how many of its rows do not concern the department."""
        for card, role in self.cards():
            of_role = [own for own in rows if own.role is role]
            card.view.rows_model.set_rows(of_role)
            card.set_count(len(of_role))
        words = self.tr("{count} dòng còn lại không nhắc đến {department}, không theo dõi.")
        self._banner.show_text(words.format(count=others, department=department))
        self._banner.setVisible(others > 0)

    def cards(self) -> tuple[tuple[RoleCard, Role], ...]:
        """Each card with its role."""
        return (self.lead, Role.LEAD), (self.coordinating, Role.COORDINATING), (self.collective, Role.COLLECTIVE)

    def followed(self) -> frozenset[int]:
        """Positions of the collective rows that are confirmed."""
        return frozenset(own.position for own in self._collective() if own.is_followed)

    def count(self) -> int:
        """How many rows will be followed."""
        return sum(own.is_followed for card, _ in self.cards() for own in card.view.rows_model.all_rows())

    def missing(self) -> str:
        """Nothing has to be answered here."""
        return ""

    def _collective(self) -> tuple[OwnRow, ...]:
        return self.collective.view.rows_model.all_rows()

    def _columns(self) -> list[Column[OwnRow]]:
        return [
            Column(
                key="code",
                title=self.tr("Mã"),
                value=lambda own: code_of(own.row),
                width=124,
                look=Look.MUTED,
                check=lambda own: Qt.CheckState.Checked if own.is_followed else Qt.CheckState.Unchecked,
            ),
            Column(
                key="name", title=self.tr("Tên"), value=lambda own: short_name(own.row), whole=lambda own: own.row.name
            ),
            Column(
                key="words",
                title=self.tr("Chữ in"),
                value=lambda own: f"“{collective_words(own.row)}”",
                width=196,
                tone=lambda _own: "text3",
                whole=lambda own: collective_words(own.row),
            ),
        ]

    def _grouping(self) -> Grouping[OwnRow]:
        return Grouping(
            key=lambda own: is_addressed_as_lead(own.row),
            title=self._group_title,
            note=self._group_note,
            order=lambda is_lead: not is_lead,
            check=_state_of,
        )

    def _group_title(self, rows: Sequence[OwnRow]) -> str:
        is_lead = is_addressed_as_lead(rows[0].row)
        words = self.tr("Ở cột chủ trì: {count} dòng") if is_lead else self.tr("Ở cột phối hợp: {count} dòng")
        return words.format(count=len(rows))

    def _group_note(self, rows: Sequence[OwnRow]) -> str:
        followed = sum(own.is_followed for own in rows)
        if not followed:
            is_lead = is_addressed_as_lead(rows[0].row)
            return self.tr("Không theo dõi dòng nào") if is_lead else self.tr("Thường không phải báo cáo riêng")
        if followed == len(rows):
            return self.tr("Đang theo dõi cả {count}").format(count=followed)
        return self.tr("Đang theo dõi {count}").format(count=followed)

    def _lay_out(self) -> None:
        foot = column(margins=(16, 8, 16, 16))
        foot.addWidget(self._banner)
        self.coordinating.body.addLayout(foot)
        self.lead.setFixedWidth(_LEAD_WIDTH)
        self.coordinating.setFixedWidth(_COORDINATING_WIDTH)
        line = row(self, gap=16)
        line.addWidget(self.lead)
        line.addWidget(self.coordinating)
        line.addWidget(self.collective, 1)

    def _on_toggled(self, rows: Sequence[OwnRow], _column: str, wanted: Qt.CheckState) -> None:
        touched = {own.position for own in rows}
        is_followed = wanted == Qt.CheckState.Checked
        self.collective.view.rows_model.set_rows(
            [replace(own, is_followed=is_followed) if own.position in touched else own for own in self._collective()]
        )
        self.collective.view.viewport().update()
        self.changed.emit()


def _state_of(rows: Sequence[OwnRow]) -> Qt.CheckState:
    followed = sum(own.is_followed for own in rows)
    if not followed:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if followed == len(rows) else Qt.CheckState.PartiallyChecked
