"""pack and verify, as scripts run them (cli.md)."""

import json
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.ids import EvidenceId
from pii_desktop.services.evidence import delete, stored_copy
from pii_desktop.services.versions import send
from pii_desktop.services.workspace import open_workspace
from tests.end_to_end.clerk import Clerk


def attach(clerk: Clerk, file: Path, *words: object) -> None:
    file.write_bytes(file.name.encode() * 500)
    clerk.works("attach", file, "--indicator", "2.2.2", *words)


def test_a_pack_is_written_and_checked(clerk: Clerk, tmp_path: Path) -> None:
    attach(clerk, tmp_path / "QĐ 12.pdf", "--number", "12/QĐ-UBND", "--date", "06/5/2025")
    out = tmp_path / "USB" / "gói.zip"
    (written,) = clerk.asks("pack", "--period", 2, "--out", out)["packs"]
    assert written["file"] == str(out)
    code, said, _ = clerk.runs("verify", out, "--json")
    verdict = json.loads(said)
    assert (code, verdict["sound"], verdict["code"], verdict["findings"]) == (0, True, written["code"], [])


def test_a_harmed_pack_is_exit_code_4_with_a_sentence(clerk: Clerk, tmp_path: Path) -> None:
    attach(clerk, tmp_path / "QĐ 12.pdf")
    out = tmp_path / "gói.zip"
    clerk.works("pack", "--period", 2, "--out", out)
    content = out.read_bytes()
    out.write_bytes(content.replace("QĐ 12.pdf".encode(), "QĐ 13.pdf".encode(), 1))
    code, said, _ = clerk.runs("verify", out)
    assert code == 4
    assert "2.2.2_(01)_QD-12.pdf” đã bị sửa" in said


@pytest.mark.parametrize("name", ["chay.exe", "Quyết định.pdf.lnk", "mo.BAT", "trang.hta", "cai.msi", "lenh.ps1 "])
def test_a_program_among_the_evidence_is_packed_and_told(clerk: Clerk, tmp_path: Path, name: str) -> None:
    attach(clerk, tmp_path / "QĐ 12.pdf")
    attach(clerk, tmp_path / name)
    out = tmp_path / "gói.zip"
    code, _, said = clerk.runs("pack", "--workspace", clerk.folder, "--period", 2, "--out", out)
    assert code == 4
    assert f"“{name.strip()}" in said
    assert "là chương trình chạy được, không phải văn bản" in said
    assert clerk.runs("verify", out)[0] == 0


def test_a_document_of_a_sent_report_that_is_gone_for_good_is_exit_code_4(clerk: Clerk, tmp_path: Path) -> None:
    attach(clerk, tmp_path / "QĐ 12.pdf")
    attach(clerk, tmp_path / "QĐ 13.pdf")
    first = EvidenceId(1)
    with open_workspace(clerk.folder) as opened:
        content = opened.read(lambda uow: stored_copy(uow, first))
        opened.run(lambda uow: send(uow, 2, date(2025, 11, 21), "Đã gửi bản giấy"))
        opened.run(lambda uow: delete(uow, frozenset({first})))
    words = ("pack", "--workspace", clerk.folder, "--period", 2, "--out", tmp_path / "gói.zip")
    assert clerk.runs(*words)[0] == 0
    content.unlink()
    code, _, said = clerk.runs(*words)
    assert code == 4
    assert "gói thiếu 1 tài liệu" in said


def test_parts_lie_beside_one_another(clerk: Clerk, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(bytes([number]) * 900_000)
        clerk.works("attach", tmp_path / f"{number}.pdf", "--indicator", "2.2.2")
    told = clerk.asks("pack", "--period", 2, "--out", tmp_path / "gói.zip", "--split", "2MB")
    assert [Path(each["file"]).name for each in told["packs"]] == ["gói_p1.zip", "gói_p2.zip"]
    assert all(clerk.runs("verify", each["file"])[0] == 0 for each in told["packs"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("pack", "--period", 2, "--out", "gói.zip"), "chưa có tài liệu"),
        (("pack", "--period", 9, "--out", "gói.zip"), "Không có kỳ báo cáo số 9"),
        (("pack", "--period", 2, "--out", "gói.zip", "--split", "to"), "Không hiểu cỡ"),
    ],
)
def test_a_refusal_is_exit_code_3(clerk: Clerk, words: tuple[object, ...], sentence: str) -> None:
    code, out, err = clerk.runs(*words, "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert sentence in err


def test_what_is_no_pack_is_exit_code_3(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "ghi chú.txt").write_text("xin chào", encoding="utf-8")
    code, out, err = clerk.runs("verify", tmp_path / "ghi chú.txt")
    assert (code, out) == (3, "")
    assert "không phải là gói minh chứng" in err


@pytest.mark.parametrize("name", ["gói.rar", "gói"])
def test_a_pack_under_the_name_of_something_else_is_refused(clerk: Clerk, tmp_path: Path, name: str) -> None:
    attach(clerk, tmp_path / "QĐ 12.pdf")
    code, out, err = clerk.runs("pack", "--period", 2, "--out", tmp_path / name, "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert ".zip hoặc .piipack" in err
    assert not (tmp_path / name).exists()
