"""One piece of required evidence: how it stands, the documents that are to meet it, and what can be done."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.coverage import Cover, CoverageCell, ProvingDocument
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.ui.cover_words import cover_look
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.flow_layout import FlowLayout
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label


def tr(text: str) -> str:
    """`text` in the language of the screen."""
    return QCoreApplication.translate("Checklist", text)


class Wish(StrEnum):
    """What can be done with a requirement, or with a document in it."""

    MEET = "meet"
    WAIVE = "waive"
    RESTORE = "restore"
    REWORD = "reword"
    REMOVE = "remove"
    OPEN = "open"
    UNMEET = "unmeet"


class RequirementLine(QWidget):
    """Signals: `wished` carries a Wish and the key of the requirement, `document_wished` a Wish, the key and an id."""

    wished = Signal(str, str)
    document_wished = Signal(str, str, object)

    def __init__(self, cell: CoverageCell, documents: tuple[ProvingDocument, ...]) -> None:
        """`documents` are those set against the requirement."""
        super().__init__()
        self.cell = cell
        self._key = cell.requirement.key
        icon_name, tone = cover_look(cell.cover)
        said = Label(cell.said, role=Type.SMALL, tone=tone, wrap=True)
        is_off = cell.cover is Cover.NOT_NEEDED
        text = Label(cell.requirement.text, tone="text3" if is_off else "text", wrap=True)
        self.buttons: dict[Wish, Button] = {wish: self._button(wish) for wish in _wishes(cell)}
        words = column(gap=2)
        words.addWidget(text)
        words.addWidget(said)
        self.documents = [DocumentLine(each, self._key) for each in documents]
        for line in self.documents:
            line.wished.connect(self._on_document_wished)
            words.addWidget(line)
        words.addLayout(self._foot())
        whole = row(self, gap=8, margins=(0, 4, 0, 4))
        whole.addWidget(IconLabel(icon_name, tone=tone, name=cell.cover.label), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)
        self.setAccessibleName(f"{cell.requirement.text}: {cell.said}")

    # slots

    def _on_clicked(self) -> None:
        self.wished.emit(self.sender().objectName().split(" ")[0], self._key)

    def _on_document_wished(self, wish: str, evidence_id: EvidenceId) -> None:
        self.document_wished.emit(wish, self._key, evidence_id)

    # private

    def _button(self, wish: Wish) -> Button:
        button = _make_button(wish)
        button.setObjectName(f"{wish} {self._key}")
        button.setAccessibleDescription(self.cell.requirement.text)
        button.clicked.connect(self._on_clicked)
        return button

    def _foot(self) -> FlowLayout:
        foot = FlowLayout(gap=4)
        for button in self.buttons.values():
            foot.addWidget(button)
        return foot


class DocumentLine(QWidget):
    """A document set against a requirement. Emits `wished` with OPEN or UNMEET and its id."""

    wished = Signal(str, object)

    def __init__(self, document: ProvingDocument, key: str) -> None:
        """`key` is that of the requirement."""
        super().__init__()
        self._id = document.id
        tone = "text3" if document.standing.counts else "warn"
        words = column(gap=0)
        words.addWidget(ElidedLabel(document.title, role=Type.SMALL))
        words.addWidget(ElidedLabel(document.standing.label, role=Type.SMALL, tone=tone))
        self.open_button = IconButton(Icon.EXTERNAL_LINK, tr("Mở bản sao để xem"), kind=Kind.QUIET, small=True)
        self.take_button = IconButton(Icon.CLOSE, tr("Bỏ khỏi mục này"), kind=Kind.QUIET, small=True)
        line = row(self, gap=2)
        line.addWidget(IconLabel(Icon.CERTIFICATE, tone=tone))
        line.addSpacing(6)
        line.addLayout(words, 1)
        for wish, button in ((Wish.OPEN, self.open_button), (Wish.UNMEET, self.take_button)):
            button.setObjectName(f"{wish} {key} {document.id}")
            button.setAccessibleDescription(document.title)
            button.clicked.connect(self._on_clicked)
            line.addWidget(button)

    def _on_clicked(self) -> None:
        self.wished.emit(self.sender().objectName().split(" ")[0], self._id)


def _wishes(cell: CoverageCell) -> list[Wish]:
    first = [Wish.RESTORE] if cell.cover is Cover.NOT_NEEDED else [Wish.MEET, Wish.WAIVE]
    return [*first, Wish.REWORD, *([Wish.REMOVE] if cell.requirement.is_own else [])]


def _make_button(wish: Wish) -> Button:
    match wish:
        case Wish.MEET:
            return Button(tr("Xếp tài liệu"), kind=Kind.QUIET, icon_name=Icon.PLUS, small=True)
        case Wish.WAIVE:
            return Button(tr("Không cần…"), kind=Kind.QUIET, small=True)
        case Wish.RESTORE:
            return Button(tr("Cần lại"), kind=Kind.QUIET, icon_name=Icon.UNDO, small=True)
        case Wish.REWORD:
            return IconButton(Icon.PENCIL, tr("Sửa nội dung mục này"), kind=Kind.QUIET, small=True)
        case _:
            return IconButton(Icon.TRASH, tr("Xoá mục này"), kind=Kind.QUIET, small=True)
