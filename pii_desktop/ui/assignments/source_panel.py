"""The right-hand panel of the import: what stands in the file, and how it was read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pii_desktop.domain.page_picture import PagePicture
from pii_desktop.domain.place_words import place_words
from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.errors import PiiError
from pii_desktop.services.assigning import code_of
from pii_desktop.ui.assignments.code_choice import CodeChoice
from pii_desktop.ui.assignments.page_pictures import PagePictures
from pii_desktop.ui.assignments.page_view import PageView
from pii_desktop.ui.assignments.printed_rows import PrintedRows
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.error_dialog import RefusalDialog
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.tokens import PANEL_PADDING, SOURCE_PANEL_WIDTH, Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import IconButton, Kind
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, Rule, SectionTitle
from pii_desktop.ui.widgets.taken_plan import TakenPlan

_LABEL_WIDTH = 88


class SourcePanel(Ground):
    """Shows one row of the file that is taken in. Emits `code_wanted` with (row, code), blank for the proposed code."""

    code_wanted = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__("surface", parent)
        self._taken: TakenPlan | None = None
        self._row: ParsedRow | None = None
        self.pictures = PagePictures(desk, self)
        self.page = PageView()
        self.codes = CodeChoice()
        self._smaller = IconButton(Icon.ZOOM_OUT, self.tr("Thu nhỏ trang"), kind=Kind.QUIET, small=True)
        self._larger = IconButton(Icon.ZOOM_IN, self.tr("Phóng to trang"), kind=Kind.QUIET, small=True)
        self._place = ElidedLabel(role=Type.SMALL, tone="text3")
        self._open = IconButton(Icon.EXTERNAL_LINK, self.tr("Mở tệp"), kind=Kind.QUIET, small=True)
        self._printed = PrintedRows()
        self._fields = QWidget()
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._banner = Banner()
        self.setFixedWidth(SOURCE_PANEL_WIDTH)
        self._lay_out()
        self._connect()

    def show_plan(self, taken: TakenPlan) -> None:
        """The file the rows come from."""
        self._taken = taken
        self.pictures.stop()
        self._open.setVisible(taken.file is not None)
        self.show_row(None)

    def show_row(self, parsed: ParsedRow | None) -> None:
        """One row; None leaves the panel empty."""
        self._content.setVisible(parsed is not None)
        self._paper.setVisible(parsed is not None and not parsed.place.is_body)
        self._place.set_text(place_words(parsed.place) if parsed else self.tr("Chọn một dòng để xem chỗ in"))
        self._row = parsed
        self._show_page(is_shown=False)
        if parsed is None or self._taken is None:
            self.pictures.stop()
            return
        original = next((row for row in self._taken.parsed.rows if row.place == parsed.place), parsed)
        self._printed.show_rows(neighbours(self._taken.parsed, original), original)
        if self._taken.file is not None:
            self.pictures.want(self._taken.file, self._taken.parsed, original)
        self._show_fields(_read_fields(parsed))
        self._banner.setVisible(bool(parsed.issues))
        self._banner.show_text(" ".join(issue.text for issue in parsed.issues), mood=Mood.INFO)
        self.codes.show_row(original, parsed)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open)
        self._smaller.clicked.connect(lambda: self.page.zoom(-1))
        self._larger.clicked.connect(lambda: self.page.zoom(1))
        self.pictures.drawn.connect(self._on_drawn)
        self.codes.chosen.connect(self._on_code_chosen)

    def _lay_out(self) -> None:
        head = row(margins=(PANEL_PADDING, 8, PANEL_PADDING, 8))
        head.addWidget(SectionTitle(self.tr("Nguồn")))
        head.addWidget(self._place, 1)
        head.addWidget(self._smaller)
        head.addWidget(self._larger)
        head.addWidget(self._open)
        self._paper = Ground("preview")
        paper = column(self._paper, margins=(PANEL_PADDING, 8, PANEL_PADDING, 8))
        paper.addWidget(self._printed)
        paper.addWidget(self.page)
        self._content = Ground("surface")
        words = column(self._content, margins=(PANEL_PADDING, 16, PANEL_PADDING, 16))
        words.addWidget(self._banner)
        words.addWidget(self.codes)
        words.addWidget(SectionTitle(self.tr("Đọc được")))
        words.addWidget(self._fields)
        words.addStretch(1)
        inner = Ground("surface")
        stack = column(inner, gap=0)
        stack.addWidget(self._paper)
        stack.addWidget(self._content, 1)
        outer = column(self, gap=0)
        outer.addLayout(head)
        outer.addWidget(Rule())
        outer.addWidget(Scroll(inner), 1)

    def _show_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        for shown in self._fields.findChildren(Label):
            self._grid.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        for number, (label, text) in enumerate(fields):
            self._grid.addWidget(Label(label, tone="text3"), number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Label(text, wrap=True), number, 1, Qt.AlignmentFlag.AlignTop)

    def _show_page(self, *, is_shown: bool) -> None:
        """The page itself, or while there is none the words of the row and its neighbours."""
        self._printed.setVisible(not is_shown)
        for part in (self.page, self._smaller, self._larger):
            part.setVisible(is_shown)

    def _on_drawn(self, picture: PagePicture) -> None:
        self._show_page(is_shown=True)
        self.page.show_picture(picture)

    def _on_code_chosen(self, code: str) -> None:
        if self._row is not None:
            self.code_wanted.emit(self._row, code)

    def _on_open(self) -> None:
        if self._taken is not None and self._taken.file is not None:
            open_file(self._taken.file, self._on_refused)

    def _on_refused(self, error: PiiError) -> None:
        RefusalDialog(error, self).open()


def neighbours(parsed: ParsedPlan, current: ParsedRow) -> tuple[ParsedRow, ...]:
    """The row with the one before and the one after it in the file, headings among them."""
    place = next((number for number, row in enumerate(parsed.rows) if row is current), None)
    if place is None:
        return (current,)
    return parsed.rows[max(place - 1, 0) : place + 2]


def _read_fields(parsed: ParsedRow) -> list[tuple[str, str]]:
    """Label and text of what was read; what the plan does not have is left out."""
    every = [
        ("Mã in", parsed.code_printed),
        ("Đọc là", code_of(parsed)),
        ("Tên", parsed.name),
        ("Đơn vị tính", parsed.unit),
        ("Năm gốc", parsed.baseline_printed),
        ("Mục tiêu", parsed.target_printed),
        ("Chủ trì", "; ".join(parsed.lead)),
        ("Phối hợp", "; ".join(parsed.coordinating)),
        ("Thời gian", parsed.timing),
        ("Nhiệm vụ", "\n".join(parsed.tasks)),
        ("Đoạn in" if parsed.place.is_body else "Nguồn số", parsed.source_note),
    ]
    return [(label, text) for label, text in every if text]
