"""Numbers as people type them in Vietnam: decimal comma or point, strict, never a float."""

import re
from decimal import ROUND_HALF_UP, Decimal

from pii_desktop.errors import InputError
from pii_desktop.text.normalise import one_line

AMBIGUOUS = "number-ambiguous"
INVALID = "number-invalid"

_LONGEST = 40
_SPACED_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d+)|(\d{1,3}(?:,\d{3})+)\.(\d+)")
_REPEATED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
_UNCLEAR = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def parse_decimal(text: str) -> Decimal:
    """The number in `text`, with its decimal places as typed.

    Raises InputError: code "number-ambiguous" for "1.000" (one thousand or one), "number-invalid" for what is none.
    A unit or a % sign is no part of a number.
    """
    typed = one_line(text).replace("\u2212", "-").replace("\u2013", "-")
    sign, digits = ("-", typed[1:].strip()) if typed.startswith("-") else ("", typed.removeprefix("+").strip())
    if len(digits) > _LONGEST or not digits.isascii():
        raise _invalid(text)
    if _UNCLEAR.fullmatch(digits):
        raise _ambiguous(digits)
    plain = _with_point(digits)
    if plain is None:
        raise _invalid(text)
    return Decimal(sign + plain)


def decimal_of(number: float) -> Decimal:
    """The number of a spreadsheet cell as it is shown there: with the 15 digits that Excel keeps, no more.

    Raises InputError (code "number-invalid") for infinities and for what is no number.
    """
    try:
        value = Decimal(f"{number:.15g}")
    except OverflowError as error:
        raise _invalid(str(number)) from error
    if not value.is_finite():
        raise _invalid(str(number))
    whole = value.to_integral_value()
    return Decimal(format(whole, "f")) if value == whole else Decimal(format(value, "f"))


def format_decimal(number: Decimal, places: int | None = None, *, grouping: bool = True) -> str:
    """`number` for the screen and paper: decimal comma, thousands with points ("1.234,5").

    `places` rounds half up; None keeps the places as typed. `grouping=False` is for entry fields, where "1.000"
    would be ambiguous when read back.
    """
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    plain = format(number, ",f" if grouping else "f")
    return plain.replace(",", " ").replace(".", ",").replace(" ", ".")


def _with_point(digits: str) -> str | None:
    """`digits` with a decimal point and no thousands signs, or None when it is no number."""
    if _SPACED_THOUSANDS.fullmatch(digits):
        return digits.replace(" ", "").replace(",", ".")
    if _PLAIN.fullmatch(digits):
        return digits.replace(",", ".")
    if _REPEATED.fullmatch(digits):
        return re.sub(r"[.,]", "", digits)
    grouped = _THOUSANDS.fullmatch(digits)
    if grouped is None:
        return None
    whole, places = (grouped[1], grouped[2]) if grouped[1] else (grouped[3], grouped[4])
    return f"{re.sub('[.,]', '', whole)}.{places}"


def _ambiguous(digits: str) -> InputError:
    whole, places = re.split("[.,]", digits)
    short = places.rstrip("0") or "0"
    clear = short if len(short) < len(places) else f"{places}0"  # three places again could be thousands again
    return InputError(
        title=f"Số “{digits}” có thể hiểu theo hai cách.",
        text=f"Có thể là {whole}{places} hoặc {whole},{places}.",
        hint=f"Hãy viết {whole}{places} nếu là hàng nghìn, hoặc {whole},{clear} nếu là số thập phân.",
        code=AMBIGUOUS,
    )


def _invalid(text: str) -> InputError:
    shown = one_line(text)[:60]
    return InputError(
        title=f"“{shown}” không phải là một số.",
        text="Chỉ nhận chữ số với dấu phẩy hoặc dấu chấm thập phân.",
        hint="Hãy nhập lại, ví dụ 45,92.",
        code=INVALID,
    )
