"""Text as a workbook can hold it: no control characters, no more than a cell takes, names that sheets may have."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_CELL = 32_767
_LONGEST_NAME = 31
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Excel reads "_x000A_" inside text as a character; the underscore of such text is itself written as one.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# Text of these letters alone is composed and needs no escaping: most of what a workbook holds.
_ORDINARY = re.compile("[ !\"#$%'-;=?-~\u00a1-\u00ac\u00ae-\u0233\u1ea0-\u1ef9\u2013-\u2026\u2264\u2265]*")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_ordinary(text: str) -> bool:
    """True for text that stands in the file as it is."""
    return _ORDINARY.fullmatch(text) is not None and "_x" not in text


def cell_texts(text: str) -> list[str]:
    """`text` cleaned, in pieces that each fit into a cell and one behind the other are the text again.

    Broken behind a line end or a blank where there is one in the second half of the room: no piece but the last has
    fewer than 8,000 UTF-16 units, which is how the importer knows that the row below goes on.
    """
    if len(text) <= LONGEST_CELL // 2 and text.isprintable() and unicodedata.is_normalized("NFC", text):
        return [text]  # the usual case
    left = unicodedata.normalize("NFC", _CONTROL.sub("", text.replace("\r\n", "\n")))
    pieces: list[str] = []
    while len(left) > LONGEST_CELL // 2 and len(left.encode("utf-16-le")) > 2 * LONGEST_CELL:
        pieces.append(_fitting(left))
        left = left[len(pieces[-1]) :]
    return [*pieces, left]


def _fitting(text: str) -> str:
    """The beginning of `text` that a cell takes: Excel counts UTF-16 units, of which an emoji takes two."""
    units = text[:LONGEST_CELL].encode("utf-16-le")[: 2 * LONGEST_CELL]
    most = units.decode("utf-16-le", errors="ignore")
    half = len(most) // 2
    end = most.rfind("\n", half) + 1 or most.rfind(" ", half) + 1
    return most[:end] if end else most


def escaped(text: str) -> str:
    """`text` as it stands in the file, so that "_x000A_" is shown as typed and not as a line end."""
    return _ESCAPED.sub("_x005F_", text)


def text_xml(text: str) -> str:
    """A text between two tags. All text of a report passes here; it was cleaned before."""
    if "_x" in text:
        text = escaped(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """The same between quotation marks, on one line."""
    clean = " ".join(cell_texts(text)[0].split())
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    r"""A name Excel accepts: at most 31 characters, none of []:*?/\, unlike the others whatever their case."""
    base = _FORBIDDEN.sub(" ", cell_texts(wanted)[0]).replace("\n", " ").strip(" '") or "Trang"
    base = f"{base} 1" if base.casefold() == "history" else base
    used = {name.casefold() for name in taken}
    name, number = base[:_LONGEST_NAME], 2
    while name.casefold() in used:
        tail = f" ({number})"
        name, number = base[: _LONGEST_NAME - len(tail)] + tail, number + 1
    return name


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it."""
    return "'{}'".format(sheet.replace("'", "''"))


def letters(column: int) -> str:
    """The letters of a column counted from 1: "A", "Z", "AA"."""
    rest, found = column, ""
    while rest:
        rest, place = divmod(rest - 1, 26)
        found = _LETTERS[place] + found
    return found
