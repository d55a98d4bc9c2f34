"""The part of the PII roll-up that is verified: input, output and the index from pillar scores (domain.md 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

INPUT_PILLARS = ("1", "2", "3", "4", "5")
OUTPUT_PILLARS = ("6", "7")
TOLERANCE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class RollUp:
    """Scores 0 to 100: `input` the mean of pillars 1-5, `output` of 6-7, `index` of both."""

    input: Decimal
    output: Decimal
    index: Decimal


def roll_up(scores: Mapping[str, Decimal]) -> RollUp | None:
    """The roll-up of seven pillar scores, None when one is missing (seed 001; Bắc Ninh 2024 gives 42.83)."""
    if any(pillar not in scores for pillar in (*INPUT_PILLARS, *OUTPUT_PILLARS)):
        return None
    inputs = _mean([scores[pillar] for pillar in INPUT_PILLARS])
    outputs = _mean([scores[pillar] for pillar in OUTPUT_PILLARS])
    return RollUp(inputs, outputs, _mean([inputs, outputs]))


def agrees(computed: Decimal, published: Decimal) -> bool:
    """True within the tolerance of rounding; the published figure is never corrected."""
    return abs(computed - published) <= TOLERANCE


def _mean(numbers: list[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0)) / len(numbers)
