"""Go anywhere: the list under the search box, of indicators, periods and pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.text.normalise import search_key
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.icons import Icon, icon
from pii_desktop.ui.look import font, restyle
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from pii_desktop.domain.listing import IndicatorRow
    from pii_desktop.domain.period import Period

_MOST = 12
_ROW = 32
_WIDTH = 480


@dataclass(frozen=True, slots=True)
class Place:
    """Something to go to: its words, how it is found, where it leads."""

    text: str
    icon: Icon
    destination: Destination
    key: str
    period_id: PeriodId | None = None


def page_place(word: str, picture: Icon, page: PageKey) -> Place:
    """A page of the window."""
    return Place(word, picture, Destination(page), search_key(word))


def indicator_places(rows: "Sequence[IndicatorRow]") -> tuple[Place, ...]:
    """The followed rows, found by code, short name and the name in the plan."""
    return tuple(
        Place(
            f"{row.assignment.display_code}  {row.short_name}".strip(),
            Icon.TARGET,
            Destination(PageKey.INDICATORS, row.assignment.id),
            search_key(f"{row.assignment.display_code} {row.short_name} {row.assignment.row.name}"),
        )
        for row in rows
    )


def period_places(periods: "Sequence[Period]", word: str) -> tuple[Place, ...]:
    """The periods; `word` stands before their titles."""
    return tuple(
        Place(
            f"{word}: {period.title}",
            Icon.CALENDAR_DUE,
            Destination(PageKey.PERIODS),
            search_key(f"{word} {period.title}"),
            period.id,
        )
        for period in periods
    )


def matches(places: Sequence[Place], words: str) -> list[Place]:
    """The places that hold every word, accents and case ignored; those that begin with them first; at most twelve."""
    folded = search_key(words)
    wanted = folded.split()
    found = [place for place in places if all(word in place.key for word in wanted)]
    return sorted(found, key=lambda place: not place.key.startswith(folded))[:_MOST]


class FinderList(QFrame):
    """Lies over the page while the search box is used. Emits `chosen` with a Place."""

    chosen = Signal(object)

    def __init__(self, host: QWidget) -> None:
        """Hidden; `host` is the window."""
        super().__init__(host)
        restyle(self, card=True)
        self._shown: list[Place] = []
        self._list = QListWidget()
        self._list.setFont(font())
        self._list.setAccessibleName(self.tr("Kết quả tìm"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._none = Label(self.tr("Không có chỉ số, kỳ báo cáo hay trang nào như vậy"), tone="text3")
        self._none.setMargin(10)
        stack = column(self, gap=0, margins=(1, 5, 1, 5))
        stack.addWidget(self._none)
        stack.addWidget(self._list)
        self._list.itemClicked.connect(self._on_clicked)
        self.hide()

    def show_places(self, places: Sequence[Place], right: int, top: int) -> None:
        """Show these under the search box, whose lower right corner in the host is given."""
        self._shown = list(places)
        self._list.clear()
        for place in self._shown:
            item = QListWidgetItem(icon(place.icon), place.text)
            item.setSizeHint(QSize(0, _ROW))
            item.setToolTip(place.text)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        height = max(1, len(self._shown)) * _ROW + 12
        self.setGeometry(right - _WIDTH, top, _WIDTH, height)
        self.show()
        self.raise_()

    def move_by(self, key: Qt.Key) -> None:
        """Go up or down in the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}.get(key, 1)
        last = len(self._shown) - 1
        self._list.setCurrentRow(max(0, min(last, self._list.currentRow() + step)))

    def open_current(self) -> None:
        """Choose the marked place, if there is one."""
        number = self._list.currentRow()
        if not self.isHidden() and 0 <= number < len(self._shown):
            self.chosen.emit(self._shown[number])

    def texts(self) -> list[str]:
        """The words shown."""
        return [place.text for place in self._shown]

    def _on_clicked(self) -> None:
        self.open_current()
