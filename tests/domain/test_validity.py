"""Whether a document counts on the day that matters; the rules with the place they are printed at."""

from datetime import date

import pytest

from pii_desktop.domain.chart import Drawing, Text
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.validity import (
    CutOff,
    CutOffRule,
    Measure,
    Standing,
    cut_off,
    format_day_of_year,
    parse_day_of_year,
    standing,
    verdict_words,
    worst,
)
from pii_desktop.domain.validity_strip import validity_strip
from pii_desktop.services.validity import cut_off_rules

YEAR_2025 = Measure(2025, date(2025, 12, 31), date(2025, 11, 19), rules=cut_off_rules())
HALF_2025 = Measure(2025, date(2025, 6, 30), date(2025, 5, 20), rules=cut_off_rules())
END = CutOff(date(2025, 12, 31), "cuối kỳ báo cáo")
CERTIFIED = CutOff(date(2025, 12, 31), "giấy chứng nhận phải còn thời hạn", needs_certificate=True)


@pytest.mark.parametrize(
    ("code", "own", "measure", "day", "source"),
    [
        (
            "1.1.1 (11)",
            None,
            YEAR_2025,
            date(2025, 6, 30),
            "seed 001 2.6.b: chính sách thu hút nhân lực, 30/6 hằng năm",
        ),
        ("6.3.1", None, YEAR_2025, date(2025, 12, 31), "seed 001 2.9: DN mới thành lập tính đến 31/12"),
        ("4.2.2", None, HALF_2025, date(2025, 12, 31), "seed 001 2.9: DN đang hoạt động, dân số tính đến 31/12"),
        ("7.1.2", None, YEAR_2025, date(2025, 12, 31), "seed 001 7.1.2: giấy chứng nhận OCOP còn thời hạn"),
        ("1.1.3", None, YEAR_2025, date(2025, 12, 31), "domain.md 6: cuối kỳ khi không có quy định"),
        ("1.1.3", None, HALF_2025, date(2025, 6, 30), "domain.md 6: cuối kỳ khi không có quy định"),
        ("1.1.3", "10-15", YEAR_2025, date(2025, 10, 15), "domain.md 6: ngày chốt là thiết lập theo chỉ số"),
        ("1.1.1 (11)", "07-31", YEAR_2025, date(2025, 7, 31), "domain.md 6: ngày do đơn vị đặt đứng trước"),
    ],
)
def test_the_cut_off_day(code: str, own: str | None, measure: Measure, day: date, source: str) -> None:
    assert cut_off(code, own, measure).day == day, source


@pytest.mark.parametrize(
    ("code", "needs_last_day", "source"),
    [
        ("7.1.2", True, "seed 001, 7.1.2: OCOP “phải được cấp giấy chứng nhận và còn thời hạn”"),
        ("6.3.2", False, "seed 001, chú thích 18: “phải được cấp giấy chứng nhận”, không nói thời hạn"),
        ("5.3.3", False, "seed 001, chú thích 11: “bất kì chứng nhận ISO nào đều được tính”"),
    ],
)
def test_only_where_the_plan_says_so_a_certificate_must_name_its_last_day(
    code: str, needs_last_day: bool, source: str
) -> None:
    assert cut_off(code, None, YEAR_2025).needs_certificate is needs_last_day, source
    assert cut_off(code, "06-30", YEAR_2025).needs_certificate is needs_last_day, source


def test_a_plan_that_another_one_continues_is_judged_in_its_own_year() -> None:
    assert cut_off("1.1.3", None, YEAR_2025, 2024) == CutOff(date(2024, 12, 31), "cuối năm của kế hoạch")
    assert cut_off("1.1.1 (11)", None, YEAR_2025, 2024).day == date(2024, 6, 30)


@pytest.mark.parametrize(
    ("fields", "cut", "verdict", "source"),
    [
        (EvidenceFields(signed_on=date(2025, 3, 15)), END, Standing.IN_FORCE, "không ghi ngày hết hiệu lực"),
        (EvidenceFields(in_force_from=date(2025, 12, 31)), END, Standing.IN_FORCE, "có hiệu lực đúng ngày chốt"),
        (EvidenceFields(in_force_to=date(2025, 12, 31)), END, Standing.IN_FORCE, "ngày cuối còn hiệu lực"),
        (EvidenceFields(in_force_to=date(2025, 12, 30)), END, Standing.EXPIRED, "hết trước ngày chốt một ngày"),
        (EvidenceFields(signed_on=date(2026, 1, 2)), END, Standing.SIGNED_AFTER, "ký sau ngày chốt"),
        (EvidenceFields(in_force_from=date(2026, 1, 1)), END, Standing.NOT_YET, "chưa có hiệu lực"),
        (EvidenceFields(number="12/QĐ-UBND"), END, Standing.UNKNOWN, "không ghi ngày nào"),
        (EvidenceFields(kind="Giấy chứng nhận", signed_on=date(2024, 5, 1)), CERTIFIED, Standing.UNKNOWN,
         "seed 001 7.1.2: giấy chứng nhận phải còn thời hạn, không ghi hạn thì chưa rõ"),
        (EvidenceFields(kind="Báo cáo", signed_on=date(2025, 5, 1)), CERTIFIED, Standing.IN_FORCE,
         "báo cáo không có thời hạn"),
        (EvidenceFields(kind="Giấy chứng nhận", expires_on=date(2025, 12, 1)), CERTIFIED, Standing.EXPIRED,
         "seed 001 7.1.2: giấy chứng nhận hết hạn không được tính"),
        (EvidenceFields(in_force_to=date(2030, 1, 1), expires_on=date(2025, 12, 1)), END, Standing.EXPIRED,
         "hạn nào đến trước thì tính"),
    ],
)  # fmt: skip
def test_the_verdict_on_a_document(fields: EvidenceFields, cut: CutOff, verdict: Standing, source: str) -> None:
    assert standing(fields, cut, YEAR_2025) is verdict, source


def test_what_ends_within_thirty_days_but_after_the_cut_off_is_said_to_end_soon() -> None:
    cut = CutOff(date(2025, 6, 30), "cuối kỳ báo cáo")
    for until, verdict in (
        (date(2025, 12, 19), Standing.SOON),
        (date(2025, 12, 20), Standing.IN_FORCE),
        (date(2025, 11, 18), Standing.IN_FORCE),  # over, but it was in force when it mattered
    ):
        assert standing(EvidenceFields(in_force_to=until), cut, YEAR_2025) is verdict


def test_the_worst_of_several_indicators_is_shown() -> None:
    assert worst([Standing.SOON, Standing.EXPIRED, Standing.UNKNOWN]) is Standing.EXPIRED
    assert worst([]) is Standing.IN_FORCE
    assert [each for each in Standing if each.counts] == [Standing.IN_FORCE, Standing.SOON]


def test_the_verdict_is_said_with_its_day() -> None:
    assert [verdict_words(each, END.day) for each in Standing] == [
        "Còn hiệu lực ngày chốt 31/12/2025",
        "Sắp hết hạn; ngày chốt 31/12/2025",
        "Chưa rõ hiệu lực; ngày chốt 31/12/2025",
        "Chưa có hiệu lực ngày chốt 31/12/2025",
        "Ký sau ngày chốt 31/12/2025",
        "Hết trước ngày chốt 31/12/2025",
    ]


@pytest.mark.parametrize(("typed", "kept"), [("30/6", "06-30"), (" 1-12 ", "12-01"), ("29/2", "02-28"), ("  ", None)])
def test_a_day_of_the_year_as_typed(typed: str, kept: str | None) -> None:
    assert parse_day_of_year(typed) == kept


@pytest.mark.parametrize("typed", ["31/6", "30", "6/30", "hôm nay"])
def test_what_is_no_day_of_the_year(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_day_of_year(typed)


def test_a_day_of_the_year_is_shown_as_offices_write_it() -> None:
    assert format_day_of_year("06-30") == "30/6"


def test_every_rule_of_the_catalogue_names_its_source_and_no_code_twice() -> None:
    rules: tuple[CutOffRule, ...] = cut_off_rules()
    codes = [code for rule in rules for code in rule.codes]
    assert len(codes) == len(set(codes))
    assert all(rule.source.startswith("seed 001") and rule.reason for rule in rules)


def test_the_strip_warns_of_an_end_before_the_cut_off_day() -> None:
    early = validity_strip(EvidenceFields(signed_on=date(2021, 3, 15), in_force_to=date(2025, 12, 15)), END.day)
    late = validity_strip(EvidenceFields(signed_on=date(2021, 3, 15), in_force_to=date(2026, 1, 15)), END.day)
    assert ("hết 15/12/2025", "warn") in _texts(early)
    assert ("hết 15/01/2026", "text2") in _texts(late)


def test_the_strip_of_a_document_without_any_day_shows_only_the_cut_off_day() -> None:
    blank = validity_strip(EvidenceFields(), END.day)
    assert _texts(blank) == [("ngày chốt 31/12/2025", "text2")]


def _texts(drawing: Drawing) -> list[tuple[str, str]]:
    return [(each.text, each.ink) for each in drawing.primitives if isinstance(each, Text)]
