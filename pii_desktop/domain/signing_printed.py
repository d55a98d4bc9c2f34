"""What a plan printed: a report repeats it as it stands, so nobody is told to write it otherwise."""

from collections.abc import Iterable

from pii_desktop.text.normalise import one_line

_BULLETS = "-–+•* "
_ENDS = " .;:,…"


def as_printed(texts: Iterable[str]) -> tuple[str, ...]:
    """Tasks and names as sentences take them over: without bullet, end mark and first letter, which may be small."""
    cleaned = (one_line(each).lstrip(_BULLETS).rstrip(_ENDS)[1:] for each in texts)
    return tuple(dict.fromkeys(each for each in cleaned if each))


def own_words(text: str, printed: Iterable[str]) -> str:
    """The text with blanks where a plan is repeated, its end marks too, and everything else in its place."""
    line = one_line(text)
    line = line if len(line) == len(text) else text
    for each in printed:
        start = line.find(each)
        while start >= 0:
            end = start + len(each)
            while end < len(line) and line[end] in _ENDS:
                end += 1
            line = f"{line[:start]}{' ' * (end - start)}{line[end:]}"
            start = line.find(each, end)
    return line
