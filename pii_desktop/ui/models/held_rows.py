"""What a view holds of a table: heads and rows under them, brought from one state to the next.

Rows come in by insertion, removal, moves and `dataChanged`, never by a reset, so that selection, scrolling and open
groups survive.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pii_desktop.ui.models.columns import Column, Grouping
from pii_desktop.ui.models.groups import Group, are_same, runs

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
TOP = 0  # internal id of what lies directly under the root; a child carries the number of its group
# Made once: a view asks for them with every row that it lays out.
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_HEAD_FLAGS = Qt.ItemFlag.ItemIsEnabled
_ROW_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class HeldRows(QAbstractItemModel, Generic[T]):
    """The structure of a table; what its cells say is told by RowsModel."""

    def __init__(
        self,
        columns: Sequence[Column[T]],
        identify: Callable[[T], Hashable],
        grouping: Grouping[T] | None,
        parent: QObject | None = None,
    ) -> None:
        """Holds nothing at first."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._identify = identify
        self._grouping = grouping
        self._flat: Group[T] = Group(TOP, None)
        self._groups: list[Group[T]] = []
        self._places: dict[int, int] = {}  # number of a group → its place
        self._whole: dict[Hashable, list[T]] = {}
        self._next_number = TOP + 1

    @property
    def is_grouped(self) -> bool:
        """True where the top level holds heads."""
        return self._grouping is not None

    def row_at(self, index: Index) -> T | None:
        """The row behind an index; None for a group head and for the root."""
        group = self._part_of(index)
        return None if group is None else group.rows[index.row()]

    def is_head(self, index: Index) -> bool:
        """Whether the valid index of a cell is that of a group head."""
        return self._grouping is not None and index.internalId() == TOP

    def group_at(self, index: Index) -> Group[T] | None:
        """The group behind the index of a head, else None."""
        if not index.isValid() or not self.is_grouped or index.internalId() != TOP:
            return None
        return self._groups[index.row()]

    def index_of(self, identity: Hashable, column: int = 0) -> QModelIndex:
        """The index of the row with this id; an invalid one when the view has not got it."""
        spots = ((n, row, group.number) for group in self._parts() for n, row in enumerate(group.rows))
        found = next((spot for spot in spots if self._identify(spot[1]) == identity), None)
        return QModelIndex() if found is None else self.createIndex(found[0], column, found[2])

    def id_of(self, row: T) -> Hashable:
        """The id of a row."""
        return self._identify(row)

    # Qt overrides

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Head at the top level and rows under it, or rows alone."""
        is_top = parent is None or not parent.isValid()
        group = None if parent is None or is_top else self.group_at(parent)
        held = self.rowCount() if is_top else len(group.rows) if group is not None else 0
        if 0 <= row < held and 0 <= column < len(self._columns):
            return self.createIndex(row, column, TOP if group is None else group.number)
        return QModelIndex()

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        """The head of a row, or the root."""
        if index is None or not index.isValid() or index.internalId() == TOP:
            return QModelIndex()
        return self.createIndex(self._places[index.internalId()], 0, TOP)

    def rowCount(self, parent: Index | None = None) -> int:
        """Heads, or rows."""
        if parent is None or not parent.isValid():
            return len(self._groups) if self.is_grouped else len(self._flat.rows)
        group = self.group_at(parent)
        return len(group.rows) if group is not None and parent.column() == 0 else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """The same everywhere; rows have no children."""
        if parent is not None and parent.isValid() and (parent.column() > 0 or self.group_at(parent) is None):
            return 0
        return len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected, heads only be walked through."""
        if not index.isValid():
            return _NO_FLAGS
        if self.group_at(index) is not None:
            return _HEAD_FLAGS
        return _ROW_FLAGS

    # private

    def _parts(self) -> list[Group[T]]:
        return self._groups if self.is_grouped else [self._flat]

    def _part_of(self, index: Index) -> Group[T] | None:
        if not index.isValid():
            return None
        if not self.is_grouped:
            return self._flat
        return None if index.internalId() == TOP else self._groups[self._places[index.internalId()]]

    def _bring_groups(self, keys: list[Hashable], wanted: dict[Hashable, list[T]]) -> None:
        for first, last in runs(n for n, group in enumerate(self._groups) if group.key not in wanted):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._groups[first : last + 1]
            self._number_places()
            self.endRemoveRows()
        known = {group.key: group for group in self._groups}
        shown = [key for key in keys if key in known]
        if shown != [group.key for group in self._groups]:
            self._reorder(self._groups, [known[key] for key in shown], TOP)
        for place, group in enumerate(self._groups):
            is_other = not are_same(group.whole, self._whole[group.key])
            group.whole = self._whole[group.key]
            if self._bring(group, wanted[group.key]) or is_other:
                head = self.createIndex(place, 0, TOP)
                self.dataChanged.emit(head, head)
        self._insert_groups(keys, wanted, set(known))

    def _insert_groups(self, keys: list[Hashable], wanted: dict[Hashable, list[T]], known: set[Hashable]) -> None:
        for first, last in reversed(runs(place for place, key in enumerate(keys) if key not in known)):
            self.beginInsertRows(QModelIndex(), first, last)
            for place in range(first, last + 1):
                key = keys[place]
                self._groups.insert(place, Group(self._next_number, key, list(wanted[key]), self._whole[key]))
                self._next_number += 1
            self._number_places()
            self.endInsertRows()

    def _number_places(self) -> None:
        self._places = {group.number: place for place, group in enumerate(self._groups)}

    def _bring(self, group: Group[T], rows: list[T]) -> bool:
        """Bring one list of rows to `rows`; returns whether anything differed."""
        ids = [self._identify(row) for row in rows]
        before = list(group.rows)
        self._remove_missing(group, set(ids))
        kept = {self._identify(row): row for row in group.rows}
        order = [kept[identity] for identity in ids if identity in kept]
        if [self._identify(row) for row in order] != list(kept):
            self._reorder(group.rows, order, group.number)
        self._insert_new(group, rows, ids, set(kept))
        self._replace_changed(group, rows)
        return before != rows

    def _remove_missing(self, group: Group[T], ids: set[Hashable]) -> None:
        gone = (number for number, row in enumerate(group.rows) if self._identify(row) not in ids)
        for first, last in runs(gone):
            self.beginRemoveRows(self._head_of(group), first, last)
            del group.rows[first : last + 1]
            self.endRemoveRows()

    def _insert_new(self, group: Group[T], rows: list[T], ids: list[Hashable], kept: set[Hashable]) -> None:
        new = [number for number, identity in enumerate(ids) if identity not in kept]
        for first, last in reversed(runs(iter(new))):
            self.beginInsertRows(self._head_of(group), first, last)
            group.rows[first:first] = rows[first : last + 1]
            self.endInsertRows()

    def _replace_changed(self, group: Group[T], rows: list[T]) -> None:
        differing = [number for number, (old, new) in enumerate(zip(group.rows, rows, strict=True)) if old != new]
        group.rows[:] = rows
        for first, last in runs(iter(differing)):
            left = self.createIndex(first, 0, group.number)
            self.dataChanged.emit(left, self.createIndex(last, len(self._columns) - 1, group.number))

    def _reorder(self, held: list, order: list, number: int) -> None:  # type: ignore[type-arg]
        """Put `held` into another order and take the persistent indexes along."""
        self.layoutAboutToBeChanged.emit()
        places = {id(item): place for place, item in enumerate(order)}
        old = [index for index in self.persistentIndexList() if index.internalId() == number]
        new = [self.createIndex(places[id(held[index.row()])], index.column(), number) for index in old]
        held[:] = order
        self._number_places()
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _head_of(self, group: Group[T]) -> QModelIndex:
        return self.createIndex(self._places[group.number], 0, TOP) if self.is_grouped else QModelIndex()
