"""What goes into a calendar file: days with their words."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One whole day. `key` names the same thing in every export, so that a calendar replaces what it has.

    `alarms` are days before it on which the calendar reminds.
    """

    key: str
    day: date
    title: str
    text: str = ""
    alarms: tuple[int, ...] = ()
