"""The right-hand panel: one document, from its picture to its history."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.evidence_reading import OfferedFields
from pii_desktop.domain.history_words import steps_of
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.validity_strip import validity_strip
from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence.contents import PanelContent
from pii_desktop.ui.evidence.detail_lists import FileList, ProvenList
from pii_desktop.ui.evidence.evidence_form import EvidenceForm
from pii_desktop.ui.evidence.preview_box import PreviewBox
from pii_desktop.ui.evidence_words import is_blank, standing_look, tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.note_words import EVIDENCE_FIELDS
from pii_desktop.ui.notes_block import NotesBlock
from pii_desktop.ui.reading_offers import KeptFile, ReadingOffers
from pii_desktop.ui.tab_order import follow_reading
from pii_desktop.ui.tokens import PANEL_FOOT_HEIGHT, Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.chart_view import ChartView
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Rule, SavedMark, SectionTitle, TagLabel
from pii_desktop.ui.widgets.offers_card import OffersCard
from pii_desktop.ui.widgets.timeline import StepView

_HISTORY = 8


class EvidencePanel(Ground):
    """Signals: `open_wanted`, `whole_wanted`, `save_wanted`, `delete_wanted`, `close_wanted`: what was pressed."""

    open_wanted = Signal()
    whole_wanted = Signal()
    save_wanted = Signal()
    delete_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until a document is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._content: PanelContent | None = None
        self.form: EvidenceForm | None = None
        self.reading = ReadingOffers(desk, self)
        self._title = ElidedLabel("", role=Type.PANEL_TITLE)
        self.tag = TagLabel("")
        self.open_button = IconButton(Icon.EXTERNAL_LINK, tr("Mở bản sao để xem"), kind=Kind.QUIET)
        self.close_button = IconButton(Icon.CLOSE, tr("Đóng"), kind=Kind.QUIET)
        self.preview = PreviewBox(desk)
        self.offers = OffersCard()
        self.strip = ChartView(tr("Thời gian hiệu lực"))
        self.notes = NotesBlock(desk, EVIDENCE_FIELDS)
        self.proven = ProvenList()
        self.files = FileList()
        self._history: QVBoxLayout = column(gap=0)
        self._history_title = SectionTitle(tr("Lịch sử"))
        self._steps: list[QWidget] = []
        self._banner = Banner()
        self._saved = SavedMark()
        self.save_button = Button(tr("Lưu thành…"), icon_name=Icon.DOWNLOAD)
        self.delete_button = Button(tr("Xoá"), kind=Kind.DESTRUCTIVE, icon_name=Icon.TRASH)
        self._form_place: QVBoxLayout = column(gap=0)
        self._lay_out()
        self._connect()

    def show_content(self, content: PanelContent) -> None:
        """Show a document; a reload of the same one keeps what is being typed."""
        before = self._content
        is_other = before is None or before.evidence_id != content.evidence_id
        self._content = content
        if is_other or before is None or before.kept != content.kept:
            self.preview.show_file(content.kept)
        if is_other:
            self._begin(content)
        detail = content.detail
        icon_name, tone = standing_look(detail.standing)
        self._title.set_text(detail.document.title)
        self.tag.set_tag(detail.standing.label, tone=tone, icon_name=icon_name)
        if self.form is not None:
            self.form.show_detail(detail, content.drafts)
        self.strip.set_drawing(validity_strip(detail.document.fields, detail.cut.day))
        self.proven.show_detail(detail)
        self.files.show_detail(detail)
        self.notes.show_anchor(Anchor(evidence_id=content.evidence_id))
        self._show_history(content)
        follow_reading(self)

    def content(self) -> PanelContent | None:
        """What is shown."""
        return self._content

    def evidence_id(self) -> EvidenceId | None:
        """Which document is shown."""
        return self._content.evidence_id if self._content else None

    def save_pending(self) -> None:
        """Store what was typed and not left yet."""
        if self.form is not None:
            self.form.commit()

    def focus_first(self) -> None:
        """F2: the first field."""
        if self.form is not None:
            self.form.number.setFocus()

    def show_error(self, error: PiiError) -> None:
        """Say a refusal at the top."""
        self._banner.show_error(error)

    # slots

    def _on_saved(self, at: datetime) -> None:
        self._banner.hide()
        self._saved.show_mark(tr("Đã lưu {time}").format(time=at.strftime("%H:%M")), Icon.CHECK, "good")

    def _on_read(self, evidence_id: EvidenceId, offered: OfferedFields) -> None:
        if self._content is not None and evidence_id == self._content.evidence_id:
            self.offers.show_offers(offered, self._content.detail.document.fields)

    def _on_taken(self, values: dict[str, str | date]) -> None:
        if self.form is not None:
            self.form.take(values)

    def _on_dismissed(self) -> None:
        if self._content is not None:
            self.reading.dismiss(self._content.evidence_id)

    # private

    def _begin(self, content: PanelContent) -> None:
        """Another document: a form of its own, and what its file says, where nothing is written yet."""
        self._banner.hide()
        self._saved.show_mark("", Icon.CHECK, "good")
        self._scroll.verticalScrollBar().setValue(0)
        self.offers.clear()
        self.reading.stop()
        if self.form is not None:
            self.form.commit()
            self.form.hide()
            self.form.deleteLater()
        self.form = EvidenceForm(self._desk, content.detail)
        self._form_place.addWidget(self.form)
        self.form.saved.connect(self._on_saved)
        self.form.refused.connect(self.show_error)
        document = content.detail.document
        if content.kept is not None and is_blank(document.fields):
            self.reading.begin(KeptFile(document.id, document.sha256, content.kept))

    def _show_history(self, content: PanelContent) -> None:
        for step in self._steps:
            step.hide()
            step.deleteLater()
        found = steps_of(content.detail.history)[:_HISTORY]
        self._steps = [StepView(step, is_newest=place == 0) for place, step in enumerate(found)]
        for step in self._steps:
            self._history.addWidget(step)

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(16, 8, 8, 8))
        head.addWidget(self._title, 1)
        head.addWidget(self.tag)
        head.addWidget(self.open_button)
        head.addWidget(self.close_button)
        inner = Ground("surface")
        body = column(inner, gap=12, margins=(16, 0, 16, 16))
        body.addWidget(self.preview)
        body.addWidget(self.offers)
        body.addLayout(self._form_place)
        for widget in (self.strip, Rule(), self.proven, Rule(), self.files, Rule(), self.notes, Rule()):
            body.addWidget(widget)
        body.addWidget(self._history_title)
        history = column(gap=0)
        history.setContentsMargins(-16, 0, -16, 0)
        history.addLayout(self._history)
        body.addLayout(history)
        body.addStretch(1)
        self._scroll = Scroll(inner)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(self._banner)
        stack.addWidget(self._scroll, 1)
        stack.addWidget(Rule())
        stack.addWidget(self._foot())
        self._banner.hide()
        self.setAccessibleName(tr("Tài liệu được chọn"))

    def _foot(self) -> Ground:
        line = row(gap=8, margins=(16, 0, 16, 0))
        line.addWidget(self._saved)
        line.addStretch(1)
        line.addWidget(self.save_button)
        line.addWidget(self.delete_button)
        area = Ground("surface")
        area.setLayout(line)
        area.setFixedHeight(PANEL_FOOT_HEIGHT)
        return area

    def _connect(self) -> None:
        self.reading.read.connect(self._on_read)
        self.offers.taken.connect(self._on_taken)
        self.offers.dismissed.connect(self._on_dismissed)
        self.preview.clicked.connect(self.whole_wanted)
        self.open_button.clicked.connect(self.open_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)
