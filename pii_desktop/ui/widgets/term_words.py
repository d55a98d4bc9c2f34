"""A term in office in words."""

from pii_desktop.domain.people import FocalOfficer
from pii_desktop.ui.widgets.dates import format_date


def term_words(person: FocalOfficer) -> str:
    """From when to when: "01/03/2025 – nay", "đến 30/06/2025"; "đang phụ trách" where neither day is known."""
    since = format_date(person.since) if person.since else ""
    if person.until is None:
        return f"{since} – nay" if since else "đang phụ trách"
    until = format_date(person.until)
    return f"{since} – {until}" if since else f"đến {until}"
