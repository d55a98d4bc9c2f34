"""Damage to a received report: its shell, its code, what stands behind it. Nothing of it passes as untouched."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pii_desktop.domain.pack_findings import Kind
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report_content import build_report
from pii_desktop.domain.report_seal import CUSTOM_PART
from pii_desktop.errors import ForeignFileError
from pii_desktop.exporters.registry import render
from pii_desktop.importers import report_marks
from pii_desktop.services.verifying import verify
from tests.exporters.sample import sample_content

Parts = dict[str, bytes]
OFFICE = ("docx", "xlsx")
TEXTS = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
NEW_TABLE = b"9 0 obj\n<<%s>>\nendobj\nstartxref\n%d\n%%%%EOF\n"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("báo cáo")
    contents = {}
    for form in (*OFFICE, "pdf"):
        render(build_report(sample_content()), form, folder / f"x.{form}")
        contents[form] = (folder / f"x.{form}").read_bytes()
    return contents


def received(folder: Path, form: str, content: bytes) -> Path:
    file = folder / f"Báo cáo.{form}"
    file.write_bytes(content)
    return file


def is_told(file: Path) -> bool:
    try:
        return not verify(file).is_sound
    except ForeignFileError:
        return True


def header_places(content: bytes) -> Iterator[int]:
    """Every byte of an archive that belongs to no part's content."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            yield from range(info.header_offset, info.header_offset + len(info.FileHeader()))
        yield from range(archive.start_dir, len(content))


def shells(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The same parts in other archives."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            last = info.header_offset + len(info.FileHeader()) + info.compress_size - 1
            for bit in range(8):
                yield f"bit {bit} of the end of {info.filename}", flipped(content, last, bit)
    yield "5000 bytes behind", content + b"X" * 5000
    yield "a zero behind", content + b"\0"
    yield "bytes before", b"PK" + content
    for place in header_places(content):
        yield f"byte {place}", flipped(content, place, place % 8)
    commented = io.BytesIO(content)
    with zipfile.ZipFile(commented, "a") as archive:
        archive.comment = b"xin chao"
    yield "a comment", commented.getvalue()
    held = parts(content)
    yield "zipped again", zipped(held)
    yield "other order", zipped(dict(reversed(held.items())))


def flipped(content: bytes, place: int, bit: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]


def parts(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(held: Parts) -> bytes:
    """As the program writes it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("form", OFFICE)
def test_no_byte_of_the_shell_can_be_touched(written: dict[str, bytes], form: str, tmp_path: Path) -> None:
    passed = [what for what, content in shells(written[form]) if not is_told(received(tmp_path, form, content))]
    assert passed == []


@pytest.mark.parametrize("form", OFFICE)
def test_bytes_behind_a_report_are_a_warning_in_words(written: dict[str, bytes], form: str, tmp_path: Path) -> None:
    (found,) = verify(received(tmp_path, form, written[form] + b"X" * 5000)).findings
    assert (found.kind, found.severity) == (Kind.SHELL, Severity.WARNING)
    assert "từng phần bên trong vẫn như lúc xuất" in found.text


def test_the_harness_sees_a_check_without_shells(
    written: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_marks, "is_as_rendered", lambda _archive, _raw: True)
    passed = [what for what, content in shells(written["docx"]) if not is_told(received(tmp_path, "docx", content))]
    assert {"5000 bytes behind", "a comment", "zipped again"} <= set(passed)
    assert len(passed) > 100


@pytest.mark.parametrize("form", OFFICE)
@pytest.mark.parametrize("is_edited", [True, False])
def test_without_its_code_nothing_can_be_said(
    written: dict[str, bytes], form: str, is_edited: bool, tmp_path: Path
) -> None:
    held = parts(written[form])
    del held[CUSTOM_PART]
    if is_edited:
        held[TEXTS[form]] = held[TEXTS[form]].replace("SỞ TÀI CHÍNH".encode(), "SỞ TƯ PHÁP".encode())
    verdict = verify(received(tmp_path, form, zipped(held)))
    (found,) = verdict.findings
    assert (found.kind, found.severity) == (Kind.NO_CHECK, Severity.WARNING)
    assert verdict.sentence == f"Không biết được “Báo cáo.{form}” có bị sửa sau khi xuất hay không."
    assert "lưu lại cũng làm mất mã, và đó là việc bình thường" in found.text


@pytest.mark.parametrize("form", OFFICE)
def test_the_part_with_the_code_is_checked_itself(written: dict[str, bytes], form: str, tmp_path: Path) -> None:
    held = parts(written[form])
    held[CUSTOM_PART] = held[CUSTOM_PART].replace(b"</Properties>", b"<!-- them --></Properties>")
    (found,) = verify(received(tmp_path, form, zipped(held))).findings
    assert found.text.endswith("phần ghi mã kiểm tra.")


@pytest.mark.parametrize("form", OFFICE)
def test_two_parts_of_one_name_are_told(written: dict[str, bytes], form: str, tmp_path: Path) -> None:
    """The second is the sealed one; a program may open the first."""
    held = parts(written[form])
    doubled = io.BytesIO()
    with warnings.catch_warnings(action="ignore", category=UserWarning), zipfile.ZipFile(doubled, "w") as archive:
        archive.writestr(TEXTS[form], b"<la/>")
        for name, content in held.items():
            archive.writestr(name, content)
    (found,) = verify(received(tmp_path, form, doubled.getvalue())).findings
    assert found.kind is Kind.CHANGED_REPORT
    assert found.text.endswith(" có hai bản.")


def test_no_byte_of_the_code_of_a_pdf_can_be_touched(written: dict[str, bytes], tmp_path: Path) -> None:
    content = written["pdf"]
    start = content.index(b"%PII-SEAL ")
    for place in range(start, len(content)):
        assert is_told(received(tmp_path, "pdf", flipped(content, place, place % 8))), place


def test_a_pdf_that_lost_its_code_and_was_edited_is_told(written: dict[str, bytes], tmp_path: Path) -> None:
    content = written["pdf"]
    start = content.index(b"%PII-SEAL ")
    end = content.index(b"\n", start) + 1
    middle = content.index(b"stream") + 40
    edited = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 : start] + content[end:]
    assert [each.kind for each in verify(received(tmp_path, "pdf", edited)).findings] == [Kind.NO_CHECK]


def test_a_digital_signature_behind_a_pdf_is_no_change(written: dict[str, bytes], tmp_path: Path) -> None:
    content = written["pdf"]
    table = content.rindex(b"xref\n")
    signed = content + NEW_TABLE % (b"/Type/Sig/ByteRange[0 9 9 9]", table)
    verdict = verify(received(tmp_path, "pdf", signed))
    assert verdict.is_sound
    assert [each.kind for each in verdict.findings] == [Kind.ADDED]
    assert verdict.sentence == "“Báo cáo.pdf” còn nguyên như lúc xuất; sau đó có chữ ký số."


def test_pages_written_over_a_pdf_are_no_signature(written: dict[str, bytes], tmp_path: Path) -> None:
    content = written["pdf"]
    table = content.rindex(b"xref\n")
    (found,) = verify(received(tmp_path, "pdf", content + NEW_TABLE % (b"/Type/Page", table))).findings
    assert (found.kind, found.severity) == (Kind.APPENDED, Severity.WARNING)
