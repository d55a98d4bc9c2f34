"""The documents beside the report: from what is known to the document, one builder a kind."""

from dataclasses import replace
from typing import assert_never

from pii_desktop.domain.letter_evidence import EvidenceMatter, evidence_body, evidence_wording
from pii_desktop.domain.letter_form import Body, LetterKind, Sender, Wording, compose
from pii_desktop.domain.letter_handover import HandoverMatterSigned, handover_body, handover_wording
from pii_desktop.domain.letter_misprints import MisprintsMatter, misprints_body, misprints_wording
from pii_desktop.domain.letter_officers import OfficersMatter, officers_body, officers_wording
from pii_desktop.domain.letter_received import ReceivedMatter, received_body, received_wording
from pii_desktop.domain.letter_reply import ReplyMatter, reply_body, reply_wording
from pii_desktop.domain.letter_request import RequestMatter, request_body, request_wording
from pii_desktop.domain.report import Report, Signature

Matter = (
    RequestMatter | ReplyMatter | MisprintsMatter | OfficersMatter | EvidenceMatter | ReceivedMatter
    | HandoverMatterSigned
)  # fmt: skip

_CONFIRMED = "XÁC NHẬN CỦA ĐƠN VỊ"


def kind_of(matter: Matter) -> LetterKind:
    """Which document is made of it."""
    match matter:
        case RequestMatter():
            return LetterKind.REQUEST
        case ReplyMatter():
            return LetterKind.REPLY
        case MisprintsMatter():
            return LetterKind.MISPRINTS
        case OfficersMatter():
            return LetterKind.OFFICERS
        case EvidenceMatter():
            return LetterKind.EVIDENCE
        case ReceivedMatter():
            return LetterKind.RECEIVED
        case HandoverMatterSigned():
            return LetterKind.HANDOVER
        case _:
            assert_never(matter)


def letter_wording(sender: Sender, matter: Matter) -> Wording:
    """What the program proposes for everything the user may settle."""
    match matter:
        case RequestMatter():
            return request_wording(sender, matter)
        case ReplyMatter():
            return reply_wording(sender, matter)
        case MisprintsMatter():
            return misprints_wording(sender, matter)
        case OfficersMatter():
            return officers_wording(sender, matter)
        case EvidenceMatter():
            return evidence_wording(sender, matter)
        case ReceivedMatter():
            return received_wording(sender, matter)
        case HandoverMatterSigned():
            return handover_wording(sender, matter)
        case _:
            assert_never(matter)


def build_letter(sender: Sender, matter: Matter, wording: Wording | None = None) -> Report:
    """The document in the proposed wording, or in the user's; a draft until it carries a number."""
    kind = kind_of(matter)
    built = compose(kind, sender, wording or letter_wording(sender, matter), _body(sender, _answering(matter, wording)))
    if kind is LetterKind.HANDOVER:
        lines = (_CONFIRMED, *built.signature.lines)
        return replace(built, signature=Signature(lines, built.signature.name))
    return built


def _answering(matter: Matter, wording: Wording | None) -> Matter:
    """A reply names the letter it answers where the user says which."""
    if isinstance(matter, ReplyMatter) and wording is not None and wording.answering.strip():
        return replace(matter, asked_by=wording.answering)
    return matter


def _body(sender: Sender, matter: Matter) -> Body:
    match matter:
        case RequestMatter():
            return request_body(sender, matter)
        case ReplyMatter():
            return reply_body(sender, matter)
        case MisprintsMatter():
            return misprints_body(sender, matter)
        case OfficersMatter():
            return officers_body(sender, matter)
        case EvidenceMatter():
            return evidence_body(sender, matter)
        case ReceivedMatter():
            return received_body(sender, matter)
        case HandoverMatterSigned():
            return handover_body(sender, matter)
        case _:
            assert_never(matter)
