"""The numbers that Word writes itself in front of paragraphs ("2.1.", "a)", "-"): they stand in no text of the file."""

import re
from typing import TYPE_CHECKING

from pii_desktop.text.roman import to_roman

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_DEEPEST = 9
_MOST = 399


class Numbering:
    """Counts the numbered paragraphs of one document while it is gone through in order."""

    def __init__(self, document: "Document") -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        parts = [each for each in document.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NUMBERING]
        root: Element | None = parts[0].target_part.element if parts else None
        self._levels = {} if root is None else _levels(root)
        self._styles = _numbered_styles(document.styles.element)
        self._counts: dict[str, list[int]] = {}

    def label(self, paragraph: "Element") -> str:
        """What Word prints in front of the paragraph, with a blank behind it; "" where it is not numbered."""
        number, depth = self._place(paragraph)
        levels = self._levels.get(number, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(number, [0] * _DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        if level.form == "bullet":
            return "- "
        printed = _PLACE.sub(lambda found: _shown(levels.get(int(found[1]) - 1), counts[int(found[1]) - 1]), level.text)
        return f"{printed} " if printed else ""

    def _place(self, paragraph: "Element") -> tuple[str, int]:
        """The list and the depth of a paragraph, by itself or by its style."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        inherited = self._styles.get(style.get(f"{_W}val", "")) if style is not None else None
        number, depth = _numbered(own) if own is not None else (None, None)
        base = inherited or ("", 0)
        return number if number is not None else base[0], min(depth if depth is not None else base[1], _DEEPEST - 1)


class _Level:
    """One depth of a list: form of its number, text around it, first number."""

    __slots__ = ("form", "start", "text")

    def __init__(self, element: "Element") -> None:
        self.form = _value(element, "numFmt", "decimal")
        self.text = _value(element, "lvlText", "")
        self.start = _whole(_value(element, "start", "1"), 1)


def _levels(root: "Element") -> dict[str, dict[int, _Level]]:
    """List → depth → how it is numbered."""
    abstract = {
        each.get(f"{_W}abstractNumId", ""): {
            _whole(level.get(f"{_W}ilvl", "0"), 0): _Level(level) for level in each.findall(f"{_W}lvl")
        }
        for each in root.findall(f"{_W}abstractNum")
    }
    return {
        each.get(f"{_W}numId", ""): abstract.get(_value(each, "abstractNumId", ""), {})
        for each in root.findall(f"{_W}num")
    }


def _numbered_styles(styles: "Element") -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.findall(f"{_W}style"):
        properties = style.find(f"{_W}pPr/{_W}numPr")
        if properties is not None:
            number, depth = _numbered(properties)
            found[style.get(f"{_W}styleId", "")] = (number or "", depth or 0)
    return found


def _numbered(properties: "Element") -> tuple[str | None, int | None]:
    number, depth = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
    return (
        None if number is None else number.get(f"{_W}val", ""),
        None if depth is None else max(0, _whole(depth.get(f"{_W}val", "0"), 0)),
    )


def _value(element: "Element", name: str, default: str) -> str:
    found = element.find(f"{_W}{name}")
    return default if found is None else found.get(f"{_W}val", default)


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def _shown(level: _Level | None, count: int) -> str:
    """A count in the form of its depth; letters go round after z, as nobody numbers that far."""
    count = max(count, 1)
    match level.form if level else "decimal":
        case "lowerLetter":
            return chr(ord("a") + (count - 1) % 26)
        case "upperLetter":
            return chr(ord("A") + (count - 1) % 26)
        case "upperRoman" if count <= _MOST:
            return to_roman(count)
        case "lowerRoman" if count <= _MOST:
            return to_roman(count).lower()
        case "none":
            return ""
        case _:
            return str(count)
