"""The floor of reading: expat over the parts of a workbook, as little Python as can be."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

_SHEET = "xl/worksheets/sheet1.xml"


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
    """The first sheet as text that stands in its cells; no places, no formats, no kinds, no shared strings."""
    rows: list[list[str]] = []
    held: list[str] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        if tag == "row":
            rows.append([])
        held.clear()

    def end(tag: str) -> None:
        if tag in {"v", "t"}:
            rows[-1].append("".join(held))

    _parse(file, _SHEET, StartElementHandler=start, EndElementHandler=end, CharacterDataHandler=held.append)
    return rows


def _parse(file: Path, member: str, **handlers: Callable[..., None]) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    with zipfile.ZipFile(file) as archive, archive.open(member) as part:
        parser.ParseFile(part)
