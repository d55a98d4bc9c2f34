"""Step 1: whose workspace this is, and where it lies."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.synchronised import warning_at_choice
from pii_desktop.services.catalogue import department_names, province_names
from pii_desktop.services.synchronised import who_synchronises
from pii_desktop.services.workspace import is_workspace
from pii_desktop.ui.first_start.pick_list import Choice, PickList
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import PANEL_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.frames import Card, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label

FOLDER_NAME = "PII Desktop"


class DepartmentStep(QWidget):
    """Emits `changed` when an answer changed."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """`folder` is where the workspace would lie."""
        super().__init__(parent)
        self._folder = folder
        self.provinces = PickList(
            self.tr("Tỉnh, thành phố"),
            self.tr("Tìm hoặc gõ tên tỉnh, thành phố"),
            [Choice(name) for name in province_names()],
        )
        self.departments = PickList(
            self.tr("Đơn vị của bạn"), self.tr("Tìm hoặc gõ tên đơn vị"), [Choice(name) for name in department_names()]
        )
        self._path = ElidedLabel(tone="text2")
        self._change = Button(self.tr("Đổi chỗ…"), small=True)
        self.synchronised = Banner(parent=self)
        self._lay_out()
        self.setFocusProxy(self.provinces)
        self.provinces.changed.connect(self._on_changed)
        self.departments.changed.connect(self._on_changed)
        self._change.clicked.connect(self._on_change_clicked)
        self._show_folder()

    @property
    def province(self) -> str:
        """The province, blank when not yet given."""
        return self.provinces.word()

    @property
    def department(self) -> str:
        """The department, blank when not yet given."""
        return self.departments.word()

    @property
    def folder(self) -> Path:
        """Where the workspace will lie."""
        return self._folder

    def set_folder(self, folder: Path) -> None:
        """Another place; a folder in use gets a folder of ours inside it."""
        holds = folder.is_dir() and any(folder.iterdir())
        self._folder = folder / FOLDER_NAME if holds and not is_workspace(folder) else folder
        self._show_folder()
        self.changed.emit()

    def missing(self) -> str:
        """What has to be answered before going on; blank when all is."""
        if not self.province or not self.department:
            return self.tr("Chọn tỉnh, thành phố và đơn vị để tiếp tục")
        if is_workspace(self._folder):
            return self.tr("Chỗ này đã có sổ dữ liệu: mở sổ đó hoặc đổi chỗ")
        return ""

    def _lay_out(self) -> None:
        lists = row(gap=16)
        lists.addWidget(self.provinces, 1)
        lists.addWidget(self.departments, 1)
        place = Card()
        place.body.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 8)
        line = row(gap=12)
        line.addWidget(IconLabel(Icon.DATABASE))
        line.addWidget(Label(self.tr("Sổ dữ liệu sẽ nằm trên máy này, tại:")))
        line.addWidget(self._path, 1)
        line.addWidget(self._change)
        place.body.addLayout(line)
        stack = column(self, gap=16)
        stack.addLayout(lists, 1)
        stack.addWidget(place)
        stack.addWidget(self.synchronised)

    def _on_changed(self) -> None:
        self.changed.emit()

    def _on_change_clicked(self) -> None:
        wish = FileWish(self.tr("Chọn thư mục để sổ dữ liệu"), str(self._folder.parent))
        ask_folder(self, wish, self._on_folder_chosen)

    def _on_folder_chosen(self, folder: str) -> None:
        self.set_folder(Path(folder))

    def _show_folder(self) -> None:
        self._path.set_text(str(self._folder))
        by = who_synchronises(self._folder)
        self.synchronised.setVisible(by is not None)
        if by is not None:
            self.synchronised.show_text(warning_at_choice(by), mood=Mood.WARN)
