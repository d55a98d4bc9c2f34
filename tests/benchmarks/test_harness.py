"""The arithmetic of the measures, on times that are made up."""

from collections.abc import Iterable

import pytest

from benchmarks.harness import Measure, Outcome, Timed, run


def taking(*seconds: float) -> Timed:
    """Work that takes these seconds, one after the other; the round that does not count comes first."""
    left: Iterable[float] = iter((99.0, *seconds))
    return lambda: next(iter(left))


def a_measure(ours: Timed, floor: Timed, goal: float = 1.5) -> Measure:
    return Measure("P0", "thử", ours, floor, goal)


def test_the_figure_is_the_median_of_the_ratios_of_each_round() -> None:
    outcome = run(a_measure(ours=taking(2, 8, 3), floor=taking(1, 1, 2, 2, 1, 1)), rounds=3)

    assert outcome.ratio == 3
    assert outcome.self_check == 1


def test_one_round_that_was_disturbed_does_not_move_the_figure() -> None:
    outcome = run(a_measure(ours=taking(2, 200, 2), floor=taking(1, 1, 1, 1, 1, 1)), rounds=3)

    assert outcome.ratio == 2


@pytest.mark.parametrize(
    ("ratio", "self_check", "verdict"), [(1.4, 1.0, "reached"), (1.6, 1.0, "missed"), (1.4, 1.06, "void")]
)
def test_a_row_says_whether_the_goal_is_reached(ratio: float, self_check: float, verdict: str) -> None:
    outcome = Outcome(a_measure(taking(), taking()), ratio, self_check)

    assert outcome.row().endswith(verdict)
