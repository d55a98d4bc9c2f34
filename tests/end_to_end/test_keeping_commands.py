"""backup, restore and check-workspace, as a support call runs them (cli.md)."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pii_desktop.services import backups
from pii_desktop.services.workspace import open_workspace
from tests.end_to_end.clerk import Clerk


def result_of(clerk: Clerk) -> str:
    rows = clerk.asks("list", "indicators", "--period", 2)["indicators"]
    return str(next(row for row in rows if row["code"] == "2.2.2")["result"])


def attached(clerk: Clerk, tmp_path: Path) -> Path:
    """The kept copy of a document that was attached."""
    file = tmp_path / "QĐ 12.txt"
    file.write_text("Quyết định về dự toán", encoding="utf-8")
    clerk.works("attach", file, "--indicator", "2.2.2", "--number", "12/QĐ-UBND")
    sha256 = clerk.asks("list", "evidence")["evidence"][0]["sha256"]
    return next((clerk.folder / "evidence").rglob(f"{sha256}*"))


def checked(clerk: Clerk) -> tuple[int, dict[str, object]]:
    code, out, _ = clerk.runs("check-workspace", "--json", "--workspace", clerk.folder)
    return code, json.loads(out)


def test_what_was_backed_up_comes_back_and_the_way_back_is_open(clerk: Clerk) -> None:
    clerk.works("record", "2.2.2", "--period", 2, "--result", "Trước")
    made = clerk.asks("backup")
    assert (Path(made["backup"]) / "pii.sqlite").is_file()
    clerk.works("record", "2.2.2", "--period", 2, "--result", "Sau")

    back = clerk.asks("restore", made["id"])
    assert (back["id"], result_of(clerk)) == (made["id"], "Trước")
    clerk.works("restore", back["aside"])
    assert result_of(clerk) == "Sau"


def test_a_backup_that_is_not_there_is_refused_with_those_that_are(clerk: Clerk) -> None:
    clerk.works("backup")
    before = clerk.works("list", "history")
    for words in ((), ("99",), ("evidence",)):
        code, out, err = clerk.runs("restore", *words, "--workspace", clerk.folder)
        assert (code, out) == (3, "")
        assert "người dùng sao lưu" in err
    assert clerk.works("list", "history") == before


def test_nothing_is_made_where_no_workspace_lies(clerk: Clerk, tmp_path: Path) -> None:
    away = tmp_path / "không có"
    for words in (("backup",), ("restore", "1"), ("check-workspace",)):
        code, out, err = clerk.runs(*words, "--workspace", away)
        assert (code, out) == (3, "")
        assert err
    assert not away.exists()


def test_a_damaged_database_is_told_and_a_backup_brings_it_back(clerk: Clerk) -> None:
    clerk.works("backup")
    (clerk.folder / "pii.sqlite").write_bytes(b"")
    code, out, err = clerk.runs("check-workspace", "--workspace", clerk.folder)
    assert (code, out) == (3, "")
    assert "rỗng" in err
    number = backups.backups_of(clerk.folder)[-1].number
    assert Path(clerk.asks("restore", number)["aside"]).is_dir()
    assert checked(clerk)[0] == 0


def test_a_sound_workspace_is_exit_code_0(clerk: Clerk, tmp_path: Path) -> None:
    attached(clerk, tmp_path)
    code, found = checked(clerk)
    assert (code, found["sound"], found["files"], found["findings"]) == (0, True, 1, [])
    said = clerk.works("check-workspace")
    assert "chuỗi nguyên vẹn" in said
    assert "Đã kiểm 1 tệp: tất cả còn nguyên vẹn từng byte." in said


@pytest.mark.parametrize(("is_gone", "kind"), [(True, "missing"), (False, "altered")])
def test_a_document_that_is_gone_or_changed_is_exit_code_4(
    clerk: Clerk, tmp_path: Path, *, is_gone: bool, kind: str
) -> None:
    copy = attached(clerk, tmp_path)
    if is_gone:
        copy.unlink()
    else:
        copy.chmod(0o600)
        copy.write_text("Quyết định khác", encoding="utf-8")
    code, found = checked(clerk)
    assert (code, found["sound"]) == (4, False)
    assert [each["kind"] for each in found["findings"]] == [kind]  # type: ignore[attr-defined]


def test_a_backup_that_would_not_do_is_exit_code_4(clerk: Clerk) -> None:
    database = Path(clerk.asks("backup")["backup"]) / "pii.sqlite"
    database.write_bytes(database.read_bytes()[:-100] + b"x" * 100)
    code, found = checked(clerk)
    assert code == 4
    assert "đã bị thay đổi" in found["backups"]["damage"]  # type: ignore[index]


def test_a_workspace_that_is_open_elsewhere_is_left_alone(clerk: Clerk) -> None:
    number = clerk.asks("backup")["id"]
    with open_workspace(clerk.folder):
        for words in (("backup",), ("restore", str(number)), ("check-workspace",)):
            command = [sys.executable, "-m", "pii_desktop", *words, "--workspace", str(clerk.folder)]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
            assert (done.returncode, done.stdout) == (3, "")
            assert re.search("Đang dùng: .+ mở từ", done.stderr)
