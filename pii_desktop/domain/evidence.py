"""Documents that prove a result."""

from dataclasses import dataclass
from datetime import date

from pii_desktop.domain.ids import AssignmentId, EvidenceId


@dataclass(frozen=True, slots=True)
class EvidenceFields:
    """What is written about a document: number and symbol, date signed, issuer, abstract, in force."""

    number: str = ""
    signed_on: date | None = None
    issuer: str = ""
    abstract: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document with its stored file; `sha256` names the stored copy, `size` is in bytes."""

    id: EvidenceId
    file_name: str
    sha256: str
    size: int
    fields: EvidenceFields
    assignment_ids: tuple[AssignmentId, ...] = ()

    @property
    def title(self) -> str:
        """Number and abstract where known, else the file's name."""
        words = " ".join(part for part in (self.fields.number, self.fields.abstract) if part)
        return words or self.file_name
