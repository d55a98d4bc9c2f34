"""Days as a calendar file that Outlook and phones take (RFC 5545): CRLF, lines of at most 75 octets, UTF-8."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pii_desktop.domain.calendar_entry import CalendarEntry
from pii_desktop.exporters.atomic import atomic_write

_OCTETS = 75
_PRODUCT = "-//PII Desktop//Lich bao cao//VI"


def write_calendar(entries: Sequence[CalendarEntry], target: Path, *, name: str, stamp: datetime) -> None:
    """Write the days to `target`, whole or not at all. `stamp` is the aware moment of the export.

    Raises OutputError as `atomic_write` does.
    """
    octets = calendar_text(entries, name=name, stamp=stamp).encode()
    atomic_write(target, lambda temporary: _write(temporary, octets), validate=check_calendar)


def calendar_text(entries: Sequence[CalendarEntry], *, name: str, stamp: datetime) -> str:
    """The whole file as text, with CRLF at each line's end."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for entry in entries:
        lines += _event(entry, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def check_calendar(file: Path) -> None:
    """Raises ValueError for a file that is not a whole calendar."""
    octets = file.read_bytes()
    text = octets.decode("utf-8")
    if not text.startswith("BEGIN:VCALENDAR\r\n") or not text.endswith("END:VCALENDAR\r\n"):
        raise ValueError("not a whole calendar")
    if any(len(line) > _OCTETS for line in octets.split(b"\r\n")):
        raise ValueError("a line is too long")


def folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first after a blank (RFC 5545, 3.1); no letter is cut."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += octets
    yield piece


def _event(entry: CalendarEntry, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(entry)}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.text:
        yield f"DESCRIPTION:{_escaped(entry.text)}"
    yield "TRANSP:TRANSPARENT"
    for days in entry.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(entry.title)}")
        # At eight in the morning of that day: an all-day event begins at midnight.
        yield f"TRIGGER:{_trigger(days)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _trigger(days: int) -> str:
    return "PT8H" if days == 0 else f"-P{days - 1}DT16H"


def _uid(entry: CalendarEntry) -> str:
    """The same for the same thing, whatever its day and words are by now."""
    return f"{hashlib.sha256(entry.key.encode()).hexdigest()[:32]}@pii-desktop"


def _escaped(text: str) -> str:
    """Text as a value (RFC 5545, 3.3.11), composed, without control signs."""
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in whole if sign == "\n" or unicodedata.category(sign) != "Cc")
    for sign in "\\;,":
        kept = kept.replace(sign, f"\\{sign}")
    return kept.replace("\n", "\\n")


def _write(file: Path, octets: bytes) -> None:
    file.write_bytes(octets)
