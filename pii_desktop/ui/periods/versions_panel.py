"""The versions of the report: what was submitted, signed and sent, and how the draft differs from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from pii_desktop.domain.ids import VersionId
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING, ROW_HEIGHT, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SectionTitle
from pii_desktop.ui.widgets.row_delegate import GAP
from pii_desktop.ui.widgets.table_view import RowsView, narrow_last

_LINK = "link"
_MOST = 3
_AIR = PAGE_PADDING - GAP
LIVE = VersionId(0)
"""Stands for the report as the records say now, which is no version yet."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One line: what it is called, what became of it, the words of the link; `tone` colours the icon and the name."""

    id: VersionId
    name: str
    story: str
    link: str = ""
    icon: Icon = Icon.PENCIL
    tone: str = "text2"
    whole: str = ""


class VersionsPanel(Ground):
    """Signals: `chosen` and `compared` with a VersionId or LIVE, `compose_wanted`."""

    chosen = Signal(object)
    compared = Signal(object)
    compose_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until versions are shown."""
        super().__init__("surface", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._note = Label("", role=Type.SMALL, tone="text3")
        self.compose = Button(self.tr("Soạn nội dung"), kind=Kind.QUIET, icon_name=Icon.PENCIL, small=True)
        self.model = RowsModel(self._columns(), identify=lambda line: line.id, parent=self)
        self.view = RowsView(self.model, self.tr("Phiên bản của báo cáo"))
        self.view.setHeaderHidden(True)
        narrow_last(self.view, _AIR)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = row(margins=(PAGE_PADDING, 8, 16, 8))
        head.addWidget(SectionTitle(self.tr("Phiên bản")))
        head.addWidget(self._note)
        head.addStretch(1)
        head.addWidget(self.compose)
        stack = column(self, gap=0)
        stack.addWidget(Rule())
        stack.addLayout(head)
        stack.addWidget(self.view)
        self.compose.clicked.connect(self.compose_wanted)
        self.view.clicked.connect(self._on_clicked)
        self.view.row_activated.connect(self._on_activated)
        self.view.current_changed.connect(self._on_current_changed)

    def show_versions(self, lines: Sequence[VersionLine], current: VersionId, note: str) -> None:
        """The latest first; `current` is the one that the preview shows; `note` stands beside the title."""
        self.view.blockSignals(True)
        self.model.set_rows(lines)
        self.view.select_id(current)
        self.view.blockSignals(False)
        self._note.setText(note)
        height = self.view.sizeHintForRow(0) if lines else ROW_HEIGHT
        self.view.setFixedHeight(min(max(1, len(lines)), _MOST) * max(ROW_HEIGHT, height))

    def current(self) -> VersionId:
        """The version that is chosen."""
        found = self.view.current_id()
        return VersionId(found) if isinstance(found, int) else LIVE

    def name_of(self, version_id: VersionId) -> str:
        """What a version is called; blank where it is not listed."""
        return next((line.name for line in self.model.all_rows() if line.id == version_id), "")

    def note(self) -> str:
        """What stands beside the title."""
        return self._note.text()

    def _columns(self) -> list[Column[VersionLine]]:
        return [
            Column(
                key="name",
                title=self.tr("Bản"),
                value=lambda line: line.name,
                width=128,
                look=Look.STRONG,
                icon=lambda line: line.icon,
                whole=lambda line: line.whole,
            ),
            Column(
                key="story",
                title=self.tr("Việc đã làm"),
                value=lambda line: line.story,
                look=Look.MUTED,
                whole=lambda line: line.whole,
            ),
            Column(
                key=_LINK,
                title=self.tr("Khác bản trước"),
                value=lambda line: line.link,
                width=136,
                alignment=RIGHT,
                tone=lambda _line: "accent",
            ),
            Column(key="air", title="", value=lambda _line: "", width=_AIR),
        ]

    def _on_clicked(self, index: QModelIndex) -> None:
        """The link at the right is a link for the mouse; the keyboard has Enter."""
        line = self.model.row_at(index)
        if line is not None and line.link and self.model.columns[index.column()].key == _LINK:
            self.compared.emit(line.id)

    def _on_activated(self, identity: object) -> None:
        line = next((each for each in self.model.all_rows() if each.id == identity), None)
        if line is not None and line.link:
            self.compared.emit(line.id)

    def _on_current_changed(self, identity: object) -> None:
        if identity is not None:
            self.chosen.emit(identity)
