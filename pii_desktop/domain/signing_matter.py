"""What the check before signature looks at: the document, the rows behind it, and the names of today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.plan_facts import CitedPlan
from pii_desktop.domain.report import Heading, Paragraph, Report
from pii_desktop.domain.signing_rules import RULES, SigningRule

SHORT = 60
"""Letters of a quotation."""
_LONGEST = 160
"""Letters of what a finding says in its own sentence: nobody reads a list of recipients there."""


class Part(StrEnum):
    """Where in the document something stands."""

    HEAD = "head"
    ADDRESSEE = "addressee"
    LEGAL_BASIS = "legal_basis"
    BODY = "body"
    ANNEX = "annex"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text of the document; `key` is that of its sentence, blank where it is not reworded by itself."""

    part: Part
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What a row of the annex says, for comparison with the text; `numbers` are all that the text may name.

    `figures` are those of them that the annex prints. `names` may hold numbers of their own ("... trên 1.000 dân"),
    which are no figures. `title` names a row without a code ("chỉ tiêu 12"), `citation` stands over its lines in
    tables.
    """

    assignment_id: AssignmentId
    code: str
    verdict: Verdict
    value: Decimal | None = None
    unit: str = ""
    numbers: frozenset[Decimal] = frozenset()
    names: tuple[str, ...] = ()
    is_proven: bool = True
    is_explained: bool = False
    title: str = ""
    citation: str = ""
    figures: frozenset[Decimal] = frozenset()

    @property
    def called(self) -> str:
        """What a finding calls it, as the first words of a sentence."""
        title = self.code or self.title
        return f"{title[:1].upper()}{title[1:]}"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A department's name of before and what it is called `since` a day."""

    old: str
    now: str
    since: date


@dataclass(frozen=True, slots=True)
class FormerOfficer:
    """Somebody who left office; `until` is the last day."""

    name: str
    until: date


@dataclass(frozen=True, slots=True)
class ProvinceName:
    """A province by a name that it has or had; `now` is what it is part of `since` a day, blank while it goes on."""

    name: str
    now: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is who: the user's `province`, all provinces, the spellings of each department.

    `quoted` are titles of plans and names of rows, which are repeated word for word whomever they name.
    """

    province: str = ""
    provinces: tuple[ProvinceName, ...] = ()
    departments: tuple[tuple[str, ...], ...] = ()
    quoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SigningMatter:
    """One document before it is signed.

    `counts` are the numbers of rows and work items the text may name, `generated` what the program writes for each
    sentence. `documents` are plans and evidence with their days, `plan_numbers` those of plans; `unit_symbol` is the
    department's, `plans` are those it carries out, `printed` their tasks and names, repeated as they stand. `today` is
    None where days to come are none of the matter, `is_whole_year` where the period is a year. `addressee_place` is
    where the addressee is written, `period_year` the year a report is about, which may be signed in a later one; None
    where that is the same.
    """

    report: Report
    rows: tuple[CheckedRow, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    former_officers: tuple[FormerOfficer, ...] = ()
    counts: frozenset[int] | None = None
    needs_addressee: bool = True
    generated: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, date | None] = field(default_factory=dict)
    plan_numbers: tuple[str, ...] = ()
    unit_symbol: str = ""
    plans: tuple[CitedPlan, ...] = ()
    printed: tuple[str, ...] = ()
    parties: Parties = field(default_factory=Parties)
    today: date | None = None
    is_whole_year: bool = False
    addressee_place: Spot = field(default_factory=lambda: Spot(Site.PREFERENCES, "addressee"))
    period_year: int | None = None

    @property
    def year(self) -> int:
        """The year the document is about."""
        return self.period_year or self.report.letterhead.year


@dataclass(frozen=True, slots=True)
class SigningFinding:
    """One thing to look at: `quote` is the text in question, `key` its sentence, `place` where it is put right."""

    rule: SigningRule
    text: str
    part: Part = Part.BODY
    key: str = ""
    quote: str = ""
    place: Spot = field(default_factory=lambda: Spot(Site.PERIODS))

    @property
    def severity(self) -> Severity:
        """How grave."""
        return RULES[self.rule].severity

    @property
    def remedy(self) -> str:
        """What to do."""
        return RULES[self.rule].remedy

    @property
    def source(self) -> str:
        """Who states the rule."""
        return RULES[self.rule].source


def found(rule: SigningRule, said: Said, place: Spot | None = None, /, **words: str) -> SigningFinding:
    """A finding in a piece of the document, said with the words of its rule."""
    cut = {name: _cut(word, _LONGEST) for name, word in words.items()}
    sentence = RULES[rule].sentence.format(**cut)
    return SigningFinding(rule, sentence, said.part, said.key, short(said.text), place or place_of_part(said.part))


def place_of_part(part: Part) -> Spot:
    """Where a part of the document is put right: head, foot and addressee in the settings, words in the report."""
    return setting(_FIELDS[part]) if part in _FIELDS else Spot(Site.PERIODS)


def setting(field_name: str) -> Spot:
    """A field of the settings, by its name in the profile."""
    return Spot(Site.PREFERENCES, field_name)


_FIELDS: Final[Mapping[Part, str]] = {
    Part.HEAD: "parent_body",
    Part.ADDRESSEE: "addressee",
    Part.SIGNATURE: "signer_name",
    Part.RECIPIENTS: "recipients",
}


def short(text: str) -> str:
    """`text` for a list."""
    return _cut(text, SHORT)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def everything_said(report: Report) -> Iterator[Said]:
    """The words of the document in their order, but for its tables."""
    head = report.letterhead
    yield Said(Part.HEAD, head.abstract, "head/abstract")
    yield from (Said(Part.ADDRESSEE, name) for name in head.addressees)
    yield from (Said(Part.LEGAL_BASIS, line, "head/legal-basis") for line in head.legal_basis)
    yield from body_said(report)
    for annex in report.annexes:
        yield Said(Part.ANNEX, annex.title)
        yield from (Said(Part.ANNEX, block.text, block.key) for block in annex.blocks if isinstance(block, Paragraph))
    yield from (Said(Part.RECIPIENTS, line) for line in report.recipients)


def body_said(report: Report) -> Iterator[Said]:
    """Headings and paragraphs of the text."""
    for block in report.blocks:
        if isinstance(block, Paragraph):
            yield Said(Part.BODY, block.text, block.key)
        elif isinstance(block, Heading):
            yield Said(Part.BODY, block.text)
