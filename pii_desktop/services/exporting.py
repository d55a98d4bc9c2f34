"""Files of a report written for a window: names that harm no earlier file, and writing that can be stopped."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.report import Report
from pii_desktop.services.periods import find_period
from pii_desktop.services.report_files import file_stem
from pii_desktop.services.reporting import check_sheets
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

Cancelled = Callable[[], bool]
OTHER_NAME_HELPS = frozenset({"target-open", "target-read-only"})
"""Codes of refusals after which another name in the same folder will do."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a folder: whether a file of that name lies there, and the next name that is free."""

    folder: Path
    name: str
    is_taken: bool
    free_name: str


def version_files(uow: "UnitOfWork", period_id: int, report: Report, mark: str) -> tuple[Report, str]:
    """A version of the report of a period, and the stem of its file names: `mark` ("Bản 1") stands at its end."""
    stem = file_stem(uow, find_period(uow, period_id), report.letterhead.symbol)
    return report, f"{stem}_{re.sub(r'[^a-z0-9]+', '-', search_key(mark)).strip('-')}"


def look_up(folder: Path, names: tuple[str, ...]) -> tuple[Spot, ...]:
    """What lies in `folder` under `names`. A folder that cannot be looked into is taken as empty: writing says why."""
    return tuple(Spot(folder, name, _exists(folder / name), free_name(folder, name)) for name in names)


def free_name(folder: Path, name: str) -> str:
    """`name`, or with "(2)", "(3)" before its ending where a file lies there already: a clerk may have worked in it."""
    file = Path(name)
    tried = (name if number == 1 else f"{file.stem} ({number}){file.suffix}" for number in count(1))
    return next(each for each in tried if not _exists(folder / each))


def export_to(report: Report, form: str, target: Path, cancelled: Cancelled) -> Path:
    """Write `report` as "pdf", "docx" or "xlsx" to `target`, over an earlier file; where it lies.

    Raises OutputError as `exporters.apart.render_apart`: the earlier file is then as it was. ValueError as
    `reporting.check_sheets`.
    """
    from pii_desktop.exporters.apart import render_apart

    check_sheets(report, form)
    render_apart(report, form, target, cancelled)
    return target


def export_beside(report: Report, form: str, folder: Path, stem: str, cancelled: Cancelled) -> Path:
    """As `export_to`, under the first name that is free in `folder`."""
    return export_to(report, form, folder / free_name(folder, f"{stem}.{form}"), cancelled)


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:
        return False
