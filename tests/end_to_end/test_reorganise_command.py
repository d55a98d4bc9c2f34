"""reorganise, list received, undo-reorganise: as a script would run them."""

import json
from pathlib import Path
from typing import Any

import pytest

from pii_desktop.cli import main

MERGER = ("reorganise", "--from", "Sở KH&ĐT", "--to", "Sở Tài chính")


class Office:
    """Types commands in a workspace of Sở Tài chính of Bắc Giang."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys
        self.types("init", "--province", "Bắc Giang", "--department", "Sở Tài chính", "--plan", "bacgiang-2030-targets")

    def types(self, *words: object) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        code = main([*map(str, words), "--workspace", str(self._folder)])
        out, err = self._capsys.readouterr()
        return code, out, err

    def asks(self, *words: object) -> Any:
        """The JSON a command prints."""
        code, out, err = self.types(*words, "--json")
        assert code == 0, err
        return json.loads(out)


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path / "Sổ dữ liệu", capsys)


def test_a_dry_run_shows_what_would_come_and_stores_nothing(office: Office) -> None:
    shown = office.asks(*MERGER, "--since", "2025-03-01", "--basis", "NQ 18-NQ/TW", "--dry-run")
    (row,) = shown["received"]
    assert (row["from"], row["was"], row["role"], row["accepted"]) == ("Sở Kế hoạch và Đầu tư", None, "lead", True)
    assert (shown["basis"], shown["since"], shown["partial"]) == ("NQ 18-NQ/TW", "2025-03-01", False)
    assert "reorganisation" not in shown
    assert office.asks("list", "received") == {"received": []}


def test_a_merger_of_the_catalogue_needs_no_date(office: Office) -> None:
    done = office.asks(*MERGER)
    (row,) = office.asks("list", "received")["received"]
    assert (row["id"], row["since"], row["role"]) == (done["received"][0]["id"], "2025-03-01", "lead")
    assert row["basis"] == "", "each province has a resolution of its own: the catalogue does not know it"


def test_it_can_be_taken_back(office: Office) -> None:
    number = office.asks(*MERGER)["reorganisation"]
    assert office.types("undo-reorganise", number)[:2] == (
        0,
        "Hoàn tác sắp xếp lại đơn vị 1: 1 dòng trở lại như trước; số liệu đã ghi vẫn giữ.\n",
    )
    assert office.asks("list", "received") == {"received": []}
    assert office.types("undo-reorganise", number)[0] == 3


def test_rows_can_be_chosen_one_by_one(office: Office) -> None:
    (row,) = office.asks(*MERGER, "--extent", "part", "--dry-run")["received"]
    assert (row["doubt"], row["accepted"]) == ("partial", False)
    office.types(*MERGER, "--extent", "part", "--row", row["id"])
    assert [each["id"] for each in office.asks("list", "received")["received"]] == [row["id"]]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("reorganise", "--from", "Sở Y tế", "--to", "Sở Tài chính"), "--since"),
        (("reorganise", "--from", "Sở Y tế", "--to", "Sở Nội vụ", "--since", "1/3/2025"), "không liên quan"),
        ((*MERGER, "--row", "99"), "Dòng 99"),
    ],
)
def test_refusals_are_sentences(office: Office, words: tuple[str, ...], sentence: str) -> None:
    code, out, err = office.types(*words)
    assert (code, out) == (3, "")
    assert sentence in err
