"""The calendar of the year, each line with its source."""

from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.calendar import (
    RULES,
    SLOTS,
    DayOfYear,
    day_of_year,
    usual_deadline,
)
from pii_desktop.domain.period import PeriodKind
from pii_desktop.text.normalise import search_key

PRINTED = [
    # seed 003 III.1: "trước ngày 01 tháng 6 và ngày 01 tháng 12 năm 2024"
    ("report-half", 2024, date(2024, 5, 31), "seed 003"),
    ("report-year", 2024, date(2024, 11, 30), "seed 003"),
    # seed 000 III.1: "theo định kỳ hoặc khi có yêu cầu": no day, so the date is a setting
    ("report-once", 2024, None, "seed 000"),
    # seed 001 2.6.b: policies in force on 30/6
    ("staff-policies", 2025, date(2025, 6, 30), "seed 001"),
    # seed 001 2.9: figures as of 31/12
    ("denominators", 2025, date(2025, 12, 31), "seed 001"),
    # seed 001, footnote 1: the result of 2024 came on 31/12/2024
    ("ministry-result", 2024, date(2024, 12, 31), "seed 001"),
    # press, 2024: about 30/8
    ("ministry-upload", 2024, date(2024, 8, 30), "báo chí"),
]


@pytest.mark.parametrize(("key", "year", "last", "source"), PRINTED)
def test_every_day_of_the_sources(key: str, year: int, last: date | None, source: str) -> None:
    rule = next(each for each in RULES if each.key == key)
    assert rule.last_day(year) == last
    assert source in (rule.seed or rule.source)
    assert "seed" not in rule.source, "clerks know no seeds"


def test_no_line_is_without_a_test() -> None:
    assert {rule.key for rule in RULES} == {key for key, *_ in PRINTED}


@pytest.mark.real_documents
@pytest.mark.parametrize(
    ("seed", "words"),
    [
        ("003_f3255cf013025caa.txt", "tổng hợp trước ngày 01 tháng 6 và ngày 01 tháng 12 năm 2024"),
        ("001_34c177e3d543af69.txt", "31/12 hằng năm"),
        ("001_34c177e3d543af69.txt", "30/6"),
        ("001_34c177e3d543af69.txt", "Ngày 31/12/2024, Bộ Khoa học và Công nghệ công bố"),
        ("000_d5c8279926d44fd4.txt", "theo định kỳ hoặc khi có yêu cầu"),
    ],
)
def test_the_seeds_say_so(shared: Path, seed: str, words: str) -> None:

    text = (shared / "seeds" / seed).read_text(encoding="utf-8")
    assert search_key(words) in search_key(" ".join(text.split()))


@pytest.mark.parametrize(
    ("kind", "index", "last"),
    [
        (PeriodKind.HALF, 1, date(2025, 5, 31)),
        (PeriodKind.HALF, 2, date(2025, 11, 30)),
        (PeriodKind.YEAR, 1, date(2025, 11, 30)),
        (PeriodKind.QUARTER, 1, date(2025, 3, 31)),
        (PeriodKind.QUARTER, 2, date(2025, 6, 30)),
        (PeriodKind.QUARTER, 3, date(2025, 9, 30)),
        (PeriodKind.QUARTER, 4, date(2025, 12, 31)),
        (PeriodKind.MONTH, 2, date(2025, 2, 25)),
        (PeriodKind.ONCE, 1, None),
    ],
)
def test_usual_deadlines(kind: PeriodKind, index: int, last: date | None) -> None:
    assert usual_deadline(kind, 2025, index) == last


def test_a_plan_has_deadlines_of_its_own() -> None:
    own = {(PeriodKind.HALF, 1): DayOfYear(6, 15), (PeriodKind.MONTH, 1): DayOfYear(1, 31)}
    assert usual_deadline(PeriodKind.HALF, 2025, 1, own) == date(2025, 6, 15)
    assert usual_deadline(PeriodKind.HALF, 2025, 2, own) == date(2025, 11, 30)
    assert usual_deadline(PeriodKind.MONTH, 2025, 2, own) == date(2025, 2, 28)


def test_a_year_is_reported_in_january() -> None:
    own = {(PeriodKind.YEAR, 1): DayOfYear(1, 15), (PeriodKind.HALF, 1): DayOfYear(1, 15)}
    assert usual_deadline(PeriodKind.YEAR, 2025, 1, own) == date(2026, 1, 15)
    assert usual_deadline(PeriodKind.HALF, 2025, 1, own) == date(2025, 1, 15)


def test_29_february_becomes_the_28th() -> None:
    assert DayOfYear(2, 29).in_year(2025) == date(2025, 2, 28)
    assert DayOfYear(2, 29).in_year(2028) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["13-01", "02-30", "6/30", "", "00-10"])
def test_what_is_no_day(text: str) -> None:
    assert day_of_year(text) is None


def test_days_are_stored_and_read_back() -> None:
    assert [day_of_year(str(DayOfYear(2, 29))), day_of_year("6-5")] == [DayOfYear(2, 29), DayOfYear(6, 5)]
    assert (PeriodKind.ONCE, 1) not in SLOTS
