"""python dev.py bench: runs every measure and prints the table. Never part of the tests."""

import argparse
import tempfile
from pathlib import Path

from benchmarks.first_paint import first_paint
from benchmarks.harness import HEAD, ROUNDS, run

MEASURES = (first_paint,)


def main() -> None:
    """Print one row a measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for make in MEASURES:
            print(run(make(Path(folder)), rounds).row(), flush=True)


if __name__ == "__main__":
    main()
