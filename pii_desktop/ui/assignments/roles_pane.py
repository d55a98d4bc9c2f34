"""Step 3: the rows of the department by role, and printed names that are doubtful."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changeset import RowChange
from pii_desktop.domain.departments import Role
from pii_desktop.services.assigning import short_name
from pii_desktop.services.importing import ImportPreview
from pii_desktop.ui.assignments.names_list import NamesList
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Grouping, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.table_view import RowsView

_ORDER = {Role.LEAD: 0, Role.COORDINATING: 1, Role.COLLECTIVE: 2}


@dataclass(frozen=True, slots=True)
class _Line:
    change: RowChange
    role: Role

    @property
    def is_followed(self) -> bool:
        return self.change.is_followed_at_first


class RolesPane(QWidget):
    """Signals: `current_changed` with the ParsedRow that is looked at or None, `told` with (printed name, meaning)."""

    current_changed = Signal(object)
    told = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a preview is shown."""
        super().__init__(parent)
        self._note = Label("", tone="text2", wrap=True)
        self._banner = Banner()
        self.names = NamesList()
        grouping: Grouping[_Line] = Grouping(
            key=lambda line: line.role,
            title=lambda lines: f"{lines[0].role.label}: {len(lines)} dòng",
            note=self._role_note,
            order=lambda role: _ORDER[Role(str(role))],
        )
        self.model = RowsModel(self._columns(), identify=lambda line: line.change.key, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Việc của đơn vị trong tệp"))
        self.view.set_empty(
            EmptyState(
                Icon.SITEMAP,
                self.tr("Tệp không nêu đơn vị mình"),
                self.tr(
                    "Không dòng nào ghi tên đơn vị hay cách gọi chung các sở. Vẫn nhập được, rồi chọn dòng theo dõi."
                ),
            )
        )
        stack = column(self, gap=8, margins=(0, 12, 0, 0))
        top = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        top.addWidget(self._note)
        top.addWidget(self._banner)
        top.addWidget(self.names)
        stack.addLayout(top)
        stack.addWidget(self.view, 1)
        self.view.current_changed.connect(self._on_current_changed)
        self.names.told.connect(self.told)

    def show_preview(self, preview: ImportPreview) -> None:
        """The rows of the file that concern the department."""
        lines = [
            _Line(change, change.role)
            for change in preview.changeset.rows
            if change.row is not None and change.role is not None
        ]
        total = len(preview.parsed.assignments())
        words = self.tr("{count} trong {total} dòng của tệp liên quan đến đơn vị. Đổi việc theo dõi trong Phân công.")
        self._note.setText(words.format(count=len(lines), total=total))
        self._show_names(preview)
        current = self.view.current_id()
        self.model.set_rows(lines)
        if current is None or not self.model.index_of(current).isValid():
            first = next(iter(self.model.visible_rows()), None)
            self.view.select_id(first.change.key if first else None)

    def missing(self) -> str:
        """Nothing has to be decided here."""
        return ""

    def _columns(self) -> list[Column[_Line]]:
        return [
            Column(key="code", title=self.tr("Mã"), value=lambda line: line.change.code, width=124, look=Look.MUTED),
            Column(
                key="name",
                title=self.tr("Tên"),
                value=lambda line: short_name(line.change.row) if line.change.row else line.change.name,
                whole=lambda line: line.change.name,
            ),
            Column(key="printed", title=self.tr("In trong tệp"), value=_printed, whole=_printed, width=240),
            Column(
                key="followed",
                title=self.tr("Theo dõi"),
                value=lambda line: "có" if line.is_followed else "không",
                tone=lambda line: "text" if line.is_followed else "text3",
                width=84,
            ),
        ]

    def _role_note(self, lines: Sequence[_Line]) -> str:
        followed = sum(line.is_followed for line in lines)
        if lines[0].role is not Role.COLLECTIVE:
            return self.tr("nêu đích danh")
        return self.tr("giao chung; theo dõi {count} dòng ở cột chủ trì").format(count=followed)

    def _show_names(self, preview: ImportPreview) -> None:
        count = len(preview.unknown)
        words = self.tr(
            "{count} tên đơn vị chưa nhận ra. Chọn một lần, lần nhập sau chương trình tự nhận; chưa chọn thì giữ đúng "
            "chữ in."
        )
        self._banner.show_text(words.format(count=count), mood=Mood.WARN)
        if not count:
            self._banner.show_text(self.tr("Mọi tên đơn vị trong tệp đã nhận ra."), mood=Mood.GOOD)
        self._banner.setVisible(bool(preview.spellings))
        self.names.show_names(preview.spellings, preview.own)

    def _on_current_changed(self, identity: object) -> None:
        found = next((line for line in self.model.all_rows() if line.change.key == identity), None)
        self.current_changed.emit(found.change.row if found else None)


def _printed(line: _Line) -> str:
    row = line.change.row
    if row is None:
        return ""
    return "; ".join(row.lead if line.role is Role.LEAD or not row.coordinating else row.coordinating)
