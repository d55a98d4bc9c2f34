"""An evidence pack as BagIt bags in zip archives (RFC 8493): the same content gives the same bytes on every machine."""

import contextlib
import hashlib
import threading
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pii_desktop import isolation
from pii_desktop.domain.pack_bag import (
    BAG_INFO,
    BAGIT,
    BAGIT_TEXT,
    MANIFEST,
    PACKED_AT,
    TAG_MANIFEST,
    bag_info_text,
    is_deflated,
    manifest_text,
    pack_code,
    packing_order,
    part_name,
    size_words,
)
from pii_desktop.domain.pack_plan import PackedFile, PackPart, PackPlan, WrittenPart, split
from pii_desktop.domain.report import Report
from pii_desktop.errors import OutputError
from pii_desktop.exporters.atomic import atomic_write
from pii_desktop.exporters.pack_html import index_html
from pii_desktop.exporters.pack_index import index_xlsx, list_pdf
from pii_desktop.paths import resources

SMALLEST_LIMIT = 1 << 20
_CHUNK = 1 << 20
_SCRIPTS = ("kiem-tra.py", "kiem-tra.ps1", "kiem-tra.cmd")
# One hashes, one makes the paper list, one waits for it with the other lists.
_THREADS = 3
_LIMITS = isolation.Limits(memory_mb=1536, seconds=600.0)
_OVERHEAD = 8192
_OVERHEAD_OF_A_FILE = 640

Step = Callable[[int, int, str], None]
"""Called with bytes done, bytes in all and the name at hand; may raise to stop."""


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What is to be written: the plan, the report whose head the list takes, where each content lies by its hash.

    `limit` is the size in bytes that no archive should pass; None for one archive. With `is_apart` workbook and paper
    list are made in a child process: beside a window they would hold it up.
    """

    plan: PackPlan
    report: Report
    sources: Mapping[str, Path]
    limit: int | None = None
    is_apart: bool = False


def write_pack(order: PackOrder, target: Path, step: Step) -> tuple[WrittenPart, ...]:
    """Write `target`, or its parts beside it ("name_p1.zip"), each whole or not at all.

    Raises OutputError: as `atomic_write`; "limit-small"; "evidence-altered" where a kept file is not what it was. Then
    no part of this pack stays that was not there before.
    """
    written: list[WrittenPart] = []
    tally = _Tally(0, order.plan.size, step)
    lists = _Lists(order)
    with contextlib.ExitStack() as unless_whole:
        with ThreadPoolExecutor(_THREADS, "pack") as beside, lists:
            shared = beside.submit(lists.shared)
            for part in _parts(order, lists, shared):
                path = target if part.is_whole else target.with_name(f"{target.stem}_p{part.number}{target.suffix}")
                if not _is_there(path):
                    unless_whole.callback(_take_away, path)
                writer = _Writer(order, part, tally, beside)
                writer.tags = beside.submit(lists.tags, part, shared)
                atomic_write(path, writer.write, validate=_check)
                code = pack_code(writer.tags.result()[TAG_MANIFEST])
                written.append(WrittenPart(path, path.stat().st_size, len(part.files), code))
        unless_whole.pop_all()
    return tuple(written)


def _take_away(path: Path) -> None:
    """Where even this fails the first refusal is what the user must hear."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _is_there(path: Path) -> bool:
    """True also where the folder cannot be looked into: what is not known to be new is never removed."""
    try:
        return path.exists()
    except OSError:
        return True


class _Lists:
    """Everything outside data/. Leaving it stops what is still being made in a child."""

    def __init__(self, order: PackOrder) -> None:
        self._order = order
        self._is_left = threading.Event()

    def __enter__(self) -> None:
        """Nothing is made before it is asked for."""

    def __exit__(self, *raised: object) -> None:
        self._is_left.set()

    def shared(self) -> dict[str, bytes]:
        """What is the same in every part: the paper list and the scripts."""
        order = self._order
        return {"danh-muc-minh-chung.pdf": self._made(list_pdf, order.report, order.plan), **_scripts()}

    def workbook(self, part: PackPart) -> bytes:
        """The index of one part."""
        return self._made(index_xlsx, self._order.plan, part)

    def tags(self, part: PackPart, shared: "Future[dict[str, bytes]]") -> dict[str, bytes]:
        """Both manifests included; made while the files are copied."""
        plan = self._order.plan
        tags = {
            "index.html": index_html(plan, part),
            "index.xlsx": self.workbook(part),
            **shared.result(),
            BAGIT: BAGIT_TEXT.encode(),
            MANIFEST: manifest_text({file.path: file.sha256 for file in part.files}).encode(),
        }
        tags[BAG_INFO] = bag_info_text(plan, part, len(tags) + 2).encode()
        hashes = {name: hashlib.sha256(text).hexdigest() for name, text in tags.items()}
        return {**tags, TAG_MANIFEST: manifest_text(hashes).encode()}

    def _made(self, make: Callable[..., bytes], *matter: object) -> bytes:
        if not self._order.is_apart:
            return make(*matter)
        name = f"{make.__module__}:{make.__name__}"
        made = isolation.run(name, *matter, limits=_LIMITS, cancelled=self._is_left.is_set)
        return made if isinstance(made, bytes) else b""


def _parts(order: PackOrder, lists: _Lists, shared: "Future[dict[str, bytes]]") -> tuple[PackPart, ...]:
    """The files shared out, with room for what stands in every part beside them."""
    if order.limit is None:
        return split(order.plan.files, None)
    whole = PackPart(1, 1, order.plan.files)
    beside = len(index_html(order.plan, whole)) + len(lists.workbook(whole)) + sum(map(len, shared.result().values()))
    room = order.limit - beside - _OVERHEAD - _OVERHEAD_OF_A_FILE * len(order.plan.files)
    if order.limit < SMALLEST_LIMIT or room <= 0:
        raise OutputError(
            title=f"Không chia được gói thành các phần {size_words(order.limit)}.",
            text=f"Danh mục và bản kê đi kèm mỗi phần đã cần {size_words(max(beside, SMALLEST_LIMIT))}.",
            hint="Hãy chọn cỡ mỗi phần lớn hơn.",
            code="limit-small",
        )
    return split(order.plan.files, room)


def _scripts() -> dict[str, bytes]:
    """The scripts for the receiver, with the line ends and the mark that Windows wants."""
    scripts = {}
    for name in _SCRIPTS:
        text = (resources() / "pack" / name).read_bytes().replace(b"\r\n", b"\n")
        is_windows = not name.endswith(".py")
        mark = b"\xef\xbb\xbf" if name.endswith(".ps1") else b""
        scripts[name] = mark + (text.replace(b"\n", b"\r\n") if is_windows else text)
    return scripts


@dataclass(slots=True)
class _Tally:
    """Bytes packed so far."""

    done: int
    total: int
    step: Step

    def add(self, count: int, name: str) -> None:
        """Count and tell."""
        self.done += count
        self.step(self.done, self.total, name)


class _Writer:
    """Writes one archive: members in a fixed order, each with the same day and rights."""

    def __init__(self, order: PackOrder, part: PackPart, tally: _Tally, beside: ThreadPoolExecutor) -> None:
        self.tags: Future[dict[str, bytes]] = Future()
        self._sources = order.sources
        self._base = part_name(order.plan.base, part)
        self._files = {file.path: file for file in part.files}
        self._tally = tally
        self._beside = beside

    def write(self, target: Path) -> None:
        with zipfile.ZipFile(target, "w", allowZip64=True) as archive:
            for path in packing_order(self._files):
                self._copy(archive, self._files[path])
            tags = self.tags.result()
            for path in packing_order(tags):
                with archive.open(self._member(path, len(tags[path])), "w") as member:
                    member.write(tags[path])

    def _copy(self, archive: zipfile.ZipFile, file: PackedFile) -> None:
        """In one pass: read, write, hash beside it. A content that is not what was kept stops everything."""
        digest, hashed = hashlib.sha256(), None
        self._tally.add(0, file.file_name)
        info = self._member(file.path, file.size)
        with self._sources[file.sha256].open("rb") as kept, archive.open(info, "w") as member:
            while block := kept.read(_CHUNK):
                # One block at most waits for its turn: blocks must be hashed in order.
                if hashed is not None:
                    hashed.result()
                hashed = self._beside.submit(digest.update, block)
                member.write(block)
                self._tally.add(len(block), file.file_name)
            if hashed is not None:
                hashed.result()
        if digest.hexdigest() != file.sha256:
            raise altered(file)

    def _member(self, path: str, size: int) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(f"{self._base}/{path}", PACKED_AT)
        info.compress_type = zipfile.ZIP_DEFLATED if is_deflated(path) else zipfile.ZIP_STORED
        info.create_system = 3  # the same on Windows, which would say 0
        info.external_attr = 0o644 << 16
        info.file_size = size
        return info


def altered(file: PackedFile) -> OutputError:
    """The refusal of a kept file that is not what it was."""
    return OutputError(
        title=f"Tệp minh chứng “{file.file_name}” trong sổ dữ liệu đã bị hỏng hoặc bị sửa nên chưa lập gói.",
        text="Nội dung tệp không còn khớp với giá trị băm đã ghi khi thêm vào sổ. Chưa có gói nào được ghi.",
        hint="Vào Minh chứng, bấm Kiểm tra tệp để khôi phục tệp này từ bản sao lưu rồi lập gói lại.",
        code="evidence-altered",
    )


def _check(written: Path) -> None:
    """The directory of the archive reads back."""
    try:
        with zipfile.ZipFile(written) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        raise ValueError("not an archive") from error
    if len(names) != len(set(names)):
        raise ValueError("a name was given twice")
