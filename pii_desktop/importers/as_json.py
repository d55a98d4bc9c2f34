"""A parsed plan as the JSON of `read` (cli.md): every key present, decimals as numbers."""

from decimal import Decimal

from pii_desktop.domain.plan import ParsedPlan, ParsedRow, PlanDocument, RowIssue
from pii_desktop.domain.target import Op, Target


def plan_as_json(plan: ParsedPlan) -> dict[str, object]:
    """`plan` in the shape of cli.md, ready for `json.dumps(..., ensure_ascii=False)`."""
    return {
        "document": _document(plan.document),
        "tables": [{"columns": dict(table.columns), "rows": table.rows} for table in plan.tables],
        "rows": [_row(row) for row in plan.rows],
        "issues": _issues(plan.issues),
    }


def _document(document: PlanDocument) -> dict[str, object]:
    return {
        "title": list(document.title),
        "number": document.number,
        "date": document.signed_on.isoformat() if document.signed_on else None,
        "issuer": document.issuer,
        "year": document.year,
        "province": document.province,
    }


def _row(row: ParsedRow) -> dict[str, object]:
    place = row.place
    return {
        "kind": row.kind.value,
        "code": row.code,
        "code_printed": row.code_printed,
        "stt": row.stt,
        "name": row.name,
        "unit": row.unit,
        "baseline": _number(row.baseline),
        "baseline_printed": row.baseline_printed,
        "series": row.series.value if row.series else None,
        "target": _target(row.target),
        "target_printed": row.target_printed,
        "lead": list(row.lead),
        "coordinating": list(row.coordinating),
        "collective_lead": row.collective_lead,
        "timing": row.timing,
        "tasks": list(row.tasks),
        "source_note": row.source_note,
        "pillar": row.pillar,
        "group": row.group,
        "parent": row.parent,
        "place": {"table": place.table, "row": place.row, "page": place.page, "sheet": place.sheet, "cell": place.cell},
        "issues": _issues(row.issues),
    }


def _target(target: Target | None) -> dict[str, object] | None:
    if target is None:
        return None
    value: object = _number(target.value)
    if target.op is Op.RANGE:
        value = [_number(target.value), _number(target.high)]
    return {"op": target.op.value, "value": value, "unit": target.unit, "text": target.text}


def _number(number: Decimal | None) -> int | float | None:
    """A JSON number; its digits are those of the decimal for every number that a plan prints."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _issues(issues: tuple[RowIssue, ...]) -> list[dict[str, str]]:
    return [{"severity": issue.severity.value, "text": issue.text} for issue in issues]
