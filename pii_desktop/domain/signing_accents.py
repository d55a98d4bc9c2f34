"""A rule of typing: Vietnamese sentences have their accents."""

import re
from collections.abc import Iterator

from pii_desktop.domain.signing_matter import SigningFinding, SigningMatter, everything_said, found
from pii_desktop.domain.signing_rules import SigningRule

LEAST = 6
"""Words of a sentence without a single accent: fewer may well be one that needs none."""

_SENTENCE = re.compile(r"[.;:!?\n]\s+|\n|[()“”\"]")
_WORD = re.compile(r"[^\W\d_]+(?:[^\s,]*[^\W_])?")
# A syllable as Vietnamese is written without its marks: "khoa", "nghiep", "quyet", not "report", "strategy", "of".
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|ieu|yeu|uoi|uou|oai|oay|oeo|uay|ia|ie|iu|ua|ue|uo|ui|uu|uy|oa|oe|oi|oo|ai|ao|au|ay|eo|eu|ya|ye|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?",
    re.IGNORECASE,
)
_SHARE = 0.85
"""Of the words: an English title holds some that look Vietnamese, but not so many."""


def of_accents(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Sentences typed without accents."""
    for said in everything_said(matter.report):
        for sentence in _SENTENCE.split(said.text):
            if _is_bare(sentence):
                yield found(SigningRule.UNACCENTED, said, what=sentence.strip()[:40])
                break


def _is_bare(sentence: str) -> bool:
    """True for Vietnamese words without accents; names, symbols and other languages are none."""
    if any(letter.isalpha() and not letter.isascii() for letter in sentence):
        return False
    words = [word for word in _WORD.findall(sentence) if not word.isupper()]
    if len(words) < LEAST or sum(word.islower() for word in words) < LEAST - 1:
        return False
    vietnamese = sum(_SYLLABLE.fullmatch(word) is not None for word in words)
    return vietnamese >= LEAST and vietnamese >= _SHARE * len(words)
