"""The tables of the outcomes: for the screen and for results.md."""

import math
import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from benchmarks.blocks import HEADING
from benchmarks.harness import Outcome

COMMAND = "python dev.py bench"
_HEADS = ("id", "measure", "scale", "ratio to floor", "of processor time", "ratio to peer", "goal", "verdict",
          "floor against itself", "command", "rounds", "day", "machine")  # fmt: skip
_INTRODUCTION = f"""# Measured

Ratios, never seconds: ours, the floor and the peer take turns in one process tree, after one round that does not count;
the figure is the median of the ratios of each round. A row is void where the floor against itself leaves 0.95 to 1.05.
What comes out is checked before its time counts. A ratio to the peer below 1 means that we are faster.

`{COMMAND}` takes all measures and writes this table; with ids it takes those and keeps the other rows.

| {" | ".join(_HEADS)} |
|{"---|" * len(_HEADS)}"""
_GROWTH = """
How ours grows from the smallest to the largest size, as the exponent of the size (0: constant, 1: proportional):

| id | exponent |
|---|---|"""


def line(outcome: Outcome) -> str:
    """One outcome as a line of the screen."""
    measure = outcome.measure
    figures = f"{outcome.ratio:7.2f}  cpu {_figure(outcome.cpu_ratio):>6}  peer {_figure(outcome.peer_ratio):>5}"
    checked = f"goal {measure.goal:5.2f}  self {outcome.self_check:4.2f}"
    return f"{measure.id:4} {measure.scale:>3}x  {figures}  {checked}  {outcome.verdict:7}  {measure.title}"


def growth(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """For each measure taken at more than one size the exponent e of time ~ size**e, from the smallest to the largest.

    0 is constant, 1 is proportional.
    """
    by_id: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_id.setdefault(outcome.measure.id, []).append(outcome)
    return {key: _exponent(found) for key, found in by_id.items() if len(found) > 1}


def document(outcomes: Sequence[Outcome], rounds: int, before: str = "") -> str:
    """The whole of results.md; rows of measures that were not taken again are kept from `before`, the text so far."""
    taken = {outcome.measure.id for outcome in outcomes}
    before, heading, walked = before.partition(HEADING)
    kept = [row for row in before.splitlines() if _id_of(row) and _id_of(row) not in taken]
    measured = [f"{_row(outcome, rounds)}" for outcome in outcomes]
    exponents = [f"| {key} | {value:.2f} |" for key, value in growth(outcomes).items()]
    rows = sorted([row for row in kept if row.count("|") > 4] + measured, key=_id_of)
    grown = sorted([row for row in kept if row.count("|") <= 4] + exponents)
    return "\n".join([_INTRODUCTION, *rows, _GROWTH, *grown, ""]) + heading + walked


def machine() -> str:
    """The machine in words, without names and paths."""
    where = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors"
    return f"{where}, Python {platform.python_version()}"


def _id_of(row: str) -> str:
    """The id of the measure in a row of either table; blank for any other line."""
    found = re.match(r"\| (P\d+\w?) \|", row)
    return found[1] if found else ""


def _row(outcome: Outcome, rounds: int) -> str:
    measure = outcome.measure
    cells = (
        measure.id, measure.title, f"{measure.scale}x", f"{outcome.ratio:.2f}", _figure(outcome.cpu_ratio),
        _figure(outcome.peer_ratio), f"≤ {measure.goal:g}", outcome.verdict, f"{outcome.self_check:.2f}",
        f"`{COMMAND} {measure.id}`", str(rounds), f"{datetime.now(UTC):%Y-%m-%d}", machine(),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _exponent(outcomes: Sequence[Outcome]) -> float:
    first, last = (pick(outcomes, key=lambda each: each.measure.scale) for pick in (min, max))
    return math.log(last.seconds / first.seconds) / math.log(last.measure.scale / first.measure.scale)
