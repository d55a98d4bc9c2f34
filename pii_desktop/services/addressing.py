"""Find the assignment that a person means by an id or a code."""

import re
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_ID = re.compile(r"\d+")
_SUBITEM = re.compile(r"(\d+(?:\.\d+)*)\s*(\(\d+\))")


def find_assignment(uow: "UnitOfWork", typed: str) -> StoredAssignment:
    """The assignment with this id or code. Raises InputError when there is none, or when two plans share the code."""
    wanted = _normal(typed)
    if _ID.fullmatch(wanted):
        return uow.assignments.get(AssignmentId(int(wanted)))
    found = [each for each in uow.assignments.everywhere() if wanted in _codes(each)]
    followed = [each for each in found if each.is_tracked] if len(found) > 1 else found
    match followed or found:
        case [only]:
            return only
        case []:
            raise InputError(f"Không có dòng nào mang mã {typed}.", "Chưa có gì thay đổi.", _LIST_HINT, "unknown-code")
        case several:
            ids = "; ".join(f"{each.id}: {each.row.name}" for each in several)
            raise InputError(
                f"Mã {typed} có ở nhiều dòng.", f"Hãy dùng số dòng (id) thay cho mã: {ids}.", _LIST_HINT, "shared-code"
            )


_LIST_HINT = "Xem các dòng bằng lệnh list indicators."


def _normal(typed: str) -> str:
    text = " ".join(typed.split()).rstrip(".")
    subitem = _SUBITEM.fullmatch(text)
    return f"{subitem[1]} {subitem[2]}" if subitem else text


def _codes(assignment: StoredAssignment) -> set[str]:
    return {assignment.display_code, assignment.row.code or ""} - {""}
