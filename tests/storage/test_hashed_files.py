"""Files by their hash: one look at a folder finds what a look for each file finds."""

import hashlib
from pathlib import Path

import pytest

from pii_desktop.storage.files import HashedFiles, find_by_hash

CONTENTS = tuple(f"Văn bản {number}" for number in range(40))


def hash_of(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for content in CONTENTS:
        place = tmp_path / hash_of(content)[:2]
        place.mkdir(exist_ok=True)
        (place / f"{hash_of(content)}.pdf").write_text(content, encoding="utf-8")
    return tmp_path


def test_every_file_is_found_where_a_search_for_it_finds_it(folder: Path) -> None:
    files = HashedFiles(folder)
    for content in CONTENTS:
        assert files.find(hash_of(content)) == find_by_hash(folder, hash_of(content)) is not None


def test_what_is_not_there_is_not_found(folder: Path) -> None:
    files = HashedFiles(folder)
    assert files.find(hash_of("Văn bản lạ")) is None
    assert HashedFiles(folder / "không có").find(hash_of(CONTENTS[0])) is None


def test_of_two_suffixes_the_first_is_taken(folder: Path) -> None:
    place = find_by_hash(folder, hash_of(CONTENTS[0]))
    assert place is not None
    place.with_suffix(".docx").write_bytes(b"x")
    assert HashedFiles(folder).find(hash_of(CONTENTS[0])) == place.with_suffix(".docx")


def test_a_file_that_is_not_whole_yet_is_not_one(folder: Path) -> None:
    name = hash_of("dở dang")
    (folder / name[:2]).mkdir(exist_ok=True)
    (folder / name[:2] / f".tmp-{name}.pdf").write_bytes(b"x")
    assert HashedFiles(folder).find(name) is None
