"""The left part of the page: title, drop strip, chips, filters, register."""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QWidget

from pii_desktop.domain.evidence_register import RegisterCounts, RegisterFilter, RegisterRow
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.ui.evidence.columns import ONLY_WIDE, register_columns
from pii_desktop.ui.evidence.contents import CountContent, ListContent
from pii_desktop.ui.evidence.filters import Chip, chip_counts, gap_chips, known_chips, verdict_chips
from pii_desktop.ui.evidence_words import size_text, tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import restyle
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, IconButton
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from pii_desktop.ui.widgets.page_head import page_head, wrapping
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_head import TableHead
from pii_desktop.ui.widgets.table_view import RowsView

_SEARCH_WIDTH = 200
_KIND_WIDTH, _YEAR_WIDTH = 144, 112
_EARLY = (15, 30, 60, 90)


class RegisterArea(QWidget):
    """Signals: `asked` when another part is wanted, `files_chosen` carries paths, `soon_chosen` a number of days.

    `check_wanted`, `excel_wanted`, `link_wanted` and `delete_wanted` tell what was pressed.
    """

    asked = Signal()
    files_chosen = Signal(object)
    check_wanted = Signal()
    excel_wanted = Signal()
    link_wanted = Signal()
    delete_wanted = Signal()
    soon_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._assignment_id: AssignmentId | None = None
        self._is_wide = True
        self._title = Label(tr("Minh chứng"), role=Type.PAGE_TITLE)
        self.note = ElidedLabel("", tone="text3")
        self.search = SearchBox(tr("Tìm số, trích yếu, tên tệp"))
        self.check_button = Button(tr("Kiểm tra tệp"), icon_name=Icon.SHIELD_CHECK)
        self.excel_button = IconButton(Icon.DOWNLOAD, tr("Xuất Excel…"))
        self._columns_button = IconButton(Icon.COLUMNS, tr("Chọn cột"))
        self.drop = _DropStrip()
        self.progress = ProgressLine()
        self.banner = Banner()
        self.chips = ChipBar(verdict_chips(), gap_chips())
        self.kind = ChoiceBox(tr("Loại văn bản"))
        self.year = ChoiceBox(tr("Năm ký"))
        self.soon = ChoiceBox(tr("Báo trước khi hết hạn"))
        self.row_chip = Button("", icon_name=Icon.CLOSE, small=True)
        self.link_button = Button("", icon_name=Icon.TARGET)
        self.delete_button = IconButton(Icon.TRASH, tr("Xoá các tài liệu đã chọn"))
        self.model: RowsModel[RegisterRow] = RowsModel(register_columns(), identify=lambda each: each.id, parent=self)
        self.view = RowsView(self.model, tr("Sổ minh chứng"))
        self.more = Label("", role=Type.SMALL, tone="text3")
        self._empty = EmptyState(
            Icon.CERTIFICATE,
            tr("Chưa có tài liệu nào"),
            tr("Kéo tệp vào đây, hoặc chọn tệp. Mỗi văn bản chỉ lưu một bản, dùng cho bao nhiêu chỉ số cũng được."),
            actions=(tr("Chọn tệp…"),),
        )
        self._lay_out()
        self._connect()
        self._set_kinds(RegisterCounts(), 30)

    def filter(self) -> RegisterFilter:
        """What is asked for besides the chips."""
        kind, year = self.kind.value(), self.year.value()
        return RegisterFilter(
            text=self.search.text().strip(),
            assignment_id=self._assignment_id,
            kind=kind if isinstance(kind, str) and kind != "" else None,
            year=year if isinstance(year, int) and year != 0 else None,
        )

    def apply(self, chips: str, assignment_id: AssignmentId | None = None) -> None:
        """What a link asks for; what was searched for is forgotten."""
        self.search.clear()
        self.kind.set_value("")
        self.year.set_value(0)
        self._assignment_id = assignment_id
        self.row_chip.setVisible(assignment_id is not None)
        self.chips.check(known_chips(chips))

    def show_list(self, content: ListContent) -> None:
        """Show these rows; the selection stays."""
        self.model.set_rows(content.page.rows)
        left = content.page.left_out
        self.more.setText(tr("Còn {count} tài liệu nữa: hãy lọc hoặc tìm.").format(count=left) if left else "")
        self.more.setVisible(bool(left))
        self.excel_button.setEnabled(bool(content.page.rows))
        self._empty.setVisible(not content.page.rows and self._is_unfiltered())
        self.say_selection()

    def show_counts(self, content: CountContent) -> None:
        """Show the numbers of the chips and what there is in all."""
        counts = content.counts
        for key, count in chip_counts(counts).items():
            self.chips.set_count(key, count)
        said = tr("{documents} tài liệu · {files} tệp · {size}")
        self.note.set_text(
            said.format(documents=counts.total, files=counts.files, size=size_text(counts.size)) if counts.files else ""
        )
        self.row_chip.setText(tr("Chỉ số {code}").format(code=content.assignment_code))
        self._set_kinds(counts, content.soon_days)

    def selected(self) -> frozenset[EvidenceId]:
        """The selected documents."""
        return frozenset(EvidenceId(each) for each in self.view.selected_ids() if isinstance(each, int))

    def say_selection(self) -> None:
        """Name how many documents the buttons are about."""
        count = len(self.view.selected_ids())
        words = tr("Gắn {count} tài liệu vào chỉ số…").format(count=count) if count > 1 else tr("Gắn vào chỉ số…")
        self.link_button.setText(words)
        self.link_button.setEnabled(count > 0)
        self.delete_button.setEnabled(count > 0)

    def set_wide(self, *, is_wide: bool) -> None:
        """More columns while the panel is closed."""
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            for section, shown in enumerate(self.model.columns):
                if shown.key in ONLY_WIDE:
                    self.view.setColumnHidden(section, not is_wide)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    # slots

    def _on_choose(self) -> None:
        ask_open_files(self, FileWish(tr("Chọn tệp minh chứng")), self._on_chosen)

    def _on_chosen(self, paths: list[str]) -> None:
        self.files_chosen.emit(tuple(Path(path) for path in paths))

    def _on_changed(self, _value: object = None) -> None:
        self.soon.setVisible(Chip.SOON in self.chips.checked())
        self.asked.emit()

    def _on_row_chip(self) -> None:
        self._assignment_id = None
        self.row_chip.hide()
        self.asked.emit()

    def _choose_columns(self) -> None:
        head = self.view.header()
        if isinstance(head, TableHead):
            head.choose_columns(QPoint(head.width() - _SEARCH_WIDTH, 0))

    # private

    def _is_unfiltered(self) -> bool:
        return self.filter() == RegisterFilter() and self.chips.checked() <= {Chip.ALL}

    def _set_kinds(self, counts: RegisterCounts, soon: int) -> None:
        kinds: list[tuple[str, Hashable]] = [(tr("Mọi loại"), ""), *((kind, kind) for kind in counts.kinds)]
        years: list[tuple[str, Hashable]] = [(tr("Mọi năm"), 0), *((str(year), year) for year in counts.years)]
        for box, choices in ((self.kind, kinds), (self.year, years)):
            box.set_choices(choices)
            if box.value() is None:
                box.set_value(choices[0][1])
        early = sorted({*_EARLY, soon})
        self.soon.set_choices([(tr("Báo trước {days} ngày").format(days=days), days) for days in early])
        self.soon.set_value(soon)

    def _lay_out(self) -> None:
        self.search.set_room(_SEARCH_WIDTH)
        self.kind.setMinimumWidth(_KIND_WIDTH)
        self.year.setMinimumWidth(_YEAR_WIDTH)
        top = page_head(self._title, self.note, self.search, self.check_button, self.excel_button, self._columns_button)
        upper = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 8))
        for part in (self.drop, self.progress, self.banner, self.chips):
            upper.addWidget(part)
        upper.addWidget(self._filters())
        wrapping(self.chips)
        foot = column(margins=(PAGE_PADDING, 4, PAGE_PADDING, 4))
        foot.addWidget(self.more)
        stack = column(self, gap=0)
        stack.addWidget(top)
        stack.addLayout(upper)
        stack.addWidget(self.view, 1)
        stack.addLayout(foot)
        self.view.set_empty(self._empty)
        for hidden in (self.banner, self.more, self._empty, self.row_chip, self.soon):
            hidden.hide()

    def _filters(self) -> QWidget:
        line = row(gap=8)
        for widget in (self.kind, self.year, self.soon, self.row_chip):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.link_button)
        line.addWidget(self.delete_button)
        area = QWidget()
        area.setLayout(line)
        return area

    def _connect(self) -> None:
        self.search.searched.connect(self._on_changed)
        lead_into(self.search, self.view)
        self.chips.changed.connect(self._on_changed)
        self.kind.chosen.connect(self._on_changed)
        self.year.chosen.connect(self._on_changed)
        self.soon.chosen.connect(self.soon_chosen)
        self.row_chip.clicked.connect(self._on_row_chip)
        self.check_button.clicked.connect(self.check_wanted)
        self.excel_button.clicked.connect(self.excel_wanted)
        self.drop.button.clicked.connect(self._on_choose)
        self._empty.acted.connect(self._on_choose)
        self._columns_button.clicked.connect(self._choose_columns)
        self.link_button.clicked.connect(self.link_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)
        self.view.selectionModel().selectionChanged.connect(self.say_selection)


class _DropStrip(QFrame):
    """Where files are dropped; the page around it takes the drops."""

    def __init__(self) -> None:
        super().__init__()
        restyle(self, empty=True)
        self.button = Button(tr("Chọn tệp…"), icon_name=Icon.PAPERCLIP)
        line = row(self, gap=8, margins=(12, 8, 8, 8))
        line.addWidget(IconLabel(Icon.UPLOAD, size=20))
        line.addWidget(Label(tr("Thả tệp vào đây"), role=Type.STRONG))
        line.addWidget(ElidedLabel(tr("hoặc lên một chỉ số. Tệp được giữ nguyên từng byte."), tone="text2"), 1)
        line.addWidget(self.button)
