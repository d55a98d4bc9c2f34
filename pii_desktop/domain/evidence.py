"""Documents that prove a result."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId, EvidenceId


class Form(StrEnum):
    """What of a document is in hand (domain.md 6)."""

    ORIGINAL = "original"
    COPY = "copy"

    @property
    def label(self) -> str:
        """The official word."""
        return {Form.ORIGINAL: "Bản chính", Form.COPY: "Bản sao"}[self]


@dataclass(frozen=True, slots=True)
class EvidenceFields:
    """What is written about a document: number and symbol, date signed, issuer, abstract, in force.

    `kind` is the official one ("Quyết định"); `expires_on` the last day of a certificate; `form` None when not stated.
    """

    number: str = ""
    signed_on: date | None = None
    issuer: str = ""
    abstract: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    kind: str = ""
    expires_on: date | None = None
    form: Form | None = None
    note: str = ""

    @property
    def valid_until(self) -> date | None:
        """The last day on which it counts: the end of being in force or of the certificate, whichever comes first."""
        return min((day for day in (self.in_force_to, self.expires_on) if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A stored file of a document; `sha256` names the stored copy, `size` is in bytes."""

    file_name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document with its stored files, the main one first; there is at least one."""

    id: EvidenceId
    files: tuple[EvidenceFile, ...]
    fields: EvidenceFields
    assignment_ids: tuple[AssignmentId, ...] = ()
    added_at: datetime | None = None

    @property
    def file_name(self) -> str:
        """The name that the main file had."""
        return self.files[0].file_name

    @property
    def sha256(self) -> str:
        """Hash of the main file."""
        return self.files[0].sha256

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @property
    def title(self) -> str:
        """Number and abstract where known, else the file's name."""
        return known_by(self.fields.number, self.fields.abstract) or self.file_name


def known_by(number: str, abstract: str) -> str:
    """Number and abstract of a document in a list; blank where neither is known."""
    return " ".join(part for part in (number, abstract) if part)
