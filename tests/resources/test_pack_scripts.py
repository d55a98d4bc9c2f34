"""The scripts that travel in a pack: an old Python is enough, and they speak to a clerk."""

import ast
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from pii_desktop.paths import resources
from tests.exporters.packs import a_content, write

SCRIPT = resources() / "pack" / "kiem-tra.py"
CONTENTS = (b"mot" * 50, b"hai" * 50, b"ba" * 50)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (part,) = write(tmp_path, a_content(CONTENTS), CONTENTS)
    return part.path


def run(script: Path, *words: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(script), *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def test_python_3_8_reads_it_and_nothing_must_be_installed() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert not any(isinstance(node, ast.ImportFrom) for node in ast.walk(tree))
    assert imported <= sys.stdlib_module_names


def test_a_sound_pack_is_exit_code_0_with_its_code(pack: Path) -> None:
    code, said = run(SCRIPT, pack)
    assert code == 0
    assert "Gói còn nguyên vẹn từng byte." in said
    assert "Mã gói: " in said


def test_an_unpacked_pack_checks_itself(pack: Path, tmp_path: Path) -> None:
    with ZipFile(pack) as archive:
        archive.extractall(tmp_path / "gói")
    (inside,) = (tmp_path / "gói").iterdir()
    assert run(inside / "kiem-tra.py")[0] == 0
    assert [each.name for each in inside.glob("__pycache__")] == []
    next(inside.rglob("*.pdf")).write_bytes(b"khac")
    code, said = run(inside / "kiem-tra.py")
    assert code == 4
    assert "Tệp bị sửa: " in said


def test_what_is_no_pack_and_what_is_no_command(tmp_path: Path) -> None:
    assert run(SCRIPT, tmp_path)[0] == 3
    assert run(SCRIPT, "a", "b")[0] == 2


def test_the_batch_file_is_plain_ascii() -> None:
    """A console of an old code page reads it before it is told to speak UTF-8."""
    assert (resources() / "pack" / "kiem-tra.cmd").read_bytes().isascii()


def test_a_double_click_inside_the_zip_says_to_unpack_it_first() -> None:
    """Explorer unpacks the batch file alone; PowerShell would say in English that it finds no script."""
    lines = (resources() / "pack" / "kiem-tra.cmd").read_text(encoding="ascii").splitlines()
    (words,) = (line.partition("WORDS=")[2].rstrip('"') for line in lines if "WORDS=" in line)

    assert "chọn Giải nén tất cả (Extract All)" in words.encode("ascii").decode("unicode-escape")
    assert [line.partition('"%~dp0')[0] for line in lines if "exist" in line] == ["if exist ", "if not exist "]
    assert not set("%^&|<>") & set(words)
