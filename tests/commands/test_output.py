"""Where results and sentences go when the reader has gone or the disk is full (cli.md)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pii_desktop.commands.output import print_json, print_lines
from pii_desktop.errors import OutputError


def run(script: str, **streams: object) -> "subprocess.CompletedProcess[str]":
    """Run a command whose work is `script`; with `streams` as `subprocess.run` takes them."""
    begun = "import sys; from pii_desktop.commands.output import *; from pii_desktop.cli import run; speak_utf8()"
    options: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    words = [sys.executable, "-c", f"{begun}; {script}"]
    return subprocess.run(words, encoding="utf-8", check=False, **options)  # type: ignore[call-overload,no-any-return]


def closed_pipe() -> int:
    """The end of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize("code", [0, 4])
def test_a_reader_that_has_gone_changes_no_exit_code(code: int) -> None:
    pipe = closed_pipe()
    done = run(f"sys.exit(run(lambda: print_lines(*['dòng'] * 9999) or {code}))", stdout=pipe)
    os.close(pipe)
    assert (done.returncode, done.stderr) == (code, "")


def test_a_refusal_that_nobody_hears_is_still_exit_code_3() -> None:
    pipe = closed_pipe()
    script = (
        "from pii_desktop.errors import PiiError\n"
        "def refuse(): raise PiiError('Không đọc được.')\n"
        "sys.exit(run(refuse))"
    )
    done = run(f"\n{script}", stderr=pipe)
    os.close(pipe)
    assert (done.returncode, done.stdout) == (3, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
def test_a_full_disk_under_the_result_is_a_refusal_and_no_bug() -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("sys.exit(run(lambda: print_json({'rows': []}) or 0))", stdout=full)
    assert done.returncode == 3
    assert "Không in được kết quả" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


class Refusing:
    """A standard output that answers every write with the same error."""

    def __init__(self, error: OSError) -> None:
        self._error = error

    def write(self, _text: str) -> int:
        raise self._error

    def fileno(self) -> int:
        raise OSError("no file")


def test_what_windows_says_of_a_reader_that_has_gone_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Refusing(OSError(22, "Invalid argument")))
    print_lines("dòng")


def test_a_device_that_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Refusing(OSError(5, "Input/output error")))
    with pytest.raises(OutputError) as refused:
        print_json({})
    assert "vẫn còn nguyên" in refused.value.text
