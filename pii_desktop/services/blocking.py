"""The errors that stand in the way of submitting: of what follows a sent report those of what it tells.

Errors in what was recorded are put right first. Those that the check before signature finds in the document itself
are passed with a reason: whoever signs may know better than a rule of form.
"""

from typing import TYPE_CHECKING

from pii_desktop.domain.findings import Finding
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.services.checking import findings
from pii_desktop.services.periods import find_period
from pii_desktop.services.report_findings import concerning
from pii_desktop.services.scope import Scope
from pii_desktop.services.signing_checks import signing_findings
from pii_desktop.services.version_refusals import FormError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def blocking(uow: "UnitOfWork", period_id: int) -> tuple[Finding, ...]:
    """The errors that stand in the way of submitting. Raises InputError for an unknown period."""
    period = find_period(uow, period_id)
    errors = [each for each in findings(uow, Scope(None, period.id)) if each.severity is Severity.ERROR]
    return concerning(uow, period, errors)


def form_errors(uow: "UnitOfWork", period_id: int) -> tuple[SigningFinding, ...]:
    """The errors that the check before signature finds in a report; nothing where there is no report yet.

    Takes as long as that check: seconds for thousands of rows. Raises as `signing_checks.check_before_signing`.
    """
    return tuple(each for each in signing_findings(uow, period_id) if each.severity is Severity.ERROR)


def check_form(uow: "UnitOfWork", period_id: int) -> None:
    """Raise FormError where the check before signature finds errors."""
    left = form_errors(uow, period_id)
    if left:
        raise FormError.of(left)
