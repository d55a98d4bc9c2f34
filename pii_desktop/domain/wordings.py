"""What the user made of the sentences that a report writes from the records (services/wordings.py)."""

from dataclasses import dataclass

from pii_desktop.domain.ids import PeriodId, PlanId, WordingId


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as the user wants it: for one period, or as a template for a plan or (both None) for all plans.

    `key` is that of the generated sentence, or "own/..." for one the user added behind the sentence `after`. `text`
    holds places in braces that the records fill ("{số chỉ số đạt}"). `based_on` is the generated pattern the user saw,
    so that a later change of it can be told. A sentence that is left out keeps its text.
    """

    id: WordingId
    key: str
    text: str
    based_on: str = ""
    after: str = ""
    is_left_out: bool = False
    plan_id: PlanId | None = None
    period_id: PeriodId | None = None
