"""Sentences that the previous report had word for word, or but for dates and numbers, each beside its old text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.unchanged import Sameness, UnchangedSentence, UnchangedValue
from pii_desktop.text.normalise import lower_first
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.page_head import wrapping
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.widgets.words import ChangedWords
from pii_desktop.ui.word_diff import all_words

_ALL, _VALUE = "all", "value"


@dataclass(frozen=True, slots=True)
class Same:
    """A line of the list: a sentence with its key, or a number with its row."""

    kind: str
    word: str
    text: str
    before: str = ""
    key: str = ""
    assignment_id: AssignmentId | None = None


class UnchangedPane(Ground):
    """Signals: `opened` carries the key of a sentence to edit, `row_wanted` the id of an assignment.

    `current_changed` carries the key of the sentence looked at.
    """

    opened = Signal(str)
    row_wanted = Signal(object)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until sentences are shown."""
        super().__init__("surface", parent)
        self._found: tuple[Same, ...] = ()
        self._empty: EmptyState | None = None
        self._note = Label("", role=Type.SMALL, tone="text2", wrap=True)
        kinds = ((each.value, each.label) for each in Sameness)
        self.kinds = ChipBar(((_ALL, self.tr("Tất cả")), *kinds, (_VALUE, self.tr("Số liệu như kỳ trước"))))
        self.model = RowsModel(self._columns(), identify=lambda same: same, parent=self)
        self.view = RowsView(self.model, self.tr("Câu giống báo cáo trước"))
        self.detail = BeforeAndNow()
        self._lay_out()
        self.kinds.changed.connect(self._on_kind)
        self.view.current_changed.connect(self._on_current)
        self.view.row_activated.connect(self._on_activated)
        self.detail.edit.clicked.connect(self._on_edit)

    def show_same(self, sentences: Sequence[UnchangedSentence], values: Sequence[UnchangedValue], before: str) -> None:
        """Show these; `before` names the period they were in, blank where there is none to compare with."""
        words = self.tr("Số liệu như kỳ trước")
        told = (Same(each.sameness.value, each.sameness.label, each.text, each.before, each.key) for each in sentences)
        numbers = (
            Same(_VALUE, words, f"{each.code} {each.name}: {format_decimal(each.value)}".strip(),
                 assignment_id=each.assignment_id) for each in values
        )  # fmt: skip
        self._found = tuple(dict.fromkeys((*told, *numbers)))
        self.model.set_rows(self._found)
        for kind in (_ALL, _VALUE, *(each.value for each in Sameness)):
            self.kinds.set_count(kind, sum(kind in (_ALL, each.kind) for each in self._found))
        self._note.setText(self._said(before))
        self._show_empty(self._nothing(before))
        self._on_current(self.view.current_id())

    def same(self) -> tuple[Same, ...]:
        """All that is shown when no kind is chosen."""
        return self._found

    def _show_empty(self, empty: EmptyState) -> None:
        before, self._empty = self._empty, empty
        self.view.set_empty(empty)
        if before is not None:
            before.hide()
            before.deleteLater()

    def _nothing(self, before: str) -> EmptyState:
        if not before:
            return EmptyState(
                Icon.COMPARE,
                self.tr("Chưa có báo cáo trước để so"),
                self.tr("Từ kỳ sau, những câu chép lại từ báo cáo trước sẽ hiện ở đây."),
            )
        return EmptyState(
            Icon.CIRCLE_CHECK,
            self.tr("Không câu nào giống báo cáo trước"),
            self.tr("Câu mở đầu và câu kết không tính: chúng vốn giống nhau."),
        )

    def _said(self, before: str) -> str:
        if not before:
            return self.tr("Chưa có báo cáo kỳ trước để so câu chữ.")
        words = self.tr("So với báo cáo {before}. Câu chép lại cần đọc kỹ.")
        return words.format(before=lower_first(before))

    def _columns(self) -> list[Column[Same]]:
        return [
            Column(
                key="kind",
                title=self.tr("Mức giống"),
                value=lambda same: same.word,
                width=168,
                look=Look.MUTED,
            ),
            Column(
                key="text",
                title=self.tr("Câu trong báo cáo này"),
                value=lambda same: same.text,
                whole=lambda same: same.text,
            ),
        ]

    def _lay_out(self) -> None:
        head = column(gap=8, margins=(PAGE_PADDING, 8, 16, 8))
        head.addWidget(self._note)
        head.addWidget(wrapping(self.kinds))
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(self.view, 1)
        stack.addWidget(self.detail)

    def _on_kind(self, chosen: frozenset[str]) -> None:
        self.model.set_filter(None if _ALL in chosen else lambda same: same.kind in chosen)

    def _on_current(self, identity: object) -> None:
        found = identity if isinstance(identity, Same) else None
        self.detail.show_same(found)
        if found is not None and found.key:
            self.current_changed.emit(found.key)

    def _on_activated(self, identity: object) -> None:
        if not isinstance(identity, Same):
            return
        if identity.key:
            self.opened.emit(identity.key)
        elif identity.assignment_id is not None:
            self.row_wanted.emit(identity.assignment_id)

    def _on_edit(self) -> None:
        self._on_activated(self.view.current_id())


class BeforeAndNow(Ground):
    """The old text and the new one side by side, what differs marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden while nothing is chosen."""
        super().__init__("sunken", parent)
        self.before, self.now = ChangedWords(), ChangedWords()
        self.edit = Button(self.tr("Sửa câu này"), small=True, icon_name=Icon.PENCIL)
        sides = row(gap=16)
        for title, words in ((self.tr("Báo cáo trước"), self.before), (self.tr("Báo cáo này"), self.now)):
            side = column(gap=2)
            side.addWidget(Label(title, role=Type.SMALL_STRONG, tone="text2"))
            side.addWidget(words)
            side.addStretch(1)
            sides.addLayout(side, 1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.edit)
        stack = column(gap=6, margins=(PAGE_PADDING, 10, 16, 10))
        stack.addLayout(sides)
        stack.addLayout(foot)
        whole = column(self, gap=0)
        whole.addWidget(Rule())
        whole.addLayout(stack)
        self.hide()

    def show_same(self, found: Same | None) -> None:
        """Show one, or nothing; a number that stayed has no old text."""
        self.setVisible(found is not None)
        if found is not None:
            old, new = all_words(found.before or found.text, found.text)
            self.before.show_pieces(old)
            self.now.show_pieces(new)
            self.edit.setVisible(bool(found.key) or found.assignment_id is not None)
            self.edit.setText(self.tr("Sửa câu này") if found.key else self.tr("Mở chỉ số"))
