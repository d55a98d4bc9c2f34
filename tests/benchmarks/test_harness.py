"""The arithmetic of the measures, on times that are made up."""

from collections.abc import Iterable

import pytest

from benchmarks.harness import Cost, Measure, Outcome, Timed, Turn, run, timed
from benchmarks.table import document, growth


def taking(*seconds: float) -> Timed:
    """Work that takes these seconds, one after the other; the round that does not count comes first."""
    left: Iterable[float] = iter((99.0, *seconds))
    return lambda: Cost(next(iter(left)))


def a_measure(ours: Timed, floor: Timed, *, peer: Timed | None = None, scale: int = 1) -> Measure:
    return Measure("P0", "thử", scale, ours, floor, 1.5, peer)


def an_outcome(ratio: float, self_check: float = 1.0, *, scale: int = 1) -> Outcome:
    turn = Turn(ours=Cost(ratio), floor=Cost(1.0), again=Cost(self_check), peer=None)
    return Outcome(a_measure(taking(), taking(), scale=scale), (turn,))


def test_the_figure_is_the_median_of_the_ratios_of_each_round() -> None:
    outcome = run(a_measure(ours=taking(2, 8, 3), floor=taking(99, 1, 1, 2, 2, 1, 1)), rounds=3)

    assert outcome.ratio == 3
    assert outcome.self_check == 1


def test_one_round_that_was_disturbed_does_not_move_the_figure() -> None:
    outcome = run(a_measure(ours=taking(2, 200, 2), floor=taking(99, 1, 1, 1, 1, 1, 1)), rounds=3)

    assert outcome.ratio == 2


def test_a_peer_that_takes_longer_gives_a_ratio_below_one() -> None:
    outcome = run(a_measure(taking(2, 2), taking(99, 1, 1, 1, 1), peer=taking(4, 8)), rounds=2)

    assert outcome.peer_ratio == 0.375


@pytest.mark.parametrize(
    ("ratio", "self_check", "verdict"), [(1.4, 1.0, "reached"), (1.6, 1.0, "missed"), (1.4, 1.06, "void")]
)
def test_a_row_says_whether_the_goal_is_reached(ratio: float, self_check: float, verdict: str) -> None:
    assert an_outcome(ratio, self_check).verdict == verdict


def test_a_hundred_times_the_time_for_a_hundred_times_the_size_is_an_exponent_of_one() -> None:
    outcomes = [an_outcome(1, scale=1), an_outcome(5, scale=10), an_outcome(100, scale=100)]

    assert growth(outcomes) == {"P0": pytest.approx(1.0)}
    assert "| P0 | 1.00 |" in document(outcomes, rounds=7)


def test_a_wrong_output_stops_the_measure() -> None:
    def check(_result: int) -> None:
        raise RuntimeError("wrong")

    with pytest.raises(RuntimeError, match="wrong"):
        timed(lambda: 1, check)()


def test_a_row_that_was_not_taken_again_stays_in_the_table() -> None:
    before = "| P9 | Word | 1x |  |  |  |\n| P9 | 0.50 |\n| P0 | 7.00 |"

    table = document([an_outcome(2, scale=1), an_outcome(2, scale=100)], rounds=7, before=before)

    assert [row in table for row in ("| P9 | Word |", "| P9 | 0.50 |", "| P0 | 0.15 |", "| P0 | 7.00 |")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert "| P0 | 0.00 |" in table
