"""Nothing stands in the way of a report: each row says why it has no result or no evidence."""

from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.progress import Entry
from pii_desktop.services.blocking import blocking
from pii_desktop.services.progress import record

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

WHY = "Đang chờ số liệu chính thức của Chi cục Thống kê"


def explain_all(uow: "UnitOfWork", period_id: PeriodId) -> Changes:
    """Every row with an error gets an explanation; what was reported before in such a row is replaced."""
    changes = Changes("Giải trình")
    for row in {each.assignment_id for each in blocking(uow, period_id) if each.assignment_id is not None}:
        changes = record(uow, row, period_id, Entry(explanation=WHY))[1]
    return changes
