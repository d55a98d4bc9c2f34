"""The oracle of the working year: every count that is shown, beside the length of the list that its link opens.

The lists are asked for as the pages ask: with the filters of their chips, by the names that links use.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pii_desktop.domain.coordination import Asked, RequestState
from pii_desktop.domain.coverage import Cover
from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence_register import RegisterFilter
from pii_desktop.domain.note_list import NoteFilter
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.reminders import DueKind
from pii_desktop.domain.work_list import Due, WorkFilter
from pii_desktop.services.browsing import indicator_rows, scope_period
from pii_desktop.services.checking import check_period
from pii_desktop.services.coordination import request_list
from pii_desktop.services.coverage import matrix
from pii_desktop.services.denominators import figure_detail, year_figures
from pii_desktop.services.evidence_register import register, register_counts
from pii_desktop.services.notes import note_counts, note_list
from pii_desktop.services.policies import policy_register
from pii_desktop.services.reminders import reminders_today
from pii_desktop.services.scope import Scope
from pii_desktop.services.summary import Summary, summary
from pii_desktop.services.work import work_list
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.ui.evidence.filters import Chip as RegisterChip
from pii_desktop.ui.evidence.filters import chip_counts
from pii_desktop.ui.evidence.filters import narrowed as narrowed_register
from pii_desktop.ui.indicators.contents import Line, read_list
from pii_desktop.ui.indicators.filters import predicate
from pii_desktop.ui.indicators.row_tests import Chip
from pii_desktop.ui.work.filters import Chip as WorkChip
from pii_desktop.ui.work.filters import filter_of

_ALL = 100_000


@dataclass(frozen=True, slots=True)
class Count:
    """A number that is shown somewhere, and how many lines stand in the list it speaks of."""

    name: str
    said: int
    listed: int


def mismatches(uow: UnitOfWork, scope: Scope, today: date) -> list[Count]:
    """The counts that differ from their lists."""
    return [each for each in counts(uow, scope, today) if each.said != each.listed]


def counts(uow: UnitOfWork, scope: Scope, today: date) -> Iterator[Count]:
    """Every count of the overview, and of the pages its links open."""
    shown = summary(uow, scope, today)
    yield from _cells(uow, scope, shown)
    yield from _findings(uow, scope, shown)
    yield from _coverage(uow, scope)
    yield from _requests(uow, scope, today)
    if scope.period_id is None:  # what follows is the same in every period
        yield from _reminders(uow, scope, today)
        yield from _work(uow, scope, today)
        yield from _figures(uow, scope)
    if scope.plan_id is None:  # these lists are of all plans
        yield from _register(uow, scope)
        yield from _documents_of_rows(uow, scope)
        yield from _notes(uow)


def _cells(uow: UnitOfWork, scope: Scope, shown: Summary) -> Iterator[Count]:
    """The four cells and the numbers beneath them; what is missing is owed by who leads or works with all others."""
    lines, told = read_list(uow, scope).lines, shown.counts

    def left(*chips: str) -> int:
        return sum(map(predicate(chips), lines))

    yield Count("được giao", told.assigned, left(Chip.ALL))
    yield Count("chủ trì", told.lead, left(Chip.LEAD))
    yield Count("phối hợp", told.coordinating, left(Chip.COORDINATING))
    yield Count("tập thể", told.collective, left(Chip.COLLECTIVE))
    yield Count("đã báo cáo", told.reported, left("reported"))
    yield Count("chưa báo cáo", told.assigned - told.reported, left(Chip.UNREPORTED))
    yield Count("đạt mục tiêu", told.reached, left("reached"))
    yield Count("chưa đạt", told.missed, left(Chip.MISSED))
    yield Count("thiếu minh chứng", told.without_evidence, left(Chip.NO_EVIDENCE))
    yield Count("thiếu, chủ trì", shown.without_evidence_lead, left(Chip.NO_EVIDENCE, Chip.LEAD))
    collective = told.without_evidence - shown.without_evidence_lead
    yield Count("thiếu, tập thể", collective, left(Chip.NO_EVIDENCE, Chip.COLLECTIVE))
    yield Count("thanh mục tiêu", len(shown.targets), sum(map(_has_number, lines)))


def _has_number(line: Line) -> bool:
    target = line.row.assignment.target
    return target is not None and target.value is not None


def _findings(uow: UnitOfWork, scope: Scope, shown: Summary) -> Iterator[Count]:
    """ "Xem cả 34 việc" leads to the check of the period; the strip says how many are errors."""
    there = check_period(uow, scope).findings
    errors = sum(each.severity is Severity.ERROR for each in shown.whole)
    yield Count("việc cần làm", len(shown.whole), len(there))
    yield Count("việc của các dòng", len(shown.findings), len({each.key for each in there} & _keys(shown)))
    yield Count("lỗi", errors, sum(each.severity is Severity.ERROR for each in there))
    yield Count("việc khác nhau", len(there), len({each.key for each in there}))


def _keys(shown: Summary) -> set[str]:
    return {each.key for each in shown.findings}


def _reminders(uow: UnitOfWork, scope: Scope, today: date) -> Iterator[Count]:
    """What is reminded of stands in the list where it is put right."""
    said = reminders_today(uow, scope, today)
    targets = {kind: {each.due.target for each in said if each.due.kind is kind} for kind in DueKind}
    notes = {row.note.id: row.note for row in note_list(uow, NoteFilter(is_open=True), _ALL).rows}
    due = {number for number, note in notes.items() if note.follow_up_on and note.follow_up_on <= today}
    yield Count("nhắc ghi chú", len(targets[DueKind.NOTE]), len(due))
    periods = {each.id for each in check_period(uow, scope).periods}
    yield Count("nhắc kỳ", len(targets[DueKind.REPORT]), len(targets[DueKind.REPORT] & periods))
    documents = {row.id for row in register(uow, RegisterFilter(), limit=_ALL).rows}
    yield Count("nhắc minh chứng", len(targets[DueKind.EVIDENCE]), len(targets[DueKind.EVIDENCE] & documents))
    items = {row.item.id for row in work_list(uow, WorkFilter(plan_id=scope.plan_id), today, _ALL).rows}
    yield Count("nhắc nhiệm vụ", len(targets[DueKind.WORK]), len(targets[DueKind.WORK] & items))
    asked = [_late_requests(uow, Scope(scope.plan_id, each.id), today) for each in uow.periods.all()]
    late = {number for found in asked for number in found}
    yield Count("nhắc đề nghị", len(targets[DueKind.REQUEST]), len(targets[DueKind.REQUEST] & late))


def _late_requests(uow: UnitOfWork, scope: Scope, today: date) -> set[int]:
    wanted = Asked(scope.period_id or uow.periods.all()[0].id, scope.plan_id, is_overdue=True, limit=_ALL)
    return {row.request.id for row in request_list(uow, wanted, today).rows}


def _work(uow: UnitOfWork, scope: Scope, today: date) -> Iterator[Count]:
    """The totals over the list, and the items that each row of the indicators counts."""
    base = WorkFilter(plan_id=scope.plan_id, period_id=scope.period_id)
    every = work_list(uow, base, today, _ALL)
    for chip in WorkChip:
        found = work_list(uow, filter_of(frozenset({chip}), base), today, _ALL)
        yield Count(f"nhiệm vụ {chip}", work_list(uow, filter_of(frozenset({chip}), base), today, 1).total,
                    len(found.rows))  # fmt: skip
    states = [work_list(uow, replace(base, states=frozenset({state})), today, _ALL).total for state in WorkState]
    yield Count("nhiệm vụ theo trạng thái", sum(states), every.total)
    rows = indicator_rows(uow, scope)
    ids = {row.assignment.id for row in rows}
    mine = [each for each in every.rows if each.item.assignment_id in ids]
    yield Count("nhiệm vụ của các dòng", sum(row.work_total for row in rows), len(mine))
    done = sum(each.item.state is WorkState.DONE for each in mine)
    yield Count("nhiệm vụ đã xong", sum(row.work_done for row in rows), done)
    late = work_list(uow, replace(base, due=Due.OVERDUE), today, _ALL).rows
    told = sum(each.count for each in uow.checks.overdue_work(today) if each.assignment_id in ids)
    yield Count("nhiệm vụ quá hạn", told, sum(each.item.assignment_id in ids for each in late))


def _register(uow: UnitOfWork, scope: Scope) -> Iterator[Count]:
    """The number on each chip over the register, with and without one row, and the files of its head."""
    rows = [row.assignment.id for row in indicator_rows(uow, scope) if row.evidence_count][:1]
    for wanted in (RegisterFilter(), *(RegisterFilter(assignment_id=each) for each in rows)):
        said = chip_counts(register_counts(uow, wanted, scope.period_id))
        for chip in RegisterChip:
            page = register(uow, narrowed_register(wanted, frozenset({chip})), scope.period_id, _ALL)
            yield Count(f"minh chứng {chip} {wanted.assignment_id or ''}", said[chip], len(page.rows))
    files = register_counts(uow, RegisterFilter()).files
    yield Count("tệp minh chứng", files, len(uow.evidence.stored_files()))


def _documents_of_rows(uow: UnitOfWork, scope: Scope) -> Iterator[Count]:
    """The column of documents in the list of indicators, each number a link into the register."""
    for row in indicator_rows(uow, scope)[::2]:
        page = register(uow, RegisterFilter(assignment_id=row.assignment.id), scope.period_id, _ALL)
        yield Count(f"minh chứng của {row.assignment.display_code}", row.evidence_count, len(page.rows))


def _coverage(uow: UnitOfWork, scope: Scope) -> Iterator[Count]:
    """Gaps and legend of the coverage matrix; the register of policies."""
    found = matrix(uow, scope)
    yield Count("dòng còn thiếu", len(found.gaps), sum(row.has_gap for row in found.rows))
    owing = [row for row in indicator_rows(uow, scope) if row.assignment.role in (Role.LEAD, Role.COLLECTIVE)]
    yield Count("dòng phải có minh chứng", len(found.rows), len(owing))
    for cover in Cover:
        cells = [cell for row in found.rows for cell in row.cells if cell.cover is cover]
        yield Count(f"ô {cover}", found.count(cover), len(cells))
    policies = policy_register(uow, scope.period_id)
    marks = [mark for group in policies.groups for mark in group.marks]
    yield Count("chính sách tính", policies.counted, sum(mark.counts for mark in marks))
    yield Count("văn bản chính sách", len({mark.evidence_id for mark in marks} - set(policies.documents)), 0)


def _requests(uow: UnitOfWork, scope: Scope, today: date) -> Iterator[Count]:
    """The chips of the requests of the period, as the list shows them for the plan that is chosen."""
    period = scope_period(uow, scope)
    if period is None:
        return
    base = Asked(period.id, scope.plan_id, limit=_ALL)
    said = request_list(uow, base, today).counts or {}
    for state in RequestState:
        found = request_list(uow, replace(base, state=state), today)
        yield Count(f"đề nghị {state}", said.get(state.value, 0), len(found.rows))
    late = request_list(uow, replace(base, is_overdue=True), today)
    yield Count("đề nghị quá hạn", said["overdue"], len(late.rows))


def _notes(uow: UnitOfWork) -> Iterator[Count]:
    """The chips of the notes."""
    said = note_counts(uow)
    yield Count("ghi chú", said.total, len(note_list(uow, NoteFilter(), _ALL).rows))
    yield Count("ghi chú cần theo dõi", said.open, len(note_list(uow, NoteFilter(is_open=True), _ALL).rows))
    rest = len(note_list(uow, NoteFilter(is_open=False), _ALL).rows)
    yield Count("ghi chú đã xử lý", said.total - said.open, rest)


def _figures(uow: UnitOfWork, scope: Scope) -> Iterator[Count]:
    """Results that still divide by an earlier figure: the number in the list, the lines of the panel."""
    period = scope_period(uow, scope)
    if period is None:
        return
    for row in year_figures(uow, period.year).rows:
        if row.this is not None:
            detail = figure_detail(uow, row.this.id)
            waiting = [each for each in detail.moves if not each.is_sent]
            yield Count(f"kết quả theo {row.title}", row.behind, len(waiting))
