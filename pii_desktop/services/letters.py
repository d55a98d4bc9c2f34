"""Documents beside the report: drafted from the records, settled by the user, written, noted as sent.

What the user settles once (signer, recipients, for some kinds the addressee) is remembered for that kind under the
key "letters" as JSON, kind → field → value; only what differs from what the program proposes, so that a new director
or a new address in the settings is followed everywhere else.
"""

import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coordination import Exchange, Way
from pii_desktop.domain.handover import HandoverSheet
from pii_desktop.domain.ids import AssignmentId, ExchangeId, PeriodId, PlanId, RequestId
from pii_desktop.domain.letter_form import LetterKind, Sender, Wording
from pii_desktop.domain.letter_request import FORM_GOES_ALONG
from pii_desktop.domain.letters import Matter, build_letter, letter_wording
from pii_desktop.domain.report import Report
from pii_desktop.errors import InputError
from pii_desktop.services import letter_matter
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.dates import today
from pii_desktop.services.handover import handover, open_notes
from pii_desktop.services.named_settings import named_setting, put_named_setting
from pii_desktop.services.scope import Scope
from pii_desktop.text.normalise import lines_of, one_line, unmarked, without_bullet

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace

_KEY = "letters"
_OWN_ADDRESSEES = frozenset({LetterKind.REQUEST, LetterKind.REPLY})
_OF_A_PERIOD = frozenset({LetterKind.REQUEST, LetterKind.REPLY, LetterKind.EVIDENCE})
_REMEMBERED = ("addressees", "recipients", "signing_authority", "signer_title", "signer_name")
_LONGEST_STEM = 90


@dataclass(frozen=True, slots=True)
class LetterWish:
    """Which document: of a period (the current one without), of a plan, to one department (all without one)."""

    kind: LetterKind
    period_id: PeriodId | None = None
    plan_id: PlanId | None = None
    department: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it is settled.

    `usual` is what the program proposes, `wording` that with what is remembered; `choices` are the departments it
    could go to, `department` the one it goes to, blank for all; `requests` those it carries.
    """

    kind: LetterKind
    sender: Sender
    matter: Matter
    usual: Wording
    wording: Wording
    period_id: PeriodId | None = None
    choices: tuple[str, ...] = ()
    department: str = ""
    requests: tuple[RequestId, ...] = ()


def draft_letter(workspace: "Workspace", wish: LetterWish) -> Draft:
    """The document as the records make it. Raises InputError where there is nothing to write about."""
    sheet = handover(workspace, today(), open_notes) if wish.kind is LetterKind.HANDOVER else None
    return workspace.read(lambda uow: _drafted(uow, wish, sheet))


def letter(draft: Draft, wording: Wording) -> Report:
    """The document in this wording. Raises InputError for a blank abstract, or no addressee where one is needed."""
    if not one_line(wording.abstract):
        raise InputError("Chưa có trích yếu.", "Văn bản chưa được lập.", "Hãy nêu văn bản về việc gì.", "blank")
    if draft.kind.has_addressee and not any(map(one_line, wording.addressees)):
        raise InputError("Chưa có nơi nhận ở “Kính gửi”.", "Văn bản chưa được lập.", "Hãy nhập nơi nhận.", "blank")
    return build_letter(draft.sender, draft.matter, wording)


def export_letter(draft: Draft, wording: Wording, form: str, folder: Path) -> Path:
    """Write the document into `folder` under a name that no file has there. Raises OutputError, InputError."""
    from pii_desktop.exporters.registry import render

    target = _free(folder, file_stem(draft, wording), form)
    render(letter(draft, wording), form, target)
    return target


def file_stem(draft: Draft, wording: Wording) -> str:
    """A name every system takes: "CV_STC_So-Noi-vu_phoi-hop-cung-cap-so-lieu"."""
    kind = "BB" if draft.kind is LetterKind.HANDOVER else "CV"
    to = draft.department or (wording.addressees[0] if len(wording.addressees) == 1 else "")
    words = (kind, _plain(draft.sender.profile.symbol), _plain(to), _plain(wording.abstract).lower())
    return "_".join(word for word in words if word)[:_LONGEST_STEM].rstrip("-_")


def with_lines(wording: Wording, *, addressees: str, recipients: str) -> Wording:
    """The wording with addressees and recipients as typed: one a line, or parted by ";"."""
    return replace(wording, addressees=_names(addressees), recipients=_names(recipients))


def remember(uow: "UnitOfWork", draft: Draft, wording: Wording) -> Changes:
    """Keep what was settled for the next document of the kind; nothing happens where nothing differs."""
    action = f"Ghi nhớ nơi nhận và người ký: {draft.kind.label}"
    known = named_setting(uow, _KEY)
    settled = _settled(draft, wording)
    if settled == known.get(draft.kind.value, {}):
        return Changes(action)
    known[draft.kind.value] = settled
    with uow.action(action):
        put_named_setting(uow, _KEY, known)
    return Changes(action)


def mark_sent(uow: "UnitOfWork", draft: Draft, wording: Wording, on: date, number: str = "") -> Changes:
    """Note that the document went out: a line of the log for each addressee, the day of asking where there is none.

    `number` is the records office's, or the name of the file.
    """
    action = f"Ghi nhật ký gửi: {draft.kind.label}"
    touched: set[AssignmentId] = set()
    with uow.action(action):
        for request_id in draft.requests:
            request = uow.requests.get(request_id)
            uow.requests.update(replace(request, asked_on=request.asked_on or on))
            touched.add(request.assignment_id)
        for name in wording.addressees or (draft.sender.unit,):
            uow.exchanges.add(_line(draft, wording, on, one_line(name), one_line(number)))
    return Changes(action, assignments=frozenset(touched), desk=True)


def _drafted(uow: "UnitOfWork", wish: LetterWish, sheet: HandoverSheet | None) -> Draft:
    period_id = _period(uow, wish) if wish.kind in _OF_A_PERIOD else PeriodId(0)
    found = _gathered(uow, wish, period_id, sheet)
    usual = letter_wording(found.sender, found.matter)
    if wish.kind is LetterKind.REQUEST:
        usual = replace(usual, more=FORM_GOES_ALONG)
    wording = _with_remembered(uow, wish.kind, usual)
    return Draft(
        wish.kind, found.sender, found.matter, usual, wording, period_id or wish.period_id, found.choices,
        found.department, found.requests,
    )  # fmt: skip


def _gathered(
    uow: "UnitOfWork", wish: LetterWish, period_id: PeriodId, sheet: HandoverSheet | None
) -> letter_matter.Gathered:
    match wish.kind:
        case LetterKind.REQUEST:
            return letter_matter.requested(uow, period_id, wish.department)
        case LetterKind.REPLY:
            return letter_matter.reply(uow, period_id, wish.department)
        case LetterKind.EVIDENCE:
            return letter_matter.evidence_list(uow, period_id)
        case LetterKind.MISPRINTS:
            return letter_matter.misprints(uow, wish.plan_id)
        case LetterKind.OFFICERS:
            return letter_matter.officers(uow)
        case LetterKind.RECEIVED:
            return letter_matter.received_rows(uow)
        case LetterKind.HANDOVER:
            return letter_matter.handed_over(uow, sheet or HandoverSheet("", (), ()))
        case _:
            assert_never(wish.kind)


def _period(uow: "UnitOfWork", wish: LetterWish) -> PeriodId:
    period = scope_period(uow, Scope(wish.plan_id, wish.period_id))
    if period is None:
        raise InputError(
            "Chưa có kỳ báo cáo.", "Văn bản chưa được lập.", "Hãy thêm kỳ ở trang Kỳ báo cáo.", "no-period"
        )
    return period.id


def _with_remembered(uow: "UnitOfWork", kind: LetterKind, usual: Wording) -> Wording:
    kept = named_setting(uow, _KEY).get(kind.value, {})
    known: dict[str, Any] = {name: _from_json(kept[name]) for name in _REMEMBERED if name in kept}
    return replace(usual, **known)


def _from_json(value: Any) -> Any:  # noqa: ANN401 - a text, or a list of texts
    return tuple(value) if isinstance(value, list) else value


def _settled(draft: Draft, wording: Wording) -> dict[str, Any]:
    """What differs from the proposal and holds for the next document too, as JSON gives it back."""
    usual, given = asdict(draft.usual), asdict(wording)
    lasting = (name for name in _REMEMBERED if name != "addressees" or draft.kind not in _OWN_ADDRESSEES)
    different = {name: given[name] for name in lasting if given[name] != usual[name]}
    return {name: list(each) if isinstance(each, tuple) else each for name, each in different.items()}


def _line(draft: Draft, wording: Wording, on: date, name: str, number: str) -> Exchange:
    said = f"{draft.kind.label}: {one_line(wording.abstract)}"
    return Exchange(ExchangeId(0), on, Way.SENT, name, said, draft.period_id, number)


def _names(typed: str) -> tuple[str, ...]:
    parts = (part for line in lines_of(typed) for part in line.split(";"))
    return tuple(name for part in parts if (name := one_line(without_bullet(part)).rstrip(".,; ")))


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", unmarked(text)).strip("-")


def _free(folder: Path, stem: str, form: str) -> Path:
    """A name in `folder` that no file has: a clerk may have worked in the earlier one."""
    number, target = 1, folder / f"{stem}.{form}"
    while target.exists():
        number += 1
        target = folder / f"{stem}_{number}.{form}"
    return target
