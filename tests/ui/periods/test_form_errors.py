"""Errors that the check before signature finds are asked about before a report is submitted, signed or sent."""

from functools import partial
from typing import TYPE_CHECKING

import pytest

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.progress import Entry
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.blocking import form_errors
from pii_desktop.services.progress import record
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.periods.page import PeriodsPage
from pii_desktop.ui.periods.reason_dialogs import SubmitDialog
from pii_desktop.ui.periods.sent_dialogs import SentDialog
from pii_desktop.ui.periods.signed_dialog import SignedDialog
from pii_desktop.ui.periods.step_foot import Step
from tests.explained import WHY, explain_all
from tests.ui.workplace import Workplace

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def leave_open(uow: "UnitOfWork", period_id: PeriodId) -> Changes:
    """Something is still to be filled in."""
    entry = Entry(result="Đã ban hành [...] kế hoạch chi NC&PT", explanation=WHY)
    return record(uow, find_assignment(uow, "2.2.3").id, period_id, entry)[1]


@pytest.fixture
def unfilled(place: Workplace) -> PeriodId:
    """The year 2025 with a place left to fill in what is said of 2.2.3."""
    found: PeriodId = next(each.id for each in place.read(lambda uow: uow.periods.all()) if each.title == "Năm 2025")
    place.desk.choose_period(found)
    place.change(partial(explain_all, period_id=found))
    place.change(partial(leave_open, period_id=found))
    return found


def test_errors_before_signature_are_asked_about_and_kept_with_the_reason(
    unfilled: PeriodId, page: PeriodsPage, place: Workplace
) -> None:
    page.signing._on_rested()
    place.settle()
    errors = len(place.read(partial(form_errors, period_id=unfilled)))
    assert page.steps.note() == f"Còn {errors} lỗi trước khi ký"
    page.steps.next.click()
    place.settle()
    assert place.read(lambda uow: uow.versions.of_period(unfilled)) == ()
    dialog = page.rounds.dialog
    assert isinstance(dialog, SubmitDialog)
    assert "“[...]”" in dialog.reason.form.text()
    dialog.accept_button.click()
    assert "Chưa ghi lý do" in dialog.banner.text()
    dialog.reason.field.set_text("Lãnh đạo cần xem trước")
    dialog.accept_button.click()
    place.settle()
    (version,) = place.read(lambda uow: uow.versions.of_period(unfilled))
    assert version.state is PeriodState.SUBMITTED
    assert place.read(lambda uow: uow.history.recent(1))[0].why == "Lãnh đạo cần xem trước"
    page.signing._on_rested()
    place.settle()
    assert page.steps.note() == f"Chờ lãnh đạo, còn {errors} lỗi"


@pytest.mark.parametrize("step", [Step.SUBMIT, Step.SIGN, Step.SEND])
def test_errors_before_signature_lead_to_where_they_are_put_right(
    unfilled: PeriodId, page: PeriodsPage, place: Workplace, step: Step
) -> None:
    page.steps.wanted.emit(step)
    place.settle()
    dialog = page.rounds.dialog
    assert isinstance(dialog, SubmitDialog | SignedDialog | SentDialog)
    assert dialog.reason.field.isVisibleTo(dialog)
    dialog.reason.form.acted.emit()
    assert page.rounds.dialog is None
    assert place.wanted == [Destination(PageKey.REPORT, tab="checks", period_id=unfilled)]
    assert page.steps.next.isEnabled()
