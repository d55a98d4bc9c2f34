"""Roman numerals, as section headings carry them."""

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HIGHEST = 399


def to_roman(number: int) -> str:
    """1 → "I", 14 → "XIV". Raises ValueError outside 1 to 399, which no plan has sections for."""
    if not 1 <= number <= _HIGHEST:
        raise ValueError(f"no Roman numeral for {number}")
    numeral = ""
    for value, letters in _STEPS:
        while number >= value:
            numeral += letters
            number -= value
    return numeral


def parse_roman(text: str) -> int | None:
    """The value of a well-formed capital numeral ("IV"), None for everything else ("IIII", "Mục", "")."""
    if not text or any(letter not in _VALUES for letter in text):
        return None
    values = [_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < following else value for value, following in pairs)
    return total if 1 <= total <= _HIGHEST and to_roman(total) == text else None
