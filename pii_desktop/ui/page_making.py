"""Makes the pages of the window; each is imported when it is first shown."""

from PySide6.QtWidgets import QWidget

from pii_desktop.ui.desk import Desk, PageKey


def make_page(key: PageKey, desk: Desk) -> QWidget:
    """The page behind a key."""
    beyond = _beyond(key, desk)
    if beyond is not None:
        return beyond
    match key:
        case PageKey.OVERVIEW:
            from pii_desktop.ui.overview.page import OverviewPage

            return OverviewPage(desk)
        case PageKey.INDICATORS:
            from pii_desktop.ui.indicators.page import IndicatorsPage

            return IndicatorsPage(desk)
        case PageKey.WORK:
            from pii_desktop.ui.work.page import WorkPage

            return WorkPage(desk)
        case PageKey.EVIDENCE:
            from pii_desktop.ui.evidence.tabbed_page import TabbedEvidence

            return TabbedEvidence(desk)
        case PageKey.PERIODS:
            from pii_desktop.ui.periods.page import PeriodsPage

            return PeriodsPage(desk)
        case PageKey.DENOMINATORS:
            from pii_desktop.ui.denominators.page import DenominatorsPage

            return DenominatorsPage(desk)
        case PageKey.ASSIGNMENTS:
            from pii_desktop.ui.assignments.page import AssignmentsPage

            return AssignmentsPage(desk)
    from pii_desktop.ui.preferences.page import PreferencesPage

    return PreferencesPage(desk)


def _beyond(key: PageKey, desk: Desk) -> QWidget | None:
    """Pages that links lead to and the navigation does not show."""
    match key:
        case PageKey.COORDINATION:
            from pii_desktop.ui.coordination.page import CoordinationPage

            return CoordinationPage(desk)
        case PageKey.NOTES:
            from pii_desktop.ui.notes.page import NotesPage

            return NotesPage(desk)
        case PageKey.HISTORY:
            from pii_desktop.ui.history.page import HistoryPage

            return HistoryPage(desk)
        case PageKey.REPORT:
            from pii_desktop.ui.report.page import ReportPage

            return ReportPage(desk)
    return None
