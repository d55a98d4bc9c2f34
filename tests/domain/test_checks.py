"""Findings before sending: one table of every rule with its source, what breaks it and what does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pii_desktop.domain.assessment import Assessment, Verdict
from pii_desktop.domain.checks import find
from pii_desktop.domain.checks_matter import CheckMatter, DamagedFile, Desk, DocumentTally, Gap, Tally
from pii_desktop.domain.checks_table import OURS, RULES
from pii_desktop.domain.checks_values import needs_number
from pii_desktop.domain.denominators import Denominator, DenominatorFields, DenominatorKind
from pii_desktop.domain.departments import Role
from pii_desktop.domain.findings import Finding, Rule, Site
from pii_desktop.domain.framework import Direction, Framework, Indicator, SourceClass
from pii_desktop.domain.ids import AssignmentId, DenominatorId, EvidenceId, FocalOfficerId, PeriodId, PlanId
from pii_desktop.domain.listing import EntryState, IndicatorRow
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.period import Period, PeriodKind, PeriodState
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.plan_facts import CitedPlan, PlanFacts
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry, Judgement
from pii_desktop.domain.reminders import Due, DueKind
from pii_desktop.domain.validity import Standing
from pii_desktop.domain.value_warnings import Known
from tests.builders import a_row, an_assignment

TODAY = date(2025, 11, 18)
NUMBER = AssignmentId(1)


def an_indicator(code: str, source_class: SourceClass) -> Indicator:
    made = Indicator(code, code, code, "%", Direction.HIGHER, "", None, None, "", source_class)
    return replace(made, denominator_kind=DenominatorKind.GRDP)


FRAMEWORK = Framework(
    "thu", "Thử", (), (), (an_indicator("2.2.2", SourceClass.MIXED), an_indicator("1.2.1", SourceClass.INDEX))
)


def a_line(code: str = "2.2.2", entry: Entry | None = None, **fields: Any) -> IndicatorRow:
    row = IndicatorRow(
        assignment=an_assignment(1, a_row(code)),
        short_name="Tỷ lệ chi",
        pillar_name="",
        entry=entry or Entry(),
        state=EntryState.BLANK,
        assessment=Assessment(Verdict.NO_TARGET),
        work_total=0,
        work_done=0,
        evidence_count=0,
    )
    return replace(row, **fields)


def complete(**entry: Any) -> IndicatorRow:
    """A row to which nothing can be said, but for what `entry` changes."""
    values: dict[str, Any] = {"value": Decimal("0.13"), "result": "Đã bố trí kinh phí"} | entry
    return a_line(entry=Entry(**values), evidence_count=1)


def a_period(**fields: Any) -> Period:
    values: dict[str, Any] = {"deadline": date(2025, 11, 30), "recipient": "Sở Khoa học và Công nghệ"} | fields
    return Period(PeriodId(2), PeriodKind.YEAR, 2025, **values)


def a_matter(*rows: IndicatorRow, **fields: Any) -> CheckMatter:
    return CheckMatter(rows or (complete(),), FRAMEWORK, TODAY, **fields)


def desk(period: Period | None = None, **fields: Any) -> CheckMatter:
    return a_matter(period=period or a_period(), desk=Desk(**fields))


def in_words(**entry: Any) -> CheckMatter:
    """A row with a target that the user judges."""
    row = a_row("2.2.2", target="Tiên tiến, hiện đại")
    return a_matter(replace(complete(**entry), assignment=an_assignment(1, row)))


def missed(**entry: Any) -> CheckMatter:
    return a_matter(replace(complete(**entry), assessment=Assessment(Verdict.MISSED)))


def before(value: str, **entry: Any) -> CheckMatter:
    """A row whose number was another one last time."""
    known = Known(before=Entry(value=Decimal(value)), before_title="năm 2024")
    return a_matter(complete(**entry), known={NUMBER: known})


def standing(which: Standing, **entry: Any) -> CheckMatter:
    document = DocumentTally(which, Tally(NUMBER, 1, 7, "128/KH-UBND"))
    return a_matter(complete(**entry), documents=(document,))


def tally(day: date | None = None) -> tuple[Tally, ...]:
    return (Tally(NUMBER, 1, 5, "Rà soát thủ tục", day),)


def divided(by: int, **figure: Any) -> CheckMatter:
    """A row that divides by GRDP, whose figure is 245.300."""
    document: dict[str, Any] = {"document": "Niên giám thống kê 2025", "is_final": True} | figure
    grdp = DenominatorFields(DenominatorKind.GRDP, 2025, Decimal(245300), "tỷ đồng", **document)
    row = complete(denominator=Decimal(by))
    return a_matter(row, period=a_period(), desk=Desk(figures=(Denominator(DenominatorId(3), grdp),)))


def an_officer(phone: str) -> FocalOfficer:
    person = Officer("Nguyễn Thị Hà", "Chuyên viên", phone)
    return FocalOfficer(FocalOfficerId(1), "Sở Tài chính", Post.SPECIALIST, person)


def a_note(day: date) -> tuple[Due, ...]:
    return (Due(DueKind.NOTE, "Hỏi lại Cục Thống kê", day, None, 9, NUMBER),)


WHY = {"explanation": "Cục Thống kê chưa công bố"}
BLANK = {"value": None, "result": ""}

Case = tuple[Rule, str, Callable[[], CheckMatter], Callable[[], CheckMatter]]

TABLE: tuple[Case, ...] = (
    # rule, source, an example that breaks it, one that does not
    (
        Rule.NUMBER_MISSING, "domain.md 6",
        lambda: a_matter(complete(value=None)), lambda: a_matter(complete(value=None, **WHY)),
    ),
    (
        Rule.NOTHING_REPORTED, "domain.md 1.3",
        lambda: a_matter(a_line("1.2.1", evidence_count=1)),
        lambda: a_matter(a_line("1.2.1", Entry(result="Đã rút ngắn thủ tục"), evidence_count=1)),
    ),
    (
        Rule.VALUE_DISAGREES, "domain.md 4",
        lambda: a_matter(complete(value=Decimal("12.74"), numerator=Decimal("312.4"), denominator=Decimal(245300))),
        lambda: a_matter(complete(value=Decimal("0.1274"), numerator=Decimal("312.4"), denominator=Decimal(245300))),
    ),
    (Rule.VALUE_DOUBTFUL, OURS, lambda: before("0.013"), lambda: before("0.12")),
    (Rule.VALUE_DOUBTFUL, OURS, lambda: before("0.013"), lambda: before("0.013", **WHY)),
    (Rule.MISSED_WITHOUT_CAUSE, OURS, missed, lambda: missed(difficulties="Giải ngân chậm")),
    (
        Rule.NOT_JUDGED, "domain.md 4",
        lambda: a_matter(replace(complete(), assessment=Assessment(Verdict.NOT_JUDGED))), a_matter,
    ),
    (
        Rule.JUDGED_WITHOUT_REASON, "domain.md 4",
        lambda: in_words(judgement=Judgement.REACHED),
        lambda: in_words(judgement=Judgement.REACHED, judgement_reason="Đã cấp chứng nhận cho 12 phòng thí nghiệm"),
    ),
    (
        Rule.SCORE_WITHOUT_CITATION, "domain.md 3",
        lambda: a_matter(complete(score=Decimal("17.07"))),
        lambda: a_matter(complete(score=Decimal("17.07"), citation="Quyết định 3139/QĐ-BKHCN")),
    ),
    (
        Rule.PRINTED_CODE, "domain.md 8.1",
        lambda: a_matter(replace(complete(), assignment=an_assignment(1, a_row("2.2.2", code_printed="3.3.3")))),
        a_matter,
    ),
    (
        Rule.EVIDENCE_MISSING, "domain.md 6",
        lambda: a_matter(replace(complete(), evidence_count=0)),
        lambda: a_matter(replace(complete(**WHY), evidence_count=0)),
    ),
    (
        Rule.REQUIRED_EVIDENCE_MISSING, "domain.md 6",
        lambda: a_matter(gaps={NUMBER: Gap(("Quyết định giao dự toán",))}), lambda: a_matter(gaps={NUMBER: Gap(())}),
    ),
    (
        Rule.EVIDENCE_UNSORTED, OURS,
        lambda: a_matter(gaps={NUMBER: Gap(("Quyết định giao dự toán",), 1)}),
        lambda: a_matter(gaps={NUMBER: Gap(("Quyết định giao dự toán",), 0)}),
    ),
    (
        Rule.EVIDENCE_EXPIRED, "seed 001 2.6.b",
        lambda: standing(Standing.EXPIRED), lambda: standing(Standing.EXPIRED, **WHY),
    ),
    (
        Rule.EVIDENCE_SIGNED_AFTER, "seed 001 2.6.b",
        lambda: standing(Standing.SIGNED_AFTER), lambda: standing(Standing.IN_FORCE),
    ),
    (
        Rule.EVIDENCE_NOT_YET, "seed 001 2.6.b",
        lambda: standing(Standing.NOT_YET), lambda: standing(Standing.IN_FORCE),
    ),
    (Rule.EVIDENCE_UNKNOWN, "domain.md 6", lambda: standing(Standing.UNKNOWN), lambda: standing(Standing.IN_FORCE)),
    (Rule.EVIDENCE_EXPIRING, OURS, lambda: standing(Standing.SOON), lambda: standing(Standing.IN_FORCE)),
    (
        Rule.FILE_MISSING, "domain.md 6",
        lambda: desk(damaged=(DamagedFile(EvidenceId(7), "Quyết định.pdf", is_altered=False),)), desk,
    ),
    (
        Rule.FILE_ALTERED, "domain.md 6",
        lambda: desk(damaged=(DamagedFile(EvidenceId(7), "Quyết định.pdf", is_altered=True),)),
        lambda: desk(damaged=(DamagedFile(EvidenceId(7), "Quyết định.pdf", is_altered=False),)),
    ),
    (Rule.WORK_OVERDUE, "domain.md 2", lambda: a_matter(overdue=tally(date(2025, 6, 30))), a_matter),
    (Rule.WORK_UNPROVEN, "domain.md 6", lambda: a_matter(unproven=tally()), a_matter),
    (
        Rule.REQUEST_OVERDUE, "domain.md 1.2",
        lambda: a_matter(requests=tally(date(2025, 11, 17))), lambda: a_matter(requests=tally(TODAY)),
    ),
    (
        Rule.REQUEST_OPEN, "domain.md 1.2",
        lambda: a_matter(requests=tally()), lambda: a_matter(requests=tally(date(2025, 11, 17))),
    ),
    (Rule.NOTE_DUE, OURS, lambda: desk(notes=a_note(date(2025, 11, 10))), desk),
    (
        Rule.DEADLINE_PASSED, "domain.md 6",
        lambda: desk(a_period(deadline=date(2025, 11, 17))), lambda: desk(a_period(deadline=TODAY)),
    ),
    (
        Rule.DEADLINE_PASSED, "domain.md 6",
        lambda: desk(a_period(deadline=date(2025, 11, 17))),
        lambda: desk(a_period(deadline=date(2025, 11, 17), state=PeriodState.SENT, sent_on=date(2025, 11, 16))),
    ),
    (Rule.NO_DEADLINE, "seed 000 III.1", lambda: desk(a_period(deadline=None)), desk),
    (
        Rule.NO_RECIPIENT, "domain.md 7",
        lambda: desk(a_period(recipient=" ")),
        lambda: desk(a_period(recipient=""), recipient="Sở Khoa học và Công nghệ"),
    ),
    (
        Rule.NO_OFFICER, "seed 001 III.2.c",
        lambda: desk(officers={Post.SPECIALIST: None}),
        lambda: desk(officers={Post.SPECIALIST: an_officer("0222 3822 111")}),
    ),
    (
        Rule.NO_CONTACT, "seed 001 III.2.c",
        lambda: desk(officers={Post.SPECIALIST: an_officer("")}),
        lambda: desk(officers={Post.SPECIALIST: an_officer("0222 3822 111")}),
    ),
    (Rule.DENOMINATOR_DIFFERS, "seed 001 2.9", lambda: divided(245000), lambda: divided(245300)),
    (
        Rule.FIGURE_PROVISIONAL, "seed 001 2.9",
        lambda: divided(245300, is_final=False), lambda: divided(245300),
    ),
    (
        Rule.FIGURE_UNSOURCED, "seed 001 2.9",
        lambda: divided(245300, document=" "), lambda: divided(245300),
    ),
    (
        Rule.PLAN_UNNUMBERED, "Nghị định 30/2020/NĐ-CP, Phụ lục I",
        lambda: desk(plans=(a_plan("", None),)), lambda: desk(plans=(a_plan(),)),
    ),
    (
        Rule.PLAN_UNNUMBERED, "Nghị định 30/2020/NĐ-CP, Phụ lục I",
        lambda: desk(plans=(a_plan("/KH-UBND"),)), lambda: desk(plans=(a_plan("09/KH-UBND"),)),
    ),
    (
        Rule.PLANS_ALIKE, "Nghị định 30/2020/NĐ-CP, Phụ lục I",
        lambda: desk(plans=(a_plan(), a_plan(number=2))),
        lambda: desk(plans=(a_plan(), a_plan("09/KH-UBND", number=2))),
    ),
)  # fmt: skip


def a_plan(symbol: str = "279/KH-UBND", day: date | None = date(2025, 5, 6), number: int = 1) -> CitedPlan:
    return CitedPlan(PlanId(number), "Kế hoạch năm 2025", PlanFacts(symbol, day), f"Kế hoạch số {symbol}")


def found(matter: CheckMatter) -> dict[Rule, Finding]:
    return {finding.rule: finding for finding in find(matter)}


def rules(*lines: IndicatorRow) -> list[Rule]:
    return [finding.rule for finding in find(a_matter(*lines))]


IDS = [f"{case[0]}-{number}" for number, case in enumerate(TABLE)]


@pytest.mark.parametrize(("rule", "source", "broken", "kept"), TABLE, ids=IDS)
def test_each_rule_finds_what_breaks_it_and_nothing_else(
    rule: Rule, source: str, broken: Callable[[], CheckMatter], kept: Callable[[], CheckMatter]
) -> None:
    finding = found(broken())[rule]
    assert rule not in found(kept())
    assert RULES[rule].source == source
    assert finding.severity is RULES[rule].severity
    assert finding.text
    assert finding.remedy
    assert "{" not in finding.text


def test_every_rule_stands_in_the_table_above() -> None:
    assert {case[0] for case in TABLE} == set(Rule) == set(RULES)


def test_what_a_plan_lacks_is_put_right_where_plans_are() -> None:
    finding = found(desk(plans=(a_plan("", None),)))[Rule.PLAN_UNNUMBERED]
    assert finding.text == "Chưa có số, ngày ban hành: Kế hoạch năm 2025"
    assert (finding.severity, finding.place.site) == (Severity.WARNING, Site.ASSIGNMENTS)
    assert finding.place.plan_id == PlanId(1)


def test_a_row_to_which_nothing_can_be_said_has_no_finding() -> None:
    assert rules(complete()) == []


def test_a_number_we_supply_ourselves_is_missed_most() -> None:
    assert rules(a_line()) == [Rule.NUMBER_MISSING, Rule.EVIDENCE_MISSING]


def test_an_index_of_others_needs_a_result_in_words_only() -> None:
    assert not needs_number(a_line("1.2.1"), FRAMEWORK)
    assert rules(a_line("1.2.1", Entry(result="Đã rút ngắn thủ tục"), evidence_count=1)) == []


def test_an_explanation_answers_for_what_is_missing() -> None:
    assert rules(a_line(entry=Entry(explanation="Cục Thống kê chưa công bố GRDP"))) == []


FROM_DENOMINATOR = (
    "Mẫu số đổi từ 152 xuống 99 đơn vị hành chính cấp xã (sắp xếp 01/7/2025): giá trị tăng không phải do kết quả tăng."
)


def test_the_sentence_about_a_denominator_explains_no_missing_evidence() -> None:
    unproven = complete(explanation=FROM_DENOMINATOR)
    assert rules(replace(unproven, evidence_count=0)) == [Rule.EVIDENCE_MISSING]
    assert rules(a_line(entry=Entry(explanation=FROM_DENOMINATOR))) == [Rule.NUMBER_MISSING, Rule.EVIDENCE_MISSING]
    told = complete(explanation=f"{FROM_DENOMINATOR}\nGiấy chứng nhận đang cấp đổi.")
    assert rules(replace(told, evidence_count=0)) == []


def test_the_sentence_about_a_denominator_answers_for_the_jump_that_it_made() -> None:
    assert Rule.VALUE_DOUBTFUL in found(before("0.06"))
    assert Rule.VALUE_DOUBTFUL not in found(before("0.06", explanation=FROM_DENOMINATOR))
    assert Rule.VALUE_DOUBTFUL in found(
        before("0.013", explanation=FROM_DENOMINATOR)
    )  # ten times as much: a slip of the comma


@pytest.mark.parametrize(
    ("value", "is_found"),
    [("0.1274", False), ("0.13", False), ("0.127", False), ("0.15", True), ("12.74", True), ("0", False)],
)
def test_a_value_that_is_not_the_ratio_of_its_two_numbers_is_found(value: str, is_found: bool) -> None:
    entry = Entry(value=Decimal(value), numerator=Decimal("312.4"), denominator=Decimal(245300))
    assert (Rule.VALUE_DISAGREES in rules(a_line(entry=entry))) is is_found


def test_collective_rows_owe_nothing_of_their_own() -> None:
    assert rules(a_line(assignment=an_assignment(1, a_row(), role=Role.COLLECTIVE))) == []


def test_errors_stand_before_warnings() -> None:
    first, *_ = find(a_matter(a_line("1.2.1", evidence_count=1), a_line("2.2.2")))
    assert first.severity is Severity.ERROR
    assert first.code == "2.2.2"


def test_without_a_followed_row_nothing_is_found() -> None:
    assert find(CheckMatter((), FRAMEWORK, TODAY, a_period(deadline=None), desk=Desk())) == ()


def test_one_document_or_item_is_opened_itself_of_several_the_list() -> None:
    one = found(standing(Standing.EXPIRED))[Rule.EVIDENCE_EXPIRED]
    assert (one.place.site, one.place.evidence_id) == (Site.EVIDENCE, 7)
    assert one.text == "128/KH-UBND hết hạn trước ngày chốt"
    several = (DocumentTally(Standing.EXPIRED, Tally(NUMBER, 3, 7, "128/KH-UBND")),)
    more = found(a_matter(documents=several))[Rule.EVIDENCE_EXPIRED]
    assert (more.place.site, more.place.tab, more.place.assignment_id) == (Site.INDICATORS, "evidence", 1)
    assert more.text == "3 minh chứng hết hạn trước ngày chốt"


def test_every_finding_of_a_check_has_a_key_of_its_own() -> None:
    notes = (*a_note(date(2025, 11, 1)), replace(a_note(date(2025, 11, 2))[0], target=10))
    keys = [finding.key for finding in find(desk(a_period(deadline=None), notes=notes))]
    assert len(keys) == len(set(keys)) == 3


def test_a_figure_nobody_divides_by_is_no_matter() -> None:
    unused = replace(divided(245300, is_final=False), rows=(complete(),))
    assert found(unused) == {}
