"""The check before signature: all rules over one document, the gravest first."""

from collections.abc import Iterator

from pii_desktop.domain.plan import Severity
from pii_desktop.domain.signing_accents import of_accents
from pii_desktop.domain.signing_citations import of_citations
from pii_desktop.domain.signing_days import of_days
from pii_desktop.domain.signing_figures import of_figures
from pii_desktop.domain.signing_form import of_form
from pii_desktop.domain.signing_matter import SigningFinding, SigningMatter
from pii_desktop.domain.signing_parties import of_parties
from pii_desktop.domain.signing_plan import of_plans
from pii_desktop.domain.signing_signs import of_signs
from pii_desktop.domain.signing_tables import left_in_tables
from pii_desktop.domain.signing_words import of_words
from pii_desktop.domain.signing_years import of_years

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check_document(matter: SigningMatter) -> tuple[SigningFinding, ...]:
    """All findings, the gravest first, then in the order of the document; each once."""
    told = dict.fromkeys(_all(matter))
    return tuple(sorted(told, key=lambda each: _ORDER[each.severity]))


def _all(matter: SigningMatter) -> Iterator[SigningFinding]:
    yield from of_form(matter)
    yield from of_parties(matter)
    yield from of_words(matter)
    yield from of_signs(matter)
    yield from of_years(matter)
    yield from of_accents(matter)
    yield from of_days(matter)
    yield from of_citations(matter)
    yield from of_plans(matter)
    yield from left_in_tables(matter)
    yield from of_figures(matter)
