"""A function runs in a child that may crash, hang or swell without harm to us."""

import errno
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pii_desktop import isolation
from pii_desktop.domain.plan import RowIssue, Severity
from pii_desktop.errors import ForeignFileError
from pii_desktop.isolation import IsolationError, Limits, run

HERE = "tests.test_isolation"


def echo(value: object) -> object:
    return value


def refuse() -> None:
    raise ForeignFileError("Tệp có mật khẩu.", "Không đọc được.", "Hãy bỏ mật khẩu.", "file-encrypted")


def swell(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def stumble() -> float:
    return 1 / 0


def print_and_answer() -> str:
    os.write(2, b"a parser complains")
    return "xong"


def code_of(function: str, *arguments: object, **options: object) -> str:
    with pytest.raises(IsolationError) as stopped:
        run(f"{HERE}:{function}", *arguments, **options)  # type: ignore[arg-type]
    assert stopped.value.title
    return stopped.value.code


def test_values_of_ours_come_back_as_they_are() -> None:
    issue = RowIssue(Severity.WARNING, "Mã 6.2.1 xuất hiện 2 lần")
    assert run(f"{HERE}:echo", (issue, "Sở Tài chính", 3)) == (issue, "Sở Tài chính", 3)


def test_a_large_answer_fits_through_the_pipe() -> None:
    assert run(f"{HERE}:echo", "đ" * 3_000_000) == "đ" * 3_000_000


def test_a_refusal_in_the_child_is_the_same_refusal_here() -> None:
    with pytest.raises(ForeignFileError, match="mật khẩu") as refused:
        run(f"{HERE}:refuse")
    assert refused.value.code == "file-encrypted"
    assert refused.value.hint == "Hãy bỏ mật khẩu."


def test_a_child_that_hangs_is_stopped() -> None:
    assert code_of("time.sleep", limits=Limits()) == "child-crashed"  # there is no such function here
    with pytest.raises(IsolationError) as stopped:
        run("time:sleep", 60, limits=Limits(seconds=0.3))
    assert stopped.value.code == "child-timeout"


@pytest.mark.skipif(sys.platform == "win32", reason="a job object ends the child instead")
def test_a_child_that_swells_is_stopped() -> None:
    assert code_of("swell", 500, limits=Limits(memory_mb=300)) == "child-memory"


def test_a_child_that_aborts_is_noticed() -> None:
    with pytest.raises(IsolationError) as stopped:
        run("os:abort")
    assert stopped.value.code == "child-crashed"


def test_a_child_can_be_cancelled() -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 1

    with pytest.raises(IsolationError) as stopped:
        run("time:sleep", 60, cancelled=cancelled)
    assert stopped.value.code == "cancelled"


@pytest.mark.skipif(sys.platform == "win32", reason="a signal to one process only is not to be had there")
def test_ctrl_c_while_the_child_works_ends_it_without_another_word() -> None:
    script = (
        "import os, signal, threading; from pii_desktop.isolation import run\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a job in the background ignores it
        "threading.Timer(0.4, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "try: run('time:sleep', 60)\n"
        "except KeyboardInterrupt: print('đã dừng')"
    )
    words = [sys.executable, "-c", script]
    done = subprocess.run(
        words, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "đã dừng\n", "")


def test_what_a_parser_prints_does_no_harm() -> None:
    assert run(f"{HERE}:print_and_answer") == "xong"


def test_foreign_classes_do_not_come_out_of_the_child() -> None:
    answer = pickle.dumps(("value", Path("x")))
    with pytest.raises(IsolationError):
        isolation._outcome(0, answer)


def test_a_frozen_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert isolation.child_command() == [sys.executable, isolation.CHILD_FLAG]


def test_a_child_that_waits_takes_the_next_request_and_only_that() -> None:
    isolation.prepare("decimal")
    (waiting,) = isolation._waiting

    assert [run("os:getpid") == waiting.pid for _ in range(2)] == [True, False]


def test_a_child_that_nobody_asks_is_dismissed() -> None:
    isolation.prepare("decimal")
    (waiting,) = isolation._waiting

    isolation.dismiss()

    assert waiting.poll() is not None
    assert run(f"{HERE}:echo", 5) == 5


def out_of_memory(*_arguments: object, **_options: object) -> None:
    error = OSError(errno.EINVAL, "The paging file is too small for this operation to complete")
    error.winerror = 1455  # type: ignore[attr-defined,unused-ignore]
    raise error


def test_where_the_system_starts_no_child_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", out_of_memory)

    isolation.prepare("decimal")
    assert isolation._waiting == []
    assert code_of("echo", 1) == "child-refused"


def test_a_child_that_cannot_be_capped_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that a virus scanner ended is refused by the job as well."""
    started: list[subprocess.Popen[bytes]] = []
    start = isolation._start

    def watched(*modules: str) -> subprocess.Popen[bytes]:
        started.append(start(*modules))
        return started[-1]

    monkeypatch.setattr(isolation, "_start", watched)
    monkeypatch.setattr(isolation, "_cap_from_outside", out_of_memory)

    assert code_of("echo", 1) == "child-refused"
    assert [each.poll() is not None for each in started] == [True]


def test_a_bug_in_the_child_ends_it_and_is_never_raised_out_of_it() -> None:
    """What is raised out of the frozen program, its bootloader shows in a box that waits for a click."""
    request = b"\n" + pickle.dumps((f"{HERE}:stumble", (), Limits()))
    script = "import sys; from pii_desktop.isolation import child_main; code = child_main(); sys.exit(40 + code)"

    done = subprocess.run([sys.executable, "-c", script], input=request, capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (41, b"")
    assert b"ZeroDivisionError" in done.stderr
    assert code_of("stumble") == "child-crashed"
