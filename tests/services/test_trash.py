"""What is deleted rests for a reporting year, and goes after a backup."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pii_desktop.domain.ids import NoteId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.steps import kept_since, kept_until
from pii_desktop.services import notes, packing
from pii_desktop.services.integrity import Damage, check_files, files_to_check
from pii_desktop.services.packing import no_step
from pii_desktop.services.trash import empty_old, restore, trash
from pii_desktop.services.verifying import verify
from pii_desktop.services.versions import send
from pii_desktop.storage.restore import restore as go_back
from pii_desktop.storage.workspace import Workspace
from tests.services.test_packing import attach, gathered
from tests.services.test_packing_frozen import throw_away
from tests.storage.stored import a_file


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


def a_year_later(workspace: Workspace) -> date:
    return kept_until(workspace.read(trash)[0].at.astimezone().date()) + timedelta(days=1)


def begin_anew(workspace: Workspace) -> None:
    """Let undo know nothing of what was done so far, as after two hundred other steps."""
    workspace.run(lambda uow: uow.steps.forget())


def orphans(workspace: Workspace) -> int:
    return check_files(workspace.read(files_to_check), no_step).count(Damage.ORPHANED)


def test_the_file_of_a_document_goes_with_it_and_the_backup_keeps_it(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path), "2.2.2")
    begin_anew(workspace)
    path = throw_away(workspace, document)
    empty_old(workspace, a_year_later(workspace) - timedelta(days=1))
    assert path.exists()
    empty_old(workspace, a_year_later(workspace))
    assert not path.exists()
    assert orphans(workspace) == 0
    assert len(list((workspace.folder / "backups" / "evidence").glob(f"??/{path.name}"))) == 1


def test_a_file_that_another_document_has_stays(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path), "2.2.2")
    begin_anew(workspace)
    path = throw_away(workspace, document)
    attach(workspace, a_file(tmp_path, "lại gắn.pdf"), "1.2.1")
    empty_old(workspace, a_year_later(workspace))
    assert path.exists()


def test_a_file_that_a_sent_report_lists_stays_and_is_backed_up(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path), "2.2.2", number="12/2025/QĐ-UBND")
    workspace.run(lambda uow: send(uow, 2, date(2025, 11, 21), "Đã gửi bản giấy"))
    begin_anew(workspace)
    path = throw_away(workspace, document)
    empty_old(workspace, a_year_later(workspace))
    assert path.exists()
    assert orphans(workspace) == 0
    (part,) = packing.write(gathered(workspace), tmp_path / "gói.zip", no_step)
    assert verify(part.path).findings == ()

    backup, folder = workspace.backup("later"), workspace.folder
    workspace.close()
    path.unlink()
    go_back(folder, backup, who="Nguyễn Văn An")
    assert path.exists()


def test_a_file_that_somebody_changed_is_not_removed(workspace: Workspace, tmp_path: Path) -> None:
    document = attach(workspace, a_file(tmp_path), "2.2.2")
    begin_anew(workspace)
    path = throw_away(workspace, document)
    workspace.backup("first")
    path.write_bytes(b"%PDF sua tay")
    empty_old(workspace, a_year_later(workspace))
    assert path.read_bytes() == b"%PDF sua tay"


def test_a_purge_that_fails_takes_no_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = attach(workspace, a_file(tmp_path), "2.2.2")
    begin_anew(workspace)
    path = throw_away(workspace, document)
    day = a_year_later(workspace)

    def fails(self: object, before: date) -> int:
        raise OSError("đĩa đầy")

    monkeypatch.setattr("pii_desktop.storage.repositories.steps.StepHistory.purge", fails)
    with pytest.raises(OSError, match="đĩa đầy"):
        empty_old(workspace, day)
    assert path.exists()


def test_a_file_that_no_backup_holds_is_not_removed(workspace: Workspace, deleted: date, tmp_path: Path) -> None:
    stored = workspace.read(lambda uow: uow.files).store(a_file(tmp_path, "vừa chép.pdf"))
    empty_old(workspace, kept_until(deleted) + timedelta(days=1))
    assert workspace.read(lambda uow: uow.files).path_of(stored.sha256).exists()
