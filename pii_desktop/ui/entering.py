"""Into a page by keyboard, from the search box in the head of the window."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pii_desktop.ui.widgets.table_view import RowsView

_BY_TAB = Qt.FocusPolicy.TabFocus


def enter(page: QWidget) -> None:
    """Give the keyboard to what had it last in `page`, else to its list, else to the first part that takes it."""
    lists = (view for view in page.findChildren(RowsView) if view.isVisible())
    before = cast("QWidget | None", page.focusWidget())  # the stubs do not know that there may be none
    there = before if before is not None and before is not page and before.isVisible() else next(lists, None)
    if there is None:
        there = _first(page)
    if there is not None:
        there.setFocus(Qt.FocusReason.OtherFocusReason)


def _first(page: QWidget) -> QWidget | None:
    each = page.nextInFocusChain()
    while each is not None and each is not page:
        is_ready = page.isAncestorOf(each) and each.isVisible() and each.isEnabled()
        if is_ready and each.focusPolicy() & _BY_TAB:
            return each
        each = each.nextInFocusChain()
    return None
