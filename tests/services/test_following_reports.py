"""What follows a report that was sent: a whole new version, what was missing, what was wrong."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.period import PeriodKind, PeriodState
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report import Table, cell_text
from pii_desktop.domain.versions import VersionKind
from pii_desktop.errors import InputError
from pii_desktop.services import evidence
from pii_desktop.services.blocking import blocking
from pii_desktop.services.checking import check_period, findings
from pii_desktop.services.dates import today
from pii_desktop.services.progress import record
from pii_desktop.services.rounds import rounds
from pii_desktop.services.scope import Scope
from pii_desktop.services.summary import summary
from pii_desktop.services.versions import (
    Signing,
    begin,
    discard,
    send,
    sign,
    submit,
)
from pii_desktop.storage.workspace import Workspace
from tests.explained import WHY
from tests.exporters.as_text import words
from tests.services.rounds_desk import (
    PERIOD,
    SENT_ON,
    SIGNING,
    cells,
    enter,
    explain_all,
    latest,
    period,
    report,
    sent,
    standing,
    workspace_rows,
)


@pytest.fixture
def complete(workspace: Workspace) -> Workspace:
    """Every row of the year 2025 is explained, so that nothing stands in the way."""
    return explain_all(workspace)


def test_a_correction_says_only_what_differs_and_names_the_first_report(complete: Workspace) -> None:
    row = workspace_rows(complete)[0]
    enter(complete, row, "5", explanation="")
    sent(complete)
    enter(complete, row, "6", difficulties="Vốn giao muộn")
    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.CORRECTION, WHY))
    correcting, stem = report(complete)

    assert correcting.letterhead.abstract.startswith("Đính chính Báo cáo số 05/BC-STC ngày 20/11/2025 về kết quả")
    (table,) = (block for block in correcting.blocks if isinstance(block, Table))
    told = [[cell_text(cell) for cell in line.cells[1:]] for line in table.rows if not line.is_group]
    assert told == [["Giá trị (điểm)", "5", "6"], ["Khó khăn, vướng mắc", "Chưa báo cáo", "Vốn giao muộn"]]
    assert stem.endswith("_ban-2")
    assert period(complete).is_sent

    complete.run(lambda uow: sign(uow, PERIOD, Signing("9/BC-STC", date(2025, 12, 4))))
    complete.run(lambda uow: send(uow, PERIOD, date(2025, 12, 5)))
    assert (period(complete).sent_on, period(complete).is_late) == (SENT_ON, False)
    assert standing(complete).rounds[1].differences == 2
    assert standing(complete).changed_since == ()


def test_a_quotient_is_quoted_as_the_sent_report_printed_it(complete: Workspace) -> None:
    row = next(each.id for each in complete.read(lambda uow: uow.assignments.all_tracked()) if each.row.code == "2.2.2")
    entry = Entry(numerator=Decimal("312.4"), denominator=Decimal(245300), explanation=WHY)
    complete.run(lambda uow: record(uow, row, PERIOD, entry))
    sent(complete)
    printed = cells(report(complete)[0]).splitlines()
    later = replace(entry, numerator=Decimal(320))
    complete.run(lambda uow: record(uow, row, PERIOD, later))
    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.CORRECTION, WHY))
    (table,) = (block for block in report(complete)[0].blocks if isinstance(block, Table))
    told = [[cell_text(cell) for cell in line.cells[1:]] for line in table.rows if not line.is_group]
    assert told == [["Giá trị (%)", "0,127", "0,131"], ["Tử số", "312,4", "320"]]
    assert "0,127" in printed


def test_a_correction_of_a_correction_tells_what_came_after_it_and_names_the_first(complete: Workspace) -> None:
    row = workspace_rows(complete)[0]
    correcting = report(sent(complete))[0]
    for number, day in ((9, 5), (12, 6)):
        enter(complete, row, str(number), explanation="")
        complete.run(lambda uow: begin(uow, PERIOD, VersionKind.CORRECTION, WHY))
        correcting = report(complete)[0]
        signing = Signing(f"{number}/BC-STC", date(2025, 12, day))
        complete.run(lambda uow, signing=signing: sign(uow, PERIOD, signing))  # type: ignore[misc]
        complete.run(lambda uow, day=day: send(uow, PERIOD, date(2025, 12, day)))  # type: ignore[misc]
    assert "Báo cáo số 05/BC-STC" in correcting.letterhead.abstract
    (table,) = (block for block in correcting.blocks if isinstance(block, Table))
    assert [cell_text(cell) for cell in table.rows[1].cells[1:]] == ["Giá trị (điểm)", "9", "12"]


def test_a_supplement_takes_only_what_was_missing(complete: Workspace, tmp_path: Path) -> None:
    row = workspace_rows(complete)[0]
    enter(complete, row, "5", explanation="")
    sent(complete)
    enter(complete, row, "5", result="Đã giải ngân 60%", explanation="")
    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.SUPPLEMENT))
    enter(complete, row, "6", explanation="")
    with pytest.raises(InputError, match="Có 1 chỗ khác nhưng không phải nội dung mới thêm") as refused:
        complete.run(lambda uow: submit(uow, PERIOD))
    assert refused.value.code == "no-differences"

    file = tmp_path / "Quyết định 412.pdf"
    file.write_bytes(b"%PDF-1.4 412")
    fields = EvidenceFields("412/QĐ-UBND", date(2025, 3, 5), "UBND tỉnh", "Giao dự toán")
    complete.run(lambda uow: evidence.attach(uow, file, fields, frozenset({row})))
    supplement = report(complete)[0]
    assert supplement.letterhead.abstract.startswith("Bổ sung Báo cáo số 05/BC-STC")
    assert not [block for block in supplement.blocks if isinstance(block, Table)]
    assert "412/QĐ-UBND" in cells(supplement)


@pytest.mark.parametrize("kind", [VersionKind.SUPPLEMENT, VersionKind.CORRECTION])
def test_what_would_tell_nothing_is_not_begun(complete: Workspace, kind: VersionKind) -> None:
    sent(complete)
    with pytest.raises(InputError, match=f"Chưa có nội dung nào để lập {kind.label.lower()}") as refused:
        complete.run(lambda uow: begin(uow, PERIOD, kind))
    assert refused.value.code == "no-differences"
    assert refused.value.hint.startswith("Chưa cần lập báo cáo nào")
    assert latest(complete).number == 1


def test_a_correction_is_offered_where_a_supplement_would_be_empty(complete: Workspace) -> None:
    row = workspace_rows(complete)[0]
    enter(complete, row, "5", explanation="")
    sent(complete)
    enter(complete, row, "6", explanation="")
    with pytest.raises(InputError, match="Có 1 chỗ khác nhưng không phải nội dung mới thêm") as refused:
        complete.run(lambda uow: begin(uow, PERIOD, VersionKind.SUPPLEMENT))
    assert refused.value.hint.startswith("Hãy lập báo cáo đính chính")
    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.CORRECTION))
    assert latest(complete).kind is VersionKind.CORRECTION


@pytest.mark.parametrize("kind", [VersionKind.SUPPLEMENT, VersionKind.CORRECTION])
def test_errors_of_rows_that_are_not_told_do_not_hold_it_up(workspace: Workspace, kind: VersionKind) -> None:
    workspace.run(lambda uow: sign(uow, PERIOD, replace(SIGNING, why="Đã ký bản giấy")))
    workspace.run(lambda uow: send(uow, PERIOD, SENT_ON))
    row = next(each.assignment_id for each in workspace.read(lambda uow: blocking(uow, PERIOD)) if each.assignment_id)
    enter(workspace, row, result="Đã giải ngân 60%")
    workspace.run(lambda uow: begin(uow, PERIOD, kind, WHY))
    left = workspace.read(lambda uow: blocking(uow, PERIOD))
    assert {each.assignment_id for each in left} == {row}, "what it tells is checked"
    listed = workspace.read(lambda uow: check_period(uow, Scope(None, PERIOD)))
    assert tuple(each for each in listed.findings if each.severity is Severity.ERROR) == left
    assert workspace.read(lambda uow: summary(uow, Scope(None, PERIOD), today())).whole == listed.findings
    assert listed.others == len(workspace.read(lambda uow: findings(uow, Scope(None, PERIOD)))) - len(listed.findings)
    assert listed.others > 0
    with pytest.raises(InputError, match=rf"Sửa xong {len(left)} lỗi mới trình được"):
        workspace.run(lambda uow: submit(uow, PERIOD))
    enter(workspace, row, result="Đã giải ngân 60%", explanation="Chờ Chi cục Thống kê công bố")
    assert workspace.read(lambda uow: blocking(uow, PERIOD)) == ()
    workspace.run(lambda uow: submit(uow, PERIOD))
    assert latest(workspace).state is PeriodState.SUBMITTED


def test_a_correction_is_not_signed_before_what_it_corrects(complete: Workspace) -> None:
    sent(complete)
    enter(complete, workspace_rows(complete)[0], "6")
    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.CORRECTION, WHY))
    with pytest.raises(InputError, match="Ngày ký 19/11/2025 đứng trước ngày ký bản 1, 20/11/2025") as refused:
        complete.run(lambda uow: sign(uow, PERIOD, Signing("9/BC-STC", date(2025, 11, 19))))
    assert refused.value.code == "bad-dates"
    complete.run(lambda uow: sign(uow, PERIOD, Signing("9/BC-STC", date(2025, 11, 20))))


def test_what_a_supplement_leaves_untold_is_told_by_a_correction_after_it(complete: Workspace) -> None:
    row = workspace_rows(complete)[0]
    enter(complete, row, "5", explanation="")
    sent(complete)
    enter(complete, row, "6", result="Đã giải ngân 60%", explanation="")
    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.SUPPLEMENT))
    assert "không thay đổi" not in words(report(complete)[0])
    complete.run(lambda uow: sign(uow, PERIOD, Signing("9/BC-STC", date(2025, 12, 4), why="Đã ký bản giấy")))
    complete.run(lambda uow: send(uow, PERIOD, date(2025, 12, 5)))
    assert [(each.what, each.old, each.new) for each in standing(complete).changed_since] == [("Giá trị", "5", "6")]

    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.CORRECTION))
    correcting = report(complete)[0]
    (table,) = (block for block in correcting.blocks if isinstance(block, Table))
    assert [cell_text(cell) for cell in table.rows[1].cells[1:]] == ["Giá trị (điểm)", "5", "6"]
    assert "Các nội dung khác của Báo cáo số 05/BC-STC và Báo cáo số 09/BC-STC không thay đổi." in words(correcting)


def test_a_begun_draft_can_be_given_up(complete: Workspace) -> None:
    sent(complete)
    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.REPORT))
    assert latest(complete).state is PeriodState.DRAFT
    assert report(complete)[0].is_draft
    complete.run(lambda uow: discard(uow, uow.versions.of_period(PERIOD)[-1].id))
    assert latest(complete).number == 1
    assert not report(complete)[0].is_draft
    assert period(complete).is_sent


def test_what_was_reported_outside_can_be_recorded_but_not_corrected(empty: Workspace) -> None:
    number = empty.run(lambda uow: uow.periods.add(PeriodKind.YEAR, 2024))
    empty.run(lambda uow: send(uow, number, date(2024, 11, 30)))
    (told,) = empty.read(lambda uow: rounds(uow, number)).rounds
    assert (told.version.is_frozen, told.version.state) == (False, PeriodState.SENT)
    with pytest.raises(InputError) as refused:
        empty.run(lambda uow: begin(uow, number, VersionKind.CORRECTION))
    assert refused.value.code == "nothing-kept"
    with pytest.raises(InputError, match="Chưa có dòng nào được theo dõi"):
        empty.run(lambda uow: submit(uow, uow.periods.add(PeriodKind.YEAR, 2025)))
