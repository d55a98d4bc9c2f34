"""Puts the check code into a file that was written: among the parts of a Word or Excel file, into the end of a PDF."""

from collections.abc import Mapping
from pathlib import Path

from pii_desktop.domain.report import Report
from pii_desktop.domain.report_seal import CUSTOM_PART, FIRST_PART, custom_part, parts_seal, seal_pdf
from pii_desktop.exporters.office_parts import OFFICE

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
    """The parts with one more that holds the code of the others, the last."""
    named = {
        **members,
        FIRST_PART: members[FIRST_PART].replace(b"</Types>", _TYPE.encode("ascii")),
        "_rels/.rels": members["_rels/.rels"].replace(b"</Relationships>", _RELATION.encode("ascii")),
    }
    return {**named, CUSTOM_PART: custom_part(parts_seal(named))}
