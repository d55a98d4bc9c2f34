"""The handover sheet: shown section by section, taken along as a workbook."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from pii_desktop.domain.handover import HandoverSheet, Section
from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.errors import PiiError
from pii_desktop.services.dates import today
from pii_desktop.services.handover import export_handover, handover, open_notes
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.letter_button import LetterButton
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dialogs import FileWish, ask_save_file
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SectionTitle

FILE_NAME = "Phiếu bàn giao PII.xlsx"
_SHOWN = 12


class HandoverDialog(QDialog):
    """Reads the sheet when it is made; nothing is stored."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show it with `open()`; it frees itself."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Phiếu bàn giao"))
        self.resize(920, 600)
        self._desk = desk
        self._sheet: HandoverSheet | None = None
        self._file: Path | None = None
        self._title = Label(self.windowTitle(), role=Type.PANEL_TITLE)
        self._lines = Label("", tone="text2", wrap=True)
        self.banner = Banner()
        self.banner.hide()
        self.export = Button(self.tr("Xuất Excel…"), icon_name=Icon.DOWNLOAD, kind=Kind.PRIMARY)
        self.export.setEnabled(False)
        self.record = LetterButton(desk, LetterKind.HANDOVER, self.tr("Biên bản bàn giao…"))
        self._close = Button(self.tr("Đóng"))
        self._content = Ground("surface")
        self._sections = column(self._content, gap=16, margins=(24, 16, 24, 16))
        self._lay_out()
        self._close.clicked.connect(self.accept)
        self.export.clicked.connect(self._on_export)
        self.banner.acted.connect(self._on_open)
        desk.tasks.in_store(lambda ws: handover(ws, today(), open_notes), done=self._on_read, failed=self._on_refused)

    def sheet(self) -> HandoverSheet | None:
        """What is shown; None while it is read."""
        return self._sheet

    def save_as(self, file: str) -> None:
        """Write the workbook."""
        sheet, target = self._sheet, Path(file)
        if sheet is not None:
            self._file = target
            author = sheet.lines[0].partition(": ")[2]
            self._desk.aside(lambda _p: export_handover(sheet, author, target), self._on_written, self._on_refused)

    def _lay_out(self) -> None:
        head = column(gap=4, margins=(24, 20, 24, 12))
        head.addWidget(self._title)
        head.addWidget(self._lines)
        head.addWidget(self.banner)
        foot = row(margins=(24, 12, 24, 12))
        foot.addWidget(self.record)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.export)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(Rule())
        stack.addWidget(Scroll(self._content), 1)
        stack.addWidget(Rule())
        stack.addLayout(foot)

    def _on_read(self, sheet: HandoverSheet) -> None:
        self._sheet = sheet
        self._title.setText(sheet.title)
        self._lines.setText(". ".join(sheet.lines))
        for section in sheet.sections:
            self._sections.addWidget(SectionView(section))
        self._sections.addStretch(1)
        self.export.setEnabled(True)

    def _on_export(self) -> None:
        wish = FileWish(self.tr("Xuất phiếu bàn giao"), filters=(self.tr("Excel (*.xlsx)"),), file_name=FILE_NAME)
        ask_save_file(self, wish, self.save_as)

    def _on_written(self, _nothing: None) -> None:
        name = self._file.name if self._file is not None else ""
        words = self.tr("Đã xuất “{name}”.").format(name=name)
        self.banner.show_text(words, mood=Mood.GOOD, action=self.tr("Mở tệp"))
        self.banner.show()

    def _on_open(self) -> None:
        if self._file is not None:
            open_file(self._file, self._on_refused)

    def _on_refused(self, error: PiiError) -> None:
        self.banner.show_error(error)


class SectionView(QWidget):
    """One section: its title with the count, its first lines in columns; the workbook has them all."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        """`section` as the sheet has it."""
        super().__init__(parent)
        count = f" ({len(section.rows)})" if section.rows else ""
        stack = column(self, gap=6)
        stack.addWidget(SectionTitle(f"{section.title}{count}"))
        if not section.rows:
            stack.addWidget(Label(section.empty, tone="text3"))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        longest = [max(len(row[place]) for row in section.rows) for place in range(len(section.columns))]
        for place, title in enumerate(section.columns):
            grid.addWidget(Label(title, role=Type.SMALL_STRONG, tone="text2"), 0, place)
            grid.setColumnStretch(place, max(6, min(longest[place], 48)))
        for number, line in enumerate(section.rows[:_SHOWN], start=1):
            for place, text in enumerate(line):
                grid.addWidget(Label(text, wrap=True), number, place, Qt.AlignmentFlag.AlignTop)
        stack.addLayout(grid)
        left = len(section.rows) - _SHOWN
        if left > 0:
            more = self.tr("Còn {count} dòng nữa: xem đủ trong tệp Excel.").format(count=left)
            stack.addWidget(Label(more, tone="text3"))
