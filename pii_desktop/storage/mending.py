"""The store of evidence looked at as a whole, and files put back into it."""

from pathlib import Path
from typing import Final

from pii_desktop.errors import InputError
from pii_desktop.storage.attachments import EvidenceFiles
from pii_desktop.storage.files import copy_whole, find_by_hash, flush_folder, hash_of
from pii_desktop.storage.held import replace_patiently
from pii_desktop.storage.refusals import disk_refusal
from pii_desktop.storage.rotation import pool_of
from pii_desktop.text.normalise import one_line

ALTERED: Final = "altered"
"""The folder in evidence/ where copies that somebody changed are kept apart."""

_HASH = 64
_HEX = frozenset("0123456789abcdef")


def everything(store: EvidenceFiles) -> dict[str, Path]:
    """Every file of the store by the hash it is named with; other files in the folder are nobody's business here."""
    return {
        path.name[:_HASH]: path
        for path in sorted(store.folder.glob("??/*"))
        if len(path.name) >= _HASH and _HEX.issuperset(path.name[:_HASH]) and path.is_file()
    }


def is_whole(path: Path, sha256: str) -> bool:
    """True when the content is the one it is named with; False too when it cannot be read."""
    try:
        return hash_of(path) == sha256
    except OSError:
        return False


def give_back(store: EvidenceFiles, sha256: str, file: Path) -> None:
    """Copy `file` to the place of this hash. Raises InputError (code "other-content"), nothing changed."""
    try:
        found = hash_of(file)
    except OSError as error:
        raise _unreadable(file) from error
    if found != sha256:
        raise _other_content(file)
    _set_aside(store, sha256)
    store.store(file)


def give_back_from_backup(store: EvidenceFiles, sha256: str) -> bool:
    """Copy the file of this hash out of the pool of the backups; False when it is not there whole."""
    source = find_by_hash(pool_of(store.folder.parent / "backups"), sha256)
    if source is None or not is_whole(source, sha256):
        return False
    _set_aside(store, sha256)
    target = store.folder / sha256[:2] / source.name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_whole(source, target)
        flush_folder(target.parent)
    except OSError as error:
        raise disk_refusal(error, store.folder.parent) from error
    return True


def remove_backed_up(store: EvidenceFiles, sha256: str) -> bool:
    """Remove the file of a content that nothing asks for any more; False where it stays.

    It stays where the backups do not hold it whole, where its content is not the one it is named with (it may hold
    somebody's work), and where another program holds it: a file too many does no harm.
    """
    there = find_by_hash(store.folder, sha256)
    kept = find_by_hash(pool_of(store.folder.parent / "backups"), sha256)
    if there is None or kept is None or not is_whole(there, sha256) or not is_whole(kept, sha256):
        return False
    try:
        there.unlink()
    except OSError:
        return False
    return True


def _set_aside(store: EvidenceFiles, sha256: str) -> None:
    """Move a copy with other content out of the way: it may hold somebody's work."""
    there = find_by_hash(store.folder, sha256)
    if there is None or is_whole(there, sha256):
        return
    aside = store.folder / ALTERED
    try:
        aside.mkdir(exist_ok=True)
        name = f"{there.stem[:16]}-{len(list(aside.iterdir())) + 1}{there.suffix}"
        replace_patiently(there, aside / name)
    except OSError as error:
        raise disk_refusal(error, store.folder.parent) from error


def _other_content(file: Path) -> InputError:
    return InputError(
        title=f"Tệp “{one_line(file.name)}” không phải là tệp đã lưu.",
        text="Nội dung khác với tệp đã gắn lúc đầu, dù tên có thể giống nhau. Chưa có gì thay đổi.",
        hint="Hãy chọn đúng tệp gốc; nếu chỉ còn bản này, hãy thêm nó như một tài liệu mới.",
        code="other-content",
    )


def _unreadable(file: Path) -> InputError:
    return InputError(
        title=f"Không đọc được tệp “{one_line(file.name)}”.",
        text="Tệp đang bị khoá, đã bị chuyển đi hoặc không có quyền đọc. Chưa có gì thay đổi.",
        hint="Hãy kiểm tra lại tệp rồi chọn lại.",
        code="file-locked",
    )
