"""Where files are dropped, or chosen with a button."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFrame, QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import restyle
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel


class DropZone(QFrame):
    """Signals: `choose_wanted` for files, `pick_wanted` for documents of the register. The tab around takes drops."""

    choose_wanted = Signal()
    pick_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """48 high, dashed."""
        super().__init__(parent)
        restyle(self, empty=True)
        self.button = Button(self.tr("Gắn tệp…"), icon_name=Icon.PAPERCLIP)
        # A narrow panel: the words say the rest in the dialog that opens.
        self.pick_button = Button(self.tr("Tài liệu đã có…"), icon_name=Icon.CERTIFICATE)
        line = row(self, gap=8, margins=(12, 8, 8, 8))
        line.addWidget(IconLabel(Icon.UPLOAD, size=20))
        line.addWidget(ElidedLabel(self.tr("Thả tệp"), tone="text2"), 1)
        line.addWidget(self.pick_button)
        line.addWidget(self.button)
        self.button.clicked.connect(self.choose_wanted)
        self.pick_button.clicked.connect(self.pick_wanted)


def files_of(dragged: QMimeData) -> list[Path]:
    """The files that are dragged; folders and addresses of the net are left out."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
