"""F1: the user's guide in a window of its own."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument, QTextList
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from pii_desktop import paths
from pii_desktop.ui.look import font
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.search_box import SearchBox


class GuideDialog(QDialog):
    """Shows docs/huong-dan.md; what is typed into the box is looked for in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show it with `open()`; it frees itself."""
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
        head.addWidget(self.search)
        head.addStretch(1)
        head.addWidget(close)
        stack = column(self, gap=8, margins=(16, 16, 16, 16))
        stack.addLayout(head)
        stack.addWidget(self.text, 1)
        self._find = QShortcut(QKeySequence.StandardKey.Find, self)
        self._find.activated.connect(self._on_find)
        self.search.searched.connect(self._on_searched)
        close.clicked.connect(self.accept)
        self._load()

    def _load(self) -> None:
        guide = paths.guide()
        self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{guide.parent}/"))
        try:
            self.text.setMarkdown(guide.read_text(encoding="utf-8"))
        except OSError:
            self.text.setPlainText(self.tr("Không tìm thấy tệp hướng dẫn. Hãy cài lại chương trình."))
        _air(self.text.document())

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_searched(self, words: str) -> None:
        if words and not self.text.find(words):
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.text.find(words)


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
