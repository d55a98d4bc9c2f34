"""The plans with their assignments: whose they are, and which ones are followed."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import StoredAssignment, StoredPlan
from pii_desktop.services.assigning import Assigned, short_name
from pii_desktop.text.normalise import search_key
from pii_desktop.ui.assignments.plan_panel import Drafts
from pii_desktop.ui.assignments.side_panel import SidePanel
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Grouping, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView


class _Show(StrEnum):
    """The chips."""

    ALL = "all"
    FOLLOWED = "followed"
    LEAD = "lead"
    COORDINATING = "coordinating"
    COLLECTIVE = "collective"
    OTHERS = "others"


class Board(Ground):
    """Signals: `import_wanted`, `undo_wanted` with an ImportId, `follow_wanted` with (ids, is_tracked).

    `reorganise_wanted` and `ledger_wanted` ask for the other places of the page, `coordination_wanted` for its page.
    """

    import_wanted = Signal()
    reorganise_wanted = Signal()
    ledger_wanted = Signal()
    coordination_wanted = Signal()
    undo_wanted = Signal(object)
    follow_wanted = Signal(object, bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until something is shown."""
        super().__init__("surface", parent)
        self._plans: dict[int, StoredPlan] = {}
        self._missing: dict[int, tuple[str, ...]] = {}
        self.side = SidePanel(desk)
        self.imports = self.side.imports
        self._words = ""
        self._searched: Mapping[AssignmentId, str] = {}
        self._build()
        self._lay_out()
        self._connect()
        for part in (self.reorganise, self.ledger, self.coordination):
            part.hide()

    def show_assigned(self, found: Assigned, drafts: Drafts, plan_id: PlanId | None = None) -> None:
        """The plans as they are stored now; selection and filters stay. `plan_id` is the plan worked on, if any."""
        self._plans = {plan.id: plan for plan in found.plans}
        self._missing = {each.plan.id: each.facts.missing for each in found.facts}
        self.side.plans.show_plans(found.facts, drafts, plan_id)
        self._searched = found.words
        self.model.set_rows(found.assignments)
        self.imports.show_imports(found.imports)
        for part in (self._chips, self.reorganise, self.ledger, self.coordination):
            part.setVisible(bool(found.plans))
        for show in _Show:
            self._chips.set_count(show.value, sum(_is_shown(stored, show) for stored in found.assignments))
        self.view.viewport().update()

    def select(self, assignment_id: AssignmentId) -> None:
        """Go to one row."""
        self._chips.check({_Show.ALL.value})
        self.view.select_id(assignment_id)

    def _build(self) -> None:
        self._import = Button(self.tr("Nhập từ tệp…"), kind=Kind.PRIMARY, icon_name=Icon.UPLOAD)
        self.reorganise = Button(self.tr("Sắp xếp lại đơn vị…"))
        self.ledger = Button(self.tr("Sổ lỗi in"))
        self.coordination = Button(self.tr("Phối hợp…"), icon_name=Icon.SEND)
        self.search = SearchBox(self.tr("Tìm mã, tên, đơn vị"))
        self.search.set_room(240)
        words = {
            _Show.ALL: self.tr("Tất cả"),
            _Show.FOLLOWED: self.tr("Đang theo dõi"),
            _Show.LEAD: self.tr("Chủ trì"),
            _Show.COORDINATING: self.tr("Phối hợp"),
            _Show.COLLECTIVE: self.tr("Tập thể"),
            _Show.OTHERS: self.tr("Không giao đơn vị"),
        }
        self._chips = ChipBar([(show.value, words[show]) for show in _Show])
        grouping: Grouping[StoredAssignment] = Grouping(
            key=lambda stored: stored.plan_id, title=self._plan_title, note=self._plan_note
        )
        self.model = RowsModel(self._columns(), identify=lambda stored: stored.id, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Dòng phân công"))
        self._empty = EmptyState(
            Icon.SITEMAP,
            self.tr("Chưa có kế hoạch nào"),
            self.tr("Nhập phụ lục phân công từ tệp Word, Excel, hoặc lấy kế hoạch có sẵn."),
            actions=(self.tr("Nhập từ tệp…"),),
        )
        self.view.set_empty(self._empty)
        self.banner = Banner()
        self.banner.hide()

    def _columns(self) -> list[Column[StoredAssignment]]:
        return [
            Column(
                key="code",
                title=self.tr("Theo dõi"),
                value=lambda stored: stored.display_code,
                width=136,
                look=Look.MUTED,
                check=lambda stored: Qt.CheckState.Checked if stored.is_tracked else Qt.CheckState.Unchecked,
                sort_key=lambda stored: stored.position,
            ),
            Column(
                key="name",
                title=self.tr("Tên"),
                value=lambda stored: short_name(stored.row),
                whole=lambda stored: stored.row.name,
            ),
            Column(
                key="role",
                title=self.tr("Vai trò"),
                value=lambda stored: stored.role.label if stored.role else "",
                width=84,
            ),
            Column(key="lead", title=self.tr("Chủ trì (chữ in)"), value=_lead, whole=_lead, width=180),
            Column(
                key="coordinating",
                title=self.tr("Phối hợp (chữ in)"),
                value=_coordinating,
                whole=_coordinating,
                width=180,
                look=Look.MUTED,
            ),
        ]

    def _lay_out(self) -> None:
        head = row(margins=(PAGE_PADDING, 0, PAGE_PADDING, 0), gap=8)
        head.addWidget(Label(self.tr("Phân công"), role=Type.PAGE_TITLE))
        head.addStretch(1)
        head.addWidget(self.search)
        head.addWidget(self.coordination)
        head.addWidget(self.ledger)
        head.addWidget(self.reorganise)
        head.addWidget(self._import)
        top = Ground("surface")
        top.setFixedHeight(PAGE_HEAD_HEIGHT)
        top.setLayout(head)
        chips = column(gap=12, margins=(PAGE_PADDING, 0, PAGE_PADDING, 12))
        chips.addWidget(self._chips)
        chips.addWidget(self.banner)
        left = column(gap=0)
        left.addLayout(chips)
        left.addWidget(self.view, 1)
        body = row(gap=0)
        body.addLayout(left, 1)
        body.addWidget(Rule(vertical=True))
        body.addWidget(self.side)
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addLayout(body, 1)

    def _connect(self) -> None:
        self._import.clicked.connect(self.import_wanted)
        self._empty.acted.connect(self.import_wanted)
        self.reorganise.clicked.connect(self.reorganise_wanted)
        self.ledger.clicked.connect(self.ledger_wanted)
        self.coordination.clicked.connect(self.coordination_wanted)
        self.imports.undo_wanted.connect(self.undo_wanted)
        self._chips.changed.connect(self._filter)
        self.search.searched.connect(self._on_searched)
        lead_into(self.search, self.view)
        self.model.check_toggled.connect(self._on_toggled)

    def _plan_title(self, rows: Sequence[StoredAssignment]) -> str:
        plan = self._plans.get(rows[0].plan_id)
        return plan.label if plan else ""

    def _plan_note(self, rows: Sequence[StoredAssignment]) -> str:
        followed = sum(stored.is_tracked for stored in rows)
        said = self.tr("{count} dòng, đang theo dõi {followed}").format(count=len(rows), followed=followed)
        missing = self._missing.get(rows[0].plan_id, ())
        return self.tr("{said} · chưa có {missing}").format(said=said, missing=", ".join(missing)) if missing else said

    def _on_searched(self, text: str) -> None:
        self._words = search_key(text)
        self._filter()

    def _filter(self) -> None:
        show = _Show(next(iter(self._chips.checked())))
        words = self._words
        self.model.set_filter(lambda stored: _is_shown(stored, show) and words in self._searched[stored.id])

    def _on_toggled(self, rows: Sequence[StoredAssignment], _column: str, wanted: Qt.CheckState) -> None:
        self.follow_wanted.emit(frozenset(stored.id for stored in rows), wanted == Qt.CheckState.Checked)


def _is_shown(stored: StoredAssignment, show: _Show) -> bool:
    match show:
        case _Show.ALL:
            return True
        case _Show.FOLLOWED:
            return stored.is_tracked
        case _Show.OTHERS:
            return stored.role is None
    return stored.role is Role(show.value)


def _lead(stored: StoredAssignment) -> str:
    return "; ".join(stored.row.lead)


def _coordinating(stored: StoredAssignment) -> str:
    return "; ".join(stored.row.coordinating)
