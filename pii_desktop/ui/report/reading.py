"""What the page reads: the sentences of the period's report, and what the check before signature finds."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.narrative_patterns import ABSTRACT
from pii_desktop.domain.period import Period
from pii_desktop.domain.report import Heading, Paragraph, Report
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.domain.wordings import Outline, OutlineLine, SentenceState
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.frozen_reports import last_version
from pii_desktop.services.reporting import printed_period
from pii_desktop.services.scope import Scope
from pii_desktop.services.signing_checks import SigningCheck, check_before_signing
from pii_desktop.services.wordings import outline
from pii_desktop.text.normalise import search_key
from pii_desktop.ui.drafts import texts_of, wording_draft_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


_NONE = Outline(())
LONG = 1500
"""More sentences than any department's report has; checking and drawing them takes minutes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The period (None where there is none) and its sentences; `refusal` says why there are none.

    `version` is the one at hand, None before the first: a supplement or a correction holds only what differs from the
    report sent. `folded` are the words of each sentence without accents, for the search.
    """

    period: Period | None
    sentences: Outline = _NONE
    version: Version | None = None
    drafts: tuple[tuple[str, str], ...] = ()
    refusal: InputError | None = None
    folded: tuple[str, ...] = ()

    @property
    def kind(self) -> VersionKind:
        """What is being written."""
        return self.version.kind if self.version is not None else VersionKind.REPORT

    @property
    def is_long(self) -> bool:
        """True for a report that takes so long to check and draw that one has to ask for it."""
        return len(self.sentences.lines) > LONG


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the report of a period, and when."""

    period_id: PeriodId
    found: SigningCheck
    at: str


def read_sentences(uow: "UnitOfWork", scope: Scope) -> Shown:
    """The report of the period of the scope, else of the current one."""
    period = scope_period(uow, scope)
    if period is None:
        return Shown(None)
    try:
        sentences = outline(uow, period.id)
    except InputError as refusal:
        return Shown(period, refusal=refusal)
    if sentences.locked:
        sentences = replace(sentences, lines=_kept(printed_period(uow, period.id)[0], sentences))
    version = last_version(uow, period.id)
    drafts = texts_of(uow.drafts.get(wording_draft_key(period.id)))
    folded = tuple(search_key(f"{line.text} {line.label}") for line in sentences.lines)
    return Shown(period, sentences, version, tuple(sorted(drafts.items())), folded=folded)


def _kept(report: Report, now: Outline) -> tuple[OutlineLine, ...]:
    """The sentences as they were submitted or signed: what the records would make of them today is not in it."""
    found: dict[str, OutlineLine] = {}
    if (abstract := now.line(ABSTRACT)) is not None:
        found[ABSTRACT] = _as_kept(abstract, report.letterhead.abstract)
    section = ""
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            section = block.text
        elif isinstance(block, Paragraph) and block.key:
            line = now.line(block.key) or OutlineLine(block.key, section, "", "", "", "", SentenceState.GENERATED)
            before = found.get(block.key)
            found[block.key] = _as_kept(line, f"{before.text}\n{block.text}" if before else block.text)
    return tuple(found.values())


def _as_kept(line: OutlineLine, text: str) -> OutlineLine:
    return replace(line, text=text, generated=text, pattern=text, places=(), problem="", state=SentenceState.GENERATED)


def read_check(uow: "UnitOfWork", period_id: PeriodId) -> Checked:
    """The check of a period's report as it stands."""
    return Checked(period_id, check_before_signing(uow, period_id), datetime.now().astimezone().strftime("%H:%M"))
