"""What is refused and what is asked about, when a background figure is typed (seed 001 2.9)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.denominator_rules import refuse_nonsense, remarks
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.errors import InputError

TODAY = date(2026, 3, 2)
PEOPLE = DenominatorFields(
    DenominatorKind.POPULATION, 2025, Decimal(3_700_000), "người", date(2025, 12, 31), "Niên giám thống kê 2025",
    is_final=True,
)  # fmt: skip
COMMUNES = DenominatorFields(
    DenominatorKind.COMMUNES, 2025, Decimal(99), "đơn vị", date(2025, 7, 1), "Nghị quyết 1658/NQ-UBTVQH15"
)


def found(fields: DenominatorFields, last: DenominatorFields | None = None) -> list[tuple[str, str]]:
    return [(each.field, each.text) for each in remarks(fields, last, TODAY)]


def test_a_complete_figure_has_no_remark() -> None:
    assert found(PEOPLE) == []
    assert found(PEOPLE, replace(PEOPLE, year=2024, value=Decimal(3_650_000))) == []


def test_a_blank_figure_has_no_remark() -> None:
    assert found(DenominatorFields(DenominatorKind.GRDP, 2025)) == []


REMARKS = [
    (replace(PEOPLE, value=Decimal("3700000.5")), "value", "thường là số nguyên"),
    (replace(COMMUNES, value=Decimal("99.5")), "value", "thường là số nguyên"),
    (replace(PEOPLE, value=Decimal(3700)), "value", "nghìn người"),
    (replace(PEOPLE, unit="nghìn người"), "unit", "chia theo “người”"),
    (replace(PEOPLE, document=""), "document", "văn bản nào"),
    (replace(PEOPLE, as_of=None), "as_of", "Chưa ghi thời điểm"),
    (replace(PEOPLE, as_of=date(2026, 12, 31)), "as_of", "chưa tới"),
    (replace(PEOPLE, as_of=date(2024, 12, 31)), "as_of", "đứng trước năm 2025"),
    (replace(PEOPLE, as_of=date(2025, 6, 30)), "as_of", "31/12/2025"),
]


@pytest.mark.parametrize(("fields", "field", "words"), REMARKS)
def test_what_looks_wrong_is_asked_about(fields: DenominatorFields, field: str, words: str) -> None:
    [(where, text)] = found(fields)
    assert where == field
    assert words in text


def test_the_drop_of_2025_is_said_to_be_no_performance() -> None:
    [(field, text)] = found(COMMUNES, replace(COMMUNES, year=2024, value=Decimal(209)))
    assert field == "value"
    assert text == "Giảm 53 % so với năm 2024 do sắp xếp từ 01/7/2025: chỉ số tăng không phải do kết quả."


def test_another_jump_asks_for_its_reason() -> None:
    [(_, text)] = found(PEOPLE, replace(PEOPLE, year=2024, value=Decimal(1_500_000)))
    assert text == "Tăng 147 % so với năm 2024. Hãy kiểm tra và nêu lý do ở ô Ghi chú."


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (replace(PEOPLE, value=Decimal(0)), "bad-denominator"),
        (replace(PEOPLE, value=Decimal(-1)), "bad-denominator"),
        (replace(PEOPLE, year=1825), "bad-year"),
        (DenominatorFields(DenominatorKind.OTHER, 2025, Decimal(5), name="  "), "blank"),
    ],
)
def test_nonsense_is_refused(fields: DenominatorFields, code: str) -> None:
    with pytest.raises(InputError) as refusal:
        refuse_nonsense(fields)
    assert refusal.value.code == code
