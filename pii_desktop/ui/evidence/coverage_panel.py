"""The right part of the coverage matrix: whose checklist it is, and the checklist."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.coverage import RowCoverage
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import PiiError
from pii_desktop.ui.checklist import Checklist
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.requirement_line import Wish
from pii_desktop.ui.tab_order import follow_reading
from pii_desktop.ui.tokens import PANEL_FOOT_HEIGHT, Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, Rule, SavedMark, TagLabel


class CoveragePanel(Ground):
    """Signals: `close_wanted`; `open_wanted` carries the AssignmentId to be opened among the indicators."""

    close_wanted = Signal()
    open_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until a row is shown."""
        super().__init__("surface", parent)
        self._wanted_key = ""
        self._code = Label("", role=Type.PANEL_TITLE)
        self._role = TagLabel("")
        self._name = ElidedLabel("", tone="text2")
        self.close_button = IconButton(Icon.CLOSE, tr("Đóng"), kind=Kind.QUIET)
        self.open_button = Button(tr("Mở chỉ số"), icon_name=Icon.TARGET)
        self.checklist = Checklist(desk)
        self._banner = Banner()
        self._saved = SavedMark()
        self._lay_out()
        self._connect()

    def show_row(self, assignment_id: AssignmentId) -> None:
        """Show the checklist of a row."""
        if not self.shows(assignment_id):
            self._banner.hide()
        self.checklist.show_row(assignment_id)

    def shows(self, assignment_id: AssignmentId) -> bool:
        """True once the checklist of this row is there."""
        found = self.checklist.content()
        return found is not None and found.row.line.assignment_id == assignment_id

    def go_to(self, key: str) -> None:
        """Give the keyboard to a requirement, at once or when it is read."""
        self._wanted_key = key
        self._focus_wanted()

    # slots

    def _on_shown(self, found: RowCoverage | None) -> None:
        if found is None:
            return
        line = found.row.line
        self._code.setText(line.code)
        self._name.set_text(line.name)
        self._role.set_tag(line.role.label)
        follow_reading(self)
        self._focus_wanted()

    def _on_saved(self, at: datetime) -> None:
        self._banner.hide()
        self._saved.show_mark(tr("Đã lưu {time}").format(time=at.strftime("%H:%M")), Icon.CHECK, "good")

    def _on_refused(self, error: PiiError) -> None:
        self._banner.show_error(error)

    def _on_open(self) -> None:
        found = self.checklist.content()
        if found is not None:
            self.open_wanted.emit(found.row.line.assignment_id)

    # private

    def _focus_wanted(self) -> None:
        line = self.checklist.lines.get(self._wanted_key)
        if line is not None:
            self._wanted_key = ""
            button = line.buttons.get(Wish.MEET) or line.buttons[Wish.RESTORE]
            button.setFocus()
            self._scroll.bring_into_sight(line)

    def _lay_out(self) -> None:
        head = row(gap=8)
        head.addWidget(self._code)
        head.addWidget(self._role)
        head.addStretch(1)
        head.addWidget(self.close_button)
        title = column(gap=2, margins=(16, 8, 8, 8))
        title.addLayout(head)
        title.addWidget(self._name)
        content = Ground("surface")
        inner = column(content, gap=8, margins=(16, 12, 16, 16))
        inner.addWidget(self.checklist)
        inner.addStretch(1)
        self._scroll = Scroll(content)
        foot = row(gap=8, margins=(16, 0, 16, 0))
        foot.addWidget(self._saved)
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        foot_area = Ground("surface")
        foot_area.setLayout(foot)
        foot_area.setFixedHeight(PANEL_FOOT_HEIGHT)
        stack = column(self, gap=0)
        stack.addLayout(title)
        stack.addWidget(Rule())
        stack.addWidget(self._banner)
        stack.addWidget(self._scroll, 1)
        stack.addWidget(Rule())
        stack.addWidget(foot_area)
        self._banner.hide()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_wanted)
        self.open_button.clicked.connect(self._on_open)
        self.checklist.shown.connect(self._on_shown)
        self.checklist.saved.connect(self._on_saved)
        self.checklist.refused.connect(self._on_refused)
