"""What every file that git keeps must be: readable anywhere, and bound to no machine."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, tracked_files

BINARY = {".docx", ".ico", ".jpg", ".pdf", ".png", ".sqlite", ".ttf", ".xls", ".xlsx", ".zip"}
# Written so that this file does not break its own rules.
REGISTRIES = re.compile(r"pypi[.]org|python[h]osted|deb[.]debian|npmjs[.]")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|farm|opt|tmp|root|home)/\w|[A-Z]:\\Users\\\w")
RESERVED_ON_WINDOWS = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:\"|?*\\]|[. ]$")
LONGEST_PATH = 150


def text_files() -> Iterator[tuple[Path, bytes]]:
    for file in tracked_files():
        if file.suffix not in BINARY:
            yield file, (ROOT / file).read_bytes()


def faults_of(content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return ["is not UTF-8"]
    faults = []
    if text.startswith("\ufeff"):
        faults.append("begins with a byte order mark")
    if "\r" in text:
        faults.append("has line ends of Windows")
    if not unicodedata.is_normalized("NFC", text):
        faults.append("is not NFC")
    if REGISTRIES.search(text):
        faults.append("names the host of a package registry")
    if MACHINE_PATH.search(text):
        faults.append("holds a path of one machine")
    return faults


@pytest.fixture(scope="module", autouse=True)
def _checkout() -> None:
    if not tracked_files():
        pytest.skip("not a checkout, or there is no git")


def test_text_is_utf8_composed_and_bound_to_no_machine() -> None:
    assert [f"{file} {fault}" for file, content in text_files() for fault in faults_of(content)] == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("Sở Tài chính".encode("utf-16"), "is not UTF-8"),
        ("\ufeffSở".encode(), "begins with a byte order mark"),
        (b"a\r\nb", "has line ends of Windows"),
        (unicodedata.normalize("NFD", "Sở").encode(), "is not NFC"),
        ("https://{}.org/simple".format("pypi").encode(), "names the host of a package registry"),
        ('open("/{}/lan/plan.xlsx")'.format("home").encode(), "holds a path of one machine"),
        ("find-links=/{}/wheels".format("opt").encode(), "holds a path of one machine"),
        ("C:\\{}\\lan".format("Users").encode(), "holds a path of one machine"),
    ],
)
def test_a_fault_in_a_text_is_seen(content: bytes, fault: str) -> None:
    assert faults_of(content) == [fault]


def test_a_closing_tag_is_no_path() -> None:
    assert faults_of(b"<worksheet></worksheet>") == []


def test_every_file_can_be_checked_out_on_windows() -> None:
    files = tracked_files()
    lowered = [file.as_posix().casefold() for file in files]

    assert [file for file in files if any(RESERVED_ON_WINDOWS.search(part) for part in file.parts)] == []
    assert [file for file in files if len(file.as_posix()) > LONGEST_PATH] == []
    assert len(set(lowered)) == len(lowered)


@pytest.mark.parametrize("name", ["NUL.txt", "com1", "a:b.txt", "báo cáo.", "báo cáo "])
def test_a_name_that_windows_refuses_is_seen(name: str) -> None:
    assert RESERVED_ON_WINDOWS.search(name)


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()

    assert lines
    assert [line for line in lines if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_a_developer_has_the_versions_that_a_clerk_gets() -> None:
    run, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("run.txt", "dev.txt")
    )

    assert run <= dev
