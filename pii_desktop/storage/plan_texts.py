"""Headings and pillar targets of a plan as one text each: how the history keeps what an import put in their place."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from pii_desktop.domain.plan import ParsedRow, PillarTarget
from pii_desktop.storage.columns import stored_text, value_of_text
from pii_desktop.storage.mapping import Values, values_of_pillar_target, values_of_row
from pii_desktop.storage.records import heading, pillar_target


def text_of_headings(rows: Iterable[ParsedRow]) -> str:
    """The text of headings in their order; "" for none."""
    return _text(heading, map(values_of_row, rows))


def headings_of(text: str) -> tuple[ParsedRow, ...]:
    """The inverse of `text_of_headings`."""
    return tuple(ParsedRow(**values) for values in _values(heading, text))


def text_of_targets(targets: Iterable[PillarTarget]) -> str:
    """The text of pillar targets in their order; "" for none."""
    return _text(pillar_target, map(values_of_pillar_target, targets))


def targets_of(text: str) -> tuple[PillarTarget, ...]:
    """The inverse of `text_of_targets`."""
    return tuple(PillarTarget(**values) for values in _values(pillar_target, text))


def _text(table: Table, records: Iterable[Values]) -> str:
    """JSON objects with the stored texts of their columns, blank ones left out."""
    listed = [{key: stored_text(table.c[key], value) for key, value in record.items()} for record in records]
    kept = [{key: text for key, text in record.items() if text} for record in listed]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""


def _values(table: Table, text: str) -> list[dict[str, Any]]:
    records: list[dict[str, str]] = json.loads(text) if text else []
    columns = [column for column in table.c if column.key not in ("id", "plan_id", "position")]
    return [{each.key: value_of_text(each, record.get(each.key, "")) for each in columns} for record in records]
