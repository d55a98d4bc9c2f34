"""A received pack: every member hashed, nothing written anywhere, names and sizes guarded first.

Standard library only, and no parser of foreign structure but that of the zip directory, so that it needs no child
process: memory stays at one block whatever the pack claims to hold.
"""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from pii_desktop.domain.pack_bag import (
    BAG_INFO,
    TAG_MANIFEST,
    TAGS,
    parse_bag_info,
)
from pii_desktop.domain.pack_check import Contents
from pii_desktop.domain.pack_findings import Found, Kind, finding
from pii_desktop.domain.pack_system import START_LENGTH, may_be_of_the_system
from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.pack_shell import is_as_packed

Step = Callable[[int, int, str], None]
"""Called with bytes done, bytes in all and the name at hand; may raise to stop."""

_CHUNK = 1 << 20
_MOST_MEMBERS = 60_000
_LONGEST_TEXT = 32 << 20
_LONGEST_INFO = 1 << 20
_HIGHEST_RATIO = 150
_RATIO_MATTERS_FROM = 64 << 20
_FORBIDDEN = frozenset('<>:"|?*\\')
_SYMLINK = 0o120000
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT, which Python names on Windows only
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)
_MEMBER = b"PK\3\4"


def is_pack(path: Path) -> bool:
    """True for a folder, and for an archive that holds a bag or what is left of one; False for any other file."""
    if path.is_dir():
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except _BROKEN:
        return False
    return any(name.rpartition("/")[2] in TAGS for name in names)


def is_cut_off(path: Path) -> bool:
    """True for an archive that begins as a pack does, or is called one, and has lost its directory."""
    with path.open("rb") as raw:
        start = raw.read(30 + 0xFFFF)
    if not start.startswith(_MEMBER):
        return False
    name = start[30 : 30 + int.from_bytes(start[26:28], "little")].decode("utf-8", "replace")
    # The directory that is found in what is left may be that of index.xlsx, which is an archive itself.
    return name.partition("/")[2].startswith("data/") or not zipfile.is_zipfile(path)


def read_archive(path: Path, step: Step) -> Contents:
    """What lies in the archive. Raises ForeignFileError (code "pack-bomb"), and OSError."""
    with zipfile.ZipFile(path) as archive, path.open("rb") as raw:
        members = [info for info in archive.infolist() if not info.is_dir()]
        _guard(members, path.stat().st_size)
        base = _base_of([info.filename for info in members])
        inside = [info for info in members if info.filename.startswith(base)]
        found, done, total = [], 0, sum(info.file_size for info in members)
        for info in inside:
            step(done, total, info.filename)
            found.append(_member(archive, raw, info, base))
            done += info.file_size
        texts = _texts(archive, {info.filename.removeprefix(base): info for info in inside})
        strays = tuple(
            Found(info.filename, None, info.file_size, is_unsafe(info)) for info in members if info not in inside
        )
        is_ours = base != "" and is_as_packed(archive, raw, base)
    notes = () if is_ours else (finding(Kind.REPACKED, path.name),)
    return Contents(base.rstrip("/"), tuple(found), texts, is_archive=True, strays=strays, notes=notes)


def bag_info_of(path: Path) -> dict[str, str]:
    """What an archive says of itself, nothing else of it read; empty where that cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            name = next((each for each in archive.namelist() if each.rpartition("/")[2] == BAG_INFO), "")
            if not name or archive.getinfo(name).file_size > _LONGEST_INFO:
                return {}
            return parse_bag_info(archive.read(name).decode("utf-8", "replace"))
    except _BROKEN:
        return {}


def read_folder(path: Path, step: Step) -> Contents:
    """What lies in an unpacked pack, or in the only folder inside `path`. Links are named and never followed."""
    root = _root_of(path)
    files = sorted(_files_in(root))
    found, done, total = [], 0, sum(each.lstat().st_size for each in files)
    for file in files:
        name = file.relative_to(root).as_posix()
        step(done, total, name)
        done += file.lstat().st_size
        found.append(_loose(file, name))
    texts = {name: (root / name).read_bytes() for name in TAGS if _is_readable_text(root / name)}
    return Contents(root.name, tuple(found), texts, is_archive=False)


def is_unsafe(info: zipfile.ZipInfo) -> bool:
    """True for a name that would leave the folder it is unpacked to, and for a link."""
    name = info.orig_filename
    parts = name.replace("\\", "/").split("/")
    is_link = (info.external_attr >> 16) & 0o170000 == _SYMLINK
    is_odd = bool(_FORBIDDEN & set(name)) or any(ord(letter) < 32 for letter in name)
    return is_link or is_odd or name.startswith("/") or not {"", ".", ".."}.isdisjoint(parts)


def _guard(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(info.file_size for info in members)
    if len(members) > _MOST_MEMBERS or (unpacked > _RATIO_MATTERS_FROM and unpacked > _HIGHEST_RATIO * size):
        raise ForeignFileError(
            title="Tệp nén này phình to bất thường khi giải nén.",
            text="Đây không phải là gói do chương trình lập; chưa có gì được giải nén ra máy.",
            hint="Đừng mở tệp này; hãy hỏi lại nơi gửi.",
            code="pack-bomb",
        )


def _base_of(names: list[str]) -> str:
    """The folder of the bag, with its stroke: where a tag file lies, the shallowest first; "" for the top."""
    held = sorted((name.count("/"), name) for name in names if name.rpartition("/")[2] in TAGS)
    folder = held[0][1].rpartition("/")[0] if held else ""
    return f"{folder}/" if folder else ""


def _member(archive: zipfile.ZipFile, raw: IO[bytes], info: zipfile.ZipInfo, base: str) -> Found:
    try:
        sha256 = _stored_hash(raw, info) or _unpacked_hash(archive, info)
    except _BROKEN:
        sha256 = None
    return Found(info.filename.removeprefix(base), sha256, info.file_size, is_unsafe(info))


def _stored_hash(raw: IO[bytes], info: zipfile.ZipInfo) -> str | None:
    """The hash of a member that is stored as it is, read in one pass; None where it must be unpacked."""
    if info.compress_type != zipfile.ZIP_STORED or info.flag_bits or info.file_size != info.compress_size:
        return None
    raw.seek(info.header_offset + 26)
    lengths = raw.read(4)
    raw.seek(info.header_offset + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little"))
    digest, left = hashlib.sha256(), info.file_size
    while left and (block := raw.read(min(left, _CHUNK))):
        digest.update(block)
        left -= len(block)
    return None if left else digest.hexdigest()


def _unpacked_hash(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    with archive.open(info) as member:
        return _hash(member)


def _texts(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    texts = {}
    for name in TAGS:
        info = members.get(name)
        if info is not None and info.file_size <= _LONGEST_TEXT:
            try:
                texts[name] = archive.read(info)
            except _BROKEN:
                texts[name] = b"" if name != TAG_MANIFEST else b"?"
    return texts


def _files_in(root: Path) -> Iterator[Path]:
    """Files, and links to folders, which are not gone into."""
    for where, folders, names in os.walk(root):
        links = [name for name in folders if _is_link(Path(where, name))]
        folders[:] = [name for name in folders if name not in links]
        yield from (Path(where, name) for name in names + links)


def _is_link(path: Path) -> bool:
    """True also for a junction of Windows, which is no symbolic link; what OneDrive keeps is neither."""
    return path.is_symlink() or getattr(os.lstat(path), "st_reparse_tag", 0) == _JUNCTION


def _loose(file: Path, name: str) -> Found:
    if _is_link(file) or not file.is_file():
        return Found(name, None, 0, is_unsafe=True)
    try:
        with file.open("rb") as stream:
            start = stream.read(START_LENGTH) if may_be_of_the_system(name) else b""
            stream.seek(0)
            return Found(name, _hash(stream), file.stat().st_size, start=start)
    except OSError:
        return Found(name, None, 0)


def _root_of(path: Path) -> Path:
    """`path`, or the only folder in it: unpacking programs make a folder around the folder of the pack."""
    if _is_bag(path):
        return path
    inner = [each for each in path.iterdir() if each.is_dir() and not _is_link(each) and _is_bag(each)]
    if len(inner) > 1:
        raise ForeignFileError(
            title=f"Trong thư mục “{path.name}” có {len(inner)} gói.",
            text="Mỗi lần chỉ kiểm tra một gói; chưa gói nào được kiểm tra.",
            hint="Hãy chọn thư mục của từng gói, hoặc tệp .zip nhận được.",
            code="many-packs",
        )
    if not inner:
        raise ForeignFileError(
            title=f"Thư mục “{path.name}” không phải là gói minh chứng.",
            text="Không thấy bản kê của gói (manifest-sha256.txt) trong thư mục này.",
            hint="Hãy chọn tệp .zip nhận được, hoặc thư mục đã giải nén từ tệp ấy.",
            code="no-pack",
        )
    return inner[0]


def _is_bag(folder: Path) -> bool:
    return any((folder / name).exists() for name in TAGS)


def _is_readable_text(file: Path) -> bool:
    return file.is_file() and not _is_link(file) and file.stat().st_size <= _LONGEST_TEXT


def _hash(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for block in _blocks(stream):
        digest.update(block)
    return digest.hexdigest()


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(_CHUNK):
        yield block
