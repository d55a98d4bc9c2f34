"""A small JSON file that the window keeps: it may be missing or damaged, and is written whole or not at all."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


def read_memory(file: Path) -> dict[str, Any]:
    """What stands in `file` by name; nothing where there is no such file, or it is damaged."""
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        _log.warning("%s cannot be read and counts as empty", file.name)
        return {}
    return read if isinstance(read, dict) else {}


def write_memory(file: Path, kept: Mapping[str, Any]) -> bool:
    """Put `kept` in the place of what stood there, all or nothing; False when the disk does not let us."""
    temporary = file.with_name(f"{file.name}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8", newline="\n")
        temporary.replace(file)
    except OSError:
        _log.warning("%s cannot be written", file.name)
        return False
    return True
