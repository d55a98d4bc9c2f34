"""What the window remembers between two starts: a small file that may be missing, damaged or newer."""

from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from pii_desktop.paths import as_it_lies_now, portable_program
from pii_desktop.ui.memory_file import read_memory, write_memory

_PROGRAM = "program"
"""Where a program on a USB stick lay when the file was written: its drive may have another letter next time."""
_RECENT = 8
_WIDEST = 2000


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window stood, in logical pixels; a width of 0 lets the system choose."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    is_maximized: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Theme ("light", "dark", "system"), place of the window, workspaces shown before, the latest first.

    `widths` are those of columns the user made wider or narrower: name of the list → key of the column → width in
    logical pixels.
    """

    theme: str = "system"
    place: WindowPlace = field(default_factory=WindowPlace)
    recent: tuple[str, ...] = ()
    widths: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def last_workspace(self) -> Path | None:
        """The workspace shown last."""
        return Path(self.recent[0]) if self.recent else None


def with_workspace(recent: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """`recent` with `folder` in front, at most eight."""
    first = str(folder)
    return (first, *(other for other in recent if other != first))[:_RECENT]


def load_settings(file: Path) -> Settings:
    """What `file` says; what is missing or cannot be understood in it is as at the first start."""
    read = read_memory(file)
    theme, place = read.get("theme"), read.get("place")
    return Settings(
        theme=theme if theme in ("light", "dark", "system") else "system",
        place=_place(place) if isinstance(place, dict) else WindowPlace(),
        recent=_recent(read),
        widths=_widths(read.get("widths")),
    )


def save_settings(file: Path, settings: Settings) -> bool:
    """Write the settings over the old ones, all or nothing; False when the disk does not let us.

    What a newer version keeps in the file stays in it.
    """
    return write_memory(file, read_memory(file) | asdict(settings) | _program())


def _program() -> dict[str, str]:
    program = portable_program()
    return {_PROGRAM: str(program)} if program else {}


def _recent(read: dict[str, Any]) -> tuple[str, ...]:
    recent, program = read.get("recent"), read.get(_PROGRAM)
    then = Path(program) if isinstance(program, str) and program else None
    named = [each for each in recent if isinstance(each, str)] if isinstance(recent, list) else []
    return tuple(str(as_it_lies_now(Path(each), then)) for each in named)


def _widths(read: object) -> dict[str, dict[str, int]]:
    lists = read.items() if isinstance(read, dict) else ()
    return {name: _widths_of(kept) for name, kept in lists if isinstance(kept, dict)}


def _widths_of(read: dict[str, Any]) -> dict[str, int]:
    return {key: width for key, width in read.items() if isinstance(width, int) and 0 < width <= _WIDEST}


def _place(read: dict[str, Any]) -> WindowPlace:
    names = [each.name for each in fields(WindowPlace)]
    known = {name: read[name] for name in names if isinstance(read.get(name), int) and abs(read[name]) < 100_000}
    return WindowPlace(**known)
