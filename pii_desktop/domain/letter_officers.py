"""The letter that names focal officers, or who comes in whose place (seed 001 III.2.c)."""

from dataclasses import dataclass

from pii_desktop.domain.letter_form import (
    Body,
    Sender,
    Wording,
    followed,
    keeper,
    lettered,
    person_words,
    resting_on,
    usual_wording,
)
from pii_desktop.domain.people import FocalOfficer
from pii_desktop.domain.report import plain
from pii_desktop.domain.report_form import official_date


@dataclass(frozen=True, slots=True)
class Named:
    """Who holds a post now, and whom the officer follows, None where nobody held it."""

    person: FocalOfficer
    before: FocalOfficer | None = None


@dataclass(frozen=True, slots=True)
class OfficersMatter:
    """The officers in the order of their posts."""

    named: tuple[Named, ...]

    @property
    def is_change(self) -> bool:
        """True where somebody comes in another's place."""
        return any(each.before is not None for each in self.named)


def officers_wording(sender: Sender, matter: OfficersMatter) -> Wording:
    """Addressed to Sở KH&CN, which keeps the list (seed 001 III.2.c); by Sở KH&CN itself to UBND tỉnh."""
    verb = "thay thế" if matter.is_change else "cử"
    return usual_wording(sender, f"{verb} cán bộ đầu mối theo dõi, thực hiện {followed(sender)}", (keeper(sender),))


def officers_body(sender: Sender, matter: OfficersMatter) -> Body:
    """Who, with what title, how to be reached, in whose place and since when."""
    verb = "thông báo thay thế" if matter.is_change else "cử"
    opening = f"{resting_on(sender)}{sender.unit} {verb} cán bộ đầu mối theo dõi, tổng hợp, báo cáo như sau:"
    duty = (
        "Cán bộ đầu mối có trách nhiệm tham mưu triển khai, tổng hợp số liệu, tài liệu minh chứng các chỉ số, chỉ tiêu "
        f"được giao và là người liên hệ, trao đổi thông tin của {sender.unit}."
    )
    blocks = (plain(opening), *lettered([_line(each) for each in matter.named]), plain(duty))
    return Body(blocks, f"{sender.unit} thông báo để {keeper(sender)} biết, tổng hợp và phối hợp công tác")


def _line(each: Named) -> str:
    person = each.person
    words = f"{person.post.label}: {person_words(person.officer)}"
    if each.before is not None:
        words += f", thay đồng chí {each.before.officer.name}"
    if person.since is not None:
        words += f", kể từ ngày {official_date(person.since)}"
    return f"{words} (theo {person.document})" if person.document else words
