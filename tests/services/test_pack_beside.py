"""What lies beside the files of an unpacked pack: left by a system, called as if it were, links, a second pack."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from pii_desktop.domain import pack_check
from pii_desktop.domain.pack_findings import Found, Kind
from pii_desktop.errors import ForeignFileError
from pii_desktop.services.verifying import verify
from tests.exporters.packs import a_content, write
from tests.services.damages import AS_LEFT_BY_A_SYSTEM, CALLED_AS_IF
from tests.services.test_pack_damage import SCRIPT, Checker, by_script, by_verify

CONTENTS = tuple(f"tài liệu {number}".encode() * 9 for number in range(4))
CHECKERS = pytest.mark.parametrize("checker", [by_verify, by_script])


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """The folder of an unpacked pack, alone in a folder."""
    (part,) = write(tmp_path / "gửi", a_content(CONTENTS), CONTENTS)
    with ZipFile(part.path) as archive:
        archive.extractall(tmp_path / "giải nén")
    (folder,) = (tmp_path / "giải nén").iterdir()
    return folder


def verdict_of_the_script(folder: Path) -> str:
    return str(SCRIPT.check(str(folder))[2]["verdict"])


@CHECKERS
@pytest.mark.parametrize(("name", "content"), AS_LEFT_BY_A_SYSTEM, ids=[name for name, _ in AS_LEFT_BY_A_SYSTEM])
def test_what_a_system_leaves_is_noted(checker: Checker, bag: Path, name: str, content: bytes) -> None:
    (bag / name).write_bytes(content)
    assert checker(bag) == (False, True)
    assert [each.kind for each in verify(bag).findings] == [Kind.SYSTEM]


def test_the_headline_counts_what_lies_beside(bag: Path) -> None:
    for name, content in AS_LEFT_BY_A_SYSTEM:
        (bag / name).write_bytes(content)
    assert verify(bag).sentence.endswith(
        "còn nguyên vẹn từng byte: 14 tệp đúng với bản kê; có 5 tệp của hệ điều hành bên cạnh."
    )
    assert verdict_of_the_script(bag) == "Gói còn nguyên vẹn từng byte; có 5 tệp của hệ điều hành bên cạnh."


def test_word_covers_the_first_letters_of_a_name(bag: Path) -> None:
    (bag / "danh-muc.docx").write_bytes(b"x")
    (bag / "~$nh-muc.docx").write_bytes(b"\x05Trang" + b" " * 156)
    kinds = {each.path: each.kind for each in verify(bag).findings}
    assert kinds == {"danh-muc.docx": Kind.EXTRA, "~$nh-muc.docx": Kind.SYSTEM}
    assert SCRIPT.check(str(bag))[0] == ["Thừa tệp: danh-muc.docx"]


@CHECKERS
@pytest.mark.parametrize(("name", "content"), CALLED_AS_IF, ids=[f"{n}, {len(c)} B" for n, c in CALLED_AS_IF])
@pytest.mark.parametrize("folder", ["", "data", "moi"])
def test_a_name_alone_is_no_excuse(checker: Checker, bag: Path, folder: str, name: str, content: bytes) -> None:
    (bag / folder).mkdir(exist_ok=True)
    (bag / folder / name).write_bytes(content)
    assert checker(bag) == (True, True)


def test_the_harness_sees_a_check_that_goes_by_names(bag: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def by_name(found: Found, _there: object) -> bool:
        return found.path.startswith("~$")

    monkeypatch.setattr(pack_check, "is_of_the_system", by_name)
    missed = []
    for name, content in CALLED_AS_IF:
        (bag / name).write_bytes(content)
        if not by_verify(bag)[0]:
            missed.append(name)
        (bag / name).unlink()
    assert set(missed) == {"~$chay.exe", "~$index.xlsx", "~$khong-co.docx"}


def test_the_harness_sees_a_script_that_goes_by_names(bag: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SCRIPT, "is_of_system", lambda _pack, name, _there: SCRIPT.may_be_of_system(name))
    missed = set()
    for name, content in CALLED_AS_IF:
        (bag / name).write_bytes(content)
        if not by_script(bag)[0]:
            missed.add(name)
        (bag / name).unlink()
    assert missed == {name for name, _ in CALLED_AS_IF} - {"Thumbs.db.exe"}


@CHECKERS
@pytest.mark.parametrize("where", ["", "data", "data/tru-cot-1"])
def test_a_linked_folder_is_told(checker: Checker, bag: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "nơi khác").mkdir()
    _link(bag / where / "lien-ket", tmp_path / "nơi khác")
    assert checker(bag) == (True, True)


@CHECKERS
def test_a_folder_replaced_by_a_link_to_its_like_is_told(checker: Checker, bag: Path, tmp_path: Path) -> None:
    (bag / "data").rename(tmp_path / "nơi khác")
    _link(bag / "data", tmp_path / "nơi khác")
    assert checker(bag) == (True, True)


@CHECKERS
@pytest.mark.parametrize("where", ["noi", "data/noi"])
def test_a_junction_of_windows_is_told(
    checker: Checker, bag: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bag / where).mkdir()
    seen = os.lstat

    def as_windows_says_it(path: str | Path) -> object:
        found, tag = seen(path), 0xA0000003 if Path(path).name == "noi" else 0
        return SimpleNamespace(st_mode=found.st_mode, st_size=found.st_size, st_reparse_tag=tag)

    assert checker(bag) == (False, False)
    monkeypatch.setattr(os, "lstat", as_windows_says_it)
    assert checker(bag) == (True, True)


@CHECKERS
def test_a_pipe_is_told_and_not_waited_for(checker: Checker, bag: Path) -> None:
    make: Callable[[Path], None] | None = getattr(os, "mkfifo", None)
    if make is None:
        pytest.skip("no pipes in folders of Windows")
    make(bag / "data" / "desktop.ini")
    assert checker(bag) == (True, True)


def test_two_packs_in_a_folder_are_refused_by_both(bag: Path) -> None:
    (bag.parent / "gói khác").mkdir()
    (bag.parent / "gói khác" / "bagit.txt").write_bytes(b"x")
    with pytest.raises(ForeignFileError, match="có 2 gói") as caught:
        verify(bag.parent)
    assert caught.value.code == "many-packs"
    errors, notes, _ = SCRIPT.check(str(bag.parent))
    assert errors is None
    assert notes[0].startswith("Trong thư mục có 2 gói.")


def _link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("links need a right on Windows")
    if not place.is_symlink():
        pytest.skip("Wine makes no links, and says that it did")
