"""Codes that the user chose instead of the proposed ones: applied before a file is compared, for good.

They stand under the key "chosen-codes" as JSON, printed code and folded name of a row → code. So the same file taken
again, or its next version, says nothing new.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.plan import ParsedPlan, ParsedRow, RowIssue, RowKind, Severity
from pii_desktop.services.catalogue import framework
from pii_desktop.services.named_settings import named_setting, put_named_setting
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "chosen-codes"
_ABOUT_CODES = ("Mã ", "Bản in ghi mã ")


def choose_code(uow: "UnitOfWork", row: ParsedRow, code: str) -> Changes:
    """Take `code` for an indicator; blank goes back to the code that the program proposes."""
    chosen = {key: value for key, value in named_setting(uow, _KEY).items() if key != _identity(row)}
    if code:
        chosen[_identity(row)] = code
    action = f"Chọn mã cho “{row.name}”"
    with uow.action(action):
        put_named_setting(uow, _KEY, chosen)
    return Changes(action)


def printed_code(row: ParsedRow) -> str:
    """The code as printed, without the full stop behind it."""
    return (row.code_printed or "").strip().rstrip(". ")


def is_code_doubtful(row: ParsedRow) -> bool:
    """True where the code read is not the printed one, or a warning speaks of it (domain.md 8.1)."""
    printed = printed_code(row)
    if printed and printed != (row.code or ""):
        return True
    return any(issue.severity is not Severity.NOTE and issue.text.startswith(_ABOUT_CODES) for issue in row.issues)


def codes_to_choose() -> tuple[tuple[str, str], ...]:
    """Every indicator of the framework: code and short name."""
    return tuple((indicator.code, indicator.short_name or indicator.name) for indicator in framework().indicators)


def with_chosen_codes(uow: "UnitOfWork", parsed: ParsedPlan) -> ParsedPlan:
    """The plan with the user's codes; the very same object where there are none."""
    chosen = named_setting(uow, _KEY)
    if not any(_identity(row) in chosen for row in parsed.rows):
        return parsed
    rows: list[ParsedRow] = []
    moved: tuple[str | None, ParsedRow] | None = None
    for row in parsed.rows:
        if row.kind is RowKind.INDICATOR:
            current = _recoded(row, chosen.get(_identity(row)))
            moved = (row.code, current)
        elif moved is not None and row.parent is not None and row.parent == moved[0]:
            current = replace(row, parent=moved[1].code, pillar=moved[1].pillar, group=moved[1].group)
        else:
            current = row
        rows.append(current)
    return replace(parsed, rows=tuple(rows))


def _recoded(row: ParsedRow, code: str | None) -> ParsedRow:
    if code is None or code == row.code:
        return row
    pillar, _, rest = code.partition(".")
    issue = RowIssue(Severity.NOTE, f"Mã {code} do đơn vị chọn; chương trình đề nghị {row.code}.")
    group = f"{pillar}.{rest.partition('.')[0]}"
    # What the program said of the code is answered by the choice.
    kept = tuple(each for each in row.issues if not each.text.startswith(_ABOUT_CODES))
    return replace(row, code=code, pillar=pillar, group=group, issues=(*kept, issue))


def _identity(row: ParsedRow) -> str:
    return f"{printed_code(row)}|{search_key(row.name)}"
