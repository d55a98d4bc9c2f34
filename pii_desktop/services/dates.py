"""Counting days."""

from datetime import date, timedelta

_SATURDAY = 5


def working_days(first: date, last: date) -> int:
    """Working days from `first` to `last`, both counted; 0 when last lies before first. Public holidays are not known."""
    days = (last - first).days + 1
    return sum((first + timedelta(days=offset)).weekday() < _SATURDAY for offset in range(max(days, 0)))
