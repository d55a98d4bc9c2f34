"""A form that came back: what it would change, field by field, before anything is stored."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.request_form import FilledForm
from pii_desktop.errors import PiiError, StalePreviewError
from pii_desktop.services.replies import ReplyPreview, accept_reply, preview_reply, read_reply
from pii_desktop.ui.coordination.reply_lines import LineId, ReplyLine, accepted, decide, reply_lines
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Change, Column, Grouping, Look, Piece
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, Rule
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.table_view import RowsView


class ReplyPane(Ground):
    """Signals: `closed` when the user leaves, `done` with the action once a reply is stored."""

    closed = Signal()
    done = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until a file is taken."""
        super().__init__("surface", parent)
        self._desk = desk
        self._form: FilledForm | None = None
        self._preview: ReplyPreview | None = None
        self._lines: tuple[ReplyLine, ...] = ()
        self.back = Button(self.tr("Về phối hợp"), icon_name=Icon.CHEVRON_LEFT, kind=Kind.QUIET)
        self.store = Button(self.tr("Nhận trả lời"), kind=Kind.PRIMARY)
        self.banner = Banner()
        self.progress = ProgressLine()
        self._file = ElidedLabel("", tone="text2")
        self._foot = Label("", tone="text2", wrap=True)
        grouping: Grouping[ReplyLine] = Grouping(key=lambda line: line.row.line, title=_row_title, note=_row_note)
        self.model = RowsModel(
            self._columns(), identify=lambda line: line.id, grouping=grouping, mark=_mark, parent=self
        )
        self.view = RowsView(self.model, self.tr("Nội dung trả lời"))
        words = self.tr("Phiếu không có nội dung mới so với những gì đã nhận.")
        self.view.set_empty(EmptyState(Icon.CIRCLE_CHECK, self.tr("Không có gì mới"), words))
        self._lay_out()
        self._connect()

    def take_file(self, file: Path) -> None:
        """Read a form in a child process and compare it."""
        self._form = None
        self._show_preview(None)
        self.banner.hide()
        self._file.set_text(file.name)
        task = self._desk.aside(
            lambda progress: read_reply(file, cancelled=lambda: progress.is_cancelled), self._on_read, self._on_refused
        )
        self.progress.watch(self.tr("Đang đọc phiếu trả lời…"), task)

    def _columns(self) -> list[Column[ReplyLine]]:
        return [
            Column(key="field", title=self.tr("Nội dung"), value=_field, width=216, check=_check),
            Column(key="old", title=self.tr("Đang có"), value=_old, width=200, look=Look.MUTED, whole=_old),
            Column(key="new", title=self.tr("Trả lời"), value=_new, pieces=_new_pieces, whole=_new),
            Column(key="problem", title=self.tr("Cần xem"), value=lambda line: line.problem, width=420,
                   whole=lambda line: line.problem, tone=lambda line: "warn" if line.problem else None,
                   icon=lambda line: Icon.ALERT_TRIANGLE if line.problem else None),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        top = Ground("surface")
        top.setFixedHeight(PAGE_HEAD_HEIGHT)
        head = row(top, margins=(16, 0, PAGE_PADDING, 0), gap=8)
        head.addWidget(self.back)
        head.addWidget(Label(self.tr("Nhập phiếu trả lời"), role=Type.PAGE_TITLE))
        head.addWidget(self._file, 1)
        notices = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 8))
        notices.addWidget(self.banner)
        notices.addWidget(self.progress)
        foot = Ground("surface")
        foot.setFixedHeight(PAGE_HEAD_HEIGHT)
        line = row(foot, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        line.addWidget(self._foot, 1)
        line.addWidget(self.store)
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addLayout(notices)
        stack.addWidget(self.view, 1)
        stack.addWidget(Rule())
        stack.addWidget(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.store.clicked.connect(self._on_store)
        self.model.check_toggled.connect(self._on_toggled)
        self.progress.cancelled.connect(self.closed)

    def _on_read(self, form: FilledForm) -> None:
        self._form = form
        self._desk.ask(partial(preview_reply, form=form), self._on_preview, self._on_refused)

    def _on_preview(self, preview: ReplyPreview) -> None:
        self.progress.finish()
        self._show_preview(preview)
        words = [*preview.notes]
        if preview.missing:
            names = ", ".join(each.label for each in preview.missing)
            words.append(self.tr("Không thấy cột {names}; nội dung ấy giữ nguyên.").format(names=names))
        shown = self._desk.scope.period_id
        if shown is not None and shown != preview.period_id:
            words.append(
                self.tr("Phiếu này của kỳ {period}, không phải kỳ đang xem.").format(period=preview.period_title)
            )
        if words:
            self.banner.show_text(" ".join(words), mood=Mood.WARN)
            self.banner.show()

    def _show_preview(self, preview: ReplyPreview | None) -> None:
        self._preview = preview
        self._lines = reply_lines(preview) if preview is not None else ()
        self._show_lines()

    def _show_lines(self) -> None:
        self.model.set_rows(self._lines)
        taken = sum(line.is_taken for line in self._lines)
        refused = sum(line.answer is None for line in self._lines)
        left = len(self._lines) - taken - refused
        words = self.tr("Nhận {taken} nội dung; {left} nội dung không chọn giữ nguyên như đang có")
        if refused:
            words += self.tr("; {refused} dòng không nhận")
        self._foot.setText(words.format(taken=taken, left=left, refused=refused) if self._preview else "")
        self.store.setEnabled(bool(taken))

    def _on_toggled(self, rows: Sequence[ReplyLine], _column: str, wanted: Qt.CheckState) -> None:
        ids: set[LineId] = {line.id for line in rows}
        self._lines = decide(self._lines, ids, taken=wanted == Qt.CheckState.Checked)
        self._show_lines()

    def _on_store(self) -> None:
        preview, taken = self._preview, accepted(self._lines)
        if preview is not None:
            self._desk.change(lambda uow: accept_reply(uow, preview, taken), self._on_stored, self._on_refused)

    def _on_stored(self, changes: Changes) -> None:
        self.done.emit(changes.action)

    def _on_refused(self, error: PiiError) -> None:
        self.progress.finish()
        self.banner.show_error(error)
        if isinstance(error, StalePreviewError) and self._form is not None:
            self._on_read(self._form)


def _row_title(lines: Sequence[ReplyLine]) -> str:
    found = lines[0].row
    return f"{found.code}  {found.name}".strip() or f"Dòng {found.line}"


def _row_note(lines: Sequence[ReplyLine]) -> str:
    return f"dòng {lines[0].row.line}"


def _mark(line: ReplyLine) -> str | None:
    return "warn" if line.problem else None


def _field(line: ReplyLine) -> str:
    if line.answer is None:
        return "Cả dòng"
    name = line.answer.column.label.partition(" (")[0]
    return f"{name}, cách hiểu {line.answer.reading}" if line.answer.reading else name


def _check(line: ReplyLine) -> Qt.CheckState | None:
    if not line.can_be_taken:
        return None
    return Qt.CheckState.Checked if line.is_taken else Qt.CheckState.Unchecked


def _old(line: ReplyLine) -> str:
    return line.answer.old if line.answer is not None else ""


def _new(line: ReplyLine) -> str:
    return line.answer.new if line.answer is not None else ""


def _new_pieces(line: ReplyLine) -> Sequence[Piece]:
    kind = Change.ADDED if line.can_be_taken else Change.KEPT
    return (Piece(_new(line), kind),)
