"""Are the kept files what they were? Missing, altered and unreferenced ones are found; a file can be given again.

Absence is not deletion (reliability.md 10): nothing is taken out because its file is gone, and where more than one in
twenty is missing nothing is mended in bulk: then the folder moved, not the files.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pii_desktop.domain.ids import EvidenceId
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import EvidenceFiles, UnitOfWork

BULK_SHARE: Final = 0.05
"""The share of missing files from which nothing is mended in bulk."""


class Damage(StrEnum):
    """What is wrong with a file of the store."""

    MISSING = "missing"
    ALTERED = "altered"
    ORPHANED = "orphaned"

    @property
    def label(self) -> str:
        """The words in lists."""
        return {
            Damage.MISSING: "Không còn trong sổ",
            Damage.ALTERED: "Nội dung đã khác",
            Damage.ORPHANED: "Không tài liệu nào dùng",
        }[self]

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return {
            Damage.MISSING: "Chọn lại đúng tệp ấy, hoặc khôi phục từ bản sao lưu.",
            Damage.ALTERED: "Chọn lại tệp gốc; bản đã bị sửa được giữ riêng.",
            Damage.ORPHANED: "Không cần làm gì; tệp này không thuộc minh chứng nào.",
        }[self]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that must lie in the store."""

    evidence_id: EvidenceId
    title: str
    file_name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FilesToCheck:
    """What is to be checked; read on the database thread, checked on any.

    `named` are all contents that anything asks for, the trash and frozen reports included.
    """

    store: "EvidenceFiles"
    kept: tuple[KeptFile, ...]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One file that is not as it was; an unreferenced one belongs to no document."""

    damage: Damage
    file_name: str
    sha256: str
    evidence_id: EvidenceId | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """What a check found, the worst first."""

    checked: int
    findings: tuple[FileFinding, ...]

    def count(self, damage: Damage) -> int:
        """How many findings of a kind."""
        return sum(each.damage is damage for each in self.findings)

    @property
    def is_folder_gone(self) -> bool:
        """True when so much is missing that the folder itself was moved, or a drive is not there."""
        missing = self.count(Damage.MISSING)
        return missing > 1 and missing > self.checked * BULK_SHARE

    @property
    def sentence(self) -> str:
        """The report in one sentence."""
        if not self.checked:
            return "Sổ chưa có tệp minh chứng nào để kiểm tra."
        missing, altered, orphaned = (self.count(each) for each in Damage)
        if self.is_folder_gone:
            return (
                f"{missing} trên {self.checked} tệp không còn trong thư mục evidence của sổ dữ liệu. Có thể cả thư mục "
                "đã bị chuyển hoặc ổ đĩa chưa được nối. Thông tin tài liệu còn nguyên và không có gì bị xoá."
            )
        parts = [f"thiếu {missing}"] if missing else []
        parts += [f"bị sửa {altered}"] if altered else []
        found = f"{', '.join(parts)} tệp" if parts else "tất cả còn nguyên vẹn từng byte"
        rest = f"; {orphaned} tệp trong kho không thuộc tài liệu nào" if orphaned else ""
        return f"Đã kiểm {self.checked} tệp: {found}{rest}."


def files_to_check(uow: "UnitOfWork") -> FilesToCheck:
    """Every file that documents name. One query for the files, one for their documents."""
    titles = uow.evidence.titles()
    kept = tuple(
        KeptFile(evidence_id, titles.get(evidence_id) or file.file_name, file.file_name, file.sha256)
        for evidence_id, file in uow.evidence.stored_files()
    )
    return FilesToCheck(uow.files, kept, uow.evidence.hashes_named())


def check_files(wanted: FilesToCheck, step: Callable[[int, int, str], None]) -> IntegrityReport:
    """Look at every file by its SHA-256. `step(done, total, name)` is called before each, and may raise to stop."""
    from pii_desktop.storage.mending import everything

    there = everything(wanted.store)
    findings = []
    for number, kept in enumerate(wanted.kept):
        step(number, len(wanted.kept), kept.file_name)
        damage = _damage(there.get(kept.sha256), kept.sha256)
        if damage is not None:
            findings.append(FileFinding(damage, kept.file_name, kept.sha256, kept.evidence_id, kept.title))
    orphans = [
        FileFinding(Damage.ORPHANED, path.name, sha256)
        for sha256, path in sorted(there.items())
        if sha256 not in wanted.named
    ]
    order = list(Damage)
    return IntegrityReport(len(wanted.kept), (*sorted(findings, key=lambda each: order.index(each.damage)), *orphans))


def give_back(store: "EvidenceFiles", sha256: str, file: Path) -> None:
    """Put a file that is missing or altered into the store again.

    An altered copy is kept apart, under evidence/altered. Raises InputError (code "other-content") when the content is
    not the one that was kept: then nothing changes.
    """
    from pii_desktop.storage import mending

    mending.give_back(store, sha256, file)


def mend_from_backups(store: "EvidenceFiles", report: IntegrityReport) -> int:
    """Bring missing and altered files back from the pool of the backups; returns how many came back.

    Raises InputError (code "folder-gone") where so much is missing that the folder must have moved.
    """
    from pii_desktop.storage.mending import give_back_from_backup

    if report.is_folder_gone:
        raise InputError(
            "Quá nhiều tệp không còn ở đó nên không sửa hàng loạt.",
            report.sentence,
            "Hãy nối lại ổ đĩa hoặc đưa thư mục evidence về chỗ cũ rồi kiểm tra lại.",
            "folder-gone",
        )
    damaged = [each for each in report.findings if each.damage is not Damage.ORPHANED]
    return sum(give_back_from_backup(store, each.sha256) for each in damaged)


def _damage(path: Path | None, sha256: str) -> Damage | None:
    from pii_desktop.storage.mending import is_whole

    if path is None:
        return Damage.MISSING
    return None if is_whole(path, sha256) else Damage.ALTERED
