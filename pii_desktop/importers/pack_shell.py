"""The shell of a pack: is the archive the very one that the program wrote, apart from what its members hold?"""

import struct
import zipfile
from typing import IO

from pii_desktop.domain.pack_bag import PACKED_AT, is_deflated, packing_order

_END = struct.Struct("<4s4H2LH")


def is_as_packed(archive: zipfile.ZipFile, raw: IO[bytes], base: str) -> bool:
    """True where the archive is byte for byte as the program wrote it, apart from what the members hold.

    Order, days, headers, nothing between the members, nothing before or after.
    """
    infos = archive.infolist()
    names = [info.filename.removeprefix(base) for info in infos]
    if names != packing_order(names) or archive.comment:
        return False
    place = 0
    for info in infos:
        if info.is_dir() or info.header_offset != place or not _is_plain(info, base):
            return False
        header = info.FileHeader()
        raw.seek(place)
        if raw.read(len(header)) != header:
            return False
        place += len(header) + info.compress_size
    return place == archive.start_dir and _ends_plainly(raw, infos, place)


def _is_plain(info: zipfile.ZipInfo, base: str) -> bool:
    method = zipfile.ZIP_DEFLATED if is_deflated(info.filename.removeprefix(base)) else zipfile.ZIP_STORED
    return (info.date_time, info.compress_type, info.create_system, info.external_attr, info.internal_attr) == (
        PACKED_AT, method, 3, 0o644 << 16, 0,
    ) and not (info.extra or info.comment or info.flag_bits or info.volume or info.reserved) and (
        info.create_version == info.extract_version
    )  # fmt: skip


def _ends_plainly(raw: IO[bytes], infos: list[zipfile.ZipInfo], start: int) -> bool:
    """The directory and the end record are as long as they must be, and nothing follows."""
    size = sum(46 + len(info.filename.encode("utf-8")) for info in infos)
    raw.seek(start + size)
    end = raw.read()
    if start + size > 0xFFFFFFFF:
        return True  # archives above 4 GB end with more records
    return end == _END.pack(b"PK\5\6", 0, 0, len(infos), len(infos), size, start, 0)
