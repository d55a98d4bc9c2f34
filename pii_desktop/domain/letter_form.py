"""What every document beside the report shares: its head, what the user may settle, its close, its annexes.

A letter (công văn) has no name of its kind and bears the sign of the department and of the unit that drafted it:
"Số:      /STC-QLNS"; every other document bears that of its kind: "BB-STC" (Nghị định 30/2020/NĐ-CP, Phụ lục III).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from pii_desktop.domain.plan import RowKind
from pii_desktop.domain.profile import Officer, Profile
from pii_desktop.domain.report import Annex, Block, Heading, Letterhead, Paragraph, Properties, Report, Signature, plain
from pii_desktop.domain.report_form import (
    number_headings,
    parent_of,
    people_committee,
    recipient_lines,
    signature_lines,
)
from pii_desktop.domain.report_material import PlanPart, is_science_department
from pii_desktop.domain.report_wording import SCIENCE_DEPARTMENT, full_citation, short_citation
from pii_desktop.text.normalise import lines_of, one_line, search_key, without_bullet

INDEX = "Chỉ số đổi mới sáng tạo cấp địa phương (PII)"
MOST_LISTED = 5
"""Up to so many things are told in the text, more stand in an annex."""

T = TypeVar("T")
_ENDS = ".;,: "


class LetterKind(StrEnum):
    """The documents beside the report."""

    REQUEST = "request"
    REPLY = "reply"
    MISPRINTS = "misprints"
    OFFICERS = "officers"
    EVIDENCE = "evidence"
    RECEIVED = "received"
    HANDOVER = "handover"

    @property
    def label(self) -> str:
        """What a clerk calls it."""
        return _LABELS[self]

    @property
    def kind(self) -> str:
        """The official name of its kind as it is printed; blank for a letter."""
        return "BIÊN BẢN" if self is LetterKind.HANDOVER else ""

    @property
    def has_addressee(self) -> bool:
        """False for a record of what two people did."""
        return self is not LetterKind.HANDOVER


_LABELS = {
    LetterKind.REQUEST: "Công văn đề nghị cung cấp số liệu",
    LetterKind.REPLY: "Công văn cung cấp số liệu cho đơn vị chủ trì",
    LetterKind.MISPRINTS: "Công văn đề nghị đính chính lỗi in",
    LetterKind.OFFICERS: "Công văn cử, thay thế cán bộ đầu mối",
    LetterKind.EVIDENCE: "Công văn gửi danh mục minh chứng",
    LetterKind.RECEIVED: "Công văn về chỉ số tiếp nhận sau sắp xếp",
    LetterKind.HANDOVER: "Biên bản bàn giao công việc",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What the user settles before a document is exported; each line of `more` is a paragraph before the close.

    `answering` is the letter that a reply answers: its number, day and sender.
    """

    abstract: str
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signing_authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    more: str = ""
    answering: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, in which year, and the plans the document rests on."""

    profile: Profile
    year: int
    plans: tuple[PlanPart, ...] = ()

    @property
    def unit(self) -> str:
        """The department as running text names it."""
        return self.profile.called


@dataclass(frozen=True, slots=True)
class Body:
    """What a kind of document says: its text, its closing sentence without "./.", its annexes as (title, blocks)."""

    blocks: tuple[Block, ...]
    closing: str
    annexes: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    legal_basis: tuple[str, ...] = ()
    before_close: tuple[Block, ...] = ()


def usual_wording(sender: Sender, abstract: str, addressees: tuple[str, ...] = (), *, more: str = "") -> Wording:
    """The wording at first: signer and recipients of the profile, without what `recipient_lines` adds itself."""
    profile = sender.profile
    recipients = tuple(name for name in profile.recipients if search_key(without_bullet(one_line(name))) != "nhu tren")
    return Wording(
        abstract, addressees, recipients, profile.signing_authority, profile.signer_title,
        profile.signer_name, more,
    )  # fmt: skip


def compose(kind: LetterKind, sender: Sender, wording: Wording, body: Body) -> Report:
    """The document, with number and date left to the records office."""
    head = _letterhead(kind, sender, wording, body)
    profile = sender.profile
    more = tuple(plain(line) for line in lines_of(wording.more))
    text = (*body.blocks, *more, *body.before_close, plain(f"{body.closing.rstrip(_ENDS)}./."))
    name = f"Công văn V/v {head.abstract}" if head.is_letter else f"{head.kind} {head.abstract}"
    return Report(
        letterhead=head,
        blocks=number_headings(text),
        annexes=_annexes(body),
        signature=Signature(
            signature_lines(wording.signing_authority, wording.signer_title, profile.called),
            one_line(wording.signer_name),
        ),
        recipients=recipient_lines(
            wording.recipients, has_addressee=bool(head.addressees), drafting_unit=profile.drafting_unit
        ),
        properties=Properties(name, sender.unit, subject=head.abstract),
    )


def cited(sender: Sender, *, in_full: bool) -> str:
    """The plans as a sentence names them, the first time in full; blank without one.

    An unnumbered plan that is called like the beginning of another one's name is not named beside it.
    """
    cite: Callable[[PlanPart, str], str] = full_citation if in_full else short_citation
    names = list(dict.fromkeys(cite(part, sender.profile.province) for part in sender.plans))
    return joined([name for name in names if not any(other.startswith(f"{name} ") for other in names)])


def resting_on(sender: Sender) -> str:
    """Like "Thực hiện Kế hoạch số 279/KH-UBND ..., ", or what a letter without a plan begins with."""
    plans = cited(sender, in_full=True)
    return f"Thực hiện {plans}, " if plans else f"Thực hiện nhiệm vụ theo dõi {INDEX}, "


def briefly(sender: Sender) -> str:
    """The second mention of the plans, behind "thực hiện": " Kế hoạch số 279/KH-UBND"; blank without one."""
    plans = cited(sender, in_full=False)
    return f" {plans}" if plans else ""


def followed(sender: Sender) -> str:
    """What an officer follows: the index; the plans by their short citations where none of them is about it."""
    has_no_index = [part.rows and all(row.kind is not RowKind.INDICATOR for row in part.rows) for part in sender.plans]
    return cited(sender, in_full=False) if has_no_index and all(has_no_index) else INDEX


def keeper(sender: Sender) -> str:
    """Who keeps who answers for what: Sở KH&CN; for Sở KH&CN itself UBND tỉnh (seed 001 III.2.c, domain.md 1)."""
    is_science = is_science_department(sender.profile)
    return people_committee(sender.profile.province) if is_science else SCIENCE_DEPARTMENT


def joined(parts: list[str]) -> str:
    """Like "a, b và c"; blank for nothing."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}" if parts else ""


def lettered(texts: list[str]) -> tuple[Paragraph, ...]:
    """The texts as points a), b), ... đ), each ending with ";" and the last with "."; a lone one bears no letter."""
    if len(texts) == 1:
        return (plain(f"{texts[0].rstrip(_ENDS)}."),)
    headings = number_headings(Heading(3, text.rstrip(_ENDS)) for text in texts)
    labelled = [block.full_text for block in headings if isinstance(block, Heading)]
    return tuple(
        plain(f"{text}{'.' if place == len(labelled) else ';'}") for place, text in enumerate(labelled, start=1)
    )


def person_words(officer: Officer) -> str:
    """Like "đồng chí Nguyễn Văn A, Chuyên viên, điện thoại 0912 345 678, thư điện tử a@bacninh.gov.vn"."""
    parts = (
        f"đồng chí {one_line(officer.name)}",
        one_line(officer.title),
        f"điện thoại {one_line(officer.phone)}" if officer.phone.strip() else "",
        f"thư điện tử {one_line(officer.email)}" if officer.email.strip() else "",
    )
    return ", ".join(part for part in parts if part)


def annex_words(body_annexes: int, number: int = 1) -> str:
    """How the text names an annex: a lone one has no number."""
    return f"Phụ lục {'I' * number}" if body_annexes > 1 else "Phụ lục"


def _letterhead(kind: LetterKind, sender: Sender, wording: Wording, body: Body) -> Letterhead:
    profile = sender.profile
    return Letterhead(
        parent_body=one_line(profile.parent_body) or parent_of(profile.called, profile.province),
        issuing_body=sender.unit,
        symbol=_symbol(kind, profile),
        place=one_line(profile.place) or profile.province,
        year=sender.year,
        abstract=one_line(wording.abstract).rstrip(_ENDS),
        kind=kind.kind,
        addressees=tuple(filter(None, (one_line(without_bullet(name)).rstrip(_ENDS) for name in wording.addressees))),
        legal_basis=body.legal_basis,
    )


def _symbol(kind: LetterKind, profile: Profile) -> str:
    own, unit = one_line(profile.symbol), one_line(profile.drafting_unit)
    if kind is LetterKind.HANDOVER:
        return f"BB-{own}" if own else "BB"
    # A unit that is written out in full is no sign.
    return f"{own}-{unit}" if own and unit and " " not in unit else own


def _annexes(body: Body) -> tuple[Annex, ...]:
    first = 1 if len(body.annexes) > 1 else 0
    return tuple(
        Annex(number, title, number_headings(blocks))
        for number, (title, blocks) in enumerate(body.annexes, start=first)
    )
