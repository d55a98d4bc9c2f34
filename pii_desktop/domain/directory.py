"""Printed names become departments; a row becomes the department's own by its role (domain.md 5)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache

from pii_desktop.domain.collectives import Reach, reach_of
from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.text.normalise import search_key

_DOUBTFUL = 0.84
_TOO_FAR = 0.97
_SUFFIX = re.compile(r" (cua )?(tinh|thanh pho)( [a-z ]+)?$")
# "Giám đốc Sở Tài chính" is told for the department.
_HEAD_OF = re.compile(r"^((d/c|dong chi) )?(giam doc|thu truong|lanh dao) (?=(so|ban|cuc|chi cuc|kho bac) )")
_BRACKETED = re.compile(r"\([^)]*\)")
# Letters of inspectors and of centres bear this one.
_SHARED_SYMBOLS = ("TTT",)
_SHORTEST_SYMBOL = 3
_SHORT_FORMS = (("kh&cn", "khoa hoc va cong nghe"), ("khcn", "khoa hoc va cong nghe"), ("gd&dt", "giao duc va dao tao"))


def name_key(printed: str) -> str:
    """What two spellings of one department share: no accents, no province behind it, short forms written out."""
    folded = re.sub(r"^s\.\s*(?=\w)", "so ", _BRACKETED.sub(" ", search_key(printed)).strip(" .;,-+"))
    folded = _HEAD_OF.sub("", folded)
    for short, long in _SHORT_FORMS:
        folded = re.sub(rf"\b{re.escape(short)}\b", long, folded)
    folded = " ".join(re.sub(r"[^\w]+", " ", folded.replace("&", " va ")).split())
    folded = folded.replace("uy ban nhan dan", "ubnd")
    return _SUFFIX.sub("", folded) or folded


def _letters(printed: str) -> str:
    """The letters of a name alone: "Sở KH-CN", "Sở KH&CN" and "Sở KH và CN" are one."""
    return re.sub(r"\bva\b|[^\w]", "", _BRACKETED.sub(" ", search_key(printed)))


def symbol_key(printed: str) -> str | None:
    """`printed` as a symbol of document numbers: "SGD&ĐT" and "SGDĐT tỉnh" give "SGDĐT", words give None."""
    symbol = re.sub(r"\s+tỉnh$", "", printed.strip(" .;,-+"))
    letters = re.sub(r"[&.\-–]", "", symbol)
    if not letters.isalpha() or sum(map(str.isupper, letters)) < _SHORTEST_SYMBOL:
        return None
    return letters.upper()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a printed name was taken for; `candidates` are offered when no department is certain."""

    printed: str
    department: Department | None = None
    reach: Reach | None = None
    candidates: tuple[Department, ...] = ()

    @property
    def is_known(self) -> bool:
        """True for one department or a collective expression."""
        return self.department is not None or self.reach is not None


@dataclass(frozen=True)
class Directory:
    """All departments of the catalogue, found by any of their spellings.

    `told` are names, folded, that the user explained; they go before the catalogue. `provinces` are names that may
    stand behind one of a department ("Sở Tài chính Nghệ An").
    """

    departments: tuple[Department, ...]
    told: Mapping[str, Department | Reach] = field(default_factory=dict)
    provinces: tuple[str, ...] = ()
    _by_key: dict[str, Department] = field(init=False, repr=False, compare=False)
    _by_symbol: dict[str, Department] = field(init=False, repr=False, compare=False)
    _by_letters: dict[str, Department] = field(init=False, repr=False, compare=False)
    _province: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _resolved: dict[str, Resolution] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index every spelling once; the first department that claims one keeps it."""
        found: dict[str, Department] = {}
        by_letters: dict[str, Department] = {}
        for department in self.departments:
            for spelling in (department.name, department.short_name, *department.aliases):
                if spelling:
                    found.setdefault(name_key(spelling), department)
                    by_letters.setdefault(_letters(spelling), department)
        object.__setattr__(self, "_by_key", found)
        object.__setattr__(self, "_by_letters", by_letters)
        object.__setattr__(self, "_province", _behind(self.provinces))
        symbols = {each.symbol.upper(): each for each in reversed(self.departments) if each.symbol}
        object.__setattr__(self, "_by_symbol", {key: each for key, each in symbols.items() if _is_telling(key)})

    def resolve(self, printed: str) -> Resolution:
        """The department or collective that `printed` names, else the candidates it may mean, nearest first.

        Names come again in row after row: each is looked for once.
        """
        found = self._resolved.get(printed)
        if found is None:
            found = self._resolved[printed] = self._resolve(printed)
        return found

    def _resolve(self, printed: str) -> Resolution:
        exact = self.told.get(name_key(printed)) or self._named(printed)
        if isinstance(exact, Department):
            return Resolution(printed, exact)
        reach = self.reach_of(printed)
        if reach is not None:
            return Resolution(printed, reach=reach)
        near = self._near(name_key(printed))
        if near and near[0][0] >= _TOO_FAR:
            return Resolution(printed, near[0][1])
        return Resolution(printed, candidates=tuple(department for _, department in near[:3]))

    def reach_of(self, printed: str) -> Reach | None:
        """Whom a collective expression addresses, by its words or by the user's; None where it is none."""
        told = self.told.get(name_key(printed))
        if isinstance(told, Department):
            return None
        return told or reach_of(printed)

    def with_spellings(self, told: Mapping[str, Department | Reach]) -> "Directory":
        """The same with printed names that the user explained."""
        return replace(self, told={name_key(printed): meant for printed, meant in told.items()})

    def department(self, typed: str) -> Department:
        """The department the user named, or one made of the free text."""
        return self._named(typed) or Department(key=name_key(typed), name=typed.strip())

    def are_same(self, names: tuple[str, ...], others: tuple[str, ...]) -> bool:
        """True where both name the same departments, each in whatever spelling; unknown names by their letters."""
        return self._keys(names) == self._keys(others)

    def _keys(self, names: tuple[str, ...]) -> frozenset[str]:
        found = (self.resolve(name) for name in names)
        return frozenset(each.department.key if each.department else name_key(each.printed) for each in found)

    def unknown(self, names: Iterable[str]) -> tuple[Resolution, ...]:
        """Each printed name once that is neither a known department nor a collective."""
        resolutions = (self.resolve(name) for name in dict.fromkeys(names))
        return tuple(resolution for resolution in resolutions if not resolution.is_known)

    def _named(self, printed: str) -> Department | None:
        """The department of this spelling, or of this symbol."""
        return (
            self._by_key.get(name_key(printed))
            or self._by_symbol.get(symbol_key(printed) or "")
            or self._by_letters.get(_letters(printed))
            or self._by_key.get(self._province.sub("", name_key(printed)))
        )

    def _near(self, key: str) -> list[tuple[float, Department]]:
        best: dict[str, tuple[float, Department]] = {}
        for spelling, department in self._by_key.items():
            likeness = _likeness(key, spelling)
            if likeness >= _DOUBTFUL and likeness > best.get(department.key, (0.0, department))[0]:
                best[department.key] = (likeness, department)
        return sorted(best.values(), key=lambda pair: -pair[0])


def _behind(provinces: tuple[str, ...]) -> re.Pattern[str]:
    """One of the names at the end of a folded name, with "tỉnh" or "TP" in front or without."""
    names = (re.sub(r"[^\w]+", " ", search_key(name)) for name in provinces)
    return re.compile(rf"(?<=\w)(?: cua)?(?: tinh| thanh pho| tp)? (?:{'|'.join(map(re.escape, names)) or '$.'})$")


def _likeness(key: str, spelling: str) -> float:
    """How alike two folded names are, 0 to 1; 0 at once where not even their lengths or letters allow a likeness."""
    if 2 * min(len(key), len(spelling)) < _DOUBTFUL * (len(key) + len(spelling)):
        return 0.0
    matcher = SequenceMatcher(None, key, spelling)
    return matcher.ratio() if matcher.quick_ratio() >= _DOUBTFUL else 0.0


def _is_telling(symbol: str) -> bool:
    return len(symbol) >= _SHORTEST_SYMBOL and symbol not in _SHARED_SYMBOLS


def role_in(
    row: ParsedRow, own: Department, directory: Directory, predecessors: tuple[Department, ...] = ()
) -> Role | None:
    """The role of `own` in a row: lead before coordinating before collective, None where it is not named.

    The names of `predecessors`, departments that were merged into `own`, count as its own.
    """
    named = named_role(row, (own, *predecessors), directory)
    if named is not None:
        return named[0]
    addressed = any(directory.reach_of(name) is Reach.DEPARTMENTS for name in (*row.lead, *row.coordinating))
    return Role.COLLECTIVE if addressed else None


def is_addressed_as_lead(row: ParsedRow, directory: Directory | None = None) -> bool:
    """True where a collective expression that reaches departments stands among the leads."""
    reach = directory.reach_of if directory else reach_of
    return any(reach(name) is Reach.DEPARTMENTS for name in row.lead)


def is_followed_at_first(row: ParsedRow, role: Role | None, directory: Directory | None = None) -> bool:
    """Rows that name the department are followed; collective ones where they lead; the rest waits for the user."""
    return role in (Role.LEAD, Role.COORDINATING) or (role is Role.COLLECTIVE and is_addressed_as_lead(row, directory))


def named_role(row: ParsedRow, departments: tuple[Department, ...], directory: Directory) -> tuple[Role, str] | None:
    """The strongest role in which a row names one of `departments`, with the printed name; None where it does not."""
    for role, printed in ((Role.LEAD, row.lead), (Role.COORDINATING, row.coordinating)):
        for name in printed:
            if any(_is_name_of(name, department, directory) for department in departments):
                return role, name
    return None


def _is_name_of(printed: str, department: Department, directory: Directory) -> bool:
    found = directory.resolve(printed).department
    if found is not None and found.key == department.key:
        return True
    return name_key(printed) in _keys_of(department)


@lru_cache(maxsize=256)
def _keys_of(department: Department) -> frozenset[str]:
    spellings = (department.name, department.short_name, *department.aliases)
    return frozenset(name_key(spelling) for spelling in spellings if spelling)
