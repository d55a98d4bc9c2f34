"""Who is who for the check before signature: the province and its mergers, departments, what is quoted."""

from functools import cache
from typing import TYPE_CHECKING

from pii_desktop.domain.report_material import ReportContent, full_name, plain_name
from pii_desktop.domain.report_wording import citations
from pii_desktop.domain.signing_matter import Parties, ProvinceName
from pii_desktop.domain.signing_printed import as_printed
from pii_desktop.services.catalogue import directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_SHORTEST = 6
"""Letters of a name that can be told from ordinary words."""


def parties_of(content: ReportContent, day: "date") -> Parties:
    """Who is who in a report on a day; a merger to come changes no name yet."""
    return Parties(
        province=content.profile.province.strip(),
        provinces=tuple(each for each in _provinces() if each.since is None or each.since <= day),
        departments=_departments(),
        quoted=tuple(dict.fromkeys(each for each in _quoted(content) if _names_somebody(each))),
    )


def printed_in(content: ReportContent) -> tuple[str, ...]:
    """Tasks and names of rows as plans print them; what the department added to them is its own."""
    tasks = (item.text for item in content.work_items if not item.is_own)
    return as_printed((*tasks, *(row.assignment.row.name for row in content.rows)))


@cache
def _provinces() -> tuple[ProvinceName, ...]:
    """Those that ended with what they are part of, then those in force; before its day a merger counts for nothing."""
    from pii_desktop.storage.catalogue import load_provinces

    loaded = load_provinces()
    since = {each.name: each.valid_from for each in loaded if each.valid_to is None}
    ended = [each for each in loaded if each.merged_into and each.merged_into != each.name]
    merged = [ProvinceName(each.name, each.merged_into or "", since.get(each.merged_into or "")) for each in ended]
    return (*merged, *(ProvinceName(each) for each in since))


@cache
def _departments() -> tuple[tuple[str, ...], ...]:
    """The spellings of each department of the catalogue."""
    named = ((each.name, each.short_name, *each.aliases) for each in directory().departments)
    return tuple(tuple(dict.fromkeys(name for name in names if len(name) >= _SHORTEST)) for names in named)


def _quoted(content: ReportContent) -> "Iterator[str]":
    """Titles and citations of plans, titles of documents, names of rows, as the text repeats them."""
    for part in content.plans:
        yield from (part.subject, *part.plan.document.title)
    for _, full, short in citations(content.plans, content.profile.province):
        yield from (full, short)
    for row in content.rows:
        yield from (full_name(row), plain_name(row))
    yield from (each.fields.abstract for each in content.evidence)


def _names_somebody(text: str) -> bool:
    folded = text.lower()
    return any(each in folded for each in ("tỉnh ", "thành phố ", "sở "))
