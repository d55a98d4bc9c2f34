"""The 8-bit character tables of old Vietnamese fonts and of the Symbol font, seen as Latin-1."""

from itertools import chain

_TCVN3_RUNS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
_SYMBOL_RUNS = (
    (0x22, "∀"),
    (0x24, "∃"),
    (0x27, "∋"),
    (0x2A, "∗"),
    (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
    (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    (0xE0, "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
    (0xF1, "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
)
_VNI_TONES = "ùøûõï"
_VNI_HATTED = "âáàåãä"
_VNI_BREVE = "êéèúüë"
_VNI_LETTERS = {
    "a": (_VNI_TONES + _VNI_HATTED + _VNI_BREVE, "áàảãạâấầẩẫậăắằẳẵặ"),
    "e": (_VNI_TONES + _VNI_HATTED, "éèẻẽẹêếềểễệ"),
    "i": (_VNI_TONES, "íìỉĩị"),
    "o": (_VNI_TONES + _VNI_HATTED, "óòỏõọôốồổỗộ"),
    "u": (_VNI_TONES, "úùủũụ"),
    "y": (_VNI_TONES, "ýỳỷỹỵ"),
    "ô": (_VNI_TONES, "ớờởỡợ"),
    "ö": (_VNI_TONES, "ứừửữự"),
}
_VNI_SINGLE = dict(zip("íìæóòîñôö", "íìỉĩịỵđơư", strict=True))


def _table(runs: tuple[tuple[int, str], ...]) -> dict[str, str]:
    """Each Latin-1 character and the letter that the font shows in its place."""
    return {chr(start + step): letter for start, letters in runs for step, letter in enumerate(letters)}


def _vni_pairs() -> dict[str, str]:
    """Base letter with the mark after it, in both cases; the base letter decides the case of the result."""
    pairs: dict[str, str] = {}
    for base, (marks, letters) in _VNI_LETTERS.items():
        for mark, letter in zip(marks, letters, strict=True):
            for typed in (mark, mark.upper()):
                pairs[base + typed] = letter
                pairs[base.upper() + typed] = letter.upper()
    return pairs


TCVN3 = _table(_TCVN3_RUNS)
"""TCVN 5712-3:1999, the fonts `.VnTime` and their like: 74 code points. Small letters with tones only: the
capitals of them are the same characters in a font whose name ends with H."""

VNI_PAIRS = _vni_pairs()
"""VNI for Windows (VNI-Times): a base letter and one character that stands for its marks."""

VNI_SINGLE = dict(chain(_VNI_SINGLE.items(), ((k.upper(), v.upper()) for k, v in _VNI_SINGLE.items())))
"""Letters of VNI that are one character; looked for after the pairs."""

SYMBOL = _table(_SYMBOL_RUNS)
"""The Symbol font (Adobe's encoding), where it differs from ASCII. Its minus stays a hyphen: offices use it as one."""

# What office programs leave behind of list bullets and comparison signs when the font is gone.
PRIVATE_USE_SIGNS = {
    "\uf02b": "+",
    "\uf02d": "-",
    "\uf03c": "<",
    "\uf03d": "=",
    "\uf03e": ">",
    "\uf0a3": "≤",
    "\uf0a7": "▪",
    "\uf0a8": "▪",
    "\uf0b1": "±",
    "\uf0b3": "≥",
    "\uf0b4": "×",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0e8": "➔",
    "\uf0fc": "✓",
    "\uf076": "❖",
}
