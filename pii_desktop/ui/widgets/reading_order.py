"""The order in which Tab goes: the order in which one reads, whichever part was made first."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_BY_TAB = Qt.FocusPolicy.TabFocus


def put_in_reading_order(layout: QLayout) -> tuple[QWidget, ...]:
    """Let Tab follow the layout; the parts it stops at, hidden ones too, first to last."""
    parts = tuple(_parts(layout))
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)
    return parts


def _parts(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _parts(inner)
        elif widget is not None:
            yield from _within(widget)


def _within(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & _BY_TAB and widget.focusProxy() is None:
        yield widget
        return
    inner = widget.layout()
    if inner is not None:
        yield from _parts(inner)
        return
    window = widget.window()  # the list of a closed drop-down is a window of its own
    found = (each for each in widget.findChildren(QWidget) if each.window() is window)
    yield from (each for each in found if each.focusPolicy() & _BY_TAB and each.focusProxy() is None)
