"""The part of styles of the Word file: defaults, the built-in styles that are used, and our own."""

from xml.sax.saxutils import quoteattr

from pii_desktop.exporters import layout
from pii_desktop.exporters.docx_looks import HAIR, STYLES, Look, TextStyle

FONT = "Times New Roman"
"""By name: Windows has it, and the open serif of other systems has its measures."""

TABLE, PLAIN_TABLE = "Bang", "BangKhongKe"

_DRAFT_ROOM = 3
# Where a paragraph of the style is usually followed by another one of it.
_REPEATED = {Look.BODY, Look.LEGAL_BASIS, Look.ADDRESSEE_LINE, Look.RECIPIENTS, Look.CELL, Look.ANNEX_CELL}

_IN_TABLES = {Look.CELL, Look.CELL_HEAD, Look.ANNEX_CELL, Look.ANNEX_CELL_HEAD}


def styles_xml(language: str) -> str:
    """Everything below the root of the part of styles."""
    own = "".join(_paragraph_style(look, style) for look, style in STYLES.items())
    return f"{_defaults(language)}{_BUILT_IN}{''.join(map(_heading, (1, 2, 3)))}{own}{_TABLES}"


def line_spacing(size: float, leading: float) -> int:
    """Line spacing as a multiple of a single line in 240ths: an exact height would cut off what is higher."""
    return max(240, round(240 * leading / (size * layout.SINGLE_LINE)))


def twips(points: float) -> int:
    """Twentieths of a point, as Word counts lengths."""
    return round(points * 20)


def half_points(points: float) -> int:
    """As Word counts sizes of type."""
    return round(points * 2)


def _paragraph_style(look: Look, style: TextStyle) -> str:
    follower = look if look in _REPEATED else Look.BODY
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{look}"><w:name w:val={quoteattr(style.title)}/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:next w:val="{follower}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(look, style)}</w:pPr><w:rPr>{_run_properties(look, style)}</w:rPr></w:style>"
    )


def _paragraph_properties(look: Look, style: TextStyle) -> str:
    kept = "<w:keepNext/><w:keepLines/>" if style.keep_next else ""
    return (
        f"{kept}<w:widowControl/>{_RULED if look is Look.RULE else ''}"
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" {_line_height(look, style)}/>'
        f'<w:ind w:left="{twips(style.left)}" w:firstLine="{twips(style.first_line)}"/>'
        f'<w:jc w:val="{style.align or "both"}"/>'
    )


def _line_height(look: Look, style: TextStyle) -> str:
    if style.size == HAIR:
        # A gap takes no room at all: below a row that just fits it would otherwise begin a blank page.
        return f'w:line="{1 if look is Look.GAP else twips(HAIR)}" w:lineRule="exact"'
    if look in _IN_TABLES:
        # A multiple of small type is rounded down, by a line on every page of a long table.
        return f'w:line="{twips(style.leading)}" w:lineRule="atLeast"'
    return f'w:line="{line_spacing(style.size, style.leading)}" w:lineRule="auto"'


def _run_properties(look: Look, style: TextStyle) -> str:
    size = half_points(style.size)
    return (
        f"{_toggled('b', is_on=style.bold)}{_toggled('i', is_on=style.italic)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{_BOXED if look is Look.DRAFT else ""}'
    )


def _toggled(name: str, *, is_on: bool) -> str:
    """Said in every style, so that a heading below it cannot make it bold."""
    value = "" if is_on else ' w:val="0"'
    return f"<w:{name}{value}/><w:{name}Cs{value}/>"


def _defaults(language: str) -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}"'
        f' w:cs="{FONT}"/><w:sz w:val="{half_points(layout.BODY_SIZE)}"/><w:szCs w:val="'
        f'{half_points(layout.BODY_SIZE)}"/><w:lang w:val={quoteattr(language)} w:eastAsia={quoteattr(language)}'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )


def _heading(level: int) -> str:
    """Word's own heading, which its navigation pane lists."""
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{Look.BODY}"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    )


def _line(name: str, size: float, space: int = 0) -> str:
    return f'<w:{name} w:val="single" w:sz="{round(size * 8)}" w:space="{space}" w:color="auto"/>'


def _margins(top: float, side: float, bottom: float) -> str:
    sides = (("top", top), ("left", side), ("bottom", bottom), ("right", side))
    lines = "".join(f'<w:{name} w:w="{twips(size)}" w:type="dxa"/>' for name, size in sides)
    return f'<w:tblInd w:w="0" w:type="dxa"/>{{}}<w:tblCellMar>{lines}</w:tblCellMar>'


_RULED = f"<w:pBdr>{_line('top', layout.RULE_WIDTH)}</w:pBdr>"
_BOXED = _line("bdr", layout.RULE_WIDTH, _DRAFT_ROOM)
_GRID = "".join(_line(name, layout.GRID_WIDTH) for name in ("top", "left", "bottom", "right", "insideH", "insideV"))
_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    f"<w:tblPr>{_margins(0, 0, 0).format('')}</w:tblPr></w:style>"
)
# Half a rule lies inside the cell.
_CELL_SIDE = layout.CELL_SIDE - layout.GRID_WIDTH / 2
# A rule takes room of its own between two rows.
_CELL_BOTTOM = layout.CELL_BOTTOM - layout.GRID_WIDTH
_RULED_TABLE = _margins(layout.CELL_TOP, _CELL_SIDE, _CELL_BOTTOM).format(f"<w:tblBorders>{_GRID}</w:tblBorders>")
_TABLES = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{PLAIN_TABLE}"><w:name w:val="Bảng không kẻ"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/></w:style>'
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="Bảng"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
    f"{_RULED_TABLE}</w:tblPr></w:style>"
)
