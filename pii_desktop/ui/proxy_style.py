"""Fusion with our checkbox, radio button and keyboard ring; the style sheet does the rest."""

from typing import Any, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QProxyStyle, QStyle, QStyleOption, QWidget

from pii_desktop.ui.boxes import BOX, draw_box, draw_radio, draw_ring

_Metric = QStyle.PixelMetric
_Part = QStyle.PrimitiveElement
_State = QStyle.StateFlag


class ProxyStyle(QProxyStyle):
    """Paints what a style sheet cannot: rings seen only under the keyboard, boxes with a tick."""

    def __init__(self) -> None:
        """On top of Fusion, the same on every system."""
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Boxes of 16 logical pixels, their words 8 away."""
        match metric:
            case (
                _Metric.PM_IndicatorWidth
                | _Metric.PM_IndicatorHeight
                | _Metric.PM_ExclusiveIndicatorWidth
                | _Metric.PM_ExclusiveIndicatorHeight
            ):
                return BOX
            case _Metric.PM_CheckBoxLabelSpacing | _Metric.PM_RadioButtonLabelSpacing:
                return 8
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Own boxes and ring; everything else is Fusion's."""
        seen = cast("Any", option)  # the stubs leave out what every style option has
        enabled = bool(seen.state & _State.State_Enabled)
        match element:
            case _Part.PE_FrameFocusRect:
                if isinstance(widget, QAbstractButton) and seen.state & _State.State_KeyboardFocusChange:
                    draw_ring(painter, QRectF(widget.rect()))
            case _Part.PE_IndicatorCheckBox:
                draw_box(painter, QRectF(seen.rect), check_state(seen.state), enabled=enabled)
            case _Part.PE_IndicatorRadioButton:
                draw_radio(painter, QRectF(seen.rect), bool(seen.state & _State.State_On), enabled=enabled)
            case _:
                super().drawPrimitive(element, option, painter, widget)


def check_state(state: QStyle.StateFlag) -> Qt.CheckState:
    """Checked, partly or not, from the flags of a style option."""
    if state & _State.State_NoChange:
        return Qt.CheckState.PartiallyChecked
    return Qt.CheckState.Checked if state & _State.State_On else Qt.CheckState.Unchecked
