"""Decides what kind of row a line is, from its mark, its company and what it says."""

import re
from dataclasses import dataclass

from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan import ParsedRow, RowKind
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.lines import Line
from pii_desktop.importers.marks import Mark, MarkKind
from pii_desktop.importers.parties import starts_with_party
from pii_desktop.importers.values import timing_in
from pii_desktop.text.normalise import search_key
from pii_desktop.text.roman import parse_roman

_LONGEST_HEADING = 160
_COUNTED = (RowKind.INDICATOR, RowKind.TASK)
_PARTIES = (Meaning.LEAD, Meaning.COORDINATING)
_SAYING = (*_PARTIES, Meaning.TARGET)
_BULLETS = ("-", "–", "+", "*", "•")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a table is like as a whole: does it carry indicator codes, which numbers stand before pillars."""

    has_codes: bool
    pillar_marks: frozenset[str] = frozenset()
    pillar_names: frozenset[str] = frozenset()


def profile_of(lines: tuple[Line, ...], framework: Framework | None) -> Profile:
    """The profile of a table; a number or a numeral stands before a pillar where the code below begins with it."""
    marks = [line.mark for line in lines]
    has_codes = any(mark is not None and mark.kind is MarkKind.INDICATOR for mark in marks)
    names = frozenset(search_key(pillar.name) for pillar in framework.pillars) if framework else frozenset()
    return Profile(has_codes, _pillar_marks(lines) if has_codes else frozenset(), names)


def kind_of(line: Line, profile: Profile, last: ParsedRow | None) -> RowKind | None:
    """The kind of a line; None when it is no row of its own but goes on with the row above, or is nothing."""
    if line.mark is None or (line.sole and _is_enumeration(line, profile, last)):
        return _unmarked(line, profile, last)
    if Meaning.NAME in line.inherited and not _is_listed_below(line):
        return RowKind.TASK if line.own(Meaning.TASKS) and any(map(line.own, _PARTIES)) else None
    if profile.has_codes and last is not None and _counts_on(line, line.mark, last):
        return RowKind.TASK
    return _marked(line, line.mark.kind, profile)


def _counts_on(line: Line, mark: Mark, last: ParsedRow) -> bool:
    """True for 1.1, 1.2 below an indicator that the table counts as 1: what somebody does for it, and no group."""
    if mark.kind is not MarkKind.GROUP or not line.own(Meaning.LEAD) or last.kind not in _COUNTED:
        return False
    number, _, rest = (last.stt or "").partition(".")
    return bool(rest) == (last.kind is RowKind.TASK) and mark.code.partition(".")[0] == number


def _is_listed_below(line: Line) -> bool:
    return Meaning.STT not in line.inherited and Meaning.CODE not in line.inherited and bool(line.own(Meaning.STT))


def _marked(line: Line, mark: MarkKind, profile: Profile) -> RowKind | None:
    match mark:
        case MarkKind.PILLAR:
            return RowKind.PILLAR
        case MarkKind.ROMAN:
            return RowKind.PILLAR if _is_pillar(line, profile) else RowKind.SECTION
        case MarkKind.INDICATOR:
            return RowKind.INDICATOR if line.name or line.assigns else None
        case MarkKind.GROUP if profile.has_codes:
            return RowKind.GROUP
        case MarkKind.GROUP | MarkKind.BRACKET | MarkKind.LETTER:
            return RowKind.SUBITEM
        case MarkKind.NUMBER:
            return _numbered(line, profile)


def _numbered(line: Line, profile: Profile) -> RowKind | None:
    """A plain number: a pillar among codes, a target or the heading of sub-items elsewhere."""
    if not line.name:
        return None
    if _is_pillar(line, profile) or (profile.has_codes and not line.assigns):
        return RowKind.PILLAR
    return RowKind.TARGET if line.assigns else RowKind.GROUP


def _is_pillar(line: Line, profile: Profile) -> bool:
    if search_key(line.name) in profile.pillar_names:
        return True
    is_counted = line.mark is not None and line.mark.code in profile.pillar_marks
    # "I. SỞ TÀI CHÍNH" above 1.2.1 says whose rows follow.
    return is_counted and not starts_with_party(line.name)


def _unmarked(line: Line, profile: Profile, last: ParsedRow | None) -> RowKind | None:
    if line.sole is not None:
        return _lone(line, profile, last)
    if Meaning.NAME in line.inherited or not line.name:
        names_task = line.own(Meaning.TASKS) and any(map(line.own, (*_PARTIES, Meaning.TIMING)))
        return RowKind.TASK if names_task and last is not None else None
    if not line.assigns:
        return None
    if not profile.has_codes and line.stt in _BULLETS and last is not None:
        return RowKind.SUBITEM
    if profile.has_codes:
        return RowKind.TASK if any(map(line.text, _SAYING)) else None
    return RowKind.TARGET


def _lone(line: Line, profile: Profile, last: ParsedRow | None) -> RowKind | None:
    """A row with one text only: a heading, the work items of the row above, or what stands below the table."""
    text = line.sole or ""
    if search_key(line.name) in profile.pillar_names:
        return RowKind.PILLAR
    if _is_heading(text, line):
        return RowKind.SECTION
    if last is not None and last.kind is RowKind.TASK and not line.after_blank:
        return RowKind.TASK
    if last is None and not line.after_blank and line.is_wide and len(text) <= _LONGEST_HEADING:
        return RowKind.SECTION
    return None


def _is_heading(text: str, line: Line) -> bool:
    if len(text) > _LONGEST_HEADING or "\n" in text.strip() or text.lstrip().startswith(("-", "+", "•")):
        return False
    timing = timing_in(text)
    is_time = timing is not None and len(text) <= len(timing) + 10
    is_capital = text.upper() == text and len(text) > 3 and re.search(r"[^\W\d]", text) is not None
    return (is_time or is_capital) and not line.after_blank


def _is_enumeration(line: Line, profile: Profile, last: ParsedRow | None) -> bool:
    """True for "1. Tham mưu ...": as the only text of a row under an indicator it is a work item and no target."""
    listed = line.mark is not None and line.mark.kind in (MarkKind.NUMBER, MarkKind.LETTER)
    return listed and profile.has_codes and last is not None


def _pillar_marks(lines: tuple[Line, ...]) -> frozenset[str]:
    found: set[str] = set()
    above: Mark | None = None
    for line in lines:
        mark = line.mark
        if mark is None:
            continue
        if above is not None and mark.kind in (MarkKind.GROUP, MarkKind.INDICATOR):
            value = parse_roman(above.code) or above.code
            if mark.code.partition(".")[0] == str(value):
                found.add(above.code)
        above = mark if mark.kind in (MarkKind.ROMAN, MarkKind.NUMBER) else None
    return frozenset(found)
