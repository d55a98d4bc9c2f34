"""What was read from a document and is offered to the user: nothing of it is stored before somebody says yes."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Confidence(StrEnum):
    """How far a reading may be trusted."""

    SURE = "sure"
    LIKELY = "likely"

    @property
    def label(self) -> str:
        """The word shown beside an offered value."""
        return {Confidence.SURE: "đọc rõ", Confidence.LIKELY: "cần kiểm tra"}[self]


@dataclass(frozen=True, slots=True)
class Offer(Generic[T]):
    """A value that was read, and the words of the document it was read from."""

    value: T
    quote: str
    confidence: Confidence = Confidence.SURE

    @property
    def is_sure(self) -> bool:
        """False where the user should compare it with the document first."""
        return self.confidence is Confidence.SURE


@dataclass(frozen=True, slots=True)
class OfferedFields:
    """What a file says about itself; None where it says nothing certain enough to be offered.

    `expires_on` is the last day of a certificate, `in_force_to` that of any other document. `is_signed` says that a PDF
    holds an electronic signature, which nobody has checked. `notes` are sentences for the user.
    """

    number: Offer[str] | None = None
    signed_on: Offer[date] | None = None
    issuer: Offer[str] | None = None
    kind: Offer[str] | None = None
    abstract: Offer[str] | None = None
    in_force_from: Offer[date] | None = None
    in_force_to: Offer[date] | None = None
    expires_on: Offer[date] | None = None
    is_signed: bool = False
    notes: tuple[str, ...] = ()

    def offers(self) -> dict[str, Offer[str] | Offer[date]]:
        """What is offered, by the names of the fields of `EvidenceFields`, in their order here."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if isinstance(value, Offer)}

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to offer."""
        return not self.offers()


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Right spellings to write an issuer with: of departments and of provinces."""

    departments: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
