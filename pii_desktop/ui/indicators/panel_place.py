"""The room of the panel at the right of the list. The panel comes in pieces: whole it would hold up the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.panel import IndicatorPanel
from pii_desktop.ui.indicators.panel_tabs import TABS
from pii_desktop.ui.turns import Turns
from pii_desktop.ui.widgets.frames import Ground, column


class PanelPlace(Ground):
    """Blank until a row is there to be shown. Signals: those of the panel."""

    next_wanted = Signal()
    previous_wanted = Signal()
    close_wanted = Signal()
    unlinked = Signal(object, object, str)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Nothing is made before it is wanted."""
        super().__init__("surface", parent)
        self._desk = desk
        self._panel: IndicatorPanel | None = None
        self._is_wanted = False
        self._tab = TABS[0]
        self._next: tuple[PanelContent, str | None] | None = None
        self._turns = Turns(self)
        self._stack = column(self, gap=0)

    @property
    def panel(self) -> IndicatorPanel:
        """The panel, made at once where it is not there yet."""
        self.want()
        self._turns.finish()
        return self._make()

    def want(self) -> None:
        """Make the panel, a piece in each turn of the event loop."""
        if not self._is_wanted:
            self._is_wanted = True
            self._turns.take(self._begin)

    def show_content(self, content: PanelContent, *, edited: str | None = None) -> None:
        """Show a row as soon as the panel is there, with the cursor in the field `edited`, in the first for "".

        A row that is read once more before the panel is there keeps the field that was asked for.
        """
        if edited is None and self._next is not None and self._next[0].assignment_id == content.assignment_id:
            edited = self._next[1]
        self._next = content, edited
        self.want()
        if self._turns.is_done:
            self._show_next()

    def open_tab(self, key: str) -> None:
        """Bring a tab to the front; an unknown key leaves the one that is."""
        self._tab = key if key in TABS else self._tab
        if self._is_wanted and self._turns.is_done:
            self.panel.open_tab(key)

    def assignment_id(self) -> AssignmentId | None:
        """Which row is shown."""
        return self._panel.assignment_id() if self._panel is not None else None

    def save_pending(self) -> None:
        """Store what was typed and not left yet."""
        if self._panel is not None:
            self._panel.save_pending()

    def set_width(self, width: int) -> None:
        """In logical pixels."""
        self.setFixedWidth(width)
        if self._panel is not None:
            self._panel.setFixedWidth(width)

    def _make(self) -> IndicatorPanel:
        """The panel without a tab; made once."""
        if self._panel is not None:
            return self._panel
        panel = self._panel = IndicatorPanel(self._desk)
        panel.next_wanted.connect(self.next_wanted)
        panel.previous_wanted.connect(self.previous_wanted)
        panel.close_wanted.connect(self.close_wanted)
        panel.unlinked.connect(self.unlinked)
        panel.told.connect(self.told)
        return panel

    def _begin(self) -> None:
        pages = self._make().pages
        self._turns.take(*pages.pieces(self._tab), self._take_in, self._show_next)

    def _take_in(self) -> None:
        """Out of sight while it says nothing."""
        panel = self._make()
        panel.open_tab(self._tab)
        panel.setFixedWidth(self.maximumWidth())
        panel.hide()
        self._stack.addWidget(panel)

    def _show_next(self) -> None:
        read, self._next = self._next, None
        if read is None:
            return
        content, edited = read
        panel = self._make()
        panel.show_content(content)
        panel.show()
        if edited is not None:
            panel.focus_field(edited)
