"""Ratios, never seconds: ours, the floor and the peer take turns, and the floor against itself must come out as one."""

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

T = TypeVar("T")

ROUNDS = 7
SELF_CHECK = (0.95, 1.05)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one execution took, in seconds: by the clock, and of the processors (children that ended included)."""

    wall: float
    cpu: float = 0.0


Timed = Callable[[], Cost]
"""Does the work once, checks what came out, and returns what it took."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared at one size, and the ratio it should stay below. `scale` is 1, 10 or 100."""

    id: str
    title: str
    scale: int
    ours: Timed
    floor: Timed
    goal: float
    peer: Timed | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One round."""

    ours: Cost
    floor: Cost
    again: Cost
    peer: Cost | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rounds of a measure and the figures that come of them."""

    measure: Measure
    turns: tuple[Turn, ...]

    @property
    def ratio(self) -> float:
        """Ours against the floor, by the clock: the median over the rounds."""
        return median(turn.ours.wall / turn.floor.wall for turn in self.turns)

    @property
    def cpu_ratio(self) -> float | None:
        """The same of processor time, which neighbours disturb less; None where the floor needs next to none."""
        if median(turn.floor.cpu for turn in self.turns) < 0.001:
            return None
        return median(turn.ours.cpu / max(turn.floor.cpu, 1e-6) for turn in self.turns)

    @property
    def peer_ratio(self) -> float | None:
        """Ours against the peer, by the clock; below 1 we are faster. None without a peer."""
        pairs = [(turn.ours.wall, turn.peer.wall) for turn in self.turns if turn.peer is not None]
        return median(ours / peer for ours, peer in pairs) if pairs else None

    @property
    def self_check(self) -> float:
        """The floor against itself."""
        return median(turn.again.wall / turn.floor.wall for turn in self.turns)

    @property
    def is_void(self) -> bool:
        """True when the machine was too uneven for the ratio to mean anything."""
        return not SELF_CHECK[0] <= self.self_check <= SELF_CHECK[1]

    @property
    def verdict(self) -> str:
        """Reached, missed or void."""
        if self.is_void:
            return "void"
        return "reached" if self.ratio <= self.measure.goal else "missed"

    @property
    def seconds(self) -> float:
        """The median time of ours; for the growth only."""
        return median(turn.ours.wall for turn in self.turns)


def timed(
    work: Callable[[], T], check: Callable[[T], None], repeats: int = 1, before: Callable[[], None] | None = None
) -> Timed:
    """`work` under the clock, with `before` called before and what it returns given to `check` after the clock.

    Each begins with the garbage of the one before it collected: else the floor would pay for what ours left behind.
    The cost is the median of `repeats` executions.
    """

    def once() -> Cost:
        if before is not None:
            before()
        gc.collect()
        wall, cpu = time.perf_counter(), processor_seconds()
        result = work()
        cost = Cost(time.perf_counter() - wall, processor_seconds() - cpu)
        check(result)
        return cost

    def several() -> Cost:
        costs = [once() for _ in range(repeats)]
        return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))

    return several


def processor_seconds() -> float:
    """Seconds of processor time of this process and of its children that ended (on Windows of this process only)."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def expect(found: object, wanted: object, what: str) -> None:
    """Raise RuntimeError when the output of a measure is wrong: its time must not count."""
    if found != wanted:
        message = f"{what}: {found!r} instead of {wanted!r}"
        raise RuntimeError(message)


def run(measure: Measure, rounds: int = ROUNDS) -> Outcome:
    """Take turns for `rounds` rounds after one that does not count."""
    _turn(measure, ours_first=True)
    return Outcome(measure, tuple(_turn(measure, ours_first=number % 2 == 0) for number in range(rounds)))


def _turn(measure: Measure, *, ours_first: bool) -> Turn:
    """Ours, the floor, the floor again, the peer; every second round in the opposite order."""
    if ours_first:
        ours, floor, again = measure.ours(), measure.floor(), measure.floor()
        return Turn(ours, floor, again, measure.peer() if measure.peer else None)
    peer = measure.peer() if measure.peer else None
    again, floor = measure.floor(), measure.floor()
    return Turn(measure.ours(), floor, again, peer)
