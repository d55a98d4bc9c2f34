"""The check before signature of a period's report, and what it takes over from the report before it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pii_desktop.domain.departments import Department
from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.narrative_patterns import PATTERNS, TYPED
from pii_desktop.domain.period import Period, PeriodKind, period_end
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import ReportContent, build_text
from pii_desktop.domain.report_differences import compare_facts
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import FormerName, FormerOfficer, SigningFinding, SigningMatter, setting
from pii_desktop.domain.signing_rows import checked_rows, counts_of
from pii_desktop.domain.unchanged import UnchangedSentence, UnchangedValue, unchanged, unchanged_values
from pii_desktop.domain.wording_rules import Told, worded
from pii_desktop.services.catalogue import directory, mergers
from pii_desktop.services.dates import today
from pii_desktop.services.frozen_reports import STANDING, frozen_facts, last_version
from pii_desktop.services.live_reports import facts_since
from pii_desktop.services.periods import find_period
from pii_desktop.services.plan_facts import cited_plans
from pii_desktop.services.profiles import own_department
from pii_desktop.services.reporting import document_of, gathered
from pii_desktop.services.signing_parties import parties_of, printed_in
from pii_desktop.services.succession import period_facts, successions
from pii_desktop.services.text_at_hand import TextAtHand, text_at_hand
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from pii_desktop.services.ports import UnitOfWork

_Former: TypeAlias = "tuple[tuple[AssignmentId, Decimal], ...]"
_SHORTEST = 6
"""Letters of a name that can be told from ordinary words."""
FIXED = frozenset(PATTERNS) - TYPED
"""Sentences that every report of a department has alike."""


@dataclass(frozen=True, slots=True)
class SigningCheck:
    """What was found, the gravest first; `same` and `same_values` are what the report of `compared_with` says too."""

    findings: tuple[SigningFinding, ...]
    same: tuple[UnchangedSentence, ...] = ()
    same_values: tuple[UnchangedValue, ...] = ()
    compared_with: str = ""


def check_before_signing(uow: "UnitOfWork", period_id: int) -> SigningCheck:
    """Check the report of a period: the frozen one, else the live one. Raises as `reporting.report_period`."""
    content = gathered(uow, period_id)
    former, at = tuple(_former_values(uow, content)), text_at_hand(uow, content)
    matter = _matter(uow, content, former, at)
    before = _report_before(uow, content.period)
    same = unchanged(matter.report, before[1], FIXED) if before else ()
    values = unchanged_values((row for row in content.rows if at.tells_of(row.assignment.id)), dict(former))
    return SigningCheck(check_document(matter), same, values, before[0].title if before else "")


def _matter(uow: "UnitOfWork", content: ReportContent, former: "_Former", at: TextAtHand) -> SigningMatter:
    """The document with all it is held against; `former` are values of earlier periods."""
    changed = _changed_since(uow, content)
    day = min(period_end(content.period), today())
    told = tuple(each for each in checked_rows(content, former) if at.tells_of(each.assignment_id))
    return SigningMatter(
        report=document_of(uow, content),
        rows=tuple(each for each in told if each.assignment_id not in changed),
        former_names=former_names(uow, day),
        former_officers=tuple(_former_officers(uow)),
        counts=None if changed or at.correction else counts_of(content),
        generated={} if changed else _generated(at),
        documents=_documents(content),
        plan_numbers=tuple(part.plan.document.number for part in content.plans if part.plan.document.number),
        unit_symbol=content.profile.symbol.strip(),
        plans=cited_plans(uow, (part.plan.id for part in content.plans)),
        printed=printed_in(content),
        parties=parties_of(content, day),
        today=today(),
        is_whole_year=content.period.kind is PeriodKind.YEAR,
        addressee_place=_addressee_place(content),
        period_year=content.period.year,
    )


def _addressee_place(content: ReportContent) -> Spot:
    """Where the addressee is written: with the period, else in the settings."""
    return Spot(Site.PERIODS, "recipient") if content.period.recipient.strip() else setting("addressee")


def _changed_since(uow: "UnitOfWork", content: ReportContent) -> frozenset[AssignmentId | None]:
    """The rows that are otherwise now than in the frozen report: its text goes with its own annex, not with them."""
    version = last_version(uow, content.period.id)
    before = frozen_facts(uow, version.id) if version and version.state in STANDING else None
    if before is None:
        return frozenset()
    return frozenset(each.place.assignment_id for each in compare_facts(before, facts_since(uow, content, before)))


def signing_findings(uow: "UnitOfWork", period_id: int) -> tuple[SigningFinding, ...]:
    """What the check finds; nothing where no row is followed and there is no report yet."""
    if not period_facts(uow, find_period(uow, period_id)):
        return ()
    return _findings(uow, period_id)


def counted_findings(uow: "UnitOfWork", period_id: int, *, most: int) -> Counter[Severity] | None:
    """How many findings of each grade; None for a report of more than `most` rows, of which little was read then.

    Raises as `check_before_signing`.
    """
    if len(period_facts(uow, find_period(uow, period_id))) > most:
        return None
    return Counter(each.severity for each in _findings(uow, period_id))


def _findings(uow: "UnitOfWork", period_id: int) -> tuple[SigningFinding, ...]:
    """What is found, without a look at the report before."""
    content = gathered(uow, period_id)
    former = tuple(_former_values(uow, content))
    return check_document(_matter(uow, content, former, text_at_hand(uow, content)))


def _generated(at: TextAtHand) -> dict[str, str]:
    """What the program writes for each sentence, in full where it is cited first."""
    sections = worded(at.sections, (each for each in at.wordings if each.period_id is None))
    return {part.line.key: part.line.text for section in sections for part in section.parts if isinstance(part, Told)}


def _documents(content: ReportContent) -> dict[str, "date | None"]:
    """The numbered documents that the store knows, with their days."""
    known = {each.fields.number: each.fields.signed_on for each in (*content.evidence, *content.loose)}
    plans = (part.plan.document for part in content.plans)
    return {**known, **{each.number: each.signed_on for each in plans if each.number}}


def former_names(uow: "UnitOfWork", day: "date") -> tuple[FormerName, ...]:
    """The names, long and short, that had ended on a day by a merger: those of the catalogue and the user's own."""
    by_key = {each.key: each for each in directory().departments}
    ended = [
        (by_key[each.old], by_key[each.new], each.since)
        for each in mergers()
        if each.old in by_key and each.new in by_key and not each.is_partial
    ]
    for each in successions(uow):
        plan = each.reorganisation
        if not each.is_undone and not plan.is_partial:
            ended += [(old, plan.new, plan.since) for old in plan.old]
    in_use = {search_key(name) for new in {new for _, new, _ in ended} for name in _names_of(new)}
    return tuple(
        FormerName(name, new.name, since)
        for old, new, since in ended
        if since <= day
        for name in _names_of(old)
        if search_key(name) not in in_use
    )


def _names_of(department: Department) -> tuple[str, ...]:
    """Every name it goes by."""
    names = dict.fromkeys((department.name, department.short_name, *department.aliases))
    return tuple(name for name in names if len(name) >= _SHORTEST)


def _former_officers(uow: "UnitOfWork") -> Iterator[FormerOfficer]:
    """Those of the department whose last term is over."""
    terms = uow.focal_officers.of_department(own_department(uow).name)
    here = {each.officer.name for each in terms if each.until is None or each.until >= today()}
    for each in terms:
        if each.until is not None and each.until < today() and each.officer.name not in here:
            yield FormerOfficer(each.officer.name, each.until)


def _former_values(uow: "UnitOfWork", content: ReportContent) -> Iterator[tuple[AssignmentId, "Decimal"]]:
    """Last year's value of each row, then the nearest of an earlier period, as running text compares them."""
    ended = [each for each in uow.periods.all() if period_end(each) < period_end(content.period)]
    earlier = [each.id for each in sorted(ended, key=period_end, reverse=True)]
    for is_last_year in (True, False):
        for number, (_, entry) in uow.checks.before(content.period.id, earlier, last_year=is_last_year).items():
            yield from ((number, each) for each in (entry.value, entry.score) if each is not None)


def _report_before(uow: "UnitOfWork", period: Period) -> tuple[Period, Report] | None:
    """The latest report of an earlier period that has something entered, of the same plans."""
    mine = (None, period.plan_id)
    ended = [each for each in uow.periods.all() if period_end(each) < period_end(period) and each.plan_id in mine]
    for each in sorted(ended, key=period_end, reverse=True):
        if each.is_sent or _has_entries(uow, each):
            return each, document_of(uow, gathered(uow, each.id), build_text)
    return None


def _has_entries(uow: "UnitOfWork", period: Period) -> bool:
    facts = period_facts(uow, period)
    return any(each.entry.value is not None or each.entry.result.strip() for each in facts)
