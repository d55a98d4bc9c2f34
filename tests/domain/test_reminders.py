"""What is said when: a table (domain.md 6)."""

from datetime import date, timedelta

import pytest

from pii_desktop.domain.plan import Severity
from pii_desktop.domain.reminders import Due, DueKind, headline, reminders

TODAY = date(2025, 11, 1)
N, W, E = Severity.NOTE, Severity.WARNING, Severity.ERROR


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("left", "severity", "text", "stage"),
    [
        (31, None, "", 0),
        (30, N, "còn 30 ngày đến hạn gửi", 30),
        (15, N, "còn 15 ngày đến hạn gửi", 30),
        (14, W, "còn 14 ngày đến hạn gửi", 14),
        (7, W, "còn 7 ngày đến hạn gửi", 7),
        (2, W, "còn 2 ngày đến hạn gửi", 7),
        (1, W, "còn 1 ngày đến hạn gửi", 1),
        (0, W, "hôm nay là hạn gửi", 0),
        (-1, E, "quá hạn gửi 1 ngày", 0),
        (-365, E, "quá hạn gửi 365 ngày", 0),
        (-366, None, "", 0),
    ],
)
def test_a_report(left: int, severity: Severity | None, text: str, stage: int) -> None:
    said = reminders([Due(DueKind.REPORT, "Báo cáo năm 2025", after(left))], TODAY)
    if severity is None:
        assert said == ()
    else:
        assert [(each.severity, each.text, each.stage) for each in said] == [(severity, text, stage)]


@pytest.mark.parametrize(
    ("left", "cut_off", "said"),
    [
        (31, 60, []),
        (30, 60, [(N, "còn 30 ngày thì hết hiệu lực, trước ngày chốt")]),
        (14, 60, [(W, "còn 14 ngày thì hết hiệu lực, trước ngày chốt")]),
        (0, 60, [(W, "còn 0 ngày thì hết hiệu lực, trước ngày chốt")]),
        (-5, 60, [(W, "hết hiệu lực 5 ngày")]),
        (10, 10, []),  # in force on the cut-off day itself
        (-90, -1, []),  # the cut-off day has passed: nothing can be done
    ],
)
def test_a_document(left: int, cut_off: int, said: list[tuple[Severity, str]]) -> None:
    due = Due(DueKind.EVIDENCE, "12/QĐ-UBND", after(left), after(cut_off))
    assert [(each.severity, each.text) for each in reminders([due], TODAY)] == said


@pytest.mark.parametrize(
    ("kind", "left", "text"),
    [
        (DueKind.REQUEST, 0, ""),
        (DueKind.REQUEST, -3, "quá hạn trả lời 3 ngày"),
        (DueKind.WORK, 15, ""),
        (DueKind.WORK, 14, "còn 14 ngày đến hạn"),
        (DueKind.WORK, 0, "hôm nay đến hạn"),
        (DueKind.WORK, -3, "quá hạn 3 ngày"),
        (DueKind.WORK, -366, ""),
        (DueKind.NOTE, 1, ""),
        (DueKind.NOTE, 0, "đến ngày theo dõi"),
        (DueKind.FIGURE, 31, ""),
        (DueKind.FIGURE, 30, "còn là số tạm tính"),
        (DueKind.OFFICER, None, "chưa có người phụ trách"),
    ],
)
def test_the_rest(kind: DueKind, left: int | None, text: str) -> None:
    due = Due(kind, "việc", None if left is None else after(left))
    assert [each.text for each in reminders([due], TODAY)] == ([text] if text else [])


def test_the_worst_and_nearest_first_in_one_sentence() -> None:
    dues = [
        Due(DueKind.OFFICER, "Cán bộ đầu mối"),
        Due(DueKind.REPORT, "Báo cáo năm 2025", after(20)),
        Due(DueKind.REPORT, "Báo cáo quý III năm 2025", after(-2)),
        Due(DueKind.REPORT, "Báo cáo tháng 11/2025", after(9)),
    ]
    said = reminders(dues, TODAY)
    assert [each.due.what for each in said] == [
        "Báo cáo quý III năm 2025",
        "Báo cáo tháng 11/2025",
        "Báo cáo năm 2025",
        "Cán bộ đầu mối",
    ]
    assert headline(said) == "Báo cáo quý III năm 2025: quá hạn gửi 2 ngày; còn 3 việc khác sắp hoặc đã quá hạn"
    assert headline(said[:1]) == "Báo cáo quý III năm 2025: quá hạn gửi 2 ngày"
    assert headline(()) == ""
