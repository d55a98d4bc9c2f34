"""UTF-8 that was once read as windows-1252 or Latin-1: "Sá»Ÿ" for "Sở"."""

import re

# Read as windows-1252 or as Latin-1, whose C1 controls also stand for the bytes that windows-1252 leaves free.
_BYTE_OF = {chr(code): code for code in range(0x80, 0x100)} | {
    shown: code for code in range(0x80, 0xA0) if (shown := bytes([code]).decode("cp1252", errors="ignore"))
}
_FOLLOWING = "".join(re.escape(shown) for shown, code in _BYTE_OF.items() if code < 0xC0)
_SEQUENCE = re.compile(f"[Â-ß][{_FOLLOWING}]|[à-ï][{_FOLLOWING}]{{2}}")
_EXPECTED = re.compile(
    "[\u00a0-\u01b0\u0300-\u0323\u1ea0-\u1ef9\u2010-\u2026\u2032\u2122\u2190-\u2193\u2264\u2265\ufeff]*"
)


def from_misread_utf8(text: str) -> str | None:
    """What was meant by UTF-8 text read as windows-1252, or None where `text` is not that.

    Every sequence of the text must turn into a letter or sign that Vietnamese text uses; one of two bytes alone
    could be chance.
    """
    found = list(_SEQUENCE.finditer(text))
    if not found or (len(found) == 1 and len(found[0][0]) == 2):
        return None
    if any(letter in _BYTE_OF for letter in _SEQUENCE.sub("", text)):
        return None
    meant = [_decoded(sequence) for sequence in found]
    if None in meant or not _EXPECTED.fullmatch("".join(filter(None, meant))):
        return None
    return _SEQUENCE.sub(lambda sequence: _decoded(sequence) or sequence[0], text)


def _decoded(sequence: re.Match[str]) -> str | None:
    try:
        return bytes(_BYTE_OF[letter] for letter in sequence[0]).decode("utf-8")
    except UnicodeDecodeError:
        return None
