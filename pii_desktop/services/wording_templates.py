"""Templates: the user's own words for a kind of sentence, for all plans or for one."""

from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PlanId, WordingId
from pii_desktop.domain.narrative_edit import unknown_places
from pii_desktop.domain.narrative_parts import kind_of, section_of
from pii_desktop.domain.narrative_patterns import COMMON, PATTERNS, SECTIONS, Pattern
from pii_desktop.domain.wordings import TemplateLine, Wording
from pii_desktop.errors import InputError
from pii_desktop.services.wording_refusals import checked_text, not_there

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def templates(uow: "UnitOfWork", plan_id: PlanId | None) -> tuple[TemplateLine, ...]:
    """Every kind of sentence with the words in force for a plan (None: for all plans), in the order of a report."""
    own = {each.key: each for each in uow.wordings.templates(plan_id)}
    return tuple(_line(kind, pattern, own.get(kind)) for kind, pattern in PATTERNS.items())


def put_template(uow: "UnitOfWork", plan_id: PlanId | None, key: str, pattern: str) -> Changes:
    """Let sentences of the kind of `key` say `pattern` in the reports on a plan, or on every plan.

    Raises InputError for a blank pattern, control characters, a place that the sentence does not know
    (code "unknown-place"), and a kind that is none (code "not-found").
    """
    kind = kind_of(key)
    if kind not in PATTERNS:
        raise not_there()
    words = checked_text(pattern)
    known = (*PATTERNS[kind].places, *COMMON)
    strange = unknown_places(words, known)
    if strange:
        named = ", ".join(f"{{{name}}}" for name in strange)
        raise InputError(
            f"{named} không có trong câu này.",
            "Câu chữ mẫu cũ vẫn giữ nguyên.",
            f"Các chỗ điền được: {', '.join(f'{{{name}}}' for name in known)}.",
            "unknown-place",
        )
    action = "Sửa câu chữ mẫu"
    with uow.action(action):
        uow.wordings.put(Wording(WordingId(0), kind, words, based_on=PATTERNS[kind].text, plan_id=plan_id))
    return _changes(uow, action, plan_id)


def drop_template(uow: "UnitOfWork", plan_id: PlanId | None, key: str) -> Changes:
    """Take a template of a plan (None: of all plans) away; nothing where there is none."""
    action = "Bỏ câu chữ mẫu"
    there = [each for each in uow.wordings.templates(plan_id) if each.key == kind_of(key) and each.plan_id == plan_id]
    with uow.action(action):
        for each in there:
            uow.wordings.delete(each.id)
    return _changes(uow, action, plan_id) if there else Changes(action)


def _line(kind: str, pattern: Pattern, own: Wording | None) -> TemplateLine:
    return TemplateLine(
        kind=kind,
        section=SECTIONS[section_of(kind)],
        label=pattern.label,
        default=pattern.text,
        pattern=own.text if own else pattern.text,
        places=(*pattern.places, *COMMON),
        is_own=own is not None,
        plan_id=own.plan_id if own else None,
    )


def _changes(uow: "UnitOfWork", action: str, plan_id: PlanId | None) -> Changes:
    """The reports that a template concerns are written anew."""
    periods = (period.id for period in uow.periods.all() if plan_id is None or period.plan_id in (None, plan_id))
    return Changes(action, periods=frozenset(periods))
