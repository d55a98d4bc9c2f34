"""The shell of an archive: is it the very one that the program wrote, apart from what its members hold?"""

import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Final

from pii_desktop.domain.pack_bag import PACKED_AT, is_deflated, packing_order
from pii_desktop.domain.report_seal import CUSTOM_PART, FIRST_PART, WRITTEN_AT

_ENTRY = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_BLOCK: Final = 1 << 16
_PACKED_RIGHTS: Final = 0o644 << 16
_REPORT_RIGHTS: Final = 0o600 << 16
_SYSTEMS: Final = (0, 3)  # a report tells whether it was written on Windows


def is_as_packed(archive: zipfile.ZipFile, raw: IO[bytes], base: str) -> bool:
    """True where the pack is byte for byte as the program wrote it, apart from what the members hold.

    Order, days, headers, nothing between the members, nothing before or after.
    """
    names = [info.filename.removeprefix(base) for info in archive.infolist()]
    return names == packing_order(names) and _is_tight(archive, raw, lambda info: _is_packed(info, base))


def is_as_rendered(archive: zipfile.ZipFile, raw: IO[bytes]) -> bool:
    """The same of a Word or Excel report."""
    infos = archive.infolist()
    is_framed = bool(infos) and (infos[0].filename, infos[-1].filename) == (FIRST_PART, CUSTOM_PART)
    is_of_one_system = len({info.create_system for info in infos}) == 1
    return is_framed and is_of_one_system and _is_tight(archive, raw, _is_rendered)


def _ends_cleanly(raw: IO[bytes], info: zipfile.ZipInfo) -> bool:
    """True where the packed content at hand ends with its last bit: no checksum of zip covers what stands behind."""
    if info.compress_type == zipfile.ZIP_STORED:
        return True
    try:
        return _is_whole(raw, info)
    except zlib.error:
        return False


def _is_whole(raw: IO[bytes], info: zipfile.ZipInfo) -> bool:
    inflate, left, size = zlib.decompressobj(-zlib.MAX_WBITS), info.compress_size - 1, 0
    while left > 0 and size <= info.file_size:
        block = raw.read(min(left, _BLOCK))
        size += len(inflate.decompress(block))
        left -= len(block) or left
    last = raw.read(1)
    if not last:
        return False
    other = inflate.copy()
    end = inflate.decompress(last)
    is_whole = inflate.eof and not inflate.unused_data and size + len(end) == info.file_size
    return is_whole and not _is_padded(other, last, end)


def _is_padded(inflate: "zlib._Decompress", last: bytes, end: bytes) -> bool:
    """True where the last byte says the same without its highest bit: the program leaves those behind the end 0."""
    cleared = bytes([last[0] ^ (1 << last[0].bit_length() >> 1)])
    if cleared == last:
        return False
    try:
        return inflate.decompress(cleared) == end and inflate.eof
    except zlib.error:
        return False


def _is_tight(archive: zipfile.ZipFile, raw: IO[bytes], is_plain: Callable[[zipfile.ZipInfo], bool]) -> bool:
    """One member behind the other, its header as the directory tells it, and no byte besides."""
    infos = archive.infolist()
    place = 0
    for info in infos:
        if info.is_dir() or info.header_offset != place or not _is_bare(info) or not is_plain(info):
            return False
        header = info.FileHeader()
        raw.seek(place)
        if raw.read(len(header)) != header or not _ends_cleanly(raw, info):
            return False
        place += len(header) + info.compress_size
    return not archive.comment and place == archive.start_dir and _ends_plainly(raw, infos, place)


def _is_packed(info: zipfile.ZipInfo, base: str) -> bool:
    method = zipfile.ZIP_DEFLATED if is_deflated(info.filename.removeprefix(base)) else zipfile.ZIP_STORED
    told = (info.date_time, info.compress_type, info.create_system, info.external_attr)
    return told == (PACKED_AT, method, 3, _PACKED_RIGHTS)


def _is_rendered(info: zipfile.ZipInfo) -> bool:
    told = (info.date_time, info.compress_type, info.external_attr)
    return told == (WRITTEN_AT, zipfile.ZIP_DEFLATED, _REPORT_RIGHTS) and info.create_system in _SYSTEMS


def _is_bare(info: zipfile.ZipInfo) -> bool:
    """Nothing in the fields that the program leaves empty."""
    odd = info.extra or info.comment or info.flag_bits or info.volume or info.reserved or info.internal_attr
    return not odd and info.create_version == info.extract_version


def _ends_plainly(raw: IO[bytes], infos: list[zipfile.ZipInfo], start: int) -> bool:
    """The directory and the end record are what they must be, and nothing follows."""
    size = sum(_ENTRY.size + len(info.filename.encode("utf-8")) for info in infos)
    if start + size > 0xFFFFFFFF:
        return True  # archives above 4 GB end with more records
    raw.seek(start)
    end = _END.pack(b"PK\5\6", 0, 0, len(infos), len(infos), size, start, 0)
    return raw.read() == b"".join(map(_entry, infos)) + end


def _entry(info: zipfile.ZipInfo) -> bytes:
    """The line of the directory, with none of the fields that the program leaves empty."""
    name = info.filename.encode("utf-8")
    year, month, day, hour, minute, second = info.date_time
    fixed = _ENTRY.pack(
        b"PK\1\2", info.create_version, info.create_system, info.extract_version, 0, info.flag_bits,
        info.compress_type, hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day,
        info.CRC, info.compress_size, info.file_size, len(name), 0, 0, 0, 0, info.external_attr, info.header_offset,
    )  # fmt: skip
    return fixed + name
