"""Patterns of sentences: text with places in braces, filled from the records, and edited text turned back into one.

"{đơn vị} đã có số liệu của {đã có}/{tổng số} chỉ số": a name in braces is a place, a doubled brace is a brace.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

_PART = re.compile(r"\{\{|\}\}|\{([^{}\n]+)\}|[^{}]+|[{}]")
_TOKEN = re.compile(r"\w+|\W", re.DOTALL)
_LONG = 8
"""A value of so many characters is nothing a person writes by chance, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a filled pattern: of a place where it has a name, else the pattern's own words."""

    text: str
    place: str = ""


def places_of(pattern: str) -> tuple[str, ...]:
    """The names in braces, each once, as they come."""
    return tuple(dict.fromkeys(each.place for each in _parsed(pattern) if each.place))


def unknown_places(pattern: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names that nothing fills."""
    there = frozenset(known)
    return tuple(name for name in places_of(pattern) if name not in there)


def pieces(pattern: str, values: Mapping[str, str]) -> tuple[Piece, ...]:
    """The pattern filled. A place without a value stays visible in braces; a blank one closes the gap it leaves."""
    parts = [_filled(each, values) for each in _parsed(pattern)]
    return _closed(parts) if any(each.place and not each.text for each in parts) else tuple(parts)


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """The text of `pieces`."""
    return "".join(each.text for each in pieces(pattern, values))


def escaped(text: str) -> str:
    """`text` as a pattern that has no places: its braces stay braces."""
    return text.replace("{", "{{").replace("}", "}}")


def to_pattern(text: str, values: Mapping[str, str], seen: str = "") -> str:
    """The pattern behind `text`, which was edited from what the pattern `seen` showed.

    A value that stands where it stood, or is found elsewhere beyond doubt, becomes its place again, so that it
    follows the records; what could be two things stays text. Filled with the same values the result is `text`.
    """
    found = _kept(text, values, seen)
    named = {name for _, _, name in found}
    free = {name: value for name, value in values.items() if value and name not in named}
    for name in sorted(free, key=lambda each: (-len(free[each]), each)):
        found += _found(text, name, values, found)
    return _written(text, sorted(found))


def without(pattern: str, values: Mapping[str, str], kept: Iterable[str]) -> str:
    """The pattern with every place filled that is not among `kept`: what does not follow the records by itself."""
    stays = frozenset(kept)
    return "".join(
        f"{{{each.place}}}" if each.place in stays else escaped(_filled(each, values).text or each.text)
        for each in _parsed(pattern)
    )


Span = tuple[int, int, str]


def _parsed(pattern: str) -> tuple[Piece, ...]:
    found = _PART.finditer(pattern)
    return tuple(Piece("", each[1]) if each[1] else Piece(_plain(each[0])) for each in found)


def _plain(part: str) -> str:
    return part[0] if part in ("{{", "}}") else part


def _filled(part: Piece, values: Mapping[str, str]) -> Piece:
    if not part.place:
        return part
    return Piece(values[part.place], part.place) if part.place in values else Piece(f"{{{part.place}}}")


def _closed(parts: list[Piece]) -> tuple[Piece, ...]:
    """Without the blank ones: what stood on both sides of one moves together as a person would write it."""
    merged: list[Piece] = []
    for part in parts:
        if part.place and not part.text:
            continue
        if merged and not part.place and not merged[-1].place:
            merged[-1] = Piece(merged[-1].text + part.text)
        else:
            merged.append(part)
    tidied = [part if part.place else Piece(_tidied(part.text)) for part in merged]
    if tidied and not tidied[0].place:
        tidied[0] = Piece(tidied[0].text.lstrip())
    if tidied and not tidied[-1].place:
        tidied[-1] = Piece(tidied[-1].text.rstrip())
    return tuple(part for part in tidied if part.text)


def _tidied(text: str) -> str:
    text = re.sub(r"\( *\)", "", text)
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r"[,;] *(?=[.;])", "", text)
    return re.sub(r" (?=[.,;:)])", "", text)


def _kept(text: str, values: Mapping[str, str], seen: str) -> list[Span]:
    """Places whose value stands unchanged between words that stand unchanged, or is the only one of its kind."""
    spans, shown = _spans(pieces(seen, values))
    before, after = _tokens(shown), _tokens(text)
    matcher = SequenceMatcher(None, [each for _, each in before], [each for _, each in after], autojunk=False)
    found: list[Span] = []
    for first, second, size in matcher.get_matching_blocks():
        if not size:
            continue
        start = before[first][0]
        end = before[first + size - 1][0] + len(before[first + size - 1][1])
        shift = after[second][0] - start
        for begin, stop, name in spans:
            inside = start <= begin and stop <= end
            if inside and (stop - begin < end - start or _is_single(values[name], shown, text)):
                stands = _is_clear(text, begin + shift, stop + shift) or not _is_clear(shown, begin, stop)
                found += [(begin + shift, stop + shift, name)] if stands else []
    return found


def _spans(filled: tuple[Piece, ...]) -> tuple[list[Span], str]:
    spans, at = [], 0
    for piece in filled:
        if piece.place and piece.text:
            spans.append((at, at + len(piece.text), piece.place))
        at += len(piece.text)
    return spans, "".join(piece.text for piece in filled)


def _tokens(text: str) -> list[tuple[int, str]]:
    return [(each.start(), each[0]) for each in _TOKEN.finditer(text)]


def _is_single(value: str, *texts: str) -> bool:
    return all(text.count(value) == 1 for text in texts)


def _found(text: str, name: str, values: Mapping[str, str], taken: list[Span]) -> list[Span]:
    """Where a value stands beyond doubt: one name has it, and it is long, or stands there once."""
    value = values[name]
    if list(values.values()).count(value) > 1 or (len(value) < _LONG and not any(map(str.isdigit, value))):
        return []
    hits = [(each.start(), each.end(), name) for each in re.finditer(re.escape(value), text)]
    free = [
        hit
        for hit in hits
        if _is_clear(text, hit[0], hit[1]) and all(hit[1] <= begin or end <= hit[0] for begin, end, _ in taken)
    ]
    return free if len(free) == 1 or len(value) >= _LONG else []


def _is_clear(text: str, begin: int, end: int) -> bool:
    """True where a value does not end inside a word or a number: "05" is not in "105", "2,05" or "05/2025"."""
    before, after = text[:begin], text[end:]
    inside_word = re.search(r"\w\Z", before) and re.match(r"\w", text[begin:])
    goes_on = re.search(r"\w\Z", text[:end]) and re.match(r"\w", after)
    digits = text[begin:end]
    in_number = digits[:1].isdigit() and re.search(r"\d[.,/-]\Z", before)
    on_number = digits[-1:].isdigit() and re.match(r"[.,/-]\d", after)
    return not (inside_word or goes_on or in_number or on_number)


def _written(text: str, spans: list[Span]) -> str:
    written, at = [], 0
    for begin, end, name in spans:
        written += [escaped(text[at:begin]), f"{{{name}}}"]
        at = end
    return "".join(written) + escaped(text[at:])
