"""Rules about the period as a whole: its day, to whom it goes, and who answers for it."""

from collections.abc import Iterator, Mapping
from datetime import date

from pii_desktop.domain.checks_table import of_desk
from pii_desktop.domain.findings import Finding, Rule, Spot
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.period import Period


def of_period(period: Period, recipient: str, today: date) -> Iterator[Finding]:
    """Day and recipient of a report that was not sent yet; `recipient` is the usual one, for a period without."""
    if period.is_sent:
        return
    spot, subject = Spot(period_id=period.id), str(period.id)
    if not (period.recipient.strip() or recipient.strip()):
        yield of_desk(Rule.NO_RECIPIENT, period.title, spot, subject=subject)
    if period.deadline is None:
        yield of_desk(Rule.NO_DEADLINE, period.title, spot, subject=subject)
    elif period.deadline < today:
        day = f"{period.deadline:%d/%m/%Y}"
        yield of_desk(Rule.DEADLINE_PASSED, period.title, spot, subject=subject, day=day)


def of_people(officers: Mapping[Post, FocalOfficer | None]) -> Iterator[Finding]:
    """Posts without anybody, and officers whom nobody can reach."""
    for post, holder in officers.items():
        if holder is None:
            yield of_desk(Rule.NO_OFFICER, post.label, subject=post.value, post=post.label.lower())
        elif not (holder.officer.phone.strip() or holder.officer.email.strip()):
            name = holder.officer.name
            yield of_desk(Rule.NO_CONTACT, name, subject=post.value, post=post.label, officer=name)
