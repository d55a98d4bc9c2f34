"""When a page has come to rest: nothing of it is still to be made, read or drawn a moment later."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_REST_MS = 60


def waits_for_rest(page: QWidget) -> bool:
    """Whether a piece of the page is still to be made, or a panel waits for the keys to rest before it reads."""
    timers = page.findChildren(QTimer)
    return any(timer.isActive() and timer.isSingleShot() and timer.interval() <= _REST_MS for timer in timers)
