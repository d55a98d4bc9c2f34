"""How long each action on each page holds up the window, at 1x and 100x: `python dev.py bench blocks`.

Each size is walked in a fresh process. A block of 80 ms that is planted must be felt, or nothing counts.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.year_store import year_store

SCALES = (1, 100)
GOAL_MS = 50
HEADING = "\n## What holds up the window\n"
_QUIET_LOAD = 1.5
_WORDS = """
A heart beats every 4 ms on the GUI thread while each page of the real window is opened, searched, walked through, typed
into, saved and sorted; the longest pause is the longest block. "Own" is the processor time of the GUI thread in it:
where it is far below, the thread waited for another one or for the machine. "Most" is the most processor time between
any two beats: a block that is ours whatever else the machine does. "Late" is the share of the time that lay
in pauses above 16 ms, "done" when the last answer had come. A planted block of 80 ms is felt each time, else the walk
is void. Goal: no block above 50 ms. Command: `python dev.py bench blocks`.
"""
_HEAD = """| page | action | 1x: longest | own | most | 100x: longest | own | most | late | done |
|---|---|---|---|---|---|---|---|---|---|"""
_LONGEST_WALK = 1200.0

Felt = dict[str, Any]


def section() -> str:
    """Walk at every size; the part of results.md with the table."""
    began = datetime.now(UTC)
    is_busy = _is_busy()
    walks = [_walk(scale) for scale in SCALES]
    rows = "\n".join(_row(key, [walk.get(key) for walk in walks]) for key in dict.fromkeys(k for w in walks for k in w))
    ours = [felt for key, felt in walks[-1].items() if key[0] not in ("idle", "planted")]
    longest, most = (max(felt[name] for felt in ours) * 1000 for name in ("longest", "most"))
    busy = " The machine was busy with other work: pauses are too long." if is_busy or _is_busy() else ""
    found = f"At 100x the longest block was {longest:.0f} ms; the most of our own in one was {most:.0f} ms."
    said = f"Taken {began:%Y-%m-%d}. {found}{busy}"
    return f"{HEADING}{_WORDS}\n{said}\n\n{_HEAD}\n{rows}\n"


def _is_busy() -> bool:
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > _QUIET_LOAD


def _walk(scale: int) -> dict[tuple[str, str], Felt]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        workspace = year_store(Path(folder), scale)
        command = [sys.executable, "-m", "benchmarks.blocks", str(workspace), str(Path(folder) / "settings.json")]
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
        done = subprocess.run(
            command, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8", timeout=_LONGEST_WALK
        )
    felt = [json.loads(line) for line in done.stdout.splitlines()]
    return {(each["page"], each["action"]): each for each in felt}


def _row(key: tuple[str, str], found: list[Felt | None]) -> str:
    cells = list(key)
    for felt in found:
        cells += [f"{felt[name] * 1000:.0f} ms" if felt else "–" for name in ("longest", "own", "most")]
    last = found[-1]
    cells += [f"{last['late_share'] * 100:.0f} %", f"{last['seconds']:.1f} s"] if last else ["–", "–"]
    return f"| {' | '.join(cells)} |"


def main(workspace: Path, settings: Path) -> None:
    """In the child: walk, and print a line for each action."""
    from benchmarks.window_walk import PLANTED_SECONDS, Walker

    walker = Walker(workspace, settings)
    try:
        first = [walker.start(), walker.idle(), walker.planted()]
        if first[-1].pulse.longest < PLANTED_SECONDS:
            raise RuntimeError("the planted block was not felt")
        for felt in (*first, *walker.walk()):
            print(json.dumps({"page": felt.page, "action": felt.action, "seconds": felt.seconds} | asdict(felt.pulse)))
    finally:
        walker.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
