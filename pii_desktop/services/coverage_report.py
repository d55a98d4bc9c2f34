"""The list of required evidence on paper: built from the store, written in a format beside the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.coverage_report import CoverageContent, coverage_report
from pii_desktop.domain.period import signing_year
from pii_desktop.domain.report import Report
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.coverage import matrix
from pii_desktop.services.dates import today
from pii_desktop.services.policies import policy_register
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.scope import Scope
from pii_desktop.text.normalise import lower_first

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def build_coverage_report(uow: "UnitOfWork", scope: Scope) -> Report:
    """The list of the scope's rows as of today, with the register of policies."""
    period = scope_period(uow, scope)
    title = period.title if period else ""
    return coverage_report(
        CoverageContent(
            matrix=matrix(uow, scope),
            names=uow.coverage.short_names(),
            policies=policy_register(uow, period.id if period else None),
            profile=load_profile(uow),
            period=lower_first(title),
            year=signing_year(period, today()) if period else today().year,
            day=today(),
        )
    )


def write_coverage_report(report: Report, target: Path) -> None:
    """Write the list as PDF or workbook, by the ending of `target`. Raises OutputError when it cannot be written."""
    from pii_desktop.exporters.registry import render

    render(report, target.suffix, target)
