"""Lines outside tables as paragraphs: by their room, their indent and the space between them, also over a page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pii_desktop.importers.pdf_lines import PrintedLine, goes_on, is_centred

_INDENT = 10.0
_LOOSER = 2.5
_FAR = 2.2


def paragraphs_of(lines: Sequence[PrintedLine]) -> Iterator[str]:
    """The paragraphs of a text, in order."""
    pitch = _pitch(lines)
    text = ""
    for above, line in pairwise([None, *lines]):
        if line is None:
            continue
        if above is not None and _is_same(above, line, pitch):
            text += ("" if above.text.endswith("-") and not above.ends_in_space else " ") + line.text
        else:
            if text:
                yield text
            text = line.text
    if text:
        yield text


def _pitch(lines: Sequence[PrintedLine]) -> float:
    """The usual distance from one line to the next, in points; 0 where there is none."""
    steps = [
        below.top - above.top for above, below in pairwise(lines) if 0 < below.top - above.top < _FAR * above.height
    ]
    return float(Counter(round(step) for step in steps).most_common(1)[0][0]) if steps else 0.0


def _is_same(above: PrintedLine, line: PrintedLine, pitch: float) -> bool:
    is_new_page = line.top < above.top
    step = line.top - above.top
    if not goes_on(above, line, 0.0):
        return False
    if is_new_page:
        return line.text[:1].islower() and line.text[1:2] not in (")", ".")
    begins = line.text.startswith("(") and is_centred(line, 0.0)
    is_indented = line.left > above.left + _INDENT and not is_centred(line, 0.0)
    is_apart = step > pitch + _LOOSER or step > _FAR * above.height
    return not (begins or is_indented or is_apart)
