"""The log holds places, never what a clerk wrote."""

import logging
from pathlib import Path

from pii_desktop.logs import LOG_NAME, open_log


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
