"""The window: navigation, head, pages, foot. It joins the pages; what opens a workspace is in app.py."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PlanId
from pii_desktop.errors import PiiError
from pii_desktop.services.dates import today
from pii_desktop.services.scope import Scope
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.entering import enter
from pii_desktop.ui.finder_commands import command_places
from pii_desktop.ui.finder_places import Place, page_place
from pii_desktop.ui.go_anywhere import GoAnywhere
from pii_desktop.ui.header_bar import HeaderBar
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.navigation import Navigation, PageEntry
from pii_desktop.ui.page_making import make_page
from pii_desktop.ui.place_notice import PlaceNotice
from pii_desktop.ui.scoping import fitting, with_period
from pii_desktop.ui.shortcuts import bind
from pii_desktop.ui.status_line import StatusLine
from pii_desktop.ui.stepper import Stepper
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from pii_desktop.services.frame import Frame
    from pii_desktop.services.ports import Workspace

SIZE = QSize(1366, 768)
_LEAST = QSize(864, 480)
"""A screen of 1366×768 at 150 % leaves 910×512, less the caption and the task bar."""
_NARROW_BELOW = 1120
_BEYOND = (PageKey.COORDINATION, PageKey.NOTES, PageKey.HISTORY, PageKey.REPORT)
"""Pages that links lead to and the navigation does not show."""


class MainWindow(QMainWindow):
    """One window; pages change inside it.

    Signals: `painted` once, after the first paint; `open_wanted` with the folder of a workspace,
    `create_wanted`, `moved` with the folder of a workspace that is open already, `closing` when everything is
    stored and the window goes.
    """

    painted = Signal()
    open_wanted = Signal(object)
    create_wanted = Signal()
    moved = Signal(object)
    closing = Signal()

    def __init__(self, desk: Desk) -> None:
        """Frame and empty page; pages are made when they are first shown."""
        super().__init__()
        self.setWindowTitle(self.tr("PII Desktop"))
        self.setMinimumSize(_LEAST)
        self.resize(SIZE)
        self._desk = desk
        self._frame: Frame | None = None
        self._pages: dict[PageKey, QWidget] = {}
        self._is_painted = False
        self._is_settled = False
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        entries = [
            PageEntry(PageKey.OVERVIEW, self.tr("Tổng quan"), Icon.DASHBOARD),
            PageEntry(PageKey.INDICATORS, self.tr("Chỉ số"), Icon.TARGET),
            PageEntry(PageKey.WORK, self.tr("Nhiệm vụ"), Icon.LIST_CHECK),
            PageEntry(PageKey.EVIDENCE, self.tr("Minh chứng"), Icon.CERTIFICATE),
            PageEntry(PageKey.PERIODS, self.tr("Kỳ báo cáo"), Icon.CALENDAR_DUE),
            PageEntry(PageKey.DENOMINATORS, self.tr("Số liệu nền"), Icon.DATABASE),
            PageEntry(PageKey.ASSIGNMENTS, self.tr("Phân công"), Icon.SITEMAP),
        ]
        last = PageEntry(PageKey.PREFERENCES, self.tr("Cài đặt"), Icon.SETTINGS)
        self.navigation = Navigation(entries, last)
        self.navigation.setEnabled(False)
        self.header = HeaderBar()
        self.status = StatusLine()
        self.place_notice = PlaceNotice(self._desk.tasks)
        self.stage = QStackedWidget()
        self.stage.addWidget(Ground("window"))
        self.outer = QStackedWidget()
        self.finder = GoAnywhere(self.header, self._desk, self)
        beyond = [
            PageEntry(PageKey.COORDINATION, self.tr("Phối hợp"), Icon.SEND),
            PageEntry(PageKey.NOTES, self.tr("Ghi chú"), Icon.NOTE),
            PageEntry(PageKey.HISTORY, self.tr("Lịch sử, thùng rác"), Icon.CLOCK),
            PageEntry(PageKey.REPORT, self.tr("Soạn nội dung báo cáo"), Icon.PENCIL),
        ]
        pages = (page_place(each.word, each.icon, each.key, self.tr("Trang")) for each in (*entries, last, *beyond))
        self._places = (*pages, *command_places(self._desk, self.show_guide))
        self._stepper = Stepper(self, self._desk, self.header.steps, self.status)

    def _lay_out(self) -> None:
        body = column(gap=0)
        body.addWidget(self.header)
        body.addWidget(self.place_notice)
        body.addWidget(self.stage, 1)
        upper = row(gap=0)
        upper.addWidget(self.navigation)
        upper.addLayout(body, 1)
        whole = Ground("window")
        stack = column(whole, gap=0)
        stack.addLayout(upper, 1)
        stack.addWidget(self.status)
        self.outer.addWidget(whole)
        self.setCentralWidget(self.outer)

    def _connect(self) -> None:
        desk = self._desk
        desk.wanted.connect(self.go)
        desk.scope_changed.connect(self._on_scope_changed)
        desk.bus.changed.connect(self._on_changed)
        desk.bus.saved.connect(self._on_saved)
        self.navigation.chosen.connect(self._on_page_chosen)
        self.header.plan_chosen.connect(self._on_plan_chosen)
        self.header.year_wanted.connect(self._on_year_wanted)
        self.header.period_chosen.connect(desk.choose_period)
        self.finder.chosen.connect(self._on_place_chosen)
        self.finder.left.connect(self._on_search_left)
        self.place_notice.open_wanted.connect(self.open_wanted)
        self.place_notice.move_wanted.connect(self._on_move_wanted)
        bind(self, "Ctrl+K", self._on_go_anywhere)
        bind(self, "F1", self.show_guide)
        for number, key in enumerate(self.navigation.page_keys(), start=1):
            bind(self, f"Ctrl+{number}", self._on_page_chosen, key)

    def show_workspace(self) -> None:
        """A workspace was opened: fill the frame, then show the first page."""
        self.clear()
        self._desk.tasks.in_store(_frame_of, done=self._on_opened)

    def clear(self) -> None:
        """Show nothing of the workspace shown before."""
        for page in (*self._pages.values(), *self._beyond_frame()):
            page.hide()
            page.deleteLater()
        self._pages = {}
        self._frame = None
        self.stage.setCurrentIndex(0)
        self.outer.setCurrentIndex(0)
        self.navigation.setEnabled(False)
        self.place_notice.hide()
        self.finder.set_places(())
        self.header.clear()
        self.status.clear()
        self._stepper.clear()
        self.finder.close()

    def show_refusal(self, error: PiiError, folder: Path) -> None:
        """Show why the workspace in `folder` cannot be opened, and what can be done."""
        from pii_desktop.ui.start_page import StartPage

        self.clear()
        page = StartPage(error, folder)
        page.open_wanted.connect(self.open_wanted)
        page.create_wanted.connect(self.create_wanted)
        self.show_instead(page)

    def show_instead(self, widget: QWidget) -> None:
        """Show `widget` over the whole window, without navigation; it is freed by the next page."""
        self.clear()
        self.outer.addWidget(widget)
        self.outer.setCurrentWidget(widget)
        widget.setFocus()

    def go(self, destination: Destination) -> None:
        """Show a place; nothing happens while no workspace is open or for a page that is not there yet."""
        if self._frame is None or destination.page not in (*self.navigation.page_keys(), *_BEYOND):
            return
        if destination.period_id is not None:
            self._desk.choose(with_period(self._frame, self._desk.scope, destination.period_id))
        page = self.page(destination.page)
        self.navigation.set_current(destination.page)
        self.stage.setCurrentWidget(page)
        show_place = getattr(page, "show_place", None)
        if show_place is not None:
            show_place(destination)

    def page(self, key: PageKey) -> QWidget:
        """The page, made at the first call."""
        if key not in self._pages:
            self._pages[key] = self._make_page(key)
            self.stage.addWidget(self._pages[key])
        return self._pages[key]

    def current_page(self) -> QWidget | None:
        """The page shown; None while no workspace is open."""
        shown = self.stage.currentWidget()
        return shown if shown in self._pages.values() else None

    def show_guide(self) -> None:
        """Open the user's guide at the chapter of the page that is shown."""
        from pii_desktop.ui.guide_chapters import chapter_of
        from pii_desktop.ui.guide_dialog import GuideDialog

        shown = self.current_page() if self._frame is not None else None
        key = next((key for key, page in self._pages.items() if page is shown), None)
        GuideDialog(self, chapter=chapter_of(key)).open()

    def commit(self) -> None:
        """Treat every field as left, so that what is being typed is stored."""
        for page in self._pages.values():
            save_pending = getattr(page, "save_pending", None)
            if save_pending is not None:
                save_pending()
        for editor in self.findChildren(Field):
            editor.commit()

    def _make_page(self, key: PageKey) -> QWidget:
        """The page behind a key, joined with the window where it asks for more than a place."""
        page = make_page(key, self._desk)
        if key is PageKey.PREFERENCES:
            page.open_wanted.connect(self.open_wanted)  # type: ignore[attr-defined]
            page.create_wanted.connect(self.create_wanted)  # type: ignore[attr-defined]
            page.backed_up.connect(self._on_backed_up)  # type: ignore[attr-defined]
            page.move_wanted.connect(self._on_move_wanted)  # type: ignore[attr-defined]
        return page

    def _beyond_frame(self) -> list[QWidget]:
        return [self.outer.widget(number) for number in range(1, self.outer.count())]

    def _on_opened(self, opened: "Frame") -> None:
        self._desk.scope = fitting(opened, Scope())
        self.navigation.setEnabled(True)
        self._show_frame(opened)
        self._stepper.read()
        self.place_notice.read()
        self.go(Destination(PageKey.OVERVIEW))

    def _on_frame(self, shown: "Frame") -> None:
        """The frame was read again: what is chosen may be gone."""
        if self._frame is None:
            return
        scope = fitting(shown, self._desk.scope)
        self._show_frame(shown)
        if scope != self._desk.scope:
            self._desk.scope = scope
            self._desk.scope_changed.emit(scope)

    def _show_frame(self, shown: "Frame") -> None:
        self._frame = shown
        self.header.show_frame(shown, self._desk.scope)
        self.status.show_backup(shown.last_backup, today())
        self.status.set_sample(is_sample=shown.is_sample)
        self._show_deadline()
        self.finder.set_places(self._places)

    def _show_deadline(self) -> None:
        periods = self._frame.periods if self._frame else ()
        chosen = next((each for each in periods if each.id == self._desk.scope.period_id), None)
        self.status.show_deadline(chosen, today())

    def _on_scope_changed(self, scope: Scope) -> None:
        if self._frame is not None:
            self.header.show_frame(self._frame, scope)
            self._show_deadline()

    def _on_changed(self, changes: Changes) -> None:
        """Plans, periods, profile and backups stand in the frame."""
        if self._frame is None:
            return
        if changes.plans or changes.periods or changes.profile or changes.everything:
            self._desk.tasks.in_store(_frame_of, done=self._on_frame)

    def _on_saved(self, at: datetime) -> None:
        self.status.show_saved(at)

    def _on_backed_up(self, at: datetime) -> None:
        self.status.show_backup(at, today())

    def _on_move_wanted(self) -> None:
        from pii_desktop.ui.move_dialog import MoveDialog

        self.commit()
        dialog = MoveDialog(self._desk, self)
        dialog.moved.connect(self.moved)
        dialog.open()

    def _on_page_chosen(self, key: PageKey) -> None:
        self.go(Destination(key))

    def _on_go_anywhere(self) -> None:
        if self._frame is not None:
            self.header.go_to_search()

    def _on_search_left(self) -> None:
        page = self.current_page()
        if page is not None:
            enter(page)

    def _on_place_chosen(self, place: Place) -> None:
        """A command is run; a row of another plan than the one shown is shown among those of all plans."""
        scope = self._desk.scope
        if place.run is not None:
            place.run()
        else:
            if place.plan_id is not None and scope.plan_id not in (None, place.plan_id):
                self._on_plan_chosen(None)
            self.go(place.destination)
        if self.header.search.hasFocus():  # the page may have gone to the row already
            self._on_search_left()

    def _on_plan_chosen(self, plan_id: PlanId | None) -> None:
        """A plan has periods of its own: the one shown may be none of them."""
        if self._frame is not None:
            self._desk.choose(fitting(self._frame, replace(self._desk.scope, plan_id=plan_id)))

    def _on_year_wanted(self) -> None:
        self.go(Destination(PageKey.PERIODS, filter="new-year"))

    def _on_find(self) -> None:
        """Go to the first search box of the page that is shown, else to the one in the head."""
        page = self.current_page()
        boxes = page.findChildren(SearchBox) if page else []
        shown = next((box for box in boxes if box.isVisible()), None)
        if shown is None:
            self._on_go_anywhere()
        else:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
            shown.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the list of results; Ctrl+F goes to the search box, unless the page has a key of its own."""
        if event.matches(QKeySequence.StandardKey.Find):
            self._on_find()
            return
        if event.key() == Qt.Key.Key_Escape and self.finder.is_open:
            self.finder.leave()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window has small navigation; the list of results does not follow the box."""
        super().resizeEvent(event)
        self.navigation.set_narrow(is_narrow=self.width() < _NARROW_BELOW)
        self.finder.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the user sees a window; work begins only then."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is typed; go when the store has answered, stay when it refuses."""
        if self._is_settled or self._frame is None:
            self.closing.emit()
            event.accept()
            return
        event.ignore()
        self.commit()
        self._desk.tasks.refused.connect(self._stay)
        self._is_settled = True
        self._desk.ask(lambda _uow: None, self._on_settled, self._on_unsettled)

    def _stay(self) -> None:
        self._is_settled = False
        self._desk.tasks.refused.disconnect(self._stay)

    def _on_settled(self, _nothing: None) -> None:
        if self._is_settled:
            self.close()

    def _on_unsettled(self, _error: PiiError) -> None:
        self._on_settled(None)


def _frame_of(workspace: "Workspace") -> "Frame":
    """On the database thread; what it needs is imported there, after the first paint."""
    from pii_desktop.services.frame import frame

    return frame(workspace)
