"""The right part of the register of policies: the documents of one group."""

from collections.abc import Hashable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.policies import PolicyGroup, PolicyRegister
from pii_desktop.errors import PiiError
from pii_desktop.ui.evidence.policy_lines import OfferLine, PolicyLine
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import PANEL_FOOT_HEIGHT, Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SavedMark, SectionTitle


class PolicyPanel(Ground):
    """Signals: `add_wanted`; `changed` carries a PolicyMark; `open_wanted`, `remove_wanted`, `taken` an EvidenceId."""

    add_wanted = Signal()
    changed = Signal(object)
    open_wanted = Signal(object)
    remove_wanted = Signal(object)
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank until a group is shown."""
        super().__init__("surface", parent)
        self._group = 0
        self._title = Label("", role=Type.PANEL_TITLE, wrap=True)
        self._note = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.add_button = Button(tr("Thêm văn bản…"), kind=Kind.PRIMARY, icon_name=Icon.PLUS)
        self.lines: dict[int, PolicyLine] = {}
        self.offers: list[OfferLine] = []
        self._list: QVBoxLayout = column(gap=12)
        self._offered: QVBoxLayout = column(gap=4)
        self._offer_title = SectionTitle(tr("Văn bản của mục con này, chưa vào nhóm"))
        self._banner = Banner()
        self._saved = SavedMark()
        self._lay_out()
        self.add_button.clicked.connect(self.add_wanted)

    def show_group(self, group: PolicyGroup, register: PolicyRegister) -> None:
        """Show the documents of a group; lines of the same documents stay."""
        if group.number != self._group:
            self.commit()
            self._clear_lines(keep=set())
            self._banner.hide()
            self._group = group.number
        self._title.setText(f"({group.number}) {group.name}")
        said = tr("{count} văn bản, {counted} được tính. Chỉ tính văn bản đã ban hành và đang thực hiện.")
        blank = tr("Chưa có văn bản nào. Chỉ tính văn bản đã ban hành và đang thực hiện.")
        self._note.setText(said.format(count=len(group.marks), counted=group.counted) if group.marks else blank)
        self._clear_lines(keep={mark.evidence_id for mark in group.marks})
        for mark in group.marks:
            document = register.documents[mark.evidence_id]
            if mark.evidence_id in self.lines:
                self.lines[mark.evidence_id].show_mark(mark, document)
            else:
                self._add(mark.evidence_id, PolicyLine(mark, document))
        self._show_offers(register)

    def go_to(self, evidence_id: EvidenceId) -> bool:
        """Give the keyboard to a document of the group and bring it into sight; False where it is not there."""
        line = self.lines.get(evidence_id)
        if line is None:
            return False
        line.carried_out.setFocus()
        self._scroll.bring_into_sight(line)
        return True

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        for line in self.lines.values():
            line.commit()

    def show_saved(self, at: datetime) -> None:
        """Say that everything is stored."""
        self._banner.hide()
        self._saved.show_mark(tr("Đã lưu {time}").format(time=at.strftime("%H:%M")), Icon.CHECK, "good")

    def show_error(self, error: PiiError) -> None:
        """Say a refusal at the top."""
        self._banner.show_error(error)

    # private

    def _add(self, identity: int, line: PolicyLine) -> None:
        self.lines[identity] = line
        self._list.addWidget(line)
        line.changed.connect(self.changed)
        line.open_wanted.connect(self.open_wanted)
        line.remove_wanted.connect(self.remove_wanted)

    def _clear_lines(self, keep: set[Hashable]) -> None:
        for identity in [known for known in self.lines if known not in keep]:
            line = self.lines.pop(identity)
            focused = QApplication.focusWidget()
            if focused is not None and line.isAncestorOf(focused):
                self.add_button.setFocus()
            line.hide()
            line.deleteLater()

    def _show_offers(self, register: PolicyRegister) -> None:
        for line in self.offers:
            line.hide()
            line.deleteLater()
        found = register.offers.get(self._group, ())
        self.offers = [OfferLine(register.documents[each]) for each in found if each in register.documents]
        for offer in self.offers:
            offer.taken.connect(self.taken)
            self._offered.addWidget(offer)
        self._offer_title.setVisible(bool(self.offers))

    def _lay_out(self) -> None:
        title = column(gap=4, margins=(16, 12, 16, 12))
        title.addWidget(self._title)
        title.addWidget(self._note)
        content = Ground("surface")
        inner = column(content, gap=12, margins=(16, 12, 16, 16))
        inner.addLayout(self._list)
        inner.addWidget(self._offer_title)
        inner.addLayout(self._offered)
        inner.addStretch(1)
        self._scroll = Scroll(content)
        foot = row(gap=8, margins=(16, 0, 16, 0))
        foot.addWidget(self._saved)
        foot.addStretch(1)
        foot.addWidget(self.add_button)
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
        self._offer_title.hide()
