"""What was frozen in a version: written once, read back as facts and as the document."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.frozen_facts import Facts
from pii_desktop.domain.frozen_json import decode, encode
from pii_desktop.domain.ids import PeriodId, VersionId
from pii_desktop.domain.letterhead_change import with_letterhead
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.report import Report
from pii_desktop.domain.versions import Version

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

STANDING = frozenset({PeriodState.SUBMITTED, PeriodState.SIGNED, PeriodState.SENT})
"""The states in which the report is what was frozen, not what the records say today."""

_SHEETS = frozenset({"sheets"})


def last_version(uow: "UnitOfWork", period_id: PeriodId) -> Version | None:
    """The version at hand: the latest one, None before the first."""
    return next(reversed(uow.versions.of_period(period_id)), None)


def keep(uow: "UnitOfWork", version_id: VersionId, report: Report, facts: Facts) -> None:
    """Freeze a document and its facts, as part of an action that is under way."""
    from pii_desktop.storage.repositories.versions import FrozenTexts

    uow.versions.freeze(version_id, FrozenTexts(encode(facts), encode(report)))


def frozen_facts(uow: "UnitOfWork", version_id: VersionId) -> Facts | None:
    """The facts of a version, None where nothing was frozen. Raises WorkspaceError where it cannot be read."""
    texts = uow.versions.frozen(version_id)
    return decode(texts.facts, Facts) if texts else None


def frozen_report(uow: "UnitOfWork", version: Version, *, has_sheets: bool = True) -> Report | None:
    """The document of a version, with the number and the date of its signing; None where nothing was frozen.

    Without `has_sheets` the sheets of its workbook, most of what was frozen, are left unread.

    Raises WorkspaceError where it cannot be read.
    """
    texts = uow.versions.frozen(version.id)
    if texts is None:
        return None
    report = decode(texts.document, Report, unread=frozenset() if has_sheets else _SHEETS)
    number, _, symbol = version.document_number.partition("/")
    head = report.letterhead
    signed = replace(head, number=number, symbol=symbol or head.symbol, signed_on=version.signed_on or head.signed_on)
    return with_letterhead(report, signed)
