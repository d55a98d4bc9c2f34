"""What is deleted rests for a reporting year, and goes after a backup."""

from datetime import date, timedelta

import pytest

from pii_desktop.domain.ids import NoteId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.steps import kept_since, kept_until
from pii_desktop.services import notes
from pii_desktop.services.trash import empty_old, restore, trash
from pii_desktop.storage.workspace import Workspace


@pytest.fixture
def deleted(workspace: Workspace) -> date:
    """A note was deleted on this day."""
    row = workspace.read(lambda uow: uow.assignments.all_tracked())[0].id
    note_id, _ = workspace.run(lambda uow: notes.add_note(uow, Anchor(row), "Hỏi lại Sở Y tế"))
    workspace.run(lambda uow: notes.delete_note(uow, note_id))
    return workspace.read(trash)[0].at.astimezone().date()


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2025, 5, 6), date(2026, 5, 6)),
        (date(2025, 12, 31), date(2026, 12, 31)),
        (date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_a_deleted_thing_is_kept_for_a_year(day: date, last: date) -> None:
    assert kept_until(day) == last
    assert kept_since(last) <= day


def test_on_its_last_day_it_is_still_there(workspace: Workspace, deleted: date) -> None:
    assert empty_old(workspace, kept_until(deleted)) == 0

    (step,) = workspace.read(trash)
    assert step.deleted == "Ghi chú: Hỏi lại Sở Y tế"


def test_the_day_after_it_goes_and_a_backup_holds_it(workspace: Workspace, deleted: date) -> None:
    before = workspace.last_backup()

    assert empty_old(workspace, kept_until(deleted) + timedelta(days=1)) == 1

    assert workspace.read(trash) == ()
    after = workspace.last_backup()
    assert after is not None
    assert before is None or after > before


def test_nothing_is_backed_up_where_nothing_goes(workspace: Workspace, deleted: date) -> None:
    before = workspace.last_backup()

    empty_old(workspace, deleted)

    assert workspace.last_backup() == before


@pytest.mark.usefixtures("deleted")
def test_a_note_comes_back_with_its_text(workspace: Workspace) -> None:
    (step,) = workspace.read(trash)

    changes = workspace.run(lambda uow: restore(uow, step.id))

    assert (changes.action, changes.desk) == ("Khôi phục: Ghi chú: Hỏi lại Sở Y tế", True)
    assert workspace.read(lambda uow: uow.notes.get(NoteId(1))).text == "Hỏi lại Sở Y tế"
