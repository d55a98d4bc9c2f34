"""The files that are given to people: the same sources give the same bytes, and nothing of the user's is touched."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from windows_build.outcomes import StepSkipped
from windows_build.release_files import make_portable, make_setup, sign, write_checksums, write_file_list

from pii_desktop import paths

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "packaging" / "installer.nsi"
SETUP_GUIDE = ROOT / "docs" / "cai-dat.md"
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


def test_a_signature_bears_the_time_of_the_server_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines: list[list[str]] = []

    def signing(command: list[str], **_rest: object) -> None:
        lines.append(command)
        Path(command[-1]).write_bytes(b"MZ, signed")

    monkeypatch.setenv("PII_SIGN_PFX", "so.pfx")
    monkeypatch.setenv("PII_SIGN_TIMESTAMP", "http://gio.vn")
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", signing)
    file = tmp_path / "PII Desktop.exe"
    file.write_bytes(b"MZ")

    sign([file])

    assert lines[0][lines[0].index("-ts") + 1] == "http://gio.vn"
    assert file.read_bytes() == b"MZ, signed"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis (NSIS 3) is not installed")
@pytest.mark.parametrize("target", ["", "x86-unicode"])
def test_the_installer_is_made_by_an_nsis_with_or_without_64_bit_stubs(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    run = subprocess.run

    def with_target(command: list[str], **rest: object) -> object:
        return run([command[0], *([f"-DTARGET={target}"] if target else []), *command[1:]], **rest)  # type: ignore[call-overload]

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MOMENT))
    monkeypatch.delenv("PII_SIGN_PFX", raising=False)
    monkeypatch.setattr(subprocess, "run", with_target)

    make_setup(program, ROOT, "0.1.0", tmp_path / "PII-Desktop-setup.exe", is_quick=True)

    assert (tmp_path / "PII-Desktop-setup.exe").read_bytes().startswith(b"MZ")


def test_a_silent_installation_goes_past_no_file() -> None:
    assert re.search(r"(?m)^AllowSkipFiles off$", INSTALLER.read_text(encoding="utf-8"))


def test_nothing_is_registered_before_the_last_file_lies_there() -> None:
    section = INSTALLER.read_text(encoding="utf-8").split('Section "program"')[1].split("SectionEnd")[0]

    order = [
        "RefuseWithoutPlace",
        "RefuseWhileRunning",
        "PutProgramAside",
        "${FILES}",
        "WriteUninstaller",
        "WriteRegStr",
    ]
    assert sorted(order, key=section.index) == order


def test_the_uninstaller_stays_registered_until_the_program_is_gone() -> None:
    section = INSTALLER.read_text(encoding="utf-8").split('Section "Uninstall"')[1]

    assert section.index("LEFT_OVER") < section.index("Abort") < section.index("DeleteRegKey")


def test_every_exit_code_of_the_script_is_told() -> None:
    script, guide = INSTALLER.read_text(encoding="utf-8"), SETUP_GUIDE.read_text(encoding="utf-8")

    codes = {
        code for name, code in re.findall(r"(?m)^!define (\w+) (\d)$", script) if f"SetErrorLevel ${{{name}}}" in script
    }
    assert codes == {"4", "5", "6", "7", "8"}
    assert {"0", "1", "2", *codes} == set(re.findall(r"(?m)^\| (\d) \|", guide))


def test_the_installer_removes_program_files_only() -> None:
    script = INSTALLER.read_text(encoding="utf-8")

    assert set(re.findall(r"(?m)^ *RMDir /r (.*)", script)) == {'"$INSTDIR\\_internal.old"'}
    assert set(re.findall(r"(?m)^ *Rename (.*)", script)) == {'"$INSTDIR\\_internal" "$INSTDIR\\_internal.old"'}
    assert not re.search(r"(?m)^ *(?:RMDir|Delete|Rename) .*LOCALAPPDATA", script)
    assert "RequestExecutionLevel user" in script


def test_the_installer_speaks_vietnamese() -> None:
    script = INSTALLER.read_text(encoding="utf-8")

    assert 'MUI_LANGUAGE "Vietnamese"' in script
    assert "đang chạy. Chưa có gì thay đổi" in script
    assert "vẫn còn nguyên" in script


def test_the_buttons_that_the_setup_guide_names_are_in_the_window() -> None:
    named = set(re.findall(r"\*\*([^*]+…)\*\*", SETUP_GUIDE.read_text(encoding="utf-8")))

    shown = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "pii_desktop" / "ui").rglob("*.py"))
    assert named >= {"Mở sổ dữ liệu đã có…", "Mở sổ khác…"}
    assert {name for name in named if f'"{name}"' not in shown} == set()
