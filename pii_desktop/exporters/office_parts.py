"""What the packages of Word and Excel files have in common, so that both are told apart by their contents alone."""

from typing import Final

from pii_desktop.domain.report import PRODUCER

# Files carry no hour of their own, and zip knows no year before 1980.
ZIP_MOMENT: Final = (2000, 1, 1, 0, 0, 0)
LONGEST_PROPERTY: Final = 255
"""Readers of the format allow so many characters."""
START: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
CORE_NAMES: Final = (
    f'xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_STAMP = 'xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z'
STAMPS: Final = f"<dcterms:created {_STAMP}</dcterms:created><dcterms:modified {_STAMP}</dcterms:modified>"
APP: Final = (
    f'{START}<Properties xmlns="{OFFICE}/extended-properties"><Application>{PRODUCER}</Application></Properties>'
)
"""docProps/app.xml."""


def relations(*kinds: tuple[str, str], more: str = "") -> str:
    """A part of relations, numbered from rId1: each its kind and the part it leads to; `more` is XML put behind."""
    named = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{name}"/>' for at, (kind, name) in enumerate(kinds, start=1)
    )
    return f'{START}<Relationships xmlns="{PACKAGE}/relationships">{named}{more}</Relationships>'


def root_relations(main: str) -> str:
    """The relations of the package itself, whose main part is `main`."""
    return relations(
        (f"{OFFICE}/relationships/officeDocument", main),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
