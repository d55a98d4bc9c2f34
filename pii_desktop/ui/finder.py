"""The list under the search box: pages, commands and everything that is kept, under the name of its kind."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from pii_desktop.ui.finder_places import Place
from pii_desktop.ui.finder_rows import HEAD_HEIGHT, PLACE_ROLE, FinderDelegate, height_of
from pii_desktop.ui.look import font, restyle, tip
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label

_WIDTH = 560
_AIR = 12


class FinderList(QFrame):
    """Lies over the page while the search box is used. Emits `chosen` with a Place."""

    chosen = Signal(object)

    def __init__(self, host: QWidget) -> None:
        """Hidden; `host` is the window."""
        super().__init__(host)
        restyle(self, card=True)
        self._host = host
        self._shown: list[Place] = []
        self._is_moved = False
        self._list = QListWidget()
        self._list.setFont(font())
        self._list.setAccessibleName(self.tr("Kết quả tìm"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(FinderDelegate(self._list))
        self._none = Label("", tone="text3")
        self._none.setMargin(10)
        stack = column(self, gap=0, margins=(1, 5, 1, 5))
        stack.addWidget(self._none)
        stack.addWidget(self._list)
        self._list.itemClicked.connect(self._on_clicked)
        self.hide()

    def show_places(self, places: Sequence[Place], right: int, top: int, *, is_whole: bool = True) -> None:
        """Show these under the search box, whose lower right corner in the host is given.

        `is_whole` False: more may come. What was marked by hand stays marked.
        """
        marked = self.current() if self._is_moved else None
        self._shown = list(places)
        self._list.clear()
        for kind, members in groupby(self._shown, key=lambda place: place.kind):
            if kind:
                self._add_head(kind)
            for place in members:
                self._add(place)
        self._mark(marked)
        searching = self.tr("Đang tìm…")
        self._none.setText(self.tr("Không tìm thấy. Hãy gõ ít từ hơn.") if is_whole else searching)
        self._list.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        self._place(right, top)

    def forget_marked(self) -> None:
        """Other words are typed: the first place is marked again."""
        self._is_moved = False

    @property
    def is_moved(self) -> bool:
        """True when the user marked a place by hand."""
        return self._is_moved

    def move_by(self, key: Qt.Key) -> None:
        """Go up or down in the list, over heads."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}.get(key, 1)
        rows = self._rows()
        if rows:
            now = rows.index(self._list.currentRow()) if self._list.currentRow() in rows else 0
            self._list.setCurrentRow(rows[max(0, min(len(rows) - 1, now + step))])
            self._is_moved = True

    def open_current(self) -> None:
        """Choose the marked place, if there is one."""
        place = self.current()
        if not self.isHidden() and place is not None:
            self.chosen.emit(place)

    def current(self) -> Place | None:
        """The marked place."""
        found = self._list.currentIndex().data(PLACE_ROLE)
        return found if isinstance(found, Place) and not found.is_more else None

    def texts(self) -> list[str]:
        """The words of the places shown, heads left out."""
        return [place.text for place in self._shown]

    def kinds(self) -> list[str]:
        """The heads shown."""
        return [kind for kind, _ in groupby(self._shown, key=lambda place: place.kind)]

    def _add_head(self, kind: str) -> None:
        item = QListWidgetItem(kind)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, HEAD_HEIGHT))
        self._list.addItem(item)

    def _add(self, place: Place) -> None:
        item = QListWidgetItem(place.text)
        item.setData(PLACE_ROLE, place)
        item.setSizeHint(QSize(0, height_of(place)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place.kind}: {place.text}. {place.detail}")
        if place.is_more:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setToolTip(tip("\n".join(part for part in (place.text, place.detail) if part)))
        self._list.addItem(item)

    def _rows(self) -> list[int]:
        """Numbers of the lines that can be chosen."""
        selectable = Qt.ItemFlag.ItemIsSelectable
        return [row for row in range(self._list.count()) if self._list.item(row).flags() & selectable]

    def _mark(self, place: Place | None) -> None:
        rows = self._rows()
        same = [row for row in rows if place is not None and self._list.item(row).data(PLACE_ROLE) == place]
        self._list.setCurrentRow((same or rows or [-1])[0])
        if same or not rows:
            return
        self._list.scrollToTop()

    def _place(self, right: int, top: int) -> None:
        """Under the box, as high as its lines, and no higher than the window."""
        lines = sum(self._list.item(row).sizeHint().height() for row in range(self._list.count()))
        height = min(max(lines, HEAD_HEIGHT + 8) + _AIR, self._host.height() - top - _AIR)
        self.setGeometry(right - _WIDTH, top, _WIDTH, height)
        self.show()
        self.raise_()

    def _on_clicked(self) -> None:
        self.open_current()
