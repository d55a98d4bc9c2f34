"""A handover sheet of the present: gathered in one go, shown, and taken along as a workbook."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.coordination import Asked, RequestRow, RequestState
from pii_desktop.domain.handover import HandoverMatter, HandoverSheet, OpenNote, OpenWork, Section, handover_sheet
from pii_desktop.domain.note_list import NoteFilter
from pii_desktop.domain.period import Period
from pii_desktop.domain.report import Column, Properties, Row, Sheet, Table
from pii_desktop.services.browsing import scope_period, scope_plans
from pii_desktop.services.checking import findings
from pii_desktop.services.plan_recipients import usual_recipient
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.scope import Scope

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace

_SOON = timedelta(days=90)
_MOST = 500
_WIDE = frozenset(
    {"Nội dung", "Còn thiếu", "Cần làm", "Chỉ số, chỉ tiêu", "Trích yếu", "Nơi lưu", "Kế hoạch", "Đơn vị"}
)

Notes = Callable[["UnitOfWork"], tuple[OpenNote, ...]]


def open_notes(uow: "UnitOfWork") -> tuple[OpenNote, ...]:
    """The notes that still ask for something."""
    found = uow.note_list.listed(NoteFilter(is_open=True), _MOST)
    return tuple(
        OpenNote(" ".join(part for part in (each.code, each.name, each.period) if part), each.note.text,
                 each.note.follow_up_on)
        for each in found.rows
    )  # fmt: skip


def no_notes(_uow: "UnitOfWork") -> tuple[OpenNote, ...]:
    """Where no notes are to be handed over."""
    return ()


def handover(workspace: "Workspace", day: date, notes: Notes = no_notes) -> HandoverSheet:
    """What whoever comes next must know: deadlines, gaps, who was asked, contacts, where the records lie.

    `notes` gives the open ones.
    """
    backup = workspace.last_backup()
    places = (
        ("Sổ dữ liệu", str(workspace.folder)),
        ("Bản sao lưu", str(workspace.folder / "backups")),
        ("Sao lưu gần nhất", f"{backup.astimezone():%d/%m/%Y %H:%M}" if backup else "chưa có"),
        ("Báo cáo đã gửi", str(workspace.folder / "reports")),
    )
    return workspace.read(lambda uow: handover_sheet(_matter(uow, day, notes, places)))


def export_handover(sheet: HandoverSheet, author: str, target: Path) -> None:
    """Write the sheet as a workbook, one page a section. Raises OutputError when it cannot be written."""
    from pii_desktop.exporters.ledger_xlsx import render_book

    pages = tuple(_page(sheet, section) for section in sheet.sections)
    render_book(pages, Properties(sheet.title, author), target)


def _matter(uow: "UnitOfWork", day: date, notes: Notes, places: tuple[tuple[str, str], ...]) -> HandoverMatter:
    period = scope_period(uow, Scope())
    return HandoverMatter(
        department=load_profile(uow).called,
        day=day,
        periods=uow.periods.all(),
        findings=findings(uow, Scope(None, period.id)) if period else (),
        requests=_waiting(uow, uow.periods.all(), day),
        contacts=uow.focal_officers.all_in_office(day),
        expiring=uow.coordination.expiring(day, day + _SOON, _MOST),
        notes=notes(uow),
        plans=tuple(replace(plan, recipient=usual_recipient(uow, plan.id)) for plan in uow.plans.all()),
        places=places,
        work=tuple(_open_work(uow, day)),
    )


def _open_work(uow: "UnitOfWork", day: date) -> Iterator[OpenWork]:
    """Work items with a day that are not done, of the plans that stand."""
    for row in uow.work_list.dated(date.min, date.max, scope_plans(uow, Scope()), day, _MOST):
        if row.item.due is not None:
            yield OpenWork(row.item.officer, row.assignment_code, row.item.task, row.item.due)


def _waiting(uow: "UnitOfWork", periods: tuple[Period, ...], day: date) -> tuple[RequestRow, ...]:
    """Open requests of every period that is not sent."""
    wanted = (Asked(each.id, state=RequestState.OPEN, limit=_MOST) for each in periods if not each.is_sent)
    return tuple(row for each in wanted for row in uow.coordination.asked(each, day)[0])


def _page(sheet: HandoverSheet, section: Section) -> Sheet:
    columns = tuple(Column(title, 3.0 if title in _WIDE else 1.4) for title in section.columns)
    blanks = ("",) * (len(columns) - 1)
    rows = section.rows or ((section.empty, *blanks),)
    titles = (sheet.title.upper(), section.title, f"({'; '.join(sheet.lines)})")
    return Sheet(section.title, titles, Table(columns, tuple(Row(row) for row in rows)))
