"""Codes that stand at several rows of a file: asked about before anything is stored, in one sentence."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.services.importing import ImportPreview, new_codes_twice
from pii_desktop.ui.widgets.banner import Banner, Mood


class TwiceBanner(Banner):
    """Hidden while no code stands twice. Emits `decided` when the rows were kept knowingly, or no longer."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to ask."""
        super().__init__(parent=parent)
        self._codes: tuple[str, ...] = ()
        self._is_kept = False
        self.acted.connect(self._on_acted)
        self.hide()

    @property
    def missing(self) -> str:
        """What has to be decided before storing; blank when all is."""
        return self.tr("Mã {codes} trùng, hãy chọn").format(codes=self._words()) if self._is_asking else ""

    def forget(self) -> None:
        """Another file: what was kept of the last one is asked anew."""
        self._is_kept = False

    def show_preview(self, preview: ImportPreview) -> None:
        """Ask about codes at several rows, where one of these rows would be stored."""
        codes = new_codes_twice(preview)
        self._is_kept = self._is_kept and codes == self._codes
        self._codes = codes
        self._refresh()

    @property
    def _is_asking(self) -> bool:
        return bool(self._codes) and not self._is_kept

    def _words(self) -> str:
        return ", ".join(self._codes)

    def _refresh(self) -> None:
        self.setVisible(bool(self._codes))
        if self._is_asking:
            words = self.tr(
                "Mã {codes} đứng ở nhiều dòng của tệp: chọn dòng rồi chọn mã đúng ở khung Nguồn, hoặc nhận cả các dòng."
            )
            self.show_text(words.format(codes=self._words()), mood=Mood.WARN, action=self.tr("Nhận cả các dòng"))
        else:
            words = self.tr("Nhận cả các dòng cùng mang mã {codes}.")
            self.show_text(words.format(codes=self._words()), action=self.tr("Xét lại"))

    def _on_acted(self) -> None:
        self._is_kept = not self._is_kept
        self._refresh()
        self.decided.emit()
