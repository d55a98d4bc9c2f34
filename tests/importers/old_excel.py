"""Writes workbooks of Excel 97 (BIFF8 in a compound file): text, numbers, dates, merged areas, hidden rows, fonts."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
FORMATS = ("General", "0.00", "0%", "dd/mm/yyyy")


@dataclass(frozen=True, slots=True)
class Typed:
    """A value with one of `FORMATS`."""

    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class OldSheet:
    """A sheet: rows of values, merged areas as (first row, last row, first column, last column), hidden rows."""

    rows: Sequence[Sequence[Any]]
    title: str = "Phụ lục"
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: tuple[int, ...] = ()
    visibility: int = 0


def old_workbook(*sheets: OldSheet, font: str = "Times New Roman", since_1904: bool = False) -> bytes:
    """The bytes of an .xls."""
    bodies = [_sheet(sheet) for sheet in sheets]
    offset = len(_globals(sheets, [0] * len(sheets), font, since_1904=since_1904))
    places = []
    for body in bodies:
        places.append(offset)
        offset += len(body)
    return _compound(_globals(sheets, places, font, since_1904=since_1904) + b"".join(bodies))


def _record(kind: int, content: bytes = b"") -> bytes:
    assert len(content) <= 8224, "longer records would have to be continued"
    return struct.pack("<HH", kind, len(content)) + content


def _text(text: str, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _globals(sheets: Sequence[OldSheet], places: list[int], font: str, *, since_1904: bool) -> bytes:
    records = [_record(0x809, struct.pack("<HHHHII", 0x600, 5, 0xDBB, 1996, 0, 6)), _record(0x42, b"\xb0\x04"),
               _record(0x22, struct.pack("<H", since_1904))]  # fmt: skip
    look = struct.pack("<HHHHHBBBB", 220, 0, 0x7FFF, 400, 0, 0, 0, 0, 0)
    records += [_record(0x31, look + _text(font, "<B"))] * 4
    records += [_record(0x41E, struct.pack("<H", 164 + number) + _text(shown)) for number, shown in enumerate(FORMATS)]
    for number in range(len(FORMATS)):
        records.append(_record(0xE0, struct.pack("<HHHBBBBIiH", 0, 164 + number, 0, 0, 0, 0, 0, 0, 0, 0)))
    for sheet, place in zip(sheets, places, strict=True):
        records.append(_record(0x85, struct.pack("<IBB", place, sheet.visibility, 0) + _text(sheet.title, "<B")))
    return b"".join([*records, _record(0x0A)])


def _sheet(sheet: OldSheet) -> bytes:
    records = [_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0xDBB, 1996, 0, 6))]
    for row, values in enumerate(sheet.rows):
        flags = 0x100 | (0x20 if row in sheet.hidden else 0)
        records.append(_record(0x208, struct.pack("<HHHHHHI", row, 0, len(values), 255, 0, 0, flags)))
    for row, values in enumerate(sheet.rows):
        records += [_cell(row, column, value) for column, value in enumerate(values) if value not in ("", None)]
    if sheet.merged:
        areas = b"".join(struct.pack("<HHHH", *area) for area in sheet.merged)
        records.append(_record(0xE5, struct.pack("<H", len(sheet.merged)) + areas))
    return b"".join([*records, _record(0x0A)])


def _cell(row: int, column: int, value: Any) -> bytes:
    if isinstance(value, Typed):
        place = struct.pack("<HHH", row, column, FORMATS.index(value.shown))
        return _record(0x203, place + struct.pack("<d", value.value))
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, bool):
        return _record(0x205, place + struct.pack("<BB", value, 0))
    if isinstance(value, int | float):
        return _record(0x203, place + struct.pack("<d", value))
    return _record(0x204, place + _text(str(value)))


def _compound(stream: bytes) -> bytes:
    """A compound file whose only stream is the workbook."""
    stream = stream.ljust(4096, b"\0")
    data = -(-len(stream) // _SECTOR)
    fats = 1
    while (data + fats + 1) * 4 > fats * _SECTOR:
        fats += 1
    chain = [_FAT] * fats + [_END] + [fats + 2 + number for number in range(data - 1)] + [_END]
    assert fats <= 109, "larger files would need more tables"
    fat = chain + [_FREE] * (fats * _SECTOR // 4 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, fats, fats, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(fats), *[_FREE] * (109 - fats))
    root = _entry("Root Entry", 5, 1, _END, 0)
    folder = (root + _entry("Workbook", 2, _FREE, fats + 1, len(stream))).ljust(_SECTOR, b"\0")
    return head + struct.pack(f"<{len(fat)}I", *fat) + folder + stream.ljust(data * _SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le").ljust(64, b"\0")
    entry = raw + struct.pack("<HBB", len(name) * 2 + 2, kind, 1) + struct.pack("<III", _FREE, _FREE, child)
    return entry + bytes(36) + struct.pack("<II", start, size) + bytes(4)
