"""P10: files taken into the store of evidence, against the slower one of copying and hashing them."""

import hashlib
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.harness import Cost, Measure, Timed, expect, timed
from pii_desktop.storage.attachments import EvidenceFiles
from pii_desktop.storage.files import flush_to_disk

_MEGABYTE = 1 << 20
# 200 at 100x, of a megabyte each or as one file.
_MEGABYTES = {1: 2, 10: 20, 100: 200}
_REPEATS = {1: 9, 10: 3, 100: 1}


def one_file(folder: Path, scale: int) -> Measure:
    """The measure: one file of 200 MB at 100x."""
    size = _MEGABYTES[scale]
    return _measure(folder, scale, [size], ("P10", f"attach one file of {size} MB"))


def many_files(folder: Path, scale: int) -> Measure:
    """The measure: 200 files of 1 MB at 100x."""
    count = _MEGABYTES[scale]
    return _measure(folder, scale, [1] * count, ("P10m", f"attach {count} files of 1 MB"))


def _measure(folder: Path, scale: int, sizes: Sequence[int], named: tuple[str, str]) -> Measure:
    files = _make(folder / "nguon", sizes)
    hashes = {_hash(file) for file in files}
    store, copies = folder / "evidence", folder / "chep"
    both = f"{named[1]} (floor: the slower of copying and SHA-256; peer: copy, then hash)"

    def peer() -> list[str]:
        _copy(files, copies)
        return [_hash(copy) for copy in copies.iterdir()]

    def fresh() -> None:
        for made in (store, copies):
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir()

    repeats = _REPEATS[scale]
    copying = timed(lambda: _copy(files, copies), lambda _: None, repeats, fresh)
    hashing = timed(lambda: [_hash(file) for file in files], lambda got: expect(set(got), hashes, "hashes"), repeats)
    return Measure(
        id=named[0],
        title=both,
        scale=scale,
        ours=timed(lambda: _attach(files, store), lambda got: expect(set(got), hashes, "stored"), repeats, fresh),
        floor=_slower(copying, hashing),
        peer=timed(peer, lambda got: expect(set(got), hashes, "copies"), repeats, fresh),
        goal=1.25,
    )


def _slower(*works: Timed) -> Callable[[], Cost]:
    return lambda: max((work() for work in works), key=lambda cost: cost.wall)


def _attach(files: Sequence[Path], store: Path) -> list[str]:
    kept = EvidenceFiles(store)
    return [kept.store(file).sha256 for file in files]


def _copy(files: Sequence[Path], target: Path) -> None:
    """As durable as ours: each copy flushed before its name is given."""
    for number, file in enumerate(files):
        with file.open("rb") as reader, (target / f"{number}.tam").open("xb") as writer:
            while chunk := reader.read(_MEGABYTE):
                writer.write(chunk)
            flush_to_disk(writer)
        Path(target / f"{number}.tam").replace(target / f"{number}.pdf")


def _hash(file: Path) -> str:
    with file.open("rb") as reader:
        return hashlib.file_digest(reader, "sha256").hexdigest()


def _make(folder: Path, sizes: Sequence[int]) -> list[Path]:
    folder.mkdir()
    chance = random.Random(20251121)
    files = [folder / f"{number:03d}.pdf" for number in range(len(sizes))]
    for file, size in zip(files, sizes, strict=True):
        file.write_bytes(chance.randbytes(size * _MEGABYTE))
    return files
