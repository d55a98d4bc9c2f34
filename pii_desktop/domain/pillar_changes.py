"""What a file says otherwise of whole pillars: told and accepted like the fields of a row."""

from collections.abc import Iterable

from pii_desktop.domain.changeset import ChangeKind, FieldChange, RowChange
from pii_desktop.domain.fields import FIELDS, field_differs
from pii_desktop.domain.plan import ParsedRow, PillarTarget, Place, RowKind
from pii_desktop.text.numbers import format_decimal

_FIELDS = tuple(field for field in FIELDS if field.key in ("baseline", "target"))
_NOWHERE = Place(-1, -1)


def pillar_changes(stored: Iterable[PillarTarget], printed: Iterable[PillarTarget]) -> tuple[RowChange, ...]:
    """A change for each pillar whose baseline or target the file gives otherwise; what it leaves out stays."""
    known = {each.pillar: each for each in stored}
    changes = (_change(known.get(each.pillar), each) for each in printed)
    return tuple(change for change in changes if change.fields)


def is_of_pillar(change: RowChange) -> bool:
    """True for a change that is about a whole pillar and no assignment."""
    return change.row is not None and change.row.kind is RowKind.PILLAR


def take_pillars(
    stored: Iterable[PillarTarget], printed: Iterable[PillarTarget], accepted: frozenset[tuple[str, str]]
) -> tuple[PillarTarget, ...]:
    """The stored targets with what was accepted of the printed ones, as (key of the change, field)."""
    merged = {each.pillar: each for each in stored}
    for each in printed:
        key = _change(merged.get(each.pillar), each).key
        taken = {field.key for field in _FIELDS if (key, field.key) in accepted}
        if taken:
            merged[each.pillar] = _taken(merged.get(each.pillar), each, taken)
    return tuple(merged.values())


def _taken(old: PillarTarget | None, new: PillarTarget, fields: set[str]) -> PillarTarget:
    of_baseline = new if "baseline" in fields or old is None else old
    of_target = new if "target" in fields or old is None else old
    return PillarTarget(new.pillar, new.name, of_baseline.baseline, of_target.target, of_target.target_printed)


def _change(old: PillarTarget | None, new: PillarTarget) -> RowChange:
    row = _row(new)
    before = _row(old) if old else ParsedRow(RowKind.PILLAR, row.name, _NOWHERE)
    fields = tuple(
        FieldChange(field.key, field.label, field.show(before), field.show(row))
        for field in _FIELDS
        if field_differs(field, before, row)
    )
    return RowChange((ChangeKind.CHANGED,), None, row, "", row.name, fields)


def _row(target: PillarTarget) -> ParsedRow:
    """The pillar as a row, without a code: "1" alone would be taken for that of an indicator."""
    return ParsedRow(
        kind=RowKind.PILLAR,
        name=f"Trụ cột {target.pillar}: {target.name}",
        place=_NOWHERE,
        baseline=target.baseline,
        baseline_printed=None if target.baseline is None else format_decimal(target.baseline),
        target=target.target,
        target_printed=target.target_printed,
        pillar=target.pillar,
    )
