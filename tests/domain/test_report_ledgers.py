"""The changes that the workbook of a report tells: each attached document once, with the code of its row."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pii_desktop.domain.history import HistoryLine
from pii_desktop.domain.ids import HistoryId
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.domain.report_ledgers import told_once

AT = datetime(2025, 6, 12, 3, 30, tzinfo=UTC)
ADDED = HistoryLine(
    HistoryRow(HistoryId(1), AT, "An", "Gắn minh chứng 94/CV-STC", "evidence", 6, "", "", "94-CV-STC.pdf", "")
)


def attached_to(code: str) -> HistoryLine:
    return HistoryLine(replace(ADDED.row, field="link"), code=code, name="Chi khoa học và công nghệ")


def test_a_document_is_told_with_the_code_of_each_of_its_rows_only() -> None:
    lines = (attached_to("3.1.2"), attached_to("2.2.1"), ADDED)
    assert told_once(lines) == (attached_to("3.1.2"), attached_to("2.2.1"))


def test_a_document_of_no_row_is_told_without_a_code() -> None:
    another = HistoryLine(replace(ADDED.row, entity_id=7, new="Ảnh chụp.png"))
    assert told_once((attached_to("3.1.2"), another)) == (attached_to("3.1.2"), another)


def test_what_is_said_of_a_document_and_what_was_done_at_another_time_stays() -> None:
    number = HistoryLine(replace(ADDED.row, field="number", new="94/CV-STC"))
    later = HistoryLine(replace(ADDED.row, at=AT + timedelta(hours=1)))
    lines = (later, attached_to("3.1.2"), number)
    assert told_once(lines) == lines
