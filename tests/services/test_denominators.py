"""Background figures from desk to results, in the sổ dữ liệu of Sở Nông nghiệp và Môi trường (seed 001 2.9)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.changes import Changes
from pii_desktop.domain.denominators import Denominator, DenominatorFields, DenominatorKind
from pii_desktop.domain.findings import Rule
from pii_desktop.domain.ids import AssignmentId, DenominatorId, PeriodId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.period import PeriodKind, PeriodState
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import figure_for
from pii_desktop.services.catalogue import framework
from pii_desktop.services.checking import findings
from pii_desktop.services.denominator_copies import attach_copy, evidence_choices, name_copy
from pii_desktop.services.denominators import (
    FigureRow,
    add_figure,
    change_figure,
    delete_figure,
    figure_detail,
    moved_by,
    suggested,
    update_results,
    year_figures,
)
from pii_desktop.services.progress import record, set_own_target
from pii_desktop.services.scope import Scope
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace

BEFORE = DenominatorFields(
    DenominatorKind.COMMUNES, 2025, Decimal(152), "đơn vị", date(2025, 1, 1), "Niên giám thống kê 2024"
)
MERGED = replace(
    BEFORE, value=Decimal(99), as_of=date(2025, 7, 1), document="Nghị quyết 1658/NQ-UBTVQH15", is_final=True
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """Sở Nông nghiệp và Môi trường answers for 7.1.2, OCOP products by communes."""
    new = NewWorkspace("Bắc Ninh", "Sở Nông nghiệp và Môi trường")
    with create_workspace(tmp_path / "sổ dữ liệu", new) as workspace:
        take_bundled(workspace, "bacninh-2025")
        yield workspace


def ocop(uow: UnitOfWork) -> AssignmentId:
    return next(each.id for each in uow.assignments.everywhere() if each.row.code == "7.1.2")


def period(uow: UnitOfWork, kind: PeriodKind = PeriodKind.YEAR) -> PeriodId:
    return next(each.id for each in uow.periods.all() if each.kind is kind and each.year == 2025)


def with_results(uow: UnitOfWork) -> DenominatorId:
    """152 communes, and 61 products in both periods; the six months' report was sent, the year's names the figure."""
    denominator_id, _ = add_figure(uow, BEFORE)
    set_own_target(uow, ocop(uow), parse_target("≥ 0,5"), "≥ 0,5")
    half, year = period(uow, PeriodKind.HALF), period(uow)
    for each in (half, year):
        source = denominator_id if each == year else None
        record(uow, ocop(uow), each, Entry(numerator=Decimal(61), denominator=Decimal(152), denominator_id=source))
    uow.periods.update(replace(uow.periods.get(half), state=PeriodState.SENT, sent_on=date(2025, 5, 30)))
    return denominator_id


def row(uow: UnitOfWork, kind: DenominatorKind, year: int = 2025) -> FigureRow:
    return next(each for each in year_figures(uow, year).rows if each.kind is kind)


def test_every_usual_figure_has_its_line_before_it_is_entered(office: Workspace) -> None:
    listed = office.read(lambda uow: year_figures(uow, 2025))
    assert [each.title for each in listed.rows] == [
        "Dân số trung bình",
        "GRDP",
        "Doanh nghiệp đang hoạt động có kết quả sản xuất kinh doanh",
        "Doanh nghiệp thành lập mới",
        "Đơn vị hành chính cấp xã",
    ]
    assert all(each.this is None and each.last is None for each in listed.rows)
    assert 2025 in listed.years


def test_a_line_shows_this_year_beside_the_last_and_the_indicators_of_the_department(office: Workspace) -> None:
    office.run(lambda uow: add_figure(uow, BEFORE)[1])
    office.run(lambda uow: add_figure(uow, replace(MERGED, year=2026))[1])
    shown = office.read(lambda uow: row(uow, DenominatorKind.COMMUNES, 2026))
    assert shown.this is not None
    assert shown.last is not None
    assert (shown.this.fields.value, shown.last.fields.value) == (Decimal(99), Decimal(152))
    assert shown.codes == ("6.2.4", "7.1.2")


def test_own_figures_stand_after_the_usual_ones_in_vietnamese_order(office: Workspace) -> None:
    for name in ("Số lao động có việc làm", "Diện tích đất công nghiệp"):
        with office.unit_of_work() as uow:
            add_figure(uow, DenominatorFields(DenominatorKind.OTHER, 2025, Decimal(5), name=f" {name} "))
            uow.commit()
    rows = office.read(lambda uow: year_figures(uow, 2025)).rows
    assert [each.title for each in rows][5:] == ["Diện tích đất công nghiệp", "Số lao động có việc làm"]


def test_one_figure_of_a_kind_and_year(office: Workspace) -> None:
    office.run(lambda uow: add_figure(uow, BEFORE)[1])
    with pytest.raises(InputError, match="Đơn vị hành chính cấp xã năm 2025” đã có"):
        office.run(lambda uow: add_figure(uow, MERGED)[1])


def test_nonsense_is_not_stored(office: Workspace) -> None:
    with pytest.raises(InputError, match="không thể là một mẫu số"):
        office.run(lambda uow: add_figure(uow, replace(BEFORE, value=Decimal(0)))[1])
    assert office.read(lambda uow: uow.denominators.years()) == ()


def test_provisional_to_final_stands_in_the_history(office: Workspace) -> None:
    made: list[DenominatorId] = []
    office.run(lambda uow: _remember(made, add_figure(uow, BEFORE)))
    office.run(lambda uow: change_figure(uow, made[0], replace(BEFORE, is_final=True)))
    history = office.read(lambda uow: figure_detail(uow, made[0])).history
    assert history[0].action == "Chuyển thành số chính thức: Đơn vị hành chính cấp xã năm 2025"
    assert (history[0].field, history[0].old, history[0].new) == ("is_final", "0", "1")
    assert history[-1].action == "Nhập số liệu nền “Đơn vị hành chính cấp xã năm 2025”"


def test_the_communes_of_2025_move_what_is_not_sent_and_say_why(office: Workspace) -> None:
    with office.unit_of_work() as uow:
        denominator_id = with_results(uow)
        change_figure(uow, denominator_id, MERGED)
        unsent, sent = figure_detail(uow, denominator_id).moves
        assert (unsent.code, unsent.period, unsent.is_sent) == ("7.1.2", "Năm 2025", False)
        assert (unsent.old_value, unsent.new_value) == (Decimal("0.4013"), Decimal("0.6162"))
        assert (unsent.old_verdict, unsent.new_verdict) == (Verdict.MISSED, Verdict.REACHED)
        assert unsent.why.endswith("(sắp xếp 01/7/2025): giá trị tăng không phải do kết quả tăng.")
        assert (sent.period, sent.is_sent) == ("6 tháng đầu năm 2025", True)
        assert row(uow, DenominatorKind.COMMUNES).behind == 1


def test_what_would_move_is_known_before_the_figure_is_stored(office: Workspace) -> None:
    with office.unit_of_work() as uow:
        figure = uow.denominators.get(with_results(uow))
        assert moved_by(uow, figure, figure.fields) == ()
        assert [each.new_value for each in moved_by(uow, figure, MERGED)] == [Decimal("0.6162"), Decimal("0.6162")]
        assert moved_by(uow, figure, replace(MERGED, value=None)) == ()


def test_updating_the_results_leaves_sent_periods_alone(office: Workspace) -> None:
    with office.unit_of_work() as uow:
        denominator_id = with_results(uow)
        change_figure(uow, denominator_id, MERGED)
        changes = update_results(uow, denominator_id)
        half, year = period(uow, PeriodKind.HALF), period(uow)
        entry, state = uow.progress.get(ocop(uow), year)
        assert (entry.value, entry.denominator, entry.denominator_id) == (
            Decimal("0.6162"), Decimal(99), denominator_id,
        )  # fmt: skip
        assert (entry.explanation, state) == ("", EntryState.DONE)
        assert uow.progress.get(ocop(uow), half)[0].denominator == Decimal(152)
        assert changes.periods == frozenset({year})
        [why] = {each.why for each in uow.history.all() if each.action == changes.action}
        assert why.endswith("(sắp xếp 01/7/2025): giá trị tăng không phải do kết quả tăng.")
        assert row(uow, DenominatorKind.COMMUNES).behind == 0
        assert row(uow, DenominatorKind.COMMUNES).uses == 1


def test_the_reason_goes_into_the_explanation_when_asked_for(office: Workspace) -> None:
    with office.unit_of_work() as uow:
        denominator_id = with_results(uow)
        change_figure(uow, denominator_id, MERGED)
        update_results(uow, denominator_id, is_explained=True)
        explanation = uow.progress.get(ocop(uow), period(uow))[0].explanation
        assert explanation.startswith("Mẫu số đổi từ 152 xuống 99")
        open_rules = {each.rule for each in findings(uow, Scope(period_id=period(uow))) if each.code == "7.1.2"}
        assert Rule.EVIDENCE_MISSING in open_rules  # nobody explained that one


def test_a_result_that_names_no_source_is_found_by_its_old_number_in_its_own_year(office: Workspace) -> None:
    with office.unit_of_work() as uow:
        denominator_id, _ = add_figure(uow, BEFORE)
        record(uow, ocop(uow), period(uow), Entry(numerator=Decimal(61), denominator=Decimal("152.0")))
        change_figure(uow, denominator_id, replace(BEFORE, value=Decimal(126)))
        change_figure(uow, denominator_id, MERGED)
        assert [each.period for each in figure_detail(uow, denominator_id).moves] == ["Năm 2025"]
        of_2026, _ = add_figure(uow, replace(BEFORE, year=2026))
        change_figure(uow, of_2026, replace(MERGED, year=2026))
        assert figure_detail(uow, of_2026).moves == ()


def test_a_number_that_never_was_the_figure_is_left_alone(office: Workspace) -> None:
    with office.unit_of_work() as uow:
        denominator_id, _ = add_figure(uow, BEFORE)
        record(uow, ocop(uow), period(uow), Entry(numerator=Decimal(61), denominator=Decimal(209)))
        change_figure(uow, denominator_id, MERGED)
        assert figure_detail(uow, denominator_id).moves == ()


def test_deleting_keeps_the_numbers_of_the_results(office: Workspace) -> None:
    with office.unit_of_work() as uow:
        denominator_id, _ = add_figure(uow, BEFORE)
        record(
            uow, ocop(uow), period(uow),
            Entry(numerator=Decimal(61), denominator=Decimal(152), denominator_id=denominator_id),
        )  # fmt: skip
        changes = delete_figure(uow, denominator_id)
        entry, _ = uow.progress.get(ocop(uow), period(uow))
        assert (entry.denominator, entry.denominator_id) == (Decimal(152), None)
        assert changes.assignments == frozenset({ocop(uow)})
        assert row(uow, DenominatorKind.COMMUNES).this is None


def test_what_a_sent_report_names_is_not_deleted(office: Workspace) -> None:
    with office.unit_of_work() as uow:
        denominator_id = with_results(uow)
        uow.periods.update(replace(uow.periods.get(period(uow)), state=PeriodState.SENT))
        with pytest.raises(InputError, match="Không xoá được"):
            delete_figure(uow, denominator_id)


def test_last_years_figure_is_a_suggestion_and_provisional(office: Workspace) -> None:
    last = Denominator(DenominatorId(1), MERGED)
    assert suggested(last, 2026) == DenominatorFields(
        DenominatorKind.COMMUNES, 2026, Decimal(99), "đơn vị", note="Tạm lấy theo số năm 2025."
    )


def test_the_form_is_offered_the_figure_of_its_year(office: Workspace) -> None:
    indicator, uncounted = framework().indicator("7.1.2"), framework().indicator("2.1.2")
    assert indicator is not None
    assert uncounted is not None
    with office.unit_of_work() as uow:
        assert figure_for(uow, indicator, 2025) is None
        denominator_id, _ = add_figure(uow, MERGED)
        offered = figure_for(uow, indicator, 2025)
        assert offered == Denominator(denominator_id, MERGED)
        assert figure_for(uow, indicator, 2024) is None
        assert figure_for(uow, uncounted, 2025) is None
        change_figure(uow, denominator_id, replace(MERGED, value=None))
        assert figure_for(uow, indicator, 2025) is None


def test_the_stored_copy_is_kept_once_found_without_accents_and_taken_off_again(
    office: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "Niên giám.pdf"
    file.write_bytes(b"%PDF-1.7 nien giam")
    with office.unit_of_work() as uow:
        denominator_id, _ = add_figure(uow, BEFORE)
        [evidence_id] = attach_copy(uow, denominator_id, file).evidence
        kept = figure_detail(uow, denominator_id).evidence
        assert kept is not None
        assert kept.fields.abstract == "Niên giám thống kê 2024"
        assert [each.title for each in evidence_choices(uow, "nien giam 2024")] == ["Niên giám thống kê 2024"]
        assert evidence_choices(uow, "100%") == ()
        name_copy(uow, denominator_id, None)
        assert figure_detail(uow, denominator_id).evidence is None
        of_2026, _ = add_figure(uow, replace(BEFORE, year=2026, document=""))
        name_copy(uow, of_2026, evidence_id)
        assert uow.denominators.get(of_2026).fields.document == "Niên giám thống kê 2024"


def _remember(made: list[DenominatorId], added: tuple[DenominatorId, Changes]) -> Changes:
    made.append(added[0])
    return added[1]
