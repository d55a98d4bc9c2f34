"""The chips of the page and what they ask the store for."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.work_list import Due, WorkFilter


class Chip(StrEnum):
    """Keys of the chips; a Destination names them too."""

    ALL = "all"
    OVERDUE = "overdue"
    SOON = "soon"
    CONTINUOUS = "continuous"
    UNDATED = "undated"
    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    ADJUST = "adjust"
    OWN = "own"


DUES = (Chip.ALL, Chip.OVERDUE, Chip.SOON, Chip.CONTINUOUS, Chip.UNDATED)
"""Of these one is chosen."""

OTHERS = (Chip.TODO, Chip.DOING, Chip.DONE, Chip.ADJUST, Chip.OWN)
"""Of these any; several states together mean one of them."""


def chip_words(chips: Iterable[Chip]) -> list[tuple[str, str]]:
    """Key and word of each chip."""
    return [(chip.value, _word(chip)) for chip in chips]


def filter_of(checked: frozenset[str], base: WorkFilter) -> WorkFilter:
    """`base` with what the chips say."""
    due = next((Due(key) for key in checked if key in set(Due)), None)
    states = frozenset(WorkState(key) for key in checked if key in set(WorkState))
    return replace(base, due=due, states=states, is_own=True if Chip.OWN in checked else None)


def known_chips(names: str) -> frozenset[str]:
    """The chips among the names of a link, separated by commas."""
    return frozenset(names.split(",")) & frozenset(Chip)


def _word(chip: Chip) -> str:
    words = {
        Chip.ALL: _tr("Tất cả"),
        Chip.OVERDUE: _tr("Quá hạn"),
        Chip.SOON: _tr("Đến hạn trong 14 ngày"),
        Chip.CONTINUOUS: _tr("Thường xuyên"),
        Chip.UNDATED: _tr("Chưa có hạn"),
        Chip.OWN: _tr("Đơn vị thêm"),
    }
    return words[chip] if chip in words else WorkState(chip.value).label


def _tr(text: str) -> str:
    return QCoreApplication.translate("WorkFilters", text)
