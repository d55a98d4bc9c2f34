"""The left part of the page: title, year, what is missing, the table."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.services.denominators import FigureRow, YearFigures
from pii_desktop.ui.denominators.columns import ONLY_WIDE, figure_columns
from pii_desktop.ui.denominators.contents import key_of
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import ElidedLabel, Label
from pii_desktop.ui.widgets.page_head import page_head
from pii_desktop.ui.widgets.table_view import RowsView

_YEAR_WIDTH = 120


class FigureList(QWidget):
    """Signals: `year_chosen` with a year, `add_wanted`, `first_wanted` from a year that has no figure yet."""

    year_chosen = Signal(object)
    add_wanted = Signal()
    first_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self.year = ChoiceBox(self.tr("Năm của số liệu"))
        self.add = Button(self.tr("Thêm số liệu khác"), icon_name=Icon.PLUS)
        self._title = Label(self.tr("Số liệu nền"), role=Type.PAGE_TITLE)
        self._note = ElidedLabel(self.tr("mẫu số dùng chung của các chỉ số"), tone="text3")
        self.banner = Banner()
        self.model = _FiguresModel(self)
        self.view = RowsView(self.model, self.tr("Số liệu nền"))
        self._lay_out()
        self.year.chosen.connect(self.year_chosen)
        self.add.clicked.connect(self.add_wanted)
        self.banner.acted.connect(self.first_wanted)

    def show_figures(self, figures: YearFigures) -> None:
        """Show the figures of a year; the selection stays."""
        self.year.set_choices([(self.tr("Năm {year}").format(year=year), year) for year in figures.years])
        self.year.set_value(figures.year)
        self.model.set_year(figures.year)
        self.model.set_rows(figures.rows)
        is_empty = all(each.this is None for each in figures.rows)
        self.banner.setVisible(is_empty)
        text = self.tr(
            "Chưa có số liệu nền năm {year}. Xin số của Thống kê tỉnh rồi nhập từng dòng; số chưa chốt để tạm tính."
        )
        self.banner.show_text(text.format(year=figures.year), action=self.tr("Nhập số đầu tiên"))

    def row_of(self, key: Hashable) -> FigureRow | None:
        """The line with this key."""
        return next((each for each in self.model.all_rows() if key_of(each) == key), None)

    def set_wide(self, *, is_wide: bool) -> None:
        """More columns while the panel is closed."""
        for section, shown in enumerate(self.model.columns):
            self.view.setColumnHidden(section, not is_wide and shown.key in ONLY_WIDE)

    def _lay_out(self) -> None:
        self.year.setFixedWidth(_YEAR_WIDTH)
        lines = column(gap=0, margins=(PAGE_PADDING, 0, PAGE_PADDING, 12))
        lines.addWidget(self.banner)
        self.banner.hide()
        stack = column(self, gap=0)
        stack.addWidget(page_head(self._title, self._note, self.year, self.add))
        stack.addLayout(lines)
        stack.addWidget(self.view, 1)


class _FiguresModel(RowsModel[FigureRow]):
    """The lines of a year; the heads of two columns name the years."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(figure_columns(0), identify=key_of, mark=_mark, parent=parent)

    def set_year(self, year: int) -> None:
        """Name the years in the head."""
        self._columns = tuple(figure_columns(year))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)


def _mark(shown: FigureRow) -> str | None:
    return "warn" if shown.behind else None
