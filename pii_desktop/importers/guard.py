"""A look at a file before anything parses it: what it really is, and whether it would swell beyond reason."""

import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.pdf_refusals import not_a_pdf
from pii_desktop.importers.refusals import (
    CHOOSE,
    damaged,
    encrypted,
    refused,
    save_as,
    strict,
    too_big,
    too_many_merges,
    unknown_kind,
)
from pii_desktop.winerrors import is_left_in_cloud

LARGEST_FILE = 40 * 1024 * 1024
_LARGEST_CONTENT = 150 * 1024 * 1024
_HIGHEST_RATIO = 150
_RATIO_MATTERS_FROM = 8 * 1024 * 1024
_MOST_MEMBERS = 5_000
_MOST_MERGES = 60_000
_MOST_MERGED_CELLS = 600_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Workbooks of before 1997 that are no compound file begin with one of these records.
_OLD_EXCEL = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00[\x00-\x04][\x00-\x06]")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)[\"']")


class Format(StrEnum):
    """The formats that are read."""

    DOCX = "docx"
    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    PDF = "pdf"


SUFFIXES = (".docx", ".xlsx", ".xlsm", ".xls", ".pdf", ".csv", ".tsv")
_TEXT = (".csv", ".tsv", ".txt")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


def read_file(path: Path) -> bytes:
    """The bytes of a chosen file. Raises ForeignFileError when it is missing, locked, empty, a folder or too big."""
    try:
        if path.is_dir():
            raise refused(f"“{path.name}” là một thư mục, không phải tệp.", "", CHOOSE, "file-folder")
        if path.exists() and not path.is_file():
            raise refused(f"“{path.name}” không phải là tệp thường.", "", CHOOSE, "file-special")
        if path.stat().st_size > LARGEST_FILE:
            raise too_big()
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise refused(f"Không tìm thấy tệp “{path.name}”.", "Tệp có thể đã bị đổi tên, chuyển đi hoặc xoá.", CHOOSE,
                       "file-missing") from error  # fmt: skip
    except PermissionError as error:
        raise refused(
            f"Không mở được tệp “{path.name}”.",
            "Tệp đang được chương trình khác giữ hoặc bạn không có quyền đọc. Chưa có gì được lưu.",
            "Hãy đóng tệp trong Word hoặc Excel rồi thử lại.",
            "file-locked",
        ) from error
    except OSError as error:
        if is_left_in_cloud(error):
            raise _left_in_cloud(path) from error
        raise refused(f"Không đọc được tệp “{path.name}”.", "Ổ đĩa hoặc đường dẫn có lỗi. Chưa có gì được lưu.",
                       "Hãy chép tệp vào máy rồi thử lại.", "file-unreadable") from error  # fmt: skip
    if not content:
        raise refused(f"Tệp “{path.name}” trống (0 byte).", "Tệp có thể chưa được chép xong.", CHOOSE, "file-empty")
    return content


def _left_in_cloud(path: Path) -> ForeignFileError:
    return refused(
        f"Chưa tải được tệp “{path.name}” về máy này.",
        "Tệp mới chỉ có trên OneDrive hoặc kho đám mây khác. Chưa có gì được lưu.",
        "Hãy nối mạng, mở tệp một lần cho tải về rồi thử lại.",
        "file-in-cloud",
    )


def recognise(content: bytes, name: str) -> Format:
    """What the bytes really are, whatever the name ends with; the zip directory is looked at, nothing is unpacked.

    Raises ForeignFileError, with a sentence that says what the file is and what to do instead.
    """
    suffix = Path(name).suffix.lower()
    if content.startswith(b"PK"):
        return _look_into_zip(content, suffix)
    if content.startswith(_OLE):
        return _look_into_compound(content, suffix)
    if _OLD_EXCEL.match(content):
        return Format.XLS
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(_IMAGES):
        raise save_as("file-image")
    return _text_format(content, suffix)


def check_merges(content: bytes) -> None:
    """Refuses a workbook whose merged areas alone would fill the memory. Raises ForeignFileError."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.namelist():
            if re.fullmatch(r"/?xl/worksheets/[^/]+\.xml", member, re.IGNORECASE):
                _check_sheet_merges(archive, member)


def _check_sheet_merges(archive: zipfile.ZipFile, member: str) -> None:
    count = area = 0
    tail = b""
    with archive.open(member) as sheet:
        while block := sheet.read(1 << 20):
            block = tail + block
            end = 0
            for found in _MERGE.finditer(block):
                count, end = count + 1, found.end()
                rows = abs(int(found[4][:9]) - int(found[2][:9])) + 1
                area += rows * (abs(_column(found[3]) - _column(found[1])) + 1)
            if count > _MOST_MERGES or area > _MOST_MERGED_CELLS:
                raise too_many_merges()
            tail = block[max(end, len(block) - 300) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number


def _look_into_zip(content: bytes, suffix: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            is_strict = _is_strict(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise damaged() from error
    unpacked = sum(member.file_size for member in members)
    swells = unpacked > _RATIO_MATTERS_FROM and unpacked > _HIGHEST_RATIO * len(content)
    if len(members) > _MOST_MEMBERS or unpacked > _LARGEST_CONTENT or swells:
        raise too_big()
    if any(member.flag_bits & 1 for member in members):
        raise encrypted()
    if is_strict:
        raise strict()
    names = {member.filename.lstrip("/").lower() for member in members}
    return _office_format(names, suffix)


def _is_strict(archive: zipfile.ZipFile) -> bool:
    """True for the "Strict" variety, which the readers take for an empty file."""
    if "_rels/.rels" not in archive.namelist() or archive.getinfo("_rels/.rels").flag_bits & 1:
        return False
    with archive.open("_rels/.rels") as relations:
        return b"purl.oclc.org/ooxml" in relations.read(1 << 16)


def _office_format(names: set[str], suffix: str) -> Format:
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if any(name.startswith("xl/") for name in names):
        if "xl/workbook.bin" in names:
            raise save_as("file-xlsb")
        return Format.XLSX
    if "content.xml" in names and "mimetype" in names:
        raise save_as({".ods": "file-ods", ".odt": "file-odt"}.get(suffix, "file-opendocument"))
    if any(name.startswith("ppt/") for name in names):
        raise save_as("file-powerpoint")
    if "[content_types].xml" in names or suffix in SUFFIXES:
        raise damaged()
    raise save_as("file-zip")


def _look_into_compound(content: bytes, suffix: str) -> Format:
    """What a file of Office 97-2003 is, by the names of its streams."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise encrypted()
    is_workbook = holds("Workbook") or holds("Book")
    # Either may be embedded in the other: then the name decides.
    if holds("WordDocument") and not (is_workbook and suffix in (".xls", ".xlsx")):
        raise save_as("file-doc")
    if is_workbook:
        return Format.XLS
    raise save_as("file-ole")


def _text_format(content: bytes, suffix: str) -> Format:
    """A table as text; pages and other markup that carry the name of an office file are told apart."""
    head = content[:4096]
    if head.startswith(_UTF16):
        head = head.decode("utf-16", "replace").encode("utf-8")
    markup = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if markup.startswith(b"{\\rtf"):
        raise save_as("file-rtf")
    if markup.startswith(b"mime-version"):
        raise save_as("file-mhtml")
    if markup.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style")):
        raise save_as("file-html")
    if markup.startswith(b"<?xml"):
        raise save_as(_kind_of_xml(markup))
    if suffix in _TEXT or (suffix == ".xls" and b"\t" in head and b"\0" not in head):
        return Format.CSV
    if suffix == ".pdf":
        raise not_a_pdf()
    if suffix in SUFFIXES or suffix == ".doc":
        raise damaged()
    raise unknown_kind(suffix)


def _kind_of_xml(markup: bytes) -> str:
    if b"<html" in markup:
        return "file-html"
    if b"word/2003" in markup or b"word.document" in markup or b"2006/xmlpackage" in markup:
        return "file-xml-word"
    return "file-xml-excel" if b"office:spreadsheet" in markup or b"excel.sheet" in markup else "file-xml"
