"""The Word file as a package: an empty document of ours, and the same bytes for the same report."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package

from pii_desktop.domain.report import PRODUCER, Properties, Report
from pii_desktop.exporters.docx_styles import styles_xml
from pii_desktop.exporters.printable import composed

# Files carry no hour of their own, and zip knows no year before 1980.
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_MOMENT = (2000, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.THEME}
_KEPT_OF_PACKAGE = {RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.OFFICE_DOCUMENT}
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties'
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{PRODUCER}</Application></Properties>"
)
# Mode 15 is that of present versions: without it Word says "Compatibility Mode" in its title. A line that ends before
# its margin on purpose is not spread out to it.
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val={0}/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


def new_document(report: Report) -> WordDocument:
    """An empty document with our styles, settings and properties, without what the template of python-docx brings."""
    document = Document()
    _keep(document.part.rels, _KEPT)
    _keep(document.part.package.rels, _KEPT_OF_PACKAGE)
    _add_app(document.part.package)
    _refill(document.styles.element, styles_xml(report.language))
    _refill(document.settings.element, _SETTINGS.format(quoteattr(report.language)))
    _describe(document, report.properties, report.language)
    return document


def elements(xml: str) -> list[BaseOxmlElement]:
    """What stands in `xml`, parsed."""
    found: list[BaseOxmlElement] = parse_xml(f"<w:body {nsdecls('w', 'r')}>{xml}</w:body>").xpath("./*")
    return found


def save(document: WordDocument, target: Path) -> None:
    """Write the package to `target` without the hour that python-docx would put into every member."""
    package = document.part.package
    parts = list(package.iter_parts())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "[Content_Types].xml", _content_types(parts))
        _add(archive, "_rels/.rels", package.rels.xml)
        for part in parts:
            _add(archive, part.partname.membername, part.blob)
            if part.rels:
                _add(archive, part.partname.rels_uri.membername, part.rels.xml)


def _keep(rels: Relationships, kinds: set[str]) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype not in kinds]:
        rels.pop(key)


def _add_app(package: Package) -> None:
    part = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APP.encode("utf-8"), package)
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _refill(root: BaseOxmlElement, xml: str) -> None:
    for child in list(root):
        root.remove(child)
    root.extend(elements(xml))


def _describe(document: WordDocument, said: Properties, language: str) -> None:
    core = document.core_properties
    core.title, core.subject = _property(said.title), _property(said.subject)
    core.author = core.last_modified_by = _property(said.author)
    core.keywords, core.language, core.comments = _property(said.keywords), language, ""
    core.created = core.modified = _MOMENT
    core.revision = 1


def _property(text: str) -> str:
    """On one line, and not longer than the format allows."""
    return " ".join(composed(text).split())[:_LONGEST_PROPERTY]


def _content_types(parts: list[Part]) -> bytes:
    named = "".join(
        f"<Override PartName={quoteattr(part.partname)} ContentType={quoteattr(part.content_type)}/>" for part in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        f' ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{named}</Types>"
    ).encode()


def _add(archive: zipfile.ZipFile, name: str, content: bytes | str) -> None:
    archive.writestr(zipfile.ZipInfo(name, _ZIP_MOMENT), content, zipfile.ZIP_DEFLATED)
