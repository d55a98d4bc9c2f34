"""Finding and converting legacy text where the fonts are gone: by what its words become.

Give the raw text: `clean_text` removes the soft hyphen, which is the letter ư of TCVN3.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import assert_never

from pii_desktop.text.legacy import (
    LegacyEncoding,
    decode_windows_1258,
    from_symbol_font,
    from_tcvn3,
    is_shouted,
    tcvn3_signs,
)
from pii_desktop.text.legacy_evidence import (
    WORD,
    Evidence,
    Verdict,
    decode_word,
    eight_bit_words,
    evidence,
    judge,
)
from pii_desktop.text.misread_utf8 import from_misread_utf8
from pii_desktop.text.syllables import is_syllable

_GUESSED = (LegacyEncoding.TCVN3, LegacyEncoding.VNI)
_ENOUGH, _ENOUGH_OF_MANY = 2, 3
_SAMPLE = 200_000
_BROKEN = re.compile(
    "[\ufffd\x80-\x84\x86-\x9f\ue000-\uf8ff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)


def guess_encoding(text: str) -> LegacyEncoding | None:
    """The encoding that `text` was typed in, or None for Unicode and where the text is too short to say.

    A paragraph or a long cell suffices; short cells are judged together by `guess_document`.
    """
    if text.isascii():
        return None
    if from_misread_utf8(text) is not None:
        return LegacyEncoding.MISREAD_UTF8
    votes = {encoding: evidence(text, encoding) for encoding in _GUESSED}
    return _best({encoding: vote for encoding, vote in votes.items() if _convinces(vote)})


def guess_document(texts: Iterable[str]) -> LegacyEncoding | None:
    """The encoding that the doubtful texts of one document share (its cells and paragraphs); None where all is Unicode.

    Some of the texts may be Unicode: they are no vote against the others.
    """
    all_texts = [text for text in texts if not text.isascii()]
    sure = Counter(guess_encoding(text) for text in all_texts)
    if sure[LegacyEncoding.TCVN3] or sure[LegacyEncoding.VNI]:
        return max(_GUESSED, key=lambda encoding: sure[encoding])
    doubtful = {encoding: _doubtful(all_texts, encoding) for encoding in _GUESSED}
    return _best({encoding: vote for encoding, vote in doubtful.items() if _convinces_together(vote)})


def convert(text: str, encoding: LegacyEncoding) -> str:
    """`text` read as `encoding`; words that are Unicode already stay.

    A word that could be either goes with its neighbours, and is converted where nothing speaks for Unicode.
    """
    match encoding:
        case LegacyEncoding.SYMBOL:
            return from_symbol_font(text)
        case LegacyEncoding.MISREAD_UTF8:
            return from_misread_utf8(text) or text
        case LegacyEncoding.TCVN3_CAPITALS:
            return from_tcvn3(text, capitals=True)
        case LegacyEncoding.TCVN3 | LegacyEncoding.VNI:
            return _convert_words(text, encoding)
        case _:
            assert_never(encoding)


def guess_bytes(data: bytes) -> LegacyEncoding | None:
    """TCVN3 or VNI where the bytes of an 8-bit text file are that; None for windows-1258 (`decode_windows_1258`)."""
    lines = data[:_SAMPLE].decode("latin-1").splitlines()
    encoding = guess_document(lines)
    if encoding is None:
        return None
    legacy = sum(is_syllable(decode_word(word, encoding)) for line in lines for word in eight_bit_words(line))
    words = eight_bit_words(decode_windows_1258(data[:_SAMPLE]))
    return encoding if legacy > sum(is_syllable(word) for word in words) else None


def unresolved(text: str) -> bool:
    """True where `text` is not fit to be stored: lost or private characters, words of a legacy encoding."""
    if _BROKEN.search(text) is not None or guess_encoding(text) is not None:
        return True
    votes = evidence(text, LegacyEncoding.TCVN3)
    return votes.signs > 0 and votes.outweighs()


def _convinces(votes: Evidence) -> bool:
    """Enough for one text by itself."""
    if not votes.long_words:
        return False
    if not votes.is_marked and (len(votes.long_words) < _ENOUGH or votes.foreign or votes.unicode):
        # only letters that Unicode Vietnamese has too: nothing else may speak against it
        return False
    is_mixed = votes.signs > 0 and votes.weight >= _ENOUGH_OF_MANY and votes.legacy >= 2 * votes.foreign
    return votes.weight >= _ENOUGH and (votes.outweighs() or is_mixed)


def _convinces_together(votes: Evidence) -> bool:
    return votes.is_marked and votes.weight >= _ENOUGH_OF_MANY and votes.legacy >= 2 * votes.foreign


def _doubtful(texts: Iterable[str], encoding: LegacyEncoding) -> Evidence:
    """The votes of the texts that look legacy, and the foreign words of all: a French list is no VNI."""
    total = Evidence()
    for text in texts:
        votes = evidence(text, encoding)
        if votes.outweighs():
            total.add(votes)
        else:
            total.foreign += votes.foreign
    return total


def _best(candidates: dict[LegacyEncoding, Evidence]) -> LegacyEncoding | None:
    return max(candidates, key=lambda encoding: candidates[encoding].legacy, default=None)


def _convert_words(text: str, encoding: LegacyEncoding) -> str:
    if encoding is LegacyEncoding.TCVN3:
        text = tcvn3_signs(text)
    words = list(WORD.finditer(text))
    shouted = is_shouted(text)
    pieces: list[str] = []
    end = 0
    for word, is_legacy in zip(words, _legacy_words([word[0] for word in words], encoding), strict=True):
        pieces += [text[end : word.start()], decode_word(word[0], encoding, shouted=shouted) if is_legacy else word[0]]
        end = word.end()
    return "".join([*pieces, text[end:]])


def _legacy_words(words: Sequence[str], encoding: LegacyEncoding) -> list[bool]:
    """For each word whether to convert it: an open one follows the decided word before it, else the one after it."""
    decided = [_decision(word, encoding) for word in words]
    last = next((decision for decision in decided if decision is not None), True)
    followed: list[bool] = []
    for decision in decided:
        last = last if decision is None else decision
        followed.append(last)
    return followed


def _decision(word: str, encoding: LegacyEncoding) -> bool | None:
    if word.isascii():
        return None
    match judge(word, encoding):
        case Verdict.LEGACY:
            return True
        case Verdict.UNICODE:
            return False
        case Verdict.OPEN | Verdict.FOREIGN:
            return None
