"""What cannot be a background figure, and what looks wrong about one; only nonsense is refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.moves import TWO_TIER_REFORM
from pii_desktop.errors import InputError
from pii_desktop.text.numbers import format_decimal

JUMP: Final = Decimal("0.2")
"""From one fifth more or less than last year on, a change is asked about (a rule of this program)."""

LEAST_PEOPLE: Final = 100_000
"""No province has fewer people: below it the number was typed in thousands (a rule of this program)."""

YEARS: Final = range(2000, 2101)

_COUNTED = (
    DenominatorKind.POPULATION,
    DenominatorKind.ENTERPRISES,
    DenominatorKind.NEW_ENTERPRISES,
    DenominatorKind.COMMUNES,
)
_AT_YEARS_END = (DenominatorKind.POPULATION, DenominatorKind.ENTERPRISES, DenominatorKind.NEW_ENTERPRISES)
"""Those that seed 001 2.9 asks for "tính đến ngày 31/12 hằng năm"."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning about one field, by its name in DenominatorFields; `is_blank` where it merely was not filled yet."""

    field: str
    text: str
    is_blank: bool = False


def refuse_value(value: Decimal | None) -> None:
    """Raises InputError for 0 or less: nothing divides by it. Blank is allowed."""
    if value is not None and value <= 0:
        raise InputError(
            f"{format_decimal(value)} không thể là một mẫu số.",
            "Số vừa gõ chưa được ghi; số đã lưu vẫn giữ nguyên.",
            "Hãy nhập số lớn hơn 0, hoặc để trống khi chưa có.",
            "bad-denominator",
        )


def refuse_nonsense(fields: DenominatorFields) -> None:
    """Raises InputError for what can be no figure: a value of 0 or less, no name, no year."""
    refuse_value(fields.value)
    if fields.year not in YEARS:
        raise InputError(
            f"Năm {fields.year} không hợp lệ.",
            "Chưa có gì được ghi.",
            f"Hãy chọn năm từ {YEARS[0]} đến {YEARS[-1]}.",
            "bad-year",
        )
    if fields.kind is DenominatorKind.OTHER and not fields.name.strip():
        raise InputError(
            "Số liệu chưa có tên.", "Chưa có gì được ghi.", "Hãy gõ tên, ví dụ “Số lao động có việc làm”.", "blank"
        )


def remarks(fields: DenominatorFields, last: DenominatorFields | None, today: date) -> tuple[Remark, ...]:
    """Warnings about a figure, given last year's; none of them stands in the way of saving. A blank one has none."""
    if fields.value is None:
        return ()
    return (*_of_value(fields, fields.value, last), *_of_source(fields, today))


def _of_value(fields: DenominatorFields, value: Decimal, last: DenominatorFields | None) -> Iterator[Remark]:
    if fields.kind in _COUNTED and value != value.to_integral_value():
        yield Remark("value", f"{fields.kind.label} là số đếm được, thường là số nguyên.")
    if fields.kind is DenominatorKind.POPULATION and value < LEAST_PEOPLE:
        yield Remark("value", "Dân số tính bằng người; số này nhỏ bất thường, có thể đang tính bằng nghìn người.")
    usual = fields.kind.unit
    if usual and fields.unit.strip() != usual:
        yield Remark("unit", f"Các chỉ số chia theo “{usual}”. Hãy quy đổi số liệu về đơn vị này.")
    if last is not None and last.value and last.unit == fields.unit:
        yield from _of_change(fields, value / last.value - 1, last)


def _of_change(fields: DenominatorFields, change: Decimal, last: DenominatorFields) -> Iterator[Remark]:
    if abs(change) < JUMP:
        return
    way = "Tăng" if change > 0 else "Giảm"
    percent = format_decimal((abs(change) * 100).quantize(Decimal(1)))
    text = f"{way} {percent} % so với năm {last.year}. Hãy kiểm tra và nêu lý do ở ô Ghi chú."
    if fields.kind is DenominatorKind.COMMUNES and change < 0 and last.year <= TWO_TIER_REFORM.year <= fields.year:
        text = f"Giảm {percent} % so với năm {last.year} do sắp xếp từ 01/7/2025: chỉ số tăng không phải do kết quả."
    yield Remark("value", text)


def _of_source(fields: DenominatorFields, today: date) -> Iterator[Remark]:
    if not fields.document.strip() and fields.evidence_id is None:
        yield Remark("document", "Chưa ghi số này lấy từ văn bản nào.", is_blank=True)
    if fields.as_of is None:
        yield Remark("as_of", "Chưa ghi thời điểm của số liệu.", is_blank=True)
    elif fields.as_of > today:
        yield Remark("as_of", "Thời điểm này chưa tới.")
    elif fields.as_of < date(fields.year, 1, 1):
        yield Remark("as_of", f"Thời điểm này đứng trước năm {fields.year}.")
    elif fields.is_final and fields.kind in _AT_YEARS_END and fields.as_of < date(fields.year, 12, 31):
        yield Remark("as_of", f"Số chính thức tính đến ngày 31/12/{fields.year}.")
