"""One document of each kind that is signed, by the name of its golden files."""

from collections.abc import Callable

from pii_desktop.domain.letters import build_letter
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import build_report
from pii_desktop.domain.versions import VersionKind
from tests.domain.letter_samples import SAMPLES, SENDER
from tests.domain.test_correcting_report import changed, following
from tests.exporters.hard_texts import a_hard_report_of_forty_pages
from tests.exporters.pictured import pictured_content

REPORT, CORRECTION, SUPPLEMENT = "bao-cao", "bao-cao-dinh-chinh", "bao-cao-bo-sung"
LETTERS = tuple(f"van-ban-{name}" for name in SAMPLES)
NAMES = (REPORT, CORRECTION, SUPPLEMENT, *LETTERS)
HARD = "bao-cao-kho"
"""A report of forty pages with every text that breaks exporters; it has no golden files."""
WITH_SHEETS = (REPORT, CORRECTION, SUPPLEMENT)
"""Those that are offered as a workbook too; letters have no sheets."""


def document(name: str) -> Report:
    """The document of that name; the report has everything that is drawn."""
    reports: dict[str, Callable[[], Report]] = {
        REPORT: lambda: build_report(pictured_content()),
        CORRECTION: lambda: following(VersionKind.CORRECTION, changed()),
        SUPPLEMENT: lambda: following(VersionKind.SUPPLEMENT, changed()),
    }
    reports[HARD] = a_hard_report_of_forty_pages
    if name in reports:
        return reports[name]()
    return build_letter(SENDER, SAMPLES[name.removeprefix("van-ban-")])
