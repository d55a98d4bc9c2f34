"""Many files at once: copied beside the window, then recorded in one step, with one summary."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.pack_names import is_program, named_programs
from pii_desktop.errors import PiiError

if TYPE_CHECKING:
    from pii_desktop.services.ports import EvidenceFiles, StoredFile, UnitOfWork


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be taken, and why."""

    file_name: str
    reason: str


@dataclass(slots=True)
class Copied:
    """What was copied into the store so far; nobody knows of it before it is recorded."""

    stored: "list[StoredFile]" = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class There:
    """A file whose content was kept before, as which document."""

    file_name: str
    evidence_id: EvidenceId
    title: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the files: new documents, those that were there already, those that were refused."""

    made: tuple[EvidenceId, ...]
    there: tuple[There, ...]
    refused: tuple[Refused, ...]
    changes: Changes
    programs: tuple[str, ...] = ()
    """The names of files among them that run when they are opened: kept, though seldom evidence."""

    @property
    def first(self) -> EvidenceId | None:
        """The document to show: the first new one, else the first that was there."""
        return next(iter((*self.made, *(each.evidence_id for each in self.there))), None)


def file_store(uow: "UnitOfWork") -> "EvidenceFiles":
    """The folder of files, which any thread may copy into."""
    return uow.files


def copy_files(
    store: "EvidenceFiles", files: Sequence[Path], copied: Copied, went_on: Callable[[int, int, str], bool]
) -> None:
    """Copy `files` into the store one after the other, noting in `copied` what came of each.

    `went_on(done, total, name)` is asked before each; when it says False the rest is left alone.
    """
    for number, file in enumerate(files):
        if not went_on(number, len(files), file.name):
            return
        try:
            copied.stored.append(store.store(file))
        except PiiError as refusal:
            copied.refused.append(Refused(file.name, _first_sentence(refusal.text or refusal.title)))


def record_files(uow: "UnitOfWork", copied: Copied, assignment_ids: frozenset[AssignmentId] = frozenset()) -> Added:
    """A document for each content that is new, and for all of them the links: one step of undo."""
    known = {each.sha256: uow.evidence.by_sha256(each.sha256) for each in copied.stored}
    new = {each.sha256: each for each in copied.stored if known[each.sha256] is None}
    what = _action(tuple(new.values()), len(copied.stored))
    with uow.action(what):
        made = tuple(uow.evidence.add(stored, EvidenceFields()) for stored in new.values())
        there = tuple(
            There(each.file_name, document.id, document.title)
            for each in copied.stored
            if (document := known[each.sha256]) is not None
        )
        ids = frozenset({*made, *(each.evidence_id for each in there)})
        uow.evidence.link_many(ids, assignment_ids)
    changes = Changes(what, assignments=assignment_ids, evidence=ids)
    programs = tuple(each.file_name for each in copied.stored if is_program(each.file_name))
    return Added(made, there, tuple(copied.refused), changes, programs)


def summary(added: Added) -> str:
    """How many are new, which were there under which name, which were refused and why, which run when opened."""
    parts = []
    if added.made:
        parts.append(f"Đã thêm {len(added.made)} tài liệu.")
    if added.there:
        names = "; ".join(_named(each) for each in added.there)
        parts.append(f"Đã có sẵn {len(added.there)}: {names}.")
    if added.refused:
        reasons = "; ".join(f"“{each.file_name}” – {each.reason.rstrip('.')}" for each in added.refused)
        parts.append(f"Không nhận {len(added.refused)}: {reasons}.")
    if added.programs:
        parts.append(
            f"Lưu ý: {named_programs(added.programs)} là chương trình chạy được, không phải văn bản. Tệp được giữ "
            "nhưng không mở từ đây; nếu thêm nhầm, hãy hoàn tác."
        )
    return " ".join(parts) or "Chưa có tệp nào được thêm."


def _named(each: There) -> str:
    return f"“{each.file_name}” là tài liệu “{each.title}”" if each.title != each.file_name else f"“{each.title}”"


def _action(new: "tuple[StoredFile, ...]", count: int) -> str:
    if not new:
        return f"Gắn {count} tài liệu đã có"
    return f"Thêm minh chứng {new[0].file_name}" if len(new) == 1 else f"Thêm {len(new)} tệp minh chứng"


def _first_sentence(text: str) -> str:
    """Why it was refused, without what is the same for every file."""
    first, point, _ = text.partition(". ")
    return f"{first}{point.strip()}"
