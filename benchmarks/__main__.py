"""python dev.py bench [ID …]: takes the measures, writes their rows into results.md. Never part of the tests."""

import argparse
import tempfile
from pathlib import Path

from benchmarks import (
    attaching,
    blocks,
    excel_report,
    filtering,
    first_paint,
    one_edit,
    packing,
    paper_report,
    period_report,
    plan_import,
    sheet_reading,
    word_report,
)
from benchmarks.harness import ROUNDS, Outcome, run
from benchmarks.table import document, growth, line

MEASURES = {
    "P1": first_paint.painted,
    "P1u": first_paint.usable,
    "P2": plan_import.in_wizard,
    "P2c": plan_import.at_once,
    "P3": sheet_reading.measure,
    "P4": one_edit.measure,
    "P6": period_report.measure,
    "P7": paper_report.measure,
    "P8": excel_report.measure,
    "P9": word_report.measure,
    "P10": attaching.one_file,
    "P10m": attaching.many_files,
    "P11": packing.packed,
    "P11l": packing.packed_with_lists,
    "P11v": packing.verified,
    "P12": filtering.measure,
}
SCALES = (1, 10, 100)
# The start of a child is the same whatever it reads.
_SMALL_ONLY = {"P2c"}
RESULTS = Path(__file__).with_name("results.md")


def main() -> None:
    """Print a line for each measure and size; write the table when it was taken at every size in enough rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*", metavar="ID", help=f"only these: {', '.join(MEASURES)}; or blocks")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--scales", type=int, nargs="+", default=SCALES, choices=SCALES)
    asked = parser.parse_args()
    if "blocks" in asked.ids:
        walked = blocks.section()
        before = RESULTS.read_text(encoding="utf-8").partition(blocks.HEADING)[0]
        RESULTS.write_text(f"{before.rstrip()}\n{walked}", encoding="utf-8", newline="\n")
        return
    wanted = [(key, scale) for key in asked.ids or MEASURES for scale in asked.scales]
    outcomes = [_outcome(*each, asked.rounds) for each in wanted if each[0] not in _SMALL_ONLY or each[1] == 1]
    for key, exponent in growth(outcomes).items():
        print(f"{key:4} grows with the exponent {exponent:.2f}")
    if tuple(asked.scales) == SCALES and asked.rounds >= ROUNDS:
        before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
        RESULTS.write_text(document(outcomes, asked.rounds, before), encoding="utf-8", newline="\n")


def _outcome(key: str, scale: int, rounds: int) -> Outcome:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        outcome = run(MEASURES[key](Path(folder), scale), rounds)
    print(line(outcome), flush=True)
    return outcome


if __name__ == "__main__":
    main()
