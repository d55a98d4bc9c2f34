"""Texts that break exporters, and a report that holds them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import cycle

from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, WordingId, WorkItemId
from pii_desktop.domain.narrative_edit import escaped
from pii_desktop.domain.progress import WorkItem
from pii_desktop.domain.report import Block, Picture, Report, plain
from pii_desktop.domain.report_content import ReportContent, build_report
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.wordings import Wording
from tests.exporters.pictured import earlier, matrix, pillars
from tests.exporters.sample import a_row, sample_content
from tests.text.signs import SIGNS

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
VIETNAMESE = f"{LETTERS} {LETTERS.upper()}"
MARKUP = "<b>đậm</b> & <img src='file:///etc/passwd'/> <para> &amp; </font>"
FORMULA = "=1+1"
DECOMPOSED = "Khoa ho\u0323c va\u0300 Co\u0302ng nghe\u0323\u0302, \u0110o\u0302\u0309i mo\u031b\u0301i"
COMPOSED = "Khoa học và Công nghệ, Đổi mới"
LONG_WORD = "Đổimới" * 167
EMOJI = "Hoàn thành 👩\u200d💻 tốt"
CONTROL = "trước\x00\x07\x1bsau"
LONG_FILE_NAME = "Bien-ban-doi-thoai-" + "x" * 277 + ".pdf"
HIGHER_THAN_A_PAGE = "\n".join(f"Kết quả thứ {number:03d} của đơn vị" for number in range(1, 91))
MORE_SIGNS = " ".join(sign for name, sign in SIGNS.items() if name != "Persian")  # which paper draws from left to right
HARD = (MARKUP, FORMULA, DECOMPOSED, LONG_WORD, EMOJI, MORE_SIGNS, CONTROL, HIGHER_THAN_A_PAGE, VIETNAMESE)


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


def a_hard_report_of_forty_pages() -> Report:
    """A long report whose rows, work items, documents, sentences of the user, captions and drawings hold every hard
    text among wrapped plain ones.
    """
    report = build_report(hard_content())
    captions = cycle(HARD)
    annexes = tuple(replace(annex, blocks=tuple(_captioned(each, captions) for each in annex.blocks))
                    for annex in report.annexes)  # fmt: skip
    return replace(report, annexes=annexes)


def _captioned(block: Block, captions: Iterator[str]) -> Block:
    """A picture with a hard text as its caption and as what is said of it; anything else as it is."""
    if not isinstance(block, Picture):
        return block
    text = next(captions)
    return replace(block, caption=f"Hình. {text}", description=f"{block.description} {text}")


def hard_content() -> ReportContent:
    """What that report is built from."""
    wrapped = "Đã tham mưu ban hành chính sách hỗ trợ doanh nghiệp đổi mới công nghệ, tổ chức hội nghị đối thoại; "
    target = parse_target("≥ 10")
    rows = tuple(
        a_row(f"{1 + number // 15}.1.{number}", HARD[number - 20] if 20 <= number < 26 else wrapped[: 30 + number],
              number=number, value=Decimal(number), own_target=target, baseline=Decimal(5),
              unit=f"đv{number} & <b>" if 20 <= number < 26 else "%",
              result=HARD[number] if number < len(HARD) else wrapped * (1 + number % 5),
              difficulties=HARD[number - 10] if 10 <= number < 10 + len(HARD) else "")
        for number in range(1, 37)
    )  # fmt: skip
    items = tuple(
        WorkItem(WorkItemId(number), AssignmentId(number % 36 + 1), wrapped * (1 + number % 3), result=wrapped)
        for number in range(1, 37)
    )
    documents = tuple(
        Evidence(EvidenceId(number), (EvidenceFile(LONG_FILE_NAME, "a" * 64, 1),),
                 EvidenceFields(f"{number}/2025/QĐ-UBND", abstract=wrapped), (AssignmentId(number),))
        for number in range(1, 19)
    )  # fmt: skip
    return replace(
        sample_content(), rows=rows, work_items=items, evidence=documents, wordings=hard_wordings(),
        pillars=pillars(), earlier=earlier(), coverage=matrix(),
    )  # fmt: skip


def hard_wordings() -> tuple[Wording, ...]:
    """Reworded sentences, and own ones of every hard text."""
    reworded = {"opening": MARKUP, "leading/assigned": LONG_WORD, "work/summary": f"{FORMULA} {DECOMPOSED} {EMOJI}"}
    own = {f"own/{number}": text for number, text in enumerate(HARD, start=1)}
    return (
        *(Wording(WordingId(0), key, escaped(text), period_id=PeriodId(1)) for key, text in reworded.items()),
        Wording(WordingId(0), "head/abstract", escaped(f"Kết quả <b>năm</b> & {FORMULA}"), period_id=PeriodId(1)),
        *(Wording(WordingId(0), key, escaped(text), after="leading/assigned", period_id=PeriodId(1))
          for key, text in own.items()),
    )  # fmt: skip
