"""The tab "Tiến độ": the form of the period, and the notes on the row under it."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.notes import Anchor
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.form_blocks import FormBlocks
from pii_desktop.ui.indicators.progress_form import ProgressForm
from pii_desktop.ui.note_words import ENTRY_FIELDS
from pii_desktop.ui.notes_block import NotesBlock
from pii_desktop.ui.widgets.frames import Ground, column


class EntryTab(Ground):
    """The form tells of its saves itself."""

    def __init__(self, desk: Desk, blocks: FormBlocks, parent: QWidget | None = None) -> None:
        """Blank until content is shown; the form takes `blocks` in."""
        super().__init__("surface", parent)
        self.form = ProgressForm(desk, blocks)
        self.notes = NotesBlock(desk, ENTRY_FIELDS)
        self.notes.setContentsMargins(16, 0, 8, 16)
        self.notes.offer_field_of(self.form.field_in_use)
        inner = column(self, gap=0)
        inner.addWidget(self.form)
        inner.addWidget(self.notes)
        inner.addStretch(1)

    def show_content(self, content: PanelContent) -> None:
        """Show a row; a reload of the same one keeps what is being typed."""
        self.form.show_content(content)
        self.notes.show_anchor(Anchor(assignment_id=content.assignment_id, period_id=content.period_id))
