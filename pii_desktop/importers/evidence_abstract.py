"""The abstract of a document: the lines under its kind, or behind "V/v" under its number."""

import re
from collections.abc import Sequence

from pii_desktop.domain.evidence_reading import Confidence, Offer
from pii_desktop.importers.evidence_dates import is_place_date
from pii_desktop.importers.evidence_head import Head, begins_body, introduces
from pii_desktop.importers.evidence_lines import PageLine, Side
from pii_desktop.importers.evidence_noise import is_motto
from pii_desktop.text.normalise import one_line

_AUTHORITY = re.compile(
    r"(?:chu tich|pho chu tich|giam doc|cuc truong|chi cuc truong|thu tuong|bo truong|truong ban|chanh van phong|"
    r"tong cuc truong|hieu truong|vien truong|thu truong|ban thuong vu|chanh thanh tra|uy ban nhan dan|"
    r"hoi dong nhan dan|chinh phu|quoc hoi)\b"
)
_OTHER = re.compile(
    r"so\s*[:.\d]|so giay|ma so|chung nhan\b|ten (?:doanh nghiep|to chuc|san pham|chu)|dang ky (?:lan dau|thay doi)|"
    r"\(kem theo|\(ban hanh kem|\(\s*trinh|khoa [ivx]+|ky hop|hop dong nay|chung toi"
)
_MATTER = re.compile(r"V\s*/\s*v\s*[:.]?\s*", re.IGNORECASE)
_MOST_LINES = 12
_LONG = 60
_MOST_LETTERS = 700


def abstract_of(head: Head) -> Offer[str] | None:
    """The abstract; None where nothing shows where it ends. It comes without its "V/v"."""
    if head.matter_at is not None:
        return _matter(head.lines[head.matter_at :])
    if head.kind_at is None or head.kind is None:
        return None
    own = head.kind.rest
    below = head.below_kind
    if below and _is_set_off(head.lines[head.kind_at]) and not (own or _is_set_off(below[0])):
        # A kind that is set off from the text takes its abstract along.
        return None
    lines, is_closed = _below_kind(below, has_begun=bool(own))
    if any(map(is_motto, lines)) or any(_is_sentence(line) for line in lines):
        return None
    text = _without_matter(one_line(" ".join([own, *(line.text for line in lines)])).strip(" :"))
    return _offer(text, lines, is_closed=is_closed or not lines)


def _below_kind(lines: Sequence[PageLine], *, has_begun: bool) -> tuple[list[PageLine], bool]:
    """The lines of the abstract, and whether something firm ends them."""
    taken: list[PageLine] = []
    for line in lines:
        if _ends(line, taken, has_begun=has_begun):
            is_firm = _is_firm_end(line, taken)
            return taken if is_firm or has_begun or _is_one_look(taken) else [], is_firm
        taken.append(line)
        if len(taken) > _MOST_LINES:
            return [], False
    return taken, False


def _is_sentence(line: PageLine) -> bool:
    """True for plain text that ends like a sentence: it belongs to the body."""
    return not _is_set_off(line) and line.text.endswith((".", ";", ":"))


def _is_one_look(taken: Sequence[PageLine]) -> bool:
    """True where weight or place show that these lines belong together, though nothing firm ends them."""
    return bool(taken) and _is_set_off(taken[0])


def _ends(line: PageLine, taken: Sequence[PageLine], *, has_begun: bool) -> bool:
    if begins_body(line) or _OTHER.match(line.key) or is_place_date(line.text) or line.side is Side.LEFT:
        return True
    is_first = not taken and not has_begun
    if _AUTHORITY.match(line.key) and line.is_capital:
        return is_first or line.follows_gap or not taken or not taken[-1].is_capital
    if is_first:
        return introduces(line) and not (_is_set_off(line) or line.is_capital)
    return bool(taken) and (line.follows_rule or _is_other_text(line, taken))


def _is_other_text(line: PageLine, taken: Sequence[PageLine]) -> bool:
    """True where weight or place say that the body has begun; without either, its first words do."""
    first = taken[0]
    # A long line of a centred title reaches both sides; then its weight tells.
    is_back = first.is_centred and not line.is_centred and not line.is_bold and len(line.text) > _LONG
    is_heading = line.is_capital and line.follows_gap and not first.is_capital
    if first.is_bold != line.is_bold or is_back or is_heading:
        return True
    if _is_set_off(first) and not first.follows_gap and line.follows_gap and not _is_set_off(line):
        return True
    return not _is_set_off(line) and (introduces(line) or line.key.split()[:3] == first.key.split()[:3])


def _is_set_off(line: PageLine) -> bool:
    return line.is_bold or line.is_centred


def _is_firm_end(line: PageLine, taken: Sequence[PageLine]) -> bool:
    return (
        begins_body(line)
        or line.follows_rule
        or bool(taken and taken[0].is_bold != line.is_bold)
        or bool(_AUTHORITY.match(line.key))
    )


def _matter(lines: Sequence[PageLine]) -> Offer[str] | None:
    """What stands behind "V/v", over the lines of its column."""
    first = lines[0]
    column = [line for line in lines if line.side is first.side]
    taken = [first]
    for line in column[1:]:
        is_over = begins_body(line) or is_place_date(line.text) or line.follows_rule or line.is_capital
        if is_over or (line.follows_gap and not first.follows_gap) or len(taken) >= _MOST_LINES:
            break
        taken.append(line)
    text = _without_matter(one_line(" ".join(line.text for line in taken)))
    is_closed = first.side is Side.LEFT or len(taken) == 1 or any(begins_body(line) for line in lines[len(taken) :][:1])
    return _offer(text, taken, is_closed=is_closed)


def _without_matter(text: str) -> str:
    """The text without the "V/v" it begins with, if it does."""
    found = _MATTER.match(text)
    return text[found.end() :][:1].upper() + text[found.end() + 1 :] if found else text


def _offer(text: str, lines: Sequence[PageLine], *, is_closed: bool) -> Offer[str] | None:
    text = re.sub(r"\s*(?:\[\d+\]|\.)$", "", text).strip()
    if len(text) < 4 or len(text) > _MOST_LETTERS or "\ufffd" in text:
        return None
    is_sure = is_closed and not any(line.is_doubtful for line in lines)
    quote = " / ".join(line.text for line in lines) or text
    return Offer(text, quote, Confidence.SURE if is_sure else Confidence.LIKELY)
