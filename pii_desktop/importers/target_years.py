"""Targets of several years side by side: the plan's own year is taken, and what was taken is said."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pii_desktop.importers.header import Header
from pii_desktop.importers.labels import YEAR, Meaning, meaning_of
from pii_desktop.importers.parts import Part


def aim_at(parts: tuple[Part, ...], year: int | None) -> tuple[Part, ...]:
    """The parts with the targets of `year` where a header names it, else with those it printed first.

    Columns that a clerk gave stay.
    """
    return tuple(replace(part, header=_aimed(part.header, year)) for part in parts)


def year_notes(parts: tuple[Part, ...], year: int | None) -> Iterator[str]:
    """A note for each header with targets of several years: which there are, and which were taken."""
    for header in dict.fromkeys(part.header.labels for part in parts if not part.header.is_given):
        part = next(part for part in parts if part.header.labels == header)
        columns = _columns(part.header)
        if columns:
            listed = ", ".join(f"“{header[column]}”" for column in columns)
            taken = part.header.label(Meaning.TARGET)
            why = "theo năm của kế hoạch" if year in _years(taken) else "vì đứng trước"
            yield f"Bảng có mục tiêu của nhiều năm ({listed}): lấy cột “{taken}” {why}; hãy chọn lại cột nếu cần."


def _aimed(header: Header, year: int | None) -> Header:
    columns = [] if header.is_given else _columns(header)
    if not columns:
        return header
    wanted = next((column for column in columns if year in _years(header.labels[column])), columns[0])
    told = {header.labels[column] for column in columns}
    unread = tuple(label for label in header.unread if label not in told)
    doubts = tuple(each for each in header.doubts if not any(f"“{label[:60]}”" in each for label in told))
    return replace(header, columns={**header.columns, Meaning.TARGET: wanted}, unread=unread, doubts=doubts)


def _columns(header: Header) -> list[int]:
    """The columns of targets, the first of each label; none at all where they are of one year."""
    first: dict[str, int] = {}
    for column, label in enumerate(header.labels):
        is_taken = any(place == column for meaning, place in header.columns.items() if meaning is not Meaning.TARGET)
        if _years(label) and not is_taken and (meaning_of(label) is Meaning.TARGET or _goes_on(header, column, first)):
            first.setdefault(label, column)
    years = {_years(label) for label in first}
    return list(first.values()) if len(years) > 1 else []


def _goes_on(header: Header, column: int, before: dict[str, int]) -> bool:
    """True for a bare year right of a target: the label over both lay merged and a text table lost that."""
    is_bare = re.fullmatch(rf"((đến )?năm )?{YEAR}", header.labels[column], re.IGNORECASE) is not None
    return is_bare and column - 1 in before.values()


def _years(label: str) -> tuple[int, ...]:
    return tuple(int(found[0]) for found in re.finditer(YEAR, label))
