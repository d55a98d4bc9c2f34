"""The main job by the command line, as scripts and support calls run it (cli.md)."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.services.versions import Signing, sign
from pii_desktop.services.workspace import open_workspace
from tests.end_to_end.clerk import Clerk


def test_from_a_bundled_plan_to_a_report(clerk: Clerk, tmp_path: Path) -> None:
    half, year = clerk.asks("list", "periods")["periods"]
    assert (half["kind"], year["kind"]) == ("half", "year")
    clerk.works("record", "2.2.2", "--period", year["id"], "--value", "0,127", "--result", "Bố trí 312,4 tỷ đồng")
    decision = tmp_path / "QĐ 12.txt"
    decision.write_text("Quyết định về dự toán", encoding="utf-8")
    clerk.works("attach", decision, "--indicator", "2.2.2", "--number", "12/QĐ-UBND", "--date", "06/5/2025")
    item = clerk.asks("list", "work")["work"][0]
    clerk.works("work", item["id"], "--state", "done", "--percent", "100", "--result", "Đã xong")
    out = tmp_path / "báo cáo"
    written = clerk.asks("report", "--period", year["id"], "--format", "pdf,docx,xlsx", "--out", out)["files"]
    assert [Path(name).suffix for name in written] == [".pdf", ".docx", ".xlsx"]
    assert all(Path(name).stat().st_size > 10_000 for name in written)
    row = next(each for each in clerk.asks("list", "indicators")["indicators"] if each["code"] == "2.2.2")
    assert (row["value"], row["evidence"], row["state"]) == (0.127, 1, "done")


def test_the_list_of_evidence_says_what_counts_in_a_period(clerk: Clerk, tmp_path: Path) -> None:
    decision = tmp_path / "QĐ 12.txt"
    decision.write_text("Quyết định về dự toán", encoding="utf-8")
    clerk.works("attach", decision, "--indicator", "2.2.2", "--number", "12/QĐ", "--in-force", "2025-01-01..2025-09-30")
    (half, year) = (
        clerk.asks("list", "evidence", "--period", each["id"])["evidence"][0]
        for each in clerk.asks("list", "periods")["periods"]
    )
    assert (half["number"], half["files"], half["kind"], half["form"], half["expires"]) == (
        "12/QĐ", ["QĐ 12.txt"], "", None, None,
    )  # fmt: skip
    assert (half["verdict"], year["verdict"]) == ("expired", "expired")  # 31/12: statistics (seed 001 2.9)


def test_the_list_of_periods_says_where_each_report_stands(clerk: Clerk) -> None:
    signing = Signing("5/BC-STC", date(2025, 11, 20), why="Đã ký bản giấy")
    with open_workspace(clerk.folder) as opened:
        opened.run(lambda uow: sign(uow, 2, signing))
    half, year = clerk.asks("list", "periods")["periods"]
    assert (half["state"], half["state_label"], half["versions"]) == ("draft", "Nháp", [])
    assert (year["state"], year["state_label"]) == ("signed", "Đã ký")
    (version,) = year["versions"]
    assert (version["number"], version["document_number"], version["signed_on"]) == (1, "05/BC-STC", "2025-11-20")
    assert "05/BC-STC" in clerk.works("list", "periods")
    (written,) = clerk.asks("report", "--period", 2, "--format", "pdf", "--out", clerk.folder)["files"]
    assert Path(written).name == "Bao-cao-PII_STC_nam-2025.pdf"


def test_what_is_not_given_stays(clerk: Clerk) -> None:
    clerk.works("record", "2.2.2", "--period", 2, "--value", "0,127", "--result", "Đã làm")
    clerk.works("record", "2.2.2", "--period", 2, "--explanation", "GRDP là số ước")
    row = next(
        each for each in clerk.asks("list", "indicators", "--period", 2)["indicators"] if each["code"] == "2.2.2"
    )
    assert (row["value"], row["result"]) == (0.127, "Đã làm")


def test_an_empty_day_of_a_work_item_is_taken_back(clerk: Clerk) -> None:
    item = clerk.asks("list", "work")["work"][0]["id"]
    clerk.works("work", item, "--due", "30/6/2025", "--result", "Đang làm")
    clerk.works("work", item, "--percent", "50")
    now = clerk.asks("list", "work")["work"][0]
    assert (now["due"], now["result"]) == ("2025-06-30", "Đang làm")
    clerk.works("work", item, "--due", "", "--result", "")
    now = clerk.asks("list", "work")["work"][0]
    assert (now["due"], now["result"], now["percent"]) == (None, "", 50)


def test_the_first_import_of_a_plan_without_a_year_makes_periods_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = Clerk(tmp_path / "Sổ", capsys)
    clerk.works("init", "--province", "Bắc Ninh", "--department", "Sở Tài chính")
    file = tmp_path / "chỉ tiêu.csv"
    file.write_text("STT,Chỉ tiêu,Mục tiêu,Đơn vị chủ trì\n1,Hồ sơ trực tuyến,≥ 70%,Sở Tài chính\n", encoding="utf-8")
    code, _, err = clerk.runs("import", file, "--workspace", clerk.folder)
    assert (code, "không nêu năm" in err) == (0, True)
    periods = clerk.asks("list", "periods")["periods"]
    assert [each["kind"] for each in periods] == ["half", "year"]
    (row,) = clerk.asks("list", "indicators")["indicators"]
    clerk.works("record", row["id"], "--period", periods[0]["id"], "--value", "75")
    clerk.works("undo-import", 1)


def test_the_value_follows_numerator_and_denominator(clerk: Clerk) -> None:
    clerk.works("record", "2.2.2", "--period", 2, "--numerator", "312,4", "--denominator", "245300")
    clerk.works("record", "2.2.2", "--period", 2, "--numerator", "490,6")
    row = next(
        each for each in clerk.asks("list", "indicators", "--period", 2)["indicators"] if each["code"] == "2.2.2"
    )
    assert row["value"] == 0.2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("record", "9.9.9", "--period", 2, "--value", "1"), "Không có dòng nào mang mã 9.9.9"),
        (("record", "2.2.2", "--period", 77, "--value", "1"), "Không có kỳ báo cáo số 77"),
        (("record", "2.2.2", "--period", 2, "--value", "nhiều"), "Giá trị"),
        (("record", "2.2.2", "--period", 2, "--value", "1.000"), "Giá trị"),
        (("attach", "không có.pdf", "--indicator", "2.2.2"), "không có.pdf"),
        (("import", "không có.docx"), "không có.docx"),
        (("undo-import", "99"), "99"),
        (("report", "--period", 2, "--format", "odt", "--out", "."), "odt"),
        (("period", "add", "--kind", "year", "--year", "2025"), "đã có"),
        (("period", "add", "--kind", "year", "--year", "12"), "Năm 12"),
    ],
)
def test_a_refusal_is_one_sentence_and_exit_code_3(clerk: Clerk, words: tuple[object, ...], sentence: str) -> None:
    before = clerk.works("list", "history")
    code, out, err = clerk.runs(*words, "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert sentence in err
    assert "Traceback" not in err
    assert clerk.works("list", "history") == before


def test_a_code_in_two_plans_is_addressed_by_its_id(
    clerk: Clerk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from pii_desktop.services.workspace import open_workspace, take_bundled

    with open_workspace(clerk.folder) as opened:
        take_bundled(opened, "bacgiang-2024")
    code, _, err = clerk.runs("record", "2.2.2", "--period", 2, "--value", "1", "--workspace", clerk.folder)
    assert code == 3
    assert "nhiều dòng" in err


@pytest.mark.parametrize("words", [(), ("nothing",), ("record",), ("list", "everything"), ("init",), ("read",)])
def test_wrong_usage_is_exit_code_2_and_says_so_in_vietnamese(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = Clerk(tmp_path, capsys).runs(*words)
    assert code == 2
    assert "Lệnh chưa đúng" in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--help",), 0, "Theo dõi và báo cáo"),
        (("demo", "--help"), 0, "Mở cửa sổ"),
        (("ngủ",), 2, "Lệnh chưa đúng"),
        (("--workspace",), 2, "Lệnh chưa đúng"),
    ],
)
def test_help_and_wrong_usage_are_utf_8_on_a_console_that_is_not(words: tuple[str, ...], code: int, said: str) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "pii_desktop", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1258:strict"},
    )
    assert process.returncode == code
    assert said in process.stdout + process.stderr
    assert "Traceback" not in process.stderr


def test_a_second_opener_is_told_who_holds_the_workspace(clerk: Clerk, capsys: pytest.CaptureFixture[str]) -> None:
    from pii_desktop.services.workspace import open_workspace, user_name

    with open_workspace(clerk.folder):
        process = subprocess.run(
            [sys.executable, "-m", "pii_desktop", "list", "periods", "--workspace", str(clerk.folder)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert process.returncode == 3
    assert user_name() in process.stderr


def test_a_folder_that_holds_no_workspace_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clerk = Clerk(tmp_path, capsys)
    code, _, err = clerk.runs("list", "periods", "--workspace", tmp_path)
    assert code == 3
    assert err
    assert list(tmp_path.iterdir()) == []


def test_commands_never_load_qt() -> None:
    script = "import sys; from pii_desktop.cli import main; main(['--version'])"
    process = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import atexit, sys; atexit.register(lambda: print([m for m in sys.modules if 'PySide6' in m])); {script}",
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert process.stdout.strip().endswith("[]")


@pytest.mark.real_documents
def test_the_real_appendix_over_the_bundled_plan(clerk: Clerk, shared: Path) -> None:
    word = shared / "appendices" / "bacninh-2025.docx"
    sheet = shared / "appendices" / "bacninh-2025.xlsx"
    seen = clerk.asks("import", word, "--dry-run")
    assert len(seen["rows"]) == 88
    assert {change["field"] for change in seen["changes"]["changed"]} == {"tasks"}
    assert seen["changes"]["added"] == seen["changes"]["removed"] == []
    first = clerk.asks("import", word)
    assert clerk.asks("import", sheet)["import"] is None
    clerk.works("undo-import", first["import"])
    assert clerk.asks("import", word, "--dry-run")["changes"] == seen["changes"]
