"""The font of a run of a Word file: its own, else that of its styles, else that of the document."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FONTS = f"{_W}rPr/{_W}rFonts"
_DEEPEST = 12


class Fonts:
    """Looks fonts up in the styles of one document."""

    def __init__(self, styles: "Element") -> None:
        """`styles` is the root of the styles part."""
        self._own: dict[str, str | None] = {}
        self._above: dict[str, str] = {}
        self._found: dict[str, str | None] = {}
        self._default_style: str | None = None
        self._default = _font(styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_FONTS}"))
        for style in styles.findall(f"{_W}style"):
            self._add(style)

    def of(self, run: "Element", paragraph_style: str | None) -> str | None:
        """The font name of a run; None where nothing names one."""
        own = _font(run.find(_FONTS))
        if own is not None:
            return own
        style = run.find(f"{_W}rPr/{_W}rStyle")
        named = self._of_style(style.get(f"{_W}val")) if style is not None else None
        return named or self._of_style(paragraph_style or self._default_style) or self._default

    def style_of(self, paragraph: "Element") -> str | None:
        """The style of a paragraph."""
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return None if style is None else style.get(f"{_W}val")

    def _add(self, style: "Element") -> None:
        name = style.get(f"{_W}styleId") or ""
        self._own[name] = _font(style.find(_FONTS))
        above = style.find(f"{_W}basedOn")
        if above is not None:
            self._above[name] = above.get(f"{_W}val") or ""
        if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on"):
            self._default_style = name

    def _of_style(self, name: str | None) -> str | None:
        if name is None:
            return None
        if name not in self._found:
            self._found[name] = self._climb(name)
        return self._found[name]

    def _climb(self, name: str) -> str | None:
        """The font of a style or of those it is based on; a circle ends."""
        for _ in range(_DEEPEST):
            if self._own.get(name) is not None:
                return self._own[name]
            if name not in self._above:
                return None
            name = self._above[name]
        return None


def _font(fonts: "Element | None") -> str | None:
    if fonts is None:
        return None
    named = fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi")
    # A font of the theme is a Unicode font, whatever stands further up.
    return named or fonts.get(f"{_W}asciiTheme") or fonts.get(f"{_W}hAnsiTheme")
