"""What a file says otherwise of the plan itself than what the clerk typed: decided like the fields of a row."""

from dataclasses import dataclass
from datetime import date

from pii_desktop.domain.changeset import ChangeKind, FieldChange, RowChange
from pii_desktop.domain.plan import HEAD, ParsedRow, Place, PlanDocument, RowKind
from pii_desktop.domain.plan_facts import is_number
from pii_desktop.text.normalise import one_line, search_key

NAME = "Thông tin kế hoạch"
FIELDS = {"number": "Số, ký hiệu", "signed_on": "Ngày ký", "issuer": "Cơ quan ban hành", "subject": "Trích yếu"}
"""What may be typed of a plan, in words."""
_NOWHERE = Place(-1, HEAD)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a plan: its document and what it is about."""

    document: PlanDocument
    subject: str = ""

    def of(self, field: str) -> str | date | None:
        """One of FIELDS; None where nothing is said."""
        return (self.subject if field == "subject" else getattr(self.document, field)) or None


def plan_changes(stored: Told, said: Told, typed: frozenset[str]) -> tuple[RowChange, ...]:
    """One change for what the file gives otherwise than the clerk `typed`; what it leaves out is no difference."""
    fields = tuple(
        FieldChange(field, label, _shown(stored.of(field)), _shown(said.of(field)), is_conflict=True)
        for field, label in FIELDS.items()
        if field in typed and _differs(field, stored.of(field), said.of(field))
    )
    row = ParsedRow(RowKind.SECTION, NAME, _NOWHERE)
    return (RowChange((ChangeKind.CHANGED,), None, row, "", NAME, fields),) if fields else ()


def is_of_plan(change: RowChange) -> bool:
    """True for a change that is about the plan itself and no assignment."""
    return change.row is not None and change.row.kind is RowKind.SECTION and change.row.place == _NOWHERE


def kept(stored: Told, said: Told, typed: frozenset[str], accepted: frozenset[tuple[str, str]]) -> Told:
    """What is said of a plan once the file is taken: what was typed stays unless the file's was accepted.

    What the file leaves blank stays, and what nobody typed is the file's.
    """
    keys = {change.key for change in plan_changes(stored, said, typed)}
    taken = {field for key, field in accepted if key in keys}
    # A subject stays as it is: a file prints it in more words or fewer.
    standing = {field for field in typed | {"subject"} if stored.of(field) is not None} - taken
    names = ("title", "number", "signed_on", "issuer", "year", "province")
    new = {name: getattr(said.document, name) or getattr(stored.document, name) for name in names}
    mine = {name: getattr(stored.document, name) for name in names if name in standing}
    subject = stored.subject if "subject" in standing else said.subject or stored.subject
    return Told(PlanDocument(**{**new, **mine}), subject)


def _differs(field: str, stored: str | date | None, said: str | date | None) -> bool:
    if stored is None or said is None or stored == said:
        return False
    if not isinstance(stored, str) or not isinstance(said, str):
        return True
    if field == "number" and not is_number(said):
        return False
    one, other = _folded(stored), _folded(said)
    # "UBND tỉnh" of an annex is the committee that was typed in full.
    return not (one.startswith(other) if field == "issuer" else one == other)


def _folded(text: str) -> str:
    return search_key(one_line(text)).replace("uy ban nhan dan", "ubnd").rstrip(". ")


def _shown(value: str | date | None) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value or ""
