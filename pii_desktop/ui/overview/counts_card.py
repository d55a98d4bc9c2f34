"""The counts; the whole of each cell is a button that opens the list it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.services.summary import Summary
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.widgets.count_cell import Count, CountCell
from pii_desktop.ui.widgets.frames import Card, row
from pii_desktop.ui.widgets.labels import Rule

_HEIGHT = 80


class CountsCard(Card):
    """Emits `opened` with a Destination that carries the filter."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(parent=parent)
        self.cells = {
            "all": CountCell(self.tr("Được giao")),
            "reported": CountCell(self.tr("Đã báo cáo")),
            "reached": CountCell(self.tr("Đạt mục tiêu")),
            "no_evidence": CountCell(self.tr("Thiếu minh chứng")),
        }
        self.setFixedHeight(_HEIGHT)
        self.body.setContentsMargins(0, 0, 0, 0)
        line = row(gap=0)
        for number, cell in enumerate(self.cells.values()):
            if number:
                line.addWidget(Rule(vertical=True))
            cell.setFixedHeight(_HEIGHT - 2)
            line.addWidget(cell, 1)
            cell.clicked.connect(self._on_clicked)
        self.body.addLayout(line)

    def show_summary(self, shown: Summary) -> None:
        """Show the numbers; each equals the length of the list behind it."""
        counts = shown.counts
        rows = self.tr("dòng")
        roles = self.tr("{lead} chủ trì · {coordinating} phối hợp · {collective} tập thể")
        given = roles.format(lead=counts.lead, coordinating=counts.coordinating, collective=counts.collective)
        chosen = counts.assigned - counts.lead - counts.coordinating - counts.collective
        if chosen:  # rows of others that the department follows by its own wish
            given = self.tr("{roles} · {count} tự chọn").format(roles=given, count=chosen)
        self.cells["all"].set_count(Count(str(counts.assigned), rows, given))
        blank = counts.assigned - counts.reported - counts.drafts
        rest = self.tr("{count} chưa: {drafts} nháp, {blank} trống")
        waiting = rest.format(count=blank + counts.drafts, drafts=counts.drafts, blank=blank)
        self.cells["reported"].set_count(Count(str(counts.reported), f"/ {counts.assigned}", waiting))
        self.cells["reached"].set_count(self._reached(shown))
        self.cells["no_evidence"].set_count(self._without_evidence(shown))

    def _reached(self, shown: Summary) -> Count:
        counts = shown.counts
        if not counts.with_target:
            return Count("0", self.tr("dòng"), self.tr("chưa đặt mục tiêu nào"))
        words = self.tr("{missed} chưa đạt · {blank} chưa có số")
        note = words.format(missed=counts.missed, blank=counts.without_number)
        return Count(str(counts.reached), f"/ {counts.with_target}", note)

    def _without_evidence(self, shown: Summary) -> Count:
        missing, lead = shown.counts.without_evidence, shown.without_evidence_lead
        if not missing:
            note = self.tr("mọi dòng đã có minh chứng") if shown.counts.assigned else ""
            return Count("0", self.tr("dòng"), note, "good", Icon.CIRCLE_CHECK if note else None)
        words = self.tr("{lead} chủ trì · {collective} tập thể")
        note = words.format(lead=lead, collective=missing - lead)
        return Count(str(missing), self.tr("dòng"), note, "bad" if lead else "warn", Icon.ALERT_CIRCLE)

    def _on_clicked(self) -> None:
        for name, cell in self.cells.items():
            if cell is self.sender():
                self.opened.emit(Destination(PageKey.INDICATORS, filter=name))
