"""F1: the user's guide in a window of its own."""

import re
from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent, QTextCursor, QTextDocument, QTextList
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from pii_desktop import paths
from pii_desktop.text.normalise import one_line, unmarked
from pii_desktop.ui.look import font
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.search_box import SearchBox

_NUMBER = re.compile(r"^\d+\.\s+")


class GuideDialog(QDialog):
    """Shows docs/huong-dan.md; what is typed into the box is looked for in it."""

    def __init__(self, parent: QWidget | None = None, *, chapter: str = "") -> None:
        """Show it with `open()`; it frees itself. `chapter` is the heading to begin at, without its number."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hướng dẫn sử dụng"))
        self.resize(880, 620)
        self.text = QTextBrowser()
        self.text.setFont(font())
        self.text.setAccessibleName(self.tr("Hướng dẫn sử dụng"))
        self.text.setOpenExternalLinks(False)
        self.search = SearchBox(self.tr("Tìm trong hướng dẫn"))
        self.search.setFixedWidth(296)
        close = Button(self.tr("Đóng"), kind=Kind.PRIMARY)
        head = row()
        self.found = Label("", role=Type.SMALL, tone="text2")
        head.addWidget(self.search)
        head.addWidget(self.found, 1)
        head.addWidget(close)
        stack = column(self, gap=8, margins=(16, 16, 16, 16))
        stack.addLayout(head)
        stack.addWidget(self.text, 1)
        self._find = QShortcut(QKeySequence.StandardKey.Find, self)
        self._find.activated.connect(self._on_find)
        self.search.searched.connect(self._on_searched)
        close.clicked.connect(self.accept)
        self._load()
        self._chapter = chapter

    def showEvent(self, event: QShowEvent) -> None:
        """Lines have their places now."""
        super().showEvent(event)
        self._go_to(self._chapter)

    def _go_to(self, chapter: str) -> None:
        block = self.text.document().firstBlock()
        while chapter and block.isValid():
            if block.blockFormat().headingLevel() and _NUMBER.sub("", block.text()) == chapter:
                self.text.setTextCursor(QTextCursor(block))
                top = self.text.document().documentLayout().blockBoundingRect(block).top()
                self.text.verticalScrollBar().setValue(round(top))
                return
            block = block.next()

    def _load(self) -> None:
        guide = paths.guide()
        self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{guide.parent}/"))
        try:
            self.text.setMarkdown(guide.read_text(encoding="utf-8"))
        except OSError:
            self.text.setPlainText(self.tr("Không tìm thấy tệp hướng dẫn. Hãy cài lại chương trình."))
        _air(self.text.document())

    @cached_property
    def _exact(self) -> str:
        return _letter_by_letter(self.text.toPlainText(), str.casefold)

    @cached_property
    def _plain(self) -> str:
        return _letter_by_letter(self._exact, _without_marks)

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_searched(self, words: str) -> None:
        """The next place, from the top again after the last one; words without accents are found with them."""
        wanted = one_line(words).casefold()
        looked_in = self._plain if wanted == unmarked(wanted) else self._exact
        cursor = self.text.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        is_again = looked_in[start:end] == wanted
        at = looked_in.find(wanted, end if is_again else start) if wanted else -1
        at = looked_in.find(wanted) if wanted and at < 0 else at
        self.found.setText(self.tr("Không thấy “{words}”.").format(words=words) if wanted and at < 0 else "")
        if at >= 0:
            cursor.setPosition(at)
            cursor.setPosition(at + len(wanted), QTextCursor.MoveMode.KeepAnchor)
            self.text.setTextCursor(cursor)


def _letter_by_letter(text: str, fold: Callable[[str], str]) -> str:
    """`text` folded, every letter at its place."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter for letter in text)


def _without_marks(letter: str) -> str:
    return unmarked(letter).casefold()


def _air(document: QTextDocument) -> None:
    """Markdown comes without space between paragraphs."""
    document.setDocumentMargin(16)
    block = document.firstBlock()
    while block.isValid():
        form = block.blockFormat()
        form.setTopMargin(12 if form.headingLevel() else 0)
        form.setBottomMargin(2 if isinstance(block.textList(), QTextList) else 6)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()
