"""Splits the text of a cell into single department names (domain.md 5)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pii_desktop.domain.departments import Role
from pii_desktop.importers.department_fields import ends_of_departments, is_field, without_shared_noun
from pii_desktop.importers.party_roles import names_by_role
from pii_desktop.text.normalise import clean_text, one_line, search_key

# Words a department's name begins with; a comma before one of them separates two names.
_HEADS = (
    "so", "ban quan ly", "bql", "ban dan toc", "ban tuyen giao", "ban to chuc", "ban dan van", "ban noi chinh",
    "ban chi dao", "ban dai dien", "ban chi huy", "ban ton giao", "ubnd", "uy ban", "hdnd", "hoi dong", "cuc",
    "chi cuc", "tong cuc", "cong an", "van phong", "vp", "thanh tra", "thue", "kho bac", "ngan hang", "nhnn", "nhcsxh",
    "bao hiem xa hoi", "bhxh", "bo chi huy", "bo tu lenh", "bo doi", "tinh doan", "tinh uy", "thanh uy", "huyen uy",
    "dang uy", "thanh doan", "lien hiep", "lien doan", "lien minh", "hoi", "hiep hoi", "mat tran", "uy ban mttq",
    "trung tam", "tttt", "vien", "bao", "dai", "buu dien", "vnpt", "viettel", "dien luc", "cong ty", "tong cong ty",
    "tap doan", "quy", "toa an", "vien kiem sat", "vksnd", "tand", "hai quan", "chi nhanh", "cac", "phong", "doan",
    "don vi lien quan", "cac don vi", "co quan lien quan", "truong dai hoc", "truong cao dang", "truong chinh tri",
    "bo phan", "bo khoa hoc", "bo tai chinh", "dia phuong", "bo chqs", "bch qs", "nh", "mobifone", "vinaphone",
)  # fmt: skip
# Nouns that name a new party after one department, but go on a collective one ("các trường THPT, cơ sở giáo dục").
_SOFT_HEADS = ("doanh nghiep", "to chuc", "co so", "truong", "don vi", "co quan", "htx", "hop tac xa")
_HEAD = re.compile(rf"(({'|'.join(sorted(_HEADS, key=len, reverse=True))})\b|s\.\s?\w)")
_SOFT_HEAD = re.compile(rf"({'|'.join(_SOFT_HEADS)})\b")
_OWN_NOUN = re.compile(rf"({'|'.join(_SOFT_HEADS)}|nganh)\b")
# Where a sign such as "/" binds words of one expression: "Các sở/ban/ngành/địa phương", "Báo & Đài tỉnh".
_BOUND = re.compile(r"(dia phuong|don vi|co quan|doan the|dai|bao)\b")
_SIGN = re.compile(r"\s[-–&+]\s+|\s*/\s*(?=\S+\s)|\s*\+\s*")
_NUMBER = re.compile(r"(?<=\S)\s+\d{1,2}[.)]\s+")
_ORDER = re.compile(r"(?:đề nghị|giao(?: cho)?|yêu cầu)\s*:?\s+", re.IGNORECASE)
_PLURAL = re.compile(r"(cac|nhung|so, (ban, )?nganh|ubnd (cac |cap )?(huyen|xa|phuong|thi|dia phuong))\b")
_STRONG = re.compile(r"(so|ubnd|cuc|cong an|van phong|ngan hang|cac (so|doanh))\b")
# After "và" only these begin another party; "Sở Khoa học và Công nghệ", "các huyện và thành phố" stay whole.
_AND = re.compile(
    r"(cac (so|ban|nganh|don vi|co quan|doanh nghiep|to chuc|dia phuong|truong|hoi|hiep hoi|phong)\b|"
    r"don vi\b|co quan\b|"
    r"ubnd\b|uy ban nhan dan\b|so [a-z]|cuc\b|chi cuc\b|cong an\b|van phong\b|ban quan ly\b|thanh tra\b|dia phuong\b|"
    r"ngan hang\b|hiep hoi\b|doanh nghiep\b)"
)
# The symbol of a department in the numbers of its letters: "STC", "SKH&CN", "BQLKCN".
_SYMBOL = re.compile(
    r"(S(TC|NV|CT|XD|YT|TP|DL|NgV|KH[&-]?CN|GD[&-]?ĐT|NN[&-]?MT|VHTT([&-]?DL)?|DT[&-]?TG|KH[&-]?ĐT|TT[&-]?TT|"
    r"NN[&-]?PTNT|TN[&-]?MT|LĐ-?TB[&-]?XH|GTVT)|BQLKCN|VPUBND|TTPVHCC|CAT|BHXH|NHCSXH)(?!\w)"
)
_BULLET = re.compile(r"^\s*(?:[-–—+•*·●▪]|\d{1,2}[.)](?=\s)|\(\d{1,2}\)|[a-zđ]\))\s*")
_UNFINISHED = re.compile(r"(.*\b)?(cac|va|cua|quan ly|chi nhanh|van phong|uy ban|trung tam|hoi|lien hiep|voi|khu)$")
# "Các sở, ngành: Tài chính, Nội vụ": the names follow, and the noun belongs to each of them.
_LIST_OF = re.compile(
    r"(?:^|,\s*|\s(?:và|cùng|với)\s+)(?:(?:giám đốc|thủ trưởng|lãnh đạo)\s+)?(?:các\s+)?(?P<noun>sở|ban|cơ quan|đơn vị)"
    r"(?:\s*[,/]?\s*(?:và\s+)?(?:ban|ngành|cơ quan|đơn vị)\b)*(?:\s+(?:có\s+)?liên quan)?"
    r"(?:\s+(?:như|gồm|sau|sau đây))?\s*:\s*",
    re.IGNORECASE,
)
# A list cuts these names at their commas.
_CUT_NAMES = (("van hoa", ("the thao va du lich", "the thao")), ("lao dong", ("thuong binh va xa hoi",)))


@dataclass(frozen=True, slots=True)
class Parties:
    """Who leads and who coordinates, as one cell says."""

    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()


def split_departments(text: str) -> tuple[str, ...]:
    """The single names in a cell, cleaned of bullets and final punctuation, collective ones included, each once."""
    names: list[str] = []
    noun = ""
    for part in _parts(clean_text(text)):
        listed = _LIST_OF.search(part)
        shared = without_shared_noun(part)
        if shared is not None:
            names += _names(shared, "Sở ")
            continue
        if listed:
            names += _names(part[: listed.start()])
            noun = f"{listed['noun'].capitalize()} " if listed["noun"].lower() in ("sở", "ban") else ""
        names += _names(part[listed.end() :] if listed else part, noun)
    cleaned = _joined(_clean(name) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if any(letter.isalpha() for letter in name)))


def split_parties(text: str) -> Parties:
    """Names by role for a cell that says "Chủ trì: ...; phối hợp: ..."; without such words all of them lead."""
    found: dict[Role, list[str]] = {Role.LEAD: [], Role.COORDINATING: []}
    for role, names in names_by_role(text):
        found[role] += split_departments(names)
    lead, coordinating = (tuple(dict.fromkeys(found[role])) for role in (Role.LEAD, Role.COORDINATING))
    return Parties(lead, coordinating)


def _clean(name: str) -> str:
    return _BULLET.sub("", one_line(name)).strip(" .;,:-–+").strip()


def _parts(text: str) -> Iterator[str]:
    """What stands between semicolons, bullets and true line ends; a soft break inside a name is closed."""
    text = _between_departments(_cut_at(_SIGN, text))
    if re.match(r"\d{1,2}[.)]", text):
        text = _cut_at(_NUMBER, text)
    current = ""
    for line in text.split("\n"):
        begins = _BULLET.match(line) or current.rstrip().endswith((";", ".", ",")) or begins_party(line)
        if current and begins and not _UNFINISHED.fullmatch(search_key(current)):
            yield from _outside_brackets(current, ";")
            current = line
        else:
            current = f"{current} {line}".strip()
    yield from _outside_brackets(current, ";")


def _cut_at(signs: re.Pattern[str], text: str) -> str:
    """`text` with a semicolon for each sign that another party follows."""

    def cut(sign: re.Match[str]) -> str:
        rest = text[sign.end() :]
        return "; " if begins_party(rest) and not _BOUND.match(search_key(rest)) else sign[0]

    return signs.sub(cut, text)


def _between_departments(text: str) -> str:
    """`text` with a semicolon behind each department that another party follows without any sign."""
    cut = text
    for end in reversed(ends_of_departments(text)):
        if begins_party(text[end:].lstrip()):
            cut = f"{cut[:end]};{cut[end:]}"
    return cut


def _outside_brackets(text: str, separator: str) -> Iterator[str]:
    """`text` cut at a separator that stands in no brackets."""
    depth = start = 0
    for place, letter in enumerate(text):
        depth = max(0, depth + (letter == "(") - (letter == ")"))
        if letter == separator and depth == 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def begins_party(text: str) -> bool:
    """True where a name of a department, or of several, begins."""
    text = _BULLET.sub("", text)
    return _HEAD.match(search_key(text)) is not None or _SYMBOL.match(text) is not None


def _names(part: str, noun: str = "") -> list[str]:
    """The names in a part without semicolons: cut at commas and "và" where another party begins.

    `noun` stands before a list ("Các sở: ...") and belongs to each name that has none of its own.
    """
    names: list[str] = []
    part = _BULLET.sub("", part.strip())
    ordered = _ORDER.match(part)
    if ordered and begins_party(part[ordered.end() :]):
        part = part[ordered.end() :]
    for piece in _outside_brackets(part, ","):
        for number, party in enumerate(_at_and(piece.strip())):
            said = noun or _noun_for(party, names)
            joins = names and number == 0 and not _begins_new(party, names[-1], is_listed=bool(said))
            if joins:
                names[-1] = f"{names[-1]}, {party}"
            elif party:
                has_own = not said or begins_party(party) or _OWN_NOUN.match(search_key(party))
                names.append(party if has_own else f"{said}{party}")
    return names


def _noun_for(party: str, names: list[str]) -> str:
    """The noun that "Nội vụ" shares with "Sở Tài chính" before it; empty where it has none to share."""
    return "Sở " if names and re.match(r"so\s", search_key(names[-1])) and is_field(party) else ""


def _joined(names: Iterable[str]) -> list[str]:
    """The names with those put together that a list cut: "Sở Văn hóa", "Sở Thể thao và Du lịch" are one."""
    joined: list[str] = []
    for name in names:
        rest = search_key(name).removeprefix("so ")
        begins = search_key(joined[-1]).removeprefix("so ") if joined else ""
        if any(begins == first and rest in more for first, more in _CUT_NAMES):
            joined[-1] = f"{joined[-1]}, {re.sub(r'^Sở ', '', name)}"
        else:
            joined.append(name)
    return joined


def _begins_new(piece: str, before: str, *, is_listed: bool) -> bool:
    """True where a piece after a comma is another party and not the rest of the name before it."""
    folded = search_key(_BULLET.sub("", piece))
    if search_key(before) in ("cac co quan", "co quan", "cac don vi", "cac to chuc") and not _STRONG.match(folded):
        return False
    if folded in ("ban", "so", "nganh", "hoi", "doan", "doan the", "phong", "phong, ban"):
        return False
    if re.match(r"cac (nganh|ban)\b", folded) and re.match(r"cac (cap|so|ban)\b", search_key(before)):
        return False
    if re.match(r"vien nghien cuu\b", folded) and re.match(r"cac truong\b", search_key(before)):
        return False
    if begins_party(piece):
        return True
    if _SOFT_HEAD.match(folded):
        return not _PLURAL.match(search_key(before)) or folded.startswith("don vi")
    return is_listed and not _PLURAL.match(search_key(before))


def _at_and(piece: str) -> list[str]:
    """`piece` cut at each "và" that another party follows."""
    parties: list[str] = []
    start = 0
    for found in re.finditer(r"\s(?:và|cùng|với)\s+", piece, re.IGNORECASE):
        rest = piece[found.end() :]
        follows = is_field(rest) and is_field(re.sub(r"^sở\s+", "", piece[start : found.start()], flags=re.IGNORECASE))
        if follows or _AND.match(search_key(rest)) or _SYMBOL.match(rest):
            parties.append(piece[start : found.start()])
            start = found.end()
    return [*parties, piece[start:]]
