"""Copies of documents that were looked at do not stay on the computer."""

import stat
from pathlib import Path

import pytest

from pii_desktop import paths
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.services.evidence_copies import copy_to_look_at, put_away_given, put_away_left
from pii_desktop.storage.workspace import Workspace
from tests.services.test_integrity import attach
from tests.storage.stored import a_file

UNLINK = Path.unlink


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tạm").mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "tạm"))
    return paths.copies_folder()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names that another program holds open. Windows refuses to remove these, and whatever is read-only."""
    names: set[str] = set()

    def unlink(file: Path, missing_ok: bool = False) -> None:  # noqa: FBT002 - as pathlib has it
        if file.name in names or not file.stat().st_mode & stat.S_IWRITE:
            raise PermissionError(13, "in use", str(file))
        UNLINK(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    return names


def looked_at(workspace: Workspace, document: EvidenceId) -> Path:
    return workspace.read(lambda uow: copy_to_look_at(uow, document))


def left_by_an_earlier_run(root: Path, name: str = "Tờ trình 5.docx") -> Path:
    copy = root / ("0" * 16) / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(b"cu")
    copy.chmod(stat.S_IREAD)
    return copy


def test_the_end_of_the_program_takes_its_copies_away(
    workspace: Workspace, tmp_path: Path, root: Path, held: set[str]
) -> None:
    copy = looked_at(workspace, attach(workspace, a_file(tmp_path)))
    assert copy.is_relative_to(root)

    put_away_given()

    assert not root.exists()


def test_what_word_still_holds_open_waits_for_the_next_start(
    workspace: Workspace, tmp_path: Path, root: Path, held: set[str]
) -> None:
    copy = looked_at(workspace, attach(workspace, a_file(tmp_path)))
    held.add(copy.name)

    put_away_given()
    assert copy.exists()
    assert not copy.stat().st_mode & stat.S_IWRITE  # nobody is to type into a copy

    held.clear()
    put_away_left()
    assert list(root.iterdir()) == []


def test_a_start_takes_away_what_earlier_runs_left_and_nothing_of_its_own(
    workspace: Workspace, tmp_path: Path, root: Path, held: set[str]
) -> None:
    copy = looked_at(workspace, attach(workspace, a_file(tmp_path)))
    old = left_by_an_earlier_run(root)

    put_away_left()

    assert copy.exists()
    assert not old.parent.exists()
    put_away_given()


def test_what_the_program_did_not_make_is_left_alone(root: Path, tmp_path: Path) -> None:
    mine = tmp_path / "Hồ sơ của tôi"
    mine.mkdir()
    (mine / "giữ.txt").write_text("giữ", encoding="utf-8")
    old = left_by_an_earlier_run(root)
    for name in ("ghi chú", "f" * 15):
        (root / name).mkdir()
        (root / name / "giữ.txt").write_text("giữ", encoding="utf-8")
    try:
        (root / ("a" * 16)).symlink_to(mine, target_is_directory=True)
        (old.parent / "lối tắt.txt").symlink_to(mine / "giữ.txt")
    except OSError:
        pytest.skip("links need rights on Windows")

    put_away_left()

    assert not old.exists()
    assert (mine / "giữ.txt").read_text(encoding="utf-8") == "giữ"
    assert [(root / name / "giữ.txt").exists() for name in ("ghi chú", "f" * 15)] == [True, True]


def test_a_start_without_any_copy_makes_nothing(root: Path) -> None:
    put_away_left()
    put_away_given()

    assert not root.exists()
