"""One model for every table: frozen rows, columns as data, groups where wanted.

Rows are told apart by an id. New rows come in by insertion, removal, moves and `dataChanged`, never by a
reset, so that selection, scrolling and open groups survive a reload.

A view asks every row that it holds for its height. Of thousands it therefore gets a part, more of them when it is
scrolled to its end, another part when a row elsewhere is asked for.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pii_desktop.ui.look import tip
from pii_desktop.ui.models.columns import Column, Grouping
from pii_desktop.ui.models.groups import Role, in_order, part_of
from pii_desktop.ui.models.held_rows import HeldRows, Index
from pii_desktop.ui.models.sort_keys import SortKeys

T = TypeVar("T")
PART = 150  # rows that a view gets at a time


class RowsModel(HeldRows[T], Generic[T]):
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
        super().__init__(columns, identify, grouping, parent)
        self._mark = mark
        self._all: tuple[T, ...] = ()
        self._from, self._most = 0, PART
        self._predicate: Callable[[T], bool] | None = None
        self._sorted_by: Qt.SortOrder | None = None
        self._keys = SortKeys(self)
        self._keys.ready.connect(self._refresh)

    @property
    def columns(self) -> tuple[Column[T], ...]:
        """The columns, in the order of the model."""
        return self._columns

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show these rows. What has the same id and is equal is left untouched."""
        self._all = tuple(rows)
        self._keys.renew(self._all)
        self._refresh()

    def set_filter(self, predicate: Callable[[T], bool] | None) -> None:
        """Show only the rows for which `predicate` holds; None shows all."""
        self._predicate = predicate
        self._refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort inside the groups; column -1 goes back to the order of the rows as given.

        Thousands of rows stand in their new order a moment later, with `refreshed`.
        """
        self._sorted_by = order if column >= 0 else None
        if column >= 0:
            self._keys.begin(self._all, self._columns[column].order)
        else:
            self._keys.stop()
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

    def _wanted(self) -> list[T]:
        passes = self._predicate
        if self._sorted_by is None:
            return [row for row in self._all if passes is None or passes(row)]
        keyed = zip(self._keys.finish(), self._all, strict=True)
        passed = (pair for pair in keyed if passes is None or passes(pair[1]))
        return in_order(passed, is_falling=self._sorted_by == Qt.SortOrder.DescendingOrder)

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
