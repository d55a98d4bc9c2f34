"""A field of several lines that grows with its text."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from pii_desktop.text.normalise import clean_text
from pii_desktop.ui.look import restyle
from pii_desktop.ui.widgets.field import Field

_FRAME = 10  # border and padding above and below


class _Area(QPlainTextEdit):
    """Takes words, as they are meant: Word puts a tab behind a bullet and a sign of its own where a line ends."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file is no text: it goes on to what takes evidence, instead of leaving its address here."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Blanks at both ends stay, for a word pasted into a sentence; so does a line's end before more text."""
        text = source.text()
        if not text.isprintable():
            before = " " if text.startswith(" ") else ""
            after = " " if text.endswith(" ") else ""
            if text.endswith(("\n", "\r")) and not self.textCursor().atEnd():
                after = "\n"
            text = f"{before}{clean_text(text)}{after}"
        self.insertPlainText(text)


class TextField(Field):
    """Narrative text. Grows from `least` to `most` lines, then scrolls. Signals: those of Field."""

    def __init__(
        self, label: str, *, placeholder: str = "", least: int = 2, most: int = 12, parent: QWidget | None = None
    ) -> None:
        """`least` and `most` in lines. Tab goes to the next field."""
        self._area = _Area()
        self._least, self._most = least, most
        super().__init__(label, self._area, parent)
        self._area.setPlaceholderText(placeholder)
        self._area.setTabChangesFocus(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.installEventFilter(self)
        self._area.textChanged.connect(self._on_edited)
        self._area.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def text_edit(self) -> QPlainTextEdit:
        """The control itself."""
        return self._area

    def text(self) -> str:
        """As typed."""
        return self._area.toPlainText()

    def set_read_only(self, read_only: bool) -> None:
        """Grey ground; the text can still be copied."""
        self._area.setReadOnly(read_only)
        restyle(self._area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving is losing the focus, but not to one's own context menu; a new width breaks lines anew."""
        if watched is self._area and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._grow)
        if (
            watched is self._area
            and isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.commit()
        return super().eventFilter(watched, event)

    def _show(self, text: str) -> None:
        if text == self._area.toPlainText():
            return
        self._area.blockSignals(True)
        self._area.setPlainText(text)
        self._area.blockSignals(False)
        self._grow()

    def _grow(self) -> None:
        lines = round(self._area.document().size().height())
        shown = min(max(lines, self._least), self._most)
        margin = round(self._area.document().documentMargin() * 2)
        self._area.setFixedHeight(shown * self._area.fontMetrics().lineSpacing() + margin + _FRAME)
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setVerticalScrollBarPolicy(wanted)
