"""One kind of sentence: its pattern, the places that may stand in it, and what it says in the report at hand."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.narrative_edit import pieces
from pii_desktop.domain.wordings import TemplateLine
from pii_desktop.errors import PiiError
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import tip
from pii_desktop.ui.models.columns import Change, Piece
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.flow_layout import FlowLayout
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, SectionTitle
from pii_desktop.ui.widgets.text_field import TextField
from pii_desktop.ui.widgets.words import ChangedWords

_WAIT_MS = 200
_VALUE_LENGTH = 28


class TemplateEditor(QWidget):
    """Signals: `left` carries the kind and the new pattern when the field was left, `restored` the kind."""

    left = Signal(str, str)
    restored = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a kind is shown."""
        super().__init__(parent)
        self._line: TemplateLine | None = None
        self._values: dict[str, str] = {}
        self._title = SectionTitle()
        self._whose = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.field = TextField(self.tr("Câu chữ mẫu"), least=3, most=10)
        self._places = Ground("surface")
        self._flow = FlowLayout(self._places, gap=4)
        self.buttons: dict[str, Button] = {}
        self.preview = ChangedWords()
        self._default = Label("", tone="text2", wrap=True)
        self.restore = Button(self.tr("Về câu của chương trình"), kind=Kind.QUIET, icon_name=Icon.UNDO, small=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._lay_out()
        self.field.left.connect(self._on_left)
        self.field.edited.connect(self._timer.start)
        self._timer.timeout.connect(self._show_preview)
        self.restore.clicked.connect(self._on_restore)

    @property
    def kind(self) -> str:
        """The kind shown; blank where there is none."""
        return self._line.kind if self._line else ""

    def show_line(self, line: TemplateLine, values: Mapping[str, str], whose: str, *, can_restore: bool) -> None:
        """Show a kind; `values` are those of the first such sentence of the report, none where it has none."""
        is_same = self._line is not None and self._line.kind == line.kind
        if not is_same:
            self.field.commit()
        self._line = line
        self._values = dict(values)
        self._title.setText(line.label)
        self._whose.setText(whose)
        self.field.set_text(line.pattern)
        if not is_same:
            self.field.clear_message()
        self._default.setText(line.default or self.tr("(để trống)"))
        self.restore.setEnabled(can_restore)
        self._fill_places(line.places)
        self._show_preview()

    def show_error(self, error: PiiError) -> None:
        """The store did not take the pattern, which stays."""
        self.field.show_error(error)

    def insert(self, place: str) -> None:
        """Put a place where the cursor stands."""
        area = self.field.text_edit
        area.insertPlainText(f"{{{place}}}")
        area.setFocus()

    def _lay_out(self) -> None:
        stack = column(self, gap=6, margins=(16, 12, 16, 12))
        stack.addWidget(self._title)
        stack.addWidget(self._whose)
        stack.addWidget(self.field)
        stack.addWidget(Label(self.tr("Trong báo cáo này"), role=Type.SMALL, tone="text2"))
        stack.addWidget(self.preview)
        stack.addSpacing(8)
        says = self.tr("Chỗ lấy từ số liệu, bấm để chèn (sau dấu “=” là giá trị trong báo cáo này):")
        stack.addWidget(Label(says, role=Type.SMALL, tone="text2", wrap=True))
        places = Scroll(self._places)
        places.setMinimumHeight(60)
        stack.addWidget(places, 1)
        foot = row()
        foot.addWidget(Label(self.tr("Câu của chương trình"), role=Type.SMALL, tone="text2"))
        foot.addStretch(1)
        foot.addWidget(self.restore)
        stack.addLayout(foot)
        stack.addWidget(self._default)

    def _fill_places(self, places: tuple[str, ...]) -> None:
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for place in places:
            value = self._values.get(place, "")
            button = Button(_place_words(place, value), small=True)
            button.setToolTip(tip(value))
            button.setObjectName(place)
            button.clicked.connect(self._on_place)
            self._flow.addWidget(button)
            self.buttons[place] = button

    def _show_preview(self) -> None:
        """The sentence as typed, filled with the values of the report."""
        if not self._values:
            self.preview.show_pieces((Piece(self.tr("Báo cáo này chưa có câu loại này.")),))
            return
        filled = pieces(self.field.text(), self._values)
        self.preview.show_pieces([Piece(each.text, Change.STRONG if each.place else Change.KEPT) for each in filled])

    def _on_left(self, text: str) -> None:
        if self._line is not None and text != self._line.pattern:
            self.left.emit(self._line.kind, text)

    def _on_restore(self) -> None:
        if self._line is not None:
            self.field.give_up(self._line.default)
            self.restored.emit(self._line.kind)

    def _on_place(self) -> None:
        self.insert(self.sender().objectName())


def _place_words(place: str, value: str) -> str:
    short = " ".join(value.split())
    short = short if len(short) <= _VALUE_LENGTH else f"{short[: _VALUE_LENGTH - 1]}…"
    return f"{place} = {short}" if short else place
