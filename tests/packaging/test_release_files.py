"""The files that are given to people: the same sources give the same bytes, and nothing of the user's is touched."""

import re
import zipfile
from pathlib import Path

import pytest
from windows_build.outcomes import StepSkipped
from windows_build.release_files import make_portable, sign, write_checksums, write_file_list

from pii_desktop import paths

INSTALLER = Path(__file__).resolve().parents[2] / "packaging" / "installer.nsi"
MOMENT = 1_763_000_000


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "PII Desktop"
    (folder / "_internal" / "docs").mkdir(parents=True)
    (folder / "PII Desktop.exe").write_bytes(b"MZ")
    (folder / "_internal" / "docs" / "huong-dan.md").write_text("Hướng dẫn\n", encoding="utf-8", newline="\n")
    return folder


def test_the_portable_zip_bears_the_mark_and_is_the_same_each_time(program: Path, tmp_path: Path) -> None:
    make_portable(program, tmp_path / "a.zip", MOMENT)
    (program / "PII Desktop.exe").touch()
    make_portable(program, tmp_path / "b.zip", MOMENT)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == [
            f"PII Desktop/{paths.PORTABLE_MARK}",
            "PII Desktop/PII Desktop.exe",
            "PII Desktop/_internal/docs/huong-dan.md",
        ]


def test_the_installer_s_files_are_listed_sorted(program: Path, tmp_path: Path) -> None:
    write_file_list(program, tmp_path / "files.nsh")

    lines = (tmp_path / "files.nsh").read_text(encoding="utf-8").splitlines()
    assert lines[0] == 'SetOutPath "$INSTDIR"'
    assert lines[2] == 'SetOutPath "$INSTDIR\\_internal\\docs"'
    assert len(lines) == 4


def test_checksums_are_written_as_sha256sum_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "PII-Desktop.zip"
    file.write_bytes(b"")

    write_checksums([file], tmp_path / "SHA256SUMS.txt")

    line = (tmp_path / "SHA256SUMS.txt").read_text(encoding="utf-8")
    assert line == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  PII-Desktop.zip\n"


def test_nothing_is_signed_without_a_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PII_SIGN_PFX", raising=False)

    with pytest.raises(StepSkipped, match="certificate"):
        sign([])


def test_the_installer_removes_program_files_only() -> None:
    script = INSTALLER.read_text(encoding="utf-8")

    assert re.findall(r"(?m)^ *RMDir /r (.*)", script) == ['"$INSTDIR\\_internal"']
    assert not re.search(r"(?m)^ *(?:RMDir|Delete|Rename) .*LOCALAPPDATA", script)
    assert "RequestExecutionLevel user" in script


def test_the_installer_speaks_vietnamese() -> None:
    script = INSTALLER.read_text(encoding="utf-8")

    assert 'MUI_LANGUAGE "Vietnamese"' in script
    assert "đang chạy. Chưa có gì thay đổi" in script
    assert "vẫn còn nguyên" in script
