"""The real appendices: their truth, the marking script beside them, and their rows as an office would type them."""

import contextlib
import importlib.util
import io
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.importers.as_json import plan_as_json
from pii_desktop.importers.registry import read
from tests.importers.layouts import Layout, PlanRow

APPENDICES = ("bacninh-2025", "bacgiang-2024", "bacgiang-2030-targets", "bacgiang-nq02-2024")
_PII = ("name", "lead", "coordinating", "tasks")
_TARGETS = ("stt", "name", "unit", "target", "lead")
LAYOUTS = {
    "bacninh-2025": Layout(("stt", *_PII, "source_note")),
    "bacgiang-2024": Layout(("stt", "name", "baseline", "target", "tasks", "lead", "coordinating", "timing")),
    "bacgiang-2030-targets": Layout(_TARGETS, labels={"name": "Chỉ tiêu", "target": "Mục tiêu"}),
    "bacgiang-nq02-2024": Layout(_TARGETS, labels={"name": "Nội dung", "target": "Chỉ tiêu năm 2024"}),
}


@cache
def appendix(shared: Path, file: str) -> ParsedPlan:
    """An appendix as it is read, once for all tests of a process: eighteen pages take a second or two."""
    return read(shared / "appendices" / file)


@cache
def scoring(shared: Path) -> ModuleType:
    """The marking script."""
    spec = importlib.util.spec_from_file_location("score", shared / "appendices" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def truth_of(shared: Path, name: str) -> Any:
    """What stands in an appendix."""
    return json.loads((shared / "appendices" / f"{name}.truth.json").read_text(encoding="utf-8"))


@cache
def typed_truth(shared: Path, name: str) -> Any:
    """The same without a mark that hangs on no letter: nobody types it, and old fonts have no place for it."""
    return json.loads(json.dumps(truth_of(shared, name), ensure_ascii=False).replace(" \u0323", " "))


def marks(shared: Path, truth: Any, plan: ParsedPlan) -> str:
    """An empty text when every field is right, else what the script prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        is_right = scoring(shared).main(truth, json.loads(json.dumps(plan_as_json(plan))))
    return "" if is_right else printed.getvalue()


def rows_of(shared: Path, name: str) -> tuple[PlanRow, ...]:
    """The rows of an appendix."""
    return tuple(as_built(row) for row in typed_truth(shared, name)["rows"])


def as_built(row: dict[str, Any]) -> PlanRow:
    """A row of a truth file as an office would type it."""
    return PlanRow(
        row["kind"],
        row.get("code") or row.get("stt") or "",
        row["name"],
        row.get("lead_raw") or "",
        row.get("coordinating_raw") or "",
        row.get("baseline_raw") or "",
        row.get("target_raw") or "",
        "\n".join(row.get("tasks") or []),
        "" if row["kind"] == "section" else row.get("timing") or "",
        row.get("unit") or "",
        row.get("source_note") or "",
    )
