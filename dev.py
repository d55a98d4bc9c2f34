"""Everything a developer types: python dev.py setup | run | test | check | bench | build | windows | lock.

Standard library only, so that it works from a clean clone. It makes `.venv/`, installs the pinned
and hashed requirements and the project itself, and on Debian the system libraries that Qt loads.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "ready.txt"
REQUIREMENTS = ROOT / "requirements"
WORKFLOW = ROOT / ".github" / "workflows" / "windows.yml"
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt loads at run time, and the Debian package each library comes in.
SYSTEM_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}

# What uv says where there is no network.
NO_NETWORK = ("Failed to fetch", "error sending request", "onnectivity", "dns error")

# What the sample job records: indicator, value and result.
SAMPLE_RESULTS = {
    "1.1.1": ("72", "Đã rà soát 12 văn bản, đề xuất sửa đổi 3 văn bản."),
    "1.1.1 (1)": ("3", "Hỗ trợ 3 doanh nghiệp đổi mới công nghệ."),
    "2.2.2": ("0.13", "Đề xuất dự toán 12 nhiệm vụ khoa học và công nghệ."),
    "2.2.4": ("0.46", "Cấp mới giấy chứng nhận cho 2 tổ chức khoa học và công nghệ."),
}


def main(arguments: list[str]) -> int:
    """Do one command; returns its exit code."""
    commands = {
        "setup": _setup,
        "run": _run,
        "test": _test,
        "check": _check,
        "bench": _bench,
        "build": _build,
        "windows": _windows,
        "lock": _lock,
    }
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("command", choices=commands)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on to pytest, to the measures or to the program")
    asked = parser.parse_args(arguments)
    refusal = python_refusal(sys.version_info[:2])
    if refusal:
        print(refusal, file=sys.stderr)
        return 2
    try:
        prepare()
        return commands[asked.command](asked.rest)
    except subprocess.CalledProcessError as failed:
        print(f"dev.py: this step failed: {subprocess.list2cmdline(map(str, failed.cmd))}", file=sys.stderr)
        return failed.returncode or 1
    except KeyboardInterrupt:
        print("dev.py: stopped", file=sys.stderr)
        return 130


def python_refusal(version: tuple[int, ...]) -> str:
    """The sentence for a Python that cannot run the program; empty for one that can."""
    if OLDEST <= version <= NEWEST:
        return ""
    return "PII Desktop needs Python {}.{} to {}.{}; this is {}.{}. Start dev.py with another one.".format(
        *OLDEST, *NEWEST, *version
    )


def prepare() -> None:
    """Make `.venv/` as the requirements say. Does nothing when it is so already."""
    _install_system_packages(missing_system_packages())
    wanted = stamp_text(ROOT, sys.version_info[:2])
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("dev.py: installing the pinned requirements into .venv", flush=True)
    if not _runs_this_version(venv_python()):
        venv.create(VENV, with_pip=True, clear=VENV.exists(), symlinks=os.name != "nt")
    pip: list[str | Path] = [venv_python(), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _call([*pip, "--require-hashes", "-r", REQUIREMENTS / "dev.txt"])
    _call([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    point_to_the_checkout(VENV)
    STAMP.write_text(wanted, encoding="utf-8")


def point_to_the_checkout(environment: Path) -> None:
    """Let the installed project name the checkout from where its file lies, in ASCII.

    Up to Python 3.12 the file is read in the code page of the machine: an accent in the path would stop Python itself.
    """
    for file in environment.glob("**/site-packages/_pii_desktop.pth"):
        file.write_text(f"{os.path.relpath(environment.parent, file.parent)}\n", encoding="utf-8", newline="\n")


def stamp_text(root: Path, version: tuple[int, ...]) -> str:
    """What `.venv/ready.txt` holds when everything is installed: it changes with what is to be installed."""
    digest = hashlib.sha256()
    for file in (root / "requirements" / "dev.txt", root / "pyproject.toml"):
        digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return f"{root} {version} {digest.hexdigest()}\n"


def venv_python() -> Path:
    """The interpreter of `.venv/`, whether or not it exists."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, else where a display server is named."""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) or platform.system() in {"Windows", "Darwin"}


def missing_system_packages() -> list[str]:
    """The Debian packages that Qt and `venv` need and that are not there; empty where apt-get is unknown."""
    if shutil.which("apt-get") is None:
        return []
    wanted = {**SYSTEM_LIBRARIES, **(WINDOW_LIBRARIES if has_display() else {})}
    packages = [package for library, package in wanted.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    return packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_system_packages(packages: list[str]) -> None:
    if not packages:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if getattr(os, "geteuid", lambda: 1)() != 0:
        print(f"dev.py: system libraries are missing; type: sudo {' '.join(install)}", file=sys.stderr)
        return
    print(f"dev.py: installing {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # The lists that are there may do where no network is, and the command line needs none of these libraries.
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    if subprocess.run([*install, "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL).returncode:
        print(f"dev.py: not installed, so the window will not open; type: {' '.join(install)}", file=sys.stderr)


def _runs_this_version(python: Path) -> bool:
    if not python.is_file():
        return False
    probe = "import sys, pip; print(*sys.version_info[:2])"
    answer = subprocess.run([python, "-c", probe], capture_output=True, text=True, encoding="utf-8", check=False)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _call(command: list[str | Path], **environment: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONUTF8": "1", **environment})


def _exit_codes(commands: list[list[str | Path]]) -> int:
    """Run all of them, also after one that failed; returns the first exit code that is not 0."""
    codes = []
    for command in commands:
        print(f"dev.py: {' '.join(str(part) for part in command[1:])}", flush=True)
        codes.append(subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, "PYTHONUTF8": "1"}).returncode)
    return next((code for code in codes if code), 0)


def _setup(_rest: list[str]) -> int:
    print("dev.py: ready")
    return 0


def _run(rest: list[str]) -> int:
    if has_display() or rest:
        return _exit_codes([[venv_python(), "-m", "pii_desktop", *rest]])
    print("dev.py: no display, so the main job is done by the command line")
    return sample_job(ROOT / "sample-output")


def _test(rest: list[str]) -> int:
    # A whole run uses two processes, tests that share what is slow to make in one of them; a chosen test stays in this
    # one, where a debugger can reach it.
    return _exit_codes([[venv_python(), "-m", "pytest", *(rest or ["-n", "2", "--dist", "loadgroup", "-q"])]])


def _check(_rest: list[str]) -> int:
    python = venv_python()
    code = _exit_codes(
        [
            [python, "-m", "ruff", "check", "."],
            [python, "-m", "ruff", "format", "--check", "."],
            [python, "-m", "mypy", "--platform", "linux"],
            [python, "-m", "mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32"],
            [python, "-m", "tests.architecture.budgets"],
        ]
    )
    return (
        code
        or _check_online("every pinned package has a wheel for Windows", _windows_resolutions())
        or _check_online("the workflow fits its schema", [_workflow_check()])
    )


def _check_online(what: str, commands: list[list[str | Path]]) -> int:
    """Run all of them, none may fail; skipped where no registry answers."""
    print(f"dev.py: {what}", flush=True)
    for command in commands:
        asked = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")
        if asked.returncode and any(words in asked.stderr for words in NO_NETWORK):
            print("dev.py: skipped, the package registry does not answer")
            return 0
        if asked.returncode:
            print(asked.stdout, asked.stderr, file=sys.stderr)
            return asked.returncode
    return 0


def _workflow_check() -> list[str | Path]:
    """The command that compares the workflow with the schema GitHub's are checked by; uv brings the tool."""
    tool: list[str | Path] = [venv_python(), "-m", "uv", "--quiet", "tool", "run", "--from", "check-jsonschema==0.37.4"]
    return [*tool, "check-jsonschema", "--builtin-schema", "vendor.github-workflows", WORKFLOW]


def _windows_resolutions() -> list[list[str | Path]]:
    """The commands that look for a wheel of every pin, one for each Python."""
    pins: list[str | Path] = [venv_python(), "-m", "uv", "--quiet", "pip", "compile", "requirements/dev.txt"]
    pins += ["--only-binary", ":all:", "--python-platform", "windows", "-o", os.devnull, "--python-version"]
    return [[*pins, f"3.{minor}"] for minor in range(OLDEST[1], NEWEST[1] + 1)]


def _bench(rest: list[str]) -> int:
    return _exit_codes([[venv_python(), "-m", "benchmarks", *rest]])


def _build(rest: list[str]) -> int:
    return _exit_codes([[venv_python(), "-m", "PyInstaller", "--noconfirm", *rest, ROOT / "pyinstaller.spec"]])


def _windows(rest: list[str]) -> int:
    """Build, check and try out the program for Windows; packaging/windows_build says how."""
    packaging = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "packaging")}
    command: list[str | Path] = [venv_python(), "-m", "windows_build", *rest]
    return subprocess.run(command, cwd=ROOT, check=False, env=packaging).returncode


def _lock(rest: list[str]) -> int:
    """Compile both requirement files for every platform, then see that Windows finds a wheel of each."""
    compiled: list[str | Path] = [venv_python(), "-m", "uv", "--quiet", "pip", "compile", "pyproject.toml", *rest]
    compiled += ["--universal", "--python-version", ".".join(map(str, OLDEST)), "--generate-hashes"]
    compiled += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]
    _call([*compiled, "--output-file", "requirements/run.txt"])
    _call([*compiled, "--group", "dev", "--constraints", "requirements/run.txt", "-o", "requirements/dev.txt"])
    for command in _windows_resolutions():
        _call(command)
    return 0


def sample_job(out: Path) -> int:
    """The main job by the command line, on a fresh workspace in `out`; says where the reports lie."""
    shutil.rmtree(out, ignore_errors=True)
    workspace = ["--workspace", str(out / "workspace")]
    plan = str(ROOT / "resources" / "samples" / "phan-cong-mau.xlsx")
    _program("init", *workspace, "--province", "Bắc Ninh", "--department", "Sở Khoa học và Công nghệ")
    (out / "read.json").write_text(_program("read", plan, "--json"), encoding="utf-8", newline="\n")
    _program("import", plan, *workspace)
    period = str(json.loads(_program("list", "periods", *workspace, "--json"))["periods"][0]["id"])
    for code, (value, result) in SAMPLE_RESULTS.items():
        _program("record", code, *workspace, "--period", period, "--value", value, "--result", result)
    first = json.loads(_program("list", "work", *workspace, "--json"))["work"][0]
    _program("work", str(first["id"]), *workspace, "--state", "done", "--result", "Đã hoàn thành.")
    minutes = out / "bao-cao-ra-soat.txt"
    minutes.write_text("Báo cáo rà soát các chính sách đã ban hành.\n", encoding="utf-8", newline="\n")
    document = ["--number", "15/BC-SKHCN", "--date", "2025-05-20", "--abstract", "Báo cáo rà soát chính sách"]
    _program("attach", str(minutes), *workspace, "--indicator", "1.1.1", *document)
    _program("report", *workspace, "--period", period, "--format", "pdf,xlsx", "--out", str(out))
    reports = sorted([*out.glob("*.pdf"), *out.glob("*.xlsx")])
    print("The reports:", *reports, sep="\n  ")
    return 0 if reports else 1


def _program(*arguments: str) -> str:
    """Run one step of `pii-desktop`; returns what it printed. Exit code 4 is a result with findings."""
    print("pii-desktop", subprocess.list2cmdline(arguments), flush=True)
    command = [str(venv_python()), "-m", "pii_desktop", *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    if done.returncode not in {0, 4}:
        raise subprocess.CalledProcessError(done.returncode, command)
    return done.stdout


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
