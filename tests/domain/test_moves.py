"""What a background figure that changes does to a result (domain.md 3, end; seed 001 2.9)."""

from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.assessment import Measured, Verdict, assess
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.moves import Move, Use, move
from pii_desktop.domain.own_sentences import is_own_sentence, told_by_clerk
from pii_desktop.domain.period import Period, PeriodKind, PeriodState
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target
from tests.builders import a_row, an_assignment

YEAR = Period(PeriodId(1), PeriodKind.YEAR, 2025, date(2025, 11, 30), "Sở Khoa học và Công nghệ")
OCOP = a_row("7.1.2", "Số sản phẩm OCOP 4 sao trở lên/tổng số đơn vị hành chính cấp xã", target="≥ 0,5")


def communes(value: str, **fields: object) -> DenominatorFields:
    known: dict[str, object] = {"as_of": date(2025, 7, 1), "unit": "đơn vị"}
    return DenominatorFields(DenominatorKind.COMMUNES, 2025, Decimal(value), **(known | fields))  # type: ignore[arg-type]


def figure(kind: DenominatorKind, value: str, **fields: object) -> DenominatorFields:
    return DenominatorFields(kind, 2025, Decimal(value), **fields)  # type: ignore[arg-type]


def entry(numerator: str | None, denominator: str, value: str | None) -> Entry:
    whole, part, divisor = (None if each is None else Decimal(each) for each in (value, numerator, denominator))
    return Entry(whole, part, divisor)


def moved(old: Entry, fields: DenominatorFields, unit: str | None = "SP/xã", period: Period = YEAR) -> Move:
    use = Use(an_assignment(row=OCOP), period, old, EntryState.DONE, unit)
    target = parse_target("≥ 0,5")
    return move(use, fields, lambda each: assess(target, Measured(each.value)).verdict)


def test_the_communes_of_2025_fell_and_the_value_jumped_without_a_better_result() -> None:
    found = moved(entry("61", "152", "0.4013"), communes("99"))
    assert (found.old_value, found.new_value) == (Decimal("0.4013"), Decimal("0.6162"))
    assert (found.old_verdict, found.new_verdict) == (Verdict.MISSED, Verdict.REACHED)
    assert found.changes_verdict
    assert found.why == (
        "Mẫu số đổi từ 152 xuống 99 đơn vị hành chính cấp xã (sắp xếp 01/7/2025): "
        "giá trị tăng không phải do kết quả tăng."
    )


def test_the_entry_keeps_everything_but_value_and_denominator() -> None:
    old = Entry(Decimal("0.4013"), Decimal(61), Decimal(152), result="61 sản phẩm OCOP 4 sao", explanation="Đã rà soát")
    assert moved(old, communes("99")).entry == Entry(
        Decimal("0.6162"), Decimal(61), Decimal(99), result="61 sản phẩm OCOP 4 sao", explanation="Đã rà soát"
    )


POPULATION = figure(DenominatorKind.POPULATION, "3700000", is_final=True)
GRDP = figure(DenominatorKind.GRDP, "250000")
OWN = figure(DenominatorKind.OTHER, "900", name="Số lao động có việc làm", unit="nghìn người", is_final=True)

SENTENCES = [
    # (figure, unit, entry before, value after, what changed, what came of it)
    (POPULATION, "đơn/10.000 dân", entry("370", "3600000", "1.0278"), "1",
     "3.600.000 lên 3.700.000 người (số chính thức năm 2025)", "giá trị giảm không phải do kết quả giảm."),
    (GRDP, "%", entry("312.4", "245300", "0.1274"), "0.125",
     "245.300 lên 250.000 tỷ đồng GRDP (số tạm tính năm 2025)", "giá trị giảm không phải do kết quả giảm."),
    (GRDP, "%", entry("0", "245300", "0"), "0",
     "245.300 lên 250.000 tỷ đồng GRDP (số tạm tính năm 2025)", "giá trị không đổi."),
    (GRDP, "%", entry(None, "245300", None), None,
     "245.300 lên 250.000 tỷ đồng GRDP (số tạm tính năm 2025)", "chưa có tử số nên chưa có giá trị."),
    (GRDP, "%", entry("312.4", "0", None), "0.125",
     "0 lên 250.000 tỷ đồng GRDP (số tạm tính năm 2025)", "giá trị được tính từ tử số và mẫu số mới."),
    (OWN, "%", entry("9", "1000", "0.9"), "1",
     "1.000 xuống 900 nghìn người (số chính thức năm 2025)", "giá trị tăng không phải do kết quả tăng."),
    (communes("126"), "SP/xã", entry("61", "99", "0.6162"), "0.4841",
     "99 lên 126 đơn vị hành chính cấp xã (số tạm tính năm 2025)", "giá trị giảm không phải do kết quả giảm."),
    (communes("99", as_of=date(2025, 6, 30)), "SP/xã", entry("61", "152", "0.4013"), "0.6162",
     "152 xuống 99 đơn vị hành chính cấp xã (số tạm tính năm 2025)", "giá trị tăng không phải do kết quả tăng."),
    (communes("99", as_of=None), "SP/xã", entry("61", "152", "0.4013"), "0.6162",
     "152 xuống 99 đơn vị hành chính cấp xã (sắp xếp 01/7/2025)", "giá trị tăng không phải do kết quả tăng."),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "unit", "old", "results"), [(*row[:3], row[3:]) for row in SENTENCES])
def test_the_value_follows_and_the_sentence_says_why(
    fields: DenominatorFields, unit: str, old: Entry, results: tuple[str | None, str, str]
) -> None:
    value, change, effect = results
    found = moved(old, fields, unit)
    assert found.new_value == (None if value is None else Decimal(value))
    assert found.why == f"Mẫu số đổi từ {change}: {effect}"
    assert is_own_sentence(found.why)


def test_a_value_typed_against_its_fraction_stays() -> None:
    found = moved(entry("61", "152", "0.55"), communes("99"))
    assert found.new_value == Decimal("0.55")
    assert found.entry.denominator == Decimal(99)


def test_a_result_of_a_sent_period_is_told_apart() -> None:
    sent = Period(PeriodId(2), PeriodKind.HALF, 2025, None, "", state=PeriodState.SENT)
    assert moved(entry("61", "152", "0.4013"), communes("99"), period=sent).is_sent
    assert not moved(entry("61", "152", "0.4013"), communes("99")).is_sent


def test_a_blank_figure_moves_nothing() -> None:
    with pytest.raises(ValueError, match="blank"):
        moved(entry("61", "152", "0.4013"), DenominatorFields(DenominatorKind.COMMUNES, 2025))


def test_what_a_clerk_adds_to_the_sentence_is_told_apart_from_it() -> None:
    why = moved(entry("61", "152", "0.4013"), communes("99")).why
    assert told_by_clerk(why) == ""
    assert told_by_clerk(f"Giấy chứng nhận đang cấp đổi.\n{why}") == "Giấy chứng nhận đang cấp đổi."
    assert told_by_clerk(f"{why} Giấy chứng nhận đang cấp đổi.").endswith("đang cấp đổi.")
    assert told_by_clerk("Mẫu số đổi từ 152 xuống 99 xã: theo Nghị quyết 1658.") != ""
