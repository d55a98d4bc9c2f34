"""Days: which one it is, and how many are left."""

from datetime import date, datetime, timedelta

_SATURDAY = 5


def today() -> date:
    """The date on the clerk's wall."""
    return datetime.now().astimezone().date()


def working_days(first: date, last: date) -> int:
    """Working days from `first` to `last`, both counted, 0 when last lies before first; holidays are not known."""
    days = (last - first).days + 1
    return sum((first + timedelta(days=offset)).weekday() < _SATURDAY for offset in range(max(days, 0)))
