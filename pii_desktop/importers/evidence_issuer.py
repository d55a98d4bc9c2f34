"""Which body issued a document: the lower one of the top left block, over the lines it is wrapped on."""

import re
from collections.abc import Sequence

from pii_desktop.domain.evidence_reading import Confidence, KnownNames, Offer
from pii_desktop.importers.evidence_lines import PageLine, Side
from pii_desktop.importers.evidence_names import HEADS, body_name
from pii_desktop.text.normalise import one_line, search_key

_HEADS = re.compile(rf"(?:{'|'.join(sorted(map(search_key, HEADS), key=len, reverse=True))})\b")
# A line that ends so goes on, whatever the next begins with.
_UNFINISHED = re.compile(
    r"(?:.*\b)?(?:va|cua|cac|quan ly|van phong|ban chi dao|trung tam|hoi dong|uy ban|ban|dai bieu|lien hiep|-|–|,)$"
)
_ALONE = ("van phong", "hoi dong nhan dan", "uy ban nhan dan", "doan dai bieu quoc hoi")
# From the highest: a body never stands above one of a higher rank.
_RANKS = (
    r"quoc hoi|chinh phu|thu tuong|uy ban thuong vu|ban chap hanh trung uong|bo chinh tri",
    r"bo (?!phan|chi huy)|ngan hang nha nuoc|bao hiem xa hoi viet nam|tong cuc",
    r"tinh uy|thanh uy|uy ban nhan dan (?:tinh|thanh pho)|ubnd (?:tinh|thanh pho)|hoi dong nhan dan|hdnd|doan dbqh",
)
_COUNCIL = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b")
_SKIPPED = frozenset({"va", "cac", "cua"})
_LONGEST = 8
_MOST_LETTERS = 160
_PROMULGATES = re.compile(
    r"(?P<body>(?:UBND|[ỦU][yỷ] ban nhân dân)\s+(?:tỉnh|thành phố)(?:\s+[^\W\d_a-zđ][^\W\d_]*){1,4}"
    r"|Sở\s+[^\W\d_a-zđ][^,;.]{3,60}?)\s+(?:ban hành|xây dựng|báo cáo|thông báo)\s+"
    r"(?:(?:Kế hoạch|Quyết định|Chương trình|Đề án|Hướng dẫn|Chỉ thị|kết quả|như sau)\b)"
)


def issuer_of(block: Sequence[PageLine], known: KnownNames, *, number: str, is_firm: bool) -> Offer[str] | None:
    """The issuing body of a letterhead's left column, lines in order; None where they are no names of bodies.

    The symbol of its `number` must not be that of another body in the block. `is_firm` says that the rest of the
    letterhead was found; without it the body is only likely.
    """
    bodies = bodies_in(block)
    fitting = [body for body in bodies if _fits(body, number)]
    is_stamped = any(line.is_stamped for line in block)
    if not bodies or (is_stamped and len(fitting) != 1) or (fitting and not is_stamped and bodies[-1] not in fitting):
        return None
    lines = fitting[0] if is_stamped else bodies[-1]
    if number and not fitting and _COUNCIL.match(lines[0].key):
        # The number is that of a body below, which was not read.
        return None
    written = body_name(" ".join(line.text for line in lines), known)
    above = [_rank(" ".join(line.key for line in body)) for body in bodies[: bodies.index(lines)]]
    is_upside_down = any(rank > _rank(search_key(written.text)) for rank in above)
    if is_upside_down or len(written.text) > _MOST_LETTERS or "\ufffd" in written.text:
        return None
    is_doubtful = any(line.is_doubtful for line in lines) or search_key(written.text) in _ALONE
    sure = is_firm and (bool(fitting) or not number) and written.is_known and not (is_doubtful or is_stamped)
    quote = " / ".join(line.text for line in lines)
    return Offer(written.text, quote, Confidence.SURE if sure else Confidence.LIKELY)


def bodies_in(block: Sequence[PageLine]) -> list[list[PageLine]]:
    """The bodies named in a block, the highest first, each with its lines; empty where it begins with none."""
    bodies: list[list[PageLine]] = []
    for line in block:
        begins = _HEADS.match(line.key) is not None
        if begins and not (bodies and _goes_on(bodies[-1])):
            bodies.append([line])
        elif not bodies:
            return []
        else:
            bodies[-1].append(line)
    return bodies if sum(map(len, bodies)) <= _LONGEST else []


def issuer_in_text(lines: Sequence[PageLine]) -> Offer[str] | None:
    """The body that the first sentences say promulgates the document; always only likely."""
    text = one_line(" ".join(line.text for line in lines))
    found = {one_line(each["body"]): each[0] for each in _PROMULGATES.finditer(text)}
    if len(found) != 1:
        return None
    body, quote = next(iter(found.items()))
    return Offer(body, quote, Confidence.LIKELY)


def is_body_line(line: PageLine) -> bool:
    """True for a line that may be part of the top left block: capitals in the left column or in none."""
    letters = [letter for letter in line.text if letter.isalpha()]
    # Old fonts lose the capitals of letters with a tone.
    is_capital = 2 * sum(letter.isupper() for letter in letters) > len(letters)
    is_name = "/" not in line.text and len(line.text) <= _MOST_LETTERS
    return line.side is not Side.RIGHT and is_capital and is_name


def _goes_on(lines: Sequence[PageLine]) -> bool:
    text = " ".join(line.key for line in lines)
    return _UNFINISHED.fullmatch(text) is not None


def _fits(body: Sequence[PageLine], number: str) -> bool:
    """True where the number bears the first letters of a body: "05/BC-SKHCN", or without the first, "-KHCN"."""
    words = re.findall(r"\w+", " ".join(line.key for line in body))
    letters = "".join(word if word in ("ubnd", "hdnd") else word[0] for word in words if word not in _SKIPPED)
    symbols = [re.sub(r"[\W\d]", "", search_key(symbol)) for symbol in re.split(r"[/\-–.]", number)[1:]]
    return any(
        len(symbol) > 1 and symbol in (letters[: len(symbol)], letters[1 : len(symbol) + 1]) for symbol in symbols
    )


def _rank(key: str) -> int:
    """0 for the highest bodies; more for those below."""
    return next((rank for rank, shape in enumerate(_RANKS) if re.match(shape, key)), len(_RANKS))
