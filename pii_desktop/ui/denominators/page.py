"""The page "Số liệu nền": the figures of a year at the left, the one chosen at the right."""

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.denominators import Denominator, DenominatorKind
from pii_desktop.domain.ids import AssignmentId, DenominatorId
from pii_desktop.errors import PiiError
from pii_desktop.services.denominators import FigureRow, YearFigures, delete_figure, update_results
from pii_desktop.services.scope import Scope
from pii_desktop.ui.denominators.contents import PanelContent, key_of, read_list, read_panel
from pii_desktop.ui.denominators.figure_list import FigureList
from pii_desktop.ui.denominators.panel import FigurePanel
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.tokens import PANEL_WIDTH
from pii_desktop.ui.widgets.frames import Ground, row
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.undo_bar import UndoBar

_NEW = FigureRow(DenominatorKind.OTHER, "", None, None)
"""A figure of the department's own before it has a name."""


class DenominatorsPage(Ground):
    """Lists the background figures of a year; the panel takes one of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Reads nothing before it is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self._is_edit_wanted = False
        self._year: int | None = None
        self._chosen: FigureRow | None = None
        self.list = FigureList()
        self.panel = FigurePanel(desk)
        self.undo_bar = UndoBar(self)
        self._divider = Rule(vertical=True)
        self._lay_out()
        self._connect()
        self._set_panel(is_open=True)

    def show_place(self, destination: Destination) -> None:
        """The page as it is; as filter, the name of a kind chooses its line, the id of a figure its line and year."""
        wanted = destination.filter
        if wanted.isdecimal():
            figure_id = DenominatorId(int(wanted))
            self._desk.ask(lambda uow: uow.denominators.get(figure_id), self._on_figure_found, self._on_refused)
        elif wanted in {kind.value for kind in DenominatorKind}:
            self._show_line(FigureRow(DenominatorKind(wanted), "", None, None))

    def save_pending(self) -> None:
        """Store what was typed and not left yet; the window calls this before it closes."""
        self.panel.save_pending()

    # slots

    def _on_figure_found(self, figure: Denominator) -> None:
        self._set_panel(is_open=True)
        self._year = figure.fields.year
        self._show_line(FigureRow(figure.fields.kind, figure.fields.name, figure, None))

    def _on_figures_read(self, figures: YearFigures) -> None:
        self._year = figures.year
        self.list.show_figures(figures)
        if self._chosen is _NEW:
            return
        if self._chosen is None or not self.list.view.select_id(key_of(self._chosen)):
            self.list.view.select_next()
        self._choose(self.list.view.current_id())

    def _on_panel_read(self, content: PanelContent) -> None:
        if self._chosen is None or content.key != key_of(self._chosen) or content.year != self._year:
            return
        self.panel.show_content(content)
        if self._is_edit_wanted:
            self._is_edit_wanted = False
            self.panel.focus_first()

    def _on_current_changed(self, identity: Hashable) -> None:
        found = self.list.row_of(identity)
        if found is not None and (self._chosen is None or key_of(found) != key_of(self._chosen)):
            self.save_pending()
            self._choose(identity)

    def _on_row_opened(self) -> None:
        self._set_panel(is_open=True)
        if self._chosen is _NEW:
            self._choose(self.list.view.current_id())
        self._read_panel()

    def _on_year_chosen(self, year: int) -> None:
        self.save_pending()
        self._year = year
        self._refresh()

    def _on_scope_changed(self, _scope: Scope) -> None:
        """The period in the head tells the year."""
        self.save_pending()
        self._year = None
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.denominators or changes.assignments or changes.periods or changes.plans or changes.everything:
            self._refresh()

    def _on_edit_wanted(self) -> None:
        """F2, and the button of a year without figures."""
        self._set_panel(is_open=True)
        self._is_edit_wanted = True
        self._read_panel()

    def _on_next_wanted(self) -> None:
        if self.list.view.select_next():
            self._on_edit_wanted()
        else:
            self.undo_bar.offer(self.tr("Đây là dòng cuối của danh sách."))

    def _on_close_wanted(self) -> None:
        self.save_pending()
        self._set_panel(is_open=False)
        self.list.view.setFocus()

    def _on_add_wanted(self) -> None:
        self.save_pending()
        self._chosen = _NEW
        self.list.view.clearSelection()
        self._on_edit_wanted()

    def _on_renamed(self, name: str) -> None:
        """A figure got its name: it is the same one still, under another line."""
        if self._chosen is not None and self._year is not None:
            self._chosen = replace(self._chosen, name=name)
            self.panel.rename(key_of(self._chosen))

    def _on_delete_wanted(self) -> None:
        figure_id = self.panel.figure_id()
        if figure_id is not None:
            self._desk.change(lambda uow: delete_figure(uow, figure_id), self._on_deleted, self._on_refused)

    def _on_update_wanted(self, is_explained: bool) -> None:
        figure_id = self.panel.figure_id()
        if figure_id is not None:
            self._desk.change(
                lambda uow: update_results(uow, figure_id, is_explained=is_explained),
                self._on_updated,
                self._on_refused,
            )

    def _on_deleted(self, _changes: Changes) -> None:
        self.undo_bar.offer(self.tr("Đã xoá số liệu; còn trong Thùng rác."), self._desk.undoing())

    def _on_updated(self, _changes: Changes) -> None:
        self.undo_bar.offer(self.tr("Đã cập nhật các kết quả theo số mới."), self._desk.undoing())

    def _on_refused(self, error: PiiError) -> None:
        self._is_edit_wanted = False
        self._desk.tasks.refused.emit(error)

    def _on_opened(self, assignment_id: AssignmentId) -> None:
        self._desk.go(Destination(PageKey.INDICATORS, assignment_id))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        self.list.view.setFocus()
        if self._is_stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page comes: what was typed is stored."""
        self.save_pending()
        super().hideEvent(event)

    # private

    def _refresh(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            year, scope = self._year, self._desk.scope
            self._desk.ask(lambda uow: read_list(uow, year, scope), self._on_figures_read)

    def _show_line(self, line: FigureRow) -> None:
        self.save_pending()
        self._chosen = line
        self._refresh()

    def _choose(self, identity: Hashable) -> None:
        self._chosen = self.list.row_of(identity)
        self._read_panel()

    def _read_panel(self) -> None:
        chosen, year = self._chosen, self._year
        if chosen is not None and year is not None and not self.panel.isHidden():
            self._desk.ask(lambda uow: read_panel(uow, chosen, year), self._on_panel_read, self._on_refused)

    def _set_panel(self, *, is_open: bool) -> None:
        self.panel.setVisible(is_open)
        self._divider.setVisible(is_open)
        self.list.set_wide(is_wide=not is_open)

    def _lay_out(self) -> None:
        line = row(self, gap=0)
        line.addWidget(self.list, 1)
        line.addWidget(self._divider)
        line.addWidget(self.panel)
        self.panel.setFixedWidth(PANEL_WIDTH)

    def _connect(self) -> None:
        self._desk.scope_changed.connect(self._on_scope_changed)
        self._desk.bus.changed.connect(self._on_changed)
        self.list.view.current_changed.connect(self._on_current_changed)
        self.list.view.row_activated.connect(self._on_edit_wanted)
        self.list.view.clicked.connect(self._on_row_opened)
        self.list.year_chosen.connect(self._on_year_chosen)
        self.list.add_wanted.connect(self._on_add_wanted)
        self.list.first_wanted.connect(self._on_edit_wanted)
        self.panel.next_wanted.connect(self._on_next_wanted)
        self.panel.close_wanted.connect(self._on_close_wanted)
        self.panel.delete_wanted.connect(self._on_delete_wanted)
        self.panel.update_wanted.connect(self._on_update_wanted)
        self.panel.renamed.connect(self._on_renamed)
        self.panel.moves.opened.connect(self._on_opened)
        edit = QShortcut(QKeySequence("F2"), self, context=Qt.ShortcutContext.WindowShortcut)
        edit.activated.connect(self._on_edit_wanted)
