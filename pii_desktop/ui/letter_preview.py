"""The pages of a letter as they will look on paper."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.letter_form import Wording
from pii_desktop.services.letters import Draft, letter
from pii_desktop.services.previewing import lay_out
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.preview_dialog import PreviewDialog
from pii_desktop.ui.widgets.pages_view import PagesView

_LEAST_WIDTH = 536
_MARGIN = 16


class LetterPreview(PagesView):
    """Draws a draft with its wording."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until a draft is shown."""
        super().__init__(desk, _MARGIN, parent)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.enlarge_wanted.connect(self._on_enlarge)

    def show_letter(self, draft: Draft, wording: Wording) -> None:
        """Draw the document anew; what was being drawn is given up."""
        self._draw(lambda cancelled: lay_out(letter(draft, wording), cancelled))

    def _on_enlarge(self) -> None:
        if self.document is not None:
            PreviewDialog(self._desk, self.tr("Xem trước văn bản"), self.document, self).open()
