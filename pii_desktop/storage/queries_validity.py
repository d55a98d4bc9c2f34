"""The verdict of `domain.validity` in SQL, for filters over a hundred thousand documents."""

from typing import Any

from sqlalchemy import TEXT, ColumnElement, and_, case, cast, func, literal, select, type_coerce

from pii_desktop.domain.validity import CERTIFICATES, Measure, Standing
from pii_desktop.storage.records import assignment, evidence, evidence_link, plan


def worst_rank(measure: Measure) -> ColumnElement[Any]:
    """`Standing.rank` of a row of `evidence`: the worst verdict over its indicators.

    A document without any is judged at the end of the period.
    """
    proven = (
        select(func.max(link_rank(measure)))
        .select_from(evidence_link)
        .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
        .join(plan, plan.c.id == assignment.c.plan_id)
        .where(evidence_link.c.evidence_id == evidence.c.id, assignment.c.archived_at.is_(None))
        .correlate(evidence)
        .scalar_subquery()
    )
    return func.coalesce(proven, _verdict(literal(measure.end.isoformat()), literal(value=False), measure))


def link_rank(measure: Measure) -> ColumnElement[Any]:
    """`Standing.rank` of one link: `evidence`, `assignment` and `plan` are to be joined to it."""
    return _verdict(cut_off_day(measure), _needs_certificate(measure), measure)


def _verdict(cut: ColumnElement[str], needs: ColumnElement[bool], measure: Measure) -> ColumnElement[Any]:
    """`domain.validity.standing` in SQL; days are ISO texts, which sort by time."""
    signed, begins, until = text_of(evidence.c.signed_on), text_of(evidence.c.in_force_from), valid_until()
    lacks = and_(needs, evidence.c.kind.in_(sorted(CERTIFICATES))) | (signed.is_(None) & begins.is_(None))
    is_soon = until.between(measure.today.isoformat(), measure.soon_until.isoformat())
    return case(
        (signed > cut, Standing.SIGNED_AFTER.rank),
        (begins > cut, Standing.NOT_YET.rank),
        (until.is_(None) & lacks, Standing.UNKNOWN.rank),
        (until.is_(None), Standing.IN_FORCE.rank),
        (until < cut, Standing.EXPIRED.rank),
        (is_soon, Standing.SOON.rank),
        else_=Standing.IN_FORCE.rank,
    )


def cut_off_day(measure: Measure) -> ColumnElement[str]:
    """`domain.validity.cut_off` in SQL: an ISO text; `assignment` and its `plan` are to be joined."""
    later = plan.alias()
    continued = select(later.c.continues_id).where(later.c.continues_id.is_not(None))
    is_old = plan.c.id.in_(continued) & (plan.c.year < measure.year)
    is_new = plan.c.continues_id.is_not(None) & (plan.c.year > measure.year)
    is_own = is_old | is_new
    year = case((is_own, cast(plan.c.year, TEXT)), else_=str(measure.year))
    code = _display_code()
    ruled = [(code.in_(rule.codes), year + f"-{rule.day}") for rule in measure.rules]
    return case(
        (assignment.c.cut_off.is_not(None), year + "-" + text_of(assignment.c.cut_off)),
        *ruled,
        (is_own, year + "-12-31"),
        else_=measure.end.isoformat(),
    )


def _needs_certificate(measure: Measure) -> ColumnElement[bool]:
    codes = [code for rule in measure.rules if rule.needs_certificate for code in rule.codes]
    return func.coalesce(_display_code().in_(codes), literal(value=False))


def _display_code() -> ColumnElement[str]:
    """As `ParsedRow.display_code`; numbers in the plan are no codes of a rule."""
    code = text_of(assignment.c.code)
    is_sub = (text_of(assignment.c.parent) != "") & (code != "")
    return case((is_sub, text_of(assignment.c.parent) + " " + code), else_=code)


def valid_until() -> ColumnElement[Any]:
    """As `EvidenceFields.valid_until`: the earlier of the two ends."""
    ends, expires = text_of(evidence.c.in_force_to), text_of(evidence.c.expires_on)
    return case((ends.is_(None), expires), (expires.is_(None), ends), else_=func.min(ends, expires))


def text_of(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The text that is stored, without the type that would turn it into a value."""
    return type_coerce(column, TEXT)
