"""The backups of a workspace: which there are, whether the newest one would do, and the way back to one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pii_desktop.errors import InputError, WorkspaceError
from pii_desktop.services.workspace import user_name


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup; `number` counts them, from 1."""

    number: int
    folder: Path
    made_at: datetime
    reason: str

    @property
    def words(self) -> str:
        """The backup in a few words."""
        why = _REASONS.get(self.reason, self.reason)
        return f"{self.number}: {self.made_at.astimezone():%H:%M %d/%m/%Y}, {why}"


_REASONS = {
    "manual": "người dùng sao lưu",
    "import": "trước một lần nhập",
    "undo-import": "trước khi hoàn tác một lần nhập",
    "reorganise": "trước khi sắp xếp lại đơn vị",
    "undo-reorganise": "trước khi hoàn tác sắp xếp lại đơn vị",
    "new-year": "trước khi sang năm mới",
    "before-trash": "trước khi dọn thùng rác",
    "before-restore": "trước khi trở lại một bản sao lưu",
    "upgrade": "trước khi nâng cấp",
}


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """The backups of the workspace in `folder`, oldest first; the workspace need not be one that opens."""
    from pii_desktop.storage.manifest import read_manifest
    from pii_desktop.storage.rotation import known_backups

    found = ((each, read_manifest(each.place)) for each in known_backups(folder / "backups"))
    return tuple(
        Backup(each.sequence, each.place, each.made_at, manifest.reason)
        for each, manifest in found
        if manifest is not None
    )


def find_backup(folder: Path, asked: str | None) -> Backup:
    """The backup with a number, a folder's name or a path. Raises InputError that lists those there are."""
    known = backups_of(folder)
    for each in known:
        if asked in {str(each.number), each.folder.name} or (
            asked and Path(asked).absolute() == each.folder.absolute()
        ):
            return each
    listed = "; ".join(each.words for each in known) or "chưa có bản nào"
    raise InputError(
        f"Không có bản sao lưu “{asked}”." if asked else "Chưa chọn bản sao lưu.",
        f"Các bản đang có: {listed}. Chưa có gì thay đổi.",
        "Hãy nêu số của một trong các bản ấy.",
        "no-backup",
    )


def restore_backup(folder: Path, backup: Backup) -> Path | None:
    """Put the closed workspace in `folder` back to `backup`; where the present lies now, None where there was none.

    Raises WorkspaceError, everything as it was.
    """
    from pii_desktop.storage.restore import restore

    return restore(folder, backup.folder, who=user_name())


def damage_of(backup: Backup) -> str:
    """What is wrong with a backup, every byte looked at; blank for one that would do."""
    from pii_desktop.storage.backup import verify

    try:
        verify(backup.folder)
    except WorkspaceError as error:
        return error.text or error.title
    return ""
