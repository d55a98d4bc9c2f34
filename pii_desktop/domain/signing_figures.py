"""Rules of the figures: what the text says of a row is what the annex says, and what is reached is proven."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.signing_matter import CheckedRow, Part, Said, SigningFinding, SigningMatter, body_said, found
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.signing_told import DIGITS, is_same, known_of, of_told, spot_of, without_proofs
from pii_desktop.errors import InputError
from pii_desktop.text.numbers import format_decimal, parse_decimal

_CODE = re.compile(r"(?<![\d.])(\d\.\d{1,2}\.\d{1,2}(?: \(\d{1,2}\))?)(?![\d]|\.\d)")
_PART = re.compile(r"[Mm]ục (\(\d{1,2}\)) của chỉ số (\d\.\d{1,2}\.\d{1,2})")
# A figure has a decimal comma, a percent sign, or a word before it that says what something is.
_FIGURE = re.compile(
    rf"(?<![\w/.,-])(?:(?:đạt|là|bằng|còn|lên|xuống|tăng|giảm|vượt)\s+(?:được\s+|khoảng\s+|mức\s+|thêm\s+)?{DIGITS}"
    rf"|{DIGITS}(?=\s*%)|(\d[\d.]*,\d+)(?![\w/-]))",
    re.IGNORECASE,
)
# Dates, periods, documents and enumerations hold numbers that are no figures of a row.
_NO_FIGURES = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|\d+(?:/\d{4})?/[A-ZĐ][\wĐđ&-]*|(?:ngày|tháng|năm|quý|điều|khoản|mục|kỳ|lần thứ|top)\s+\d+"
    r"(?:\s*-\s*\d+)?|\d+\s+(?:tháng|quý|năm|ngày)|\b\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\b|số\s+\d+(?=\s+ngày)",
    re.IGNORECASE,
)
_ANY = re.compile(r"\d+(?:[.,/]\d+)*")
_UNIT = r"(?:%|(?!(?:so|vượt|tăng|giảm|chưa|đạt|trong|theo|năm|và|bằng|cao|thấp|là|thuộc|xếp)\b)[^\W\d_])"
"""Words behind a number that are no unit go on with the sentence."""
_SHARE = re.compile(r"(?<![\w/])(\d{1,4})(?:/(\d{1,4}))?\s+(?:chỉ số|chỉ tiêu|nội dung|nhiệm vụ)")
_OF_ROW = frozenset({
    "results/indicator", "results/shared", "results/explained", "difficulties/row", "difficulties/judged",
    "proposals/row", "next/row",
})  # fmt: skip
"""Sentences whose key names the row they are about."""


def of_figures(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Everything about figures."""
    by_id = {row.assignment_id: row for row in matter.rows}
    by_code: dict[str, list[CheckedRow]] = {}
    for row in matter.rows:
        by_code.setdefault(row.code, []).append(row)
    for said in body_said(matter.report):
        for row in _row_of(said, by_id, by_code):
            yield from _of_sentence(said, row)
            yield from of_told(said, row, matter.year)
        if said.key in matter.generated:
            yield from _reworded(said, matter.generated[said.key])
        else:
            yield from _counts(said, matter.counts)
    told = {said.key: said for said in body_said(matter.report)}
    for row in matter.rows:
        yield from _of_row(row)
        yield from _of_unit(row, told)


def _row_of(
    said: Said, by_id: Mapping[AssignmentId, CheckedRow], by_code: Mapping[str, list[CheckedRow]]
) -> tuple[CheckedRow, ...]:
    """The row that a sentence is about, by its key, else by the one code it names; none where that is not certain.

    Of several rows no number can be told whose it is; a code may stand in several plans.
    """
    codes = set(_CODE.findall(_PART.sub(r"\2 \1", said.text)))
    kind, _, number = said.key.partition(":")
    if kind in _OF_ROW and number.isdecimal():
        row = by_id.get(AssignmentId(int(number)))
        return (row,) if row is not None and codes <= {row.code} else ()
    rows = by_code.get(next(iter(codes)), []) if len(codes) == 1 else []
    return tuple(rows) if len(rows) == 1 else ()


def _of_sentence(said: Said, row: CheckedRow) -> Iterator[SigningFinding]:
    """Numbers that the records of the row do not have."""
    for number in _figures(without_proofs(said.text), row):
        if not any(is_same(number, each) for each in row.numbers):
            words = {"what": format_decimal(number), "code": row.code or row.title, "known": known_of(row)}
            yield found(SigningRule.NUMBER_DIFFERS, said, spot_of(row), **words)


def _figures(text: str, row: CheckedRow) -> Iterator[Decimal]:
    """The numbers that are said of the row; those in its name, in dates and in numbers of documents are none."""
    for name in row.names:
        text = text.replace(name, " ") if name else text
    for match in _FIGURE.finditer(_NO_FIGURES.sub(" ; ", text)):
        try:
            yield parse_decimal(next(group for group in match.groups() if group))
        except InputError:
            continue


def _reworded(said: Said, generated: str) -> Iterator[SigningFinding]:
    """A number typed over one of the records: one that the generated sentence has is gone, another stands there.

    One with fewer places is the same number.
    """
    mine, theirs = Counter(_ANY.findall(said.text)), Counter(_ANY.findall(generated))
    gone = list((theirs - mine).elements())
    typed = [each for each in (mine - theirs).elements() if not any(_is_rounded(each, other) for other in gone)]
    if typed and gone:
        words = {"what": ", ".join(typed), "known": f"là {', '.join(gone)}"}
        yield found(SigningRule.COUNT_DIFFERS, said, **words)


def _is_rounded(said: str, known: str) -> bool:
    try:
        return is_same(parse_decimal(said), parse_decimal(known))
    except InputError:
        return False


def _counts(said: Said, counts: frozenset[int] | None) -> Iterator[SigningFinding]:
    """Numbers of rows and work items in the user's own sentences."""
    if counts is None:
        return
    for match in _SHARE.finditer(said.text):
        wrong = [part for part in match.groups() if part is not None and int(part) not in counts]
        if wrong:
            yield found(SigningRule.COUNT_DIFFERS, said, what=match[0], known="không đếm được như vậy")


def _of_row(row: CheckedRow) -> Iterator[SigningFinding]:
    said = Said(Part.ANNEX, row.code)
    if row.verdict is Verdict.REACHED and not row.is_proven and not row.is_explained:
        yield found(SigningRule.REACHED_UNPROVEN, said, spot_of(row, "evidence"), code=row.called)


def _of_unit(row: CheckedRow, told: Mapping[str, Said]) -> Iterator[SigningFinding]:
    """A number that neither plan nor framework gives a unit; one that its sentence names is enough.

    Parts of an indicator ("1.1.1 (2)") count documents (seed 001, 1.1.1): they need none.
    """
    if row.value is None or row.unit or "(" in row.code:
        return
    keys = (f"{kind}:{row.assignment_id}" for kind in ("results/indicator", "results/shared"))
    said = next((told[key] for key in keys if key in told), None)
    number = re.escape(format_decimal(row.value))
    if said is None or not re.search(rf"(?<![\d.,]){number}\s*{_UNIT}", said.text):
        yield found(SigningRule.UNIT_MISSING, said or Said(Part.ANNEX, row.code), spot_of(row), code=row.called)
