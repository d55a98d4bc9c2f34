"""P11: an evidence pack written and checked, against copying and hashing the same files."""

import hashlib
import os
import random
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from benchmarks.harness import Measure, expect, timed
from pii_desktop.domain.assessment import Assessment, Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, PlanId
from pii_desktop.domain.listing import EntryState, IndicatorRow, StoredAssignment
from pii_desktop.domain.pack_plan import History, PackContent, PackPart, plan_pack
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.report import Letterhead, Properties, Report, Signature
from pii_desktop.exporters import pack
from pii_desktop.exporters.pack_index import index_xlsx, list_pdf
from pii_desktop.services.packing import PackMatter, no_step, write
from pii_desktop.services.verifying import Verdict as PackVerdict
from pii_desktop.services.verifying import verify

_ROWS = 52
_CHUNK = 1 << 20
# 300 scans of a megabyte at 100x; what does not grow with them (list, index) weighs more on the smaller packs.
_FILES = {1: 30, 10: 100, 100: 300}


def packed(folder: Path, scale: int) -> Measure:
    """The measure: 300 files of 1 MB at 100x with manifests; workbook and paper list stand ready."""
    matter = _matter(folder, _FILES[scale])
    workbook, paper = index_xlsx(matter.plan, PackPart(1, 1, matter.plan.files)), list_pdf(matter.report, matter.plan)

    def ours(target: Path) -> int:
        with patch.multiple(pack, index_xlsx=lambda *_: workbook, list_pdf=lambda *_: paper):
            return len(write(matter, target, no_step))

    title = (
        f"pack {len(matter.sources)} files of 1 MB with manifests, the lists for people ready (peer: zip with deflate)"
    )
    return _packing(folder, matter, ours, ("P11", title, scale))


def packed_with_lists(folder: Path, scale: int) -> Measure:
    """The measure: the same from the records on, workbook and paper list of every document included."""
    matter = _matter(folder, _FILES[scale])
    title = f"pack {len(matter.sources)} files of 1 MB with manifests, workbook and paper list of all (peer: as P11)"
    return _packing(folder, matter, lambda target: len(write(matter, target, no_step)), ("P11l", title, scale))


def _packing(folder: Path, matter: PackMatter, ours: Callable[[Path], int], named: tuple[str, str, int]) -> Measure:
    target, floor, peer = folder / "goi.zip", folder / "chep", folder / "nen.zip"
    files = list(matter.sources.values())
    floor.mkdir()
    return Measure(
        *named,
        ours=timed(lambda: ours(target), lambda parts: _check_pack(parts, target)),
        floor=timed(lambda: _copy_and_hash(files, floor), lambda got: expect(set(got), set(matter.sources), "hashes")),
        peer=timed(lambda: _deflate(files, peer), lambda count: expect(count, len(files), "members")),
        goal=1.15,
    )


def verified(folder: Path, scale: int) -> Measure:
    """The measure: the same pack checked, against hashing the one file."""
    matter = _matter(folder, _FILES[scale])
    target = folder / "goi.zip"
    write(matter, target, no_step)
    return Measure(
        id="P11v",
        title=f"verify a pack of {_FILES[scale]} files of 1 MB (floor: SHA-256 of the archive; peer: zip test)",
        scale=scale,
        ours=timed(lambda: verify(target), _check_verdict),
        floor=timed(lambda: _hash(target), lambda sha256: expect(len(sha256), 64, "hash")),
        peer=timed(lambda: _test(target), lambda bad: expect(bad, None, "damaged member")),
        goal=1.6,
    )


def _matter(folder: Path, count: int) -> PackMatter:
    kept = folder / "kho"
    kept.mkdir()
    drawn = random.Random(11)
    sources: dict[str, Path] = {}
    documents = []
    for number in range(count):
        content = drawn.randbytes(_CHUNK)
        sha256 = hashlib.sha256(content).hexdigest()
        sources[sha256] = kept / sha256
        sources[sha256].write_bytes(content)
        fields = EvidenceFields(
            f"{number}/QĐ-UBND", date(2025, 1, 1) + timedelta(number), "UBND tỉnh", "Về việc giao chỉ tiêu"
        )
        file = EvidenceFile(f"scan {number}.pdf", sha256, len(content))
        documents.append(Evidence(EvidenceId(number), (file,), fields, (AssignmentId(number % _ROWS),)))
    profile = Profile("Bắc Ninh", "Sở Tài chính", symbol="STC")
    period = Period(PeriodId(1), PeriodKind.YEAR, 2025, date(2025, 11, 30), "Sở Khoa học và Công nghệ")
    rows = tuple(_row(number) for number in range(_ROWS))
    plan = plan_pack(PackContent(profile, period, rows, tuple(documents), History(1, "0" * 64)))
    return PackMatter(plan, _report(), sources)


def _row(number: int) -> IndicatorRow:
    code = f"{number // 10 + 1}.{number % 3 + 1}.{number % 10 + 1}"
    parsed = ParsedRow(
        RowKind.INDICATOR, f"Chỉ số thành phần thứ {number}", Place(0, number), code=code, pillar=code[0]
    )
    assignment = StoredAssignment(AssignmentId(number), PlanId(1), number, parsed, Role.LEAD, is_tracked=True)
    return IndicatorRow(
        assignment, parsed.name, "Thể chế", Entry(), EntryState.DONE, Assessment(Verdict.NO_TARGET), 0, 0, 1
    )


def _report() -> Report:
    head = Letterhead("UBND tỉnh Bắc Ninh", "Sở Tài chính", "BC-STC", "Bắc Ninh", 2025, "Kết quả thực hiện")
    return Report(head, (), (), Signature(("GIÁM ĐỐC",)), (), Properties("Báo cáo", "Sở Tài chính"))


def _check_pack(parts: int, target: Path) -> None:
    expect(parts, 1, "parts")
    _check_verdict(verify(target))


def _check_verdict(verdict: PackVerdict) -> None:
    expect((verdict.is_sound, verdict.findings), (True, ()), "verdict")


def _copy_and_hash(files: list[Path], folder: Path) -> list[str]:
    """Each file read, hashed and written in one pass; flushed once, as the pack is."""
    hashes = []
    with (folder / "tat-ca").open("wb") as target:
        for file in files:
            digest = hashlib.sha256()
            with file.open("rb") as kept:
                while block := kept.read(_CHUNK):
                    digest.update(block)
                    target.write(block)
            hashes.append(digest.hexdigest())
        target.flush()
        os.fsync(target.fileno())
    return hashes


def _deflate(files: list[Path], target: Path) -> int:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name)
        return len(archive.namelist())


def _hash(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_CHUNK):
            digest.update(block)
    return digest.hexdigest()


def _test(file: Path) -> str | None:
    with zipfile.ZipFile(file) as archive:
        return archive.testzip()
