"""Rules of what a document refers to: other documents by number and day, its own annexes."""

import re
from collections.abc import Iterator

from pii_desktop.domain.report import Report
from pii_desktop.domain.report_form import annex_label, official_date
from pii_desktop.domain.signing_matter import (
    Part,
    Said,
    SigningFinding,
    SigningMatter,
    body_said,
    everything_said,
    found,
)
from pii_desktop.domain.signing_printed import own_words
from pii_desktop.domain.signing_rules import SigningRule

CITED = re.compile(r"(?<![\w/-])(\d{1,5}(?:/\d{4})?/[A-ZĐ]{2,6}(?:-[A-ZĐ][\wĐđ&]*)*)")
SIGNED = re.compile(r"^[\s,]*(?:được\s+)?(?:ban hành\s+)?ngày\s+(\d{1,2}(?:/\d{1,2}/\d{4})?)")
_ISSUED = re.compile(r"\bcủa\s+\w")
_ANNEX = re.compile(r"\bPhụ lục(?:\s+([IVXLC]+|\d+))?\b(?!\s+[a-zđ]*\s*của)")


def of_citations(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Everything about what the text refers to."""
    yield from _first_citations(matter)
    yield from _known_documents(matter)
    yield from _annexes(matter.report)


def _first_citations(matter: SigningMatter) -> Iterator[SigningFinding]:
    """The first mention of a numbered document names its day and its issuer (abstract and annexes need not).

    A task that a plan printed cites as the plan does.
    """
    seen: set[str] = set()
    parts = (Part.LEGAL_BASIS, Part.BODY)
    for said in (each for each in everything_said(matter.report) if each.part in parts):
        for match in CITED.finditer(said.text):
            if match[1] in seen:
                continue
            seen.add(match[1])
            rest = said.text[match.end() :]
            is_issued = _ISSUED.search(rest) is not None or _is_own(match[1], matter.unit_symbol)
            missing = "ngày ban hành" if not SIGNED.match(rest) else "" if is_issued else "cơ quan ban hành"
            if missing and match[1] in own_words(said.text, matter.printed):
                yield found(SigningRule.FIRST_CITATION, said, what=match[1], missing=missing)


def _is_own(number: str, unit_symbol: str) -> bool:
    """True for a document of the department that speaks: "Sở Tài chính đã gửi Báo cáo số 05/BC-STC" says whose."""
    return bool(unit_symbol) and number.upper().endswith(f"-{unit_symbol.upper()}")


def _known_documents(matter: SigningMatter) -> Iterator[SigningFinding]:
    """Plans and evidence are cited with the day they have; a plan's number is one of a plan that is there."""
    endings = {number.partition("/")[2] for number in matter.plan_numbers}
    for said in everything_said(matter.report):
        for match in CITED.finditer(said.text):
            number = match[1]
            signed = SIGNED.match(said.text[match.end() :])
            known = matter.documents.get(number)
            if number not in matter.documents and number.partition("/")[2] in endings:
                plans = ", ".join(matter.plan_numbers)
                wrong = f"không có trong sổ (kế hoạch: {plans})"
                yield found(SigningRule.CITED_DIFFERS, said, what=number, wrong=wrong)
            elif known and signed and "/" in signed[1] and signed[1] not in (official_date(known), f"{known:%d/%m/%Y}"):
                yield found(SigningRule.CITED_DIFFERS, said, what=number, wrong=f"ký ngày {official_date(known)}")


def _annexes(report: Report) -> Iterator[SigningFinding]:
    """Annexes that the text names are there, and those that are there are named."""
    there = {annex_label(annex) for annex in report.annexes}
    last = next((said.key for said in reversed(tuple(body_said(report))) if said.key), "")
    named: set[str] = set()
    for said in (each for each in everything_said(report) if each.part is Part.BODY):
        for match in _ANNEX.finditer(said.text):
            label = f"Phụ lục {match[1]}" if match[1] else "Phụ lục"
            named.add(label)
            if label not in there and not (label == "Phụ lục" and there):
                yield found(SigningRule.ANNEX_UNKNOWN, said, what=label)
    for annex in report.annexes:
        if annex_label(annex) not in named and "Phụ lục" not in named:
            yield found(SigningRule.ANNEX_UNCITED, Said(Part.ANNEX, annex.title, last), what=annex_label(annex))
