"""What differs between two versions: a flat list of places with the words before and after, each a link."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.difference_fields import DifferencePlace
from pii_desktop.domain.report_differences import Difference, DifferenceKind
from pii_desktop.text.normalise import search_key
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Change, Column, Piece
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import DIFFERENCE_ROW_HEIGHT
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.word_diff import changed_words

_ALL = "all"
_SEARCH_WIDTH = 220
_CODE = "code"


class DifferencesView(QWidget):
    """Emits `place_wanted` with a Destination."""

    place_wanted = Signal(object)

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        """`before` and `after` are the titles of the columns: "Bản 1", "Hiện tại"."""
        super().__init__(parent)
        self._text = ""
        kinds = (DifferenceKind.CHANGED, DifferenceKind.ADDED, DifferenceKind.REMOVED)
        self.chips = ChipBar([(_ALL, self.tr("Tất cả")), *((kind.value, kind.label) for kind in kinds)])
        self.search = SearchBox(self.tr("Tìm mã, nội dung"))
        self.search.set_room(_SEARCH_WIDTH)
        self.model = RowsModel(self._columns(before, after), identify=lambda each: each, parent=self)
        self.view = RowsView(self.model, self.tr("Những chỗ khác"), edge=12, row_height=DIFFERENCE_ROW_HEIGHT)
        self.view.set_empty(
            EmptyState(Icon.CIRCLE_CHECK, self.tr("Không có chỗ nào khác"), self.tr("Hai bản giống hệt nhau."))
        )
        head = row(gap=8)
        head.addWidget(self.chips, 1)
        head.addWidget(self.search)
        stack = column(self, gap=8)
        stack.addLayout(head)
        stack.addWidget(self.view, 1)
        self.chips.changed.connect(self._on_filter)
        self.search.searched.connect(self._on_searched)
        lead_into(self.search, self.view)
        self.view.clicked.connect(self._on_clicked)
        self.view.row_activated.connect(self._on_activated)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these places, in their order."""
        self.model.set_rows(differences)
        self.chips.set_count(_ALL, len(differences))
        for kind in DifferenceKind:
            self.chips.set_count(kind.value, sum(each.kind is kind for each in differences))

    def _columns(self, before: str, after: str) -> list[Column[Difference]]:
        return [
            Column(
                key=_CODE,
                title=self.tr("Mã"),
                value=lambda each: each.place.code,
                width=84,
                tone=lambda each: "accent" if place_of_difference(each.place) else None,
                whole=lambda each: each.place.title,
            ),
            Column(
                key="what",
                title=self.tr("Nội dung"),
                value=lambda each: f"{each.what} · {each.place.name}",
                width=248,
                whole=lambda each: f"{each.place.title}\n{each.what}",
            ),
            Column(
                key="old",
                title=before,
                value=lambda each: each.old,
                pieces=lambda each: _pieces(each)[0],
                whole=lambda each: each.old,
            ),
            Column(
                key="new",
                title=after,
                value=lambda each: each.new,
                pieces=lambda each: _pieces(each)[1],
                whole=lambda each: each.new,
            ),
        ]

    def _on_searched(self, text: str) -> None:
        self._text = search_key(text)
        self._on_filter()

    def _on_filter(self) -> None:
        chosen, text = self.chips.checked(), self._text
        if _ALL in chosen and not text:
            self.model.set_filter(None)
            return
        self.model.set_filter(lambda each: (_ALL in chosen or each.kind.value in chosen) and text in _searched(each))

    def _on_clicked(self, index: QModelIndex) -> None:
        """The code is a link for the mouse; the keyboard has Enter."""
        if self.model.columns[index.column()].key == _CODE:
            self._go(self.model.row_at(index))

    def _on_activated(self, identity: object) -> None:
        self._go(identity)

    def _go(self, each: object) -> None:
        place = place_of_difference(each.place) if isinstance(each, Difference) else None
        if place is not None:
            self.place_wanted.emit(place)


def place_of_difference(place: DifferencePlace) -> Destination | None:
    """Where it can be put right: settings, document, work item or row; None for a sentence of the report."""
    if place.is_head:
        return Destination(PageKey.PREFERENCES)
    if place.evidence_id is not None:
        return Destination(PageKey.EVIDENCE, evidence_id=place.evidence_id)
    if place.work_item_id is not None:
        return Destination(PageKey.WORK, work_item_id=place.work_item_id)
    return Destination(PageKey.INDICATORS, place.assignment_id, "progress") if place.assignment_id is not None else None


def _searched(each: Difference) -> str:
    return search_key(f"{each.place.title} {each.what} {each.old} {each.new}")


def _pieces(each: Difference) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Where all is new or gone nothing is compared word by word."""
    match each.kind:
        case DifferenceKind.ADDED:
            return (Piece("–"),), (Piece(each.new, Change.ADDED),)
        case DifferenceKind.REMOVED:
            return (Piece(each.old, Change.REMOVED),), (Piece("–"),)
        case DifferenceKind.CHANGED:
            if " " not in each.old and " " not in each.new:
                return (Piece(each.old, Change.REMOVED),), (Piece(each.new, Change.ADDED),)
            return changed_words(each.old, each.new)
