"""The one place where a change is told to every page."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Carries what happened; no page knows another.

    `changed` carries a `pii_desktop.domain.changes.Changes`, `saved` an aware datetime.
    """

    changed = Signal(object)
    saved = Signal(object)
