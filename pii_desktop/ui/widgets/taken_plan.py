"""A plan that was read, and how to read it again with other columns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData

from pii_desktop.domain.plan import ColumnMapping, ParsedPlan
from pii_desktop.errors import PiiError
from pii_desktop.services.importing import PASTED, read_pasted, read_plan
from pii_desktop.ui.task import Progress, Task


class Aside(Protocol):
    """How work is done beside the window: `aside` of the task runner or of the desk."""

    def __call__(
        self,
        work: Callable[[Progress], "TakenPlan"],
        *,
        done: Callable[["TakenPlan"], None],
        failed: Callable[[PiiError], None],
    ) -> Task:
        """Begin; the callbacks come on the GUI thread."""


@dataclass(frozen=True, slots=True)
class PastedTable:
    """What the clipboard held: the two forms of a table copied from Word or Excel."""

    html: str | None
    text: str


@dataclass(frozen=True, slots=True)
class TakenPlan:
    """A plan that was read: from `file`, from the clipboard, or from the catalogue by `catalogue_key`."""

    parsed: ParsedPlan
    name: str
    file: Path | None = None
    catalogue_key: str | None = None
    pasted: PastedTable | None = None

    @property
    def can_be_read_again(self) -> bool:
        """True where columns may be given by hand; a plan of the catalogue has none."""
        return self.file is not None or self.pasted is not None

    def read_again(self, mapping: ColumnMapping, cancelled: Callable[[], bool]) -> "TakenPlan":
        """The same source with these columns. Raises PiiError."""
        if self.file is not None:
            return replace(self, parsed=read_plan(self.file, mapping=mapping, cancelled=cancelled))
        if self.pasted is not None:
            return replace(self, parsed=read_pasted(self.pasted.html, self.pasted.text, mapping=mapping))
        return self


def taken_file(file: Path, mapping: ColumnMapping | None, cancelled: Callable[[], bool]) -> TakenPlan:
    """Read a file. Raises PiiError."""
    return TakenPlan(read_plan(file, mapping=mapping, cancelled=cancelled), file.name, file)


def taken_paste(pasted: PastedTable, mapping: ColumnMapping | None) -> TakenPlan:
    """Read a table from the clipboard. Raises PiiError."""
    return TakenPlan(read_pasted(pasted.html, pasted.text, mapping=mapping), PASTED, pasted=pasted)


def pasted_table(mime: QMimeData | None) -> PastedTable | None:
    """The table on the clipboard; None where there are no words."""
    if mime is None or not (mime.hasText() or mime.hasHtml()):
        return None
    return PastedTable(mime.html() if mime.hasHtml() else None, mime.text())
