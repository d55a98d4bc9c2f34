"""Quotients in text and annex: the places that anybody reads."""

from decimal import Decimal
from typing import Any

import pytest

from pii_desktop.domain.report import NumberCell
from pii_desktop.domain.shown_values import difference, shown_value, value_cell
from tests.exporters.sample import a_row


def a_quotient(value: str, **fields: Any) -> Any:
    return a_row("4.1.1", "Mật độ doanh nghiệp", value=Decimal(value), numerator=Decimal(3120),
                 denominator=Decimal(1558000), unit="DN/10.000 dân", **fields)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "fields", "shown"),
    [
        ("20.0257", {}, "20.03"),
        ("20.0257", {"target_printed": "≥ 19,1250"}, "20.0257"),
        ("20.0257", {"baseline": Decimal("18.4")}, "20.03"),
        ("0.1268", {}, "0.127"),  # two places would tell a tenth less than was reached
        ("0.0123", {}, "0.0123"),
        ("49.9963", {"target_printed": "≥ 50"}, "49.996"),  # 50,00 and "chưa đạt" would not go together
        ("20", {}, "20"),
    ],
)
def test_a_quotient_is_rounded_for_the_reader(value: str, fields: dict[str, Any], shown: str) -> None:
    assert str(shown_value(a_quotient(value, **fields))) == shown


def test_a_number_that_was_typed_is_printed_as_typed() -> None:
    assert shown_value(a_row("4.1.1", "Mật độ doanh nghiệp", value=Decimal("20.0257"))) == Decimal("20.0257")
    assert shown_value(a_row("4.1.1", "Mật độ doanh nghiệp")) is None


def test_a_table_prints_the_rounded_number_and_keeps_the_stored_one() -> None:
    cell = value_cell(a_quotient("20.0257"))
    assert isinstance(cell, NumberCell)
    assert (cell.value, cell.text) == (Decimal("20.0257"), "20,03")


def test_a_change_has_no_more_places_than_the_number_that_changed() -> None:
    assert difference(a_quotient("20.0257"), Decimal("18.1111")) == Decimal("1.91")
    assert difference(a_quotient("20.0257"), Decimal("20.0246")) == Decimal("0.0011")
