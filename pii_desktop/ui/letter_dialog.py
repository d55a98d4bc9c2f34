"""A document beside the report: looked at page by page, settled, written as PDF or Word, noted as sent."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.errors import PiiError
from pii_desktop.services.letters import Draft, LetterWish, draft_letter, export_letter, mark_sent, remember
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.letter_fields import LetterFields
from pii_desktop.ui.letter_preview import LetterPreview
from pii_desktop.ui.letter_sent_dialog import LetterSentDialog
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.frames import Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.progress_line import ProgressLine

_SIZE = (1080, 684)
_FIELDS_WIDTH = 464
_PDF, _WORD = "pdf", "docx"


class LetterDialog(QDialog):
    """Reads its draft when it is made; the store changes only when the file is written or the sending noted."""

    def __init__(self, desk: Desk, wish: LetterWish, parent: QWidget | None = None) -> None:
        """Show it with `open()`; it frees itself."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wish.kind.label)
        self.resize(*_SIZE)
        self._desk = desk
        self._wish = wish
        self._draft: Draft | None = None
        self._form = _PDF
        self._folder: Path | None = None
        self._file: Path | None = None
        self.fields = LetterFields()
        self.preview = LetterPreview(desk)
        self.banner = Banner()
        self.banner.hide()
        self.progress = ProgressLine()
        self.sent = Button(self.tr("Ghi nhận đã gửi…"), icon_name=Icon.SEND)
        self._close = Button(self.tr("Đóng"))
        self.word = Button(self.tr("Xuất Word…"), icon_name=Icon.DOWNLOAD)
        self.pdf = Button(self.tr("Xuất PDF…"), icon_name=Icon.DOWNLOAD, kind=Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self._set_ready(is_ready=False)
        self._read()

    @property
    def draft(self) -> Draft | None:
        """What is shown; None while it is read, or where there is nothing to write about."""
        return self._draft

    def export_to(self, form: str, folder: str) -> None:
        """Write the document as "pdf" or "docx" into `folder`; earlier files stay."""
        draft = self._draft
        if draft is None:
            return
        self.fields.commit()
        self._folder = Path(folder)
        self.banner.hide()
        self._set_ready(is_ready=False)
        wording, target = self.fields.wording(), self._folder
        task = self._desk.aside(
            lambda _progress: export_letter(draft, wording, form, target), self._on_written, self._on_refused
        )
        self.progress.watch(self.tr("Đang ghi tệp…"), task)

    def done(self, result: int) -> None:
        """Nobody looks any more: what is being drawn is given up."""
        self.preview.stop()
        super().done(result)

    def _lay_out(self) -> None:
        head = column(gap=8, margins=(24, 20, 24, 12))
        head.addWidget(Label(self.windowTitle(), role=Type.PANEL_TITLE))
        head.addWidget(self.banner)
        head.addWidget(self.progress)
        left = Scroll(self.fields)
        left.setFixedWidth(_FIELDS_WIDTH)
        body = row(gap=0)
        for part in (left, Rule(vertical=True)):
            body.addWidget(part)
        body.addWidget(self.preview, 1)
        foot = row(gap=8, margins=(24, 12, 24, 12))
        foot.addWidget(self.sent)
        foot.addStretch(1)
        for button in (self._close, self.word, self.pdf):
            foot.addWidget(button)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(Rule())
        stack.addLayout(body, 1)
        stack.addWidget(Rule())
        stack.addLayout(foot)

    def _connect(self) -> None:
        self.fields.changed.connect(self._on_changed)
        self.fields.department_chosen.connect(self._on_department)
        self.pdf.clicked.connect(self._on_pdf)
        self.word.clicked.connect(self._on_word)
        self.sent.clicked.connect(self._on_sent)
        self._close.clicked.connect(self.accept)
        self.banner.acted.connect(self._on_open)
        self.progress.cancelled.connect(self._on_cancelled)

    def _read(self) -> None:
        wish = self._wish
        self._desk.tasks.in_store(
            lambda workspace: draft_letter(workspace, wish), done=self._on_read, failed=self._on_nothing
        )

    def _set_ready(self, *, is_ready: bool) -> None:
        for widget in (self.pdf, self.word, self.sent, self.fields):
            widget.setEnabled(is_ready)

    def _on_read(self, draft: Draft) -> None:
        self._draft = draft
        self.fields.show_draft(draft)
        self._set_ready(is_ready=True)
        self.fields.abstract.setFocus()
        self._on_changed()

    def _on_nothing(self, error: PiiError) -> None:
        self.banner.show_error(error)
        self._close.setFocus()

    def _on_changed(self) -> None:
        if self._draft is not None:
            self.preview.show_letter(self._draft, self.fields.wording())

    def _on_department(self, name: str) -> None:
        self._wish = replace(self._wish, department=name)
        self._read()

    def _on_pdf(self) -> None:
        self._ask(_PDF)

    def _on_word(self) -> None:
        self._ask(_WORD)

    def _ask(self, form: str) -> None:
        self._form = form
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ask_folder(self, FileWish(self.tr("Chọn thư mục để văn bản"), str(self._folder or documents)), self._on_folder)

    def _on_folder(self, folder: str) -> None:
        self.export_to(self._form, folder)

    def _on_written(self, file: Path) -> None:
        self.progress.finish()
        self._set_ready(is_ready=True)
        self._file = file
        words = self.tr("Đã xuất “{name}”. Số và ngày để văn thư ghi khi phát hành.").format(name=file.name)
        self.banner.show_text(words, mood=Mood.GOOD, action=self.tr("Mở tệp"))
        self.banner.show()
        draft, wording = self._draft, self.fields.wording()
        if draft is not None:
            self._desk.change(lambda uow: remember(uow, draft, wording), failed=self._on_refused)

    def _on_sent(self) -> None:
        self.fields.commit()
        dialog = LetterSentDialog(self.fields.wording().addressees, self._file.name if self._file else "", self)
        dialog.given.connect(self._on_sent_given)
        dialog.open()

    def _on_sent_given(self, given: tuple[date, str]) -> None:
        draft, wording = self._draft, self.fields.wording()
        if draft is not None:
            on, number = given
            self._desk.change(lambda uow: mark_sent(uow, draft, wording, on, number), self._on_marked, self._on_refused)

    def _on_marked(self, _changes: Changes) -> None:
        self._file = None
        self.banner.show_text(self.tr("Đã ghi vào nhật ký gửi nhận."), mood=Mood.GOOD)
        self.banner.show()

    def _on_open(self) -> None:
        if self._file is not None:
            open_file(self._file, self.banner.show_error)

    def _on_refused(self, error: PiiError) -> None:
        self._on_cancelled()
        self.banner.show_error(error)

    def _on_cancelled(self) -> None:
        self.progress.finish()
        self._set_ready(is_ready=True)
