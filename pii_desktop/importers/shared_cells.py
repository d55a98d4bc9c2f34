"""Cells that stand for several rows: ditto marks ("nt", "như trên"), and several codes in one cell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pii_desktop.domain.plan import RowIssue, Severity
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.lines import Line, clean_name
from pii_desktop.importers.marks import CODE, Mark, MarkKind, is_codes_only, parse_mark, split_mark
from pii_desktop.text.normalise import one_line

_SAID_ABOVE = r"(n/?t|như (?:dòng |mục |chỉ số )?trên|tương tự(?: như)?(?: trên)?)"
_DITTO = re.compile(rf"[-–. (]*{_SAID_ABOVE}[-–. )]*|[-– ]*[\"“”〃″]{{1,2}}[-– ]*|''|//", re.IGNORECASE)
_REFERENCE = re.compile(
    r"[-–. (]*như (?:mục|chỉ số|dòng|số|stt|tt)(?: số)? (\d{1,2}(?:\.\d{1,2}){0,2})[-–. )]*", re.IGNORECASE
)
_REPEATABLE = (Meaning.LEAD, Meaning.COORDINATING, Meaning.TIMING, Meaning.UNIT, Meaning.TASKS)
_OWN = (Meaning.STT, Meaning.CODE, Meaning.NAME)
# A code at the start of a line or of a part behind a semicolon or a stroke, however it is announced.
_BEGINS = re.compile(
    rf"(?:^|\n|;|\s[-–])\s{{0,3}}(?:[-–•+*]\s{{0,3}})?(?:chỉ số\s{{0,3}}:?\s{{0,3}})?(?P<code>{CODE})(?![.,]?\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,2}\.\d{1,2})\.(\d{1,2})\s*(?:[-–]|đến)\s*(?:\1\.)(\d{1,2})\.?")
_LONGEST_RANGE = 12
_Texts = dict[Meaning, str]


def share_out(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with what their ditto marks repeat, and one for each code of a cell that holds several."""
    above: _Texts = {}
    by_number: dict[str, _Texts] = {}
    for line in lines:
        told = _repeated(line, above, by_number)
        own = {meaning: text for meaning, text in told.texts.items() if meaning in _REPEATABLE}
        above |= own
        for number in filter(None, (told.stt, told.mark.code if told.mark else None)):
            by_number[number] = own
        yield from _one_for_each_code(told)


def _repeated(line: Line, above: _Texts, by_number: dict[str, _Texts]) -> Line:
    """The line with what "nt" takes from above and "như mục 3" from the row of that number."""
    ditto: _Texts = {}
    for meaning in _REPEATABLE:
        printed = one_line(line.own(meaning))
        named = _REFERENCE.fullmatch(printed)
        source = by_number.get(named[1], {}) if named else above if _DITTO.fullmatch(printed) else {}
        if meaning in source:
            ditto[meaning] = source[meaning]
    if not ditto:
        return line
    inherited = line.inherited | ditto.keys()
    return replace(line, texts=line.texts | ditto, inherited=inherited, repeated=frozenset(ditto))


def _one_for_each_code(line: Line) -> tuple[Line, ...]:
    by_name = _by_name(line)
    if by_name:
        return by_name
    for meaning in (Meaning.CODE, Meaning.STT):
        codes = _listed(line.own(meaning).strip())
        if len(codes) > 1:
            return _by_code(line, meaning, codes)
    return (line,)


def _by_name(line: Line) -> tuple[Line, ...]:
    """A line for each "1.1.3. Chính sách ..." in the cell of the name; one with a warning where that cannot be told."""
    text = line.own(Meaning.NAME)
    found = list(_BEGINS.finditer(text))
    codes = tuple(dict.fromkeys(each["code"] for each in found))
    if len(codes) < 2 or is_codes_only(text):
        return ()
    ends = [each.start() for each in found[1:]] + [len(text)]
    pieces = [text[each.start("code") : end].strip(" ;-–\n") for each, end in zip(found, ends, strict=True)]
    names = [split_mark(piece) for piece in pieces]
    if found[0].start() > 0 or len(codes) < len(found) or any(mark is None for mark, _ in names):
        return (_warned(line, codes, "chỉ mã đầu được đọc"),)
    lines = [
        replace(line, texts=line.texts | {Meaning.NAME: piece}, mark=mark, name=clean_name(name))
        for piece, (mark, name) in zip(pieces, names, strict=True)
    ]
    return _sharing(lines, codes)


def _by_code(line: Line, meaning: Meaning, codes: tuple[str, ...]) -> tuple[Line, ...]:
    """A line for each code of a cell of codes: with its own name where the names are as many, else with the one."""
    printed = [part.strip(" ;-–") for part in re.split(r"\n|;", line.own(Meaning.NAME)) if part.strip(" ;-–")]
    names = printed if len(printed) == len(codes) else [line.own(Meaning.NAME)] * len(codes)
    lines = [
        replace(
            line,
            texts=line.texts | {meaning: code, Meaning.NAME: name},
            mark=Mark(MarkKind.INDICATOR, code, code),
            name=clean_name(name),
            stt=code if meaning is Meaning.STT else line.stt,
        )
        for code, name in zip(codes, names, strict=True)
    ]
    return _sharing(lines, codes)


def _sharing(lines: list[Line], codes: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines, those behind the first with the cells of the first as inherited, each with a warning."""
    shared = frozenset(meaning for meaning in lines[0].texts if meaning not in _OWN)
    rest = (replace(line, inherited=line.inherited | shared) for line in lines[1:])
    said = "mỗi mã được tách thành một dòng, các ô còn lại dùng chung"
    return tuple(_warned(line, codes, said) for line in (lines[0], *rest))


def _warned(line: Line, codes: tuple[str, ...], said: str) -> Line:
    text = f"Ô có nhiều mã ({', '.join(codes)}): {said}. Hãy đối chiếu với bản gốc."
    return replace(line, issues=(*line.issues, RowIssue(Severity.WARNING, text)))


def _listed(text: str) -> tuple[str, ...]:
    """The codes of a cell that holds nothing else: "6.2.1; 6.2.2", and all from "7.2.1 - 7.2.3"."""
    span = _RANGE.fullmatch(text)
    if span is not None and 0 < int(span[3]) - int(span[2]) < _LONGEST_RANGE:
        return tuple(f"{span[1]}.{number}" for number in range(int(span[2]), int(span[3]) + 1))
    if not is_codes_only(text):
        return ()
    marks = (parse_mark(each) for each in re.findall(CODE, text))
    return tuple(dict.fromkeys(mark.code for mark in marks if mark is not None))
