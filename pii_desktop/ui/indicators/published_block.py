"""What was published for the row: official score and rank with the document they are taken from."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.progress import Entry
from pii_desktop.errors import InputError, PiiError
from pii_desktop.text.normalise import one_line, to_nfc
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.form_row import NumberRow
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.field import Field
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.text_field import TextField


class RankRow(NumberRow):
    """A whole number from 1 on."""

    def value(self) -> Decimal | None:
        """The rank. Raises InputError for what is none."""
        number = super().value()
        if number is None or (number >= 1 and number == number.to_integral_value()):
            return number
        raise InputError(self.tr("Thứ hạng là số nguyên từ 1 trở lên."), code="bad-rank")


class ScoreRow(NumberRow):
    """A score from 0 to 100."""

    def value(self) -> Decimal | None:
        """The score. Raises InputError for what is none."""
        number = super().value()
        if number is None or 0 <= number <= 100:
            return number
        raise InputError(self.tr("Điểm số nằm trong khoảng 0 đến 100."), code="bad-score")


class PublishedBlock(QWidget):
    """Closed until something is published. Emits `settled` when a field was left after a change."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """A button that opens the fields."""
        super().__init__(parent)
        self.open_button = Button(
            self.tr("Ghi kết quả công bố"), kind=Kind.QUIET, icon_name=Icon.CERTIFICATE, small=True
        )
        self._title = Label(self.tr("Kết quả công bố"), role=Type.SMALL_STRONG, tone="text2")
        self.numbers = {"score": ScoreRow(self.tr("Điểm số (0–100)")), "rank": RankRow(self.tr("Thứ hạng"))}
        self.citation = TextField(self.tr("Công bố tại văn bản"), least=1)
        self._fields = QWidget()
        self._lay_out()
        self.open_button.clicked.connect(self._on_open)
        for field in self.numbers.values():
            field.settled.connect(self._on_left)
        self.citation.left.connect(self._on_left)

    def show_entry(self, entry: Entry, last: Entry | None, *, is_expected: bool) -> None:
        """Fill the fields; open where something is there, or where `is_expected` says that others publish."""
        self.numbers["score"].set_value(entry.score)
        self.numbers["rank"].set_value(None if entry.rank is None else Decimal(entry.rank))
        self.citation.set_text(entry.citation)
        self.numbers["score"].set_last("" if last is None or last.score is None else format_decimal(last.score))
        self.numbers["rank"].set_last("" if last is None or last.rank is None else str(last.rank))
        has_content = entry.score is not None or entry.rank is not None or bool(entry.citation)
        self._set_open(is_open=is_expected or has_content or self._is_in_use())
        self._ask_citation()

    def fields(self) -> dict[str, Field]:
        """Every field of the block by name."""
        return {**self.numbers, "citation": self.citation}

    def typed(self) -> dict[str, Decimal | int | str | None]:
        """What is typed and valid, by field of the entry."""
        wrong = self.invalid()
        found: dict[str, Decimal | int | str | None] = {"citation": one_line(to_nfc(self.citation.text()))}
        if "score" not in wrong:
            found["score"] = self.numbers["score"].value()
        if "rank" not in wrong:
            rank = self.numbers["rank"].value()
            found["rank"] = None if rank is None else int(rank)
        return found

    def invalid(self) -> dict[str, str]:
        """Texts that are no score or no rank, by field; each says why under itself."""
        found = {}
        for key, field in self.numbers.items():
            try:
                field.value()
            except PiiError as error:
                field.show_error(error)
                found[key] = field.text()
        return found

    def _on_open(self) -> None:
        self._set_open(is_open=True)
        self.numbers["score"].setFocus()

    def _on_left(self) -> None:
        self._ask_citation()
        self.settled.emit()

    def _ask_citation(self) -> None:
        """A published result without its document cannot be checked by anybody."""
        has_result = any(field.text().strip() for field in self.numbers.values())
        if has_result and not self.citation.text().strip():
            self.citation.set_warning(self.tr("Hãy ghi số, ngày và cơ quan của văn bản công bố."))
        else:
            self.citation.clear_message()

    def _is_in_use(self) -> bool:
        return any(field.is_dirty or field.has_error for field in self.fields().values())

    def _set_open(self, *, is_open: bool) -> None:
        self._fields.setVisible(is_open)
        self.open_button.setVisible(not is_open)

    def _lay_out(self) -> None:
        inner = column(self._fields, gap=0)
        inner.addWidget(self._title)
        for field in self.numbers.values():
            inner.addWidget(field)
        inner.addWidget(self.citation)
        closed = row()
        closed.addWidget(self.open_button)
        closed.addStretch(1)
        stack = column(self, gap=0)
        stack.addLayout(closed)
        stack.addWidget(self._fields)
