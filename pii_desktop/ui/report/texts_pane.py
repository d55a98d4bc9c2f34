"""The sentences of the report: searched, filtered, edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pii_desktop.domain.narrative_patterns import SECTIONS, takes_own
from pii_desktop.domain.wordings import Outline as Sentences
from pii_desktop.domain.wordings import OutlineLine, SentenceState
from pii_desktop.errors import PiiError
from pii_desktop.text.normalise import search_key
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import words
from pii_desktop.ui.report.acting import Refused
from pii_desktop.ui.report.annexes_line import AnnexesLine
from pii_desktop.ui.report.lines import NEW, sections_of
from pii_desktop.ui.report.outline import Outline
from pii_desktop.ui.tab_order import follow_reading
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.page_head import wrapping
from pii_desktop.ui.widgets.search_box import SearchBox

MOST = 400
"""How many sentences are shown at a time; more words find fewer."""
_SEARCH_WIDTH = 144
_ALL, _MINE, _ASKING, _OUT = "all", "mine", "asking", "out"
_CLOSED_SECTIONS = ("head", "opening", "closing", "supplement", "correction")


class TextsPane(Ground):
    """Signals: `added` carries the sentence or section before a new sentence and its text; the rest as Outline.

    `templates_wanted` carries the kind of sentence to begin with, "" for the first one.
    """

    templates_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until sentences are shown."""
        super().__init__("surface", parent)
        self._sentences = Sentences(())
        self._folded: tuple[str, ...] = ()
        self._first = 0
        self.search = SearchBox(self.tr("Tìm câu"))
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.filters = ChipBar(
            (
                (_ALL, self.tr("Tất cả")),
                (_MINE, self.tr("Đã sửa")),
                (_ASKING, self.tr("Cần xem")),
                (_OUT, self.tr("Bỏ qua")),
            )
        )
        self.outline = Outline()
        self._legend = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.add = Button(self.tr("Thêm câu vào mục"), kind=Kind.QUIET, icon_name=Icon.PLUS, small=True)
        self.templates = Button(self.tr("Câu chữ mẫu…"), kind=Kind.QUIET, icon_name=Icon.COPY, small=True)
        self.annexes = AnnexesLine()
        self._more = Label("", role=Type.SMALL, tone="text3")
        self._lay_out()
        self.search.searched.connect(self._on_filtered)
        self.filters.changed.connect(self._on_filtered)
        self.outline.rows_made.connect(self._on_rows_made)
        self.add.clicked.connect(self._on_add)
        self.templates.clicked.connect(self._on_templates)

    def show_sentences(self, sentences: Sentences, folded: Sequence[str]) -> None:
        """Show these; what is being typed stays. `folded` are their words without accents, in the same order."""
        self._sentences = sentences
        self._folded = tuple(folded)
        for key, count in _counts(sentences.lines).items():
            self.filters.set_count(key, count)
        self.add.setEnabled(not sentences.locked)
        self.add.setVisible(not sentences.is_part)
        self.annexes.show_annexes(sentences.annexes, is_open=not sentences.locked)
        self._legend.setText("" if sentences.locked else self.tr("Chữ tô nền tự đổi theo số liệu."))
        self._refresh()

    def shown(self) -> list[OutlineLine]:
        """The sentences that search and filter leave."""
        wanted = search_key(self.search.text()).split()
        chosen = next(iter(self.filters.checked()), _ALL)
        both = zip(self._sentences.lines, self._folded, strict=True)
        return [line for line, words in both if _is_of(line, chosen) and all(word in words for word in wanted)]

    def select(self, key: str, *, is_edited: bool = False) -> bool:
        """Go to a sentence, past search and filter; False where there is none of that key."""
        line = self._sentences.line(key)
        if line is None:
            return False
        key = line.key
        if key not in self.outline.order:
            self.search.clear()
            if _ALL not in self.filters.checked():
                self.filters.check({_ALL})
            self._refresh(around=line)
        self.outline.select(key, is_edited=is_edited)
        return True

    def enter(self) -> bool:
        """Give the keyboard to the current sentence; False while there is none."""
        return self.outline.enter()

    @property
    def is_open(self) -> bool:
        """False where the sentences can only be read."""
        return not self._sentences.locked

    def reopen(self, key: str, text: str, error: PiiError | None = None) -> None:
        """Open the editor of a sentence ("": a new one) with a text that was not stored."""
        if not key and self.outline.row(NEW) is None:
            last = [line.key for line in self._sentences.lines if takes_own(line.key)]
            self.outline.begin_new(last[-1] if last else "next")
        elif key and not self.select(key, is_edited=True):
            return
        row = self.outline.row(key or NEW)
        if row is not None and row.editor is not None:
            row.editor.put(text)
            if error is not None:
                row.editor.show_error(error)

    def show_refusal(self, refused: Refused) -> None:
        """The store did not take a text: it stays, or comes back, with the reason."""
        self.reopen(refused.key, refused.text, refused.error)

    def commit(self) -> None:
        """Store what is typed."""
        self.outline.commit()

    def section_menu(self) -> QMenu:
        """The sections that can take a sentence; it frees itself when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, title in SECTIONS.items():
            if key not in _CLOSED_SECTIONS:
                action = QAction(words(title), menu)
                action.setData(key)
                menu.addAction(action)
        menu.triggered.connect(self._on_section)
        return menu

    def _lay_out(self) -> None:
        tools = row(margins=(PAGE_PADDING, 8, 16, 8))
        tools.addWidget(wrapping(self.filters), 1)
        tools.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        legend = row(gap=4, margins=(PAGE_PADDING, 4, 8, 4))
        legend.addWidget(self._legend, 1)
        legend.addWidget(self.add)
        legend.addWidget(self.templates)
        more = column(margins=(PAGE_PADDING, 4, 16, 4))
        more.addWidget(self._more)
        stack = column(self, gap=0)
        stack.addLayout(tools)
        stack.addWidget(Rule())
        stack.addWidget(self.outline, 1)
        stack.addLayout(more)
        stack.addWidget(Rule())
        stack.addWidget(self.annexes)
        stack.addLayout(legend)
        self._more.hide()

    def _refresh(self, around: OutlineLine | None = None) -> None:
        """Show the first of them, or those around one that is wanted."""
        shown = self.shown()
        if around is not None and around in shown:
            self._first = max(0, shown.index(around) - MOST // 2)
        self._first = min(self._first, max(0, len(shown) - MOST))
        part = shown[self._first : self._first + MOST]
        self.outline.show_sections(sections_of(part), is_read_only=bool(self._sentences.locked))
        left = len(shown) - len(part)
        words = self.tr("Còn {count} câu nữa: hãy tìm để thu hẹp.").format(count=left)
        self._more.setText(words if left else self.tr("Không có câu nào khớp."))
        self._more.setVisible(left > 0 or (not shown and bool(self._sentences.lines)))

    def _on_rows_made(self) -> None:
        """Rows come later than what stands around them."""
        follow_reading(self)

    def _on_filtered(self) -> None:
        self._first = 0
        self._refresh()

    def _on_add(self) -> None:
        self.section_menu().popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _on_section(self, action: QAction) -> None:
        self.search.clear()
        self.filters.check({_ALL})
        self.outline.begin_new(action.data())

    def _on_templates(self) -> None:
        self.templates_wanted.emit("")


def _counts(lines: Sequence[OutlineLine]) -> dict[str, int]:
    """How many sentences each filter leaves; most of thousands stand as they were, and are passed over at once."""
    plain = (SentenceState.GENERATED, SentenceState.TEMPLATE)
    others = [line for line in lines if line.state not in plain or line.problem]
    return {_ALL: len(lines)} | {key: sum(_is_of(line, key) for line in others) for key in (_MINE, _ASKING, _OUT)}


def _is_of(line: OutlineLine, kind: str) -> bool:
    match kind:
        case "mine":
            return line.state in (SentenceState.EDITED, SentenceState.CHANGED, SentenceState.OWN)
        case "asking":
            return line.state is SentenceState.CHANGED or bool(line.problem)
        case "out":
            return line.state is SentenceState.LEFT_OUT
    return True
