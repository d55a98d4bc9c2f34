"""What came of a step, as a line between two processes and as a table for a person."""

import io
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a step ended."""

    DONE = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


class StepFailed(Exception):  # noqa: N818 - it says what happened to the step
    """What was looked for is not so; the message says what was seen."""


class StepSkipped(Exception):  # noqa: N818
    """The step cannot run here; the message is a plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One step: its name, how it ended, what was seen, how long it took."""

    name: str
    state: State
    detail: str = ""
    seconds: float = 0.0

    @property
    def line(self) -> str:
        """The outcome as one line, for the process that reads it."""
        return "\t".join((self.name, self.state, f"{self.seconds:.1f}", " ".join(self.detail.split())))


def tried(name: str, step: Callable[[], str]) -> Outcome:
    """Run a step; what it returns is its detail. A wrong state of the machine is its failure."""
    begun = time.monotonic()
    try:
        state, detail = State.DONE, step()
    except StepSkipped as why:
        state, detail = State.SKIPPED, str(why)
    except (StepFailed, OSError, ValueError, LookupError, sqlite3.Error, subprocess.SubprocessError) as why:
        state, detail = State.FAILED, str(why) or type(why).__name__
    return Outcome(name, state, detail, time.monotonic() - begun)


def print_each(steps: Iterable[tuple[str, Callable[[], str]]]) -> int:
    """Run all steps, print a line for each, in UTF-8 whatever the console speaks; 1 when one failed."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    failed = 0
    for name, step in steps:
        outcome = tried(name, step)
        failed |= outcome.state is State.FAILED
        print(outcome.line, flush=True)
    return failed


def read_lines(printed: str) -> Iterator[Outcome]:
    """The outcomes among what a process printed; other lines are passed over."""
    for line in printed.splitlines():
        parts = line.split("\t")
        if len(parts) == 4 and parts[1] in set(State):
            yield Outcome(parts[0], State(parts[1]), parts[3], float(parts[2]))


def table(outcomes: Sequence[Outcome]) -> str:
    """All steps below one another, as Markdown."""
    rows = [f"| {each.name} | {each.state} | {each.seconds:.0f} s | {each.detail} |" for each in outcomes]
    return "\n".join(["| Step | Result | Time | Seen |", "| --- | --- | --- | --- |", *rows])
