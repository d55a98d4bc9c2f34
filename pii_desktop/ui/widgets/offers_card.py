"""What the file says about itself, offered with the words it was read from; nothing is stored without a click."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.evidence_reading import Offer, OfferedFields
from pii_desktop.ui.evidence_words import field_names, tr, value_text
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import restyle
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label


class OffersCard(QFrame):
    """Signals: `taken` carries the accepted values by field name, `dismissed` says that the user wants none."""

    taken = Signal(object)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until something is offered."""
        super().__init__(parent)
        restyle(self, banner="info")
        self.lines: dict[str, _OfferLine] = {}
        self._title = Label("", role=Type.STRONG)
        self.all_button = Button("", small=True)
        self.none_button = Button(tr("Bỏ qua"), small=True, kind=Kind.QUIET)
        self._note = Label("", role=Type.SMALL, tone="text2", wrap=True)
        self._list = column(gap=6)
        head = row(gap=8)
        head.addWidget(IconLabel(Icon.INFO_CIRCLE, tone="accent"))
        head.addWidget(self._title, 1)
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        stack = column(self, gap=8, margins=(12, 8, 8, 8))
        stack.addLayout(head)
        stack.addLayout(self._list)
        stack.addWidget(self._note)
        self.all_button.clicked.connect(self._on_all)
        self.none_button.clicked.connect(self._on_none)
        self.hide()

    def show_offers(self, offered: OfferedFields, stored: EvidenceFields) -> None:
        """Offer what differs from what is stored; a file that says nothing only has its notes shown."""
        self._forget()
        offers = {name: offer for name, offer in offered.offers().items() if offer.value != getattr(stored, name)}
        names = field_names()
        for name, offer in offers.items():
            line = _OfferLine(name, names.get(name, name), offer)
            line.taken.connect(self._on_taken)
            self.lines[name] = line
            self._list.addWidget(line)
        self._note.setText(" ".join(offered.notes))
        self._note.setVisible(bool(offered.notes))
        self._count()
        self.setVisible(bool(offers) or bool(offered.notes))

    def clear(self) -> None:
        """Offer nothing."""
        self._forget()
        self.hide()

    def _on_taken(self, name: str) -> None:
        line = self.lines.pop(name)
        self.taken.emit({name: line.value})
        line.hide()
        line.deleteLater()
        self._count()
        if not self.lines:
            self.hide()

    def _on_all(self) -> None:
        values = {name: line.value for name, line in self.lines.items()}
        self.clear()
        self.taken.emit(values)

    def _on_none(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _count(self) -> None:
        count = len(self.lines)
        self._title.setText(tr("Đọc được {count} trường từ tệp").format(count=count) if count else tr("Về tệp này"))
        self.all_button.setText(tr("Dùng cả {count}").format(count=count))
        self.all_button.setVisible(count > 1)

    def _forget(self) -> None:
        for line in self.lines.values():
            line.hide()
            line.deleteLater()
        self.lines = {}


class _OfferLine(QWidget):
    """One field: what was read, the words it was read from, a button. Emits `taken` with the name of the field."""

    taken = Signal(str)

    def __init__(self, name: str, word: str, offer: "Offer[str] | Offer[date]") -> None:
        super().__init__()
        self.name = name
        self.value: str | date = offer.value
        shown = value_text(offer.value)
        sure = "" if offer.is_sure else f" · {offer.confidence.label}"
        words = column(gap=0)
        words.addWidget(ElidedLabel(f"{word}{sure}", role=Type.SMALL, tone="text2" if offer.is_sure else "warn"))
        words.addWidget(ElidedLabel(shown, role=Type.STRONG))
        quote = ElidedLabel(tr("trong tệp: “{quote}”").format(quote=offer.quote), role=Type.SMALL, tone="text3")
        words.addWidget(quote)
        self.button = Button(tr("Dùng"), small=True)
        self.button.setAccessibleName(tr("Dùng {field}: {value}").format(field=word, value=shown))
        line = row(self, gap=8)
        line.addLayout(words, 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.taken.emit(self.name)
