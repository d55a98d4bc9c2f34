"""One document of each kind that is signed, by the name of its golden files."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.evidence import EvidenceFile
from pii_desktop.domain.letters import build_letter
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import build_report
from pii_desktop.domain.versions import VersionKind
from tests.domain.letter_samples import SAMPLES, SENDER
from tests.domain.test_correcting_report import LATER_DOCUMENT, SENT, changed, following
from tests.exporters.hard_texts import HARD as HARD_TEXTS
from tests.exporters.hard_texts import LONG_FILE_NAME, MARKUP, a_hard_report_of_forty_pages, a_report_of_rows
from tests.exporters.pictured import pictured_content
from tests.exporters.sample import a_row

REPORT, CORRECTION, SUPPLEMENT = "bao-cao", "bao-cao-dinh-chinh", "bao-cao-bo-sung"
LETTERS = tuple(f"van-ban-{name}" for name in SAMPLES)
NAMES = (REPORT, CORRECTION, SUPPLEMENT, *LETTERS)
HARD = "bao-cao-kho"
"""A report of forty pages with every text that breaks exporters; it has no golden files."""
HARD_CORRECTION = "bao-cao-dinh-chinh-kho"
"""A correcting report whose old and new words break exporters."""
HARD_ONES = (HARD, HARD_CORRECTION)
HIGH_ROWS = "bao-cao-dong-cao"
"""Results of one to thirty sentences: rows that are kept whole, that just fit, that are broken."""
WITH_SHEETS = (REPORT, CORRECTION, SUPPLEMENT)
"""Those that are offered as a workbook too; letters have no sheets."""


def hard_correction() -> Report:
    """Every result was another one, every hard text stands among the old ones and among the new ones."""
    sent = replace(SENT, rows=tuple(indicator_rows(HARD_TEXTS)))
    now = replace(sent, rows=tuple(indicator_rows((*HARD_TEXTS[1:], HARD_TEXTS[0]))))
    late = replace(LATER_DOCUMENT, files=(EvidenceFile(LONG_FILE_NAME, "c" * 64, 9),))
    late = replace(late, fields=replace(late.fields, abstract=MARKUP))
    return following(VersionKind.CORRECTION, replace(now, evidence=(*now.evidence, late)), sent=sent)


def indicator_rows(results: tuple[str, ...]) -> Iterator[IndicatorRow]:
    for number, text in enumerate(results, start=1):
        yield a_row("1.1.3", f"Chỉ số {number} & <b>", number=number, result=text, value=Decimal(number))


def report_of_high_rows() -> Report:
    """Every number of sentences once, the long ones among the short ones."""
    return a_report_of_rows(*("Đã ban hành văn bản hướng dẫn và tổ chức hội nghị. " * (1 + number * 7 % 30)
                              for number in range(30)))  # fmt: skip


def document(name: str) -> Report:
    """The document of that name; the report has everything that is drawn."""
    reports: dict[str, Callable[[], Report]] = {
        REPORT: lambda: build_report(pictured_content()),
        CORRECTION: lambda: following(VersionKind.CORRECTION, changed()),
        SUPPLEMENT: lambda: following(VersionKind.SUPPLEMENT, changed()),
    }
    reports |= {HARD: a_hard_report_of_forty_pages, HARD_CORRECTION: hard_correction}
    reports[HIGH_ROWS] = report_of_high_rows
    if name in reports:
        return reports[name]()
    return build_letter(SENDER, SAMPLES[name.removeprefix("van-ban-")])
