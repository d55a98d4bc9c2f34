"""Which columns the table of a plan prints, in its order and its words: a report shows them in the same order.

They stand under the key "plan-columns" as JSON, id of the plan → list of meaning and words. Bundled plans bring their
own.
"""

from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.named_settings import named_setting, put_named_setting

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "plan-columns"
Columns = tuple[tuple[str, str], ...]


def keep_columns(uow: "UnitOfWork", plan_id: PlanId, parsed: ParsedPlan) -> None:
    """Keep the columns of its longest table, as part of the action under way; nothing where none is known."""
    columns = printed_columns(parsed)
    stored = named_setting(uow, _KEY)
    if columns and stored.get(str(plan_id)) != [list(each) for each in columns]:
        put_named_setting(uow, _KEY, stored | {str(plan_id): [list(each) for each in columns]})


def columns_of(uow: "UnitOfWork", plan: StoredPlan) -> Columns:
    """What was kept of a plan, else what the bundled plan of its name prints; empty where neither is known."""
    kept = named_setting(uow, _KEY).get(str(plan.id))
    if kept is not None:
        return tuple((meaning, words) for meaning, words in kept)
    return printed_columns(bundled_plan(plan.catalogue_key)) if plan.catalogue_key else ()


def printed_columns(parsed: ParsedPlan) -> Columns:
    """Meaning and words of each column that was read of the longest table, from left to right."""
    table = max(parsed.tables, key=lambda table: table.rows, default=None)
    if table is None:
        return ()
    ordered = sorted(table.columns.items(), key=lambda column: column[1])
    return tuple((meaning, table.header[at] if at < len(table.header) else "") for meaning, at in ordered)
