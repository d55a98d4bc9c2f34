"""What can be a Vietnamese syllable: onset, rhyme and tone as the spelling allows them."""

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOP_TONES = frozenset("\u0301\u0323")
_RHYME_LIST = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen "
    "oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt "
    "uy uya uych uyn uynh uyp uyt uyu uyên uyêt "
    "ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yêm yên yêng yêt yêu "
)
_RHYMES = frozenset(_RHYME_LIST.split())
_STOPS = ("c", "ch", "p", "t")
_ONSETS = "gi|(?:ngh|gh)(?=[eêi])|(?:ng|g)(?![eê])|k(?=[eêiy])|c(?![eêiy])|nh|ch|kh|ph|qu|th|tr|[bdđhlmnprstvx]"
_SYLLABLE = re.compile(f"({_ONSETS})?([aăâeêioôơuưy][a-zăâêôơư]*)")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True where `word` is spelled as one Vietnamese syllable, in any case; it need not be in use.

    The tone may stand on either vowel ("hóa", "hoá"). False for foreign names, abbreviations and two syllables in one.
    """
    plain, tones = _without_tone(word.lower())
    found = _SYLLABLE.fullmatch(plain)
    if found is None or len(tones) > 1:
        return False
    rhymes = _rhymes_of(found[1] or "", found[2])
    stopped = found[2].endswith(_STOPS)
    return bool(rhymes & _RHYMES) and not (stopped and tones and not tones <= _STOP_TONES)


def _without_tone(word: str) -> tuple[str, frozenset[str]]:
    """`word` without tone marks, composed, and its tones; a second mark of the same tone spoils the word."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [mark for mark in decomposed if mark in _TONES]
    plain = "".join(letter for letter in decomposed if letter not in _TONES)
    return unicodedata.normalize("NFC", plain) if len(tones) <= 1 else "", frozenset(tones)


def _rhymes_of(onset: str, rest: str) -> set[str]:
    """The rhymes that `rest` may stand for: "giêng" is gi + êng or g + iêng, "quyền" is qu + yên or q + uyên."""
    if onset == "gi":
        return {rest, "i" + rest}
    if onset == "qu":
        return {rest, "u" + rest, "o" + rest}
    return {rest}
