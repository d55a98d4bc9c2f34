"""The Word file as a package of small parts around the text; the same report gives the same bytes.

Written as text and not through the objects of python-docx: with those a table of 500 rows takes many times as long,
and its template brings 164 styles, a thumbnail and the name of another program. Tests read the file with python-docx.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from pii_desktop.domain.report import PRODUCER, Properties
from pii_desktop.exporters.docx_styles import FONT, styles_xml
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
from pii_desktop.exporters.printable import composed
from pii_desktop.exporters.sealing import sealed

_NAMES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}/relationships"'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
# Mode 15 is that of present versions: without it Word says "Compatibility Mode" in its title. A line that ends before
# its margin on purpose is not spread out to it.
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
# What may stand in for the font where it is missing: its measures are the same.
_FONTS = (
    f'<w:font w:name="{FONT}"><w:altName w:val="Liberation Serif"/><w:charset w:val="00"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/></w:font>'
)


@dataclass(frozen=True, slots=True)
class Part:
    """A member of the package: its name, the last words of its content type and of its relationship, its text."""

    name: str
    content_type: str
    relation: str
    content: str


@dataclass(frozen=True, slots=True)
class Media:
    """A picture in the package: the id by which the text names it, its file name and its bytes."""

    id: str
    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """The text of the file, the headers of its sections, and the pictures it names."""

    xml: str
    headers: tuple[str, ...]
    media: tuple[Media, ...] = ()


def header_id(place: int) -> str:
    """The id by which sections name the header at `place` in the list of headers."""
    return f"rId{place + 1}"


def write_package(body: Body, said: Properties, language: str, target: Path) -> None:
    """Write a file of this body to `target`, with our styles, settings and properties."""
    headers = (Part(f"word/header{n}.xml", "header", "header", _root("hdr", xml)) for n, xml in enumerate(body.headers))
    of_text = (
        *headers,
        Part("word/styles.xml", "styles", "styles", _root("styles", styles_xml(language))),
        Part("word/fontTable.xml", "fontTable", "fontTable", _root("fonts", _FONTS)),
        Part("word/settings.xml", "settings", "settings", _root("settings", _SETTINGS)),
    )
    xml = _root("document", f"<w:body>{body.xml}</w:body>")
    text = Part("word/document.xml", "document.main", "officeDocument", xml)
    members = {
        "[Content_Types].xml": _content_types((text, *of_text)),
        "_rels/.rels": root_relations(text.name),
        text.name: text.content,
        "word/_rels/document.xml.rels": _relations(of_text, body.media),
        **{part.name: part.content for part in of_text},
        "docProps/core.xml": _core(said, language),
        "docProps/app.xml": APP,
    }
    pictures = {f"word/media/{each.file_name}": each.content for each in body.media}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sealed({name: text.encode("utf-8") for name, text in members.items()} | pictures).items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_MOMENT), content, zipfile.ZIP_DEFLATED)


def _root(name: str, content: str) -> str:
    return f"{START}<w:{name} {_NAMES}>{content}</w:{name}>"


def _content_types(parts: tuple[Part, ...]) -> str:
    named = "".join(
        f'<Override PartName="/{part.name}" ContentType="{_WORD_TYPE.format(part.content_type)}"/>' for part in parts
    )
    return (
        f'{START}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName='
        '"/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        "</Types>"
    )


def _relations(parts: tuple[Part, ...], media: tuple[Media, ...]) -> str:
    named = "".join(
        f'<Relationship Id="{header_id(place)}" Type="{OFFICE}/relationships/{part.relation}"'
        f' Target="{part.name.removeprefix("word/")}"/>'
        for place, part in enumerate(parts)
    )
    drawn = "".join(
        f'<Relationship Id="{each.id}" Type="{OFFICE}/relationships/image" Target="media/{each.file_name}"/>'
        for each in media
    )
    return relations(more=named + drawn)


def _core(said: Properties, language: str) -> str:
    author = _property(said.author)
    return (
        f"{START}<cp:coreProperties {CORE_NAMES}>"
        f"<dc:title>{_property(said.title)}</dc:title><dc:subject>{_property(said.subject)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:keywords>{_property(said.keywords)}</cp:keywords>"
        f"<dc:description>Lập bằng {PRODUCER}</dc:description>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f"{STAMPS}<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )


def _property(text: str) -> str:
    """On one line, and not longer than readers of the format allow."""
    return escape(" ".join(composed(text).split())[:LONGEST_PROPERTY])
