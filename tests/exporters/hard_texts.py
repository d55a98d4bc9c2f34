"""Texts that break exporters, and a report that holds them."""

from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.report import Report, plain
from pii_desktop.domain.report_content import build_report
from tests.exporters.sample import a_row, sample_content

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
VIETNAMESE = f"{LETTERS} {LETTERS.upper()}"
MARKUP = "<b>đậm</b> & <img src='file:///etc/passwd'/> <para> &amp; </font>"
FORMULA = "=1+1"
DECOMPOSED = "Khoa ho\u0323c va\u0300 Co\u0302ng nghe\u0323\u0302, \u0110o\u0302\u0309i mo\u031b\u0301i"
COMPOSED = "Khoa học và Công nghệ, Đổi mới"
LONG_WORD = "Đổimới" * 167
EMOJI = "Hoàn thành 👩\u200d💻 tốt"
CONTROL = "trước\x00\x07\x1bsau"


def a_report(*texts: str) -> Report:
    """A report whose body holds each text as a paragraph of its own."""
    report = build_report(sample_content())
    return replace(report, blocks=(*report.blocks[:2], *(plain(text) for text in texts), report.blocks[-1]))


def a_report_of_rows(*results: str) -> Report:
    """A report whose tables hold each text as the result of a row."""
    rows = tuple(
        a_row("1.1.3", f"Chỉ số {number}", number=number, result=text, value=Decimal(number))
        for number, text in enumerate(results, start=1)
    )
    return build_report(replace(sample_content(), rows=rows, work_items=(), evidence=()))
