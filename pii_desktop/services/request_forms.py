"""Forms that go out to coordinating departments: built from the requests, written one a department, logged as sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.checks_values import unit_of
from pii_desktop.domain.coordination import Asked, Exchange, RequestRow, RequestState, Way
from pii_desktop.domain.ids import ExchangeId, PeriodId, RequestId
from pii_desktop.domain.report_material import without_remark
from pii_desktop.domain.request_form import FormMark, FormRow, RequestForm
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import framework
from pii_desktop.services.dates import today
from pii_desktop.services.people import contact_words, own_staff
from pii_desktop.services.profiles import load_profile
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_MARK_LENGTH = 12
_MOST = 20_000  # as many rows as a reply may have
_FORBIDDEN = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form and the file it was written to."""

    form: RequestForm
    file: Path


def workspace_mark(uow: "UnitOfWork") -> str:
    """What tells this workspace from every other one, also after it was moved or restored: twelve hex digits."""
    return uow.history.beginning()[:_MARK_LENGTH]


def request_forms(uow: "UnitOfWork", period_id: PeriodId, departments: Sequence[str] = ()) -> tuple[RequestForm, ...]:
    """A form for each department with requests that are not closed, or for those named.

    Raises InputError where nobody is asked for anything (code "no-requests").
    """
    wanted = Asked(period_id, departments=tuple(departments), limit=_MOST)
    rows, _ = uow.coordination.asked(wanted, today())
    by_department: dict[str, list[RequestRow]] = {}
    for row in rows:
        if row.request.state is not RequestState.CLOSED:
            by_department.setdefault(row.request.department, []).append(row)
    if not by_department:
        raise InputError(
            "Chưa có đề nghị nào để xuất phiếu.",
            "Chưa có tệp nào được ghi.",
            "Hãy lập đề nghị theo phân công trước.",
            "no-requests",
        )
    return tuple(_form(uow, period_id, department, found) for department, found in by_department.items())


def write_forms(forms: Iterable[RequestForm], folder: Path, author: str) -> tuple[WrittenForm, ...]:
    """Write each form into `folder` under a name of its own; files that are there stay. Raises OutputError."""
    from pii_desktop.exporters.request_form_xlsx import render_request_form

    written = []
    for form in forms:
        target = _free(folder, file_stem(form))
        render_request_form(form, author, target)
        written.append(WrittenForm(form, target))
    return tuple(written)


def file_stem(form: RequestForm) -> str:
    """The name of a form's file, one that Windows allows: "Phiếu số liệu - Sở Nội vụ - Năm 2025"."""
    words = f"Phiếu số liệu - {form.department} - {form.period_title}"
    return one_line("".join("-" if sign in _FORBIDDEN else sign for sign in words))[:120].rstrip(". ")


def mark_sent(uow: "UnitOfWork", written: Sequence[WrittenForm]) -> Changes:
    """Note that the forms went out: the day of asking where there is none yet, and a line of the log each."""
    action = f"Xuất phiếu đề nghị gửi {len(written)} đơn vị"
    touched = set()
    with uow.action(action):
        for each in written:
            for row in each.form.rows:
                request = uow.requests.get(row.request_id)
                uow.requests.update(replace(request, asked_on=request.asked_on or today()))
                touched.add(request.assignment_id)
            uow.exchanges.add(_line(each))
    return Changes(action, assignments=frozenset(touched), desk=True)


def _line(written: WrittenForm) -> Exchange:
    form = written.form
    content = f"Phiếu đề nghị cung cấp số liệu {form.period_title}: {len(form.rows)} nội dung"
    period_id = form.mark.period_id
    return Exchange(ExchangeId(0), today(), Way.SENT, form.department, content, period_id, written.file.name)


def _form(uow: "UnitOfWork", period_id: PeriodId, department: str, rows: Sequence[RequestRow]) -> RequestForm:
    period = uow.periods.get(period_id)
    staff = own_staff(uow, today())
    person = staff.specialist or staff.leader
    dues = [row.request.due_on for row in rows if row.request.due_on and row.request.state is RequestState.OPEN]
    return RequestForm(
        mark=FormMark(workspace_mark(uow), period_id),
        sender=load_profile(uow).called,
        department=department,
        period_title=period.title,
        due_on=min(dues, default=None),
        contact=contact_words(person.officer if person else None),
        rows=tuple(_row(row) for row in rows),
    )


def _row(row: RequestRow) -> FormRow:
    reply = row.request.reply
    return FormRow(
        request_id=RequestId(row.request.id),
        code=row.assignment.display_code,
        name=without_remark(row.assignment.row.name),
        unit=unit_of(row.assignment.row, framework()) or "",
        content=row.request.content,
        target=row.assignment.own_target_printed or row.assignment.row.target_printed or "",
        value=reply.value,
        numerator=reply.numerator,
        denominator=reply.denominator,
        result=reply.result,
        difficulties=reply.difficulties,
        documents=reply.documents,
        officer=reply.officer,
    )


def _free(folder: Path, stem: str) -> Path:
    """A name in `folder` that no file has: a clerk may have worked in the earlier one."""
    number, target = 1, folder / f"{stem}.xlsx"
    while target.exists():
        number += 1
        target = folder / f"{stem} ({number}).xlsx"
    return target
