"""Bundled plans: what they hold, what was repaired in them, and what stays blank."""

from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.directory import Directory
from pii_desktop.domain.plan import ParsedPlan, RowKind, Series
from pii_desktop.domain.target import Op, Target, parse_target
from pii_desktop.errors import PiiError
from pii_desktop.storage.catalogue import bundled_plans, load_departments, load_framework, load_plan

PLAN_KEYS = ("bacninh-2025", "bacgiang-2030-targets", "bacgiang-2024", "bacgiang-nq02-2024")


def test_the_bundled_plans_are_listed_with_what_they_hold() -> None:
    listed = {plan.key: (plan.year, plan.province, plan.count) for plan in bundled_plans()}
    assert listed == {
        "bacninh-2025": (2025, "Bắc Ninh", 65),
        "bacgiang-2030-targets": (2025, "Bắc Giang", 38),
        "bacgiang-2024": (2024, "Bắc Giang", 17),
        "bacgiang-nq02-2024": (2024, "Bắc Giang", 13),
    }
    assert bundled_plans()[0].label == "Bắc Ninh 2025 - 279/KH-UBND"


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_the_list_counts_the_rows_somebody_answers_for(key: str) -> None:
    count = next(plan.count for plan in bundled_plans() if plan.key == key)
    assert len(load_plan(key).assignments()) == count


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_every_department_a_plan_names_is_known(key: str) -> None:
    names = {name for row in load_plan(key).rows for name in (*row.lead, *row.coordinating)}
    assert Directory(load_departments()).unknown(sorted(names)) == ()


@pytest.mark.parametrize("key", PLAN_KEYS)
def test_targets_agree_with_what_is_printed(key: str) -> None:
    for row in load_plan(key).rows:
        assert row.target == parse_target(row.target_printed or ""), row.name


def test_bac_ninh_holds_the_whole_tree_with_repaired_codes() -> None:
    plan = load_plan("bacninh-2025")
    indicators = {row.code: row for row in plan.rows if row.kind is RowKind.INDICATOR}
    assert set(indicators) == {indicator.code for indicator in load_framework().indicators}
    assert (indicators["6.1.1"].code_printed, indicators["3.2.3"].code_printed) == ("6.2.1", "3.3.3")
    assert plan.document.number == "279/KH-UBND"
    assert plan.document.signed_on == date(2025, 5, 6)


def test_bac_ninh_prints_targets_for_pillars_only() -> None:
    plan = load_plan("bacninh-2025")
    assert all(row.baseline is None and row.target is None for row in plan.rows)
    baselines = [pillar.baseline for pillar in plan.pillar_targets]
    assert baselines == [Decimal(n) for n in ("45.92", "39.67", "60.75", "51.12", "51.97", "23.45", "48.08")]
    assert plan.pillar_targets[3].target == Target(Op.MORE, Decimal("51.12"))


def test_the_blank_number_of_bac_giang_stays_blank() -> None:
    document = load_plan("bacgiang-2024").document
    assert (document.number, document.signed_on) == (None, None)


def test_the_level_of_bac_giang_is_a_score_and_zero_is_not_blank() -> None:
    rows = {row.code: row for row in load_plan("bacgiang-2024").rows}
    assert {row.series for row in rows.values()} == {Series.SCORE}
    assert rows["6.3.3"].baseline == Decimal(0)
    assert [code for code, row in rows.items() if any("%" in issue.text for issue in row.issues)] == [
        "6.3.3",
        "5.2.2",
        "5.2.3",
    ]


def test_merged_cells_are_marked_as_inherited() -> None:
    inherited = [row.code for row in load_plan("bacninh-2025").rows if any("Ô gộp" in i.text for i in row.issues)]
    assert inherited == ["4.1.4", "5.2.3", "6.2.2", "6.2.3", "6.2.4", "7.2.3"]


def test_an_unknown_plan_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PiiError, match="bacninh-2025"):
        load_plan("hanoi-2030")


def rows_with_work(plan: ParsedPlan) -> int:
    return sum(bool(row.tasks) for row in plan.rows)


def test_every_pii_row_has_work_to_do() -> None:
    assert rows_with_work(load_plan("bacninh-2025")) == 65
    assert rows_with_work(load_plan("bacgiang-2024")) == 17
