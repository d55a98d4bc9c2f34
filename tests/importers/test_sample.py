"""The sample workbook that travels with the program reads without a doubt, and its JSON has every key."""

import json

from pii_desktop.domain.plan import RowKind
from pii_desktop.importers.as_json import plan_as_json
from pii_desktop.importers.registry import read, read_content
from tests.importers.layouts import saved
from tests.importers.sample import SAMPLE, make

KEYS = [
    "kind", "code", "code_printed", "stt", "name", "unit", "baseline", "baseline_printed", "series", "target",
    "target_printed", "lead", "coordinating", "collective_lead", "timing", "tasks", "source_note", "pillar", "group",
    "parent", "place", "issues",
]  # fmt: skip


def test_the_sample_is_what_its_maker_makes() -> None:
    assert read_content(saved(make()), "x.xlsx", None).rows == read(SAMPLE).rows


def test_nothing_in_it_is_doubtful() -> None:
    plan = read(SAMPLE)
    assert plan.document.province == "Bắc Ninh"
    assert [row.kind for row in plan.assignments()].count(RowKind.INDICATOR) == 5
    assert plan.issues == ()
    assert [row for row in plan.rows if row.issues] == []


def test_its_json_has_the_shape_of_the_command_line() -> None:
    shown = json.loads(json.dumps(plan_as_json(read(SAMPLE)), ensure_ascii=False))
    assert list(shown) == ["document", "tables", "rows", "issues"]
    assert shown["document"]["date"] == "2025-05-06"
    assert [list(row) for row in shown["rows"]] == [KEYS] * len(shown["rows"])
    policy, ratio = (next(row for row in shown["rows"] if row["code"] == code) for code in ("1.1.1", "2.2.2"))
    assert policy["target"] == {"op": ">=", "value": 20, "unit": None, "text": ""}
    assert ratio["target"] == {"op": "range", "value": [20, 25], "unit": None, "text": ""}
    assert (policy["baseline"], policy["series"], policy["collective_lead"]) == (12.8, "score", True)
    assert policy["place"] == {"table": 0, "row": 8, "page": None, "sheet": "Phân công", "cell": "B9"}
