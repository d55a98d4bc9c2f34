"""What the page reads: the sentences of the period's report, and what the check before signature finds."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period
from pii_desktop.domain.wordings import Outline
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.scope import Scope
from pii_desktop.services.signing_checks import SigningCheck, check_before_signing
from pii_desktop.services.wordings import outline
from pii_desktop.ui.drafts import texts_of, wording_draft_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


_NONE = Outline(())


@dataclass(frozen=True, slots=True)
class Shown:
    """The period (None where there is none) and its sentences; `refusal` says why there are none."""

    period: Period | None
    sentences: Outline = _NONE
    drafts: tuple[tuple[str, str], ...] = ()
    refusal: InputError | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the report of a period, and when."""

    period_id: PeriodId
    found: SigningCheck
    at: str


def read_sentences(uow: "UnitOfWork", scope: Scope) -> Shown:
    """The report of the period of the scope, else of the current one."""
    period = scope_period(uow, scope)
    if period is None:
        return Shown(None)
    try:
        sentences = outline(uow, period.id)
    except InputError as refusal:
        return Shown(period, refusal=refusal)
    drafts = texts_of(uow.drafts.get(wording_draft_key(period.id)))
    return Shown(period, sentences, tuple(sorted(drafts.items())))


def read_check(uow: "UnitOfWork", period_id: PeriodId) -> Checked:
    """The check of a period's report as it stands."""
    return Checked(period_id, check_before_signing(uow, period_id), datetime.now().astimezone().strftime("%H:%M"))
