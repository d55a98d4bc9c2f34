"""A look at a file before anything parses it: what it really is, and whether it would swell beyond reason."""

import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from pii_desktop.errors import ForeignFileError

LARGEST_FILE = 40 * 1024 * 1024
_LARGEST_CONTENT = 150 * 1024 * 1024
_HIGHEST_RATIO = 150
_RATIO_MATTERS_FROM = 8 * 1024 * 1024
_MOST_MEMBERS = 5_000
_MOST_MERGES = 60_000
_MOST_MERGED_CELLS = 600_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)[\"']")


class Format(StrEnum):
    """The formats that are read."""

    DOCX = "docx"
    XLSX = "xlsx"


SUFFIXES = (".docx", ".xlsx", ".xlsm")


def read_file(path: Path) -> bytes:
    """The bytes of a chosen file. Raises ForeignFileError when it is missing, locked, empty, a folder or too big."""
    try:
        if path.is_dir():
            raise _refused(f"“{path.name}” là một thư mục, không phải tệp.", "", _CHOOSE, "file-folder")
        if path.exists() and not path.is_file():
            raise _refused(f"“{path.name}” không phải là tệp thường.", "", _CHOOSE, "file-special")
        if path.stat().st_size > LARGEST_FILE:
            raise _too_big()
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise _refused(f"Không tìm thấy tệp “{path.name}”.", "Tệp có thể đã bị đổi tên, chuyển đi hoặc xóa.", _CHOOSE,
                       "file-missing") from error  # fmt: skip
    except PermissionError as error:
        raise _refused(
            f"Không mở được tệp “{path.name}”.",
            "Tệp đang được chương trình khác giữ hoặc bạn không có quyền đọc. Chưa có gì được lưu.",
            "Hãy đóng tệp trong Word hoặc Excel rồi thử lại.",
            "file-locked",
        ) from error
    except OSError as error:
        raise _refused(f"Không đọc được tệp “{path.name}”.", "Ổ đĩa hoặc đường dẫn có lỗi. Chưa có gì được lưu.",
                       "Hãy chép tệp vào máy rồi thử lại.", "file-unreadable") from error  # fmt: skip
    if not content:
        raise _refused(f"Tệp “{path.name}” trống (0 byte).", "Tệp có thể chưa được chép xong.", _CHOOSE, "file-empty")
    return content


def recognise(content: bytes, name: str) -> Format:
    """What the bytes really are, whatever the name ends with; the zip directory is looked at, nothing is unpacked.

    Raises ForeignFileError, with a sentence that says what the file is and what to do instead.
    """
    if content.startswith(b"PK"):
        return _look_into_zip(content, Path(name).suffix.lower())
    if content.startswith(_OLE):
        raise _ole(content)
    raise _other(content[:4096], Path(name).suffix.lower())


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
                raise _refused("Tệp có quá nhiều ô gộp để đọc.", "Đây không phải dạng của một bảng phân công. Chưa có "
                               "gì được lưu.", _COPY_OUT, "file-merges")  # fmt: skip
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
            strict = _is_strict(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise damaged() from error
    unpacked = sum(member.file_size for member in members)
    swells = unpacked > _RATIO_MATTERS_FROM and unpacked > _HIGHEST_RATIO * len(content)
    if len(members) > _MOST_MEMBERS or unpacked > _LARGEST_CONTENT or swells:
        raise _too_big()
    if any(member.flag_bits & 1 for member in members):
        raise _encrypted()
    if strict:
        raise _strict()
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
    if any(name.startswith("xl/") and not name.endswith("workbook.bin") for name in names):
        if "xl/workbook.bin" in names:
            raise _save_as("Đây là tệp Excel nhị phân (.xlsb).", "file-xlsb")
        return Format.XLSX
    if "content.xml" in names and "mimetype" in names:
        raise _save_as("Đây là tệp LibreOffice (.ods hoặc .odt).", "file-opendocument")
    if any(name.startswith("ppt/") for name in names):
        raise _save_as("Đây là tệp trình chiếu PowerPoint.", "file-powerpoint")
    if "[content_types].xml" in names or suffix in SUFFIXES:
        raise damaged()
    raise _save_as("Đây là tệp nén (.zip), không phải Word hay Excel.", "file-zip")


def _ole(content: bytes) -> ForeignFileError:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return _encrypted()
    if holds("WordDocument"):
        return _save_as("Đây là tệp Word kiểu cũ (.doc).", "file-doc")
    if holds("Workbook") or holds("Book"):
        return _save_as("Đây là tệp Excel kiểu cũ (.xls).", "file-xls")
    return _save_as("Đây là tệp kiểu cũ mà chương trình không nhận ra.", "file-ole")


def _other(head: bytes, suffix: str) -> ForeignFileError:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.lstrip().startswith(b"%PDF") or suffix == ".pdf":
        return _save_as("Đây là tệp PDF.", "file-pdf")
    if text.startswith(b"{\\rtf"):
        return _save_as("Đây là tệp RTF.", "file-rtf")
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"mime-version")):
        return _save_as("Đây là trang web được lưu với tên khác.", "file-html")
    if text.startswith(b"<?xml"):
        return _save_as("Đây là tệp XML.", "file-xml")
    if suffix in (".csv", ".tsv", ".txt"):
        return _save_as("Đây là tệp văn bản (.csv).", "file-csv")
    if suffix in SUFFIXES:
        return damaged()
    if suffix in (".doc", ".xls"):
        return _save_as(f"Đây là tệp Office kiểu cũ ({suffix}).", f"file-{suffix[1:]}")
    return _save_as(f"Loại tệp “{suffix or 'không có đuôi'}” chưa đọc được.", "file-foreign")


_CHOOSE = "Hãy chọn lại tệp."
_COPY_OUT = "Hãy chép riêng bảng phân công sang một tệp mới rồi thử lại."


def damaged() -> ForeignFileError:
    """The refusal for a Word or Excel file that cannot be taken apart."""
    return _refused(
        "Tệp bị hỏng hoặc chưa tải về hết.",
        "Nội dung bên trong không đúng cấu trúc của tệp Word hay Excel. Chưa có gì được lưu.",
        "Hãy mở tệp bằng Word hoặc Excel, lưu thành tệp mới, hoặc xin lại tệp gốc.",
        "file-damaged",
    )


def too_many_cells() -> ForeignFileError:
    """The refusal for a table far beyond the size of any plan."""
    return _refused(
        "Bảng trong tệp quá lớn để là bảng phân công.",
        "Có ô nằm quá xa hoặc quá nhiều dòng, cột. Chưa có gì được lưu.",
        _COPY_OUT,
        "file-cells",
    )


def _refused(title: str, text: str, hint: str, code: str) -> ForeignFileError:
    return ForeignFileError(title, text, hint, code)


def _save_as(what: str, code: str) -> ForeignFileError:
    text = "Phiên bản này chỉ đọc tệp Word .docx và Excel .xlsx. Chưa có gì được lưu."
    return _refused(what, text, "Hãy lưu lại thành .docx hoặc .xlsx rồi thử lại.", code)


def _encrypted() -> ForeignFileError:
    return _refused(
        "Tệp có mật khẩu nên không đọc được.",
        "Nội dung đã được mã hóa. Chưa có gì được lưu.",
        "Hãy mở tệp bằng mật khẩu, lưu một bản không đặt mật khẩu rồi thử lại.",
        "file-encrypted",
    )


def _strict() -> ForeignFileError:
    return _refused(
        "Tệp được lưu theo dạng “Strict Open XML” nên không đọc được.",
        "Đây là một biến thể ít dùng của .docx và .xlsx. Chưa có gì được lưu.",
        "Hãy lưu lại, chọn “Word Document (*.docx)” hoặc “Excel Workbook (*.xlsx)”, không chọn dạng Strict.",
        "file-strict",
    )


def _too_big() -> ForeignFileError:
    return _refused(
        "Tệp quá lớn để đọc.",
        "Kích thước hoặc nội dung nén bên trong vượt xa một bảng phân công. Chưa có gì được lưu.",
        _COPY_OUT,
        "file-too-big",
    )
