"""What the plans say they are about: read from the file, else typed; one setting, "plan-subjects", for all plans.

JSON, id of the plan → the words, as deadlines and columns are kept.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.services.catalogue import bundled_plan, bundled_plans
from pii_desktop.services.named_settings import named_setting, put_named_setting
from pii_desktop.text.normalise import one_line, search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "plan-subjects"


def subject_kept(uow: "UnitOfWork", plan_id: PlanId) -> str:
    """What a plan is about; blank where neither its file nor anybody said so."""
    subject: str = named_setting(uow, _KEY).get(str(plan_id), "")
    return subject


def put_subject(uow: "UnitOfWork", plan_id: PlanId, subject: str) -> None:
    """Keep what a plan is about, as part of an action under way; blank forgets it."""
    stored = named_setting(uow, _KEY)
    kept = {key: text for key, text in stored.items() if key != str(plan_id)}
    words = one_line(subject)
    kept |= {str(plan_id): words} if words else {}
    if kept != stored:
        put_named_setting(uow, _KEY, kept)


def take_subject_back(uow: "UnitOfWork", plan_id: PlanId, rows: Iterable[HistoryRow]) -> None:
    """Undo what `rows`, the history of an import, say of a subject, unless it was changed since."""
    mine = [row for row in rows if row.entity == "settings" and row.field == _KEY]
    if not mine:
        return
    before, after = (json.loads(text or "{}").get(str(plan_id), "") for text in (mine[0].old, mine[-1].new))
    if subject_kept(uow, plan_id) == after:
        put_subject(uow, plan_id, before)


def subject_in(parsed: ParsedPlan) -> str:
    """What a file says its plan is about: its own words, else those of the bundled plan with the same title."""
    if parsed.subject or not parsed.document.title:
        return parsed.subject
    title = _folded(parsed)
    known = (bundled_plan(each.key) for each in bundled_plans() if each.year == parsed.document.year)
    return next((each.subject for each in known if _folded(each) == title), "")


def _folded(parsed: ParsedPlan) -> str:
    return search_key(" ".join(parsed.document.title))
