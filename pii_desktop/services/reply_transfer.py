"""Put what a department answered into the period's entry, where the clerk says so."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.checks_values import ratio_unit_of
from pii_desktop.domain.coordination import Request, RequestState
from pii_desktop.domain.ids import RequestId
from pii_desktop.domain.listing import EntryState, StoredAssignment
from pii_desktop.domain.reply_transfer import Transfer, taken_over, transfers
from pii_desktop.domain.request_form import FormColumn
from pii_desktop.services.catalogue import framework
from pii_desktop.services.progress import record

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class TransferPreview:
    """The request, its row of the plan, and the fields that can be put into the entry; none where it has them all."""

    request: Request
    assignment: StoredAssignment
    fields: tuple[Transfer, ...]


def preview_transfer(uow: "UnitOfWork", request_id: RequestId) -> TransferPreview:
    """What the reply would change in the entry; stores nothing."""
    request = uow.requests.get(request_id)
    entry, _ = uow.progress.get(request.assignment_id, request.period_id)
    return TransferPreview(request, uow.assignments.get(request.assignment_id), transfers(request, entry))


def transfer_reply(uow: "UnitOfWork", request_id: RequestId, chosen: Collection[FormColumn]) -> Changes:
    """Put the chosen fields into the entry, which stays a draft unless it was done, and mark the reply as taken.

    Choosing nothing keeps the entry as it is. One step for undo. Raises InputError when the denominator is zero.
    """
    preview = preview_transfer(uow, request_id)
    request = preview.request
    entry, state = uow.progress.get(request.assignment_id, request.period_id)
    changed = taken_over(entry, preview.fields, chosen, ratio_unit_of(preview.assignment.row, framework()))
    action = f"Đưa trả lời của {request.department} vào kỳ báo cáo"
    with uow.action(action):
        if changed != entry:
            is_done = state is EntryState.DONE
            record(uow, request.assignment_id, request.period_id, changed, is_done=is_done)
        uow.requests.update(replace(request, state=RequestState.TAKEN))
    touched, periods = frozenset({request.assignment_id}), frozenset({request.period_id})
    return Changes(action, assignments=touched, periods=periods, desk=True)
