"""The pages of a letter as they will look on paper."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.letter_form import Wording
from pii_desktop.services.letters import Draft, letter
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.widgets.pages_view import PagesView

_PAGE_WIDTH = 480
_MARGIN = 16


class LetterPreview(PagesView):
    """Draws a draft with its wording."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty until a draft is shown."""
        super().__init__(desk, _PAGE_WIDTH, _MARGIN, parent)
        self.setMinimumWidth(_PAGE_WIDTH + 56)

    def show_letter(self, draft: Draft, wording: Wording) -> None:
        """Draw the document anew; what was being drawn is given up."""
        self._draw(lambda: letter(draft, wording))
