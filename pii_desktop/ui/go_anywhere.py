"""The search box of the head and the list under it, joined."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.search import Hit, HitKind
from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.finder import FinderList
from pii_desktop.ui.finder_places import EACH, Place, matches
from pii_desktop.ui.header_bar import HeaderBar
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.note_words import field_name
from pii_desktop.ui.places import place_of_hit
from pii_desktop.ui.task import Task

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_ICONS = {
    HitKind.ASSIGNMENT: Icon.TARGET,
    HitKind.WORK_ITEM: Icon.LIST_CHECK,
    HitKind.EVIDENCE: Icon.CERTIFICATE,
    HitKind.REQUIREMENT: Icon.PAPERCLIP,
    HitKind.POLICY: Icon.SHIELD_CHECK,
    HitKind.PROGRESS: Icon.PENCIL,
    HitKind.DENOMINATOR: Icon.DATABASE,
    HitKind.NOTE: Icon.FLAG,
    HitKind.REQUEST: Icon.SEND,
    HitKind.OFFICER: Icon.SIGN,
    HitKind.EXCHANGE: Icon.UPLOAD,
    HitKind.PERIOD: Icon.CALENDAR_DUE,
    HitKind.PLAN: Icon.SITEMAP,
}


class GoAnywhere(QObject):
    """Shows what the words in the box fit. Signals: `chosen` with a Place, `left` when the user turned away."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, header: HeaderBar, desk: Desk, window: QWidget) -> None:
        """The list lies over `window`; what is kept is asked through `desk`."""
        super().__init__(window)
        self._box = header.search
        self._desk = desk
        self._window = window
        self._list = FinderList(window)
        self._places: tuple[Place, ...] = ()
        self._words = ""
        self._hits: tuple[Hit, ...] = ()
        self._asking: Task | None = None
        self._opens_first = False
        header.search_entered.connect(self._on_entered)
        header.searched.connect(self._on_searched)
        header.led.connect(self._list.move_by)
        header.opened.connect(self._on_opened)
        header.left.connect(self.leave)
        self._list.chosen.connect(self._on_chosen)

    def set_places(self, places: Sequence[Place]) -> None:
        """Pages and commands; everything else is asked when words are typed."""
        self._places = tuple(places)

    @property
    def is_open(self) -> bool:
        """True while the list is shown."""
        return not self._list.isHidden()

    @property
    def is_asking(self) -> bool:
        """True while an answer is awaited."""
        return self._asking is not None

    def texts(self) -> list[str]:
        """The words of the list."""
        return self._list.texts()

    def kinds(self) -> list[str]:
        """The heads of the list."""
        return self._list.kinds()

    def close(self) -> None:
        """Take the list away; an answer that is still on its way is dropped."""
        self._stop()
        self._list.hide()

    def leave(self) -> None:
        """Take the list away and go back to the page."""
        self.close()
        self.left.emit()

    # slots

    def _on_entered(self) -> None:
        self._on_searched(self._box.text())

    def _on_searched(self, words: str) -> None:
        if not words and not self._box.hasFocus():
            self.close()
            return
        if words == self._words and self.is_open:
            return  # Enter asks again for what is on its way or there
        self._stop()
        self._words, self._hits = words, ()
        self._list.forget_marked()
        if words.strip():
            self._asking = self._desk.ask(_Question(words), self._on_found, self._on_not_found)
        self._show()

    def _on_found(self, answer: tuple[str, tuple[Hit, ...]]) -> None:
        words, hits = answer
        if words != self._words or self._asking is None:
            return  # stale: other words were typed since
        self._asking = None
        self._hits = hits
        self._show()
        if self._opens_first:
            self._opens_first = False
            self._list.open_current()

    def _on_not_found(self, _error: PiiError) -> None:
        self._on_found((self._words, ()))

    def _on_opened(self) -> None:
        """Enter before the answer is there opens its first place, unless another one was marked."""
        if self._asking is not None and not self._list.is_moved:
            self._opens_first = True
        else:
            self._list.open_current()

    def _on_chosen(self, place: Place) -> None:
        self.close()
        self._box.clear()
        self.chosen.emit(place)

    # private

    def _stop(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = None
        self._opens_first = False
        self._words, self._hits = "", ()

    def _show(self) -> None:
        corner = self._box.mapTo(self._window, QPoint(self._box.width(), self._box.height() + 4))
        places = [*matches(self._places, self._words), *self._found()]
        self._list.show_places(places, corner.x(), corner.y(), is_whole=self._asking is None)

    def _found(self) -> list[Place]:
        """At most EACH of a kind, then a line that says that there are more."""
        found = []
        for kind, members in groupby(self._hits, key=lambda hit: hit.kind):
            hits = list(members)
            found += [_place(hit) for hit in hits[:EACH]]
            if len(hits) > EACH:
                more = self.tr("Còn nữa: gõ thêm từ")
                found.append(Place(more, Icon.SEARCH, place_of_hit(hits[EACH]), kind=kind.label, is_more=True))
        return found


class _Question:
    """Asks for one more of each kind than is shown, so that "there is more" is known."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __call__(self, uow: "UnitOfWork") -> tuple[str, tuple[Hit, ...]]:
        from pii_desktop.services.searching import search

        return self._words, search(uow, self._words, EACH + 1)


def _place(hit: Hit) -> Place:
    icon_name, where = _ICONS[hit.kind], place_of_hit(hit)
    return Place(hit.title, icon_name, where, kind=hit.kind.label, detail=_detail(hit), plan_id=hit.plan_id)


def _detail(hit: Hit) -> str:
    """Of a progress record also the field in which the words stand."""
    field = field_name(hit.part) if hit.kind is HitKind.PROGRESS else ""
    return " · ".join(part for part in (hit.detail, field) if part)
