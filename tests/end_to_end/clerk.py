"""Somebody who works by the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.cli import main


class Clerk:
    """Types commands and reads what they print."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def runs(self, *words: object) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:
            code = int(str(stop.code))
        out, err = self._capsys.readouterr()
        return code, out, err

    def works(self, *words: object) -> str:
        """What a command that must succeed prints; it works on the workspace."""
        code, out, err = self.runs(*words, "--workspace", self.folder)
        assert code == 0, err
        return out

    def asks(self, *words: object) -> Any:
        """The JSON a command prints."""
        return json.loads(self.works(*words, "--json"))
