"""A whole workspace looked over: database, history, evidence, the newest backup."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.services.backups import Backup, backups_of, damage_of
from pii_desktop.services.history import chain_state
from pii_desktop.services.integrity import Damage, IntegrityReport, check_files, files_to_check

if TYPE_CHECKING:
    from pii_desktop.services.ports import Workspace


@dataclass(frozen=True, slots=True)
class WorkspaceCheck:
    """What was looked at and what is wrong; `backup_damage` is about `newest`, blank where nothing is."""

    files: IntegrityReport
    lines: int
    is_history_whole: bool
    backups: int
    newest: Backup | None
    backup_damage: str

    @property
    def is_sound(self) -> bool:
        """True where nothing is lost or was changed; a file that no document uses does no harm."""
        lost = self.files.count(Damage.MISSING) + self.files.count(Damage.ALTERED)
        return not lost and self.is_history_whole and not self.backup_damage

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was looked at, a sentence each."""
        chain = "chuỗi nguyên vẹn" if self.is_history_whole else "có dòng đã bị sửa ngoài chương trình"
        return ("Tệp dữ liệu: nguyên vẹn.", f"Lịch sử: {self.lines} dòng, {chain}.", self.files.sentence, self._backups)

    @property
    def _backups(self) -> str:
        if self.newest is None:
            return "Sao lưu: chưa có bản nào."
        state = f"không dùng được: {self.backup_damage}" if self.backup_damage else "dùng được."
        return f"Sao lưu: {self.backups} bản; bản mới nhất ({self.newest.words}) {state}"


def check_workspace(workspace: "Workspace") -> WorkspaceCheck:
    """Look at every page, line and file. Raises WorkspaceError (code "workspace-damaged") for a damaged database."""
    workspace.check()
    lines, is_whole = workspace.read(lambda uow: chain_state(uow, is_asked=True))
    files = check_files(workspace.read(files_to_check), _no_step)
    known = backups_of(workspace.folder)
    newest = known[-1] if known else None
    return WorkspaceCheck(files, lines, bool(is_whole), len(known), newest, damage_of(newest) if newest else "")


def _no_step(_done: int, _total: int, _name: str) -> None:
    """Nobody watches."""
