"""What an import did, row by row: what was stored and what it means for the department."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.changeset import ChangeKind, RowChange
from pii_desktop.services.assigning import short_name
from pii_desktop.ui.assignments.body_pane import Offer, OfferKind
from pii_desktop.ui.assignments.differences import WHOLE_ROW, Difference
from pii_desktop.ui.models.columns import Column, Look

_NAMED = {"lead", "coordinating"}
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Done:
    """One row: `kind` is ADDED, CHANGED or REMOVED, None for a period; `effect` is what it means to the department."""

    key: str
    kind: ChangeKind | None
    code: str
    name: str
    what: str
    effect: str = ""


def done_rows(lines: Iterable[Difference], body: Iterable[Offer]) -> tuple[Done, ...]:
    """One a row of which something was accepted, and what was taken of the plan's body; own rows come first."""
    taken: dict[str, list[Difference]] = {}
    for line in lines:
        if line.is_decision and line.is_accepted:
            taken.setdefault(line.change.key, []).append(line)
    rows = [_done(each) for each in taken.values()]
    rows += [_done_of_body(offer) for offer in body]
    return tuple(sorted(rows, key=lambda done: not done.effect))


def _done(lines: Sequence[Difference]) -> Done:
    change, fields = lines[0].change, {line.field for line in lines}
    name = short_name(change.row) if change.row else change.name
    if WHOLE_ROW in fields and ChangeKind.REMOVED in change.kinds:
        effect = _tr("Thôi giao cho đơn vị") if change.old_role else ""
        return Done(change.key, ChangeKind.REMOVED, change.code, name, _tr("Lưu trữ"), effect)
    if WHOLE_ROW in fields:
        effect = change.role.label if change.role else ""
        return Done(change.key, ChangeKind.ADDED, change.code, name, _tr("Thêm dòng"), effect)
    words = "; ".join(map(_field_words, lines))
    return Done(change.key, ChangeKind.CHANGED, change.code, name, words, _effect(change, fields))


def _field_words(line: Difference) -> str:
    """What a field says now; whole paragraphs are only named, they stood in the step before."""
    return f"{line.label}: {line.new}" if len(line.new) <= _SHORT else _tr("{field} mới").format(field=line.label)


def _done_of_body(offer: Offer) -> Done:
    is_period = offer.kind is OfferKind.PERIOD
    what = _tr("Kỳ báo cáo và hạn gửi") if is_period else _tr("Thêm dòng")
    kind = None if is_period else ChangeKind.ADDED
    return Done(f"body {offer.key}", kind, offer.number, offer.name, what, _tr("Từ thân kế hoạch"))


def _effect(change: RowChange, fields: set[str]) -> str:
    """The role: the new one only where the names it comes from were taken."""
    old, new = change.old_role, change.role
    if old is new or not fields & _NAMED:
        return old.label if old else ""
    if old is None or new is None:
        return _tr("Mới giao: {role}").format(role=new.label) if new else _tr("Không còn giao cho đơn vị")
    return f"{old.label} → {new.label}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoneTable", text)


def done_columns() -> list[Column[Done]]:
    """Code, name, what was stored, and the role of the department."""
    return [
        Column(key="code", title=_tr("Mã"), value=lambda done: done.code, width=112, look=Look.MUTED),
        Column(key="name", title=_tr("Tên"), value=lambda done: done.name, whole=lambda done: done.name),
        Column(key="what", title=_tr("Đã ghi"), value=_one_line, whole=lambda done: done.what, width=400),
        Column(key="effect", title=_tr("Với đơn vị"), value=lambda done: done.effect, width=200),
    ]


def _one_line(done: Done) -> str:
    return " ".join(done.what.split())
