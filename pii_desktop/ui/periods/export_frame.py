"""How the dialog for several formats is laid out: a row a format, the folder, what becomes of old files."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.periods.export_row import ExportRow
from pii_desktop.ui.periods.export_run import PACK
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, Rule

_WIDTH = 640
_LEAST_HEIGHT = 420


class ExportFrame(QDialog):
    """The widgets and their places; a subclass says what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is ticked."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Xuất nhiều định dạng"))
        self.setMinimumWidth(_WIDTH)
        self.rows = {form: ExportRow(form, word) for form, word in self._forms()}
        self.folder_label = ElidedLabel()
        self.folder_button = Button(self.tr("Chọn…"))
        self.taken = ChoiceField(self.tr("Nếu tệp đã có trong thư mục"), self._ways())
        self.banner = Banner()
        self.open_folder = Button(self.tr("Mở thư mục"), icon_name=Icon.EXTERNAL_LINK)
        self.stop_button = Button(self.tr("Hủy xuất"))
        self.close_button = Button(self.tr("Đóng"))
        self.export_button = Button(self.tr("Xuất"), kind=Kind.PRIMARY, icon_name=Icon.DOWNLOAD)
        self._lay_out()

    # for the subclass

    def _wanted(self) -> tuple[str, ...]:
        return tuple(form for form, each in self.rows.items() if each.box.isChecked() and each.isEnabled())

    @property
    def _is_replacing(self) -> bool:
        return self.taken.value() is True

    def _fit(self) -> None:
        """As high as what is said."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), _LEAST_HEIGHT))

    # private

    def _forms(self) -> tuple[tuple[str, str], ...]:
        words = (self.tr("PDF"), self.tr("Word"), self.tr("Excel"), self.tr("Gói minh chứng"))
        return tuple(zip(("pdf", "docx", "xlsx", PACK), words, strict=True))

    def _ways(self) -> tuple[tuple[str, bool], ...]:
        return ((self.tr("Giữ tệp cũ, ghi thêm tệp có số “(2)”"), False), (self.tr("Thay tệp cũ"), True))

    def _lay_out(self) -> None:
        self.banner.hide()
        self.open_folder.hide()
        stack = column(self, gap=12, margins=(24, 24, 24, 16))
        stack.addWidget(Label(self.windowTitle(), role=Type.PANEL_TITLE))
        stack.addWidget(self.banner)
        stack.addWidget(Label(self.tr("Lưu vào thư mục"), role=Type.SMALL, tone="text2"))
        place = row(gap=8)
        place.addWidget(self.folder_label, 1)
        place.addWidget(self.folder_button)
        stack.addLayout(place)
        stack.addWidget(Rule())
        for each in self.rows.values():
            stack.addWidget(each)
        stack.addWidget(Rule())
        stack.addWidget(self.taken)
        stack.addStretch(1)
        foot = row(gap=8)
        foot.addWidget(self.open_folder)
        foot.addStretch(1)
        for button in (self.close_button, self.stop_button, self.export_button):
            foot.addWidget(button)
        stack.addLayout(foot)
