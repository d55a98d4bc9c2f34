"""Characters that draw nothing of their own: kept where they make one visible sign of others, gone anywhere else.

Kept are what joins several pictures to one (U+200D: a woman and a laptop are a programmer), says how a sign is drawn
(U+FE0F behind a heart, a digit with its key) or which region a flag is of (tags), and the joiners U+200C and U+200D
behind letters of scripts that are shaped by them (Arabic, Persian, those of India): without them another sign stands
there. Among Vietnamese letters, digits and blanks nobody sees them; a copy from the web brings them along, and a
search or a comparison would trip over them.
Skin tones and the two letters of a flag are visible signs of their own and stay wherever they stand.
"""

import re
from collections.abc import Iterator

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_ANY = re.compile(f"[{_UNSEEN}]")
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_REGION = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
    "[\ufe00-\ufe0f]?[\U0001f3fb-\U0001f3ff]?\u20e3?"
)
_JOINED = f"(?:{_REGION}|{_FLAG}|{_KEYCAP}|{_PICTURE})(?:\u200d{_PICTURE})*"
_SHAPED = (
    f"(?![{_UNSEEN}])[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe][\u200c\u200d]"
)
_IDEOGRAPH = "[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff][\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_SIGN = re.compile(f"{_JOINED}|{_SHAPED}|{_IDEOGRAPH}")
_SEEN = re.compile(f"{_SIGN.pattern}|[^{_UNSEEN}]", re.DOTALL)
_KEPT_OR_UNSEEN = re.compile(f"({_SIGN.pattern})|[{_UNSEEN}]")


def signs_in(text: str) -> Iterator[str]:
    """What is seen of `text`, sign by sign: most are one character."""
    return (found[0] for found in _SEEN.finditer(text))


def has_unseen(text: str) -> bool:
    """True where `text` holds any of these characters, in a sign or out of one."""
    return _ANY.search(text) is not None


def without_unseen(text: str) -> str:
    """`text` without those that make no sign.

    >>> without_unseen("Sở\u200d Y\u200b tế 👩\u200d💻") == "Sở Y tế 👩\u200d💻"
    True
    """
    return _KEPT_OR_UNSEEN.sub(r"\1", text) if has_unseen(text) else text
