"""Which tables of a file are read, and what their columns mean."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.services.column_mapping import guess, is_enough
from pii_desktop.ui.assignments.columns_strip import ColumnsStrip
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label

_BOX_WIDTH = 264


@dataclass(frozen=True, slots=True)
class TableFacts:
    """One table of the file; `rows` is what it gave, `reason` why it is not read, `sample` rows under its header."""

    number: int
    name: str
    header: tuple[str, ...]
    columns: dict[str, int]
    guessed: frozenset[str] = frozenset()
    rows: int = 0
    reason: str = ""
    sample: tuple[tuple[str, ...], ...] = ()


def tables_of(plan: ParsedPlan) -> tuple[TableFacts, ...]:
    """Every table of a file, those that are read first; one with several headers counts once."""
    rows = Counter(row.place.table for row in plan.assignments())
    found: dict[int, TableFacts] = {}
    for table in plan.tables:
        name = table.sheet or f"Bảng {table.table + 1}"
        facts = TableFacts(table.table, name, table.header, table.columns, table.guessed, rows[table.table])
        found.setdefault(table.table, facts)
    for each in plan.skipped:
        name = each.sheet or f"Bảng {each.table + 1}"
        columns = guess(each.header)
        facts = TableFacts(each.table, name, each.header, columns, reason=each.reason, sample=each.sample[1:])
        found.setdefault(each.table, facts)
    return tuple(found.values())


class TableChooser(QWidget):
    """Emits `columns_wanted` with (table, meaning → column); no columns leave the table out."""

    columns_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a plan is shown."""
        super().__init__(parent)
        self._tables: dict[int, TableFacts] = {}
        self.tables = ChoiceBox(self.tr("Bảng trong tệp"))
        self.tables.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tables.setFixedWidth(_BOX_WIDTH)
        self._note = Label("", role=Type.SMALL, tone="text2", wrap=True)
        self.switch = Button("", small=True)
        self.strip = ColumnsStrip()
        line = row(gap=12)
        line.addWidget(self.tables)
        line.addWidget(self._note, 1)
        line.addWidget(self.switch)
        stack = column(self, gap=8)
        stack.addLayout(line)
        stack.addWidget(self.strip)
        self.tables.chosen.connect(self._on_table_chosen)
        self.strip.chosen.connect(self._on_columns_chosen)
        self.switch.clicked.connect(self._on_switched)

    def show_plan(self, plan: ParsedPlan, *, keep: bool) -> None:
        """The tables of a plan; with `keep` the one that is looked at stays."""
        found = tables_of(plan)
        self._tables = {each.number: each for each in found}
        chosen = self.tables.value() if keep else None
        self.tables.set_choices([(self._words(each), each.number) for each in found])
        first = found[0].number if found else None
        self.tables.set_value(chosen if chosen in self._tables else first)
        self._show_table()

    def show_table(self, number: int) -> None:
        """Look at one table."""
        if number in self._tables and self.tables.value() != number:
            self.tables.set_value(number)
            self._show_table()

    def _words(self, facts: TableFacts) -> str:
        if facts.reason:
            return self.tr("{name}: không đọc").format(name=facts.name)
        return self.tr("{name}: {count} dòng").format(name=facts.name, count=facts.rows)

    def _current(self) -> TableFacts | None:
        number = self.tables.value()
        return self._tables.get(number) if isinstance(number, int) else None

    def _show_table(self) -> None:
        facts = self._current()
        self.strip.setVisible(facts is not None)
        self.switch.setVisible(facts is not None)
        if facts is None:
            self._note.setText("")
            return
        self.strip.show_table(facts.header, facts.columns, facts.guessed, facts.sample)
        self.switch.setText(self.tr("Đọc bảng này") if facts.reason else self.tr("Bỏ bảng này"))
        self._show_readiness(facts)

    def _show_readiness(self, facts: TableFacts) -> None:
        """A table that is not read needs a name and somebody to do it."""
        can_read = is_enough(self.strip.columns())
        self.switch.setEnabled(can_read or not facts.reason)
        if not can_read:
            words = self.tr("{reason} Chọn cột Tên và cột Chủ trì, Phối hợp, Mục tiêu hoặc Nhiệm vụ.")
            self._note.setText(words.format(reason=facts.reason).strip())
        elif facts.reason:
            self._note.setText(facts.reason)
        else:
            self._note.setText(self.tr("Cột nào chưa đúng thì chọn lại; tệp được đọc lại ngay."))

    def _on_table_chosen(self, _number: object) -> None:
        self._show_table()

    def _on_columns_chosen(self, columns: dict[str, int]) -> None:
        """A table that is read follows at once; one that is not waits for its button."""
        facts = self._current()
        if facts is None:
            return
        if facts.reason or not is_enough(columns):
            self._show_readiness(facts)
            return
        self.columns_wanted.emit(facts.number, columns)

    def _on_switched(self) -> None:
        facts = self._current()
        if facts is not None:
            self.columns_wanted.emit(facts.number, self.strip.columns() if facts.reason else {})
