"""Puts the check code into a file that was written: among the parts of a Word or Excel file, into the end of a PDF."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pii_desktop.domain.report import Report
from pii_desktop.domain.report_seal import CUSTOM_PART, PROPERTY, parts_seal, seal_pdf
from pii_desktop.exporters.office_parts import OFFICE

_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPE = (
    f'<Override PartName="/{CUSTOM_PART}" '
    'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
)
_RELATION = (
    f'<Relationship Id="rIdSeal" Type="{OFFICE}/relationships/custom-properties" Target="{CUSTOM_PART}"/>'
    "</Relationships>"
)


def write_sealed_pdf(report: Report, target: Path) -> None:
    """Write the report as PDF to `target`, with its code."""
    from pii_desktop.exporters.pdf import write_pdf

    write_pdf(report, target)
    target.write_bytes(seal_pdf(target.read_bytes()))


def sealed(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts with one more that holds the code of the others; names and hashes need no escaping in XML."""
    named = {
        **members,
        "[Content_Types].xml": members["[Content_Types].xml"].replace(b"</Types>", _TYPE.encode("ascii")),
        "_rels/.rels": members["_rels/.rels"].replace(b"</Relationships>", _RELATION.encode("ascii")),
    }
    return {**named, CUSTOM_PART: _custom(parts_seal(named))}


def _custom(seal: Mapping[str, str]) -> bytes:
    # The first two numbers are the format's own.
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{PROPERTY}{name}"><vt:lpwstr>{digest}</vt:lpwstr></property>'
        for number, (name, digest) in enumerate(seal.items(), start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">{properties}</Properties>'
    ).encode()
