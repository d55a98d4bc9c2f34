"""What the body of a plan says to the department besides its annex: offered, each with its paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.services.plan_body import BodyOffer, OfferedPeriod, OfferedRow
from pii_desktop.ui.models.columns import Column, Grouping, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.table_view import RowsView


class OfferKind(IntEnum):
    """The groups, in the order shown."""

    DUTY = 0
    FOCAL = 1
    PERIOD = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: what would be stored, the words it stands on, and whether it is taken."""

    key: str
    kind: OfferKind
    number: str
    name: str
    words: str
    shown: ParsedRow
    is_taken: bool


class BodyPane(QWidget):
    """Signals: `decided` when a choice changed, `current_changed` with the ParsedRow looked at, or None."""

    decided = Signal()
    current_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until an offer is shown."""
        super().__init__(parent)
        self._offer = BodyOffer()
        words = self.tr(
            "Ngoài phụ lục, thân kế hoạch còn nêu những việc này. Chọn việc cần theo dõi; bên phải là đoạn in."
        )
        grouping: Grouping[Offer] = Grouping(key=lambda line: line.kind, title=self._title, check=_state, order=int)
        self.model = RowsModel(self._columns(), identify=lambda line: line.key, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Nêu trong thân kế hoạch"))
        top = column(margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        top.addWidget(Label(words, tone="text2", wrap=True))
        stack = column(self, gap=8, margins=(0, 12, 0, 0))
        stack.addLayout(top)
        stack.addWidget(self.view, 1)
        self.model.check_toggled.connect(self._on_toggled)
        self.view.current_changed.connect(self._on_current_changed)

    def show_offer(self, offer: BodyOffer) -> None:
        """Begin with the usual choice; what was chosen of the same lines before stays."""
        kept = {line.key: line.is_taken for line in self.model.all_rows()}
        usual = offer.usual().keys()
        self._offer = offer
        lines = _lines(offer)
        self.model.set_rows([replace(line, is_taken=kept.get(line.key, line.key in usual)) for line in lines])
        if self.view.current_id() is None:
            first = next(iter(self.model.visible_rows()), None)
            self.view.select_id(first.key if first else None)

    def forget(self) -> None:
        """Another file: choices of the last one do not hold."""
        self.show_offer(BodyOffer())

    def chosen(self) -> BodyOffer:
        """What the user takes."""
        return self._offer.only(line.key for line in self.model.all_rows() if line.is_taken)

    def taken(self) -> tuple[Offer, ...]:
        """The lines behind `chosen`, as they are shown."""
        return tuple(line for line in self.model.all_rows() if line.is_taken)

    def counts(self) -> tuple[int, int]:
        """How many are taken, of how many."""
        lines = self.model.all_rows()
        return sum(line.is_taken for line in lines), len(lines)

    def _columns(self) -> list[Column[Offer]]:
        return [
            Column(
                key="number",
                title=self.tr("Mục"),
                value=lambda line: line.number,
                width=132,
                look=Look.MUTED,
                check=lambda line: Qt.CheckState.Checked if line.is_taken else Qt.CheckState.Unchecked,
            ),
            Column(key="name", title=self.tr("Nội dung"), value=lambda line: line.name, whole=lambda line: line.name),
            Column(
                key="words",
                title=self.tr("Nguyên văn"),
                value=lambda line: line.words,
                whole=lambda line: line.words,
                width=280,
                look=Look.MUTED,
            ),
        ]

    def _title(self, lines: Sequence[Offer]) -> str:
        words = {
            OfferKind.DUTY: self.tr("Nhiệm vụ giao đơn vị"),
            OfferKind.FOCAL: self.tr("Đầu mối trụ cột"),
            OfferKind.PERIOD: self.tr("Kỳ báo cáo và hạn gửi"),
        }
        return words[lines[0].kind]

    def _on_toggled(self, lines: Sequence[Offer], _column: str, wanted: Qt.CheckState) -> None:
        keys = {line.key for line in lines}
        taken = wanted == Qt.CheckState.Checked
        rows = self.model.all_rows()
        self.model.set_rows([replace(line, is_taken=taken) if line.key in keys else line for line in rows])
        self.view.viewport().update()
        self.decided.emit()

    def _on_current_changed(self, identity: object) -> None:
        found = next((line for line in self.model.all_rows() if line.key == identity), None)
        self.current_changed.emit(found.shown if found else None)


def _state(lines: Sequence[Offer]) -> Qt.CheckState:
    taken = sum(line.is_taken for line in lines)
    if not taken:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if taken == len(lines) else Qt.CheckState.PartiallyChecked


def _lines(offer: BodyOffer) -> list[Offer]:
    duties = [_row_line(each, OfferKind.DUTY) for each in offer.duties]
    focal = [_row_line(each, OfferKind.FOCAL) for each in offer.focal_points]
    return [*duties, *focal, *map(_period_line, offer.periods)]


def _row_line(each: OfferedRow, kind: OfferKind) -> Offer:
    row = each.row
    words = "; ".join(row.tasks) or row.source_note or ""
    name = f"{row.name} ({each.role.label.lower()})"
    return Offer(each.key, kind, each.source.number, name, words, row, is_taken=False)


def _period_line(each: OfferedPeriod) -> Offer:
    due, source = each.due, each.source
    period = Period(PeriodId(0), due.kind, due.year, due.deadline, "", due.index)
    name = f"{period.title}, hạn {format_date(due.deadline)}"
    if each.existing is not None and each.existing.deadline is not None:
        name += f" (đang là {format_date(each.existing.deadline)})"
    place = Place(-1, source.paragraph - 1, cell=source.number)
    shown = ParsedRow(kind=RowKind.TASK, name=name, place=place, source_note=f"{source.number}. {source.text}")
    return Offer(each.key, OfferKind.PERIOD, source.number, name, source.text, shown, is_taken=False)
