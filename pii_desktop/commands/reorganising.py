"""reorganise, undo-reorganise."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from pii_desktop.commands import typed
from pii_desktop.commands.output import Exit, print_json, print_lines, say
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.reorganising import Reorganisation, RoleShift
from pii_desktop.errors import InputError
from pii_desktop.services import reorganising
from pii_desktop.services.reorganisation_undo import undo_reorganisation
from pii_desktop.services.reorganising import ReorganisationOutcome, ReorganisationPreview
from pii_desktop.services.workspace import open_workspace


def reorganise(arguments: Namespace) -> Exit:
    """Take the tasks of merged departments over, or show what taking them over would change."""
    plan = _reorganisation(arguments)
    with open_workspace(Path(arguments.workspace)) as opened:
        shown = opened.read(lambda uow: reorganising.preview_reorganisation(uow, plan))
        accepted = shown.usual if arguments.row is None else frozenset(map(AssignmentId, arguments.row))
        outcome = None if arguments.dry_run else reorganising.reorganise(opened, shown, accepted)
    if arguments.json:
        print_json(_as_json(shown, accepted, outcome))
    else:
        _print(shown, accepted, outcome)
    return Exit.DONE


def undo(arguments: Namespace) -> Exit:
    """Take a reorganisation back."""
    with open_workspace(Path(arguments.workspace)) as opened:
        changes = undo_reorganisation(opened, arguments.number)
    if arguments.json:
        print_json({"reorganisation": arguments.number, "rows": len(changes.assignments)})
    else:
        print_lines(f"{changes.action}: {len(changes.assignments)} dòng trở lại như trước; số liệu đã ghi vẫn giữ.")
    return Exit.DONE


def _reorganisation(arguments: Namespace) -> Reorganisation:
    """What was typed, the rest from the catalogue where it knows the merger."""
    known = reorganising.known_reorganisation(arguments.old, arguments.new)
    since = typed.day(arguments.since, "Ngày có hiệu lực") or (known.since if known else None)
    if since is None:
        raise InputError(
            "Chưa nêu ngày có hiệu lực.",
            "Chương trình chưa biết việc sắp xếp này; chưa có gì thay đổi.",
            "Hãy thêm --since, ví dụ --since 2025-03-01.",
            "blank",
        )
    plan = reorganising.planned(arguments.old, arguments.new, since, basis=arguments.basis or "")
    if known is not None:
        plan = replace(plan, legal_basis=plan.legal_basis or known.legal_basis, is_partial=known.is_partial)
    return replace(plan, is_partial=arguments.extent == "part") if arguments.extent else plan


def _as_json(
    shown: ReorganisationPreview, accepted: frozenset[AssignmentId], outcome: ReorganisationOutcome | None
) -> dict[str, Any]:
    plan = shown.reorganisation
    document: dict[str, Any] = {
        "from": [department.name for department in plan.old],
        "to": plan.new.name,
        "since": plan.since,
        "basis": plan.legal_basis,
        "partial": plan.is_partial,
        "received": [_row(shift, accepted) for shift in shown.received],
        "changed": [_row(shift, accepted) for shift in shown.changed],
        "department": shown.profile.department if shown.profile else None,
        "untouched_periods": [period.id for period in shown.closed],
    }
    return document | ({"reorganisation": outcome.number} if outcome else {})


def _row(shift: RoleShift, accepted: frozenset[AssignmentId]) -> dict[str, Any]:
    return {
        "id": shift.assignment_id,
        "indicator": shift.code,
        "name": shift.name,
        "plan": shift.plan_id,
        "from": shift.from_department,
        "was": shift.old_role,
        "role": shift.role,
        "doubt": shift.doubt,
        "accepted": shift.assignment_id in accepted,
    }


def _print(
    shown: ReorganisationPreview, accepted: frozenset[AssignmentId], outcome: ReorganisationOutcome | None
) -> None:
    plan = shown.reorganisation
    print_lines(f"{plan.title}, từ ngày {plan.since.day:02d}/{plan.since.month:02d}/{plan.since.year}")
    print_lines(*(_line(shift, accepted) for shift in shown.shifts))
    if shown.profile is not None:
        say(f"Đơn vị lập báo cáo trở thành {shown.profile.department}; hãy kiểm tra lại người ký và nơi nhận.")
    if not shown.open:
        say("Chưa có kỳ báo cáo nào sau ngày sắp xếp; hãy thêm kỳ để báo cáo các dòng nhận về.")
    if outcome is None:
        print_lines("Chỉ xem trước, chưa ghi gì.")
    else:
        done = f"nhận {outcome.received} dòng, đổi vai trò {outcome.changed} dòng"
        print_lines(f"Lần sắp xếp {outcome.number}: {done}. Hoàn tác: undo-reorganise {outcome.number}")


def _line(shift: RoleShift, accepted: frozenset[AssignmentId]) -> str:
    mark = "+" if shift.assignment_id in accepted else "?"
    was = shift.old_role.label if shift.old_role else "–"
    words = [mark, str(shift.assignment_id), shift.code, f"{was} → {shift.role.label}", shift.from_department]
    return "\t".join([*words, shift.name, *([shift.doubt.label] if shift.doubt else [])])
