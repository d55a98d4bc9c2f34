"""Bundled plans: the JSON of the catalogue becomes the same rows as a file that was read (cli.md, "JSON of read")."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pii_desktop.domain.plan import (
    ParsedPlan,
    ParsedRow,
    ParsedTable,
    PillarTarget,
    Place,
    PlanDocument,
    RowIssue,
    RowKind,
    Series,
    Severity,
)
from pii_desktop.domain.target import Op, Target

_PLAIN = (
    "code",
    "code_printed",
    "stt",
    "unit",
    "baseline_printed",
    "target_printed",
    "timing",
    "source_note",
    "pillar",
    "group",
    "parent",
)
_LISTS = ("lead", "coordinating", "tasks")


@dataclass(frozen=True, slots=True)
class BundledPlan:
    """One plan on offer; `count` is the number of rows somebody answers for."""

    key: str
    label: str
    year: int
    province: str
    count: int


def describe_plan(plan: dict[str, Any]) -> BundledPlan:
    """What a list of plans shows, without building the rows."""
    document = plan["document"]
    count = sum(RowKind(row["kind"]).is_assignment for row in plan["rows"])
    return BundledPlan(plan["key"], plan["label"], document["year"], document["province"], count)


def parse_plan(plan: dict[str, Any]) -> ParsedPlan:
    """The whole plan with its rows; fields that a row leaves out are empty."""
    return ParsedPlan(
        document=_document(plan["document"]),
        tables=tuple(_table(table) for table in plan["tables"]),
        rows=tuple(_row(row) for row in plan["rows"]),
        pillar_targets=tuple(_pillar_target(entry) for entry in plan["pillar_targets"]),
        subject=plan.get("subject", ""),
    )


def _table(entry: dict[str, Any]) -> ParsedTable:
    return ParsedTable(entry["columns"], entry["rows"], tuple(entry.get("header", ())))


def _document(entry: dict[str, Any]) -> PlanDocument:
    return PlanDocument(
        title=tuple(entry["title"]),
        number=entry["number"],
        signed_on=date.fromisoformat(entry["date"]) if entry["date"] else None,
        issuer=entry["issuer"],
        year=entry["year"],
        province=entry["province"],
    )


def _row(entry: dict[str, Any]) -> ParsedRow:
    plain: dict[str, Any] = {name: entry.get(name) for name in _PLAIN}
    lists: dict[str, Any] = {name: tuple(entry.get(name, ())) for name in _LISTS}
    return ParsedRow(
        kind=RowKind(entry["kind"]),
        name=entry["name"],
        place=Place(**entry["place"]),
        baseline=_decimal(entry.get("baseline")),
        series=Series(entry["series"]) if "series" in entry else None,
        target=_target(entry.get("target")),
        collective_lead=entry.get("collective_lead", False),
        issues=tuple(RowIssue(Severity(issue["severity"]), issue["text"]) for issue in entry.get("issues", ())),
        **plain,
        **lists,
    )


def _pillar_target(entry: dict[str, Any]) -> PillarTarget:
    return PillarTarget(
        pillar=entry["pillar"],
        name=entry["name"],
        baseline=_decimal(entry["baseline"]),
        target=_target(entry["target"]),
        target_printed=entry["target_printed"],
    )


def _target(entry: dict[str, Any] | None) -> Target | None:
    """A range keeps its two ends in `value` as a pair, as in the JSON of `read`."""
    if entry is None:
        return None
    value = entry["value"]
    low, high = value if isinstance(value, list) else (value, None)
    return Target(Op(entry["op"]), _decimal(low), _decimal(high), entry["unit"], entry["text"])


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
