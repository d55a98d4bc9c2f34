"""Widgets that take turns in one place, each made when it is first wanted."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class LateStack(QStackedWidget):
    """Blank in every place until something is put there."""

    def __init__(self, places: int, parent: QWidget | None = None) -> None:
        """The first of `places` is in front."""
        super().__init__(parent)
        for _ in range(places):
            self.addWidget(QWidget())

    def put(self, place: int, widget: QWidget) -> None:
        """Take `widget` in where a blank stood; the place in front stays in front."""
        shown, blank = self.currentIndex(), self.widget(place)
        self.removeWidget(blank)
        blank.deleteLater()
        self.insertWidget(place, widget)
        self.setCurrentIndex(shown)
