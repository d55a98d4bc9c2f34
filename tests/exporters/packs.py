"""Small packs written without a workspace, and what can happen to one on its way."""

import hashlib
import io
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.pack_bag import PACKED_AT, is_deflated
from pii_desktop.domain.pack_plan import History, PackContent, PackPlan, WrittenPart, plan_pack
from pii_desktop.domain.period import Period
from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.pack import PackOrder, write_pack
from tests.exporters.sample import FINANCE, YEAR_2025, a_row, sample_content

HISTORY = History(186, "b93bf50e" * 8)
Members = list[tuple[str, bytes]]


def a_document(key: int, *rows: int, content: bytes = b"", name: str = "", **fields: Any) -> Evidence:
    """A document with one file; `rows` are the assignments it proves, `fields` what is written about it."""
    file = EvidenceFile(name or f"tài liệu {key}.pdf", hashlib.sha256(content).hexdigest(), len(content))
    return Evidence(EvidenceId(key), (file,), EvidenceFields(**fields), tuple(map(AssignmentId, rows)))


def a_sub_item(code: str, name: str, number: int) -> IndicatorRow:
    """A sub-item of 1.1.1."""
    row = a_row("1.1.1", name, number=number)
    return replace(row, assignment=replace(row.assignment, row=replace(row.assignment.row, code=code, parent="1.1.1")))


def some_rows() -> tuple[IndicatorRow, ...]:
    """Two pillars, a sub-item, a target of another plan."""
    return (
        a_row("1.1.1", "Chính sách thúc đẩy KHCN&ĐMST", number=1),
        a_sub_item("(3)", "Hỗ trợ phát triển hệ sinh thái khởi nghiệp", 2),
        a_row("2.2.2", "Tỉ lệ chi cho KH&CN/GRDP", number=3),
        a_row(None, "Tỷ lệ hồ sơ trực tuyến", number=4, stt="5.1"),
        a_row("2.2.3", "Chi cho R&D", number=5, explanation="Số liệu công bố vào quý I năm sau"),
    )


def a_content(contents: Iterable[bytes], period: Period = YEAR_2025) -> PackContent:
    """A pack of Sở Tài chính: the first document with all its fields, the second proves two rows."""
    first, second, *others = contents
    documents = (
        a_document(1, 2, content=first, number="123/KH-UBND", signed_on=date(2024, 5, 6), kind="Kế hoạch",
                   issuer="UBND tỉnh", abstract="Về <b>khởi nghiệp</b> & đổi mới"),
        a_document(2, 3, 4, content=second, number="12/2025/NQ-HĐND", signed_on=date(2025, 3, 1)),
        *(a_document(number, 3 + number % 2, content=each) for number, each in enumerate(others, start=3)),
    )  # fmt: skip
    return PackContent(FINANCE, period, some_rows(), documents, HISTORY)


def write(folder: Path, content: PackContent, contents: Iterable[bytes], **order: Any) -> tuple[WrittenPart, ...]:
    """The pack written into `folder` as goi.zip."""
    sources = {}
    kept = folder / "kho"
    kept.mkdir(parents=True, exist_ok=True)
    for each in contents:
        sha256 = hashlib.sha256(each).hexdigest()
        sources[sha256] = kept / sha256
        sources[sha256].write_bytes(each)
    report = build_report(replace(sample_content(), work_items=(), evidence=()))
    step = order.pop("step", lambda *_: None)
    return write_pack(PackOrder(plan_of(content), report, sources, **order), folder / "goi.zip", step)


def plan_of(content: PackContent) -> PackPlan:
    """The plan of the pack."""
    return plan_pack(content)


def members(archive: bytes) -> Members:
    """Names and contents, in the order of the archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return [(info.filename, opened.read(info)) for info in opened.infolist()]


def zipped(held: Iterable[tuple[str, bytes]], **fields: Any) -> bytes:
    """An archive written as the program does, so that nothing but its content betrays it; `fields` change that."""
    buffer = io.BytesIO()
    # A name given twice is one of the harms.
    with warnings.catch_warnings(action="ignore", category=UserWarning), zipfile.ZipFile(buffer, "w") as archive:
        for name, content in held:
            info = zipfile.ZipInfo(name, fields.get("date_time", PACKED_AT))
            info.create_system = 3
            info.external_attr = fields.get("external_attr", 0o644 << 16)
            deflated = zipfile.ZIP_DEFLATED if is_deflated(name) else zipfile.ZIP_STORED
            archive.writestr(info, content, fields.get("compress_type", deflated))
    return buffer.getvalue()
