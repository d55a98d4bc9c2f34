"""The head of a list: title, note, and what works on the list; the chips under it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING
from pii_desktop.ui.widgets.frames import row

SEARCH_WIDTH = 200
"""Width of the search box of a list."""


def page_head(title: QWidget, note: QWidget, *tools: QWidget) -> QWidget:
    """`title`, `note` in the room that is left, and `tools` at the right, in a line as high as every page's head."""
    head = QWidget()
    head.setFixedHeight(PAGE_HEAD_HEIGHT)
    line = row(head, gap=12, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
    line.addWidget(title)
    line.addWidget(note, 1)
    for tool in tools:
        line.addWidget(tool)
    return head


def wrapping(chips: QWidget) -> QWidget:
    """`chips`, which take a second line where the first is full."""
    policy = chips.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    chips.setSizePolicy(policy)
    return chips
