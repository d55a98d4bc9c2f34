"""The button by which a page offers a document beside the report."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.widgets.buttons import Button


class LetterButton(Button):
    """Opens the document for the plan and the period that the header has chosen."""

    def __init__(self, desk: Desk, kind: LetterKind, text: str, parent: QWidget | None = None) -> None:
        """`text` is the word on the button."""
        super().__init__(text, icon_name=Icon.FILE_DOCX, parent=parent)
        self._desk = desk
        self._letter = kind
        self.setToolTip(kind.label)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        from pii_desktop.services.letters import LetterWish
        from pii_desktop.ui.letter_dialog import LetterDialog

        scope = self._desk.scope
        LetterDialog(self._desk, LetterWish(self._letter, scope.period_id, scope.plan_id), self.window()).open()
