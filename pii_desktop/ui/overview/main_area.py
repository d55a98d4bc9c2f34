"""The main part of the overview: lists, pillars and target bars, side by side where there is room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from pii_desktop.ui.widgets.frames import column, row

_LEFT, _LEAST_LEFT, _MIDDLE, _RIGHT, _GAP = 440, 376, 352, 310, 16  # 16 less than drawn: a scroll bar
_SIDE_BY_SIDE = _LEFT + _MIDDLE + _RIGHT + 2 * _GAP


class MainArea(QWidget):
    """Three columns; in a narrow window the target bars stand below the other two."""

    def __init__(self, left: QWidget, pillars: QWidget, targets: QWidget, parent: QWidget | None = None) -> None:
        """Takes the parts over."""
        super().__init__(parent)
        self._left, self._targets = left, targets
        self._is_wide: bool | None = None
        pillars.setFixedWidth(_MIDDLE)
        self._upper = row(gap=_GAP)
        self._upper.addWidget(left, 3)
        self._upper.addWidget(pillars)
        self._whole = column(self, gap=_GAP)
        self._whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._whole.addLayout(self._upper, 1)
        self._arrange(is_wide=True)

    @property
    def is_wide(self) -> bool:
        """True while the three stand side by side."""
        return bool(self._is_wide)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two columns, whatever stands side by side now."""
        return QSize(_LEAST_LEFT + _GAP + _MIDDLE, self._whole.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where there is room for them."""
        super().resizeEvent(event)
        self._arrange(is_wide=event.size().width() >= _SIDE_BY_SIDE)

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        self._left.setMinimumWidth(_LEFT if is_wide else _LEAST_LEFT)
        self._targets.setMinimumWidth(_RIGHT)
        if is_wide:
            self._upper.addWidget(self._targets, 2)
        else:
            self._whole.addWidget(self._targets)
        self.updateGeometry()
