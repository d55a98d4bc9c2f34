"""What a clerk does to the words of a report: rewords, leaves out, adds, makes templates, completes what it cites."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.plan_facts import PlanFacts
from pii_desktop.domain.wordings import OWN, DrawnAnnex
from pii_desktop.services import wordings
from pii_desktop.services.plan_facts import set_plan_facts
from pii_desktop.services.wording_templates import drop_template, put_template
from tests.services.hand import Hand


def _sentence(hand: Hand) -> tuple[Any, str]:
    """A period and a sentence of its report."""
    period_id = hand.any_id("period")
    return period_id, hand.chance.choice(wordings.outline(hand.uow, period_id).lines).key


def _reworded(hand: Hand) -> tuple[Any, str]:
    """A period and a sentence of its report that has words of its own, where there is one."""
    period_id = hand.any_id("period")
    known = [each.key for each in hand.uow.wordings.of_period(PeriodId(period_id))]
    return period_id, hand.chance.choice(known or ["opening"])


def _own(hand: Hand) -> tuple[Any, str]:
    period_id, key = _reworded(hand)
    return period_id, key if key.startswith(OWN) else f"{OWN}1"


def _keep(hand: Hand) -> object:
    """A sentence that was reworded while the generated one said something else."""
    period_id, key = _sentence(hand)
    wordings.reword(hand.uow, period_id, key, f"Câu giữ {hand.words()}")
    (made,) = (each for each in hand.uow.wordings.of_period(period_id) if each.key == key)
    hand.uow.wordings.put(replace(made, based_on=f"Câu cũ {hand.words()}"))
    return wordings.keep(hand.uow, period_id, key)


def _template(hand: Hand) -> tuple[Any, str]:
    return hand.chance.choice((None, hand.any_id("plan"))), hand.chance.choice(("opening", "closing", "work/item"))


def _complete(hand: Hand) -> object:
    """Number, day, subject and recipient of a plan."""
    day = min(hand.day(), date(2026, 1, 1))
    facts = PlanFacts(f"{hand.chance.randrange(1, 99)}/KH-UBND", day, hand.words(), hand.words(), hand.words())
    return set_plan_facts(hand.uow, hand.any_id("plan"), facts)


WORDED: dict[str, Callable[[Hand], object]] = {
    "reword sentence": lambda hand: wordings.reword(hand.uow, *_sentence(hand), f"Câu {{lạ}} {hand.words()}"),
    "keep sentence": _keep,
    "leave out": lambda hand: wordings.leave_out(hand.uow, *_sentence(hand)),
    "bring back": lambda hand: wordings.bring_back(hand.uow, *_reworded(hand)),
    "generated again": lambda hand: wordings.restore(hand.uow, *_reworded(hand)),
    "own sentence": lambda hand: wordings.add_own(hand.uow, *_sentence(hand), f"Câu thêm {hand.words()}"),
    "no own sentence": lambda hand: wordings.remove_own(hand.uow, *_own(hand)),
    "annex of pictures": lambda hand: wordings.choose_annex(
        hand.uow, hand.any_id("period"), hand.chance.choice(list(DrawnAnnex)), stands=hand.chance.random() < 0.5
    ),
    "template": lambda hand: put_template(hand.uow, *_template(hand), f"{{đơn vị}}: {hand.words()}"),
    "complete plan": _complete,
    "no template": lambda hand: drop_template(hand.uow, *_template(hand)),
}
