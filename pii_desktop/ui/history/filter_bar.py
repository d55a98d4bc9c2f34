"""What the list of changes is filtered by: words, person, kind of thing, days, one indicator."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.history import HistoryFilter, Kind
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import PiiError
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.buttons import Kind as ButtonKind
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.line_fields import DateField
from pii_desktop.ui.widgets.search_box import SearchBox

_DATE_WIDTH = 120
_WHO_WIDTH = 136
_ALL = ""


class FilterBar(QWidget):
    """Emits `filtered` when something else is asked for."""

    filtered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Asks for everything."""
        super().__init__(parent)
        self._assignment_id: AssignmentId | None = None
        self.search = SearchBox(self.tr("Tìm trong thao tác, giá trị, lý do, mã chỉ số"))
        self.who = ChoiceBox(self.tr("Người"))
        self.kind = ChoiceBox(self.tr("Loại"))
        self.since = self._day(self.tr("Từ ngày"))
        self.until = self._day(self.tr("Đến ngày"))
        self.only = Button("", icon_name=Icon.CLOSE, kind=ButtonKind.QUIET)
        self.only.hide()
        self.kind.set_choices([(self.tr("Mọi loại"), _ALL), *((kind.label, kind) for kind in Kind)])
        self.kind.set_value(_ALL)
        self.show_people(())
        self.who.setMinimumWidth(_WHO_WIDTH)
        self._lay_out()
        self._connect()

    def wanted(self) -> HistoryFilter:
        """What is asked for; a day that is none is left out, its field says so."""
        who, kind = self.who.value(), self.kind.value()
        return HistoryFilter(
            text=self.search.text(),
            who=who if isinstance(who, str) and who != _ALL else None,
            kinds=(kind,) if isinstance(kind, Kind) else (),
            since=_value(self.since),
            until=_value(self.until),
            assignment_id=self._assignment_id,
        )

    def show_people(self, people: Sequence[str]) -> None:
        """Who may be asked for; whoever was chosen stays."""
        chosen = self.who.value()
        self.who.set_choices([(self.tr("Mọi người"), _ALL), *((name, name) for name in people)])
        self.who.set_value(chosen if chosen in people else _ALL)

    def show_only(self, assignment_id: AssignmentId | None, code: str = "") -> None:
        """Only what belongs to one indicator, until its button is pressed."""
        self._assignment_id = assignment_id
        self.only.setVisible(assignment_id is not None)
        self.only.setText(self.tr("Chỉ {code}").format(code=code) if code else self.tr("Một chỉ số"))

    def _day(self, words: str) -> DateField:
        field = DateField("")
        field.line_edit.setPlaceholderText(words)
        field.line_edit.setAccessibleName(words)
        field.setFixedWidth(_DATE_WIDTH)
        return field

    def _lay_out(self) -> None:
        line = row(self, gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 12))
        line.addWidget(self.search, 1)
        for part in (self.only, self.who, self.kind, self.since, self.until):
            line.addWidget(part)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_filtered)
        self.who.chosen.connect(self._on_filtered)
        self.kind.chosen.connect(self._on_filtered)
        self.since.value_left.connect(self._on_filtered)
        self.until.value_left.connect(self._on_filtered)
        self.only.clicked.connect(self._on_all_wanted)

    def _on_filtered(self) -> None:
        self.filtered.emit()

    def _on_all_wanted(self) -> None:
        self.search.setFocus()  # the button that was pressed goes
        self.show_only(None)
        self.filtered.emit()


def _value(field: DateField) -> date | None:
    try:
        return field.value()
    except PiiError:
        return None
