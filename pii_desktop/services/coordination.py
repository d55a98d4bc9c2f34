"""Who owes what: requests to coordinating departments, and what the department itself owes as one of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coordination import (
    Asked,
    DepartmentLoad,
    Exchange,
    OwedRow,
    Request,
    RequestRow,
    RequestState,
)
from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.ids import AssignmentId, ExchangeId, PeriodId, RequestId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan_years import reported_plans
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.proposing import CONTENT, Names, Proposed, due_day, propose
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import directory, mergers
from pii_desktop.services.dates import today
from pii_desktop.services.people import contact_of
from pii_desktop.services.profiles import own_department
from pii_desktop.services.succession import successions
from pii_desktop.services.told_names import directory_of
from pii_desktop.text.normalise import clean_text, one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

MOST_LINES = 500
"""How many lines of the log are shown at once."""

_MOST_OWED = 500
_REQUEST = "request"


@dataclass(frozen=True, slots=True)
class RequestList:
    """What the list of requests shows: the period, its rows, how many there are in all, and the counts of the chips."""

    period: Period | None
    rows: tuple[RequestRow, ...] = ()
    total: int = 0
    counts: dict[str, int] | None = None
    loads: tuple[DepartmentLoad, ...] = ()


@dataclass(frozen=True, slots=True)
class Created:
    """How many requests were made for how many departments; `collective` rows name nobody and wait for a choice."""

    requests: int
    departments: int
    collective: tuple[AssignmentId, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """One request with its row of the plan, whom to call about it, and why it was closed, if it was."""

    request: Request
    assignment: StoredAssignment
    contact: Officer | None
    reason: str


def request_list(uow: "UnitOfWork", wanted: Asked | None, day: date) -> RequestList:
    """The requests of a period; nothing without a period."""
    if wanted is None:
        return RequestList(None)
    rows, total = uow.coordination.asked(wanted, day)
    counts = uow.coordination.counts(wanted, day)
    loads = uow.coordination.loads(wanted.period_id, day)
    return RequestList(uow.periods.get(wanted.period_id), rows, total, counts, loads)


def propose_requests(uow: "UnitOfWork", period_id: PeriodId) -> Proposed:
    """Whom the plans of a period name as coordinating where the department leads, without those asked already.

    Departments that were merged are asked under the name of today; "các sở, ngành" names nobody.
    """
    found = propose(leading_rows(uow, period_id), names_today(uow))
    there = uow.requests.places(period_id)
    fresh = tuple(each for each in found.proposals if (each.assignment_id, each.department) not in there)
    asked = {assignment_id for assignment_id, _ in there}
    return Proposed(fresh, tuple(each for each in found.collective if each not in asked))


def leading_rows(uow: "UnitOfWork", period_id: PeriodId) -> tuple[StoredAssignment, ...]:
    """The rows for which somebody can be asked in a period: those the department leads."""
    standing = reported_plans(uow.periods.get(period_id), uow.plans.all(), uow.periods.all())
    return tuple(each for each in uow.coordination.sharing(frozenset({Role.LEAD})) if each.plan_id in standing)


def create_requests(uow: "UnitOfWork", period_id: PeriodId) -> Created:
    """Make a request of everything that is proposed, with the usual content and day."""
    proposed = propose_requests(uow, period_id)
    due = due_day(uow.periods.get(period_id).deadline, today())
    action = f"Lập {len(proposed.proposals)} đề nghị phối hợp"
    with uow.action(action):
        for each in proposed.proposals:
            new = Request(RequestId(0), each.assignment_id, period_id, each.department, CONTENT, due_on=due)
            uow.requests.add(new)
    changes = _changes(action, (each.assignment_id for each in proposed.proposals))
    departments = {each.department for each in proposed.proposals}
    return Created(len(proposed.proposals), len(departments), proposed.collective, changes)


def add_request(uow: "UnitOfWork", assignment_id: AssignmentId, period_id: PeriodId, department: str) -> Changes:
    """Ask one department for one row. Raises InputError where it was asked already, or is the user's own."""
    stored = uow.assignments.get(assignment_id)
    named = directory_of(uow).department(one_line(department))
    if not named.name or named.key == own_department(uow).key:
        raise InputError(
            "Chưa chọn đơn vị được đề nghị.", "Chưa có gì được ghi.", "Hãy chọn một đơn vị khác đơn vị mình.", "blank"
        )
    due = due_day(uow.periods.get(period_id).deadline, today())
    action = f"Đề nghị {named.name} cung cấp {stored.display_code}".strip()
    with uow.action(action):
        uow.requests.add(Request(RequestId(0), assignment_id, period_id, named.name, CONTENT, due_on=due))
    return _changes(action, (assignment_id,))


def change_request(uow: "UnitOfWork", request_id: RequestId, content: str, due_on: date | None) -> Changes:
    """Another content or due day. Raises InputError for a blank content."""
    words = clean_text(content)
    if not words:
        raise InputError("Chưa có nội dung đề nghị.", "Chưa có gì được ghi.", "Hãy nêu cần cung cấp gì.", "blank")
    request = replace(uow.requests.get(request_id), content=words, due_on=due_on)
    return _updated(uow, request, f"Sửa đề nghị gửi {request.department}")


def move_due(uow: "UnitOfWork", request_ids: Iterable[RequestId], due_on: date) -> Changes:
    """Another due day for several requests at once."""
    requests = [uow.requests.get(each) for each in request_ids]
    action = f"Đổi hạn trả lời của {len(requests)} đề nghị"
    with uow.action(action):
        for request in requests:
            uow.requests.update(replace(request, due_on=due_on))
    return _changes(action, (request.assignment_id for request in requests))


def close_request(uow: "UnitOfWork", request_id: RequestId, reason: str) -> Changes:
    """Nothing is needed any more; the reason stands in the history. Raises InputError for a blank reason."""
    why = one_line(reason)
    if not why:
        raise InputError("Chưa nêu lý do.", "Đề nghị vẫn giữ nguyên.", "Hãy ghi vì sao không cần nữa.", "blank")
    request = replace(uow.requests.get(request_id), state=RequestState.CLOSED)
    return _updated(uow, request, f"Đóng đề nghị gửi {request.department}", why)


def reopen_request(uow: "UnitOfWork", request_id: RequestId) -> Changes:
    """Ask again; a reply that is there stays."""
    request = replace(uow.requests.get(request_id), state=RequestState.OPEN)
    return _updated(uow, request, f"Mở lại đề nghị gửi {request.department}")


def request_detail(uow: "UnitOfWork", request_id: RequestId, day: date) -> RequestDetail:
    """A request with what its line does not show. Raises InputError (code "not-found")."""
    request = uow.requests.get(request_id)
    contact = contact_of(uow, request.department, day)
    return RequestDetail(request, uow.assignments.get(request.assignment_id), contact, closing_reason(uow, request_id))


def closing_reason(uow: "UnitOfWork", request_id: RequestId) -> str:
    """Why a request was closed; blank while it is not."""
    if uow.requests.get(request_id).state is not RequestState.CLOSED:
        return ""
    return next((row.why for row in uow.history.of(_REQUEST, request_id) if row.field == "state"), "")


def delete_request(uow: "UnitOfWork", request_id: RequestId) -> Changes:
    """Take a request out with its reply; it rests in the trash."""
    request = uow.requests.get(request_id)
    action = f"Xoá đề nghị gửi {request.department}"
    code = uow.assignments.get(request.assignment_id).display_code
    with uow.action(action, deleted=f"Đề nghị gửi {request.department} về {code}: {request.content}"):
        uow.requests.delete(request_id)
    return _changes(action, (request.assignment_id,))


def owed(uow: "UnitOfWork", period_id: PeriodId) -> tuple[tuple[OwedRow, ...], int]:
    """What the department owes others: the rows in which it only coordinates; and how many there are in all."""
    standing = reported_plans(uow.periods.get(period_id), uow.plans.all(), uow.periods.all())
    return uow.coordination.owed(period_id, standing, _MOST_OWED)


def log(uow: "UnitOfWork", period_id: PeriodId | None, words: str = "") -> tuple[Exchange, ...]:
    """What was sent and received, the newest first; of every period where none is named."""
    return uow.exchanges.latest(period_id, words, MOST_LINES)


def write_line(uow: "UnitOfWork", line: Exchange) -> Changes:
    """Add a line of the log by hand, or change the one of its id. Raises InputError for blank words."""
    line = replace(line, department=one_line(line.department), content=clean_text(line.content))
    if not line.department or not line.content:
        raise InputError("Chưa đủ đơn vị và nội dung.", "Chưa có gì được ghi.", "Hãy nhập cả hai rồi lưu lại.", "blank")
    action = f"Ghi nhật ký {line.way.label.lower()}: {line.department}"
    with uow.action(action):
        if line.id:
            uow.exchanges.update(line)
        else:
            uow.exchanges.add(line)
    return _changes(action)


def delete_line(uow: "UnitOfWork", line_id: ExchangeId) -> Changes:
    """Take a line out of the log; it rests in the trash."""
    line = uow.exchanges.get(line_id)
    action = f"Xoá dòng nhật ký {line.way.label.lower()}: {line.department}"
    with uow.action(action, deleted=f"{line.way.label}, {line.department}: {line.content}"):
        uow.exchanges.delete(line_id)
    return _changes(action)


def _updated(uow: "UnitOfWork", request: Request, action: str, why: str = "") -> Changes:
    with uow.action(action, why):
        uow.requests.update(request)
    return _changes(action, (request.assignment_id,))


def _changes(action: str, assignments: Iterable[AssignmentId] = ()) -> Changes:
    return Changes(action, assignments=frozenset(assignments), desk=True)


def names_today(uow: "UnitOfWork") -> Names:
    """Whose names are whose today: mergers of the catalogue and reorganisations that were carried out."""
    own = own_department(uow)
    known = {each.key: each for each in directory().departments}
    day = today()
    successors: dict[str, Department] = {
        each.old: known[each.new] for each in mergers() if not each.is_partial and each.since <= day
    }
    mine = {own.key}
    for succession in successions(uow):
        change = succession.reorganisation
        if succession.is_undone or change.is_partial:
            continue
        successors |= {old.key: change.new for old in change.old if old.key != change.new.key}
    mine |= {old for old, new in successors.items() if new.key == own.key}
    return Names(directory_of(uow), frozenset(mine), {old: new for old, new in successors.items() if old not in mine})
