"""The words of a supplement or a correction: its reason is kept with them, and they go when its draft is given up."""

from typing import TYPE_CHECKING

from pii_desktop.domain.following import WHY, run_of, wordings_of
from pii_desktop.domain.ids import WordingId
from pii_desktop.domain.versions import Version
from pii_desktop.domain.wordings import Wording
from pii_desktop.services.wording_refusals import checked_text
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def put_reason(uow: "UnitOfWork", version: Version, why: str) -> None:
    """Keep the reason of a supplement or correction, as part of an action; a blank one leaves what was kept before.

    Raises InputError for control characters (code "control-characters") and an endless one (code "too-long").
    """
    run = run_of(version)
    if run is not None and one_line(why):
        words = one_line(checked_text(why))
        uow.wordings.put(Wording(WordingId(0), run.key(WHY), words, period_id=version.period_id))


def drop_sentences(uow: "UnitOfWork", version: Version) -> None:
    """Remove the words of a draft that is given up, as part of an action, unless an earlier version has them too."""
    run = run_of(version)
    versions = uow.versions.of_period(version.period_id)
    if run is None or any(run_of(each) == run for each in versions if each.id != version.id):
        return
    for each in wordings_of(uow.wordings.of_period(version.period_id), run):
        uow.wordings.delete(each.id)
