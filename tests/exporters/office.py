"""LibreOffice without a window: many files in one start, for starting takes longer than opening."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
PDF, XLSX = "pdf", "xlsx:Calc MS Excel 2007 XML"


class Office:
    """LibreOffice with a profile of its own, whose first start is the slow one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runs = 0

    def convert(self, files: Iterable[Path], wanted: str) -> dict[str, Path]:
        """What it made of each file, by the name of the file; nothing of one that it could not open."""
        assert OFFICE is not None
        self._runs += 1
        out = self._folder / f"out-{self._runs}"
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = [OFFICE, profile, "--headless", "--convert-to", wanted, "--outdir", str(out), *map(str, files)]
        done = subprocess.run(command, capture_output=True, timeout=240, check=False)
        assert done.returncode == 0, done.stderr
        return {each.stem: each for each in out.iterdir()}


def torn(source: Path, member: str) -> Path:
    """A file with one part cut short: what cannot be opened without repair."""
    target = source.with_name(f"rach{source.suffix}")
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as damaged:
        for name in whole.namelist():
            content = whole.read(name)
            damaged.writestr(name, content[:-200] if name == member else content)
    return target
