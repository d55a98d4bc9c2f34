"""The rotating log: places in the program and kinds of errors, never what a clerk wrote."""

import logging
import os
import re
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path

from pii_desktop import paths

LOG_NAME = "pii-desktop.log"
_BYTES = 512 * 1024
_KEPT = 3
_KIND = re.compile(r"[A-Za-z_][\w.]*(?=:|$)")  # the name of an error without its message
_PLACES = ("  File ", "    ", "Traceback", "During ", "The above ")


class PlacesOnly(logging.Formatter):
    """Formats a record; of a traceback it keeps places and kinds of errors: their messages can quote a report."""

    def format(self, record: logging.LogRecord) -> str:
        """One line and, for a bug, where it happened."""
        head, _, trace = super().format(record).partition("\n")
        return "\n".join([head, *_places(trace)]) if trace else head


class SharedFileHandler(RotatingFileHandler):
    """A rotating file that a second window of the program may hold open: Windows does not rename it meanwhile.

    The file then grows until that window has gone. Without this every entry would be lost, and the older files too:
    they move up before the renaming fails.
    """

    def doRollover(self) -> None:  # noqa: N802 - the name that logging calls
        """Begin a new file where this one can be put aside."""
        if self.stream is not None:
            self.stream.close()
        aside = f"{self.baseFilename}.0"
        try:
            os.replace(self.baseFilename, aside)  # noqa: PTH105 - a try, taken back at once
            os.replace(aside, self.baseFilename)  # noqa: PTH105
            super().doRollover()
        except OSError:
            self.stream = self._open()


def open_log(folder: Path | None = None) -> Callable[[], None]:
    """Begin the log; returns a function that ends it. Without a place to write to, nothing is logged."""
    root = logging.getLogger()
    handler = _file_handler(folder or paths.log_folder())
    handler.setFormatter(PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)

    def end_log() -> None:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()

    return end_log


def _file_handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / LOG_NAME
        return SharedFileHandler(file, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return logging.NullHandler()


def _places(trace: str) -> list[str]:
    kept = []
    for line in trace.splitlines():
        kind = _KIND.match(line)
        if line.startswith(_PLACES):
            kept.append(line)
        elif kind is not None:
            kept.append(kind.group())
    return kept
