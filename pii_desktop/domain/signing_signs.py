"""A rule of signs: what the font of the report lacks is printed as a box, a picture from a phone among them."""

import re
from collections.abc import Iterator

from pii_desktop.domain.signing_matter import SigningFinding, SigningMatter, everything_said, found
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.signing_tables import marked_cells
from pii_desktop.text.normalise import to_nfc
from pii_desktop.text.unseen import signs_in

DRAWN = (
    "\t\n\r -~\u00a0-\u036f\u0374\u0375\u037a-\u037e\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u03d0-\u0513"
    "\u051a-\u051d\u0591-\u05c7\u05d0-\u05ea\u05f0-\u05f4\u1d00-\u1dca\u1dfe-\u1e9b\u1e9e\u1ea0-\u1ef9"
    "\u1f00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f59\u1f5b\u1f5d\u1f5f-\u1f7d\u1f80-\u1fb4"
    "\u1fb6-\u1fc4\u1fc6-\u1fd3\u1fd6-\u1fdb\u1fdd-\u1fef\u1ff2-\u1ff4\u1ff6-\u1ffe\u2000-\u2011\u2012-\u2022\u2026"
    "\u2028-\u2030\u2032-\u2034\u2039\u203a\u203c\u203e\u2044\u205e\u206a-\u206f\u2074-\u2079\u207f-\u2089"
    "\u2090-\u2094\u20a0-\u20b5\u20bf\u20f0\u2105\u2113\u2116\u2117\u2122\u2126\u212e\u214d\u214e\u2153\u2154"
    "\u215b-\u215e\u2184\u2190-\u2195\u21a8\u21d4\u2202\u2206\u220f\u2211\u2212\u2215\u2219\u221a\u221e\u221f\u2229"
    "\u222b\u2248\u2260-\u2262\u2264\u2265\u2302\u2310\u2320\u2321\u2500\u2502\u250c\u2510\u2514\u2518\u251c\u2524"
    "\u252c\u2534\u253c\u2550-\u256c\u2580\u2584\u2588\u258c\u2590-\u2593\u25a0\u25a1\u25aa-\u25ac\u25b2\u25ba\u25bc"
    "\u25c4\u25ca-\u25cc\u25cf-\u25d9\u25e6\u263a-\u263c\u2640\u2642\u2660\u2663\u2665\u2666\u2669-\u266c\u266f"
    "\u2c60-\u2c6d\u2c71-\u2c77\u2e17\ua717-\ua721\ua788-\ua78c\ufb01\ufb02\ufb1d-\ufb36\ufb38-\ufb3c\ufb3e"
    "\ufb40\ufb41\ufb43\ufb44\ufb46-\ufb4f\ufe20-\ufe23"
)
"""What all faces of Liberation Serif draw, and what the printer puts something else for (a narrow blank, a hyphen)."""
_UNDRAWN = re.compile(f"[^{DRAWN}\ufffd]")
"""A letter that was lost (U+FFFD) is told by the rule of old fonts."""
_FEW = 5


def of_signs(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Signs that are printed as boxes; in tables those that the text does not have."""
    known: set[str] = set()
    for said in everything_said(matter.report):
        signs = undrawn(said.text)
        if signs:
            known |= set(signs)
            yield found(SigningRule.SIGN_UNDRAWN, said, what=_told(signs))
    for cell, spot in marked_cells(matter, lambda text: _UNDRAWN.search(text) is not None):
        signs = [each for each in undrawn(cell.text) if each not in known]
        if signs:
            yield found(SigningRule.SIGN_UNDRAWN, cell, spot, what=_told(signs))


def undrawn(text: str) -> list[str]:
    """The signs of `text` that are printed as a box, each once; one that begins with a drawn letter is that letter."""
    if not _UNDRAWN.search(text):
        return []
    return list(dict.fromkeys(sign for sign in signs_in(to_nfc(text)) if _UNDRAWN.match(sign)))


def _told(signs: list[str]) -> str:
    named = ", ".join(f"“{sign}”" for sign in signs[:_FEW])
    return f"{named} và {len(signs) - _FEW:02d} ký hiệu khác" if len(signs) > _FEW else named
