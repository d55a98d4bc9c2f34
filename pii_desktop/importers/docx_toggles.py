"""Text of a Word file that is there and not meant to be read: hidden, or struck through, by itself or by its style."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(r"\s*[\[(]?\s*(\d{1,3}|\*{1,3})\s*[\])]?\s*")
# What a raised number belongs to: m², km³, 10⁶.
_RAISES = re.compile(r"(?:(?<!\w)[kcdm]?m|10)$")
_OFF = ("0", "false", "off")
_DEEPEST = 12
HIDDEN, STRUCK = "vanish", "strike"
_SPELLINGS = {HIDDEN: ("vanish",), STRUCK: ("strike", "dstrike")}


class Toggles:
    """Looks up in the styles of one document whether a run is hidden or struck through."""

    def __init__(self, styles: "Element") -> None:
        """`styles` is the root of the styles part."""
        self._own: dict[str, Element] = {}
        self._default_style: str | None = None
        self._found: dict[tuple[str, str], bool] = {}
        for style in styles.findall(f"{_W}style"):
            name = style.get(f"{_W}styleId") or ""
            self._own[name] = style
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on"):
                self._default_style = name

    def is_on(self, what: str, run: "Element", paragraph_style: str | None) -> bool:
        """True where the run is `HIDDEN` or `STRUCK`: its own word counts, else that of its styles."""
        own = _said(what, run)
        if own is not None:
            return own
        named = run.find(f"{_W}rPr/{_W}rStyle")
        styles = (named.get(f"{_W}val") if named is not None else None, paragraph_style or self._default_style)
        return any(self._of_style(what, style) for style in styles if style is not None)

    def _of_style(self, what: str, name: str) -> bool:
        key = what, name
        if key not in self._found:
            self._found[key] = self._climb(what, name)
        return self._found[key]

    def _climb(self, what: str, name: str) -> bool:
        """What a style says or those it is based on; a circle ends."""
        for _ in range(_DEEPEST):
            style = self._own.get(name)
            if style is None:
                return False
            said = _said(what, style)
            above = style.find(f"{_W}basedOn")
            if said is not None or above is None:
                return bool(said)
            name = above.get(f"{_W}val") or ""
        return False


def footnote_mark(run: "Element") -> str:
    """A raised 1 behind a word as "[1]", empty for any other run: read as text, "45" with the mark 1 would be 451."""
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    mark = _MARK.fullmatch(_text(run))
    if raised is None or raised.get(f"{_W}val") != "superscript" or mark is None:
        return ""
    before = run.getprevious()
    return "" if before is not None and _RAISES.search(_text(before)) else f"[{mark[1]}]"


def _text(element: "Element") -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))


def _said(what: str, element: "Element") -> bool | None:
    """What a run or a style says itself; None where it says nothing."""
    found = [element.find(f"{_W}rPr/{_W}{spelling}") for spelling in _SPELLINGS[what]]
    values = [each.get(f"{_W}val", "true") not in _OFF for each in found if each is not None]
    return any(values) if values else None
