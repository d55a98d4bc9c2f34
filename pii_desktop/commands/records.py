"""period, record, work, attach."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from pii_desktop.commands import typed
from pii_desktop.commands.output import Exit, print_json, print_lines, say
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, WorkItemId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.services import evidence, periods, progress, work
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.workspace import open_workspace

_TEXTS = ("result", "difficulties", "proposals", "next_steps", "explanation")


def add_period(arguments: Namespace) -> Exit:
    """Add a reporting period."""
    new = periods.NewPeriod(
        PeriodKind(arguments.kind),
        arguments.year,
        arguments.part,
        typed.day(arguments.deadline, "Hạn báo cáo"),
        arguments.recipient or "",
    )
    with open_workspace(Path(arguments.workspace)) as opened:
        period_id, _ = opened.run(lambda uow: periods.add_period(uow, new))
        period = opened.read(lambda uow: periods.find_period(uow, period_id))
    _print(arguments, {"id": period_id}, f"Đã thêm kỳ {period.title}, id {period_id}")
    return Exit.DONE


def record(arguments: Namespace) -> Exit:
    """Store what was achieved; options not given leave what is there, an empty one takes it away."""
    numbers = {
        "value": typed.number(arguments.value, "Giá trị"),
        "numerator": typed.number(arguments.numerator, "Tử số"),
        "denominator": typed.number(arguments.denominator, "Mẫu số"),
    }
    texts = {name: getattr(arguments, name) for name in _TEXTS}
    given = {name: value for name, value in (numbers | texts).items() if getattr(arguments, name) is not None}
    with open_workspace(Path(arguments.workspace)) as opened:
        assignment = opened.read(lambda uow: find_assignment(uow, arguments.row))
        period = opened.read(lambda uow: periods.find_period(uow, arguments.period))
        old, _ = opened.read(lambda uow: uow.progress.get(assignment.id, period.id))
        entry = replace(_ready_to_compute(old, given), **given)
        entry_id, _ = opened.run(lambda uow: progress.record(uow, assignment.id, period.id, entry))
    _say_untracked(assignment)
    _print(arguments, {"id": entry_id}, f"Đã ghi {_title(assignment)}, kỳ {period.title}, id {entry_id}")
    return Exit.DONE


def update_work(arguments: Namespace) -> Exit:
    """Change state, percent, result or due date of a work item; an empty option takes away what is there."""
    due = typed.day(arguments.due, "Hạn")
    with open_workspace(Path(arguments.workspace)) as opened:
        item = opened.read(lambda uow: uow.work_items.get(WorkItemId(arguments.id)))
        changed = replace(
            item,
            state=WorkState(arguments.state) if arguments.state else item.state,
            percent=item.percent if arguments.percent is None else arguments.percent,
            result=item.result if arguments.result is None else arguments.result,
            due=item.due if arguments.due is None else due,
        )
        opened.run(lambda uow: work.update_work_item(uow, changed))
    _print(arguments, {"id": item.id}, f"Đã ghi nhiệm vụ {item.id}: {changed.state.label.lower()}")
    return Exit.DONE


def attach(arguments: Namespace) -> Exit:
    """Keep a file as evidence and link it to the rows named."""
    first, last = typed.span(arguments.in_force)
    fields = EvidenceFields(
        number=arguments.number or "",
        signed_on=typed.day(arguments.date, "Ngày ký"),
        issuer=arguments.issuer or "",
        abstract=arguments.abstract or "",
        in_force_from=first,
        in_force_to=last,
    )
    with open_workspace(Path(arguments.workspace)) as opened:
        rows = opened.read(lambda uow: [find_assignment(uow, code) for code in arguments.indicator])
        linked: frozenset[AssignmentId] = frozenset(row.id for row in rows)
        attached = opened.run(lambda uow: evidence.attach(uow, Path(arguments.file), fields, linked))
    for row in rows:
        _say_untracked(row)
    known = " (nội dung này đã có, chỉ gắn thêm)" if attached.was_there else ""
    titles = "; ".join(_title(row) for row in rows)
    _print(arguments, {"id": attached.evidence_id}, f"Đã gắn minh chứng id {attached.evidence_id}{known}: {titles}")
    return Exit.DONE


def _ready_to_compute(old: Entry, given: dict[str, object]) -> Entry:
    """A value computed before is computed again when numerator or denominator is given anew."""
    anew = "value" not in given and ("numerator" in given or "denominator" in given)
    return replace(old, value=None) if anew else old


def _say_untracked(assignment: StoredAssignment) -> None:
    """What is recorded of a row that is not followed is kept, but no report shows it: that must not surprise."""
    if not assignment.is_tracked:
        say(f"Lưu ý: đơn vị chưa theo dõi dòng {_title(assignment)} nên báo cáo không nêu dòng này.")


def _title(assignment: StoredAssignment) -> str:
    return f"{assignment.display_code} {assignment.row.name}".strip()


def _print(arguments: Namespace, document: dict[str, object], line: str) -> None:
    if arguments.json:
        print_json(document)
    else:
        print_lines(line)
