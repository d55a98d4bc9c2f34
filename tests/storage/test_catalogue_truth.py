"""Bundled plans say what the issued plans say: names, figures and departments, with work items in own words."""

import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.domain.directory import Directory
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.domain.target import Op
from pii_desktop.storage.catalogue import load_departments, load_framework, load_mergers, load_plan, load_provinces
from pii_desktop.text.normalise import one_line

pytestmark = pytest.mark.real_documents

INDICATOR_LINE = re.compile(r"\| \d\.\d\.\d \|")
PLAN_KEYS = ("bacninh-2025", "bacgiang-2024", "bacgiang-2030-targets", "bacgiang-nq02-2024")


def truth_of(shared: Path, key: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((shared / "appendices" / f"{key}.truth.json").read_text(encoding="utf-8"))
    return content


def pairs(shared: Path, key: str) -> list[tuple[dict[str, Any], ParsedRow]]:
    return list(zip(truth_of(shared, key)["rows"], load_plan(key).rows, strict=True))


def names(agencies: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(agency["name"] for agency in agencies)


def printed_code(truth: dict[str, Any]) -> str | None:
    return truth["code_raw"].rstrip(".") if truth.get("code_raw") else None


def shown_numbers(row: ParsedRow) -> Any:
    assert row.target is not None
    if row.target.op is Op.RANGE:
        return [float(row.target.value or 0), float(row.target.high or 0)]
    return None if row.target.value is None else float(row.target.value)


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_rows_stand_in_order_with_kind_code_number_and_name(shared: Path, key: str) -> None:
    for truth, row in pairs(shared, key):
        assert row.kind == truth["kind"]
        assert row.code == (truth.get("code_suspect") or truth["code"])
        assert row.code_printed == printed_code(truth)
        assert row.stt == truth["stt"]
        assert row.name == one_line(truth["name"])


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_departments_are_named_as_printed(shared: Path, key: str) -> None:
    for truth, row in pairs(shared, key):
        assert row.lead == names(truth["lead"])
        assert row.coordinating == names(truth["coordinating"])
        assert row.collective_lead == any(agency["collective"] for agency in truth["lead"])


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_units_timing_sources_and_places_in_the_tree_agree(shared: Path, key: str) -> None:
    for truth, row in pairs(shared, key):
        assert row.unit == truth["unit"]
        assert row.timing == truth["timing"]
        assert row.source_note == truth.get("source_note")
        assert (row.pillar, row.group) == (truth.get("pillar"), truth.get("group"))
        assert row.parent == (truth.get("parent_code") or truth.get("parent_stt"))


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_baselines_and_targets_agree_to_the_digit(shared: Path, key: str) -> None:
    for truth, row in pairs(shared, key):
        assert row.baseline_printed == truth["baseline_raw"]
        assert (None if row.baseline is None else float(row.baseline)) == truth["baseline"]
        if truth["target"] is None:
            assert row.target is None
            continue
        assert row.target is not None
        assert row.target_printed == one_line(truth["target_raw"])
        assert row.target.op == truth["target"]["op"]
        assert shown_numbers(row) == truth["target"].get("value")


def test_pillar_targets_of_bac_ninh_agree(shared: Path) -> None:
    for truth, pillar in zip(
        truth_of(shared, "bacninh-2025")["pillar_targets"], load_plan("bacninh-2025").pillar_targets, strict=True
    ):
        assert (pillar.pillar, pillar.name) == (truth["stt"], truth["name"])
        assert pillar.baseline is not None
        assert float(pillar.baseline) == truth["baseline_num"]
        assert pillar.target_printed == one_line(truth["target"])


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_there_is_one_work_item_for_each_printed_line(shared: Path, key: str) -> None:
    for truth, row in pairs(shared, key):
        assert len(row.tasks) == len(truth["tasks"]), row.code


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_long_work_items_are_condensed_in_own_words(shared: Path, key: str) -> None:
    for truth, row in pairs(shared, key):
        for ours, printed in zip(row.tasks, truth["tasks"], strict=True):
            if len(printed) < 120:
                continue
            assert len(ours) < 0.85 * len(printed), ours
            assert SequenceMatcher(None, ours, printed, autojunk=False).ratio() < 0.85, ours


def test_the_tree_is_named_as_in_the_plan_of_bac_ninh(shared: Path) -> None:
    tree = load_framework()
    headings = {heading.code: heading.name.casefold() for heading in tree.headings()}
    for truth, _ in pairs(shared, "bacninh-2025"):
        if truth["kind"] not in ("pillar", "group"):
            continue
        printed = truth["name"].removeprefix("Chỉ số ").replace("SXKD", "sản xuất, kinh doanh")
        assert headings[truth["code"]] == printed.casefold()


def test_sources_are_kept_as_printed(shared: Path) -> None:
    for truth, row in pairs(shared, "bacninh-2025"):
        indicator = load_framework().indicator(row.code or "")
        if row.kind == "indicator" and truth["source_note"]:
            assert indicator is not None
            assert indicator.source == truth["source_note"]


def test_classes_and_units_are_those_of_the_design(shared: Path) -> None:
    lines = (shared / "design" / "domain.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines if INDICATOR_LINE.match(line)]
    assert len(cells) == 52
    for code, _, _, _, unit, _, source_class, *_ in cells:
        indicator = load_framework().indicator(code)
        assert indicator is not None, code
        assert indicator.source_class == source_class, code
        assert (indicator.unit or "(không in)") in unit, code


def test_every_province_of_the_list_is_there_with_its_successor(shared: Path) -> None:
    lines = (shared / "vietnam" / "provinces-63-to-34.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    expected = {line.split(";")[1]: line.split(";")[2] for line in lines if line}
    assert {p.name: p.merged_into for p in load_provinces() if p.valid_to is not None} == expected


def test_every_reorganisation_of_2025_is_a_merger(shared: Path) -> None:
    agencies = json.loads((shared / "vietnam" / "agencies-2025.json").read_text(encoding="utf-8"))
    directory = Directory(load_departments())
    known = {(merger.old, merger.new) for merger in load_mergers()}
    for entry in agencies["reorganisation"]:
        if entry["kind"] == "bãi bỏ":
            continue
        old, new = directory.resolve(entry["before"]).department, directory.resolve(entry["after"]).department
        assert old is not None, entry
        assert new is not None, entry
        assert old.key == new.key or (old.key, new.key) in known, entry


def test_spelling_variants_of_the_seeds_are_known(shared: Path) -> None:
    agencies = json.loads((shared / "vietnam" / "agencies-2025.json").read_text(encoding="utf-8"))
    directory = Directory(load_departments())
    for entry in agencies["variants_seen_in_seeds"]:
        meant = directory.resolve(entry["name"]).department
        assert meant is not None, entry["name"]
        assert {directory.resolve(variant).department for variant in entry["variants"]} == {meant}, entry["name"]
