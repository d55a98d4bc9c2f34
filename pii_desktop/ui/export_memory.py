"""What exporting remembers between two times: a small file beside the settings that may be missing or damaged."""

from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from pii_desktop import paths
from pii_desktop.ui.memory_file import read_memory, write_memory

_NAME = "export.json"
_PROGRAM = "program"
"""Where a program on a USB stick lay, as in the settings: the old letter may be a colleague's stick now."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """The folder chosen last, the formats ticked ("pdf", "docx", "xlsx", "zip"), whether old files are replaced."""

    folder: str = ""
    forms: tuple[str, ...] = ("pdf", "docx")
    is_replacing: bool = False

    @property
    def start_folder(self) -> str:
        """Where a dialog begins: the folder chosen last, or the user's documents."""
        return self.folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def load_choice() -> ExportChoice:
    """What was chosen last; as at first where nothing can be read."""
    read = read_memory(_file())
    forms = read.get("forms")
    return ExportChoice(
        folder=_folder(read.get("folder"), read.get(_PROGRAM)),
        forms=tuple(each for each in forms if isinstance(each, str))
        if isinstance(forms, list)
        else ExportChoice().forms,
        is_replacing=read.get("is_replacing") is True,
    )


def save_choice(choice: ExportChoice) -> None:
    """Remember it; a disk that does not let us is no reason to stop."""
    program = paths.portable_program()
    write_memory(_file(), asdict(choice) | ({_PROGRAM: str(program)} if program else {}))


def _folder(kept: object, program_then: object) -> str:
    if not isinstance(kept, str) or not kept:
        return ""
    then = Path(program_then) if isinstance(program_then, str) and program_then else None
    return str(paths.as_it_lies_now(Path(kept), then))


def _file() -> Path:
    return paths.settings_file().with_name(_NAME)
