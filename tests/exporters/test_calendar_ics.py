"""The calendar file, read back by a small parser of RFC 5545."""

import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.domain.calendar_entry import CalendarEntry
from pii_desktop.exporters.calendar_ics import calendar_text, folded, write_calendar

STAMP = datetime(2025, 11, 1, 8, 30, tzinfo=UTC)
REPORT = CalendarEntry(
    "period-2",
    date(2025, 11, 30),
    "Hạn gửi báo cáo năm 2025; kế hoạch 279/KH-UBND",
    "Nơi nhận: Sở Khoa học và Công nghệ, UBND tỉnh\nĐường dẫn C:\\Báo cáo",
    (30, 14, 7, 1, 0),
)


def parsed(text: str) -> list[tuple[str, str]]:
    """Names with parameters and values, unfolded and unescaped."""
    lines = text.replace("\r\n ", "").split("\r\n")
    pairs = (line.partition(":") for line in lines if line)
    marks = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n"}
    found = []
    for name, _, value in pairs:
        out, rest = "", value
        while rest:
            step = 2 if rest[:2] in marks else 1
            out += marks.get(rest[:2], rest[0])
            rest = rest[step:]
        found.append((name, out))
    return found


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "Lịch báo cáo.ics"
    write_calendar([REPORT], file, name="Lịch báo cáo PII", stamp=STAMP)
    octets = file.read_bytes()
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    assert octets.count(b"\n") == octets.count(b"\r\n")
    read = parsed(octets.decode("utf-8"))
    values = dict(read)
    assert values["SUMMARY"] == REPORT.title
    assert ("DESCRIPTION", REPORT.text) in read
    assert (values["DTSTART;VALUE=DATE"], values["DTEND;VALUE=DATE"]) == ("20251130", "20251201")
    assert values["DTSTAMP"] == "20251101T083000Z"
    assert values["X-WR-CALNAME"] == "Lịch báo cáo PII"
    triggers = [value for name, value in read if name == "TRIGGER"]
    assert triggers == ["-P29DT16H", "-P13DT16H", "-P6DT16H", "-P0DT16H", "PT8H"]


def test_every_part_is_closed() -> None:
    read = parsed(calendar_text([REPORT, REPORT], name="Lịch", stamp=STAMP))
    opened: list[str] = []
    for name, value in read:
        if name == "BEGIN":
            opened.append(value)
        elif name == "END":
            assert opened.pop() == value
    assert opened == []


def test_the_same_thing_keeps_its_mark_when_its_day_moves() -> None:
    moved = CalendarEntry(REPORT.key, date(2025, 12, 15), "Hạn mới")
    other = CalendarEntry("period-3", REPORT.day, REPORT.title)
    marks = [dict(parsed(calendar_text([each], name="", stamp=STAMP)))["UID"] for each in (REPORT, moved, other)]
    assert marks[0] == marks[1] != marks[2]


def test_decomposed_marks_are_composed() -> None:
    entry = CalendarEntry("x", date(2025, 6, 30), unicodedata.normalize("NFD", "Hạn gửi"))
    assert ("SUMMARY", "Hạn gửi") in parsed(calendar_text([entry], name="", stamp=STAMP))


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=300))
def test_folding_cuts_no_letter(line: str) -> None:
    pieces = list(folded(line))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=200))
def test_any_title_comes_back(title: str) -> None:
    entry = CalendarEntry("x", date(2025, 6, 30), title)
    read = dict(parsed(calendar_text([entry], name="", stamp=STAMP)))
    assert read["SUMMARY"] == unicodedata.normalize("NFC", title)
