"""Reads number, date, issuer, kind, abstract and validity from a PDF or Word file, as offers that a user accepts.

The form is that of Nghị định 30/2020/NĐ-CP, Phụ lục I, and of what offices wrote before it (domain.md 7). What is not
certain is left out, or marked as only likely; no year is guessed and nothing is taken from a citation.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pii_desktop.domain.evidence_reading import Confidence, KnownNames, Offer, OfferedFields
from pii_desktop.importers.evidence_abstract import abstract_of
from pii_desktop.importers.evidence_annex import annex_fields
from pii_desktop.importers.evidence_dates import SignedOn, held_on, is_place_date, signed_below, signed_on
from pii_desktop.importers.evidence_force import in_force
from pii_desktop.importers.evidence_head import Head, find_head
from pii_desktop.importers.evidence_issuer import is_body_line, issuer_in_text, issuer_of
from pii_desktop.importers.evidence_kinds import (
    AGREEMENTS,
    CERTIFICATES,
    OFFICIAL_LETTER,
    kind_of_symbol,
    symbol_contradicts,
)
from pii_desktop.importers.evidence_lines import Page, PageLine, Side, tidied
from pii_desktop.importers.evidence_noise import Cleaned, has_motto, is_motto, marks_copy, without_noise
from pii_desktop.importers.evidence_number import NumberLine, certificate_number, find_number
from pii_desktop.importers.fonts import OLD_FONTS
from pii_desktop.importers.guard import Format, recognise

SCANNED = "Tệp PDF là bản quét ảnh, không có chữ để đọc; hãy tự điền số, ngày, cơ quan ban hành và trích yếu."
OTHER_FORMAT = "Số, ngày, cơ quan ban hành và trích yếu chỉ được đọc từ tệp Word (.docx) và PDF; hãy tự điền."
NOTHING = "Không nhận ra phần đầu của một văn bản hành chính trong tệp; hãy tự điền."
RECOGNISED = "Chữ trong tệp do máy nhận dạng trên ảnh quét nên có thể sai; hãy đối chiếu từng ô."
NO_NUMBER = "Bản này chưa ghi số."
NO_DATE = "Bản này chưa ghi đủ ngày, tháng, năm."
SIGNED = "Tệp PDF có chữ ký điện tử bên trong; chương trình không kiểm tra chữ ký ấy."
COPY = "Đây là bản sao: “{}”."
# Words of titles that lose a letter in some fonts.
PHRASES = (
    "Điều chỉnh quy hoạch; chỉnh sửa; hoàn chỉnh; chỉ đạo, điều hành; chỉ thị; chỉ định; chỉ dẫn địa lý; nghỉ phép",
    "Phê duyệt, ban hành, sửa đổi, bổ sung; kiện toàn; thành lập; báo cáo kết quả; cung cấp số liệu",
)
_CERTIFICATE_LINES = 8
_ENOUGH_PARTS = 2


def read_content(content: bytes, name: str, known: KnownNames) -> OfferedFields:
    """What the bytes of a file say about the document in it; nothing but a note for scans and other formats.

    Raises ForeignFileError for a file that is damaged, protected, or no office file.
    """
    match recognise(content, name):
        case Format.DOCX:
            return _of_word(content, known)
        case Format.PDF:
            return _of_pdf(content, known)
        case _:
            return OfferedFields(notes=(OTHER_FORMAT,))


def fields_of(page: Page, known: KnownNames, small_print: Sequence[str] = ()) -> OfferedFields:
    """What the lines of a document say."""
    clean = without_noise(page.lines)
    head = find_head(clean.lines)
    if head.annex_at is not None and not has_motto(head.letterhead):
        offered = annex_fields(clean.lines[head.annex_at :], known)
        if offered is not None:
            return replace(offered, notes=(*page.notes, *offered.notes))
    offered = _document(head, clean, known, small_print)
    copies = tuple(COPY.format(text) for text in list(marks_copy(page.lines))[:1])
    nothing = (NOTHING,) if offered.is_empty else ()
    return replace(offered, notes=(*page.notes, *nothing, *offered.notes, *copies))


def _of_word(content: bytes, known: KnownNames) -> OfferedFields:
    from pii_desktop.importers import evidence_docx

    seen = evidence_docx.read_lines(content)
    page = tidied(seen.body)
    if not has_motto(find_head(page.lines).letterhead) and has_motto(tidied(seen.headers).lines):
        # Some offices keep their letterhead in the header of the page.
        page = tidied([*seen.headers, *seen.body])
    return fields_of(_noted(page, is_typed_old=seen.is_typed_old), known)


def _of_pdf(content: bytes, known: KnownNames) -> OfferedFields:
    from pii_desktop.importers import evidence_pdf

    signed = b"/ByteRange" in content
    seen = evidence_pdf.read_lines(content)
    notes = (SIGNED,) if signed else ()
    if seen.is_picture or not any(line.text.strip() for line in seen.lines):
        return OfferedFields(is_signed=signed, notes=(SCANNED, *notes))
    page = tidied(seen.lines, mends=(*PHRASES, *known.departments, *known.provinces))
    offered = fields_of(_noted(page, is_typed_old=seen.is_typed_old), known, seen.small_print)
    if seen.has_text_layer:
        offered, notes = _all_likely(offered), (RECOGNISED, *notes)
    return replace(offered, is_signed=signed, notes=(*offered.notes, *notes))


def _noted(page: Page, *, is_typed_old: bool) -> Page:
    """The page with a note that its fonts were converted."""
    is_new = is_typed_old and OLD_FONTS not in page.notes
    return replace(page, notes=(*page.notes, OLD_FONTS)) if is_new else page


def _document(head: Head, clean: Cleaned, known: KnownNames, small_print: Sequence[str]) -> OfferedFields:
    number = find_number(head.letterhead)
    kind = _kind(head, number)
    is_certificate = kind is not None and kind.value in CERTIFICATES
    offered_number = number.offer if number else None
    if offered_number is None and (number is None or not number.is_blank) and kind is not None:
        offered_number = _number_below(head, kind.value, is_received=clean.is_received)
    signed = _signed(head, clean.lines, kind, (*clean.signatures, *small_print))
    force = in_force(clean.lines, signed.offer, is_certificate=is_certificate)
    offered = OfferedFields(
        number=offered_number,
        signed_on=signed.offer,
        issuer=_issuer(head, number, known, offered_number),
        kind=_checked(kind, offered_number),
        abstract=abstract_of(head),
        in_force_from=force.since,
        in_force_to=None if is_certificate else force.until,
        expires_on=force.until if is_certificate else None,
        notes=(*([NO_NUMBER] if number and number.is_blank else []), *([NO_DATE] if signed.is_blank else [])),
    )
    return offered if has_motto(head.letterhead) else _without_letterhead(offered)


def _without_letterhead(offered: OfferedFields) -> OfferedFields:
    """Nothing is sure where the country's name is missing; a lone number, date or abstract may be a citation."""
    parts = (offered.number, offered.signed_on, offered.issuer, offered.kind)
    # A kind that only the number tells stands in the same line.
    if len({part.quote for part in parts if part is not None}) < _ENOUGH_PARTS:
        return OfferedFields(notes=offered.notes)
    return _all_likely(offered)


def _kind(head: Head, number: NumberLine | None) -> Offer[str] | None:
    """The kind printed; a letter has none but its matter; else the symbol of the number tells."""
    if head.kind is not None and head.kind_at is not None:
        line = head.lines[head.kind_at]
        is_sure = not line.is_doubtful and (not head.kind.rest or number is not None)
        return Offer(head.kind.kind, line.text, Confidence.SURE if is_sure else Confidence.LIKELY)
    offer = number.offer if number else None
    named = kind_of_symbol(offer.value) if offer else None
    if head.matter_at is not None and number is not None and named is None:
        return Offer(OFFICIAL_LETTER, head.lines[head.matter_at].text)
    return Offer(named, offer.quote, Confidence.LIKELY) if offer and named else None


def _checked(kind: Offer[str] | None, number: Offer[str] | None) -> Offer[str] | None:
    if kind and number and symbol_contradicts(number.value, kind.value):
        return replace(kind, confidence=Confidence.LIKELY)
    return kind


def _number_below(head: Head, kind: str, *, is_received: bool) -> Offer[str] | None:
    """Certificates and agreements bear their number under their title."""
    below = head.below_kind[:_CERTIFICATE_LINES]
    if kind in CERTIFICATES:
        return certificate_number([*head.letterhead, *below], is_received=is_received)
    found = find_number(below) if kind in AGREEMENTS else None
    return found.offer if found else None


def _signed(head: Head, lines: Sequence[PageLine], kind: Offer[str] | None, stamps: Sequence[str]) -> SignedOn:
    found = signed_on(head.letterhead, stamps)
    if found.offer is None and not found.is_blank and kind is not None:
        if kind.value in CERTIFICATES:
            return SignedOn(signed_below(lines))
        if kind.value in AGREEMENTS:
            return SignedOn(held_on(lines))
    return found


def _issuer(head: Head, number: NumberLine | None, known: KnownNames, offered: Offer[str] | None) -> Offer[str] | None:
    """The top left block above the number; without one the body that the first sentences name."""
    above = head.letterhead if number is None else head.letterhead[: number.place]
    block = [line for line in above if is_body_line(line) and not is_motto(line) and not is_place_date(line.text)]
    first = next((place for place, line in enumerate(block) if line.side is Side.LEFT), 0)
    block = block[first:]
    is_firm = number is not None and has_motto(head.letterhead)
    found = issuer_of(block, known, number=offered.value if offered else "", is_firm=is_firm)
    if found is None and not block and head.kind_at is not None:
        return issuer_in_text(head.lines[head.kind_at + 1 :][:40])
    return found


def _all_likely(offered: OfferedFields) -> OfferedFields:
    likely: dict[str, Offer[str] | Offer[date]] = {
        name: replace(offer, confidence=Confidence.LIKELY) for name, offer in offered.offers().items()
    }
    return replace(offered, **likely)  # type: ignore[arg-type]
