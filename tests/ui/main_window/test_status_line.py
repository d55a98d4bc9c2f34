"""The lowest line of the window."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.ui.status_line import StatusLine

TODAY = date(2025, 11, 18)


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    return line


@pytest.mark.parametrize(
    ("days", "words"),
    [(12, "Còn 12 ngày đến hạn báo cáo"), (0, "Hôm nay là hạn báo cáo"), (-3, "Quá hạn báo cáo 3 ngày")],
)
def test_the_days_to_the_deadline(line: StatusLine, days: int, words: str) -> None:
    period = Period(PeriodId(1), PeriodKind.YEAR, 2025, TODAY + timedelta(days=days), "Sở KH&CN")

    line.show_deadline(period, TODAY)

    assert line.texts() == (words,)


def test_when_the_last_backup_was_made(line: StatusLine) -> None:
    line.show_backup(None, TODAY)
    assert line.texts() == ("Chưa có bản sao lưu",)

    noon = datetime(2025, 11, 18, 12, tzinfo=UTC)
    line.show_backup(noon, noon.astimezone().date())
    assert line.texts()[0].startswith("Sao lưu gần nhất hôm nay ")

    line.show_backup(noon - timedelta(days=3), noon.astimezone().date())
    assert line.texts()[0].startswith("Sao lưu gần nhất 15/11/2025 ")


def test_when_something_was_saved(line: StatusLine) -> None:
    at = datetime(2025, 11, 18, 3, 32, tzinfo=UTC)

    line.show_saved(at)

    assert line.texts() == (f"Đã lưu {at.astimezone():%H:%M}",)
