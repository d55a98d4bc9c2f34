"""Ratios, never seconds: ours and the floor take turns, and the floor against itself must come out as one."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

ROUNDS = 7
SELF_CHECK = (0.95, 1.05)

Timed = Callable[[], float]
"""Does the work once, checks what came out, and returns the seconds it took."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the table: what is compared, and the ratio it should stay below."""

    id: str
    title: str
    ours: Timed
    floor: Timed
    goal: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """The median of the ratios of each round, and that of the floor against itself."""

    measure: Measure
    ratio: float
    self_check: float

    @property
    def is_void(self) -> bool:
        """True when the machine was too uneven for the ratio to mean anything."""
        return not SELF_CHECK[0] <= self.self_check <= SELF_CHECK[1]

    def row(self) -> str:
        """One line of the table."""
        verdict = "void" if self.is_void else "reached" if self.ratio <= self.measure.goal else "missed"
        measured = f"{self.ratio:6.2f}  {self.measure.goal:5.2f}  {self.self_check:10.2f}"
        return f"{self.measure.id:4}  {self.measure.title:44}  {measured}  {verdict}"


HEAD = f"{'id':4}  {'measure':44}  {'ratio':>6}  {'goal':>5}  {'self-check':>10}"


def run(measure: Measure, rounds: int = ROUNDS) -> Outcome:
    """Take turns for `rounds` rounds after one that does not count."""
    measure.floor()
    measure.ours()
    turns = [_turn(measure, ours_first=number % 2 == 0) for number in range(rounds)]
    return Outcome(
        measure,
        ratio=median(ours / floor for ours, floor, _ in turns),
        self_check=median(again / floor for _, floor, again in turns),
    )


def _turn(measure: Measure, *, ours_first: bool) -> tuple[float, float, float]:
    """Seconds of ours, of the floor, and of the floor again; which floor comes first changes with the round."""
    if ours_first:
        ours, floor, again = measure.ours(), measure.floor(), measure.floor()
    else:
        again, floor, ours = measure.floor(), measure.floor(), measure.ours()
    return ours, floor, again
