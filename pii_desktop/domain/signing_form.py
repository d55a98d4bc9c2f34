"""Rules of the form: head, addressees, legal basis, signature, recipients, close (Nghị định 30/2020/NĐ-CP)."""

import re
from collections.abc import Iterator

from pii_desktop.domain.bodies import is_committee
from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.report import Heading, Letterhead, Paragraph, Report
from pii_desktop.domain.report_form import official_date
from pii_desktop.domain.signing_authority import of_bodies, wrong_authority
from pii_desktop.domain.signing_matter import Part, Said, SigningFinding, SigningMatter, found, setting
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.text.normalise import search_key, without_bullet

_SYMBOL = re.compile(r"[A-ZĐ]{2,6}-[A-ZĐ][A-ZĐa-zđ&]*(?:-[A-ZĐ][A-ZĐa-zđ&]*)*")
_LETTER_SYMBOL = re.compile(r"[A-ZĐ][A-ZĐa-zđ&]*(?:-[A-ZĐ][A-ZĐa-zđ&]*)*")
_BEGINNINGS = ("can cu", "thuc hien", "theo", "xet", "tren co so")
_SIGNED = Spot(Site.PERIODS, "rounds")
"""Number and day are written where the report is recorded as signed."""
_TITLE = re.compile(r"(?:GS|PGS|TS|ThS|Ths|CN|KS|BS)\b\.?", re.IGNORECASE)
CLOSE = "./."


def of_form(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Everything about the form of the document."""
    head = matter.report.letterhead
    yield from _of_addressee(matter)
    yield from _of_head(head)
    yield from of_bodies(matter)
    if matter.unit_symbol and matter.unit_symbol not in head.symbol.split("-"):
        yield _symbol(head)
    yield from _of_legal_basis(head)
    yield from _of_recipients(matter.report)
    yield from _of_signature(matter)
    yield from _of_close(matter.report)
    yield from _of_sections(matter.report)


def _of_addressee(matter: SigningMatter) -> Iterator[SigningFinding]:
    head = matter.report.letterhead
    if matter.needs_addressee and not any(name.strip() for name in head.addressees):
        yield found(SigningRule.ADDRESSEE_MISSING, Said(Part.ADDRESSEE, ""), matter.addressee_place)
    for name in head.addressees:
        if search_key(name) == search_key(head.issuing_body):
            yield found(SigningRule.ADDRESSEE_SELF, Said(Part.ADDRESSEE, name), matter.addressee_place, what=name)


def _of_head(head: Letterhead) -> Iterator[SigningFinding]:
    shape = _LETTER_SYMBOL if head.is_letter else _SYMBOL
    is_of_another_kind = head.kind == "BÁO CÁO" and not head.symbol.startswith("BC-")
    if not shape.fullmatch(head.symbol) or is_of_another_kind:
        yield _symbol(head)
    number = head.number.partition("/")[0].strip()
    if number.isascii() and number.isdigit() and int(number) < 10 and not number.startswith("0"):
        yield found(SigningRule.NUMBER_ZERO, Said(Part.HEAD, head.number), _SIGNED, what=number)
    if bool(number) != (head.signed_on is not None):
        there, missing = ("số", "ngày ký") if number else ("ngày ký", "số")
        yield found(SigningRule.HALF_NUMBERED, Said(Part.HEAD, head.number), _SIGNED, there=there, missing=missing)
    parts = (
        ("tên cơ quan chủ quản", head.parent_body, "parent_body"),
        ("tên đơn vị", head.issuing_body, ""),
        ("địa danh", head.place, "place"),
    )
    for what, text, field_name in parts:
        # Nothing stands above a People's Committee.
        if not text.strip() and not (field_name == "parent_body" and is_committee(head.issuing_body)):
            yield found(SigningRule.PLACE_MISSING, Said(Part.HEAD, ""), setting(field_name), what=what)
    abstract = Said(Part.HEAD, head.abstract, "head/abstract")
    if not head.abstract.strip():
        yield found(SigningRule.ABSTRACT, abstract, Spot(Site.PERIODS), what="còn trống")
    elif head.abstract.rstrip().endswith((".", ";", ",", ":")):
        yield found(SigningRule.ABSTRACT, abstract, Spot(Site.PERIODS), what="không kết thúc bằng dấu câu")


def _symbol(head: Letterhead) -> SigningFinding:
    return found(SigningRule.SYMBOL, Said(Part.HEAD, head.symbol), setting("symbol"), what=head.symbol)


def _of_legal_basis(head: Letterhead) -> Iterator[SigningFinding]:
    """Each line ends with ";", the last one with "."; a line without a mark gets its own when it is printed."""
    for place, line in enumerate(head.legal_basis, start=1):
        said = Said(Part.LEGAL_BASIS, line, "head/legal-basis")
        mark = "." if place == len(head.legal_basis) else ";"
        text = line.strip()
        if not search_key(text).startswith(_BEGINNINGS):
            yield found(SigningRule.LEGAL_BASIS, said, what=text, wrong="phải bắt đầu bằng “Căn cứ”")
        if text.endswith((",", ".", ";", ":")) and not text.endswith(mark):
            yield found(SigningRule.LEGAL_BASIS, said, what=text, wrong=f"phải kết thúc bằng “{mark}”")


def _of_recipients(report: Report) -> Iterator[SigningFinding]:
    lines = report.recipients
    keys = [without_bullet(search_key(line)) for line in lines]
    says_above = bool(keys) and keys[0].rstrip(";. ") == "nhu tren"
    if report.letterhead.addressees and not says_above:
        yield found(SigningRule.AS_ABOVE, Said(Part.RECIPIENTS, lines[0] if lines else ""))
    if not keys or not re.match(r"luu\s*:\s*vt\b", keys[-1]):
        yield found(SigningRule.ARCHIVE, Said(Part.RECIPIENTS, lines[-1] if lines else ""))
    for place, line in enumerate(lines, start=1):
        mark = "." if place == len(lines) else ";"
        if not (line.startswith("-") and line.endswith(mark)):
            yield found(SigningRule.RECIPIENT_MARKS, Said(Part.RECIPIENTS, line), what=line, mark=mark)


def _of_signature(matter: SigningMatter) -> Iterator[SigningFinding]:
    signature = matter.report.signature
    said = Said(Part.SIGNATURE, "; ".join((*signature.lines, signature.name)))
    if not signature.name.strip():
        yield found(SigningRule.SIGNER_MISSING, said)
    for each in matter.former_officers:
        if signature.name.strip() and search_key(each.name) == search_key(signature.name):
            yield found(SigningRule.OLD_SIGNER, said, what=signature.name, since=official_date(each.until))
    if _TITLE.match(signature.name.strip()):
        words = "không ghi học hàm, học vị trước họ tên"
        yield found(SigningRule.AUTHORITY, said, what=signature.name, wrong=words)
    wrong = wrong_authority(signature.lines, matter.report.letterhead.issuing_body)
    if wrong:
        lines = "; ".join(signature.lines)
        yield found(SigningRule.AUTHORITY, said, setting("signing_authority"), what=lines, wrong=wrong)


def _of_close(report: Report) -> Iterator[SigningFinding]:
    """The text ends with "./." and has it nowhere else."""
    paragraphs = [block for block in report.blocks if isinstance(block, Paragraph) and block.text.strip()]
    if not paragraphs:
        return
    *before, last = paragraphs
    if not last.text.rstrip().endswith(CLOSE):
        yield found(SigningRule.CLOSING, Said(Part.BODY, last.text, last.key), what="Lời văn không kết thúc bằng “./.”")
    for each in before:
        if CLOSE in each.text:
            words = "Dấu “./.” chỉ đứng ở cuối lời văn"
            yield found(SigningRule.CLOSING, Said(Part.BODY, each.text, each.key), what=words)


def _of_sections(report: Report) -> Iterator[SigningFinding]:
    """A heading is followed by text, a table, or a heading below it."""
    following, before = (*report.blocks[1:], None), ""
    for block, after in zip(report.blocks, following, strict=True):
        if isinstance(block, Paragraph):
            before = block.key  # behind this sentence another one can be written
        if not isinstance(block, Heading):
            continue
        is_empty = after is None or (isinstance(after, Heading) and after.level <= block.level)
        if is_empty:
            yield found(SigningRule.EMPTY_SECTION, Said(Part.BODY, block.full_text, before), what=block.full_text)
