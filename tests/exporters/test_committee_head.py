"""The head of a People's Committee: nothing above it, its place on a line of its own (practice at every level)."""

import zipfile
from dataclasses import replace
from pathlib import Path

from pii_desktop.domain.report import Letterhead
from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.fonts import register
from pii_desktop.exporters.head_lines import body_texts
from pii_desktop.exporters.registry import render
from tests.exporters.sample import sample_content

WARD = Letterhead("", "Ủy ban nhân dân phường Kinh Bắc", "BC-UBND", "Kinh Bắc", 2025, "Kết quả thực hiện")
_COLUMN = 190.0


def test_a_committee_stands_alone_on_two_bold_lines() -> None:
    register()
    parent, issuing = body_texts(WARD, _COLUMN)
    assert parent.lines == ()
    assert (issuing.lines, issuing.bold) == (("ỦY BAN NHÂN DÂN", "PHƯỜNG KINH BẮC"), True)
    assert body_texts(replace(WARD, issuing_body="UBND phường Kinh Bắc"), _COLUMN)[1].lines == issuing.lines


def test_an_office_of_a_committee_stands_below_it() -> None:
    register()
    office = replace(WARD, parent_body="Ủy ban nhân dân tỉnh Bắc Ninh", issuing_body="Văn phòng UBND tỉnh")
    parent, issuing = body_texts(office, _COLUMN)
    assert (parent.lines[0], issuing.lines) == ("ỦY BAN NHÂN DÂN", ("VĂN PHÒNG UBND TỈNH",))


def test_no_empty_line_is_left_above_it_in_word(tmp_path: Path) -> None:
    report = build_report(sample_content())
    file = tmp_path / "Báo cáo.docx"
    render(
        replace(report, letterhead=replace(report.letterhead, parent_body="", issuing_body=WARD.issuing_body)),
        "docx",
        file,
    )
    with zipfile.ZipFile(file) as package:
        text = package.read("word/document.xml").decode("utf-8")
    first = text[text.index("<w:tc>") : text.index("ỦY BAN NHÂN DÂN")]
    assert first.count("<w:p>") + first.count("<w:p ") == 1
