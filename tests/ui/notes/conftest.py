"""The page of notes over a real workspace with three notes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.notes import Anchor
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.notes import add_note
from pii_desktop.ui.notes.page import NotesPage
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with the plan of 2025 and three notes on 2.2.2."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu")
    assignment = place.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = place.read(lambda uow: uow.periods.all())[0]
    anchor = Anchor(assignment_id=assignment.id, period_id=period.id, field="value")
    for text, day in (("Hỏi lại Cục Thống kê", date(2025, 12, 1)), ("Chờ Kho bạc", date(2025, 11, 10))):
        place.change(lambda uow, text=text, day=day: add_note(uow, anchor, text, follow_up_on=day)[1])  # type: ignore[misc]
    place.change(lambda uow: add_note(uow, anchor, "Số quyết toán theo 100 % nguồn ngân sách")[1])
    place.changes.clear()
    yield place
    place.close()


@pytest.fixture
def page(place: Workplace) -> NotesPage:
    """The page, shown."""
    page = NotesPage(place.desk)
    place.show(page)
    return page
