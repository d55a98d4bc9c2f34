"""Two versions of a report side by side, and the list of what a later report would hold."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.report_differences import Difference
from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Destination
from pii_desktop.ui.periods.differences_view import DifferencesView
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.text_field import TextField

_SIZE = (960, 560)
_MOST = 500
"""How many places are listed; where two years are compared by mistake there are tens of thousands."""


class DifferencesDialog(QDialog):
    """Signals: `place_wanted` with a Destination, after which it closes; `accepted` on the button that goes on."""

    place_wanted = Signal(object)

    def __init__(
        self, title: str, columns: tuple[str, str], parent: QWidget | None = None, *, accept: str = ""
    ) -> None:
        """`columns` are the names of both versions; `accept` is the word of a button that goes on, blank for none."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self.banner = Banner()
        self.banner.hide()
        self._note = Label("", tone="text2", wrap=True)
        self.differences = DifferencesView(*columns)
        self.reason = TextField(self.tr("Lý do"), least=1, most=3)
        self.reason.hide()
        self.accept_button = Button(accept, kind=Kind.PRIMARY)
        self.accept_button.setVisible(False)
        self.accept_button.setEnabled(False)
        self.close_button = Button(self.tr("Hủy") if accept else self.tr("Đóng"))
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        if accept:
            foot.addWidget(self.accept_button)
            self.accept_button.setVisible(True)
        stack = column(self, gap=12, margins=(24, 24, 24, 16))
        stack.addWidget(Label(title, role=Type.PANEL_TITLE, wrap=True))
        stack.addWidget(self._note)
        stack.addWidget(self.banner)
        stack.addWidget(self.differences, 1)
        stack.addWidget(self.reason)
        stack.addLayout(foot)
        self.accept_button.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)
        self.differences.place_wanted.connect(self._on_place)

    def show_differences(self, differences: Sequence[Difference], note: str) -> None:
        """What differs; `note` says what it means. Where nothing does, there is nothing to go on with."""
        self.differences.show_differences(differences[:_MOST])
        rest = self.tr("Dưới đây là {shown} chỗ đầu trong {count} chỗ.").format(shown=_MOST, count=len(differences))
        self._note.setText(note if len(differences) <= _MOST else f"{note} {rest}")
        self.accept_button.setEnabled(bool(differences))

    def ask_reason(self, label: str, hint: str, text: str = "") -> None:
        """Ask why; it may be left blank. `hint` is an example, `text` what was typed before."""
        self.reason.set_label(label)
        self.reason.text_edit.setPlaceholderText(hint)
        self.reason.set_text(text)
        self.reason.show()

    def show_error(self, error: PiiError) -> None:
        """It could not be told."""
        self.banner.show_error(error)

    def note(self) -> str:
        """What it means."""
        return self._note.text()

    def _on_place(self, place: Destination) -> None:
        self.place_wanted.emit(place)
        self.reject()
