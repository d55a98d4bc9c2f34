"""Where a trial installs the program and keeps data: what a person has there is never taken away.

A file beside the data marks program and data as those of a trial. It outlives an aborted trial, whose leavings the
next one may take away, and goes when a trial has ended well.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from windows_build.outcomes import StepFailed, StepSkipped

_REAL = "There is a real PII Desktop with records here: nothing was touched."
_WORDS = (
    "PII Desktop and its data on this account were made by a trial (python dev.py windows), which may delete them.\n"
)
_LONGEST_STEP = 600.0
_OF_NO_WORTH = {"Logs"}


@dataclass(frozen=True, slots=True)
class Ground:
    """The folders of a trial below `local`, the local application data of the user.

    `is_throw_away` says that all of this Windows is a trial's, as that of a kit with Wine is.
    """

    local: Path
    is_throw_away: bool = False

    @property
    def program(self) -> Path:
        """Where the installer puts the program."""
        return self.local / "Programs" / "PII Desktop"

    @property
    def data(self) -> Path:
        """Where the program keeps the user's data."""
        return self.local / "PII Desktop"

    @property
    def mark(self) -> Path:
        """The file that says that a trial made program and data; no data itself."""
        return self.local / "PII Desktop made by a trial.txt"

    @property
    def is_ours(self) -> bool:
        """Whether a trial made what lies here, and nobody has kept records in it since."""
        if self.is_throw_away:
            return True
        if not self.mark.is_file():
            return False
        until = self.mark.stat().st_mtime + _LONGEST_STEP
        return all(database.stat().st_mtime <= until for database in self.data.rglob("pii.sqlite"))

    def is_real(self, *, is_registered: bool) -> bool:
        """Whether a person's program or records are here; `is_registered` says that Windows knows the program."""
        kept = [name for name in _names_in(self.data) if name not in _OF_NO_WORTH]
        return not self.is_ours and bool(is_registered or kept or _names_in(self.program))

    def claim(self, *, is_registered: bool) -> None:
        """Mark the place as a trial's. Raises StepSkipped where a person's program or records are."""
        if self.is_real(is_registered=is_registered):
            raise StepSkipped(_REAL)
        self.mark.write_text(_WORDS, encoding="utf-8", newline="\n")

    def still_here(self) -> None:
        """A step of the trial has ended: what was written until now is the trial's."""
        if self.is_ours and self.mark.is_file():
            self.mark.touch()

    def take_away(self, folder: Path) -> None:
        """Delete program or data. Raises StepFailed, nothing deleted, where no trial made them."""
        if not self.is_ours:
            raise StepFailed(_REAL)
        if folder.exists():
            shutil.rmtree(folder)

    def leave(self) -> None:
        """After a trial that ended well: what is left goes, and then the mark; it stays where something does."""
        with suppress(OSError, StepFailed):
            for folder in (self.program, self.data):
                self.take_away(folder)
            self.mark.unlink(missing_ok=True)


def _names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()] if folder.is_dir() else []
