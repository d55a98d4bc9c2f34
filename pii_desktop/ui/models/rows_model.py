"""One model for every table: frozen rows, columns as data, groups where wanted.

Rows are told apart by an id. New rows come in by insertion, removal, moves and `dataChanged`, never by a
reset, so that selection, scrolling and open groups survive a reload.

A view asks every row that it holds for its height. Of thousands it therefore gets a part, more of them when it is
scrolled to its end, another part when a row elsewhere is asked for.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from pii_desktop.ui.look import tip
from pii_desktop.ui.models.columns import Column, Grouping
from pii_desktop.ui.models.groups import Group as Group  # noqa: PLC0414 - what `group_at` returns
from pii_desktop.ui.models.groups import Role as Role  # noqa: PLC0414 - the roles of this model
from pii_desktop.ui.models.groups import are_same, in_order, part_of, runs

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
PART = 150  # rows that a view gets at a time
_TOP = 0  # internal id of what lies directly under the root; a child carries the number of its group


class RowsModel(QAbstractItemModel, Generic[T]):
    """Shows rows through columns.

    Signals: `check_toggled` carries (rows, column key, Qt.CheckState wanted), `refreshed` comes after every
    change of rows, filter or order.
    """

    check_toggled = Signal(object, object, object)
    refreshed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[T]],
        *,
        identify: Callable[[T], Hashable],
        grouping: Grouping[T] | None = None,
        mark: Callable[[T], str | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`identify` gives the id of a row: hashable, unique; `mark` the tone of a bar at its left, if any."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._identify = identify
        self._mark = mark
        self._grouping = grouping
        self._all: tuple[T, ...] = ()
        self._flat: Group[T] = Group(_TOP, None)
        self._groups: list[Group[T]] = []
        self._places: dict[int, int] = {}  # number of a group → its place
        self._whole: dict[Hashable, list[T]] = {}
        self._from, self._most = 0, PART
        self._next_number = _TOP + 1
        self._predicate: Callable[[T], bool] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    @property
    def columns(self) -> tuple[Column[T], ...]:
        """The columns, in the order of the model."""
        return self._columns

    @property
    def is_grouped(self) -> bool:
        """True where the top level holds heads."""
        return self._grouping is not None

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show these rows. What has the same id and is equal is left untouched."""
        self._all = tuple(rows)
        self._refresh()

    def set_filter(self, predicate: Callable[[T], bool] | None) -> None:
        """Show only the rows for which `predicate` holds; None shows all."""
        self._predicate = predicate
        self._refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort inside the groups; column -1 goes back to the order of the rows as given."""
        self._sorted_by = (column, order) if column >= 0 else None
        self._refresh()

    def all_rows(self) -> tuple[T, ...]:
        """Every row, also those filtered away, as given."""
        return self._all

    def visible_rows(self) -> list[T]:
        """The rows that pass the filter, top to bottom, also those the view has not got yet."""
        return [row for rows in self._whole.values() for row in rows]

    def show_more(self) -> bool:
        """Give the view more of the rows that pass the filter; False when it has them all."""
        return self._show_part(self._from, self._most + PART)

    def show_before(self) -> bool:
        """The same for rows above those it has."""
        start = max(0, self._from - PART)
        return self._show_part(start, self._most + self._from - start)

    def show_all(self) -> None:
        """Give the view every row that passes the filter, for what is done with all of them."""
        self._show_part(0, len(self._all))

    def reveal(self, identity: Hashable) -> bool:
        """Give the view the part around the row with this id; False when that passes no filter."""
        rows = enumerate(self.visible_rows())
        place = next((place for place, row in rows if self._identify(row) == identity), None)
        if place is not None and not self._from <= place < self._from + self._most:
            self._show_part(max(0, place - PART // 2), PART)
        return place is not None

    def row_at(self, index: Index) -> T | None:
        """The row behind an index; None for a group head and for the root."""
        group = self._part_of(index)
        return None if group is None else group.rows[index.row()]

    def group_at(self, index: Index) -> Group[T] | None:
        """The group behind the index of a head, else None."""
        if not index.isValid() or not self.is_grouped or index.internalId() != _TOP:
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

    def mark_of(self, row: T) -> str | None:
        """Tone of the bar at the left of a row; None where there is none."""
        return None if self._mark is None else self._mark(row)

    def toggle(self, index: Index) -> None:
        """Ask for the other state of the box in a cell or in a group head."""
        group = self.group_at(index)
        rows = list(group.whole) if group is not None else [row for row in (self.row_at(index),) if row is not None]
        state = self.check_state(index)
        if state is not None or self.radio_state(index) is not None:
            is_on = state == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            self.check_toggled.emit(rows, self._columns[index.column()].key, wanted)

    def check_state(self, index: Index) -> Qt.CheckState | None:
        """State of the box there; None where there is none."""
        group = self.group_at(index)
        if group is not None:
            return self._grouping.check(group.whole) if self._grouping and self._grouping.check else None
        row, column = self.row_at(index), self._columns[index.column()]
        return None if row is None or column.check is None else column.check(row)

    def radio_state(self, index: Index) -> bool | None:
        """Whether the circle there is filled; None where there is none."""
        row, column = self.row_at(index), self._columns[index.column()]
        return None if row is None or column.radio is None else column.radio(row)

    def head_texts(self, index: Index) -> tuple[str, str]:
        """Title and note of a group head."""
        group = self.group_at(index)
        if group is None or self._grouping is None:
            return "", ""
        note = self._grouping.note(group.whole) if self._grouping.note else ""
        return self._grouping.title(group.whole), note

    @property
    def grouping(self) -> Grouping[T] | None:
        """How rows are grouped, if they are."""
        return self._grouping

    # Qt overrides

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Head at the top level and rows under it, or rows alone."""
        parent = QModelIndex() if parent is None else parent
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        number = self._groups[parent.row()].number if parent.isValid() else _TOP
        return self.createIndex(row, column, number)

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        """The head of a row, or the root."""
        if index is None or not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(self._place_of(index.internalId()), 0, _TOP)

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
            return Qt.ItemFlag.NoItemFlags
        if self.group_at(index) is not None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles, aligned as their columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return column.title
        is_alignment = role == Qt.ItemDataRole.TextAlignmentRole
        return column.alignment | Qt.AlignmentFlag.AlignVCenter if is_alignment else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts for Qt and for screen readers; the delegate asks row and column itself."""
        if not index.isValid():
            return None
        row = self.row_at(index)
        if row is None:
            return self._head_data(index, role)
        return self._cell_data(row, self._columns[index.column()], role)

    # private

    def _head_data(self, index: Index, role: int) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} or index.column() > 0:
            return None
        return ", ".join(text for text in self.head_texts(index) if text)

    def _cell_data(self, row: T, column: Column[T], role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.value(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {column.value(row)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(column.whole(row)) if column.whole is not None else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.alignment | Qt.AlignmentFlag.AlignVCenter
            case Role.ROW:
                return row
            case Role.SORT:
                return column.order(row)
        return None

    def _parts(self) -> list[Group[T]]:
        return self._groups if self.is_grouped else [self._flat]

    def _part_of(self, index: Index) -> Group[T] | None:
        if not index.isValid():
            return None
        if not self.is_grouped:
            return self._flat
        return None if index.internalId() == _TOP else self._groups[self._place_of(index.internalId())]

    def _place_of(self, number: int) -> int:
        return self._places[number]

    def _wanted(self) -> list[T]:
        rows = [row for row in self._all if self._predicate is None or self._predicate(row)]
        if self._sorted_by is None:
            return rows
        column, order = self._sorted_by
        return in_order(rows, self._columns[column].order, is_falling=order == Qt.SortOrder.DescendingOrder)

    def _show_part(self, start: int, most: int) -> bool:
        count = sum(map(len, self._whole.values()))
        start, most = min(start, max(0, count - PART)), min(most, max(PART, count - start))
        is_other = (start, most) != (self._from, self._most)
        if is_other:
            self._from, self._most = start, most
            self._bring_all()
            self.refreshed.emit()
        return is_other

    def _refresh(self) -> None:
        """Bring what is shown to what is wanted; the part that the view has stays about where it was."""
        held = [row for group in self._parts() for row in group.rows]
        anchor = self._identify(held[len(held) // 2]) if self._from and held else None
        self._whole = {None: self._wanted()} if self._grouping is None else self._wanted_groups(self._grouping)
        self._keep_part(anchor, len(held) // 2)
        self._bring_all()
        self.refreshed.emit()

    def _keep_part(self, anchor: Hashable, offset: int) -> None:
        """Begin the part `offset` rows above the row with the id `anchor`, where that is still among the rows."""
        rows = self.visible_rows()
        places = (place for place, row in enumerate(rows) if self._from and self._identify(row) == anchor)
        start = next(places, self._from + offset) - offset
        self._from = max(0, min(start, len(rows) - PART))
        self._most = min(self._most, max(PART, len(rows) - self._from))

    def _bring_all(self) -> None:
        shown = part_of(self._whole, self._from, self._most)
        if self._grouping is None:
            self._bring(self._flat, shown.get(None, []))
        else:
            self._bring_groups(list(shown), shown)

    def _wanted_groups(self, grouping: Grouping[T]) -> dict[Hashable, list[T]]:
        wanted: dict[Hashable, list[T]] = {}
        for row in self._all:  # groups keep their place when the rows inside are sorted
            wanted.setdefault(grouping.key(row), [])
        for row in self._wanted():
            wanted[grouping.key(row)].append(row)
        keys = [key for key, rows in wanted.items() if rows]
        if grouping.order is not None:
            keys.sort(key=grouping.order)
        return {key: wanted[key] for key in keys}

    def _bring_groups(self, keys: list[Hashable], wanted: dict[Hashable, list[T]]) -> None:
        for first, last in runs(n for n, group in enumerate(self._groups) if group.key not in wanted):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._groups[first : last + 1]
            self._number_places()
            self.endRemoveRows()
        known = {group.key: group for group in self._groups}
        shown = [key for key in keys if key in known]
        if shown != [group.key for group in self._groups]:
            self._reorder(self._groups, [known[key] for key in shown], _TOP)
        for place, group in enumerate(self._groups):
            is_other = not are_same(group.whole, self._whole[group.key])
            group.whole = self._whole[group.key]
            if self._bring(group, wanted[group.key]) or is_other:
                head = self.createIndex(place, 0, _TOP)
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
        return self.createIndex(self._places[group.number], 0, _TOP) if self.is_grouped else QModelIndex()
