"""Dialogs give a value out, keep what was typed, and are freed when closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.domain.calendar import DayOfYear
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.new_year import Carried, Proof
from pii_desktop.domain.period import Period, PeriodKind, PeriodState
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.services.carrying import Left
from pii_desktop.services.deadlines import PlanDefaults
from pii_desktop.services.new_year import YearOffer, YearWish
from pii_desktop.services.periods import NewPeriod
from pii_desktop.ui.periods.deadlines_dialog import DeadlinesDialog, GivenDefaults
from pii_desktop.ui.periods.differences_dialog import DifferencesDialog
from pii_desktop.ui.periods.new_year_dialog import ImportWish, NewYearDialog
from pii_desktop.ui.periods.period_dialogs import AddPeriodDialog, EditPeriodDialog
from pii_desktop.ui.periods.reason_dialogs import return_dialog, unlock_dialog
from pii_desktop.ui.periods.sent_dialogs import SentDialog, SentWish
from pii_desktop.ui.periods.signed_dialog import SignedDialog

YEAR = Period(PeriodId(1), PeriodKind.YEAR, 2025, date(2025, 11, 30), "Sở Khoa học và Công nghệ")

DEFAULTS = (
    PlanDefaults(None, "Tất cả kế hoạch", "Sở Khoa học và Công nghệ"),
    PlanDefaults(PlanId(1), "Kế hoạch 279/KH-UBND", "Sở Khoa học và Công nghệ", {}, "Sở Khoa học và Công nghệ"),
    PlanDefaults(PlanId(2), "Nghị quyết 02", "Sở Tài chính", {(PeriodKind.YEAR, 1): DayOfYear(12, 15)}, "Sở Tài chính"),
)
OFFER = YearOffer(
    plan=StoredPlan(PlanId(1), PlanDocument(year=2025), "Kế hoạch 279/KH-UBND"),
    year=2026,
    rows=65,
    followed=29,
    own_work=2,
    cut_offs=1,
    requirements=3,
    periods=(NewPeriod(PeriodKind.YEAR, 2026, 1, date(2026, 11, 30), "Sở KH&CN"),),
    evidence=(Proof(EvidenceId(4), "12/QĐ-UBND", "2.2.2"), Proof(EvidenceId(5), "13/QĐ-UBND", "2.2.3")),
    more_evidence=0,
    bundled=(),
)


@pytest.fixture
def add(qtbot: QtBot) -> AddPeriodDialog:
    dialog = AddPeriodDialog(2025, DEFAULTS[:1])
    qtbot.addWidget(dialog)
    return dialog


def test_the_usual_deadline_is_offered(add: AddPeriodDialog) -> None:
    assert add.deadline.value() == date(2025, 11, 30)
    add.kind.set_value(PeriodKind.HALF)
    add.kind.chosen.emit(PeriodKind.HALF)
    assert add.deadline.value() == date(2025, 5, 31)
    assert add.part.isVisibleTo(add)


def test_a_deadline_that_was_typed_is_not_replaced(add: AddPeriodDialog) -> None:
    add.deadline.set_text("20/11/2025")
    add.deadline.edited.emit()
    add.kind.set_value(PeriodKind.HALF)
    add.kind.chosen.emit(PeriodKind.HALF)
    assert add.deadline.text() == "20/11/2025"


def test_the_value_is_given_out(add: AddPeriodDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(add.given) as told:
        add.accept_button.click()
    assert told.args == [NewPeriod(PeriodKind.YEAR, 2025, 1, date(2025, 11, 30), "Sở Khoa học và Công nghệ")]


def test_what_cannot_be_a_year_is_kept_and_said(add: AddPeriodDialog, qtbot: QtBot) -> None:
    add.year.set_text("hai nghìn")
    with qtbot.assertNotEmitted(add.given):
        add.accept_button.click()
    assert add.year.text() == "hai nghìn"
    assert "Năm phải là số" in add.banner.text()


def test_only_deadline_and_recipient_of_a_period_change(qtbot: QtBot) -> None:
    dialog = EditPeriodDialog(YEAR)
    qtbot.addWidget(dialog)
    dialog.deadline.set_text("")
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    assert told.args == [Period(YEAR.id, YEAR.kind, 2025, None, YEAR.recipient)]


def test_a_plan_brings_its_recipient_and_deadline(qtbot: QtBot) -> None:
    dialog = AddPeriodDialog(2025, DEFAULTS, PlanId(2))
    qtbot.addWidget(dialog)
    assert dialog.recipient.text() == "Sở Tài chính"
    assert dialog.deadline.value() == date(2025, 12, 15)
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    assert told.args == [NewPeriod(PeriodKind.YEAR, 2025, 1, date(2025, 12, 15), "Sở Tài chính", PlanId(2))]


def test_one_plan_needs_no_choice(qtbot: QtBot) -> None:
    dialogs = [AddPeriodDialog(2025, DEFAULTS[:number]) for number in (2, 3)]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
    assert [dialog.plan.isVisibleTo(dialog) for dialog in dialogs] == [False, True]


def test_a_day_of_sending_says_whether_it_is_late(qtbot: QtBot) -> None:
    dialog = SentDialog(YEAR, date(2025, 11, 20))
    qtbot.addWidget(dialog)
    assert dialog.note() == "Hạn 30/11/2025: đúng hạn."
    dialog.day.set_text("02/12/2025")
    dialog.day.left.emit("02/12/2025")
    assert dialog.note() == "Hạn 30/11/2025: muộn 2 ngày."
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    assert told.args == [SentWish(date(2025, 12, 2))]


def test_only_days_of_the_plans_own_are_given_out(qtbot: QtBot) -> None:
    dialog = DeadlinesDialog(DEFAULTS, PlanId(1))
    qtbot.addWidget(dialog)
    dialog.days[PeriodKind.HALF, 1].set_text("15/6")
    dialog.days[PeriodKind.MONTH, 1].set_text("")
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    assert told.args == [GivenDefaults(PlanId(1), "", {(PeriodKind.HALF, 1): DayOfYear(6, 15)})]


def test_who_gets_the_reports_of_a_plan_anyway_is_not_stored(qtbot: QtBot) -> None:
    dialog = DeadlinesDialog(DEFAULTS, PlanId(2))
    qtbot.addWidget(dialog)
    given: list[GivenDefaults] = []
    dialog.given.connect(given.append)
    dialog.accept_button.click()
    dialog.recipient.set_text("Sở Khoa học và Công nghệ")
    dialog.accept_button.click()
    assert [each.recipient for each in given] == ["", "Sở Khoa học và Công nghệ"]


def test_what_is_no_day_stays_and_is_said(qtbot: QtBot) -> None:
    dialog = DeadlinesDialog(DEFAULTS)
    qtbot.addWidget(dialog)
    assert not dialog.recipient.isVisibleTo(dialog)
    field = dialog.days[PeriodKind.QUARTER, 2]
    field.set_text("31/6/25")
    with qtbot.assertNotEmitted(dialog.given):
        dialog.accept_button.click()
    assert field.text() == "31/6/25"
    assert field.has_error


def test_a_new_year_takes_everything_usual_and_no_document(qtbot: QtBot) -> None:
    dialog = a_year(qtbot)
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    assert told.args == [YearWish(PlanId(1), 2026, Carried(), OFFER.periods)]


def test_documents_are_chosen_one_by_one_or_all(qtbot: QtBot) -> None:
    dialog = a_year(qtbot)
    model = dialog.evidence.model
    model.toggle(model.index_of(EvidenceId(5)))
    assert dialog.evidence.chosen() == {5}
    dialog.evidence.all.click()
    assert dialog.evidence.chosen() == {4, 5}
    dialog.evidence.all.click()
    assert dialog.evidence.chosen() == frozenset()


def test_what_is_not_wanted_is_left_out(qtbot: QtBot) -> None:
    dialog = a_year(qtbot)
    dialog.boxes["targets"].setChecked(False)
    dialog.periods[0][0].setChecked(False)
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    assert told.args == [YearWish(PlanId(1), 2026, Carried(targets=False), ())]


def test_a_plan_in_a_file_goes_to_the_import(qtbot: QtBot) -> None:
    dialog = a_year(qtbot)
    dialog.choose_source("import")
    assert not dialog.boxes["follows"].isEnabled()
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    assert told.args == [ImportWish(PlanId(1))]


IMPORTED = StoredPlan(
    PlanId(2), PlanDocument(year=2026, number="15/KH-UBND", signed_on=date(2026, 2, 10)), "Kế hoạch 15/KH-UBND"
)


def test_what_is_chosen_goes_to_a_plan_that_is_there_already(qtbot: QtBot) -> None:
    left = Left(cut_offs=(AssignmentId(9),), evidence=frozenset({EvidenceId(4)}))
    offer = replace(OFFER, successor=IMPORTED, left=left, periods=(), requirements=0)
    dialog = a_year(qtbot, offer)
    said = [each.text() for each in dialog.sources.buttons()]
    assert said == ["Mang sang kế hoạch đã có: Kế hoạch 15/KH-UBND, 10/02/2026", "Nhập tệp kế hoạch năm 2026…"]
    assert not dialog.banner.isVisibleTo(dialog)
    assert [each.text() for each in dialog.boxes.values()] == [
        "Hạn, nơi nhận, ngày chốt riêng (1) và danh mục minh chứng đã sửa (0)"
    ]
    dialog.evidence.all.click()
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    settings_alone = Carried(follows=False, targets=False, own_work=False, evidence=frozenset(dialog.evidence.chosen()))
    assert told.args == [YearWish(PlanId(1), 2026, settings_alone)]


def test_where_nothing_is_left_only_a_file_can_be_taken(qtbot: QtBot) -> None:
    dialog = a_year(qtbot, replace(OFFER, successor=IMPORTED, left=Left(), periods=(), evidence=()))
    assert not dialog.accept_button.isEnabled()
    assert not dialog.evidence.isVisibleTo(dialog)
    assert dialog.banner.text() == "“Kế hoạch 15/KH-UBND” đã tiếp tục kế hoạch này, không còn gì để mang sang."
    dialog.choose_source("import")
    assert dialog.accept_button.isEnabled()


def test_a_plan_of_another_year_that_goes_on_is_named(qtbot: QtBot) -> None:
    dialog = a_year(qtbot, replace(OFFER, successor=IMPORTED))
    assert not dialog.accept_button.isEnabled()
    assert "hãy mở năm mới từ kế hoạch ấy" in dialog.banner.text()


def a_year(qtbot: QtBot, offer: YearOffer = OFFER) -> NewYearDialog:
    dialog = NewYearDialog([("Kế hoạch 279/KH-UBND", PlanId(1))])
    qtbot.addWidget(dialog)
    dialog.show_offer(offer)
    return dialog


MAKERS: dict[str, Callable[[QWidget], QDialog]] = {
    "add": lambda window: AddPeriodDialog(2025, DEFAULTS, None, window),
    "edit": lambda window: EditPeriodDialog(YEAR, window),
    "sent": lambda window: SentDialog(YEAR, date(2025, 11, 20), window),
    "signed": lambda window: SignedDialog("năm 2025", "BC-STC", date(2025, 11, 20), window),
    "returned": lambda window: return_dialog("Bản 1", window),
    "unlocked": lambda window: unlock_dialog("Bản 1", PeriodState.SIGNED, window),
    "differences": lambda window: DifferencesDialog("Hiện tại so với bản 1", ("Bản 1", "Hiện tại"), window),
    "deadlines": lambda window: DeadlinesDialog(DEFAULTS, None, window),
    "year": lambda window: NewYearDialog([("Kế hoạch", PlanId(1))], window),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_closed_dialog_is_freed(qtbot: QtBot, name: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = MAKERS[name](window)
    if isinstance(dialog, NewYearDialog):
        dialog.show_offer(OFFER)
    dialog.open()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)
