"""Days as a clerk types and reads them."""

import re
from datetime import date, datetime

from pii_desktop.errors import InputError

_DAY = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})|(\d{2})(\d{2})(\d{4})")
_YEARS = range(1945, 2101)  # the documents begin with the state; a later year is a slip of the finger


def parse_date(text: str) -> date:
    """The day in "06/05/2025", "6-5-2025" or "06052025". Raises InputError (code "date-invalid") for anything else."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise _invalid(text)
    day, month, year = (int(part) for part in found.groups() if part is not None)
    try:
        result = date(year, month, day)
    except ValueError as error:
        raise _invalid(text) from error
    if result.year not in _YEARS:
        raise _invalid(text)
    return result


def format_date(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_moment(at: datetime | None) -> str:
    """Day and time of the clock on the wall, "06/05/2025 10:32"."""
    return at.astimezone().strftime("%d/%m/%Y %H:%M") if at else ""


def _invalid(text: str) -> InputError:
    return InputError(
        title=f"“{text.strip()[:40]}” không phải là một ngày.",
        text="Điều đã gõ được giữ nguyên.",
        hint="Hãy gõ ngày/tháng/năm, ví dụ 06/05/2025.",
        code="date-invalid",
    )
