"""Scrolls rows of which only those near the view are made: a long report costs no more than a short one."""

from collections.abc import Hashable, Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from pii_desktop.ui.report.row_stack import RowStack
from pii_desktop.ui.widgets.frames import Ground, Scroll

_SLICE_S = 0.010
"""How long rows are made at a stretch: the window answers in between."""
_ROUNDS = 4
_MARGIN = 24


class RowArea(Scroll):
    """A subclass says what a row looks like (`_make`, `_renew`) and guesses its height before it is made (`_guess`).

    Emits `rows_made` when there are rows that were not there before.
    """

    rows_made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        self._content = Ground("surface")
        super().__init__(self._content, parent)
        self.setWidgetResizable(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._ids: list[Hashable] = []
        self._items: dict[Hashable, object] = {}
        self._made: dict[Hashable, QWidget] = {}
        self._stack = RowStack()
        self._wanted: Hashable | None = None
        self._is_arranging = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._arrange)
        self._content.installEventFilter(self)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._guess_all()
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row has another height than before."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._timer.start(0)
        return super().eventFilter(watched, event)

    # for subclasses

    def _make(self, item: object) -> QWidget:
        """A new row."""
        raise NotImplementedError

    def _renew(self, row: QWidget, item: object) -> None:
        """A row that is there shows this now."""
        raise NotImplementedError

    def _guess(self, item: object, width: int) -> int:
        """How high the row will be, about."""
        raise NotImplementedError

    def _on_arranged(self) -> None:
        """Rows came into view."""

    def _show_items(self, items: Sequence[tuple[Hashable, object]]) -> None:
        """Show these; what stands in view keeps its place."""
        anchor = self._anchor()
        self._ids = [identity for identity, _ in items]
        self._items = dict(items)
        for identity in [each for each in self._made if each not in self._items]:
            gone = self._made.pop(identity)
            gone.hide()
            gone.deleteLater()
        for identity, row in self._made.items():
            self._renew(row, self._items[identity])
        self._guess_all()
        self._keep(anchor)
        self._arrange()

    def _reveal(self, identity: Hashable) -> None:
        """Bring a row into view as soon as its place is known."""
        self._wanted = identity
        place = self._stack.place_of(identity)
        if place is not None and identity not in self._made:
            self._put_at(self._stack.top(place) - self.viewport().height() // 3)
        self._timer.start(0)

    # private

    def _guess_all(self) -> None:
        """Rows that are there keep their height until they are measured again."""
        width, stack = self.viewport().width(), self._stack
        known = {each: place for each in self._made if (place := stack.place_of(each)) is not None}
        heights = [
            stack.height(known[each]) if each in known else self._guess(self._items[each], width) for each in self._ids
        ]
        stack.set_rows(self._ids, heights)

    def _arrange(self) -> None:
        """Make what is in view or near it, measure it, put it in its place."""
        if self._is_arranging or not self._ids:
            return
        self._is_arranging = True
        until, count = perf_counter() + _SLICE_S, len(self._made)
        for _ in range(_ROUNDS):
            if not self._settle(until):
                break
        near = self._near()
        self._place(near)
        self._is_arranging = False
        self._show_wanted()
        self._on_arranged()
        if len(self._made) > count:
            self.rows_made.emit()
        if any(self._ids[place] not in self._made for place in near):
            self._timer.start(0)

    def _near(self) -> range:
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        return self._stack.between(value - height, value + 2 * height)

    def _settle(self, until: float) -> bool:
        """Make and measure; True where a height was guessed wrong, so that other rows may be near."""
        anchor, near, value = self._anchor(), self._near(), self.verticalScrollBar().value()
        visible = self._stack.between(value, value + self.viewport().height())
        for place in (*visible, *near):
            identity = self._ids[place]
            if identity not in self._made and perf_counter() < until:
                self._made[identity] = self._make(self._items[identity])
        heights = {place: self._measured(place) for place in near if self._ids[place] in self._made}
        is_changed = self._stack.measure(heights)
        if is_changed:
            self._keep(anchor)
        return is_changed

    def _measured(self, place: int) -> int:
        row, width = self._made[self._ids[place]], self.viewport().width()
        return row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height()

    def _place(self, near: range) -> None:
        """Rows far from the view are hidden, unless the keyboard is in one of them."""
        width = self.viewport().width()
        self._content.resize(width, self._stack.total)
        focused = QApplication.focusWidget()
        for identity, row in self._made.items():
            place = self._stack.place_of(identity)
            is_held = focused is not None and row.isAncestorOf(focused)
            if place is None or (place not in near and not is_held):
                row.hide()
                continue
            row.setGeometry(0, self._stack.top(place), width, self._stack.height(place))
            row.show()

    def _anchor(self) -> tuple[Hashable, int] | None:
        """The first row that begins in view, and how far below the upper edge."""
        if not self._ids:
            return None
        value = self.verticalScrollBar().value()
        place = self._stack.at(value)
        if self._stack.top(place) < value and place + 1 < len(self._ids):
            place += 1
        return self._ids[place], self._stack.top(place) - value

    def _keep(self, anchor: tuple[Hashable, int] | None) -> None:
        place = self._stack.place_of(anchor[0]) if anchor is not None else None
        self._content.resize(self.viewport().width(), self._stack.total)
        if anchor is not None and place is not None:
            self._put_at(self._stack.top(place) - anchor[1])

    def _put_at(self, value: int) -> None:
        was, self._is_arranging = self._is_arranging, True
        self.verticalScrollBar().setValue(value)
        self._is_arranging = was

    def _show_wanted(self) -> None:
        row = self._made.get(self._wanted) if self._wanted is not None else None
        if row is not None:
            self._wanted = None
            self.ensureWidgetVisible(row, 0, _MARGIN)

    def _on_scrolled(self) -> None:
        self._arrange()
