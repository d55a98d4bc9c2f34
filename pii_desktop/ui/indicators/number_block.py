"""The numbers of the form: numerator, denominator, value, the department's own target, each with last period's."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.listing import IndicatorDetail
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.value_warnings import ValueWarning
from pii_desktop.errors import PiiError
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.indicators.figure_line import FigureLine
from pii_desktop.ui.indicators.form_row import FIELD_WIDTH, LAST_WIDTH, NumberRow, TextRow
from pii_desktop.ui.indicators.form_shape import Shape
from pii_desktop.ui.indicators.recompute_line import RecomputeLine
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label, Rule


class NumberBlock(QWidget):
    """Signals: `settled` when a number was left, right or wrong; `target_left` with the own target as typed."""

    settled = Signal()
    target_left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Rows are shown as the row's shape asks."""
        super().__init__(parent)
        self._now = Label("", role=Type.SMALL, tone="text3")
        self._before = Label("", role=Type.SMALL, tone="text3")
        self.numbers = {
            "numerator": NumberRow(self.tr("Tử số")),
            "denominator": NumberRow(self.tr("Mẫu số")),
            "value": NumberRow(self.tr("Giá trị"), is_strong=True),
        }
        self.figure = FigureLine()
        self.recompute = RecomputeLine()
        self.target = TextRow(self.tr("Mục tiêu của đơn vị"), placeholder="≥ 20")
        self._rule = Rule()
        self._note = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self._lay_out()
        for field in self.numbers.values():
            field.settled.connect(self.settled)
        self.target.left.connect(self.target_left)

    def show_shape(self, shape: Shape, detail: IndicatorDetail) -> None:
        """Show the rows this assignment needs, with their names, units and last values."""
        names = {"numerator": shape.numerator, "denominator": shape.denominator, "value": _value_name(shape)}
        for key, field in self.numbers.items():
            field.set_label(names[key])
            field.setVisible(shape.has_value if key == "value" else shape.has_fraction)
            field.set_last(_last(detail.last_entry, key))
        self.target.setVisible(shape.has_own_target)
        self._rule.setVisible(shape.has_fraction)
        self._note.setText(shape.note)
        self._note.setVisible(bool(shape.note))
        self._now.setText(short_title(detail.period) if shape.has_value else "")
        self._before.setText(short_title(detail.last_period) if shape.has_value and detail.last_period else "")
        self._now.setVisible(shape.has_value)
        self._before.setVisible(shape.has_value)

    def show_entry(self, entry: Entry) -> None:
        """Fill the numbers, except where the user is typing."""
        for key, field in self.numbers.items():
            field.set_value(getattr(entry, key))

    def fields(self) -> dict[str, Field]:
        """Every field of the block by name."""
        return {**self.numbers, "target": self.target}

    def is_typed(self, key: str) -> bool:
        """True where the user can type this number."""
        field = self.numbers[key]
        return not (field.isHidden() or field.line_edit.isReadOnly())

    def typed(self, key: str) -> Decimal | None:
        """The number in a field. Raises InputError when it is none."""
        return self.numbers[key].value()

    def show_computed(self, value: Decimal | None, *, is_computed: bool) -> None:
        """The value is read-only while it follows from numerator and denominator."""
        field = self.numbers["value"]
        field.set_read_only(is_computed)
        if is_computed:
            field.set_value(value)

    def show_warnings(self, warnings: Sequence[ValueWarning]) -> None:
        """Under the value, where nothing is wrong with it: what looks odd and may still be right."""
        field = self.numbers["value"]
        if warnings:
            field.set_warning(" ".join(each.text for each in warnings))
        else:
            field.clear_message()

    def take_figure(self, value: Decimal) -> None:
        """Put a background figure into the denominator, as if it was typed."""
        field = self.numbers["denominator"]
        field.set_value(value)
        field.clear_message()
        self.settled.emit()

    def invalid(self) -> dict[str, str]:
        """Texts that are no numbers, by field; each says why under itself. A computed value is never asked."""
        found = {}
        for key, field in self.numbers.items():
            if not self.is_typed(key):
                continue
            try:
                field.value()
            except PiiError as error:
                field.show_error(error)
                found[key] = field.text()
        return found

    def _lay_out(self) -> None:
        head = row(gap=8)
        head.addStretch(1)
        for label, width in ((self._now, FIELD_WIDTH), (self._before, LAST_WIDTH)):
            label.setFixedWidth(width)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            head.addWidget(label)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(self.numbers["numerator"])
        stack.addWidget(self.numbers["denominator"])
        stack.addWidget(self.figure)
        stack.addWidget(self._rule)
        stack.addWidget(self.numbers["value"])
        stack.addWidget(self.recompute)
        stack.addWidget(self._note)
        stack.addWidget(self.target)


def short_title(period: Period) -> str:
    """A period in the head of a narrow column: "6T/2025", "Quý I/2025", "Năm 2025", on demand its day "15/3/2025"."""
    match period.kind:
        case PeriodKind.HALF:
            return f"{'6T đầu' if period.index == 1 else '6T cuối'} {period.year}"
        case PeriodKind.QUARTER:
            return period.title.replace(" năm ", "/")
        case PeriodKind.ONCE:
            return period.title.removeprefix("Đột xuất ")
        case _:
            return period.title


def _value_name(shape: Shape) -> str:
    name = QCoreApplication.translate("NumberBlock", "Giá trị")
    return f"{name} ({shape.unit})" if shape.unit else name


def _last(entry: Entry | None, key: str) -> str:
    value: Decimal | None = getattr(entry, key) if entry else None
    return "" if value is None else format_decimal(value)
