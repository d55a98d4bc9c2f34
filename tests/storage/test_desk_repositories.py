"""Officers, requests and the log: what is kept, what is found, what the history tells."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.coordination import Asked, Exchange, Reply, Request, RequestState, Way
from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import ExchangeId, FocalOfficerId, PeriodId, RequestId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.profile import Officer
from pii_desktop.errors import InputError
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_row
from tests.storage.stored import a_file, a_stored_assignment, a_stored_period, a_stored_plan

HOME = "Sở Nội vụ"


def a_term(name: str, since: date | None = None, until: date | None = None, **fields: object) -> FocalOfficer:
    term = FocalOfficer(FocalOfficerId(0), HOME, Post.SPECIALIST, Officer(name), since, until)
    return replace(term, **fields)  # type: ignore[arg-type]


def a_request(uow: UnitOfWork, department: str = HOME, **fields: object) -> RequestId:
    assignment_id, period_id = a_stored_assignment(uow), a_stored_period(uow)
    return add_request(uow, Request(RequestId(0), assignment_id, period_id, department, "Số liệu"), **fields)


def add_request(uow: UnitOfWork, request: Request, **fields: object) -> RequestId:
    return uow.requests.add(replace(request, **fields))  # type: ignore[arg-type]


def test_the_officer_of_a_day_is_the_last_who_came(workspace: Workspace) -> None:
    def store(uow: UnitOfWork) -> None:
        uow.focal_officers.add(a_term("Trần Văn Nam", until=date(2025, 6, 30)))
        uow.focal_officers.add(a_term("Lê Thị Hoa", date(2025, 7, 1)))

    workspace.run(store)

    def on(day: date) -> str:
        person = workspace.read(lambda uow: uow.focal_officers.in_office(HOME, Post.SPECIALIST, day))
        return person.officer.name if person else ""

    assert [on(date(2025, 6, 30)), on(date(2025, 7, 1))] == ["Trần Văn Nam", "Lê Thị Hoa"]
    assert workspace.read(lambda uow: uow.focal_officers.in_office(HOME, Post.LEADER, date(2025, 7, 1))) is None


def test_officers_are_found_without_accents_and_signs_stay_signs(workspace: Workspace) -> None:
    workspace.run(lambda uow: uow.focal_officers.add(a_term("Đỗ Văn Ước", officer=Officer("Đỗ Văn Ước", phone="0222"))))

    def found(words: str) -> int:
        return len(workspace.read(lambda uow: uow.focal_officers.search(words, 10)))

    assert [found("do van uoc"), found("noi vu 0222"), found("%"), found("100_")] == [1, 1, 0, 0]


def test_a_changed_telephone_stands_in_the_history(workspace: Workspace) -> None:
    person_id = workspace.run(lambda uow: uow.focal_officers.add(a_term("Lê Thị Hoa")))
    corrected = a_term("Lê Thị Hoa", officer=Officer("Lê Thị Hoa", phone="0222 111"), id=person_id)

    assert workspace.run(lambda uow: uow.focal_officers.update(corrected))

    newest = workspace.read(lambda uow: uow.history.of("officer", person_id))[0]
    assert (newest.field, newest.old, newest.new) == ("phone", "", "0222 111")


def test_a_department_is_asked_once_for_a_row_and_period(workspace: Workspace) -> None:
    request_id = workspace.run(a_request)
    there = workspace.read(lambda uow: uow.requests.get(request_id))

    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: uow.requests.add(replace(there, content="Khác")))
    assert caught.value.code == "request-exists"


def test_a_request_comes_back_with_its_reply(workspace: Workspace) -> None:
    reply = Reply(Decimal("12.50"), None, Decimal(3), "Đã làm", "", "QĐ 12", "Hoa")
    request_id = workspace.run(lambda uow: a_request(uow, reply=reply, state=RequestState.ANSWERED))

    stored = workspace.read(lambda uow: uow.requests.get(request_id))
    assert (stored.reply, stored.state) == (reply, RequestState.ANSWERED)
    assert str(stored.reply.value) == "12.50"

    workspace.run(lambda uow: uow.requests.delete(request_id))
    assert workspace.read(lambda uow: uow.requests.of_period(stored.period_id)) == ()


def test_lists_and_counts_of_requests_agree(workspace: Workspace) -> None:
    def store(uow: UnitOfWork) -> PeriodId:
        plan_id, period_id = a_stored_plan(uow), a_stored_period(uow)
        for number, state in enumerate((RequestState.OPEN, RequestState.OPEN, RequestState.ANSWERED)):
            row = uow.assignments.add(plan_id, number, a_row(f"2.2.{number}"), role=Role.LEAD, is_tracked=True)
            request = Request(RequestId(0), row, period_id, HOME, "Số liệu", state=state)
            uow.requests.add(replace(request, due_on=date(2025, 5, 1 + 9 * number)))
        return period_id

    period_id = workspace.run(store)
    day = date(2025, 5, 5)

    def total(**wanted: object) -> int:
        asked = replace(Asked(period_id), **wanted)  # type: ignore[arg-type]
        rows, count = workspace.read(lambda uow: uow.coordination.asked(asked, day))
        assert len(rows) == count
        return count

    counts = workspace.read(lambda uow: uow.coordination.counts(Asked(period_id), day))
    assert counts == {"open": 2, "answered": 1, "overdue": 1}
    assert (total(state=RequestState.OPEN), total(is_overdue=True)) == (2, 1)
    assert (total(words="2.2.1"), total(words="noi vu"), total(words="%_%")) == (1, 3, 0)
    load = workspace.read(lambda uow: uow.coordination.loads(period_id, day))[0]
    assert (load.asked, load.open, load.overdue, load.days_late) == (3, 2, 1, 4)


def test_a_list_says_how_many_it_does_not_show(workspace: Workspace) -> None:
    request_id = workspace.run(a_request)
    period_id = workspace.read(lambda uow: uow.requests.get(request_id)).period_id
    wanted = Asked(period_id, limit=0)
    assert workspace.read(lambda uow: uow.coordination.asked(wanted, date(2025, 5, 5))) == ((), 1)


def test_the_log_is_read_newest_first(workspace: Workspace) -> None:
    def store(uow: UnitOfWork) -> None:
        for day, content in ((3, "Phiếu"), (9, "Trả lời 50 %")):
            uow.exchanges.add(Exchange(ExchangeId(0), date(2025, 5, day), Way.SENT, HOME, content))

    workspace.run(store)

    assert [line.content for line in workspace.read(lambda uow: uow.exchanges.latest())] == ["Trả lời 50 %", "Phiếu"]
    assert [line.content for line in workspace.read(lambda uow: uow.exchanges.latest(words="50 %"))] == ["Trả lời 50 %"]
    assert workspace.read(lambda uow: uow.exchanges.latest(words="%5")) == ()


def test_documents_that_end_soon_are_found_by_the_earlier_of_two_ends(workspace: Workspace, tmp_path: Path) -> None:
    def store(uow: UnitOfWork) -> None:
        for number, (force, certificate) in enumerate(((None, date(2025, 6, 1)), (date(2026, 1, 1), date(2025, 6, 9)))):
            file = a_file(tmp_path, f"{number}.pdf", f"%PDF {number}".encode())
            fields = EvidenceFields(number=f"{number}/QĐ", in_force_to=force, expires_on=certificate)
            uow.evidence.add(uow.files.store(file), fields)

    workspace.run(store)

    found = workspace.read(lambda uow: uow.coordination.expiring(date(2025, 6, 2), date(2025, 7, 1), 10))
    assert [(each.number, each.until) for each in found] == [("1/QĐ", date(2025, 6, 9))]
