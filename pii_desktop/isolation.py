"""Runs one function in a child process with caps on memory and time, so that a foreign file can harm nobody.

The child is a fresh process (never a fork: the parent may be a window). Request and answer go through pipes; nothing
is written to disk. The answer is unpickled by a reader that knows only our own value classes.
"""

import atexit
import contextlib
import gc
import importlib
import io
import logging
import os
import pickle
import re
import subprocess
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pii_desktop.errors import PiiError

CHILD_FLAG = "--isolated-child"
_MEGABYTE = 1024 * 1024
_POLL_SECONDS = 0.05
_BUG = 1
_OUT_OF_MEMORY = 77
_PLAIN = {
    ("builtins", "set"), ("builtins", "frozenset"), ("builtins", "complex"),
    ("decimal", "Decimal"), ("datetime", "date"), ("datetime", "datetime"), ("datetime", "timezone"),
    ("collections", "OrderedDict"), ("copyreg", "_reconstructor"), ("builtins", "object"),
}  # fmt: skip
_log = logging.getLogger(__name__)
_waiting: list[subprocess.Popen[bytes]] = []
_waiting_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: address space in megabytes, wall time in seconds."""

    memory_mb: int = 640
    seconds: float = 15.0


class IsolationError(PiiError):
    """The child did not answer.

    `code`: "child-timeout", "child-memory", "child-crashed", "child-refused" (by the system) or "cancelled".
    """


def run(
    function: str, *arguments: object, limits: Limits | None = None, cancelled: Callable[[], bool] | None = None
) -> object:
    """What `function` ("package.module:name") returns for `arguments` (picklable) in a child process.

    Raises the PiiError the function raised, or IsolationError when the child crashed, ran out of memory or time, or
    when `cancelled` said so. The child is gone when this returns.
    """
    limits = limits or Limits()
    request = pickle.dumps((function, arguments, limits))
    with _waiting_child() or _started() as child:
        release = _capped(child, limits)
        try:
            answer, complaint = _converse(child, request, limits.seconds, cancelled)
        finally:
            release()
    if complaint:
        _log.warning("the isolated process complained at %s", _frames(complaint))
    return _outcome(child.returncode, answer)


def prepare(*modules: str) -> None:
    """Start a child with `modules` imported that waits for the next `run`, which then need not wait for it.

    At most one waits; it ends with this process, or by `dismiss`. Name only modules that look at no foreign file.
    Where the system starts none now, the next `run` asks again.
    """
    with _waiting_lock, contextlib.suppress(OSError):
        if not _waiting:
            _waiting.append(_start(*modules))
            atexit.unregister(dismiss)
            atexit.register(dismiss)


def dismiss() -> None:
    """End the child that waits, if there is one."""
    child = _waiting_child()
    if child is not None:
        with child:
            child.kill()


def child_command() -> list[str]:
    """How the child is started: the frozen program, or this interpreter without the current folder in its path."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    code = "from pii_desktop.isolation import child_main; raise SystemExit(child_main())"
    return [sys.executable, "-P", "-c", code]


def child_main() -> int:
    """The child's whole life: read the request, obey the caps, answer. Returns the exit code.

    Nothing gets past it: the frozen program would show what is raised in a box of its own, with words of the file, and
    wait for a click while the parent waits for the end.
    """
    warnings.simplefilter("ignore")
    _end_without_a_box()
    try:
        return _serve()
    except Exception:  # noqa: BLE001 - the edge of the process: the parent hears of it by the pipe and the exit code
        with contextlib.suppress(OSError):
            os.write(2, traceback.format_exc().encode("utf-8", "replace"))
        return _BUG


def _serve() -> int:
    """Answer the one request; the exit code."""
    with os.fdopen(0, "rb", closefd=False) as pipe:
        for module in pipe.readline().decode("ascii").split():
            importlib.import_module(module)
        request = pipe.read()
    if not request:
        return 0  # it waited, and nobody asked
    function, arguments, limits = pickle.loads(request)  # noqa: S301 - our own parent wrote it
    _cap_from_inside(limits)
    # A fifth of a long reading went into looking for rings among cells that all stay until the answer.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        answer = pickle.dumps(("value", _resolve(function)(*arguments)))
    except PiiError as refusal:
        parts = (refusal.title, refusal.text, refusal.hint, refusal.code)
        answer = pickle.dumps(("refused", type(refusal).__module__, type(refusal).__qualname__, parts))
    except MemoryError:
        return _OUT_OF_MEMORY
    with os.fdopen(1, "wb", closefd=False) as out:
        out.write(answer)
    return 0


def _start(*modules: str) -> subprocess.Popen[bytes]:
    """A new child that imports `modules` and then waits for its request."""
    child = subprocess.Popen(
        child_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    # A child that ended already is found out by its missing answer.
    with contextlib.suppress(OSError):
        if child.stdin is not None:
            child.stdin.write(" ".join(modules).encode("ascii") + b"\n")
            child.stdin.flush()
    return child


def _started() -> subprocess.Popen[bytes]:
    """A child for one request at once. Raises IsolationError."""
    try:
        return _start()
    except OSError as error:
        raise _refused(error) from error


def _capped(child: subprocess.Popen[bytes], limits: Limits) -> Callable[[], None]:
    """What ends the cap on `child`. Raises IsolationError, the child ended, where the system sets none."""
    try:
        return _cap_from_outside(child.pid, limits)
    except OSError as error:
        child.kill()
        raise _refused(error) from error


def _waiting_child() -> subprocess.Popen[bytes] | None:
    """The child that waits, no longer kept here; None when there is none, or it died."""
    with _waiting_lock:
        child = _waiting.pop() if _waiting else None
    if child is not None and child.poll() is not None:
        with child:
            return None
    return child


def _resolve(function: str) -> Callable[..., object]:
    module, _, name = function.partition(":")
    found: Callable[..., object] = getattr(importlib.import_module(module), name)
    return found


def _frames(complaint: bytes) -> str:
    """Where a bug in the child happened, without its message: that may hold text of the file."""
    places = re.findall(r'File ".*?([^/\\"]+)", line (\d+)', complaint.decode("utf-8", "replace"))
    return " > ".join(f"{file}:{line}" for file, line in places[-6:])


def _environment() -> dict[str, str]:
    environment = dict(os.environ)
    if not getattr(sys, "frozen", False):
        root = str(Path(__file__).resolve().parent.parent)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH"))))
    return environment


def _converse(
    child: subprocess.Popen[bytes], request: bytes, seconds: float, cancelled: Callable[[], bool] | None
) -> tuple[bytes, bytes]:
    """What the child answered and complained before it ended. Raises IsolationError on time out and on cancel.

    A thread feeds and drains the pipes: `communicate` with a timeout forgets the rest of a long request.
    """
    heard: list[tuple[bytes, bytes]] = []
    ended = threading.Event()

    def talk() -> None:
        try:
            heard.append(child.communicate(request))
        finally:
            ended.set()

    # `join` of a thread takes it for ended when Ctrl+C interrupts it (Python 3.11 and 3.12); an event does not.
    threading.Thread(target=talk, name="isolated child").start()
    deadline = time.monotonic() + seconds
    try:
        while not ended.wait(_POLL_SECONDS):
            if cancelled is not None and cancelled():
                raise IsolationError("Đã dừng đọc tệp.", "Chưa có gì được lưu.", code="cancelled")
            if time.monotonic() > deadline:
                raise _timed_out(seconds)
    finally:
        child.kill()
        ended.wait()
    return heard[0] if heard else (b"", b"")


def _outcome(returncode: int, answer: bytes) -> object:
    if returncode == _OUT_OF_MEMORY:
        raise _out_of_memory()
    if not answer:
        raise _crashed()
    try:
        kind, *parts = _Reader(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError) as error:
        raise _crashed() from error
    if kind == "value":
        return parts[0]
    raise _refusal(*parts)


class _Reader(pickle.Unpickler):  # noqa: S301 - this is what makes it safe
    """Loads plain values and the classes of our own domain, nothing else."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        """The class named, if it is a value of ours. Raises UnpicklingError for every other name."""
        if (module_name, global_name) == ("builtins", "getattr"):
            return _member
        if (module_name, global_name) in _PLAIN or module_name.startswith("pii_desktop.domain."):
            return super().find_class(module_name, global_name)
        raise pickle.UnpicklingError(f"{module_name}.{global_name} may not come from a child")


def _member(kind: object, name: str) -> Enum:
    """The member of an enumeration: Python 3.11.0 to 3.11.3 pickle it as a call of `getattr`."""
    if isinstance(kind, type) and issubclass(kind, Enum) and name in kind.__members__:
        return kind[name]
    raise pickle.UnpicklingError(f"{name} of {kind!r} may not come from a child")


def _refusal(module: str, name: str, parts: tuple[str, str, str, str]) -> PiiError:
    """The refusal as the class it was, when that is one of ours with the plain constructor."""
    found = getattr(sys.modules.get(module), name, PiiError) if module.startswith("pii_desktop.") else PiiError
    kind = found if isinstance(found, type) and issubclass(found, PiiError) else PiiError
    return kind(*parts)


def _timed_out(seconds: float) -> IsolationError:
    return IsolationError(
        "Đọc tệp quá lâu nên đã dừng.",
        f"Sau {seconds:.0f} giây vẫn chưa đọc xong; tệp có thể hỏng hoặc chứa quá nhiều ô. Chưa có gì được lưu.",
        "Hãy chép riêng bảng phân công sang một tệp mới rồi thử lại.",
        "child-timeout",
    )


def _out_of_memory() -> IsolationError:
    return IsolationError(
        "Tệp quá lớn để đọc.",
        "Việc đọc cần nhiều bộ nhớ hơn mức cho phép nên đã dừng. Chưa có gì được lưu.",
        "Hãy chép riêng bảng phân công sang một tệp mới rồi thử lại.",
        "child-memory",
    )


def _crashed() -> IsolationError:
    return IsolationError(
        "Không đọc được tệp này.",
        "Phần đọc tệp đã dừng đột ngột; tệp có thể bị hỏng. Chưa có gì được lưu.",
        "Hãy mở tệp bằng Word hoặc Excel, lưu thành tệp mới rồi thử lại.",
        "child-crashed",
    )


def _refused(error: OSError) -> IsolationError:
    _log.warning("no isolated process: %s", getattr(error, "winerror", None) or error.errno)
    return IsolationError(
        "Máy chưa cho chương trình đọc tệp này.",
        "Tệp được đọc trong một tiến trình riêng cho an toàn, và máy không mở được tiến trình ấy: máy thiếu bộ nhớ, "
        "hoặc phần mềm bảo mật chặn. Chưa có gì được lưu.",
        "Hãy đóng bớt chương trình khác rồi thử lại; nếu vẫn vậy, hãy báo cán bộ công nghệ thông tin.",
        "child-refused",
    )


if sys.platform == "win32":
    from pii_desktop.isolation_windows import cap_process
    from pii_desktop.isolation_windows import end_without_a_box as _end_without_a_box

    def _cap_from_outside(pid: int, limits: Limits) -> Callable[[], None]:
        return cap_process(pid, limits.memory_mb * _MEGABYTE)

    def _cap_from_inside(limits: Limits) -> None:
        """The job object set by the parent already holds."""

else:
    import resource

    def _end_without_a_box() -> None:
        """Only Windows shows one."""

    def _cap_from_outside(_pid: int, _limits: Limits) -> Callable[[], None]:
        """The child caps itself before it looks at anything."""
        return lambda: None

    def _cap_from_inside(limits: Limits) -> None:
        memory = limits.memory_mb * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # A child whose parent was killed ends by itself.
        seconds = int(limits.seconds) + 5
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
