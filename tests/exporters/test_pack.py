"""Packs as they are written: the same bytes, whole or not at all, and an index that leads to every file."""

import io
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pdfplumber
import pytest
from openpyxl import load_workbook

from pii_desktop.domain.pack_bag import parse_manifest
from pii_desktop.domain.pack_plan import PackContent, WrittenPart
from pii_desktop.errors import OutputError
from tests.exporters.packs import a_content, members, write, zipped

CONTENTS = (b"ke hoach", b"nghi quyet", b"scan" * 9, b"giay chung nhan", b"bien ban")
BASE = "Goi-minh-chung_STC_nam-2025"
TAGS = (
    "bag-info.txt", "bagit.txt", "danh-muc-minh-chung.pdf", "index.html", "index.xlsx", "kiem-tra.cmd", "kiem-tra.ps1",
    "kiem-tra.py", "manifest-sha256.txt", "tagmanifest-sha256.txt",
)  # fmt: skip


def the_pack(folder: Path) -> WrittenPart:
    (part,) = write(folder, a_content(CONTENTS), CONTENTS)
    return part


def inside(path: Path) -> dict[str, bytes]:
    return {name.partition("/")[2]: content for name, content in members(path.read_bytes())}


class StoppedError(Exception):
    """Somebody pressed Hủy."""


class Links(HTMLParser):
    """What a page leads to, loads, and runs."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.hrefs += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def read_page(content: bytes) -> Links:
    links = Links()
    links.feed(content.decode("utf-8"))
    return links


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (the_pack(tmp_path / name) for name in ("một", "hai"))
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.code == second.code


def test_lists_made_in_a_child_are_the_same(tmp_path: Path) -> None:
    (apart,) = write(tmp_path / "một", a_content(CONTENTS), CONTENTS, is_apart=True)
    assert apart.path.read_bytes() == the_pack(tmp_path / "hai").path.read_bytes()


def test_the_archive_depends_on_no_machine(tmp_path: Path) -> None:
    content = the_pack(tmp_path).path.read_bytes()
    assert zipped(members(content)) == content


def test_a_bag_holds_its_lists_its_index_and_the_files(tmp_path: Path) -> None:
    held = inside(the_pack(tmp_path).path)
    assert list(held)[len(CONTENTS) :] == list(TAGS)
    assert sorted(content for name, content in held.items() if name.startswith("data/")) == sorted(CONTENTS)
    assert set(parse_manifest(held["tagmanifest-sha256.txt"].decode()).hashes) == set(TAGS) - {"tagmanifest-sha256.txt"}


def test_the_page_leads_to_every_file_and_to_nothing_outside(tmp_path: Path) -> None:
    held = inside(the_pack(tmp_path).path)
    page = read_page(held["index.html"])
    assert {unquote(link) for link in page.hrefs} <= set(held)
    assert {unquote(link) for link in page.hrefs if link.startswith("data/")} == {
        name for name in held if name.startswith("data/")
    }
    assert not page.tags & {"script", "img", "link", "iframe", "b>khởi"}


def test_text_of_the_user_is_text_in_the_page(tmp_path: Path) -> None:
    page = read_page(inside(the_pack(tmp_path).path)["index.html"])
    assert "Về <b>khởi nghiệp</b> & đổi mới" in page.text
    assert "Chi cho R&D – Số liệu công bố vào quý I năm sau" in page.text


def test_a_document_of_two_rows_stands_under_both(tmp_path: Path) -> None:
    held = inside(the_pack(tmp_path).path)
    (stored,) = (name for name in held if "NQ-12-2025" in name)
    assert read_page(held["index.html"]).hrefs.count(stored.replace("(", "%28").replace(")", "%29")) == 2


def test_the_workbook_links_every_file_of_the_part(tmp_path: Path) -> None:
    held = inside(the_pack(tmp_path).path)
    sheet = load_workbook(io.BytesIO(held["index.xlsx"])).worksheets[0]
    targets = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert targets == {name for name in held if name.startswith("data/")}
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_scripts_come_as_windows_wants_them(tmp_path: Path) -> None:
    held = inside(the_pack(tmp_path).path)
    assert held["kiem-tra.ps1"].startswith(b"\xef\xbb\xbf#")
    assert b"\r\n" in held["kiem-tra.cmd"]
    assert held["kiem-tra.cmd"].isascii()
    assert b"\r" not in held["kiem-tra.py"]


def a_heavy_content() -> tuple[PackContent, tuple[bytes, ...]]:
    heavy = tuple(bytes([number]) * 700_000 for number in range(4))
    return a_content(heavy), heavy


def test_parts_stay_below_the_limit_and_each_is_a_bag(tmp_path: Path) -> None:
    content, heavy = a_heavy_content()
    parts = write(tmp_path, content, heavy, limit=2_000_000)
    assert [each.path.name for each in parts] == ["goi_p1.zip", "goi_p2.zip"]
    assert all(each.size <= 2_000_000 for each in parts)
    held = [inside(each.path) for each in parts]
    files = [{name for name in each if name.startswith("data/")} for each in held]
    assert not files[0] & files[1]
    assert len(files[0] | files[1]) == 4
    for number, each in enumerate(held):
        page = read_page(each["index.html"])
        assert {unquote(link) for link in page.hrefs if link.startswith("data/")} == files[number]
        assert "ở phần khác" in page.text
        assert f"Bag-Count: {number + 1} of 2".encode() in each["bag-info.txt"]


def test_a_limit_that_the_lists_alone_would_pass_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write(tmp_path, a_content(CONTENTS), CONTENTS, limit=50_000)
    assert caught.value.code == "limit-small"
    assert list(tmp_path.glob("*.zip")) == []


def test_a_kept_file_that_changed_stops_the_pack(tmp_path: Path) -> None:
    def spoil(_done: int, _total: int, name: str) -> None:
        if name == "tài liệu 1.pdf":
            for kept in (tmp_path / "kho").iterdir():
                if kept.read_bytes() == CONTENTS[0]:
                    kept.write_bytes(b"ke hoacH")

    old = tmp_path / "goi.zip"
    old.write_bytes("gói cũ".encode())
    with pytest.raises(OutputError, match=r"tài liệu 1\.pdf") as caught:
        write(tmp_path, a_content(CONTENTS), CONTENTS, step=spoil)
    assert caught.value.code == "evidence-altered"
    assert old.read_bytes() == "gói cũ".encode()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["goi.zip", "kho"]


def test_stopping_leaves_nothing_of_any_part(tmp_path: Path) -> None:
    content, heavy = a_heavy_content()

    def stop(done: int, _total: int, _name: str) -> None:
        if done > 2_500_000:
            raise StoppedError

    with pytest.raises(StoppedError):
        write(tmp_path, content, heavy, limit=2_000_000, step=stop)
    assert [each.name for each in tmp_path.iterdir()] == ["kho"]


def test_the_paper_list_is_an_annex_of_the_report(tmp_path: Path) -> None:
    content = inside(the_pack(tmp_path).path)["danh-muc-minh-chung.pdf"]
    with pdfplumber.open(io.BytesIO(content)) as pages:
        told = " ".join(" ".join(page.extract_text() or "" for page in pages.pages).split())
    assert "DANH MỤC TÀI LIỆU MINH CHỨNG NĂM 2025" in told
    assert "Kèm theo Báo cáo số" in told
    assert "<b>khởi" in told
