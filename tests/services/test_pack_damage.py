"""At least 500 kinds of damage to a pack: `verify` and the plain script see each of them (reliability.md 16)."""

import importlib.util
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from pii_desktop.domain import pack_check
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.errors import PiiError
from pii_desktop.paths import resources
from pii_desktop.services.verifying import verify
from tests.exporters.packs import a_content, write
from tests.exporters.sample import YEAR_2025
from tests.services.damages import Damage, damages

Checker = Callable[[Path], tuple[bool, bool]]
"""Says of a file: is something wrong with it, and was anything at all remarked?"""

CONTENTS = tuple(f"Nội dung tài liệu {number}".encode() * (number + 1) for number in range(8))


def load_script() -> Any:
    spec = importlib.util.spec_from_file_location("kiem_tra", resources() / "pack" / "kiem-tra.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


SCRIPT = load_script()


def by_verify(file: Path) -> tuple[bool, bool]:
    try:
        verdict = verify(file)
    except PiiError:
        return True, True
    return not verdict.is_sound, bool(verdict.findings)


def by_script(file: Path) -> tuple[bool, bool]:
    errors, notes, _ = SCRIPT.check(str(file))
    return errors is None or bool(errors), errors is None or bool(errors) or bool(notes)


def unseen(checker: Checker, wanted: list[Damage], folder: Path) -> list[str]:
    """The damages that the checker takes for a sound pack."""
    missed = []
    for damage in wanted:
        file = folder / "nhan-duoc.zip"
        file.write_bytes(damage.archive)
        is_wrong, _ = checker(file)
        if not is_wrong:
            missed.append(f"{damage.kind}: {damage.where}")
    return missed


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (part,) = write(tmp_path_factory.mktemp("gói"), a_content(CONTENTS), CONTENTS)
    return part.path


@pytest.fixture(scope="module")
def harmed(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Damage]:
    half = replace(YEAR_2025, id=PeriodId(2), kind=PeriodKind.HALF)
    older = tuple(each + b" (6 thang)" for each in CONTENTS)
    (part,) = write(tmp_path_factory.mktemp("kỳ khác"), a_content(older, half), older)
    return list(damages(sound.read_bytes(), part.path.read_bytes()))


@pytest.mark.parametrize("checker", [by_verify, by_script])
def test_a_sound_pack_is_sound(checker: Checker, sound: Path) -> None:
    assert checker(sound) == (False, False)


@pytest.mark.parametrize("checker", [by_verify, by_script])
def test_every_damage_is_seen(checker: Checker, harmed: list[Damage], tmp_path: Path) -> None:
    assert len({(each.kind, each.where) for each in harmed}) == len(harmed) >= 500
    assert unseen(checker, harmed, tmp_path) == []


def test_the_harness_sees_a_blind_spot(harmed: list[Damage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that forgets members of one name, and one that trusts counts, are both found out."""
    monkeypatch.setattr(pack_check, "_twice", lambda _found: ())
    monkeypatch.setattr(pack_check, "_totals", lambda _contents: ())
    missed = Counter(each.partition(":")[0] for each in unseen(by_verify, harmed, tmp_path))
    assert set(missed) == {"same name twice", "taken out with its line", "put in with a line"}


def test_unzipping_alone_sees_next_to_nothing(harmed: list[Damage], tmp_path: Path) -> None:
    """What a receiver has without us: the archive opens and its checksums fit."""

    def by_unzipping(file: Path) -> tuple[bool, bool]:
        try:
            with ZipFile(file) as archive:
                is_wrong = archive.testzip() is not None
        except SCRIPT.BROKEN:
            return True, True
        return is_wrong, is_wrong

    assert len(unseen(by_unzipping, harmed, tmp_path)) > 400


@pytest.mark.parametrize("checker", [by_verify, by_script])
def test_an_unpacked_folder_is_checked_as_well(checker: Checker, sound: Path, tmp_path: Path) -> None:
    with ZipFile(sound) as archive:
        archive.extractall(tmp_path / "giải nén")
    folder = tmp_path / "giải nén"
    assert checker(folder) == (False, False)
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    for file in files:
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        assert checker(folder) == (True, True), file
        file.write_bytes(content)
        file.rename(file.with_name(f"x{file.name}"))
        assert checker(folder) == (True, True), file
        file.with_name(f"x{file.name}").rename(file)
        (file.parent / "thêm.pdf").write_bytes(content)
        assert checker(folder) == (True, True), file
        (file.parent / "thêm.pdf").unlink()
    assert checker(folder) == (False, False)
