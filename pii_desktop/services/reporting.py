"""Build the report of a period and write it in the formats asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.period import Period, PeriodState, period_end, period_start
from pii_desktop.domain.report import Report
from pii_desktop.domain.report_content import ReportContent, build_printed, build_report
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import pillar_scores, to_row
from pii_desktop.services.catalogue import framework
from pii_desktop.services.coverage import matrix
from pii_desktop.services.dates import today
from pii_desktop.services.earlier import earlier_entries
from pii_desktop.services.frozen_reports import STANDING, frozen_report, last_version
from pii_desktop.services.live_reports import Build, live_document
from pii_desktop.services.periods import find_period
from pii_desktop.services.plan_parts import plan_part
from pii_desktop.services.report_files import file_stem
from pii_desktop.services.report_ledgers import with_ledgers
from pii_desktop.services.scope import Scope
from pii_desktop.services.succession import period_facts, period_profile

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

FORMATS = ("pdf", "docx", "xlsx")
_OFFER = "Hãy chọn pdf, docx hoặc xlsx."


def formats_of(typed: str) -> tuple[str, ...]:
    """The formats in "pdf,docx,xlsx", each once. Raises InputError for one that is not known, or for none."""
    asked = tuple(dict.fromkeys(part.strip().lower() for part in typed.split(",") if part.strip()))
    for each in asked:
        if each not in FORMATS:
            raise InputError(f"Không có định dạng “{each}”.", "Chưa có tệp nào được ghi.", _OFFER, "format")
    if not asked:
        raise InputError("Chưa chọn định dạng.", "", _OFFER, "format")
    return asked


def build(uow: "UnitOfWork", period_id: int) -> Report:
    """The report of a period. Raises InputError when there is no such period or no row is followed."""
    return build_report(with_ledgers(uow, gathered(uow, period_id)))


def gathered(uow: "UnitOfWork", period_id: int) -> ReportContent:
    """Everything that the report of a period asks of the store but for its workbook. Raises as `build`.

    What the workbook tells beside the results is added by `report_ledgers.with_ledgers`.
    """
    period = find_period(uow, period_id)
    facts = period_facts(uow, period)
    if not facts:
        raise InputError(
            "Chưa có dòng nào được theo dõi.", "Báo cáo chưa được lập.", "Hãy nhập phân công trước.", "nothing-followed"
        )
    followed = {each.assignment.id for each in facts}
    concerned = {each.assignment.plan_id for each in facts}
    plans = tuple(plan for plan in uow.plans.all() if plan.id in concerned)
    items = (item for plan in plans for item in uow.work_items.of_plan(plan.id))
    return ReportContent(
        profile=period_profile(uow, period),
        period=period,
        plans=tuple(plan_part(uow, plan) for plan in plans),
        rows=tuple(to_row(each, framework()) for each in facts),
        work_items=tuple(item for item in items if item.assignment_id in followed),
        evidence=uow.evidence.proving(followed),
        framework=framework(),
        earlier=earlier_entries(uow, (each.assignment.id for each in facts), period),
        pillars=pillar_scores(uow, sorted(concerned)),
        coverage=matrix(uow, Scope(period.plan_id, period.id)),
        loose=uow.evidence.unlinked(period_start(period), period_end(period)),
        requests=uow.requests.of_period(period.id),
        wordings=uow.wordings.of_report(period.id, concerned),
        today=today(),
    )


def report_to_draw(uow: "UnitOfWork", period_id: int, *, most: int) -> Report | None:
    """The report as `printed_period`; None for one of more than `most` rows, of which little was read then."""
    if len(period_facts(uow, find_period(uow, period_id))) > most:
        return None
    return printed_period(uow, period_id)[0]


def export(report: Report, form: str, folder: Path, *, stem: str = "") -> Path:
    """Write `report` as `form` into `folder`, over an earlier one of that name; where it lies.

    Raises OutputError when it cannot be written: the earlier file is then as it was. ValueError for a workbook of a
    report that was built without its sheets.
    """
    from pii_desktop.exporters.registry import render

    check_sheets(report, form)
    target = folder / f"{stem or f'Bao-cao_{report.letterhead.year}'}.{form}"
    render(report, form, target)
    return target


def check_sheets(report: Report, form: str) -> None:
    """Raise ValueError for a workbook of a report that was built only to be printed: it would be empty."""
    if form == "xlsx" and not report.sheets:
        raise ValueError("a report without sheets makes no workbook")


def report_period(uow: "UnitOfWork", period_id: int) -> tuple[Report, str]:
    """The report of a period and the stem of its file names: the frozen one from submission on, else the draft.

    Raises InputError as `build`, WorkspaceError for a frozen one that cannot be read.
    """
    period = find_period(uow, period_id)
    kept = _kept(uow, period, has_sheets=True)
    report = kept or live_document(uow, with_ledgers(uow, gathered(uow, period_id)), build_report)
    return report, _stem(uow, report, period)


def printed_period(uow: "UnitOfWork", period_id: int) -> tuple[Report, str]:
    """The same without the sheets of a workbook: all that is printed, drawn and checked. Raises as `report_period`."""
    period = find_period(uow, period_id)
    report = _kept(uow, period) or live_document(uow, gathered(uow, period_id))
    return report, _stem(uow, report, period)


def document_of(uow: "UnitOfWork", content: ReportContent, build: Build = build_printed) -> Report:
    """The document of content that was gathered already: the frozen one, else as much as `build` makes."""
    return _kept(uow, content.period) or live_document(uow, content, build)


def _kept(uow: "UnitOfWork", period: Period, *, has_sheets: bool = False) -> Report | None:
    """What was frozen, from submission on."""
    version = last_version(uow, period.id)
    return frozen_report(uow, version, has_sheets=has_sheets) if version and version.state in STANDING else None


def _stem(uow: "UnitOfWork", report: Report, period: Period) -> str:
    version = last_version(uow, period.id)
    number = 1 if version is None else version.number + (version.state is PeriodState.RETURNED)
    return f"{file_stem(uow, period, report.letterhead.symbol)}{f'_ban-{number}' if number > 1 else ''}"
