"""The floor of reading: expat over the parts of a workbook, as little Python as can be."""

import zipfile
from pathlib import Path
from typing import Any
from xml.parsers import expat

_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"


def count_cells(file: Path) -> int:
    """How many cells the first sheet holds."""
    count = 0

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal count
        if tag == "c":
            count += 1

    _parse(file, _SHEET, StartElementHandler=start)
    return count


def rows_of_text(file: Path) -> list[list[str]]:
    """The first sheet as text, shared strings put in; no places, no formats, no kinds."""
    strings = _shared(file)
    rows: list[list[str]] = []
    kind = ""
    held: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal kind
        if tag == "row":
            rows.append([])
        elif tag == "c":
            kind = attributes.get("t", "n")
        held.clear()

    def end(tag: str) -> None:
        if tag == "v":
            text = "".join(held)
            rows[-1].append(strings[int(text)] if kind == "s" else text)

    _parse(file, _SHEET, StartElementHandler=start, EndElementHandler=end, CharacterDataHandler=held.append)
    return rows


def _shared(file: Path) -> list[str]:
    strings: list[str] = []
    held: list[str] = []

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        held.clear()

    def end(tag: str) -> None:
        if tag == "t":
            strings.append("".join(held))

    _parse(file, _STRINGS, StartElementHandler=start, EndElementHandler=end, CharacterDataHandler=held.append)
    return strings


def _parse(file: Path, member: str, **handlers: Any) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    with zipfile.ZipFile(file) as archive, archive.open(member) as part:
        parser.ParseFile(part)
