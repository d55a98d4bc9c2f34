"""Which step follows which, and what the period shows of its versions."""

from dataclasses import replace
from datetime import date

import pytest

from pii_desktop.domain.ids import PeriodId, VersionId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.versions import Move, Version, moves_after, standing, unlocked

DRAFT, SUBMITTED, RETURNED, SIGNED, SENT = PeriodState
ON_THE_DAY, LATER = date(2025, 11, 28), date(2025, 12, 15)
AT_WORK = {Move.SUBMIT, Move.SIGN, Move.SEND}


def versions(*states: PeriodState) -> tuple[Version, ...]:
    days = iter((ON_THE_DAY, LATER))
    return tuple(
        Version(VersionId(number), PeriodId(1), number, state=state, sent_on=next(days) if state is SENT else None)
        for number, state in enumerate(states, start=1)
    )


@pytest.mark.parametrize(
    ("states", "moves"),
    [
        ((), AT_WORK),
        ((SUBMITTED,), {Move.RETURN, Move.SIGN, Move.SEND}),
        ((RETURNED,), AT_WORK),
        ((RETURNED, SUBMITTED), {Move.RETURN, Move.SIGN, Move.SEND}),
        ((SIGNED,), {Move.SEND, Move.UNLOCK}),
        ((SENT,), {Move.BEGIN, Move.UNLOCK}),
        ((SENT, DRAFT), AT_WORK | {Move.DISCARD}),
        ((SENT, RETURNED), AT_WORK | {Move.BEGIN}),
        ((SENT, SENT), {Move.BEGIN, Move.UNLOCK}),
    ],
)
def test_what_may_be_done_follows_on_the_latest_version(states: tuple[PeriodState, ...], moves: set[Move]) -> None:
    assert moves_after(versions(*states)) == moves


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), (DRAFT, None)),
        ((SUBMITTED,), (SUBMITTED, None)),
        ((RETURNED,), (RETURNED, None)),
        ((RETURNED, SIGNED), (SIGNED, None)),
        ((SENT,), (SENT, ON_THE_DAY)),
        ((SENT, DRAFT), (SENT, ON_THE_DAY)),
        ((SENT, SUBMITTED), (SENT, ON_THE_DAY)),
        ((SENT, RETURNED, SENT), (SENT, ON_THE_DAY)),
    ],
)
def test_a_period_that_was_sent_stays_sent_since_the_first_day(
    states: tuple[PeriodState, ...], expected: tuple[PeriodState, date | None]
) -> None:
    assert standing(versions(*states)) == expected


def test_unlocking_takes_back_one_step_at_a_time() -> None:
    (sent,) = versions(SENT)
    numbered = replace(sent, document_number="05/BC-STC", signed_on=ON_THE_DAY)
    signed = unlocked(numbered, "Gửi nhầm")
    assert signed == replace(numbered, state=SIGNED, sent_on=None, reason="Gửi nhầm")
    assert unlocked(signed, "Sai số") == replace(signed, state=RETURNED, reason="Sai số")
    assert unlocked(sent, "Gửi nhầm").state is RETURNED


def test_every_move_has_a_word() -> None:
    assert all(move.label for move in Move)
