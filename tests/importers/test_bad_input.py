"""Every file that cannot be read is refused with a sentence that says what it is and what to do."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from pii_desktop.errors import ForeignFileError, PiiError
from pii_desktop.importers import guard
from pii_desktop.importers.registry import read, read_content, read_isolated
from pii_desktop.isolation import Limits
from tests.importers.layouts import saved
from tests.importers.sheets import HEADER, sheet_bytes
from tests.storage.windows import not_downloaded

GOOD = sheet_bytes([HEADER, ("1.1.1", "Chính sách", 1, 2, None, "Sở Y tế")])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


def archive(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, inside in members.items():
            made.writestr(name, inside)
    return content.getvalue()


def with_member(content: bytes, name: str, change: tuple[bytes, bytes]) -> bytes:
    """A workbook with some bytes of a member replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        members = {member: old.read(member) for member in old.namelist()}
    members[name] = members[name].replace(*change)
    return archive(members)


def refusal(content: bytes, name: str = "phu-luc.xlsx") -> PiiError:
    with pytest.raises(ForeignFileError) as refused:
        read_content(content, name, None)
    assert refused.value.title.endswith(".")
    assert refused.value.hint
    return refused.value


@pytest.mark.parametrize(
    ("content", "name", "code", "words"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "file-encrypted", "mật khẩu"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "file-damaged", "hỏng"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "file-doc", "Word Document (.docx)"),
        (OLE, "a.doc", "file-ole", "kiểu cũ"),
        (b"{\\rtf1 x}", "a.doc", "file-rtf", "RTF"),
        (b"<html><table></table></html>", "a.xls", "file-html", "trang web"),
        (b"MIME-Version: 1.0\n", "a.xls", "file-mhtml", "trang web"),
        (b"<?xml version='1.0'?><Workbook/>", "a.xls", "file-xml", "XML"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "a.xls",
         "file-xml-excel", "Excel lưu dạng XML 2003"),
        ("TT;Chỉ số".encode(), "a.csv", "no-table", "Không tìm thấy bảng phân công"),
        (b"\xff\xfe\x00", "a.csv", "file-encoding", "CSV UTF-8"),
        (b"a\0\xff\xff\xff\xff\xff", "a.csv", "file-encoding", "bảng mã"),
        (archive({"mimetype": b"x", "content.xml": b"x"}), "a.ods", "file-ods", "lưu thành .xlsx"),
        (archive({"mimetype": b"x", "content.xml": b"x"}), "a.odt", "file-odt", "lưu thành .docx"),
        (archive({"mimetype": b"x", "content.xml": b"x"}), "a.xlsx", "file-opendocument", "LibreOffice"),
        (archive({"ppt/presentation.xml": b"x"}), "a.pptx", "file-powerpoint", "PowerPoint"),
        (archive({"xl/workbook.bin": b"x", "xl/a.bin": b""}), "a.xlsb", "file-xlsb", ".xlsb"),
        (archive({"anh.jpg": b"x"}), "a.zip", "file-zip", ".zip"),
        (b"\x89PNG", "a.png", "file-image", "ảnh"),
        (b"MZ", "a.exe", "file-foreign", ".exe"),
        (b"rubbish", "a.xlsx", "file-damaged", "hỏng"),
        (GOOD[: len(GOOD) // 2], "a.xlsx", "file-damaged", "hỏng"),
        (archive({"xl/workbook.xml": b"<x"}), "a.xlsx", "file-damaged", "hỏng"),
        (archive({"word/document.xml": b"<x"}), "a.docx", "file-damaged", "hỏng"),
        (with_member(GOOD, "_rels/.rels", (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml")),
         "a.xlsx", "file-strict", "Strict"),
        (saved(Workbook()), "a.xlsx", "no-table", "Không tìm thấy bảng phân công"),
        (sheet_bytes([("Họ tên", "Lương"), ("A", 1)]), "a.xlsx", "no-table", "Tệp có 1 bảng"),
        (sheet_bytes([HEADER]), "a.xlsx", "no-rows", "không có dòng nào"),
    ],
)  # fmt: skip
def test_what_it_is_decides_and_not_its_name(content: bytes, name: str, code: str, words: str) -> None:
    refused = refusal(content, name)
    assert refused.code == code
    assert words in str(refused)


def test_an_encrypted_member_is_a_password() -> None:
    content = bytearray(archive({"word/document.xml": b"x"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content)).code == "file-encrypted"


def test_a_zip_that_swells_is_refused_before_it_is_unpacked() -> None:
    bomb = archive({"xl/workbook.xml": b"x", "xl/worksheets/sheet1.xml": bytes(200 * 1024 * 1024)})
    assert len(bomb) < 300_000
    assert refusal(bomb).code == "file-too-big"


def test_a_cell_at_the_far_corner_is_refused_without_filling_the_sheet() -> None:
    book = Workbook()
    book.worksheets[0]["XFD1048576"] = "x"
    assert refusal(saved(book)).code == "file-cells"


def test_empty_far_cells_do_no_harm() -> None:
    content = with_member(GOOD, "xl/worksheets/sheet1.xml", (b'ref="A1:G2"', b'ref="A1:XFD1048576"'))
    assert len(read_content(content, "a.xlsx", None).rows) == 1


def test_a_merged_area_over_the_whole_sheet_is_refused() -> None:
    huge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    content = with_member(GOOD, "xl/worksheets/sheet1.xml", (b"</sheetData>", huge))
    assert refusal(content).code == "file-merges"


def test_an_entity_bomb_is_refused() -> None:
    entities = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old:
        members = {member: old.read(member) for member in old.namelist()}
    assert refusal(archive({**members, "xl/worksheets/sheet1.xml": entities})).code == "file-damaged"


def test_hidden_sheets_are_left_out_and_said() -> None:
    book = Workbook()
    shown, hidden = book.worksheets[0], book.create_sheet("Nháp")
    for sheet in (shown, hidden):
        sheet.append(HEADER)
        sheet.append(("1.1.1", f"Chính sách {sheet.title}", 1, 2, None, "Sở Y tế"))
    hidden.sheet_state = "veryHidden"
    shown.row_dimensions[2].hidden = True
    plan = read_content(saved(book), "a.xlsx", None)
    assert len(plan.rows) == 1
    assert [issue.text for issue in plan.issues] == [
        "Trang tính “Sheet” có 1 dòng bị ẩn hoặc bị lọc; vẫn được đọc.",
        "Trang tính ẩn “Nháp” không được đọc.",
    ]


def test_a_formula_without_a_result_is_said() -> None:
    content = sheet_bytes([HEADER, ("1.1.1", "Chính sách", "=1+1", "≥ 2", None, "Sở Y tế")])
    plan = read_content(content, "a.xlsx", None)
    assert plan.rows[0].baseline is None
    assert "1 công thức chưa có kết quả" in plan.issues[0].text


@pytest.mark.parametrize("door", [read, read_isolated])
def test_files_that_cannot_be_opened_are_refused_by_us_and_not_by_the_parser(door: object, tmp_path: Path) -> None:
    assert callable(door)
    empty = tmp_path / "trống.xlsx"
    empty.touch()
    for path, code in ((tmp_path / "không có.xlsx", "file-missing"), (empty, "file-empty"), (tmp_path, "file-folder")):
        with pytest.raises(ForeignFileError) as refused:
            door(path)
        assert refused.value.code == code
        assert path.name in refused.value.title


def test_a_placeholder_of_a_cloud_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kế hoạch.xlsx"
    file.write_bytes(b"PK")

    def offline(path: Path) -> bytes:
        raise not_downloaded(path)

    monkeypatch.setattr(Path, "read_bytes", offline)
    with pytest.raises(ForeignFileError, match="Chưa tải được tệp “kế hoạch") as refusal:
        read_isolated(file)
    assert refusal.value.code == "file-in-cloud"


@pytest.mark.parametrize(("error", "code"), [(PermissionError, "file-locked"), (OSError, "file-unreadable")])
def test_a_locked_file_is_named(
    error: type[OSError], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "đang mở.xlsx"
    path.write_bytes(GOOD)

    def locked(_: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(ForeignFileError) as refused:
        read(path)
    assert refused.value.code == code
    assert "Chưa có gì được lưu" in refused.value.text


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "to.xlsx"
    with path.open("wb") as file:
        file.truncate(guard.LARGEST_FILE + 1)
    with pytest.raises(ForeignFileError) as refused:
        read(path)
    assert refused.value.code == "file-too-big"


if sys.platform != "win32":  # Windows has no pipes among files

    def test_a_pipe_is_no_file(tmp_path: Path) -> None:
        path = tmp_path / "ống.xlsx"
        os.mkfifo(path)
        with pytest.raises(ForeignFileError) as refused:
            read(path)
        assert refused.value.code == "file-special"


def test_a_plan_from_the_child_is_the_plan_read_here(tmp_path: Path) -> None:
    path = tmp_path / "Phụ lục.xlsx"
    path.write_bytes(GOOD)
    plan = read_isolated(path)
    assert plan == read(path)
    assert plan.file_name == "Phụ lục.xlsx"
    assert len(plan.sha256) == 64


def test_the_child_gives_up_in_time(tmp_path: Path) -> None:
    path = tmp_path / "lâu.xlsx"
    path.write_bytes(GOOD)
    with pytest.raises(PiiError) as stopped:
        read_isolated(path, limits=Limits(seconds=0.01))
    assert stopped.value.code == "child-timeout"
    assert "Chưa có gì được lưu" in stopped.value.text
