"""The misprint ledger: what the plans print, what it was read as, and why; taken along as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.errors import PiiError
from pii_desktop.services.misprints import Misprint, export_ledger, ledger
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.letter_button import LetterButton
from pii_desktop.ui.models.columns import Change, Column, Grouping, Look, Piece
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dialogs import FileWish, ask_save_file
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.table_view import RowsView

FILE_NAME = "Sổ lỗi in.xlsx"


class LedgerPane(Ground):
    """Signals: `closed` when the user leaves, `row_wanted` with the AssignmentId of a line that was opened."""

    closed = Signal()
    row_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `begin`."""
        super().__init__("surface", parent)
        self._desk = desk
        self._file: Path | None = None
        self.back = Button(self.tr("Về phân công"), icon_name=Icon.CHEVRON_LEFT, kind=Kind.QUIET)
        self.export = Button(self.tr("Xuất Excel…"), kind=Kind.PRIMARY, icon_name=Icon.DOWNLOAD)
        self.letter = LetterButton(desk, LetterKind.MISPRINTS, self.tr("Công văn đề nghị đính chính…"))
        self._banner = Banner()
        self._banner.hide()
        grouping: Grouping[Misprint] = Grouping(
            key=lambda line: line.plan_id, title=lambda lines: f"{lines[0].plan}: {len(lines)} mã in nhầm"
        )
        self.model = RowsModel(self._columns(), identify=_identify, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Lỗi in"))
        self.view.set_empty(
            EmptyState(
                Icon.CIRCLE_CHECK,
                self.tr("Không có lỗi in nào"),
                self.tr("Mã in trong các kế hoạch đang lưu đều khớp với khung chỉ số."),
            )
        )
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.export.clicked.connect(self._on_export)
        self.view.row_activated.connect(self._on_activated)
        self._banner.acted.connect(self._on_open)

    def begin(self) -> None:
        """Load the ledger."""
        self._banner.hide()
        self._desk.ask(ledger, self._on_loaded, self._on_refused)

    def save_as(self, file: str) -> None:
        """Write the workbook."""
        self._file = Path(file)
        target = self._file
        self._desk.ask(lambda uow: export_ledger(uow, target), self._on_exported, self._on_refused)

    def notice(self) -> str:
        """What is said of the last export; blank when nothing is."""
        return self._banner.text() if self._banner.isVisibleTo(self) else ""

    def _columns(self) -> list[Column[Misprint]]:
        return [
            Column(
                key="code",
                title=self.tr("In → đọc là"),
                value=lambda line: f"{line.printed} → {line.read_as}",
                pieces=_code_pieces,
                width=160,
            ),
            Column(key="name", title=self.tr("Tên"), value=lambda line: line.name, whole=lambda line: line.name),
            Column(
                key="reason",
                title=self.tr("Lý do"),
                value=lambda line: line.reason,
                whole=lambda line: line.reason,
                width=400,
            ),
            Column(
                key="place",
                title=self.tr("Vị trí"),
                value=lambda line: line.place,
                whole=lambda line: line.place,
                width=232,
                look=Look.MUTED,
            ),
        ]

    def _lay_out(self) -> None:
        top = Ground("surface")
        top.setFixedHeight(PAGE_HEAD_HEIGHT)
        head = row(top, margins=(16, 0, PAGE_PADDING, 0), gap=8)
        head.addWidget(self.back)
        head.addWidget(Label(self.tr("Sổ lỗi in"), role=Type.PAGE_TITLE))
        head.addStretch(1)
        head.addWidget(self.letter)
        head.addWidget(self.export)
        words = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 12))
        words.addWidget(self._banner)
        note = self.tr(
            "Chữ in trong kế hoạch giữ nguyên; chương trình dùng mã đọc lại. Gửi bảng này cho nơi soạn kế hoạch."
        )
        words.addWidget(Label(note, tone="text2", wrap=True))
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addLayout(words)
        stack.addWidget(self.view, 1)

    def _on_loaded(self, found: Sequence[Misprint]) -> None:
        self.model.set_rows(found)
        self.export.setEnabled(bool(found))
        self.letter.setEnabled(bool(found))

    def _on_export(self) -> None:
        wish = FileWish(self.tr("Xuất sổ lỗi in"), filters=(self.tr("Excel (*.xlsx)"),), file_name=FILE_NAME)
        ask_save_file(self, wish, self.save_as)

    def _on_exported(self, count: int) -> None:
        name = self._file.name if self._file is not None else ""
        words = self.tr("Đã xuất {count} lỗi in vào “{name}”.").format(count=count, name=name)
        self._banner.show_text(words, mood=Mood.GOOD, action=self.tr("Mở tệp"))
        self._banner.show()

    def _on_open(self) -> None:
        if self._file is not None:
            open_file(self._file, self._on_refused)

    def _on_activated(self, identity: object) -> None:
        found = next((line for line in self.model.all_rows() if _identify(line) == identity), None)
        if found is not None and found.assignment_id is not None:
            self.row_wanted.emit(found.assignment_id)

    def _on_refused(self, error: PiiError) -> None:
        self._banner.show_error(error)


def _identify(line: Misprint) -> tuple[int, str, str, str]:
    return line.plan_id, line.printed, line.read_as, line.name


def _code_pieces(line: Misprint) -> Sequence[Piece]:
    return Piece(line.printed, Change.REMOVED), Piece(" → "), Piece(line.read_as, Change.ADDED)
