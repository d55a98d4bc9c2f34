"""A throw-away workspace filled with sample records, for trying the program out."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.denominators import DenominatorKind
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.domain.target import parse_target
from pii_desktop.services.evidence import attach
from pii_desktop.services.frame import mark_sample
from pii_desktop.services.periods import NewPeriod, add_period, change_period
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.progress import record, set_own_target
from pii_desktop.services.sample_records import ROWS, WORK_RESULTS, SampleDocument, documents
from pii_desktop.services.sample_year import correct_grdp, fill_year
from pii_desktop.services.versions import send
from pii_desktop.services.work import update_work_item
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace

PLAN = "bacninh-2025"
DAYS_LEFT = 12
_PDF = (
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    "4 0 obj<</Length {length}>>stream\n{content}\nendstream endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF\n"
)


def create_sample(folder: Path, today: date) -> "Workspace":
    """A new, open workspace of Sở Tài chính tỉnh Bắc Ninh with made-up records around `today`.

    Raises PiiError where the folder is taken or cannot be written; what was opened is closed again.
    """
    with ExitStack() as unless_filled:
        workspace = create_workspace(folder, NewWorkspace("Bắc Ninh", "Sở Tài chính"))
        unless_filled.callback(workspace.close)
        take_bundled(workspace, PLAN)
        fill_sample(workspace, folder / "tai-lieu-mau", today)
        unless_filled.pop_all()
    return workspace


def fill_sample(workspace: "Workspace", files: Path, today: date) -> None:
    """Fill a workspace that holds the plan; the documents are written to `files` first."""
    files.mkdir(parents=True, exist_ok=True)
    workspace.run(mark_sample)
    workspace.run(_fill_profile)
    last, now = workspace.run(lambda uow: _periods(uow, today))
    workspace.run(_fill_work)
    workspace.run(lambda uow: _attach_documents(uow, files, today))
    workspace.run(lambda uow: fill_year(uow, _ids(uow), now, today))
    workspace.run(lambda uow: _fill_last_year(uow, last, now))
    workspace.run(lambda uow: _send_past(uow, today))
    workspace.run(lambda uow: _fill_entries(uow, now, today))
    workspace.run(lambda uow: uow.steps.forget())


def _fill_profile(uow: "UnitOfWork") -> None:
    profile = load_profile(uow)
    leader = Officer("Nguyễn Văn Mẫu", "Phó Giám đốc", "0222 000 000", "mau@vidu.vn")
    specialist = Officer("Trần Thị Ví Dụ", "Chuyên viên", "0222 000 001", "vidu@vidu.vn")
    save_profile(uow, replace(profile, signer_name="Nguyễn Văn Mẫu", leader=leader, specialist=specialist))


def _periods(uow: "UnitOfWork", today: date) -> tuple[PeriodId, PeriodId]:
    """Last year's period and this year's, whose deadline is near."""
    last = _year_period(uow, today.year - 1)
    now = _year_period(uow, today.year)
    change_period(uow, replace(now, deadline=today + timedelta(days=DAYS_LEFT)))
    return last.id, now.id


def _year_period(uow: "UnitOfWork", year: int) -> Period:
    there = [each for each in uow.periods.all() if each.kind is PeriodKind.YEAR and each.year == year]
    if there:
        return there[0]
    period_id, _ = add_period(uow, NewPeriod(PeriodKind.YEAR, year))
    return next(each for each in uow.periods.all() if each.id == period_id)


def _fill_last_year(uow: "UnitOfWork", last: PeriodId, now: PeriodId) -> None:
    """Targets and last year's values; where there is a value by now, the year began with that of last year."""
    ids = _ids(uow)
    for row in ROWS:
        assignment_id = ids[row.code]
        if row.target:
            set_own_target(uow, assignment_id, parse_target(row.target), row.target)
        if row.last:
            entry = Entry(value=Decimal(row.last), result="Số liệu năm trước.")
            record(uow, assignment_id, last, entry)
            if row.entry.value is not None:
                record(uow, assignment_id, now, entry, is_done=False)


def _send_past(uow: "UnitOfWork", today: date) -> None:
    """Reports that were due before went in time."""
    for period in uow.periods.all():
        if period.deadline is not None and period.deadline < today:
            send(uow, period.id, period.deadline, why="Báo cáo đã gửi bằng bản giấy")


def _fill_entries(uow: "UnitOfWork", now: PeriodId, today: date) -> None:
    """Words first, values last: the newest lines of the history then tell a change of a number."""
    ids = _ids(uow)
    grdp = uow.denominators.find(DenominatorKind.GRDP, today.year)
    for row in sorted(ROWS, key=lambda each: each.entry.value is not None):
        entry = row.entry
        if entry.denominator is not None and grdp is not None:
            entry = replace(entry, denominator_id=grdp.id)
        if not entry.is_blank:
            record(uow, ids[row.code], now, entry, is_done=row.is_done)
        if entry.denominator is not None:
            correct_grdp(uow, today)


def _fill_work(uow: "UnitOfWork") -> None:
    """The first work item of a row is done, the second under way, the rest is still to do."""
    for code, assignment_id in _ids(uow).items():
        steps = ((WorkState.DONE, 100), (WorkState.DOING, 60))
        for item, (state, percent) in zip(uow.work_items.of(assignment_id), steps, strict=False):
            result = WORK_RESULTS.get(code, "") if state is WorkState.DONE else ""
            update_work_item(uow, replace(item, state=state, percent=percent, result=result))


def _attach_documents(uow: "UnitOfWork", files: Path, today: date) -> None:
    ids = _ids(uow)
    for document in documents(today.year - 1 if today.month < 9 else today.year):
        file = files / document.name
        file.write_text(_pdf(document.fields.number), encoding="ascii", errors="replace", newline="\n")
        linked = frozenset(ids[code] for code in document.codes)
        attach(uow, file, _in_force(document, today), linked)


def _in_force(document: SampleDocument, today: date) -> EvidenceFields:
    if document.days_in_force is None:
        return document.fields
    return replace(document.fields, in_force_to=today + timedelta(days=document.days_in_force))


def _pdf(number: str) -> str:
    """A page that says it is a sample; the letters of a base font know no accents."""
    content = f"BT /F 20 Tf 72 740 Td (TAI LIEU MAU - {number}) Tj ET"
    return _PDF.replace("{length}", str(len(content))).replace("{content}", content)


def _ids(uow: "UnitOfWork") -> Mapping[str, AssignmentId]:
    return {each.display_code: each.id for each in uow.assignments.all_tracked()}
