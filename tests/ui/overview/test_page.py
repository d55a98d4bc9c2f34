"""Tổng quan over sample records and over an empty workspace."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.domain.plan import Severity
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.domain.reminders import DueKind
from pii_desktop.services.browsing import indicator_rows
from pii_desktop.services.dates import today
from pii_desktop.services.periods import change_period
from pii_desktop.services.progress import record, set_own_target
from pii_desktop.services.versions import send
from pii_desktop.services.work import update_work_item
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.indicators.filters import known_filters
from pii_desktop.ui.overview.page import OverviewPage
from pii_desktop.ui.overview.reminders_card import ReminderRow
from pii_desktop.ui.overview.row_button import FittingRows
from pii_desktop.ui.overview.targets_card import TargetBarRow
from pii_desktop.ui.overview.todo_card import TodoRow
from tests.ui.workplace import Workplace


def _numbers(page: OverviewPage) -> dict[str, str]:
    return {name: cell.count().number for name, cell in page.counts.cells.items()}


def test_the_counts_of_the_sample(page: OverviewPage) -> None:
    assert _numbers(page) == {"all": "29", "reported": "18", "reached": "5", "no_evidence": "9"}
    assert page.counts.cells["all"].count().note == "16 chủ trì · 8 phối hợp · 5 tập thể"


@pytest.mark.parametrize("name", ["all", "reported", "reached", "no_evidence"])
def test_a_count_opens_the_list_it_counts(page: OverviewPage, place: Workplace, name: str) -> None:
    page.counts.cells[name].click()

    assert place.wanted == [Destination(PageKey.INDICATORS, filter=name)]
    assert known_filters(name), "the list knows this filter"


def test_the_days_and_the_dates(page: OverviewPage) -> None:
    days, title, recipient, until = page.deadline.sentences()

    assert days == "12"
    assert title == f"ngày đến hạn báo cáo năm {today().year}"
    assert recipient == "Gửi Sở Khoa học và Công nghệ"
    assert until.endswith("ngày làm việc")


def test_the_worst_stands_first_and_opens_its_place(page: OverviewPage, place: Workplace, qtbot: QtBot) -> None:
    first = page.todo.rows.rows()[0]
    assert isinstance(first, TodoRow)
    assert first.finding.severity is Severity.ERROR
    assert first.finding.code == "2.2.3"

    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)

    assert place.wanted == [Destination(PageKey.INDICATORS, first.finding.assignment_id, "progress")]


def test_missing_evidence_opens_the_tab_of_evidence(page: OverviewPage) -> None:
    places = [row.destination for row in page.todo.rows.rows() if "Gắn minh chứng" in row.accessibleName()]

    assert places
    assert {place.tab for place in places if place is not None} == {"evidence"}


def test_every_row_that_is_shown_is_shown_whole(page: OverviewPage) -> None:
    for rows in page.findChildren(FittingRows):
        shown = [row for row in rows.rows() if not row.isHidden()]
        assert shown
        assert all(rows.rect().contains(row.geometry()) for row in shown)


def test_a_bar_for_each_target_in_numbers(page: OverviewPage) -> None:
    rows = page.targets.rows.rows()

    assert len(rows) == 11
    assert all(isinstance(row, TargetBarRow) and not row.isHidden() for row in rows)
    assert "3.2.2" in rows[6].accessibleName()
    assert "gốc 63,1, mục tiêu ≥ 65, hiện tại 64,86. Chưa đạt" in rows[6].accessibleName()


def test_pillars_say_that_the_score_is_not_published(page: OverviewPage) -> None:
    assert "1. Thể chế: gốc 45,92, mục tiêu > 45,92, hiện tại chưa công bố" in page.pillars.table.accessibleName()


def test_a_change_is_shown_at_once(page: OverviewPage, place: Workplace) -> None:
    rows = place.read(lambda uow: indicator_rows(uow, place.desk.scope))
    row = next(each for each in rows if each.assignment.display_code == "4.1.4")
    period = place.read(lambda uow: max(each.id for each in uow.periods.all()))

    place.change(lambda uow: record(uow, row.assignment.id, period, Entry(result="Đã rà soát số liệu."))[1])

    assert _numbers(page)["reported"] == "19"
    assert page.changes.rows.rows()[0].accessibleName().startswith("TSCĐ và ĐTTC dài hạn của DN ghi kết quả")


def test_an_empty_workspace_says_what_comes_first(qtbot: QtBot, tmp_path: Path) -> None:
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ trống", plan="")
    page = OverviewPage(place.desk)
    place.show(page)

    assert _numbers(page)["all"] == "0"
    assert page.deadline.sentences()[1] == "Chưa có kỳ báo cáo"
    assert page.pillars.isHidden()
    assert not page.todo.rows.rows()
    page.close()
    place.close()
    QApplication.processEvents()


def test_without_targets_there_is_no_empty_card(page: OverviewPage, place: Workplace, qtbot: QtBot) -> None:
    for row in page.targets.rows.rows():
        assert isinstance(row, TargetBarRow)
        assert row.destination is not None
        assignment_id = row.destination.assignment_id
        assert assignment_id is not None
        place.desk.change(partial(set_own_target, assignment_id=assignment_id, target=None, printed=""))

    qtbot.waitUntil(lambda: not page.targets.isVisible())


def test_reminders_come_first_and_lead_to_their_places(page: OverviewPage, place: Workplace) -> None:
    assert page.reminders.isVisible()
    rows = [row for row in page.reminders.rows.rows() if isinstance(row, ReminderRow)]
    assert [row.reminder.text for row in rows][:1] == ["còn 12 ngày đến hạn gửi"]
    rows[0].click()
    assert place.wanted == [Destination(PageKey.PERIODS)]
    assert place.desk.scope.period_id == rows[0].reminder.due.target


def test_work_that_is_due_leads_to_its_line(page: OverviewPage, place: Workplace) -> None:
    item = place.read(lambda uow: uow.work_items.of(uow.assignments.all_tracked()[0].id))[0]
    place.change(partial(update_work_item, item=replace(item, state=WorkState.DOING, due=today() - timedelta(days=2))))
    rows = [row for row in page.reminders.rows.rows() if isinstance(row, ReminderRow)]
    late = next(row for row in rows if row.reminder.due.kind is DueKind.WORK)
    assert late.reminder.text == "quá hạn 2 ngày"
    late.click()
    assert place.wanted == [Destination(PageKey.WORK, work_item_id=item.id)]


def test_reminders_and_changes_share_one_place(page: OverviewPage) -> None:
    page.reminders.other.click()
    assert page.changes.isVisible()
    assert page.changes.other.text() == f"Nhắc việc ({len(page.reminders.rows.rows())})"
    page.changes.other.click()
    assert page.reminders.isVisible()


def test_the_line_is_there_when_something_presses_and_is_put_away_for_the_day(
    page: OverviewPage, place: Workplace
) -> None:
    assert page.line.isHidden(), "twelve days are no hurry"
    period = place.read(lambda uow: max(uow.periods.all(), key=lambda each: each.year))
    late = replace(period, deadline=today() - timedelta(days=2))
    place.change(partial(change_period, period=late))
    assert page.line.text().startswith(f"Báo cáo năm {period.year}: quá hạn gửi 2 ngày")
    page.line.acted.emit()
    place.settle()
    assert page.line.isHidden()
    place.change(partial(change_period, period=replace(late, recipient="UBND tỉnh Bắc Ninh")))
    assert page.line.isHidden()


def test_a_sent_report_says_so(page: OverviewPage, place: Workplace) -> None:
    period = place.read(lambda uow: max(uow.periods.all(), key=lambda each: each.year))
    place.desk.choose_period(period.id)
    place.change(partial(send, period_id=period.id, on=today(), why="Đã gửi bản giấy"))
    days, title, _, until = page.deadline.sentences()
    assert (days, title) == ("12", f"ngày trước hạn: đã gửi báo cáo năm {period.year}")
    assert until.startswith("Hạn ")
