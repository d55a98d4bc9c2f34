"""Soạn nội dung over a real workspace with the plan of 2025 and a few results."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.wordings import OutlineLine, SentenceState
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.progress import record
from pii_desktop.services.wordings import outline
from pii_desktop.ui.report.outline import Outline
from pii_desktop.ui.report.page import ReportPage
from tests.ui.workplace import Workplace

YEAR = PeriodId(2)
HALF = PeriodId(1)
REPORTED = "results/reported"
RESULT = "Đã cấp 6,5 tỷ đồng cho nghiên cứu khoa học."


def current_key(outline: Outline) -> str:
    """The sentence that Tab comes to; blank where there is none."""
    for key in outline.order:
        row = outline.row(key)
        if row is not None and row.face.focusPolicy() is Qt.FocusPolicy.StrongFocus:
            return key
    return ""


class Writing(Workplace):
    """Somebody who words the report of a year."""

    def report(self, code: str, value: str, result: str = RESULT, period: PeriodId = YEAR) -> None:
        """Enter a result."""

        def use_case(uow: object) -> Changes:
            assignment = find_assignment(uow, code)  # type: ignore[arg-type]
            return record(uow, assignment.id, period, Entry(value=Decimal(value), result=result))[1]  # type: ignore[arg-type]

        self.change(use_case)

    def write(self, code: str, difficulties: str, period: PeriodId = YEAR) -> None:
        """Enter what was difficult."""

        def use_case(uow: object) -> Changes:
            assignment = find_assignment(uow, code)  # type: ignore[arg-type]
            return record(uow, assignment.id, period, Entry(difficulties=difficulties))[1]  # type: ignore[arg-type]

        self.change(use_case)

    def line(self, key: str) -> OutlineLine:
        """A sentence as the store has it."""
        found = self.read(lambda uow: outline(uow, YEAR)).line(key)
        assert isinstance(found, OutlineLine), key
        return found

    def state(self, key: str) -> SentenceState:
        """Where its words come from."""
        return self.line(key).state

    def rest(self, page: ReportPage) -> None:
        """Until what was changed is checked and drawn."""
        self._qtbot.waitUntil(lambda: not page._rest.isActive(), timeout=5000)
        self.settle()


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    """A desk with the plan of 2025 and two results of the year."""
    place = Writing(qtbot)
    place.begin(tmp_path / "sổ dữ liệu")
    place.report("2.2.2", "0.13")
    place.report("3.2.2", "64.8", "Đã bàn giao 12 ha đất cụm công nghiệp.")
    place.changes.clear()
    yield place
    place.close()


@pytest.fixture
def page(place: Writing, monkeypatch: pytest.MonkeyPatch) -> ReportPage:
    """The page, shown; nothing is checked and drawn."""
    monkeypatch.setattr("pii_desktop.ui.report.page.REST_MS", 600_000)
    page = ReportPage(place.desk)
    place.show(page)
    return page


@pytest.fixture
def rested(place: Writing) -> ReportPage:
    """The page, shown, with its report checked and drawn."""
    page = ReportPage(place.desk)
    place.show(page)
    place.rest(page)
    return page
