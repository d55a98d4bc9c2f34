"""One random thing that a clerk does, through the services, whatever there is to do it to."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pii_desktop.domain.calendar import DayOfYear
from pii_desktop.domain.coordination import Exchange, Way
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import ExchangeId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.people import Post
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.work_list import WorkChange
from pii_desktop.services import coordination, deadlines, denominators, evidence, notes, people, periods, work
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.progress import follow, record, set_own_target
from pii_desktop.services.spellings import tell
from pii_desktop.storage.capture import captured_tables
from tests.services.anything_more import MORE
from tests.services.anything_worded import WORDED
from tests.services.hand import DEPARTMENTS, Hand


def _record(hand: Hand) -> object:
    entry = Entry(value=hand.number(), result=hand.words(), explanation=hand.words())
    return record(hand.uow, hand.any_id("assignment"), hand.any_id("period"), entry, is_done=hand.is_so())


def _change_work(hand: Hand) -> object:
    items = {hand.any_id("work_item") for _ in range(3)}
    state = hand.chance.choice(list(WorkState))
    return work.update_many(hand.uow, items, WorkChange(state=state, officer=hand.words(), due=hand.day()))


def _fields(hand: Hand) -> EvidenceFields:
    return EvidenceFields(number=hand.words(), signed_on=hand.day(), abstract=hand.words())


def _figure(hand: Hand) -> DenominatorFields:
    kind = hand.chance.choice(list(DenominatorKind))
    name = hand.words() if kind is DenominatorKind.OTHER else ""
    return DenominatorFields(kind, 2020 + hand.chance.randrange(5), hand.number(), name=name, note=hand.words())


def _appoint(hand: Hand) -> object:
    department = hand.chance.choice((load_profile(hand.uow).department, *DEPARTMENTS))
    officer = Officer(f"Trần {hand.words()}", "Phó Giám đốc", "0222", "a@b.vn")
    post = hand.chance.choice(list(Post))
    return people.appoint(hand.uow, people.Newcomer(department, post, officer, hand.day()))


def _change_period(hand: Hand) -> object:
    period = hand.uow.periods.get(hand.any_id("period"))
    return periods.change_period(hand.uow, replace(period, deadline=hand.day(), recipient=hand.words()))


def _add_period(hand: Hand) -> object:
    kind = hand.chance.choice((PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.ONCE))
    return periods.add_period(hand.uow, periods.NewPeriod(kind, 2026, hand.chance.randrange(1, 5), hand.day()))


def _note(hand: Hand) -> object:
    anchor = Anchor(evidence_id=hand.any_id("evidence")) if hand.is_so() else Anchor(hand.any_id("assignment"))
    return notes.add_note(hand.uow, anchor, f"Xem lại {hand.words()}", is_flagged=hand.is_so())


def _change_note(hand: Hand) -> object:
    note = hand.uow.notes.get(hand.any_id("note"))
    return notes.change_note(hand.uow, replace(note, text=f"Đã xem {hand.words()}", is_flagged=hand.is_so()))


def _profile(hand: Hand) -> object:
    return save_profile(hand.uow, replace(load_profile(hand.uow), symbol=hand.words(), signer_name=hand.words()))


def _write_line(hand: Hand) -> object:
    way = hand.chance.choice(list(Way))
    line = Exchange(ExchangeId(0), hand.day(), way, hand.chance.choice(DEPARTMENTS), f"Công văn {hand.words()}")
    return coordination.write_line(hand.uow, line)


def _two_at_once(hand: Hand) -> None:
    with hand.uow.action("Hai việc một lần"):
        _record(hand)
        _change_period(hand)
        _record(hand)


THINGS: dict[str, Callable[[Hand], object]] = {
    "record": _record,
    "own target": lambda hand: set_own_target(hand.uow, hand.any_id("assignment"), parse_target("≥ 5"), "≥ 5"),
    "no target": lambda hand: set_own_target(hand.uow, hand.any_id("assignment"), None, ""),
    "follow": lambda hand: follow(hand.uow, frozenset({hand.any_id("assignment")}), is_tracked=hand.is_so()),
    "work": _change_work,
    "own work": lambda hand: work.add_own_work_item(hand.uow, hand.any_id("assignment"), f"Việc {hand.words()}"),
    "delete work": lambda hand: work.delete_own(hand.uow, hand.any_id("work_item")),
    "work proof": lambda hand: work.link_evidence(hand.uow, hand.any_id("work_item"), hand.any_id("evidence")),
    "attach": lambda hand: evidence.attach(
        hand.uow, hand.file(), _fields(hand), frozenset({hand.any_id("assignment"), hand.any_id("assignment")})
    ),
    "one more file": lambda hand: evidence.add_file(
        hand.uow, hand.any_id("evidence"), hand.uow.files.store(hand.file())
    ),
    "link": lambda hand: evidence.link(hand.uow, hand.any_id("evidence"), hand.any_id("assignment")),
    "unlink": lambda hand: evidence.unlink(hand.uow, hand.any_id("evidence"), hand.any_id("assignment")),
    "fields": lambda hand: evidence.update_fields(hand.uow, hand.any_id("evidence"), _fields(hand)),
    "delete evidence": lambda hand: evidence.delete(hand.uow, frozenset({hand.any_id("evidence")})),
    "add period": _add_period,
    "change period": _change_period,
    "deadlines": lambda hand: deadlines.set_deadlines(hand.uow, None, {(PeriodKind.HALF, 1): DayOfYear(5, 30)}),
    "figure": lambda hand: denominators.add_figure(hand.uow, _figure(hand)),
    "change figure": lambda hand: denominators.change_figure(hand.uow, hand.any_id("denominator"), _figure(hand)),
    "delete figure": lambda hand: denominators.delete_figure(hand.uow, hand.any_id("denominator")),
    "appoint": _appoint,
    "end term": lambda hand: people.end_term(hand.uow, hand.any_id("focal_officer"), hand.day()),
    "delete term": lambda hand: people.delete_term(hand.uow, hand.any_id("focal_officer")),
    "ask": lambda hand: coordination.add_request(
        hand.uow, hand.any_id("assignment"), hand.any_id("period"), hand.chance.choice(DEPARTMENTS)
    ),
    "ask all": lambda hand: coordination.create_requests(hand.uow, hand.any_id("period")),
    "move due": lambda hand: coordination.move_due(hand.uow, {hand.any_id("request")}, hand.day()),
    "delete request": lambda hand: coordination.delete_request(hand.uow, hand.any_id("request")),
    "line": _write_line,
    "delete line": lambda hand: coordination.delete_line(hand.uow, hand.any_id("exchange")),
    "note": _note,
    "change note": _change_note,
    "finish note": lambda hand: notes.finish(hand.uow, hand.any_id("note"), is_done=hand.is_so()),
    "delete note": lambda hand: notes.delete_note(hand.uow, hand.any_id("note")),
    "profile": _profile,
    "spelling": lambda hand: tell(hand.uow, f"Sở KHCN {hand.chance.randrange(3)}", "Sở Khoa học và Công nghệ"),
    "two at once": _two_at_once,
    **MORE,
    **WORDED,
}
"""Everything that undo takes back, by a word for it."""


def contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every record of every table that undo takes back, of a closed workspace."""
    connection = sqlite3.connect(database)
    try:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in captured_tables()
        }
    finally:
        connection.close()
