"""Who changed what, when, from what to what and why: over everything, filtered, as a workbook, checked."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pii_desktop.domain.history import HistoryFilter, HistoryLine, HistoryList
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

SHOWN: Final = 500
MOST_EXPORTED: Final = 50_000
CHECKED_AT_ONCE: Final = 20_000
"""Up to so many lines the chain is checked whenever the list is opened; a longer one on wish."""


def history_list(uow: "UnitOfWork", wanted: HistoryFilter, limit: int = SHOWN) -> HistoryList:
    """The newest lines that are asked for, and how many there are."""
    return uow.history_list.listed(wanted, limit)


def history_people(uow: "UnitOfWork") -> tuple[str, ...]:
    """Everybody who ever changed something, by name."""
    return uow.history_list.people()


def chain_state(uow: "UnitOfWork", *, is_asked: bool = False) -> tuple[int, bool | None]:
    """How many lines the history has, and whether no line was changed behind the program's back.

    None: it is long and was not checked; `is_asked` checks it all the same.
    """
    count, _ = uow.history.head()
    return count, uow.history.verify() if is_asked or count <= CHECKED_AT_ONCE else None


def export_history(
    uow: "UnitOfWork", wanted: HistoryFilter, target: Path, words: Callable[[HistoryLine], tuple[str, str, str]]
) -> int:
    """Write what is asked for as a workbook, newest first; how many lines that were.

    `words` says field, old and new of a line as the screen does. Raises InputError (code "too-many") for more than a
    workbook should hold, OutputError when it cannot be written.
    """
    from pii_desktop.exporters.history_xlsx import write_history

    found = uow.history_list.listed(wanted, MOST_EXPORTED)
    if found.total > MOST_EXPORTED:
        raise InputError(
            f"Có {found.total} dòng, nhiều hơn mức {MOST_EXPORTED} dòng của một bảng Excel.",
            "Chưa có tệp nào được ghi.",
            "Hãy lọc theo ngày, người hoặc loại rồi xuất từng phần.",
            "too-many",
        )
    write_history(((line, words(line)) for line in found.lines), uow.who, target)
    return len(found.lines)
