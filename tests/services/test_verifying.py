"""What `verify` says of what a clerk received: in sentences, each kind told apart."""

import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pii_desktop.domain.pack_findings import Kind
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report_content import build_report
from pii_desktop.errors import ForeignFileError
from pii_desktop.exporters.registry import render
from pii_desktop.services.verifying import Subject, verify
from tests.exporters.packs import a_content, members, write, zipped
from tests.exporters.sample import sample_content

CONTENTS = tuple(f"tài liệu {number}".encode() * 9 for number in range(4))
BASE = "Goi-minh-chung_STC_nam-2025"
PLAN = f"{BASE}/data/tru-cot-1/1.1.1/1.1.1_(03)_KH-123-KH-UBND_2024-05-06.pdf"
LAW = f"{BASE}/data/tru-cot-2/2.2.2/2.2.2_(01)_NQ-12-2025-NQ-HDND_2025-03-01.pdf"
ELSEWHERE = f"{BASE}/data/tru-cot-1/1.1.1/bản khác.pdf"

Held = dict[str, bytes]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (part,) = write(tmp_path, a_content(CONTENTS), CONTENTS)
    return part.path


def received(pack: Path, change: Callable[[Held], Held]) -> Path:
    """The pack as it arrives after `change`."""
    target = pack.with_name("nhận được.zip")
    target.write_bytes(zipped(change(dict(members(pack.read_bytes()))).items()))
    return target


def without(held: Held, name: str) -> Held:
    return {each: content for each, content in held.items() if each != name}


def test_a_sound_pack_tells_whose_it_is_and_its_code(pack: Path) -> None:
    verdict = verify(pack)
    assert (verdict.subject, verdict.is_sound, verdict.findings) == (Subject.PACK, True, ())
    assert verdict.sentence == "“goi.zip” còn nguyên vẹn từng byte: 14 tệp đúng với bản kê."
    assert dict(verdict.told)["Source-Organization"] == "Sở Tài chính, Bắc Ninh"
    assert len(verdict.code) == len("C95C ABC3 80E9 B59A")


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        (lambda held: without(held, PLAN), Kind.MISSING, "Thiếu tệp"),
        (lambda held: held | {PLAN: held[PLAN] + b" "}, Kind.CHANGED, "đã bị sửa"),
        (lambda held: without(held, PLAN) | {ELSEWHERE: held[PLAN]}, Kind.RENAMED, "đổi tên thành"),
        (lambda held: held | {ELSEWHERE: b"khac"}, Kind.EXTRA, "Thừa tệp"),
        (lambda held: held | {ELSEWHERE: held[PLAN]}, Kind.DUPLICATE, "trùng với"),
        (lambda held: held | {PLAN: held[LAW], LAW: held[PLAN]}, Kind.SWAPPED, "tráo nội dung"),
        (lambda held: held | {PLAN: held[LAW]}, Kind.REPLACED, "thay bằng nội dung"),
        (lambda held: held | {"../x.txt": b"x"}, Kind.UNSAFE, "nguy hiểm"),
    ],
)
def test_each_kind_of_harm_has_its_own_sentence(
    pack: Path, change: Callable[[Held], Held], kind: Kind, words: str
) -> None:
    (finding,) = verify(received(pack, change)).findings
    assert finding.kind is kind
    assert words in finding.text


def test_a_pack_that_was_zipped_again_is_told_and_holds_what_it_held(pack: Path) -> None:
    again = pack.with_name("nén lại.zip")
    again.write_bytes(zipped(members(pack.read_bytes()), compress_type=zipfile.ZIP_DEFLATED))
    verdict = verify(again)
    assert [(each.kind, each.severity) for each in verdict.findings] == [(Kind.REPACKED, Severity.WARNING)]
    assert "nội dung 14 tệp vẫn đúng" in verdict.sentence


def test_the_tags_of_another_pack_are_seen_by_the_folder(pack: Path) -> None:
    verdict = verify(received(pack, lambda held: {name.replace("2025", "2024", 1): c for name, c in held.items()}))
    assert [each.kind for each in verdict.findings] == [Kind.OTHER_NAME]
    assert not verdict.is_sound


def test_a_link_in_a_folder_is_not_followed(pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "gói")
    file = tmp_path / "gói" / PLAN
    moved = tmp_path / "ngoài.pdf"
    file.rename(moved)
    try:
        file.symlink_to(moved)
    except OSError:
        pytest.skip("links need a right on Windows")
    assert not verify(tmp_path / "gói").is_sound


def test_a_part_asks_for_the_others(tmp_path: Path) -> None:
    heavy = tuple(bytes([number]) * 700_000 for number in range(4))
    first, _second = write(tmp_path, a_content(heavy), heavy, limit=2_000_000)
    verdict = verify(first.path)
    assert (verdict.subject, verdict.is_sound, verdict.code) == (Subject.PART, True, first.code)
    assert [each.kind for each in verdict.findings] == [Kind.PART]
    assert "phần 1 trong 2" in verdict.findings[0].text


def test_parts_that_are_away_or_of_another_pack_are_told(tmp_path: Path) -> None:
    heavy = tuple(bytes([number]) * 700_000 for number in range(4))
    first, second = write(tmp_path / "kỳ này", a_content(heavy), heavy, limit=2_000_000)
    _, other = write(tmp_path / "kỳ khác", a_content(heavy[::-1]), heavy, limit=2_000_000)
    second.path.unlink()
    away = verify(first.path)
    assert away.is_sound
    assert away.findings[-1].text == "Chưa thấy “goi_p2.zip” (phần 2) trong cùng thư mục."
    other.path.rename(second.path)
    verdict = verify(first.path)
    assert not verdict.is_sound
    assert verdict.findings[-1].kind is Kind.PART_OTHER


def test_an_archive_that_swells_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("x/bagit.txt", b"")
        archive.writestr("x/data/0.txt", bytes(80 << 20))
    with pytest.raises(ForeignFileError) as caught:
        verify(bomb)
    assert caught.value.code == "pack-bomb"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ghi chú.txt", b"xin chao", "not-ours"),
        ("trống.zip", b"", "not-ours"),
        ("ảnh.zip", zipped([("anh.png", b"x")]), "not-ours"),
    ],
)
def test_what_is_neither_pack_nor_report_is_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(ForeignFileError) as caught:
        verify(file)
    assert caught.value.code == code
    assert file.read_bytes() == content


def test_a_folder_without_a_bag_and_a_file_that_is_gone_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError, match="không phải là gói"):
        verify(tmp_path)
    with pytest.raises(ForeignFileError, match="Không tìm thấy"):
        verify(tmp_path / "không có.zip")


def test_a_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "gói.zip"
    make: Callable[[Path], None] | None = getattr(os, "mkfifo", None)
    if make is None:
        pytest.skip("only POSIX has named pipes in folders")
    make(pipe)
    with pytest.raises(ForeignFileError) as refused:
        verify(pipe)
    assert refused.value.code == "file-special"


def test_a_truncated_pack_is_said_to_be_truncated(pack: Path) -> None:
    content = pack.read_bytes()
    for part in (0.1, 0.5, 0.9, 0.99):
        pack.write_bytes(content[: int(len(content) * part)])
        assert [each.kind for each in verify(pack).findings] == [Kind.TRUNCATED]


@pytest.fixture(params=["pdf", "docx", "xlsx"])
def report(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / f"Báo cáo.{request.param}"
    render(build_report(sample_content()), request.param, file)
    return file


def test_a_report_as_it_was_written_is_sound_and_says_its_code(report: Path) -> None:
    verdict = verify(report)
    assert (verdict.subject, verdict.is_sound, verdict.findings) == (Subject.REPORT, True, ())
    assert re.fullmatch(r"[0-9A-F]{4}(-[0-9A-F]{4}){2}", verdict.code)
    assert verdict.sentence == f"“{report.name}” còn nguyên như lúc xuất."


def test_the_code_tells_two_reports_apart(tmp_path: Path) -> None:
    other = replace(sample_content(), profile=replace(sample_content().profile, place="Hà Nội"))
    codes = set()
    for number, content in enumerate((sample_content(), sample_content(), other)):
        for form in ("pdf", "docx", "xlsx"):
            file = tmp_path / f"{number}.{form}"
            render(build_report(content), form, file)
            codes.add((form, verify(file).code))
    assert len(codes) == 5  # the place stands in no sheet of the workbook


def _with_another_word(file: Path) -> None:
    """What somebody does who edits a number in the file itself."""
    if file.suffix == ".pdf":
        content = file.read_bytes()
        middle = content.index(b"stream") + 40
        file.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
        return
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "word/document.xml" if file.suffix == ".docx" else "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace("SỞ TÀI CHÍNH".encode(), "SỞ TƯ PHÁP".encode())
    with zipfile.ZipFile(file, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)


def test_a_report_that_was_edited_is_told(report: Path) -> None:
    _with_another_word(report)
    verdict = verify(report)
    assert not verdict.is_sound
    assert {each.kind for each in verdict.findings} == {Kind.CHANGED_REPORT}


def test_a_part_taken_out_or_put_in_is_told_by_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "Báo cáo.docx"
    render(build_report(sample_content()), "docx", file)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/media/them.png", b"\x89PNG")
    (told,) = verify(file).findings
    assert told.text.endswith("lưu lại bằng chương trình khác: hình được thêm vào.")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/media/nua.png", b"\x89PNG")
    (together,) = verify(file).findings
    assert together.text.endswith(": hình được thêm vào (2 chỗ).")


def test_a_report_that_was_cut_is_seen(report: Path) -> None:
    report.write_bytes(report.read_bytes()[:-400])
    verdict = verify(report)
    assert not verdict.is_sound
    assert [each.kind for each in verdict.findings] == [Kind.TRUNCATED]


def test_a_byte_of_a_workbook_is_seen_by_its_checksum(tmp_path: Path) -> None:
    file = tmp_path / "Báo cáo.xlsx"
    render(build_report(sample_content()), "xlsx", file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert not verify(file).is_sound


def test_a_report_of_another_program_is_not_taken_for_ours(tmp_path: Path) -> None:
    from openpyxl import Workbook

    file = tmp_path / "khác.xlsx"
    Workbook().save(file)
    assert [each.kind for each in verify(file).findings] == [Kind.FOREIGN]
