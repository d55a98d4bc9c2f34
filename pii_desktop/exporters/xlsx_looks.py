"""How cells look, and the part of a workbook that says so; every look stands there once."""

from dataclasses import dataclass
from typing import Literal

from pii_desktop.exporters.xlsx_text import attribute

FONT = "Times New Roman"
SIZE = 11
LINK = "FF0B5CAD"
HEADER_FILL = "FFE7ECF2"
GROUP_FILL = "FFF4F6F9"
OPEN_FILL = "FFD9EAD3"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Numbers of formats below this one belong to the format itself; 0 is "General", 49 is text.
_FIRST_OWN_FORMAT = 164
_BUILT_IN = {"": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49}


class Border:
    """Which sides of a cell have a line, as letters: left, right, top, bottom."""

    NONE = ""
    GRID = "lrtb"
    FIRST = "ltb"
    MIDDLE = "tb"
    LAST = "rtb"


@dataclass(frozen=True, slots=True)
class Look:
    """One look of a cell; `number_format` is blank for "General", `is_quoted` marks text that begins like a formula."""

    size: int = SIZE
    is_bold: bool = False
    is_italic: bool = False
    is_link: bool = False
    fill: str = ""
    border: str = Border.GRID
    horizontal: str = "left"
    vertical: Literal["top", "center"] = "top"
    is_wrapped: bool = True
    number_format: str = ""
    is_locked: bool = True
    is_quoted: bool = False


class Looks:
    """The looks used so far, each with its number in the file."""

    def __init__(self) -> None:
        self._looks: dict[Look, int] = {Look(border=Border.NONE, vertical="top", is_wrapped=False): 0}

    def number(self, look: Look) -> int:
        """The number by which cells name `look`."""
        return self._looks.setdefault(look, len(self._looks))

    def xml(self) -> str:
        """The part of the styles, without its declaration."""
        fonts, fills, borders = _Shared(_font(Look())), _Shared(_NO_FILL, _GRAY), _Shared(_border(""))
        formats: dict[str, int] = {}
        cells = []
        for look in self._looks:
            font, fill = fonts.number(_font(look)), fills.number(_fill(look))
            border = borders.number(_border(look.border))
            cells.append(_cell(look, _format_number(look.number_format, formats), font, fill, border))
        return (
            f'<styleSheet xmlns="{_SHEETS}">{_formats(formats)}'
            f"{fonts.xml('fonts')}{fills.xml('fills')}{borders.xml('borders')}"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(cells)}">{"".join(cells)}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            '<dxfs count="0"/><tableStyles count="0"/></styleSheet>'
        )


class _Shared:
    """Elements that cells refer to by number."""

    def __init__(self, *first: str) -> None:
        self._known = {xml: at for at, xml in enumerate(first)}

    def number(self, xml: str) -> int:
        return self._known.setdefault(xml, len(self._known))

    def xml(self, name: str) -> str:
        return f'<{name} count="{len(self._known)}">{"".join(self._known)}</{name}>'


_NO_FILL = '<fill><patternFill patternType="none"/></fill>'
# The second fill of every file is this one: programs do not look at what stands there.
_GRAY = '<fill><patternFill patternType="gray125"/></fill>'
_SIDES = (("left", "l"), ("right", "r"), ("top", "t"), ("bottom", "b"))


def _font(look: Look) -> str:
    faces = f"{'<b/>' if look.is_bold else ''}{'<i/>' if look.is_italic else ''}{'<u/>' if look.is_link else ''}"
    color = LINK if look.is_link else "FF000000"
    return f'<font>{faces}<sz val="{look.size}"/><color rgb="{color}"/><name val="{FONT}"/><family val="1"/></font>'


def _fill(look: Look) -> str:
    if not look.fill:
        return _NO_FILL
    color = f'<fgColor rgb="{look.fill}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{color}</patternFill></fill>'


def _border(sides: str) -> str:
    drawn = "".join(
        f'<{name} style="thin"><color rgb="FF000000"/></{name}>' if letter in sides else f"<{name}/>"
        for name, letter in _SIDES
    )
    return f"<border>{drawn}<diagonal/></border>"


def _formats(own: dict[str, int]) -> str:
    named = "".join(f'<numFmt numFmtId="{at}" formatCode="{attribute(code)}"/>' for code, at in own.items())
    return f'<numFmts count="{len(own)}">{named}</numFmts>' if own else ""


def _format_number(code: str, own: dict[str, int]) -> int:
    if code in _BUILT_IN:
        return _BUILT_IN[code]
    return own.setdefault(code, _FIRST_OWN_FORMAT + len(own))


def _cell(look: Look, shown: int, font: int, fill: int, border: int) -> str:
    wrap = ' wrapText="1"' if look.is_wrapped else ""
    quoted = ' quotePrefix="1"' if look.is_quoted else ""
    open_cell = "" if look.is_locked else '<protection locked="0"/>'
    return (
        f'<xf numFmtId="{shown}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1"'
        f' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"{quoted}>'
        f'<alignment horizontal="{look.horizontal}" vertical="{look.vertical}"{wrap}/>{open_cell}</xf>'
    )
