"""A year of Sở Tài chính tỉnh Bắc Ninh, month by month, through the services.

The first half: import, officers, requests and a reply, background figures, results, documents, the report sent late.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook
from time_machine import Traveller

from pii_desktop.domain.coordination import Exchange, RequestState, Way
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import DenominatorId, EvidenceId, ExchangeId, PeriodId, PlanId, PolicyMarkId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.people import Post
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import ParsedPlan, Place, RowKind
from pii_desktop.domain.policies import PolicyMark
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.domain.request_form import FormColumn
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.work_list import WorkChange, WorkFilter
from pii_desktop.services import coordination, coverage, denominators, evidence, notes, people, policies, work
from pii_desktop.services.adding_evidence import Copied, copy_files, record_files
from pii_desktop.services.browsing import indicator_rows
from pii_desktop.services.importing import preview
from pii_desktop.services.merging import accept, merge
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.progress import record, set_own_target
from pii_desktop.services.replies import accept_reply, preview_reply, read_reply
from pii_desktop.services.reply_transfer import transfer_reply
from pii_desktop.services.reporting import export, report_period
from pii_desktop.services.request_forms import mark_sent as forms_sent
from pii_desktop.services.request_forms import request_forms, write_forms
from pii_desktop.services.scope import Scope
from pii_desktop.services.versions import send
from pii_desktop.services.work import update_many, work_list
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.builders import a_plan, a_row

T = TypeVar("T")

PLAN = PlanId(1)
FINANCE = "Sở Tài chính"
SCIENCE = "Sở Khoa học và Công nghệ"
_FORM_HEADER = 6


@dataclass(slots=True)
class Year:
    """The workspace, the clock on the wall, the clerk's own folder, and what is remembered from month to month."""

    workspace: Workspace
    clock: Traveller
    folder: Path
    plan: ParsedPlan
    plan_file: Path | None = None
    entries: int = 0
    files: int = 0
    made: list[EvidenceId] = field(default_factory=list)
    figures: dict[DenominatorKind, DenominatorId] = field(default_factory=dict)

    def on(self, day: date) -> None:
        """Eight o'clock of a day."""
        self.clock.move_to(datetime(day.year, day.month, day.day, 8, tzinfo=UTC))

    def run(self, use_case: Callable[[UnitOfWork], T]) -> T:
        return self.workspace.run(use_case)

    def read(self, use_case: Callable[[UnitOfWork], T]) -> T:
        return self.workspace.read(use_case)

    def close_and_open(self) -> None:
        """The machine is turned off for the night."""
        self.workspace.close()
        self.workspace = open_workspace(self.workspace.folder, who="Nguyễn Thị Hoà")

    def period(self, kind: PeriodKind, year: int = 2025) -> Period:
        periods = self.read(lambda uow: uow.periods.all())
        return next(each for each in periods if (each.kind, each.year) == (kind, year))

    def row(self, code: str, plan_id: PlanId = PLAN) -> StoredAssignment:
        rows = self.read(lambda uow: uow.assignments.of_plan(plan_id))
        return next(each for each in rows if each.display_code == code)

    def followed(self, period_id: PeriodId | None = None) -> list[StoredAssignment]:
        rows = self.read(lambda uow: indicator_rows(uow, Scope(period_id=period_id)))
        return [row.assignment for row in rows]

    def enter(self, row: StoredAssignment, period_id: PeriodId, entry: Entry, *, is_done: bool = True) -> None:
        """One progress entry."""
        self.run(lambda uow: record(uow, row.id, period_id, entry, is_done=is_done))
        self.entries += 1

    def file(self, content: str, name: str = "") -> Path:
        """A document on the clerk's own disk; the same content is the same document."""
        self.files += 1
        target = self.folder / (name or f"Văn bản {self.files:02d}.pdf")
        target.write_bytes(f"%PDF-1.7 {content}".encode())
        return target

    def attach(self, rows: Sequence[StoredAssignment], fields: EvidenceFields) -> EvidenceId:
        """One new document for some rows."""
        file, ids = self.file(f"{fields.number} {self.files}"), frozenset(row.id for row in rows)
        found = self.run(lambda uow: evidence.attach(uow, file, fields, ids))
        assert not found.was_there
        self.made.append(found.evidence_id)
        return found.evidence_id


def january(year: Year) -> None:
    """The plan is taken in; collective rows are chosen, targets set, officers named."""
    year.on(date(2025, 1, 15))
    shown = year.read(lambda uow: preview(uow, year.plan))
    merge(year.workspace, shown, accept(shown.changeset), source=year.plan_file)
    second = year.read(lambda uow: preview(uow, resolution_02()))
    merge(year.workspace, second, accept(second.changeset))
    year.on(date(2025, 1, 20))
    for post, name in ((Post.LEADER, "Trần Đức Thắng"), (Post.SPECIALIST, "Nguyễn Thị Hoà")):
        newcomer = people.Newcomer(FINANCE, post, Officer(name, "", "0222 3822 000"), date(2025, 1, 20))
        year.run(partial(people.appoint, newcomer=newcomer))
    year.run(lambda uow: save_profile(uow, replace(load_profile(uow), signer_name="Trần Đức Thắng")))
    targets = {"2.2.2": "≥ 0,5", "4.2.2": "≥ 7", "6.3.1": "≥ 1,5", "1.1.3": "Thuộc nhóm dẫn đầu", "2.1.3": "16 - 18"}
    for code, printed in targets.items():
        row = year.row(code)
        target = parse_target(printed)
        year.run(partial(set_own_target, assignment_id=row.id, target=target, printed=printed))


def resolution_02() -> ParsedPlan:
    """A second plan of the year: targets of Resolution 02, some with other departments."""
    targets = ("≥ 20", "Trên 60%", "≤ 10", "100 %", "Tiên tiến, hiện đại", "16 - 18")
    rows = (
        a_row(
            None,
            f"Chỉ tiêu {number} về môi trường kinh doanh",
            kind=RowKind.TARGET,
            stt=str(number),
            pillar=None,
            target=target,
            lead=(FINANCE,),
            coordinating=(SCIENCE, "Sở Nội vụ"),
            tasks=("Rà soát thủ tục.",),
            place=Place(0, number),
        )
        for number, target in enumerate(targets, start=1)
    )
    return replace(a_plan(*rows, number="02/KH-UBND", title=("Kế hoạch thực hiện Nghị quyết 02",)), sha256="c" * 64)


def february(year: Year) -> None:
    """Coordinating departments are asked by forms; one comes back filled in and goes into the report."""
    year.on(date(2025, 2, 10))
    half = year.period(PeriodKind.HALF).id
    year.run(lambda uow: coordination.create_requests(uow, half))
    place = year.folder / "Phiếu"
    place.mkdir()
    written = write_forms(year.read(lambda uow: request_forms(uow, half)), place, "Sở Tài chính")
    year.run(lambda uow: forms_sent(uow, written))
    year.on(date(2025, 2, 24))
    form = next(each.file for each in written if each.form.department == SCIENCE)
    book = load_workbook(form)
    sheet = book.worksheets[0]
    place_of = {cell.value: cell.column for cell in sheet[_FORM_HEADER]}
    sheet.cell(_FORM_HEADER + 1, place_of[FormColumn.RESULT.label] or 0).value = "Đã phê duyệt 12 nhiệm vụ KH&CN"
    book.save(form)
    filled = read_reply(form)
    found = year.read(lambda uow: preview_reply(uow, filled))
    year.run(lambda uow: accept_reply(uow, found, frozenset(each.id for each in found.answers)))
    requests = year.read(lambda uow: uow.requests.of_period(half))
    answered = next(each for each in requests if each.state is RequestState.ANSWERED)
    year.run(lambda uow: transfer_reply(uow, answered.id, [FormColumn.RESULT]))
    open_ones = [each for each in requests if each.state is RequestState.OPEN]
    year.run(lambda uow: coordination.close_request(uow, open_ones[0].id, "Đã có trong niên giám"))
    line = Exchange(ExchangeId(0), date(2025, 2, 24), Way.SENT, "Sở Y tế", "Công văn đôn đốc", half)
    year.run(lambda uow: coordination.write_line(uow, line))


def march(year: Year) -> None:
    """Provisional background figures, and the first ten results."""
    year.on(date(2025, 3, 12))
    values = {DenominatorKind.GRDP: 245300, DenominatorKind.POPULATION: 1535000, DenominatorKind.ENTERPRISES: 11200,
              DenominatorKind.COMMUNES: 121, DenominatorKind.NEW_ENTERPRISES: 2400}  # fmt: skip
    for kind, value in values.items():
        fields = DenominatorFields(kind, 2025, Decimal(value), document="Niên giám thống kê", as_of=date(2024, 12, 31))
        year.figures[kind] = year.run(partial(denominators.add_figure, fields=fields))[0]
    half = year.period(PeriodKind.HALF).id
    enter_results(year, half, year.followed(half)[:10], share=Decimal(1))


def april(year: Year) -> None:
    """Ten more results, thirty files, requirement links, policy marks, notes, own work."""
    year.on(date(2025, 4, 8))
    half = year.period(PeriodKind.HALF).id
    rows = year.followed(half)
    enter_results(year, half, rows[10:20], share=Decimal(1))
    for number in range(22):
        ends = date(2025, 5, 20) if number % 7 == 3 else date(2025, 6, 15) if number % 7 == 5 else None
        signed = date(2025, 7, 2) if number == 9 else date(2025, 3, number + 1)
        symbol = "" if number == 11 else f"{min(number, 20) + 10}/QĐ-UBND"
        fields = EvidenceFields(number=symbol, signed_on=signed, kind="Quyết định", in_force_to=ends,
                                issuer="UBND tỉnh", abstract=f"Giao dự toán lần {number}")  # fmt: skip
        year.attach(rows[number % 17 : number % 17 + 1 + number % 3], fields)
    twice = replace(EvidenceFields(number="10/QĐ-UBND", signed_on=date(2025, 3, 1)), abstract="Bản khác, trùng số")
    year.attach([], twice)
    again_under_other_names(year, 3, rows[20:22])
    for evidence_id in year.made[:4]:
        kept = year.read(lambda uow: uow.files.store(year.file(f"phụ lục {year.files}")))
        year.run(partial(evidence.add_file, evidence_id=evidence_id, stored=kept))
    sort_documents(year, rows[0:6])
    year.run(lambda uow: notes.add_note(uow, Anchor(rows[0].id, half, field="value"), "Hỏi lại số quyết toán",
                                        follow_up_on=date(2025, 5, 5)))  # fmt: skip
    year.run(lambda uow: notes.add_note(uow, Anchor(evidence_id=year.made[0]), "Xin bản chính", is_flagged=True))
    year.run(lambda uow: notes.add_note(uow, Anchor(rows[1].id), "Đã trao đổi với phòng QLNS"))
    year.run(lambda uow: work.add_own_work_item(uow, rows[1].id, "Họp với các ngân hàng"))


def june(year: Year) -> None:
    """Work is brought up to date in bulk; the half-year report is built, exported and sent two days late."""
    year.on(date(2025, 6, 2))
    items = [row.item.id for row in year.read(lambda uow: work_list(uow, WorkFilter(), date(2025, 6, 2))).rows]
    year.run(lambda uow: update_many(uow, items[:8], WorkChange(state=WorkState.DONE, result="Đã trình UBND tỉnh")))
    year.run(lambda uow: update_many(uow, items[8:11], WorkChange(state=WorkState.DONE)))
    year.run(lambda uow: update_many(uow, items[11:17], WorkChange(state=WorkState.DOING, due=date(2025, 5, 30))))
    year.run(lambda uow: update_many(uow, items[17:20], WorkChange(is_continuous=True, officer="Nguyễn Thị Hoà")))
    send_report(year, PeriodKind.HALF, date(2025, 6, 2))


def send_report(year: Year, kind: PeriodKind, day: date) -> None:
    """Export, then mark as sent."""
    period = year.period(kind)
    report, stem = year.read(lambda uow: report_period(uow, period.id))
    export(report, "xlsx", year.folder, stem=stem)
    year.run(lambda uow: send(uow, period.id, day, "Đã gửi bản giấy"))


def enter_results(year: Year, period_id: PeriodId, rows: Sequence[StoredAssignment], share: Decimal) -> None:
    """A result for each row: numbers with a figure, numbers alone, words, a draft, an explanation."""
    grdp = year.figures[DenominatorKind.GRDP]
    divisor = year.read(lambda uow: uow.denominators.get(grdp)).fields.value
    for number, row in enumerate(rows):
        entry = Entry(value=(number + 1) * share, result=f"Kết quả {number}", next_steps="Tiếp tục theo dõi")
        if row.display_code in {"2.2.2", "2.2.3"}:
            entry = Entry(numerator=Decimal(1200) * share, denominator=divisor, denominator_id=grdp)
        elif number % 5 == 1:
            entry = Entry(explanation="Chưa có số của Chi cục Thống kê tỉnh")
        elif number % 5 == 3:
            entry = Entry(result="Đã tham mưu 3 văn bản", difficulties="Nguồn vượt thu được giao muộn")
        year.enter(row, period_id, entry, is_done=number % 6 != 4)


def again_under_other_names(year: Year, count: int, rows: Sequence[StoredAssignment]) -> None:
    """Contents that are there already, brought again under another name, and one new file among them."""
    there = year.read(lambda uow: [uow.evidence.get(each) for each in year.made[:count]])
    paths = []
    for document in there:
        kept = year.read(partial(evidence.stored_copy, evidence_id=document.id))
        year.files += 1
        copy = year.folder / f"Bản gửi lại {year.files}.pdf"
        copy.write_bytes(kept.read_bytes())
        paths.append(copy)
    paths.append(year.file(f"mới {year.files}"))
    copied, ids = Copied(), frozenset(row.id for row in rows)
    year.run(lambda uow: copy_files(uow.files, paths, copied, lambda *_: True))
    added = year.run(lambda uow: record_files(uow, copied, ids))
    assert (len(added.made), len(added.there)) == (1, count)
    year.made += added.made


def sort_documents(year: Year, rows: Sequence[StoredAssignment]) -> None:
    """Documents set against what is required; one requirement waived, one added; policies marked."""
    documents = year.read(lambda uow: uow.evidence.all())
    for row in rows:
        wanted = coverage.usual_of(row)
        held = [each for each in documents if row.id in each.assignment_ids]
        if wanted and held:
            ids = frozenset({held[0].id})
            year.run(partial(coverage.meet, assignment_id=row.id, key=wanted[0].key, evidence_ids=ids))
        if len(wanted) > 1:
            year.run(partial(coverage.waive, assignment_id=row.id, key=wanted[1].key, reason="Trung ương cấp"))
    year.run(lambda uow: coverage.add_requirement(uow, rows[0].id, "Biên bản làm việc với phòng QLNS"))
    year.run(lambda uow: policies.add_policies(uow, 2, frozenset(year.made[:3])))
    carried = PolicyMark(PolicyMarkId(0), year.made[0], 2, is_carried_out=True, carried_out_by="Báo cáo quý I")
    year.run(lambda uow: policies.mark_policy(uow, carried))
