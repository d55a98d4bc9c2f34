"""Tab goes the way a page is read, also through what was made after the rest of the page."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_reading(area: QWidget) -> None:
    """Let Tab go through `area` in the order of its layouts. Call it when parts of it were made anew."""
    for one, other in pairwise(_stops(area)):
        QWidget.setTabOrder(one, other)


def _stops(area: QWidget) -> Iterator[QWidget]:
    for part in _parts(area):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
            yield part
            continue
        if part.focusProxy() is not None:
            # Tab stops here too and is handed on: left behind what it holds, it would lead back for ever.
            yield part
        yield from _stops(part)


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
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        for part in (item.widget(), item.layout()):  # one of them, or neither for an empty space
            if isinstance(part, QWidget):
                yield part
            elif isinstance(part, QLayout):
                yield from _laid_out(part)
