"""One card of step 3: the rows of one role."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pii_desktop.services.assigning import code_of, short_name
from pii_desktop.services.setting_up import OwnRow
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Grouping, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PANEL_PADDING, Type
from pii_desktop.ui.widgets.frames import Card, column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label, Rule, SectionTitle, TagLabel
from pii_desktop.ui.widgets.table_view import RowsView

NAMED_ROW_HEIGHT = 28


class RoleCard(Card):
    """Head with a count, then a list without a head of its own."""

    def __init__(self, title: str, note: str, view: RowsView, *, tag: str = "", parent: QWidget | None = None) -> None:
        """`tag` marks a card that waits for the user."""
        super().__init__(parent=parent)
        self._count = Label("", role=Type.STRONG)
        self.view = view
        view.setHeaderHidden(True)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        head = column(gap=0, margins=(PANEL_PADDING, 8, PANEL_PADDING, 10))
        line = row()
        icon = IconLabel(Icon.HELP, tone="warn") if tag else IconLabel(Icon.CIRCLE_CHECK, tone="good")
        line.addWidget(icon)
        line.addWidget(SectionTitle(title))
        if tag:
            line.addWidget(TagLabel(tag, tone="warn"))
        line.addStretch(1)
        line.addWidget(self._count)
        head.addLayout(line)
        head.addWidget(Label(note, role=Type.SMALL, tone="text3"))
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(view, 1)

    def set_count(self, count: int) -> None:
        """How many rows."""
        self._count.setText(self.tr("{count} dòng").format(count=count))


def named_columns(title: str) -> list[Column[OwnRow]]:
    """Code and name; the printed name is the tooltip."""
    return [
        Column(key="code", title=title, value=lambda own: code_of(own.row), width=92, look=Look.MUTED),
        Column(key="name", title=title, value=lambda own: short_name(own.row), whole=lambda own: own.row.name),
    ]


def named_view(title: str, parent: QWidget) -> RowsView:
    """A list of rows that name the department: accepted, nothing to decide."""
    model = RowsModel(named_columns(title), identify=lambda own: own.position, parent=parent)
    return RowsView(model, title, edge=PANEL_PADDING, row_height=NAMED_ROW_HEIGHT)


def checkable(title: str, columns: list[Column[OwnRow]], grouping: Grouping[OwnRow], parent: QWidget) -> RowsView:
    """A grouped list with boxes."""
    model = RowsModel(columns, identify=lambda own: own.position, grouping=grouping, parent=parent)
    view = RowsView(model, title, edge=PANEL_PADDING)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
