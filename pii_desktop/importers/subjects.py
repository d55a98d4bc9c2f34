"""What a plan says it is about: the lines under "KẾ HOẠCH", where a file holds more than the annex."""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from pii_desktop.text.normalise import one_line, search_key

_KIND = "ke hoach"
_BEGINNING = re.compile(r"(can cu|thuc hien|tren co so|theo|trien khai|uy ban|ubnd|de|nham)\b|[ivx]+\. |phan |\d+[.)]")
_RULE = re.compile(r"[\W_]+")
_LONGEST, _MOST_LINES = 500, 6
_SHORTEST = 12


def plan_subject(lines: Iterable[str]) -> str:
    """The subject in one line; blank where the file has none or prints it in capitals.

    Of capitals a report would have to guess which ones belong to names.
    """
    below = dropwhile(lambda line: search_key(line) != _KIND, lines)
    found = list(_title(list(below)[1:]))
    subject = one_line(" ".join(found))
    fits = _SHORTEST <= len(subject) <= _LONGEST and len(found) <= _MOST_LINES
    return subject if fits and not subject.isupper() else ""


def _title(lines: list[str]) -> Iterator[str]:
    """The lines of the title: up to a rule or the first words of the text, over blanks where a sentence goes on."""
    is_first, is_apart = True, False
    for text in map(one_line, lines):
        if not text:
            is_apart = not is_first
            continue
        begins = not is_first and (_BEGINNING.match(search_key(text)) or (is_apart and text[0].isupper()))
        if begins or _RULE.fullmatch(text) or text.endswith((".", ":", ";")):
            return
        yield text
        is_first = is_apart = False
