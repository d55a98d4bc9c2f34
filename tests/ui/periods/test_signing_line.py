"""The line on the check before signature."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.versions import VersionKind
from pii_desktop.services.dates import today
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.progress import follow
from pii_desktop.services.versions import begin, send
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.periods.page import PeriodsPage
from pii_desktop.ui.periods.signing_line import SigningLine
from tests.ui.workplace import Workplace

FOUND = "Kiểm tra trước khi ký: 2 lỗi, 1 cảnh báo"
NOT_YET = "Kiểm tra trước khi ký: chưa chạy"


@pytest.fixture
def page(place: Workplace) -> PeriodsPage:
    """The page over a report with two errors and a warning."""
    place.change(_spoil)
    page = PeriodsPage(place.desk)
    place.show(page)
    return page


def run(line: SigningLine, place: Workplace) -> None:
    """As if the page had been left alone for a while."""
    line._on_rested()
    place.settle()


def test_it_runs_when_the_page_is_left_alone(page: PeriodsPage, place: Workplace, qtbot: QtBot) -> None:
    page.signing._rest.setInterval(1)
    page.signing.show_period(page.list.items()[0].period.id)
    assert page.signing.text() == NOT_YET
    qtbot.waitUntil(lambda: page.signing.text() == FOUND, timeout=20_000)


def test_it_leads_to_the_findings(page: PeriodsPage, place: Workplace) -> None:
    run(page.signing, place)
    assert page.signing.button.text() == "Xem"
    page.signing.button.click()
    period_id = page.list.items()[0].period.id
    assert place.wanted == [Destination(PageKey.REPORT, tab="checks", period_id=period_id)]


def test_a_change_of_the_store_makes_it_old(page: PeriodsPage, place: Workplace) -> None:
    run(page.signing, place)
    place.change(lambda uow: save_profile(uow, load_profile(uow)))
    assert (page.signing.text(), page.signing.button.text()) == (NOT_YET, "Kiểm tra")


def test_a_long_report_is_checked_only_when_asked(
    page: PeriodsPage, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pii_desktop.ui.periods.signing_line.MOST_ROWS", 3)
    run(page.signing, place)
    assert page.signing.text() == "Kiểm tra trước khi ký: chưa chạy, báo cáo dài"
    page.signing.button.click()
    place.settle()
    assert page.signing.text() == FOUND


def test_what_was_sent_is_past_checking(page: PeriodsPage, place: Workplace) -> None:
    assert page.signing.isVisible()
    sent_on, period_id = today(), page.list.items()[0].period.id
    place.desk.choose_period(period_id)
    place.settle()
    place.change(lambda uow: send(uow, period_id, sent_on, why="Đã gửi bản giấy"))
    assert not page.signing.isVisible()
    place.change(lambda uow: begin(uow, period_id, VersionKind.REPORT))
    assert page.signing.isVisible()


def test_where_nothing_is_followed_it_says_so(page: PeriodsPage, place: Workplace) -> None:
    place.change(_forget_all)
    run(page.signing, place)
    assert page.signing.text() == "Kiểm tra trước khi ký: Chưa có dòng nào được theo dõi."


def _spoil(uow: UnitOfWork) -> Changes:
    """Another province's committee and place above the report, and a deputy who signs as the head."""
    profile = load_profile(uow)
    wrong = replace(profile, parent_body="UBND tỉnh Ninh Bình", place="Ninh Bình", signer_title="Phó Giám đốc")
    return save_profile(uow, wrong)


def _forget_all(uow: UnitOfWork) -> Changes:
    rows = [row.id for plan in uow.plans.all() for row in uow.assignments.of_plan(plan.id)]
    return follow(uow, frozenset(rows), is_tracked=False)
