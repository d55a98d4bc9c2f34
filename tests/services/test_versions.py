"""From draft to sent: what is frozen stays, what is refused says why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.report_form import number_line, place_and_date
from pii_desktop.domain.versions import VersionKind
from pii_desktop.errors import InputError, WorkspaceError
from pii_desktop.services import evidence
from pii_desktop.services.blocking import blocking, form_errors
from pii_desktop.services.dates import today
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.rounds import differences
from pii_desktop.services.stepping import undo_last
from pii_desktop.services.version_refusals import FormError
from pii_desktop.services.versions import (
    Signing,
    begin,
    discard,
    return_for_changes,
    send,
    sign,
    submit,
    unlock,
)
from pii_desktop.storage.workspace import Workspace
from tests.services.rounds_desk import (
    PERIOD,
    SENT_ON,
    SIGNED_ON,
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


def test_what_was_submitted_is_what_is_exported_whatever_is_typed_after(complete: Workspace) -> None:
    row = workspace_rows(complete)[0]
    enter(complete, row, "41.7", explanation="")
    complete.run(lambda uow: submit(uow, PERIOD))
    before = report(complete)
    enter(complete, row, "58.3")

    assert report(complete) == before
    assert "41,7" in cells(before[0])
    assert "58,3" not in cells(before[0])
    (changed,) = standing(complete).changed_since
    assert (changed.what, changed.old, changed.new, changed.place.assignment_id) == ("Giá trị", "41,7", "58,3", row)
    assert period(complete).state is PeriodState.SUBMITTED


def test_another_signer_or_symbol_since_it_was_submitted_is_told(complete: Workspace) -> None:
    complete.run(lambda uow: submit(uow, PERIOD))
    now = replace(complete.read(load_profile), signer_name="Trần Thị Bình", symbol="STC-QLNS")
    complete.run(lambda uow: save_profile(uow, now))
    told = standing(complete).changed_since
    assert [(each.what, each.new) for each in told] == [("Ký hiệu", "BC-STC-QLNS"), ("Người ký", "Trần Thị Bình")]
    assert all(each.place.is_head for each in told)


def test_who_heads_the_department_after_the_year_is_no_matter_of_a_sent_report(
    complete: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(complete)
    now = replace(complete.read(load_profile), signer_name="Trần Thị Bình")
    complete.run(lambda uow: save_profile(uow, now))
    assert standing(complete).changed_since == ()
    monkeypatch.setattr("pii_desktop.services.rounds.today", lambda: date(2025, 12, 20))
    assert [each.what for each in standing(complete).changed_since] == ["Người ký"]
    with pytest.raises(InputError, match="Chưa có nội dung nào để lập báo cáo đính chính"):
        complete.run(lambda uow: begin(uow, PERIOD, VersionKind.CORRECTION))


def test_errors_stand_in_the_way_of_submitting(workspace: Workspace) -> None:
    count = len(workspace.read(lambda uow: blocking(uow, PERIOD)))
    with pytest.raises(InputError, match=rf"Sửa xong {count} lỗi mới trình được\. Còn: 2\.2\.2") as refused:
        workspace.run(lambda uow: submit(uow, PERIOD))
    assert refused.value.code == "errors-left"
    assert standing(workspace).rounds == ()


def test_errors_do_not_stand_in_the_way_of_what_was_done_on_paper_once_there_is_a_reason(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="ghi lý do vẫn gửi"):
        workspace.run(lambda uow: send(uow, PERIOD, SENT_ON))
    with pytest.raises(InputError, match="ghi lý do"):
        workspace.run(lambda uow: sign(uow, PERIOD, SIGNING))
    workspace.run(lambda uow: sign(uow, PERIOD, Signing("05/BC-STC", SIGNED_ON, why="Lãnh đạo ký trước")))
    assert workspace.read(lambda uow: uow.history.recent(1))[0].why == "Lãnh đạo ký trước"
    workspace.run(lambda uow: send(uow, PERIOD, SENT_ON))  # what is signed needs no further reason
    assert latest(workspace).state is PeriodState.SENT


def test_a_place_left_to_fill_needs_a_reason_to_be_submitted(complete: Workspace) -> None:
    enter(complete, workspace_rows(complete)[0], result="Đã ban hành [...] kế hoạch", explanation="Chưa có số")
    assert complete.read(lambda uow: blocking(uow, PERIOD)) == ()
    with pytest.raises(FormError, match=r"Kiểm tra trước khi ký còn \d lỗi.*“\[\.\.\.\]”") as refused:
        complete.run(lambda uow: submit(uow, PERIOD, " "))
    assert refused.value.code == "form-errors-left"
    assert refused.value.findings == complete.read(lambda uow: form_errors(uow, PERIOD))
    assert standing(complete).rounds == ()

    complete.run(lambda uow: submit(uow, PERIOD, "Lãnh đạo  cần xem trước"))
    assert complete.read(lambda uow: uow.history.recent(1))[0].why == "Lãnh đạo cần xem trước"
    complete.run(lambda uow: sign(uow, PERIOD, SIGNING))  # what was submitted has been explained


def test_a_place_left_to_fill_needs_a_reason_to_be_signed_or_sent_from_the_draft(complete: Workspace) -> None:
    enter(complete, workspace_rows(complete)[0], result="Đã ban hành [...] kế hoạch", explanation="Chưa có số")
    with pytest.raises(FormError):
        complete.run(lambda uow: sign(uow, PERIOD, SIGNING))
    with pytest.raises(FormError):
        complete.run(lambda uow: send(uow, PERIOD, SENT_ON))
    complete.run(lambda uow: send(uow, PERIOD, SENT_ON, "Đã gửi bản giấy"))
    assert latest(complete).state is PeriodState.SENT


def test_errors_in_the_records_are_put_right_whatever_the_reason(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="lỗi mới trình được") as refused:
        workspace.run(lambda uow: submit(uow, PERIOD, "Lãnh đạo cần xem trước"))
    assert refused.value.code == "errors-left"


def test_a_returned_report_comes_again_as_the_next_version(complete: Workspace) -> None:
    complete.run(lambda uow: submit(uow, PERIOD))
    number = latest(complete).id
    complete.run(lambda uow: return_for_changes(uow, number, "  Thiếu số  liệu quý IV "))
    returned = latest(complete)
    assert (returned.state, returned.reason) == (PeriodState.RETURNED, "Thiếu số liệu quý IV")
    assert period(complete).state is PeriodState.RETURNED

    enter(complete, workspace_rows(complete)[0], "7", explanation="")
    enter(complete, workspace_rows(complete)[1], result="Đã làm", explanation="Chưa có số")
    assert "7" in cells(report(complete)[0])
    complete.run(lambda uow: submit(uow, PERIOD))
    first, second = standing(complete).rounds
    assert (first.differences, second.differences) == (None, 4)
    assert (second.version.number, second.version.base_id) == (2, first.version.id)
    told = complete.read(lambda uow: differences(uow, second.version.id))
    assert (told[0].what, told[0].old, told[0].new) == ("Giá trị", "", "7")
    assert complete.read(lambda uow: differences(uow, first.version.id)) == ()
    assert report(complete)[1].endswith("_ban-2")


def test_signing_gives_number_and_date_to_what_was_submitted(complete: Workspace) -> None:
    complete.run(lambda uow: submit(uow, PERIOD))
    draft = report(complete)[0]
    enter(complete, workspace_rows(complete)[0], "99")
    complete.run(lambda uow: sign(uow, PERIOD, SIGNING))
    signed = report(complete)[0]

    assert (draft.is_draft, signed.is_draft) == (True, False)
    assert number_line(signed.letterhead) == "Số: 05/BC-STC"
    assert place_and_date(signed.letterhead) == "Bắc Ninh, ngày 20 tháng 11 năm 2025"
    assert (signed.blocks, signed.annexes) == (draft.blocks, draft.annexes)
    assert latest(complete).document_number == "05/BC-STC"


def test_the_symbol_is_what_the_records_office_gave(complete: Workspace) -> None:
    complete.run(lambda uow: sign(uow, PERIOD, Signing("Số: 112/BC-STC-QLNS", SIGNED_ON)))
    assert number_line(report(complete)[0].letterhead) == "Số: 112/BC-STC-QLNS"


def test_a_number_without_the_department_says_what_is_missing(complete: Workspace) -> None:
    with pytest.raises(InputError, match="“5/BC” thiếu chữ viết tắt của cơ quan"):
        complete.run(lambda uow: sign(uow, PERIOD, Signing("5/BC", SIGNED_ON)))


def test_the_symbol_of_another_department_is_taken_for_a_reason(complete: Workspace) -> None:
    complete.run(lambda uow: submit(uow, PERIOD))
    with pytest.raises(InputError, match="Ký hiệu BC-SKHĐT khác ký hiệu của cơ quan là BC-STC"):
        complete.run(lambda uow: sign(uow, PERIOD, Signing("5/BC-SKHĐT", SIGNED_ON)))
    complete.run(lambda uow: sign(uow, PERIOD, Signing("5/BC-SKHĐT", SIGNED_ON, why="Ký trước khi hợp nhất")))
    assert latest(complete).document_number == "05/BC-SKHĐT"
    assert complete.read(lambda uow: uow.history.recent(1))[0].why == "Ký trước khi hợp nhất"


def test_sending_is_seen_by_everything_that_asks_the_period(complete: Workspace) -> None:
    sent(complete)
    assert (period(complete).is_sent, period(complete).sent_on, period(complete).is_late) == (True, SENT_ON, False)
    assert number_line(report(complete)[0].letterhead) == "Số: 05/BC-STC"
    rows = complete.read(lambda uow: uow.history.of("period", PERIOD))
    assert [(row.action, row.field) for row in rows if row.new in {"signed", "sent"}] == [
        ("Ghi đã gửi báo cáo năm 2025", "state"),
        ("Ghi đã ký báo cáo năm 2025: số 05/BC-STC", "state"),
    ]


REFUSED: list[tuple[str, Callable[[Workspace], object]]] = [
    ("bad-number", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("", SIGNED_ON)))),
    ("bad-number", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("BC-STC", SIGNED_ON)))),
    ("bad-number", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("00/BC-STC", SIGNED_ON)))),
    ("bad-number", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("5/BC STC", SIGNED_ON)))),
    ("bad-number", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("5/BC", SIGNED_ON)))),
    ("other-symbol", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("5/BC-SNV", SIGNED_ON)))),
    ("other-symbol", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("5/QĐ-STC", SIGNED_ON)))),
    ("bad-dates", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("5/BC-STC", date(2024, 12, 31))))),
    ("in-future", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("5/BC-STC", today() + timedelta(1))))),
    ("in-future", lambda w: w.run(lambda uow: send(uow, PERIOD, today() + timedelta(1)))),
    ("not-found", lambda w: w.run(lambda uow: sign(uow, PERIOD, Signing("5/BC-STC", SIGNED_ON, 99)))),  # type: ignore[arg-type]
    ("not-found", lambda w: w.run(lambda uow: return_for_changes(uow, 99, "Sai"))),
    ("unknown-period", lambda w: w.run(lambda uow: submit(uow, 99))),
    ("not-now-begin", lambda w: w.run(lambda uow: begin(uow, PERIOD, VersionKind.CORRECTION))),
]


@pytest.mark.parametrize(("code", "attempt"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(
    complete: Workspace, code: str, attempt: Callable[[Workspace], object]
) -> None:
    with pytest.raises(InputError) as refused:
        attempt(complete)
    assert refused.value.code == code
    assert refused.value.hint
    assert (standing(complete).rounds, period(complete).state) == ((), PeriodState.DRAFT)


def test_a_step_out_of_turn_is_refused_with_where_the_report_stands(complete: Workspace) -> None:
    complete.run(lambda uow: submit(uow, PERIOD))
    number = latest(complete).id
    with pytest.raises(InputError, match=r"Chưa trình được\. Bản 1 đang ở trạng thái “Đã trình”"):
        complete.run(lambda uow: submit(uow, PERIOD))
    with pytest.raises(InputError, match="Chưa mở khoá được"):
        complete.run(lambda uow: unlock(uow, number, "Nhầm"))
    with pytest.raises(InputError, match="Chưa ghi lý do"):
        complete.run(lambda uow: return_for_changes(uow, number, " "))
    with pytest.raises(InputError, match="Chưa bỏ bản nháp được"):
        complete.run(lambda uow: discard(uow, number))
    complete.run(lambda uow: sign(uow, PERIOD, SIGNING))
    with pytest.raises(InputError, match="Mỗi bản chỉ ký một lần"):
        complete.run(lambda uow: sign(uow, PERIOD, SIGNING))
    with pytest.raises(InputError, match="đứng trước ngày ký"):
        complete.run(lambda uow: send(uow, PERIOD, SIGNED_ON - timedelta(1)))
    complete.run(lambda uow: send(uow, PERIOD, SIGNED_ON))
    with pytest.raises(InputError, match="Bản này đã gửi"):
        complete.run(lambda uow: send(uow, PERIOD, SENT_ON))


def test_unlocking_needs_a_reason_and_opens_the_draft_again(complete: Workspace) -> None:
    sent(complete)
    number = latest(complete).id
    with pytest.raises(InputError, match="vẫn ở trạng thái đã gửi"):
        complete.run(lambda uow: unlock(uow, number, ""))
    complete.run(lambda uow: unlock(uow, number, "Chưa gửi"))
    complete.run(lambda uow: unlock(uow, number, "Ký nhầm bản nháp"))
    assert (period(complete).state, period(complete).sent_on) == (PeriodState.RETURNED, None)
    assert (latest(complete).reason, latest(complete).document_number) == ("Ký nhầm bản nháp", "05/BC-STC")
    assert report(complete)[0].is_draft
    assert complete.read(lambda uow: uow.history.recent(1))[0].why == "Ký nhầm bản nháp"

    sent(complete)  # the number may be given again: it is the same report
    assert [each.version.number for each in standing(complete).rounds] == [1, 2]


def test_what_was_sent_by_mistake_is_signed_still_and_sent_again_as_it_was(complete: Workspace) -> None:
    before = report(sent(complete))[0]
    at_first = latest(complete)
    complete.run(lambda uow: unlock(uow, at_first.id, "Gửi nhầm nơi nhận"))
    assert (period(complete).state, period(complete).sent_on) == (PeriodState.SIGNED, None)
    assert latest(complete).reason == "Gửi nhầm nơi nhận"
    complete.run(undo_last)
    assert (latest(complete), period(complete).sent_on) == (at_first, SENT_ON)

    complete.run(lambda uow: unlock(uow, at_first.id, "Gửi nhầm nơi nhận"))
    enter(complete, workspace_rows(complete)[0], "99")
    with pytest.raises(InputError, match="đứng trước ngày ký"):
        complete.run(lambda uow: send(uow, PERIOD, SIGNED_ON - timedelta(1)))
    complete.run(lambda uow: send(uow, PERIOD, date(2025, 12, 1)))
    again = latest(complete)
    assert (again.number, again.document_number, again.signed_on) == (1, "05/BC-STC", SIGNED_ON)
    assert (again.sent_on, again.frozen_at) == (date(2025, 12, 1), at_first.frozen_at)
    assert report(complete)[0] == before


def test_what_was_sent_without_a_number_waits_for_changes_once_unlocked(complete: Workspace) -> None:
    complete.run(lambda uow: send(uow, PERIOD, SENT_ON))
    complete.run(lambda uow: unlock(uow, uow.versions.of_period(PERIOD)[-1].id, "Chưa gửi"))
    assert latest(complete).state is PeriodState.RETURNED


def test_only_the_latest_version_is_moved(complete: Workspace) -> None:
    complete.run(lambda uow: submit(uow, PERIOD))
    first = latest(complete).id
    complete.run(lambda uow: return_for_changes(uow, first, "Sai số"))
    complete.run(lambda uow: submit(uow, PERIOD))
    with pytest.raises(InputError) as refused:
        complete.run(lambda uow: return_for_changes(uow, first, "Sai số"))
    assert refused.value.code == "not-now-return"


def test_a_number_is_not_given_twice(complete: Workspace) -> None:
    sent(complete)
    complete.run(lambda uow: begin(uow, PERIOD, VersionKind.REPORT))
    with pytest.raises(InputError, match="Số 05/BC-STC đã dùng cho bản 1"):
        complete.run(lambda uow: sign(uow, PERIOD, SIGNING))


def test_the_signed_file_of_a_report_is_not_deleted(complete: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "05-BC-STC.pdf"
    file.write_bytes(b"%PDF-1.4 signed")
    number = complete.run(lambda uow: evidence.attach(uow, file, EvidenceFields("05/BC-STC"))).evidence_id
    complete.run(lambda uow: sign(uow, PERIOD, Signing("05/BC-STC", SIGNED_ON, number)))
    with pytest.raises(InputError, match="là bản đã ký của báo cáo năm 2025") as refused:
        complete.run(lambda uow: evidence.delete(uow, frozenset({number})))
    assert refused.value.code == "is-signed-report"
    complete.run(undo_last)
    complete.run(lambda uow: evidence.delete(uow, frozenset({number})))


def test_a_frozen_report_that_was_tampered_with_is_not_shown(complete: Workspace) -> None:
    complete.run(lambda uow: submit(uow, PERIOD))
    change = "UPDATE report_content SET document = replace(document, 'Sở Tài chính', 'Sở Nội vụ')"
    complete.run(lambda uow: uow._connection.exec_driver_sql(change))
    with pytest.raises(WorkspaceError) as refused:
        report(complete)
    assert refused.value.code == "version-changed"
