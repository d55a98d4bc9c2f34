"""More of what a clerk does: required evidence, policies, replies, settings, files of a document."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pii_desktop.domain.coordination import Reply, RequestState
from pii_desktop.domain.ids import PolicyMarkId
from pii_desktop.domain.policies import PolicyMark
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.domain.request_form import FormColumn
from pii_desktop.domain.versions import Move, VersionKind, moves_after
from pii_desktop.services import (
    column_mapping,
    coverage,
    evidence,
    people,
    policies,
    request_forms,
    validity,
    versions,
    work,
)
from pii_desktop.services.adding_evidence import Copied, record_files
from pii_desktop.services.denominator_copies import attach_copy, name_copy
from pii_desktop.services.denominators import update_results
from pii_desktop.services.profiles import load_profile, save_letterhead
from pii_desktop.services.progress import record
from pii_desktop.services.recoding import choose_code
from pii_desktop.services.reply_transfer import transfer_reply
from pii_desktop.services.signed_file import attach_signed_file, sign_with_file
from tests.services.hand import Hand

_ANSWERS = (FormColumn.VALUE, FormColumn.RESULT)


def _some(hand: Hand, table: str) -> frozenset[Any]:
    return frozenset({hand.any_id(table), hand.any_id(table)})


def _requirement(hand: Hand) -> tuple[Any, str]:
    """An assignment and one of what it needs."""
    assignment_id = hand.any_id("assignment")
    wanted = coverage.usual_of(hand.uow.assignments.get(assignment_id))
    own = hand.uow.requirements.edited().get(assignment_id, ())
    keys = sorted({each.key for each in (*wanted, *own)})
    return assignment_id, hand.chance.choice(keys) if keys else "own/1"


def _waive(hand: Hand) -> object:
    return coverage.waive(hand.uow, *_requirement(hand), f"Không có {hand.words()}")


def _reword(hand: Hand) -> object:
    return coverage.reword(hand.uow, *_requirement(hand), f"Quyết định {hand.words()}")


def _unmeet(hand: Hand) -> object:
    links = hand.uow.requirements.links()
    return coverage.unmeet(hand.uow, hand.chance.choice(links)) if links else None


def _mark_policy(hand: Hand) -> object:
    group = hand.chance.randrange(1, 14)
    mark = PolicyMark(PolicyMarkId(0), hand.any_id("evidence"), group, is_carried_out=hand.is_so())
    return policies.mark_policy(hand.uow, mark)


def _unmark_policy(hand: Hand) -> object:
    marks = hand.uow.policy_marks.all()
    mark = hand.chance.choice(marks) if marks else None
    return policies.unmark_policy(hand.uow, mark.evidence_id, mark.group) if mark else None


def _answer(hand: Hand) -> None:
    """As a reply that was read from a form."""
    request = hand.uow.requests.get(hand.any_id("request"))
    reply = Reply(value=hand.number(), result=hand.words(), officer=hand.words())
    with hand.uow.action("Nhập trả lời"):
        hand.uow.requests.update(replace(request, state=RequestState.ANSWERED, replied_on=hand.day(), reply=reply))


def _correct(hand: Hand) -> object:
    person = hand.uow.focal_officers.get(hand.any_id("focal_officer"))
    return people.correct(hand.uow, replace(person, officer=Officer(f"Lê {hand.words()}", "", hand.words(), "")))


def _change_item(hand: Hand) -> object:
    item = hand.uow.work_items.get(hand.any_id("work_item"))
    return work.update_work_item(hand.uow, replace(item, state=WorkState.DOING, percent=hand.chance.randrange(101)))


def _file_of_any(hand: Hand) -> tuple[Any, str]:
    document = hand.uow.evidence.get(hand.any_id("evidence"))
    return document.id, hand.chance.choice(document.files).sha256


def _letterhead(hand: Hand) -> object:
    return save_letterhead(hand.uow, replace(load_profile(hand.uow), signer_title=f"Giám đốc {hand.words()}"))


def _signing(hand: Hand) -> versions.Signing:
    file = hand.any_id("evidence") if hand.is_so() else None
    return versions.Signing(f"{hand.chance.randrange(1, 99)}/BC-STC", date(2025, 12, 1), file, "Đã ký bản giấy")


def _period_for(hand: Hand, move: Move) -> Any:
    """Any period whose report may be moved so, else any."""
    ids = [each.id for each in hand.uow.periods.all() if move in moves_after(hand.uow.versions.of_period(each.id))]
    return hand.chance.choice(ids) if ids else hand.any_id("period")


def _latest(hand: Hand, move: Move) -> Any:
    """The latest version of such a period, else any version."""
    versions_there = hand.uow.versions.of_period(_period_for(hand, move))
    return versions_there[-1].id if versions_there else hand.any_id("report_version")


def _forms_sent(hand: Hand) -> object:
    forms = request_forms.request_forms(hand.uow, hand.uow.requests.get(hand.any_id("request")).period_id)
    return request_forms.mark_sent(hand.uow, [request_forms.WrittenForm(each, Path("phiếu.xlsx")) for each in forms])


def _submit(hand: Hand) -> object:
    """After every row got what may not be missing."""
    period_id = _period_for(hand, Move.SUBMIT)
    for row in hand.uow.assignments.all_tracked():
        record(hand.uow, row.id, period_id, Entry(result=f"Đã làm {hand.words()}", explanation="Chưa có số"))
    return versions.submit(hand.uow, period_id)


def _choose_code(hand: Hand) -> object:
    row = hand.uow.assignments.get(hand.any_id("assignment")).row
    return choose_code(hand.uow, row, hand.chance.choice(("2.2.2", "4.1.1", "")))


MORE: dict[str, Callable[[Hand], object]] = {
    "own requirement": lambda hand: coverage.add_requirement(hand.uow, hand.any_id("assignment"), hand.words()),
    "reword requirement": _reword,
    "waive": _waive,
    "needed again": lambda hand: coverage.restore(hand.uow, *_requirement(hand)),
    "remove requirement": lambda hand: coverage.remove_own(hand.uow, *_requirement(hand)),
    "meet": lambda hand: coverage.meet(hand.uow, *_requirement(hand), _some(hand, "evidence")),
    "unmeet": _unmeet,
    "policy": _mark_policy,
    "policies": lambda hand: policies.add_policies(hand.uow, hand.chance.randrange(1, 14), _some(hand, "evidence")),
    "no policy": _unmark_policy,
    "answer": _answer,
    "take answer": lambda hand: transfer_reply(hand.uow, hand.any_id("request"), _ANSWERS),
    "correct officer": _correct,
    "one item": _change_item,
    "reword item": lambda hand: work.reword(hand.uow, hand.any_id("work_item"), f"Việc {hand.words()}"),
    "no work proof": lambda hand: work.unlink_evidence(hand.uow, hand.any_id("work_item"), hand.any_id("evidence")),
    "add files": lambda hand: record_files(
        hand.uow, Copied([hand.uow.files.store(hand.file())]), _some(hand, "assignment")
    ),
    "link many": lambda hand: evidence.link_many(hand.uow, _some(hand, "evidence"), _some(hand, "assignment")),
    "unlink many": lambda hand: evidence.unlink_many(hand.uow, _some(hand, "evidence"), _some(hand, "assignment")),
    "remove file": lambda hand: evidence.remove_file(hand.uow, *_file_of_any(hand)),
    "main file": lambda hand: evidence.make_main(hand.uow, *_file_of_any(hand)),
    "attach copy": lambda hand: attach_copy(hand.uow, hand.any_id("denominator"), hand.file()),
    "name copy": lambda hand: name_copy(hand.uow, hand.any_id("denominator"), hand.any_id("evidence")),
    "update results": lambda hand: update_results(hand.uow, hand.any_id("denominator"), is_explained=hand.is_so()),
    "submit": _submit,
    "come back": lambda hand: versions.return_for_changes(hand.uow, _latest(hand, Move.RETURN), f"Sửa {hand.words()}"),
    "sign": lambda hand: versions.sign(hand.uow, _period_for(hand, Move.SIGN), _signing(hand)),
    "sign with file": lambda hand: sign_with_file(
        hand.uow, _period_for(hand, Move.SIGN), _signing(hand), Copied([hand.uow.files.store(hand.file())])
    ),
    "signed file": lambda hand: attach_signed_file(
        hand.uow, _latest(hand, Move.UNLOCK), Copied([hand.uow.files.store(hand.file())])
    ),
    "forms sent": _forms_sent,
    "sent": lambda hand: versions.send(hand.uow, _period_for(hand, Move.SEND), date(2026, 1, 1), "Đã gửi bản giấy"),
    "unlock": lambda hand: versions.unlock(hand.uow, _latest(hand, Move.UNLOCK), "Gửi nhầm"),
    "begin": lambda hand: versions.begin(
        hand.uow, _period_for(hand, Move.BEGIN), hand.chance.choice(list(VersionKind))
    ),
    "discard": lambda hand: versions.discard(hand.uow, _latest(hand, Move.DISCARD)),
    "cut-off": lambda hand: validity.set_cut_off(hand.uow, hand.any_id("assignment"), hand.chance.choice(("30/6", ""))),
    "soon": lambda hand: validity.set_soon_days(hand.uow, hand.chance.randrange(1, 90)),
    "letterhead": _letterhead,
    "columns": lambda hand: column_mapping.remember(hand.uow, {f"bảng {hand.words()}": {"code": 1}}),
    "no columns": lambda hand: column_mapping.forget(hand.uow, [f"bảng {hand.words()}"]),
    "code": _choose_code,
}
