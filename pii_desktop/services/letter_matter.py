"""Gather what each document beside the report is made of; a query for each kind of record, none for each row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.departments import Department, Role
from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.handover import HandoverSheet
from pii_desktop.domain.ids import PeriodId, PlanId, RequestId
from pii_desktop.domain.letter_evidence import EvidenceMatter
from pii_desktop.domain.letter_form import Sender
from pii_desktop.domain.letter_handover import HandoverMatterSigned
from pii_desktop.domain.letter_misprints import MisprintsMatter, PrintedWrong
from pii_desktop.domain.letter_officers import Named, OfficersMatter
from pii_desktop.domain.letter_received import ReceivedMatter, ReceivedRow
from pii_desktop.domain.letter_reply import ReplyMatter
from pii_desktop.domain.letter_request import RequestMatter
from pii_desktop.domain.letters import Matter
from pii_desktop.domain.listing import IndicatorRow, StoredAssignment
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.report_content import PlanPart, ReportContent
from pii_desktop.domain.report_wording import addressees_of, short_citation, subject_of
from pii_desktop.domain.request_form import FormRow, RequestForm
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import to_row
from pii_desktop.services.catalogue import framework
from pii_desktop.services.coordination import names_today
from pii_desktop.services.dates import today
from pii_desktop.services.misprints import Misprint, ledger
from pii_desktop.services.people import Staff, own_staff
from pii_desktop.services.periods import find_period
from pii_desktop.services.plan_parts import plan_part
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.reorganising import received
from pii_desktop.services.request_forms import request_forms
from pii_desktop.services.succession import period_facts
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_NOTHING_WRITTEN = "Chưa có văn bản nào được lập."


@dataclass(frozen=True, slots=True)
class Gathered:
    """Who writes about what; whom it could go to, whom it goes to (blank for all of them), the requests it carries."""

    sender: Sender
    matter: Matter
    choices: tuple[str, ...] = ()
    department: str = ""
    requests: tuple[RequestId, ...] = ()


def requested(uow: "UnitOfWork", period_id: PeriodId, department: str = "") -> Gathered:
    """What is asked in a period; of one department, or of all without one. Raises InputError "no-requests"."""
    forms = request_forms(uow, period_id)
    names = tuple(form.department for form in forms)
    to = department if department in names else ""
    chosen = tuple(form for form in forms if to in ("", form.department))
    period, profile = find_period(uow, period_id), load_profile(uow)
    asked = _asked_about(uow, period_id, chosen)
    staff = own_staff(uow, today())
    person = staff.specialist or staff.leader
    report_to = addressees_of(ReportContent(profile, period, (), ()))[0]
    return Gathered(
        Sender(profile, today().year, _parts(uow, {row.plan_id for row in asked.values()})),
        RequestMatter(period, _in_full(chosen, asked), report_to, _officer(person)),
        names,
        to,
        tuple(row.request_id for form in chosen for row in form.rows),
    )


def reply(uow: "UnitOfWork", period_id: PeriodId, lead: str = "") -> Gathered:
    """What is owed to one department in the lead, to that with the most rows without one.

    Raises InputError (code "nothing-owed") where the department coordinates nothing.
    """
    rows = [row for row in _followed(uow, period_id) if row.assignment.role is Role.COORDINATING]
    by_lead = _by_lead(uow, rows)
    if not by_lead:
        raise InputError(
            "Đơn vị không phối hợp dòng nào trong kỳ này.",
            _NOTHING_WRITTEN,
            "Hãy chọn kỳ báo cáo khác.",
            "nothing-owed",
        )
    leads = tuple(sorted(by_lead, key=lambda name: -len(by_lead[name])))
    to = lead if lead in by_lead else leads[0]
    content = _content(uow, period_id, tuple(by_lead[to]))
    sender = Sender(content.profile, today().year, content.plans)
    return Gathered(sender, ReplyMatter(content, to), leads, to)


def _by_lead(uow: "UnitOfWork", rows: Iterable[IndicatorRow]) -> dict[str, list[IndicatorRow]]:
    """The rows by the department of today that leads them, in the order of the plans."""
    names = names_today(uow)
    known: dict[str, Department | None] = {}
    found: dict[str, list[IndicatorRow]] = {}
    for row in rows:
        for printed in row.assignment.row.lead:
            if printed not in known:
                known[printed] = names.now(printed)
        meant = (known[printed] for printed in row.assignment.row.lead)
        for name in dict.fromkeys(department.name for department in meant if department is not None):
            found.setdefault(name, []).append(row)
    return found


def misprints(uow: "UnitOfWork", plan_id: PlanId | None = None) -> Gathered:
    """The ledger of one plan, or of all. Raises InputError (code "no-misprints") where nothing is printed wrong."""
    by_plan: dict[PlanId, list[PrintedWrong]] = {}
    for each in ledger(uow):
        if plan_id in (None, each.plan_id):
            by_plan.setdefault(each.plan_id, []).append(_printed_wrong(each))
    if not by_plan:
        raise InputError(
            "Không có lỗi in nào để đề nghị đính chính.", _NOTHING_WRITTEN, "Hãy chọn kế hoạch khác.", "no-misprints"
        )
    parts = _parts(uow, by_plan)
    places = tuple((part, tuple(by_plan[part.plan.id])) for part in parts)
    return Gathered(Sender(load_profile(uow), today().year, parts), MisprintsMatter(places))


def officers(uow: "UnitOfWork") -> Gathered:
    """Who is in office, with whom each follows. Raises InputError (code "no-officers") where nobody is named."""
    staff = own_staff(uow, today())
    found = ((post, staff.holder(post)) for post in Post)
    named = tuple(Named(person, _before(staff, person)) for _, person in found if person is not None)
    if not named:
        raise InputError(
            "Chưa khai cán bộ đầu mối nào.", _NOTHING_WRITTEN, "Hãy khai cán bộ đầu mối ở Cài đặt.", "no-officers"
        )
    return Gathered(_sender_now(uow), OfficersMatter(named))


def evidence_list(uow: "UnitOfWork", period_id: PeriodId) -> Gathered:
    """The documents of a period. Raises InputError (code "no-evidence") where there is none."""
    content = _content(uow, period_id, _followed(uow, period_id))
    if not content.evidence:
        raise InputError(
            "Chưa có tài liệu nào gắn với chỉ số, chỉ tiêu của kỳ này.",
            _NOTHING_WRITTEN,
            "Hãy thêm minh chứng và gắn với chỉ số trước.",
            "no-evidence",
        )
    return Gathered(Sender(content.profile, today().year, content.plans), EvidenceMatter(content))


def received_rows(uow: "UnitOfWork") -> Gathered:
    """What came by reorganisations. Raises InputError (code "nothing-received") where nothing did."""
    found = received(uow)
    if not found:
        raise InputError(
            "Chưa nhận chỉ số nào do sắp xếp.",
            _NOTHING_WRITTEN,
            "Hãy thực hiện sắp xếp đơn vị trước.",
            "nothing-received",
        )
    parts = {part.plan.id: part for part in _parts(uow, {each.plan.id for each in found})}
    profile = load_profile(uow)
    rows = tuple(
        ReceivedRow(
            each.assignment.display_code, each.assignment.row.name,
            short_citation(parts[each.plan.id], profile.province), each.taken.from_department, each.taken.role,
            each.reorganisation, each.taken.old_role,
        )
        for each in found
    )  # fmt: skip
    return Gathered(Sender(profile, today().year, tuple(parts.values())), ReceivedMatter(rows))


def handed_over(uow: "UnitOfWork", sheet: HandoverSheet) -> Gathered:
    """The record: whoever held the specialist's post before gives, who holds it takes; alone, the holder gives."""
    staff = own_staff(uow, today())
    now = staff.specialist
    before = _before(staff, now) if now else None
    giver, taker = (before, now) if before else (now, None)
    return Gathered(_sender_now(uow), HandoverMatterSigned(sheet, _officer(giver), _officer(taker)))


def _followed(uow: "UnitOfWork", period_id: PeriodId) -> tuple[IndicatorRow, ...]:
    facts = period_facts(uow, find_period(uow, period_id))
    return tuple(to_row(each, framework()) for each in facts)


def _content(uow: "UnitOfWork", period_id: PeriodId, rows: tuple[IndicatorRow, ...]) -> ReportContent:
    ordered = tuple(sorted(rows, key=lambda row: (row.assignment.plan_id, row.assignment.position)))
    return ReportContent(
        load_profile(uow),
        find_period(uow, period_id),
        _parts(uow, {row.assignment.plan_id for row in rows}),
        ordered,
        evidence=_evidence_of(uow, rows),
        framework=framework(),
    )


def _evidence_of(uow: "UnitOfWork", rows: Iterable[IndicatorRow]) -> tuple[Evidence, ...]:
    followed = {row.assignment.id for row in rows}
    return tuple(each for each in uow.evidence.all() if followed.intersection(each.assignment_ids))


def _asked_about(
    uow: "UnitOfWork", period_id: PeriodId, forms: Iterable[RequestForm]
) -> dict[RequestId, StoredAssignment]:
    """The rows of the plans that these forms ask about."""
    wanted = {row.request_id for form in forms for row in form.rows}
    rows = uow.coordination.assignments_of(period_id)
    requests = (each for each in uow.requests.of_period(period_id) if each.id in wanted)
    return {each.id: rows[each.assignment_id] for each in requests if each.assignment_id in rows}


def _in_full(forms: Iterable[RequestForm], asked: dict[RequestId, StoredAssignment]) -> tuple[RequestForm, ...]:
    """The forms with the names as the plan prints them: a letter does not speak in our short names."""

    def named(row: FormRow) -> FormRow:
        return replace(row, name=asked[row.request_id].row.name) if row.request_id in asked else row

    return tuple(replace(form, rows=tuple(named(row) for row in form.rows)) for form in forms)


def _sender_now(uow: "UnitOfWork") -> Sender:
    """About the plans of this year, or of the latest one there is; those of the index where there are any."""
    profile, year = load_profile(uow), today().year
    plans = uow.plans.all()
    last = max((plan.document.year or 0 for plan in plans if (plan.document.year or 0) <= year), default=0)
    parts = _parts(uow, {plan.id for plan in plans if (plan.document.year or 0) == last})
    return Sender(profile, year, tuple(part for part in parts if subject_of(part)) or parts)


def _parts(uow: "UnitOfWork", wanted: Iterable[PlanId]) -> tuple[PlanPart, ...]:
    ids = set(wanted)
    return tuple(plan_part(uow, plan) for plan in uow.plans.all() if plan.id in ids)


def _printed_wrong(each: Misprint) -> PrintedWrong:
    return PrintedWrong(each.place, one_line(each.printed), one_line(each.read_as), each.name, each.reason)


def _before(staff: Staff, person: FocalOfficer) -> FocalOfficer | None:
    """Whom an officer follows: the latest term of the post that ended before this one began."""
    if person.since is None:
        return None
    since = person.since
    earlier = (
        each for each in staff.terms if each.post is person.post and each.until is not None and each.until < since
    )
    return max(earlier, key=lambda each: each.until or since, default=None)


def _officer(person: FocalOfficer | None) -> Officer | None:
    return person.officer if person else None
