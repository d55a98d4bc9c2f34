"""Tab goes the way a page is read, also through what was made after the rest of the page."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

_WHOLE = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit)
"""Controls that have parts of their own, which are none of ours."""


def follow_reading(area: QWidget) -> None:
    """Let Tab go through `area` in the order of its layouts. Call it when parts of it were made anew.

    For areas of buttons and rows: round controls that stand for a field (focus proxies) Qt makes a ring of its own.
    """
    for one, other in pairwise(_stops(area)):
        QWidget.setTabOrder(one, other)


def follow_after(before: QWidget, area: QWidget) -> None:
    """The same for an area that was made after what stands behind it: Tab comes to it from `before`."""
    for one, other in pairwise((before, *_stops(area))):
        QWidget.setTabOrder(one, other)


def _stops(area: QWidget) -> Iterator[QWidget]:
    """The controls themselves: not the fields round them, which only pass the keyboard on."""
    for part in _parts(area):
        inner = [] if isinstance(part, _WHOLE) else list(_stops(part))
        if inner:
            yield from inner
        elif part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            yield part


def _parts(area: QWidget) -> Iterator[QWidget]:
    layout = area.layout()
    if isinstance(area, QScrollArea):
        if area.widget() is not None:
            yield area.widget()
    elif layout is not None:
        yield from _laid_out(layout)
    else:
        placed = [each for each in area.children() if isinstance(each, QWidget) and not each.isWindow()]
        yield from sorted(placed, key=lambda each: (each.y(), each.x()))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """What lies in `layout`, in its order.

    Items are never asked for: Qt frees them behind the back of Python, which then takes another object at the same
    place for an item.
    """
    beside = layout.parentWidget().children()
    placed: list[tuple[int, QWidget | QLayout]] = []
    placed += [(layout.indexOf(each), each) for each in layout.children() if isinstance(each, QLayout)]
    placed += [(layout.indexOf(each), each) for each in beside if isinstance(each, QWidget)]
    for place, part in sorted(placed, key=lambda each: each[0]):
        if place < 0:
            continue
        if isinstance(part, QLayout):
            yield from _laid_out(part)
        else:
            yield part
