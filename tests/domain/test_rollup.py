"""The part of the roll-up that is verified (domain.md 4; seed 001 and press)."""

from decimal import Decimal

from pii_desktop.domain.rollup import agrees, roll_up

SCORES = ("45.92", "39.67", "60.75", "51.12", "51.97", "23.45", "48.08")
BAC_NINH_2024 = {str(pillar): Decimal(score) for pillar, score in enumerate(SCORES, start=1)}


def test_bac_ninh_2024_gives_the_published_index() -> None:
    rolled = roll_up(BAC_NINH_2024)
    assert rolled is not None
    assert agrees(rolled.input, Decimal("49.89"))
    assert rolled.output == Decimal("35.765")
    assert agrees(rolled.output, Decimal("35.76"))
    assert agrees(rolled.index, Decimal("42.83"))


def test_another_index_does_not_agree() -> None:
    rolled = roll_up(BAC_NINH_2024)
    assert rolled is not None
    assert not agrees(rolled.index, Decimal("42.85"))


def test_a_missing_pillar_gives_no_index() -> None:
    assert roll_up({key: score for key, score in BAC_NINH_2024.items() if key != "6"}) is None
