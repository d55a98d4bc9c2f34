"""Every kind of harm that comes to a pack on its way, one at a time, each with its name."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from pii_desktop.domain.pack_bag import (
    BAG_INFO,
    MANIFEST,
    TAG_MANIFEST,
    manifest_text,
    packing_order,
)
from tests.exporters.packs import Members, members, zipped


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged archive, and what was done to it."""

    kind: str
    where: str
    archive: bytes


def damages(pack: bytes, other_period: bytes) -> Iterator[Damage]:
    """All of them."""
    held = members(pack)
    base = held[0][0].partition("/")[0]
    for one in (_contents(held), _names(held), _exchanges(held), _lists(held, base), _forged(held, base)):
        yield from _ordered(one, base)
    yield from _ordered(_added(held, base), base)
    yield from _other_period(held, members(other_period))
    yield from _shells(pack, held, base)
    yield from _broken(pack)


Change = tuple[str, str, Members]


def _ordered(changes: Iterable[Change], base: str) -> Iterator[Damage]:
    """Members in the order that the program writes, so that the order gives nothing away."""
    for kind, where, held in changes:
        rank = {f"{base}/{name}": place for place, name in enumerate(packing_order({_inner(n, base) for n, _ in held}))}
        ordered = sorted(held, key=lambda each: rank.get(each[0], len(rank)))
        yield Damage(kind, where, zipped(ordered))


def _inner(name: str, base: str) -> str:
    return name.removeprefix(f"{base}/")


def _changed(held: Members, place: int, content: bytes) -> Members:
    return [*held[:place], (held[place][0], content), *held[place + 1 :]]


def _contents(held: Members) -> Iterator[Change]:
    for place, (name, content) in enumerate(held):
        for where in {0, len(content) // 2, len(content) - 1}:
            flipped = content[:where] + bytes([content[where] ^ 1]) + content[where + 1 :]
            yield "byte flipped", f"{name} at {where}", _changed(held, place, flipped)
        yield "cut", name, _changed(held, place, content[:-1])
        yield "lengthened", name, _changed(held, place, content + b"\n")
        yield "emptied", name, _changed(held, place, b"")
        yield "line ends", name, _changed(held, place, content.replace(b"\n", b"\r\n") + b"\r\n")
        yield "removed", name, [*held[:place], *held[place + 1 :]]


def _names(held: Members) -> Iterator[Change]:
    for place, (name, content) in enumerate(held):
        folder, _, last = name.rpartition("/")
        for new in (
            f"{name}.bak",
            f"{folder}/{last.swapcase()}",
            f"{folder}/Bản sao của {last}",
            f"{folder}/moi/{last}",
        ):
            yield "renamed", f"{name} to {new}", [*held[:place], (new, content), *held[place + 1 :]]


def _exchanges(held: Members) -> Iterator[Change]:
    for place, (name, content) in enumerate(held):
        folder, _, last = name.rpartition("/")
        following = (place + 1) % len(held)
        swapped = _changed(_changed(held, place, held[following][1]), following, content)
        yield "swapped", f"{name} with {held[following][0]}", swapped
        yield "replaced", f"{name} by {held[following][0]}", _changed(held, place, held[following][1])
        yield "duplicated", name, [*held, (f"{folder}/{last.replace('.', '_2.')}", content)]
        yield "same name twice", name, [*held, (name, content)]


FOLDER_VIEW = (
    b"[.ShellClassInfo]\r\nIconResource=C:\\Windows\\System32\\imageres.dll,3\r\n[ViewState]\r\nMode=\r\nVid=\r\n"
)
AS_LEFT_BY_A_SYSTEM = (
    ("desktop.ini", FOLDER_VIEW),
    ("Thumbs.db", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000)),
    (".DS_Store", b"\0\0\0\1Bud1" + bytes(6140)),
    ("._index.xlsx", bytes.fromhex("00051607") + bytes(116)),
    ("~$index.xlsx", b"\x05Trang" + b" " * 159),
)
"""What systems and Office really leave beside index.xlsx."""

CALLED_AS_IF = (
    ("~$chay.exe", b"MZ" + bytes(5000)),
    ("~$chay.exe", b"\x05MZ"),
    ("~$index.xlsx", b"MZ" + bytes(150)),
    ("~$index.xlsx", b"\x05Trang" + bytes(300)),
    ("~$khong-co.docx", b"\x05Trang" + b" " * 156),
    ("._quyet-dinh.pdf", b"%PDF" * 500),
    ("._index.xlsx", bytes.fromhex("00051607") + bytes(40_000)),
    ("._khong-co.pdf", bytes.fromhex("00051607") + bytes(116)),
    ("desktop.ini", bytes(range(256)) * 16),
    ("desktop.ini", b"[.ShellClassInfo]\r\nIconResource=\\\\may-la\\x.ico\r\n"),
    ("desktop.ini", FOLDER_VIEW + b";" * 5000),
    ("Thumbs.db", b"x"),
    ("thumbs.db", b"MZ" + bytes(4000)),
    ("Thumbs.db.exe", bytes.fromhex("d0cf11e0a1b11ae1")),
    (".DS_Store", b"x" * 6000),
)
"""Other files under such names."""


def _added(held: Members, base: str) -> Iterator[Change]:
    folders = sorted({name.rpartition("/")[0] for name, _ in held})
    for folder in [*folders, f"{base}/data", f"{base}/moi", "ngoai"]:
        for name in ("them.pdf", "Quyết định.docx", "chay.exe"):
            yield "added", f"{folder}/{name}", [*held, (f"{folder}/{name}", b"noi dung moi")]
    for folder in (base, f"{base}/data", f"{base}/data/moi", "__MACOSX", f"{base}/__MACOSX"):
        for name, content in (*AS_LEFT_BY_A_SYSTEM, *CALLED_AS_IF):
            yield "added as if by a system", f"{folder}/{name}, {len(content)} bytes", [
                *held, (f"{folder}/{name}", content)
            ]  # fmt: skip
    for name in ("../ra-ngoai.txt", "/goc.txt", "C:/Windows/x.txt", f"{base}/data/../../x.txt", f"{base}/a\\..\\b.txt"):
        yield "unsafe name", name, [*held, (name, b"x")]


def _lists(held: Members, base: str) -> Iterator[Change]:
    """The lists themselves edited, and nothing else."""
    for place, (name, content) in enumerate(held):
        if _inner(name, base) not in (MANIFEST, TAG_MANIFEST, BAG_INFO):
            continue
        lines = content.decode().splitlines(keepends=True)
        for number, line in enumerate(lines):
            rest = [*lines[:number], *lines[number + 1 :]]
            edited = {
                "line removed": rest,
                "line twice": [*lines, line],
                "line changed": [*lines[:number], line.replace("1", "2").replace("a", "b"), *lines[number + 1 :]],
                "line moved": [line, *rest] if number else [*rest, line],
                "capitals": [*lines[:number], line.upper(), *lines[number + 1 :]],
            }
            for kind, new in edited.items():
                if new != lines:
                    yield f"list, {kind}", f"{name}:{number}", _changed(held, place, "".join(new).encode())


def _forged(held: Members, base: str) -> Iterator[Change]:
    """A file taken out or put in together with its line, and the list of lists made to fit."""
    inner = {_inner(name, base): content for name, content in held}
    for name in inner:
        if name in (MANIFEST, TAG_MANIFEST, BAG_INFO, "bagit.txt"):
            continue
        rest = {path: content for path, content in inner.items() if path != name}
        yield "taken out with its line", name, _relisted(rest, base)
        yield "put in with a line", name, _relisted({**inner, f"{name}.pdf": b"moi"}, base)


def _relisted(inner: dict[str, bytes], base: str) -> Members:
    payload = {path: _hash(content) for path, content in inner.items() if path.startswith("data/")}
    fitted = {**inner, MANIFEST: manifest_text(payload).encode()}
    tags = {path: _hash(text) for path, text in fitted.items() if not path.startswith("data/") and path != TAG_MANIFEST}
    fitted[TAG_MANIFEST] = manifest_text(tags).encode()
    return [(f"{base}/{path}", content) for path, content in fitted.items()]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _other_period(held: Members, other: Members) -> Iterator[Damage]:
    """Parts of last period's pack in this one, under this one's names."""
    base, old_base = (each[0][0].partition("/")[0] for each in (held, other))
    inner = {_inner(name, base): content for name, content in held}
    old = {_inner(name, old_base): content for name, content in other}
    mixes = [
        ("tags of the other period", {**inner, **{n: c for n, c in old.items() if not n.startswith("data/")}}),
        ("payload of the other period", {**inner, **{n: c for n, c in old.items() if n.startswith("data/")}}),
        ("all of the other period", old),
    ]
    mixes += [
        (f"{name} of the other period", {**inner, name: old[name]})
        for name in inner
        if old.get(name, b"") != inner[name] and name in old
    ]
    for where, mixed in mixes:
        yield Damage("other period", where, zipped((f"{base}/{name}", mixed[name]) for name in packing_order(mixed)))


def _shells(pack: bytes, held: Members, base: str) -> Iterator[Damage]:
    """The same contents in another archive: a note, since nothing is lost."""
    shells = {
        "other day": zipped(held, date_time=(2026, 1, 2, 3, 4, 6)),
        "all stored": zipped(held, compress_type=0),
        "all deflated": zipped(held, compress_type=8),
        "other order": zipped(reversed(held)),
        "other rights": zipped(held, external_attr=0o600 << 16),
        "without its folder": zipped((_inner(name, base), content) for name, content in held),
        "folders as members": zipped([(f"{base}/data/", b""), *held]),
        "bytes before": b"#!" + pack,
    }
    for where, archive in shells.items():
        yield Damage("re-zipped", where, archive)


def _broken(pack: bytes) -> Iterator[Damage]:
    """What a bad USB stick and a broken download do."""
    for part in range(1, 25):
        yield Damage("truncated", f"{part} of 25", pack[: len(pack) * part // 25])
    for part in range(150):
        place = len(pack) * part // 150
        flipped = pack[:place] + bytes([pack[place] ^ 0x10]) + pack[place + 1 :]
        yield Damage("byte of the archive flipped", str(place), flipped)
    for info in ZipFile(BytesIO(pack)).infolist():
        place = info.header_offset + len(info.FileHeader()) + info.compress_size - 1
        for bit in (0, 7):
            flipped = pack[:place] + bytes([pack[place] ^ 1 << bit]) + pack[place + 1 :]
            yield Damage("end of a member", f"{info.filename}, bit {bit}", flipped)
    for tail in (b"\0", b"them vao", b"PK\5\6"):
        yield Damage("bytes behind", repr(tail), pack + tail)
