"""A workbook as a package of small parts; the same sheets give the same bytes.

Written as text and not through the objects of openpyxl: with those a large sheet takes many times as long, and no
formula keeps the number it gives. Tests read the file with openpyxl.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pii_desktop.domain.report import PRODUCER, Properties
from pii_desktop.exporters.office_parts import (
    APP,
    CORE_NAMES,
    LONGEST_PROPERTY,
    OFFICE,
    PACKAGE,
    STAMPS,
    START,
    ZIP_MOMENT,
    relations,
    root_relations,
)
from pii_desktop.exporters.sealing import sealed
from pii_desktop.exporters.xlsx_sheet import Name, SheetPart
from pii_desktop.exporters.xlsx_text import attribute

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"


@dataclass(frozen=True, slots=True)
class Extra:
    """A further part, such as a drawing: its name, content type, XML, and the XML of its relations, blank for none."""

    name: str
    content_type: str
    xml: str
    relations: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything a workbook is made of; one whose order is kept lets no sheet be added, removed or renamed."""

    sheets: tuple[SheetPart, ...]
    styles: str
    said: Properties
    language: str
    keeps_order: bool = False
    extras: tuple[Extra, ...] = ()


def write_package(book: Book, target: Path | BinaryIO) -> None:
    """Write the workbook to `target`."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sealed({name: text.encode("utf-8") for name, text in _members(book).items()}).items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_MOMENT), content, zipfile.ZIP_DEFLATED)


def _members(book: Book) -> dict[str, str]:
    """Every part under its name, what programs look for first before the rest."""
    members = {
        "[Content_Types].xml": _content_types(book),
        "_rels/.rels": root_relations("xl/workbook.xml"),
        "docProps/core.xml": _core(book.said, book.language),
        "docProps/app.xml": APP,
        "xl/workbook.xml": _workbook(book),
        "xl/_rels/workbook.xml.rels": relations(
            *((f"{OFFICE}/relationships/worksheet", f"worksheets/sheet{at}.xml") for at, _ in _numbered(book)),
            (f"{OFFICE}/relationships/styles", "styles.xml"),
        ),
        "xl/styles.xml": f"{START}{book.styles}",
    }
    for at, part in _numbered(book):
        members[f"xl/worksheets/sheet{at}.xml"] = f"{START}{part.xml}"
        if part.targets or part.drawing:
            members[f"xl/worksheets/_rels/sheet{at}.xml.rels"] = _sheet_relations(part)
    for extra in book.extras:
        members[extra.name] = f"{START}{extra.xml}"
        folder, _, name = extra.name.rpartition("/")
        if extra.relations:
            members[f"{folder}/_rels/{name}.rels"] = f"{START}{extra.relations}"
    return members


def _numbered(book: Book) -> list[tuple[int, SheetPart]]:
    return list(enumerate(book.sheets, start=1))


def _content_types(book: Book) -> str:
    kind = _SHEET_TYPE.format("worksheet")
    sheets = "".join(_type(f"xl/worksheets/sheet{at}.xml", kind) for at, _ in _numbered(book))
    extras = "".join(_type(extra.name, extra.content_type) for extra in book.extras)
    return (
        f'{START}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{_type('xl/workbook.xml', _SHEET_TYPE.format('sheet.main'))}{sheets}{extras}"
        f"{_type('xl/styles.xml', _SHEET_TYPE.format('styles'))}"
        f"{_type('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}"
        f"{_type('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml')}</Types>"
    )


def _type(name: str, kind: str) -> str:
    return f'<Override PartName="/{name}" ContentType="{kind}"/>'


def _sheet_relations(part: SheetPart) -> str:
    """Files that links lead to come first, under the ids by which the sheet names them."""
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/relationships/hyperlink" Target="{attribute(target)}"'
        ' TargetMode="External"/>'
        for at, target in enumerate(part.targets, start=1)
    )
    kind = f"{OFFICE}/relationships/drawing"
    drawing = f'<Relationship Id="{DRAWING}" Type="{kind}" Target="{part.drawing}"/>' if part.drawing else ""
    return relations(more=links + drawing)


def _workbook(book: Book) -> str:
    sheets = "".join(
        f'<sheet name="{attribute(part.name)}" sheetId="{at}"{" state=" + _HIDDEN if part.is_hidden else ""}'
        f' r:id="rId{at}"/>'
        for at, part in _numbered(book)
    )
    names = "".join(_name(name, at - 1) for at, part in _numbered(book) for name in part.names)
    return (
        f'{START}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}/relationships"><workbookPr/>'
        f"{_LOCK if book.keeps_order else ''}"
        f'<bookViews><workbookView tabRatio="800"/></bookViews><sheets>{sheets}</sheets>'
        f"{f'<definedNames>{names}</definedNames>' if names else ''}"
        # The numbers of formulas stand in the file; programs need not count again when opening it.
        '<calcPr calcId="191029" fullCalcOnLoad="0"/></workbook>'
    )


_HIDDEN = '"hidden"'
_LOCK = '<workbookProtection lockStructure="1"/>'
DRAWING = "rIdDrawing"
"""The id by which a sheet names its drawing."""


def _name(name: Name, sheet: int) -> str:
    local = f' localSheetId="{sheet}"' if name.is_local else ""
    hidden = ' hidden="1"' if name.is_hidden else ""
    return f'<definedName name="{name.name}"{local}{hidden}>{attribute(name.area)}</definedName>'


def _core(said: Properties, language: str) -> str:
    return (
        f"{START}<cp:coreProperties {CORE_NAMES}>"
        f"<dc:title>{_property(said.title)}</dc:title><dc:subject>{_property(said.subject)}</dc:subject>"
        f"<dc:creator>{PRODUCER}</dc:creator><cp:keywords>{_property(said.keywords)}</cp:keywords>"
        f"<cp:lastModifiedBy>{_property(said.author)}</cp:lastModifiedBy>"
        f"{STAMPS}<dc:language>{attribute(language)}</dc:language></cp:coreProperties>"
    )


def _property(text: str) -> str:
    return attribute(text[:LONGEST_PROPERTY])
