"""The letter ư of TCVN3 is the soft hyphen; a PDF gives it back as a hyphen: "ph-¬ng" for "ph­¬ng"."""

import re

from pii_desktop.text.legacy_tables import TCVN3
from pii_desktop.text.syllables import is_syllable

_TABLE = str.maketrans(TCVN3)
_LETTER = "A-Za-z\u00a1-\u00ff"
_TORN = re.compile(f"(?<![-{_LETTER}])([{_LETTER}]*)[-\u2010\u2011]([{_LETTER}]*)(?![-{_LETTER}])")
# "tư", "thư", "như": other single consonants before a hyphen are marks of a list.
_OPEN_ENDED = frozenset({"t", "th", "nh"})


def restore_horns(text: str) -> str:
    """TCVN3 `text` with the hyphens that can only be the letter ư as soft hyphens; all others stay."""
    return _TORN.sub(_restored, text) if re.search("[-\u2010\u2011]", text) else text


def _restored(torn: re.Match[str]) -> str:
    before, after = torn[1], torn[2]
    whole = f"{before}\u00ad{after}"
    if not is_syllable(whole.translate(_TABLE)) or not _is_torn(before, after):
        return torn[0]
    return whole


def _is_torn(before: str, after: str) -> bool:
    """True where the parts could not stand as two words ("B¾c-Nam") or as a bullet and a word."""
    if not after:
        return before.lower() in _OPEN_ENDED
    if not before and after.lower() == "u":
        return True
    parts = [part.translate(_TABLE) for part in (before, after) if part]
    return not all(is_syllable(part) for part in parts)
