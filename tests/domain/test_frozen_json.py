"""What is frozen comes back as it was, whatever blocks a report has; what is not known is refused with a sentence."""

import json
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pii_desktop.domain.frozen_facts import Facts, facts_of
from pii_desktop.domain.frozen_json import decode, encode
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import build_report
from pii_desktop.errors import WorkspaceError
from tests.exporters.sample import sample_content

KEPT = Path(__file__).parents[1] / "data" / "golden" / "ban-dong-cung.json"
"""A report frozen by an early version of the program: it stays readable for ever."""

st.register_type_strategy(Hashable, st.none() | st.integers() | st.text() | st.tuples(st.integers(), st.text()))
texts = st.text(st.characters(codec="utf-8"), max_size=8)
atoms = {
    str: texts,
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    date: st.dates(),
}
for kind, strategy in atoms.items():
    st.register_type_strategy(kind, strategy)

thorough = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@thorough
@given(st.from_type(Report))
def test_any_report_comes_back_equal(report: Report) -> None:
    assert decode(encode(report), Report) == report


@thorough
@given(st.from_type(Facts))
def test_any_facts_come_back_equal(facts: Facts) -> None:
    assert decode(encode(facts), Facts) == facts


def test_numbers_keep_the_places_that_were_typed() -> None:
    @dataclass(frozen=True)
    class Figure:
        value: Decimal

    assert str(decode(encode(Figure(Decimal("45.920"))), Figure).value) == "45.920"


def test_what_was_frozen_early_is_read_for_ever() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    report = decode(json.dumps(kept["document"]), Report)
    facts = decode(json.dumps(kept["facts"]), Facts)

    assert report.letterhead.issuing_body == "Sở Tài chính"
    assert report.blocks
    assert [row.code for row in facts.rows][:2] == ["1.1.3", "2.2.2"]


def test_a_field_that_came_later_is_its_default() -> None:
    written = json.loads(encode(build_report(sample_content())))
    del written["language"]

    assert decode(json.dumps(written), Report).language == "vi-VN"


def _changed(change: str) -> str:
    """A frozen report in which one thing is not what this version writes."""
    written: dict[str, Any] = json.loads(encode(build_report(sample_content())))
    match change:
        case "block":
            written["blocks"][0]["is"] = "Hologram"
        case "field":
            written["letterhead"]["stamp"] = "tròn"
        case "missing":
            del written["letterhead"]["abstract"]
        case "word":
            written["blocks"][0]["style"] = "vertical"
        case "day":
            written["letterhead"]["signed_on"] = "31/12/2025"
        case "number":
            written["letterhead"]["year"] = "2025"
        case "list":
            written["recipients"] = "- Như trên;"
        case "nothing":
            return "null"
        case _:
            return change
    return json.dumps(written)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("block", "Hologram"),
        ("field", "Letterhead.stamp"),
        ("missing", "Letterhead.abstract"),
        ("word", "vertical"),
        ("day", "31/12/2025"),
        ("number", "2025"),
        ("list", "Như trên"),
        ("nothing", "None"),
        ("{", "…"),
    ],
)
def test_what_is_not_known_is_refused_with_a_sentence(change: str, named: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        decode(_changed(change), Report)
    assert caught.value.code == "frozen-unknown"
    assert named in caught.value.text
    assert "phiên bản mới hơn" in caught.value.hint


def test_true_is_no_number() -> None:
    @dataclass(frozen=True)
    class Count:
        number: int

    with pytest.raises(WorkspaceError):
        decode('{"is":"Count","number":true}', Count)


def test_types_that_could_not_be_told_apart_are_no_fields() -> None:
    @dataclass(frozen=True)
    class Doubtful:
        day: date | str

    with pytest.raises(TypeError):
        decode(encode(Doubtful("x")), Doubtful)
    with pytest.raises(TypeError):
        encode({1, 2})


def test_the_facts_of_a_report_name_rows_documents_and_work() -> None:
    facts = facts_of(sample_content())

    assert len(facts.rows) == len(sample_content().rows)
    assert {each.code for each in facts.work_items} <= {row.code or row.name for row in facts.rows}
    assert all(each.files and each.files[0].sha256 for each in facts.documents)
