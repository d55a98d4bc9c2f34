"""What exporting remembers between two times: a small file beside the settings that may be missing or damaged."""

import json
import logging
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from pii_desktop import paths

_NAME = "export.json"
_log = logging.getLogger(__name__)


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
    try:
        read = json.loads(_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ExportChoice()
    except (OSError, ValueError):
        _log.warning("what exporting remembers cannot be read")
        return ExportChoice()
    return _understood(read) if isinstance(read, dict) else ExportChoice()


def save_choice(choice: ExportChoice) -> None:
    """Remember it; a disk that does not let us is no reason to stop."""
    file = _file()
    temporary = file.with_name(f"{file.name}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(choice), ensure_ascii=False, indent=1)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, file)  # noqa: PTH105 - says that an existing file is replaced
    except OSError:
        _log.warning("what exporting remembers cannot be written")


def _file() -> Path:
    return paths.settings_file().with_name(_NAME)


def _understood(read: dict[str, object]) -> ExportChoice:
    folder, forms = read.get("folder"), read.get("forms")
    return ExportChoice(
        folder=folder if isinstance(folder, str) else "",
        forms=tuple(each for each in forms if isinstance(each, str))
        if isinstance(forms, list)
        else ExportChoice().forms,
        is_replacing=read.get("is_replacing") is True,
    )
