"""The right part of the page: one figure with its form, the results that move with it, and its history."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.ids import DenominatorId, EvidenceId
from pii_desktop.domain.notes import Anchor
from pii_desktop.errors import PiiError
from pii_desktop.services.denominator_copies import attach_copy, name_copy
from pii_desktop.services.evidence_copies import copy_to_look_at
from pii_desktop.ui.denominators.contents import Key, PanelContent
from pii_desktop.ui.denominators.copy_dialog import CopyDialog
from pii_desktop.ui.denominators.copy_line import CopyLine
from pii_desktop.ui.denominators.figure_form import FigureForm
from pii_desktop.ui.denominators.history_tab import HistoryTab
from pii_desktop.ui.denominators.moves_tab import MovesTab
from pii_desktop.ui.denominators.title_block import TitleBlock
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.note_words import FIGURE_FIELDS
from pii_desktop.ui.notes_block import NotesBlock
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import PANEL_FOOT_HEIGHT, Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind, with_shortcut
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SavedMark
from pii_desktop.ui.widgets.tabs import Tabs

_FORM, _MOVES, _HISTORY = range(3)


class FigurePanel(Ground):
    """Signals: `next_wanted`, `close_wanted`, `delete_wanted`, `update_wanted` with a bool, `renamed` with a name."""

    next_wanted = Signal()
    close_wanted = Signal()
    delete_wanted = Signal()
    update_wanted = Signal(bool)
    renamed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until content is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._content: PanelContent | None = None
        self._shown_as: tuple[Key, int] | None = None
        self._saver = Saver(desk, self)
        self.form: FigureForm | None = None
        self.title = TitleBlock()
        self.tabs = Tabs((self.tr("Số liệu"), self.tr("Chỉ số dùng"), self.tr("Lịch sử")))
        self.copy = CopyLine()
        self.notes = NotesBlock(desk, FIGURE_FIELDS)
        self.moves = MovesTab()
        self.history = HistoryTab()
        self.moved = Banner()
        self._refusal = Banner()
        self._stack = QStackedWidget()
        self._form_area = Ground("surface")
        self._saved = SavedMark()
        self.done_button = with_shortcut(Button(self.tr("Xong, sang số sau"), kind=Kind.PRIMARY), "Ctrl+Return")
        self._lay_out()
        self._connect()

    def show_content(self, content: PanelContent) -> None:
        """Show a figure; a reload of the same one keeps what is being typed."""
        if self.form is None or self._shown_as != (content.key, content.year):
            self._replace_form(content)
        else:
            self.form.show_content(content)
        self._content = content
        self.title.show_content(content)
        self.copy.show_copy(content.detail.evidence if content.detail else None, is_entered=content.detail is not None)
        self.moves.show_content(content)
        self.notes.setVisible(content.detail is not None)
        if content.detail is not None:
            self.notes.show_anchor(Anchor(denominator_id=content.detail.figure.id))
        self.history.show_rows(content.detail.history if content.detail else ())
        self._tell_moves(content)

    def key(self) -> Key | None:
        """Which line is shown."""
        return self._content.key if self._content else None

    def figure_id(self) -> DenominatorId | None:
        """Which figure is shown; None while it was not entered."""
        return self._content.detail.figure.id if self._content and self._content.detail else None

    def rename(self, key: Key) -> None:
        """The figure shown goes under another name from now on: its form stays."""
        if self._content is not None:
            self._shown_as = (key, self._content.year)

    def save_pending(self) -> None:
        """Store what was typed and not left yet."""
        if self.form is not None:
            self.form.commit()

    def focus_first(self) -> None:
        """F2: the first field of the form."""
        self.tabs.setCurrentIndex(_FORM)
        if self.form is not None:
            self.form.focus_first()

    # slots

    def _on_tab_changed(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._foot.setVisible(index == _FORM)

    def _on_done(self) -> None:
        self.save_pending()
        self.next_wanted.emit()

    def _on_saved(self, at: datetime) -> None:
        self._refusal.hide()
        self._saved.show_mark(self.tr("Đã lưu {time}").format(time=at.strftime("%H:%M")), Icon.CHECK, "good")

    def _on_refused(self, error: PiiError) -> None:
        self._refusal.show_error(error)

    def _on_moves_wanted(self) -> None:
        self.tabs.setCurrentIndex(_MOVES)

    def _on_file_wanted(self) -> None:
        ask_open_files(self, FileWish(self.tr("Chọn văn bản của số liệu")), self._on_files)

    def _on_files(self, paths: list[str]) -> None:
        figure_id = self.figure_id()
        if figure_id is not None and paths:
            file = Path(paths[0])
            self._saver.change(lambda uow: attach_copy(uow, figure_id, file))

    def _on_choice_wanted(self) -> None:
        dialog = CopyDialog(self._desk, self)
        dialog.given.connect(self._on_copy_given)
        dialog.open()

    def _on_copy_given(self, evidence_id: EvidenceId | None) -> None:
        figure_id = self.figure_id()
        if figure_id is not None:
            self._saver.change(lambda uow: name_copy(uow, figure_id, evidence_id))

    def _on_removal_wanted(self) -> None:
        self._on_copy_given(None)

    def _on_open_wanted(self) -> None:
        kept = self._content.detail.evidence if self._content and self._content.detail else None
        if kept is not None:
            wanted = kept.id
            self._desk.ask(lambda uow: copy_to_look_at(uow, wanted), self._on_copied, self._on_refused)

    def _on_copied(self, copy: Path) -> None:
        open_file(copy, self._on_refused)

    # private

    def _replace_form(self, content: PanelContent) -> None:
        """Each figure has a form of its own, so that nothing typed can land in another."""
        if self.form is not None:
            self.form.commit()
            self.form.hide()
            self.form.deleteLater()
        self._shown_as = (content.key, content.year)
        self.form = FigureForm(self._desk, content)
        self.form.saved.connect(self._on_saved)
        self.form.refused.connect(self._on_refused)
        self.form.renamed.connect(self.renamed)
        self._form_place.insertWidget(1, self.form)
        self.form.show()  # at once: what is not visible cannot take the keyboard
        self._refusal.hide()
        self._saved.show_mark("", Icon.CHECK, "good")
        self.tabs.setCurrentIndex(_FORM)

    def _tell_moves(self, content: PanelContent) -> None:
        unsent = [each for each in content.detail.moves if not each.is_sent] if content.detail else []
        users = len(content.row.codes)
        self.tabs.setTabText(_MOVES, f"{self.tr('Chỉ số dùng')} {users}" if users else self.tr("Chỉ số dùng"))
        self.moved.setVisible(bool(unsent))
        if content.detail is not None and unsent:
            count = content.detail.move_count - (len(content.detail.moves) - len(unsent))
            text = self.tr("{count} kết quả còn dùng số cũ.").format(count=count)
            self.moved.show_text(text, mood=Mood.WARN, action=self.tr("Xem và cập nhật"))

    def _lay_out(self) -> None:
        self._form_place = column(self._form_area, gap=8, margins=(16, 12, 16, 16))
        self._form_place.addWidget(self.moved)
        self._form_place.addWidget(self.copy)
        self._form_place.addWidget(self.notes)
        self._form_place.addStretch(1)
        for part in (Scroll(self._form_area), self.moves, Scroll(self.history)):
            self._stack.addWidget(part)
        foot = row(gap=8, margins=(16, 0, 16, 0))
        foot.addWidget(self._saved)
        foot.addStretch(1)
        foot.addWidget(Label("Ctrl+Enter", role=Type.SMALL, tone="text3"))
        foot.addWidget(self.done_button)
        self._foot = Ground("surface")
        line = column(self._foot, gap=0)
        line.addWidget(Rule())
        line.addLayout(foot, 1)
        self._foot.setFixedHeight(PANEL_FOOT_HEIGHT)
        tabs = row(margins=(8, 0, 8, 0))
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        stack = column(self, gap=0)
        stack.addWidget(self.title)
        stack.addLayout(tabs)
        stack.addWidget(Rule())
        stack.addWidget(self._refusal)
        stack.addWidget(self._stack, 1)
        stack.addWidget(self._foot)
        self.moved.hide()
        self._refusal.hide()

    def _connect(self) -> None:
        self.setAccessibleName(self.tr("Chi tiết số liệu được chọn"))
        self.title.close_wanted.connect(self.close_wanted)
        self.title.delete_wanted.connect(self.delete_wanted)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.done_button.clicked.connect(self._on_done)
        self.moved.acted.connect(self._on_moves_wanted)
        self.moves.update_wanted.connect(self.update_wanted)
        self.copy.file_wanted.connect(self._on_file_wanted)
        self.copy.choice_wanted.connect(self._on_choice_wanted)
        self.copy.open_wanted.connect(self._on_open_wanted)
        self.copy.removal_wanted.connect(self._on_removal_wanted)
        self._saver.saved.connect(self._on_saved)
        self._saver.refused.connect(self._on_refused)
        done = QShortcut(QKeySequence("Ctrl+Enter"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        done.activated.connect(self._on_done)
