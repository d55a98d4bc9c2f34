"""What a person meets who types something wrong, or finds a bug, on the command line (cli.md)."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from pii_desktop.errors import WorkspaceError
from pii_desktop.services.workspace import is_workspace
from tests.end_to_end.clerk import Clerk
from tests.importers.sheets import sheet_bytes

HEADER = ("STT", "Mã", "Chỉ số", "Đơn vị chủ trì")
SPENDING = (1, "2.2.2", "Tỉ lệ chi cho KH&CN/GRDP (%)", "Sở Tài chính")
RESEARCH = (2, "2.2.3", "Chi cho nghiên cứu khoa học và phát triển công nghệ", "Sở Tài chính")
TWICE = (3, "2.2.2", "Tỉ lệ chi cho KH&CN/GRDP (%)", "Sở Khoa học và Công nghệ")


@pytest.mark.parametrize("command", [("record", "--period", 2, "--value", 1), ("work",), ("undo-import",)])
def test_a_number_without_end_is_an_id_that_is_not_there(clerk: Clerk, command: tuple[object, ...]) -> None:
    code, out, err = clerk.runs(command[0], 10**30, *command[1:], "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert "Không tìm thấy" in err


@pytest.mark.parametrize("what", ["indicators", "findings"])
def test_a_period_that_is_not_there_is_not_taken_for_another(clerk: Clerk, what: str) -> None:
    code, out, err = clerk.runs("list", what, "--period", 77, "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert "Không có kỳ báo cáo số 77" in err


def test_a_negative_number_with_a_decimal_comma_is_a_number(clerk: Clerk) -> None:
    clerk.works("record", "2.2.2", "--period", 2, "--value", "-0,5")
    rows = clerk.asks("list", "indicators", "--period", 2)["indicators"]
    assert next(row for row in rows if row["code"] == "2.2.2")["value"] == -0.5


def test_an_empty_option_takes_back_what_was_recorded(clerk: Clerk) -> None:
    clerk.works("record", "2.2.2", "--period", 2, "--value", "0,5", "--result", "Đã làm")
    clerk.works("record", "2.2.2", "--period", 2, "--value", "")
    rows = clerk.asks("list", "indicators", "--period", 2)["indicators"]
    row = next(row for row in rows if row["code"] == "2.2.2")
    assert (row["value"], row["result"]) == (None, "Đã làm")


def test_making_and_undoing_answer_in_json_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clerk = Clerk(tmp_path / "sổ", capsys)
    made = clerk.asks("init", "--province", "Bắc Ninh", "--department", "Sở Tài chính", "--plan", "bacninh-2025")
    assert made == {"workspace": str(clerk.folder), "import": 1, "plan": 1}
    assert clerk.asks("undo-import", made["import"]) == {"import": 1, "rows": 65}


def test_the_history_says_when_in_iso(clerk: Clerk) -> None:
    newest = clerk.asks("list", "history")["history"][0]
    assert "T" in newest["at"]
    assert datetime.fromisoformat(newest["at"]).tzinfo is not None


def test_a_department_nobody_knows_is_refused_with_those_it_may_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Clerk(tmp_path / "sổ", capsys)
    words = ("init", "--province", "Bắc Ninh", "--department", "Sở Tài chánh", "--workspace", clerk.folder)
    code, _, err = clerk.runs(*words)
    assert code == 3
    assert "Có thể là: Sở Tài chính" in err
    assert not is_workspace(clerk.folder)
    assert clerk.runs(*words, "--unlisted")[0] == 0


@pytest.mark.parametrize(
    ("province", "is_known"),
    [("Bắc Ninh", True), ("tỉnh Bắc Giang", True), ("TP.HCM", True), ("bắc ninh", True), ("Bắc Nin", False)],
)
def test_a_province_nobody_knows_is_taken_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], province: str, *, is_known: bool
) -> None:
    clerk = Clerk(tmp_path / "sổ", capsys)
    words = ("init", "--province", province, "--department", "Sở Tài chính", "--workspace", clerk.folder)
    code, _, err = clerk.runs(*words)
    assert (code, f"danh mục không có tỉnh, thành phố “{province}”" in err) == (0, not is_known)


def test_a_workspace_whose_plan_cannot_be_stored_is_not_left_half_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise WorkspaceError("Ổ đĩa đã đầy nên chưa lưu được.")

    clerk = Clerk(tmp_path / "sổ", capsys)
    words = ("init", "--province", "Bắc Ninh", "--department", "Sở Tài chính", "--plan", "bacninh-2025")
    monkeypatch.setattr("pii_desktop.services.workspace.take_bundled", full)
    code, _, err = clerk.runs(*words, "--workspace", clerk.folder)
    assert (code, "Ổ đĩa đã đầy" in err) == (3, True)
    assert not clerk.folder.exists()
    monkeypatch.undo()
    assert clerk.asks(*words)["import"] == 1


def test_a_code_that_a_file_gives_twice_is_refused_unless_it_is_meant(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "hai lần.xlsx"
    file.write_bytes(sheet_bytes([HEADER, SPENDING, RESEARCH, TWICE]))
    before = clerk.works("list", "history")
    code, out, err = clerk.runs("import", file, "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert "Mã 2.2.2 xuất hiện nhiều lần" in err
    assert clerk.works("list", "history") == before
    assert "changes" in clerk.asks("import", file, "--dry-run")
    clerk.works("import", file, "--keep-duplicates")


def test_differences_name_rows_by_their_code_alone_or_by_their_name(clerk: Clerk, tmp_path: Path) -> None:
    target = ("STT", "Chỉ tiêu", "Mục tiêu", "Đơn vị chủ trì")
    kept, gone = (
        (7, "Tỷ lệ hồ sơ trực tuyến", "≥ 70%", "Sở Tài chính"),
        (8, "Kinh tế số trong GRDP", 30, "Sở Tài chính"),
    )
    file = tmp_path / "chỉ tiêu.xlsx"
    file.write_bytes(sheet_bytes([("Kế hoạch năm 2026",), target, kept, gone]))
    clerk.works("import", file)
    file.write_bytes(sheet_bytes([("Kế hoạch năm 2026",), target, kept]))
    changes = clerk.asks("import", file)["changes"]
    assert (changes["removed"], changes["unchanged"]) == (["Kinh tế số trong GRDP"], ["Tỷ lệ hồ sơ trực tuyến"])
    again = clerk.asks("import", file, "--dry-run")["changes"]
    assert (again["removed"], again["unchanged"]) == ([], ["Tỷ lệ hồ sơ trực tuyến"])


def test_recording_what_no_report_will_show_is_said(clerk: Clerk) -> None:
    rows = clerk.asks("list", "indicators")["indicators"]
    idle = next(row for row in rows if not row["tracked"])
    code, _, err = clerk.runs("record", idle["id"], "--period", 2, "--result", "Đã làm", "--workspace", clerk.folder)
    assert code == 0
    assert "chưa theo dõi" in err


def test_help_is_vietnamese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = Clerk(tmp_path, capsys).runs("record", "--help")
    assert code == 0
    assert "Cách dùng:" in out
    assert not [word for word in ("usage", "options:", "positional", "show this") if word in out]


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_file_whose_name_is_no_utf_8_is_taken_in_like_any_other(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "b\udcffn.xlsx"
    try:
        file.write_bytes(sheet_bytes([HEADER, SPENDING, RESEARCH]))
    except OSError:
        pytest.skip("this file system takes no such name")
    assert clerk.asks("import", file)["import"]


def test_reports_may_go_into_the_folder_where_one_stands(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "Báo cáo"
    here.mkdir()
    monkeypatch.chdir(here)
    written = clerk.asks("report", "--period", 2, "--format", "pdf,docx,xlsx", "--out", ".")["files"]
    assert [Path(each).parent for each in written] == [here] * 3
    clerk.works("misprints", "--out", "lỗi in.xlsx")
    assert (here / "lỗi in.xlsx").is_file()
    code, _, err = clerk.runs("read", ".")
    assert (code, "“Báo cáo” là một thư mục" in err) == (3, True)


def test_a_file_where_the_reports_should_go_is_told_as_one(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "báo cáo.pdf"
    file.write_bytes(b"%PDF")
    code, out, err = clerk.runs("report", "--period", 2, "--out", file, "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert "“báo cáo.pdf” là một tệp, không phải thư mục" in err
    assert file.read_bytes() == b"%PDF"


@pytest.mark.parametrize("name", ["lỗi in.pdf", "lỗi in"])
def test_a_ledger_that_would_be_no_workbook_is_refused(clerk: Clerk, tmp_path: Path, name: str) -> None:
    code, out, err = clerk.runs("misprints", "--out", tmp_path / name, "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert ".xlsx" in err
    assert not (tmp_path / name).exists()


def test_a_bug_is_one_sentence_and_a_log(clerk: Clerk, home: Path) -> None:
    """A command whose innermost function fails, as any could."""
    script = (
        "import sys, pii_desktop.commands.lists as lists\n"
        "def fail(*_): raise ZeroDivisionError('Chi 312 tỷ đồng')\n"
        "lists.LISTS['periods'] = fail\n"
        "from pii_desktop.__main__ import main\n"
        "sys.exit(main())"
    )
    words = [sys.executable, "-c", script, "list", "periods", "--workspace", str(clerk.folder)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False, env={**os.environ})
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    log = Path(done.stderr.rpartition(": ")[2].strip())
    assert log.is_relative_to(home)
    written = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in written
    assert "312" not in written
    assert json.loads(clerk.works("list", "periods", "--json"))["periods"]
