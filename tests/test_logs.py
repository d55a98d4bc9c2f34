"""The log holds places, never what a clerk wrote."""

import logging
from pathlib import Path

import pytest

from pii_desktop import logs
from pii_desktop.logs import LOG_NAME, open_log
from tests.storage.windows import hold


def test_a_bug_is_logged_without_the_words_of_a_report(tmp_path: Path, caplog: object) -> None:
    end = open_log(tmp_path / "nhật ký")
    trace = 'Traceback (most recent call last):\n  File "x.py", line 3, in save\nValueError: Chi 312 tỷ đồng'
    logging.getLogger("thử").warning("bug:\n%s", trace)
    end()

    text = (tmp_path / "nhật ký" / LOG_NAME).read_text(encoding="utf-8")
    assert 'File "x.py", line 3, in save' in text
    assert "ValueError" in text
    assert "312" not in text


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("", encoding="utf-8")

    end = open_log(blocked / "nhật ký")
    logging.getLogger("thử").info("mở cửa sổ")
    end()

    assert blocked.read_text(encoding="utf-8") == ""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_BYTES", 150)


def written(folder: Path, *entries: int) -> dict[str, list[str]]:
    """What the files of the log hold after a run that wrote these entries: the last word of each line."""
    end = open_log(folder)
    for entry in entries:
        logging.getLogger("thử").info("lần thứ %s", entry)
    end()
    files = sorted(folder.glob(f"{LOG_NAME}*"))
    return {each.name: [line.split()[-1] for line in each.read_text("utf-8").splitlines()] for each in files}


@pytest.mark.usefixtures("small")
def test_a_full_log_is_put_aside(tmp_path: Path) -> None:
    files = written(tmp_path, *range(4))

    assert files == {LOG_NAME: ["3"], f"{LOG_NAME}.1": ["0", "1", "2"]}


@pytest.mark.usefixtures("small")
def test_while_a_second_window_holds_the_log_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, *range(4))
    with monkeypatch.context() as patch:
        hold(patch, lambda name: name == LOG_NAME)
        files = written(tmp_path, *range(4, 9))

    assert files == {LOG_NAME: ["3", "4", "5", "6", "7", "8"], f"{LOG_NAME}.1": ["0", "1", "2"]}
    assert written(tmp_path, 9)[LOG_NAME] == ["9"]
