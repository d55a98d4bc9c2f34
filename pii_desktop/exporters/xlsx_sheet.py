"""One sheet as XML: lines above the table, the table, what may be chosen in it, and how it is printed."""

from dataclasses import dataclass, field
from itertools import chain

from pii_desktop.domain.report import LinkCell, Sheet, cell_text
from pii_desktop.exporters.xlsx_cells import TableCells, row_xml, text_cell
from pii_desktop.exporters.xlsx_checks import validations
from pii_desktop.exporters.xlsx_looks import Border, Look, Looks
from pii_desktop.exporters.xlsx_measures import LINE, column_widths, is_portrait, lines_needed
from pii_desktop.exporters.xlsx_text import attribute, cell_texts, letters, quoted

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Nobody is kept out: there is no password. Widths, heights and looks may be changed, rows sorted and filtered.
_LOCK = (
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0"'
    ' sort="0" autoFilter="0"/>'
)
_MARGINS = '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.7" header="0.3" footer="0.3"/>'


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name; `is_local` where it belongs to its sheet alone, as what is printed does."""

    name: str
    area: str
    is_local: bool = False
    is_hidden: bool = False


@dataclass(slots=True)
class SheetPart:
    """A finished sheet: its name and XML, the names it defines, the files its links lead to (rId1, rId2 ...).

    `drawing` is the part that holds its pictures, as the sheet names it, blank without any.
    """

    name: str
    xml: str
    is_hidden: bool = False
    names: list[Name] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    drawing: str = ""


def sheet_part(sheet: Sheet, name: str, looks: Looks, *, is_first: bool) -> SheetPart:
    """The sheet as it stands in the file under `name`."""
    return _Writer(sheet, name, looks).part(is_first=is_first)


class _Writer:
    """One sheet under way."""

    def __init__(self, sheet: Sheet, name: str, looks: Looks) -> None:
        self._sheet, self._name, self._looks = sheet, name, looks
        self._columns = sheet.table.columns
        self._widths = column_widths(sheet.table, sheet.characters)
        self._header = len(sheet.title_lines) + 2 if sheet.title_lines else 1
        self._cells = TableCells(self._columns, self._widths, looks, self._header)

    def part(self, *, is_first: bool) -> SheetPart:
        """The whole sheet: its XML, the names it defines, the files its links lead to; the first is open at start."""
        titles = [self._title(at, line) for at, line in enumerate(self._sheet.title_lines, start=1)]
        header = self._cells.header()
        rows = chain.from_iterable(self._cells.row(row, self._sheet.least_lines) for row in self._sheet.table.rows)
        data = "".join([*titles, header, *rows])
        links, targets = self._links()
        part = SheetPart(self._name, "", self._sheet.is_hidden, self._names(), targets)
        part.xml = "".join((
            f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">',
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
            f'<dimension ref="A1:{self._corner}"/>{self._view(is_first=is_first)}',
            f'<sheetFormatPr defaultRowHeight="{LINE:g}"/>{self._cols()}<sheetData>{data}</sheetData>',
            _LOCK if self._sheet.is_locked else "",
            f'<autoFilter ref="A{self._header}:{self._corner}"/>{self._merges()}',
            validations(self._columns, self._header + 1, self._last),
            links,
            f'<printOptions horizontalCentered="1"/>{_MARGINS}{self._paper()}{self._foot()}',
            # Codes and numbers of documents are text on purpose: no green corners.
            f'<ignoredErrors><ignoredError sqref="A1:{self._corner}" numberStoredAsText="1"/></ignoredErrors>',
            "</worksheet>",
        ))  # fmt: skip
        return part

    @property
    def _last(self) -> int:
        return max(self._cells.at, self._header)

    @property
    def _corner(self) -> str:
        return f"{letters(len(self._columns))}{self._last}"

    @property
    def _right(self) -> str:
        """The last column that is seen."""
        shown = [at for at, column in enumerate(self._columns, start=1) if not column.is_hidden]
        return letters(shown[-1] if shown else 1)

    def _title(self, at: int, line: str) -> str:
        """Across all columns; merged cells get no height of their own from Excel."""
        is_head = at == 1 or line.isupper()
        look = Look(
            13 if is_head else 12, is_head, line.startswith("("), border=Border.NONE, horizontal="center",
            vertical="center", is_quoted=line[:1] in tuple("=+-@"),
        )  # fmt: skip
        shown = sum(width for width, each in zip(self._widths, self._columns, strict=True) if not each.is_hidden)
        cell = text_cell(f"A{at}", self._looks.number(look), cell_texts(line)[0])
        return row_xml(at, LINE * lines_needed(line, shown * 0.8) + 2, cell)

    def _view(self, *, is_first: bool) -> str:
        """What stays in sight: the titles of the columns, and in wide tables the first two columns."""
        columns = 2 if len(self._columns) > 3 else 0
        corner = f"{letters(columns + 1)}{self._header + 1}"
        aside = f' xSplit="{columns}"' if columns else ""
        pane = "bottomRight" if columns else "bottomLeft"
        chosen = ' tabSelected="1"' if is_first else ""
        return (
            f'<sheetViews><sheetView{chosen} workbookViewId="0"><pane{aside} ySplit="{self._header}"'
            f' topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
            f'<selection pane="{pane}" activeCell="{corner}" sqref="{corner}"/></sheetView></sheetViews>'
        )

    def _cols(self) -> str:
        each = (
            f'<col min="{at}" max="{at}" width="{width:g}" hidden="{int(column.is_hidden)}" customWidth="1"/>'
            for at, (column, width) in enumerate(zip(self._columns, self._widths, strict=True), start=1)
        )
        return f"<cols>{''.join(each)}</cols>"

    def _merges(self) -> str:
        count = len(self._sheet.title_lines)
        if not count or self._right == "A":
            return ""
        areas = "".join(f'<mergeCell ref="A{at}:{self._right}{at}"/>' for at in range(1, count + 1))
        return f'<mergeCells count="{count}">{areas}</mergeCells>'

    def _paper(self) -> str:
        """A4, as wide as a page and as long as it comes."""
        side = "portrait" if is_portrait(self._columns) else "landscape"
        return f'<pageSetup paperSize="9" orientation="{side}" fitToWidth="1" fitToHeight="0"/>'

    def _foot(self) -> str:
        """Number of the page and name of the sheet; "&" begins a code in headers and footers."""
        name = self._name.replace("&", "&&")
        return f"<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N&amp;R{attribute(name)}</oddFooter></headerFooter>"

    def _links(self) -> tuple[str, list[str]]:
        """Places in the workbook, and files beside it: never a path of this machine."""
        targets: list[str] = []
        found = []
        for where, cell in self._cells.links:
            if cell.target.startswith("#"):
                found.append(f'<hyperlink ref="{where}" location="{attribute(cell.target[1:])}"/>')
            elif _is_relative(cell):
                targets.append(cell.target)
                found.append(f'<hyperlink ref="{where}" r:id="rId{len(targets)}" tooltip="Mở tệp"/>')
        return (f"<hyperlinks>{''.join(found)}</hyperlinks>" if found else "", targets)

    def _names(self) -> list[Name]:
        sheet, right = quoted(self._name), letters(len(self._columns))
        area = f"{sheet}!$A${self._header}:${right}${self._last}"
        printed = [
            Name("_xlnm.Print_Titles", f"{sheet}!${self._header}:${self._header}", is_local=True),
            Name("_xlnm._FilterDatabase", area, is_local=True, is_hidden=True),
        ]
        # A sheet without an area is not printed by LibreOffice: what is hidden stays hidden on paper.
        if not self._sheet.is_hidden:
            printed.append(Name("_xlnm.Print_Area", f"{sheet}!$A$1:${self._right}${self._last}", is_local=True))
        own = [self._column_name(at) for at, column in enumerate(self._columns, start=1) if column.name]
        return [*printed, *own]

    def _column_name(self, at: int) -> Name:
        """The cells below the title; of a list only as far as something stands in them."""
        rows = self._sheet.table.rows
        filled = max((n for n, row in enumerate(rows, start=1) if _said(row.cells, at)), default=1)
        last = self._header + filled if self._sheet.is_hidden else max(self._last, self._header + 1)
        letter = letters(at)
        area = f"{quoted(self._name)}!${letter}${self._header + 1}:${letter}${last}"
        return Name(self._columns[at - 1].name, area)


def _said(cells: tuple[object, ...], at: int) -> bool:
    cell = cells[at - 1] if len(cells) >= at else ""
    return bool(cell if isinstance(cell, str) else cell_text(cell))  # type: ignore[arg-type]


def _is_relative(cell: LinkCell) -> bool:
    return not (":" in cell.target or "\\" in cell.target or cell.target.startswith("/") or ".." in cell.target)
