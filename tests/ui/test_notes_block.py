"""The block "Ghi chú" of a panel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.domain.notes import Anchor
from pii_desktop.services.addressing import find_assignment
from pii_desktop.ui.note_words import ENTRY_FIELDS
from pii_desktop.ui.notes_block import NotesBlock
from pii_desktop.ui.widgets.frames import column
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with the plan of 2025."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu")
    yield place
    place.close()


@pytest.fixture
def block(place: Workplace) -> Iterator[NotesBlock]:
    """The block of 2.2.2 in the first period, on a page."""
    page = QWidget()
    block = NotesBlock(place.desk, ENTRY_FIELDS)
    column(page).addWidget(block)
    place.show(page)
    assignment = place.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = place.read(lambda uow: uow.periods.all())[0]
    block.show_anchor(Anchor(assignment_id=assignment.id, period_id=period.id))
    place.settle()
    yield block
    page.close()


def write(block: NotesBlock, place: Workplace, text: str, *, is_flagged: bool = False) -> None:
    block.add.click()
    dialog = block.acting.dialog
    assert dialog is not None
    dialog.text.set_text(text)
    dialog.flag.setChecked(is_flagged)
    dialog.accept_button.click()
    place.settle()


def test_a_note_is_about_the_field_in_use(block: NotesBlock, place: Workplace) -> None:
    block.offer_field_of(lambda: "denominator")
    write(block, place, "GRDP ước tính", is_flagged=True)
    (line,) = block.lines()
    assert line.note.anchor.field == "denominator"
    assert line.note.is_open
    assert block.title.text() == "Ghi chú, 1 cần theo dõi"


def test_a_note_that_is_done_counts_no_more(block: NotesBlock, place: Workplace) -> None:
    write(block, place, "Hỏi lại Cục Thống kê", is_flagged=True)
    block.lines()[0].done.click()
    place.settle()
    assert block.title.text() == "Ghi chú, theo dõi"
    assert block.lines()[0].note.done_at is not None


def test_a_deleted_note_comes_back_by_undo(block: NotesBlock, place: Workplace) -> None:
    write(block, place, "Nhầm dòng")
    block.lines()[0].delete.click()
    place.settle()
    assert block.notes() == ()
    place.desk.undo()
    place.settle()
    assert len(block.notes()) == 1
