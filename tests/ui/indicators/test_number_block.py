"""The heads of the two narrow columns of numbers."""

from datetime import date

import pytest

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.ui.indicators.number_block import short_title


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (PeriodKind.HALF, "6T đầu 2025"),
        (PeriodKind.QUARTER, "Quý I/2025"),
        (PeriodKind.YEAR, "Năm 2025"),
        (PeriodKind.ONCE, "15/9/2025"),  # the whole title would be cut
    ],
)
def test_a_period_fits_above_its_numbers(kind: PeriodKind, title: str) -> None:
    assert short_title(Period(PeriodId(1), kind, 2025, date(2025, 9, 15), "")) == title
