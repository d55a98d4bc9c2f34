"""Rules of who writes to whom: province and department of the head, of the first words and of the last ones.

A report made from somebody else's keeps their names where the eye slides over them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pii_desktop.domain.findings import Spot
from pii_desktop.domain.report import Paragraph, Report
from pii_desktop.domain.report_form import official_date, province_phrase
from pii_desktop.domain.signing_matter import (
    Part,
    ProvinceName,
    Said,
    SigningFinding,
    SigningMatter,
    everything_said,
    found,
    setting,
)
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.text.normalise import search_key

_COMMITTEE = "uy ban nhan dan"
_CONTEXT = 16
_KIND = r"\b(?:tinh|thanh pho|tp\.?) "
# "Kế hoạch số 12/KH-UBND ngày 06/3/2024 của Ủy ban nhân dân" before "tỉnh ...": a document keeps who issued it.
_ISSUED_BY = re.compile(r"(\d{1,5}(?:/\d{4})?/[\w&-]+)[^.;]{0,60}?\bcua [a-z ]{0,50}$")
_OF_BEFORE = re.compile(r"\s*\(?(?:cu|truoc day|truoc khi|truoc sap)\b")
_MERGING = re.compile(r"\b(?:sap nhap|hop nhat|sap xep don vi)\b")
_REPORTING = (
    (r"(?<!\w)", r"(?: (?:tinh|thanh pho) [a-z ]{2,20}?)?,?(?: (?:xin|kinh|tran trong|kinh trinh))? bao cao\b"),
    (r"\bbao cao\b[^;]{0,240}?\bcua ", ""),
)
"""What stands before and behind the one who reports, in the first words and in the last ones."""
_NOT_SPEAKING = re.compile(r"\b(?:cua|do|tu|de|de nghi|yeu cau|theo|gui|voi|va)\s+$")
# What another one issued or asked for: "theo yêu cầu của Sở ...", "Kế hoạch số 12/KH-SKHCN của Sở ...".
_OF_ANOTHER = re.compile(
    r"(?:/[\w&-]+|\d{1,2}/\d{1,2}/\d{4}|yeu cau|de nghi|chi dao|huong dan|cong van|y kien|phan cong|ke hoach|so lieu"
    r"|phoi hop|chu tri|tham quyen)[\s,]+cua\s+$"
)
_SENT_TO = r"\b(?:kinh gui|kinh trinh|tran trong gui|gui|trinh) (?:den |toi )?"


def of_parties(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Everything about who reports to whom."""
    if matter.parties.province:
        yield from _provinces(matter)
    first, last = _ends(matter.report)
    if first is not None and last is not None:
        yield from _reporter(matter, first, last)
        yield from _addressee(matter, first, last)


def _ends(report: Report) -> tuple[Said | None, Said | None]:
    """The first paragraph and the last one."""
    told = [Said(Part.BODY, each.text, each.key) for each in report.blocks if isinstance(each, Paragraph)]
    return (told[0], told[-1]) if told else (None, None)


# Provinces


def _provinces(matter: SigningMatter) -> Iterator[SigningFinding]:
    """No other province in head, addressee, first and last words; none of before its merger into ours anywhere."""
    names = {search_key(each.name): each for each in matter.parties.provinces}
    wrong = _pattern(tuple(names.keys() - _right_names(matter.parties.province, names)), _KIND)
    quoted = [each for each in map(search_key, matter.parties.quoted) if wrong.search(each)]
    ends = set(_ends(matter.report))
    for said, text, place in _with_head(matter.report):
        if not wrong.search(text):
            continue
        is_strict = said.part in (Part.HEAD, Part.ADDRESSEE) or said in ends
        for match in wrong.finditer(text):
            at = _Found(said, names[match[1]], text, match.start(), match.end(), place)
            if not _is_quoted(match, quoted):
                yield from _province(matter, at, is_strict=is_strict)


def _with_head(report: Report) -> Iterator[tuple[Said, str, Spot | None]]:
    """What is said, with its folded words, and where it is put right if not where all of its part is.

    The place, where a name stands alone, is read as that of a province.
    """
    head = report.letterhead
    yield Said(Part.HEAD, head.parent_body), search_key(head.parent_body), None
    yield Said(Part.HEAD, head.place), f"tinh {search_key(head.place)}", setting("place")
    yield from ((said, search_key(said.text), None) for said in everything_said(report))


def _right_names(province: str, names: Mapping[str, ProvinceName]) -> set[str]:
    """What the province is called today: by a profile that was not changed since a merger, its new name."""
    own = search_key(province)
    known = names.get(own)
    return {search_key(known.now) if known and known.now else own}


def _province(matter: SigningMatter, at: "_Found", *, is_strict: bool) -> Iterator[SigningFinding]:
    """One name that is not the province's of today."""
    own = search_key(matter.parties.province)
    issued = _ISSUED_BY.search(at.text[: at.start])
    name, told = at.name, province_phrase(at.name.name)
    place = matter.addressee_place if at.said.part is Part.ADDRESSEE else at.place
    if name.since is not None and own in (search_key(name.now), search_key(name.name)):
        # A profile that still bears the old name is told so where the document says who writes, not in every line.
        is_meant = is_strict or own == search_key(name.now)
        if is_meant and not issued and not _OF_BEFORE.match(at.text, at.end) and not _MERGING.search(at.text):
            words = {"what": told, "now": province_phrase(name.now), "since": official_date(name.since)}
            yield found(SigningRule.OLD_PROVINCE, at.said, place, **words)
    elif is_strict and not (issued and issued[1] in {search_key(each) for each in matter.documents}):
        ours = province_phrase(matter.parties.province)
        yield found(SigningRule.OTHER_PROVINCE, at.said, place, what=told, own=ours)


@dataclass(frozen=True, slots=True)
class _Found:
    """The name of a province in a piece of text, folded."""

    said: Said
    name: ProvinceName
    text: str
    start: int
    end: int
    place: Spot | None = None


# Who reports


def _reporter(matter: SigningMatter, first: Said, last: Said) -> Iterator[SigningFinding]:
    """Nobody else reports in the first words ("... Sở Y tế báo cáo"), nobody else's report it was in the last ones."""
    own = matter.report.letterhead.issuing_body
    others = _names_of(matter, without=own)
    for said, (begin, behind) in zip((first, last), _REPORTING, strict=True):
        text = search_key(said.text)
        if _pattern(_spellings(matter, own), begin, behind).search(text):
            continue
        match = _pattern(others, begin, behind).search(text)
        if match is None or _is_by_the_way(text, match.start(1)):
            continue
        yield found(SigningRule.OTHER_DEPARTMENT, said, what=_as_written(said.text, match[1]), own=own)


def _is_by_the_way(text: str, start: int) -> bool:
    """True for a department that issued a document, or whom something is asked of."""
    before = text[:start]
    if before.endswith("cua ") and "bao cao" in before:
        return _OF_ANOTHER.search(before) is not None
    return _NOT_SPEAKING.search(before) is not None


# To whom


def _addressee(matter: SigningMatter, first: Said, last: Said) -> Iterator[SigningFinding]:
    """The last words send the report to whom it is addressed; the first ones report to nobody else."""
    there = {search_key(each) for name in matter.report.letterhead.addressees for each in _spellings(matter, name)}
    if not there:
        return
    others = tuple(each for each in _names_of(matter) if each not in there)
    if not any(each.startswith((_COMMITTEE, "ubnd")) for each in there):
        others = (*others, _COMMITTEE, "ubnd")
    told = f", {', '.join(matter.report.letterhead.addressees)}".removeprefix(", ")
    for said, begin in ((first, r"\bbao cao (?:voi )?"), (last, _SENT_TO)):
        text = search_key(said.text)
        if any(re.search(rf"{begin}{re.escape(each)}(?!\w)", text) for each in there):
            continue
        match = _pattern(others, begin).search(text)
        # Reporting to the People's Committee through another department is the usual way (domain.md 1).
        if match is not None and not (said == first and match[1] in (_COMMITTEE, "ubnd")):
            yield found(SigningRule.OTHER_ADDRESSEE, said, what=_as_written(said.text, match[1]), known=told)


# Names


def _names_of(matter: SigningMatter, *, without: str = "") -> tuple[str, ...]:
    """The folded spellings of every department, but for those of the one called `without`."""
    own = set(_spellings(matter, without)) if without else set()
    return tuple(each for each in map(search_key, _all_names(matter.parties.departments)) if each not in own)


def _all_names(departments: Iterable[tuple[str, ...]]) -> Iterator[str]:
    return (name for names in departments for name in names)


def _spellings(matter: SigningMatter, name: str) -> tuple[str, ...]:
    """The folded spellings of the department that goes by a name, this one among them."""
    own = re.sub(r" (?:tinh|thanh pho)(?: [a-z ]+)?$", "", search_key(name))
    groups = [tuple(map(search_key, names)) for names in matter.parties.departments]
    same = [each for names in groups if own in names or search_key(name) in names for each in names]
    taken_over = [search_key(each.old) for each in matter.former_names if search_key(each.now) in (own, *same)]
    return tuple(dict.fromkeys((own, *same, *taken_over)))


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...], before: str, behind: str = "") -> re.Pattern[str]:
    """One of the names, the longest first, as the first group; matches nothing where there is none."""
    ordered = sorted(set(names), key=len, reverse=True)
    told = "|".join(re.escape(each) for each in ordered) or r"(?!)"
    return re.compile(rf"{before}({told})(?!\w){behind}")


def _as_written(text: str, folded: str) -> str:
    """The words of `text` that were found folded; the folded ones where the text was shortened before."""
    key = search_key(text)
    start = key.find(folded)
    return text[start : start + len(folded)] if start >= 0 and len(key) == len(text) else folded


def _is_quoted(match: re.Match[str], quoted: Iterable[str]) -> bool:
    """True where the words stand so in a title or a name, which may be cited without its beginning; all folded."""
    words = match.string[max(0, match.start() - _CONTEXT) : match.end()]
    return match.start() > 0 and any(words in each for each in quoted)
