"""What a reply would change in the progress entry: the clerk says field by field; what they typed themselves stays."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pii_desktop.domain.checks_values import disagrees
from pii_desktop.domain.coordination import Request
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.request_form import FormColumn
from pii_desktop.text.numbers import format_decimal

TRANSFERRED = (
    FormColumn.VALUE,
    FormColumn.NUMERATOR,
    FormColumn.DENOMINATOR,
    FormColumn.RESULT,
    FormColumn.DIFFICULTIES,
)
"""What a reply and an entry share; documents and the officer stay with the request."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One field: what the entry has (`own`), what the department answered, what the entry would be then.

    A text is put behind the own one, with the name of the department; a number takes the place of the own one.
    """

    column: FormColumn
    own: str
    answered: str
    value: Decimal | str

    @property
    def keeps_own(self) -> bool:
        """True where something typed stands already: the clerk must say that it is to change."""
        return bool(self.own)


def transfers(request: Request, entry: Entry) -> tuple[Transfer, ...]:
    """The fields in which the reply says something that the entry does not hold yet."""
    return tuple(_transfers(request, entry))


def taken_over(entry: Entry, offered: tuple[Transfer, ...], chosen: Collection[FormColumn], unit: str | None) -> Entry:
    """The entry with the chosen fields; `unit` is that of its row.

    A value that numerator and denominator gave is computed anew from others, one that was typed against them stays.
    Another denominator is not the background figure's any more.
    """
    values: dict[str, Any] = {each.column.value: each.value for each in offered if each.column in chosen}
    is_ratio_new = bool({FormColumn.NUMERATOR.value, FormColumn.DENOMINATOR.value} & values.keys())
    if is_ratio_new and FormColumn.VALUE.value not in values and _is_computed(entry, unit):
        values[FormColumn.VALUE.value] = None
    if FormColumn.DENOMINATOR.value in values:
        values["denominator_id"] = None
    return replace(entry, **values)


def _is_computed(entry: Entry, unit: str | None) -> bool:
    return None not in (entry.numerator, entry.denominator) and not disagrees(entry, unit)


def _transfers(request: Request, entry: Entry) -> Iterator[Transfer]:
    for column in TRANSFERRED:
        answered = getattr(request.reply, column.value)
        own = getattr(entry, column.value)
        if answered in (None, "") or answered == own:
            continue
        if isinstance(answered, Decimal):
            shown = "" if own is None else format_decimal(own)
            yield Transfer(column, shown, format_decimal(answered), answered)
        elif (words := f"{request.department}: {answered}") and not _says(own, words):
            yield Transfer(column, own, answered, f"{own}\n{words}" if own else words)


def _says(own: str, words: str) -> bool:
    """Whether whole lines of `own` are these: two departments may answer alike, and "12" stands in "125" too."""
    return f"\n{words}\n" in f"\n{own}\n"
