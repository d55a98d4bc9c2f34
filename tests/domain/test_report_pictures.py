"""Which pictures a report has, and that each shows something."""

from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.chart import Text
from pii_desktop.domain.coverage import Cover, CoverageMatrix
from pii_desktop.domain.frozen_json import decode, encode
from pii_desktop.domain.ids import PeriodId, WordingId
from pii_desktop.domain.plan import Series
from pii_desktop.domain.report import Annex, Picture, Report
from pii_desktop.domain.report_content import ReportContent, build_report
from pii_desktop.domain.report_pictures import bar_rows, evidence_pictures, result_pictures
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.wordings import DrawnAnnex, Wording
from tests.exporters.as_text import words
from tests.exporters.pictured import earlier, matrix, pictured_content, pillars
from tests.exporters.sample import a_row, sample_content

WITHOUT_PICTURES = tuple(Wording(WordingId(0), annex, "", is_left_out=True) for annex in DrawnAnnex)


def captions(content: ReportContent) -> list[str]:
    return [picture.caption for picture in result_pictures(content)]


def drawn(report: Report) -> list[Annex]:
    return [annex for annex in report.annexes if any(isinstance(block, Picture) for block in annex.blocks)]


def test_pillars_bars_and_trends_follow_one_another() -> None:
    assert captions(pictured_content()) == [
        "Hình 1. Điểm số các trụ cột (thang điểm 0–100)",
        "Hình 2. Kết quả năm 2025 so với mục tiêu của các chỉ số chủ trì",
        "Hình 3. Kết quả qua các kỳ báo cáo của các chỉ số chủ trì",
    ]


def test_a_lone_picture_has_no_number() -> None:
    assert captions(sample_content()) == ["Kết quả năm 2025 so với mục tiêu của các chỉ số chủ trì"]


def test_there_is_never_an_empty_picture() -> None:
    bare = replace(sample_content(), rows=(a_row("1.1.3", "Chính sách", result="Đã làm"),))
    assert captions(bare) == []
    assert drawn(build_report(bare)) == []
    assert evidence_pictures(CoverageMatrix(())) == ()
    only_gaps = replace(matrix(), counts={Cover.MISSING: 12})
    assert evidence_pictures(only_gaps) == ()


def test_pictures_stand_upright_behind_the_tables_and_the_text_names_their_annexes() -> None:
    report = build_report(pictured_content())
    assert [(annex.number, annex.title, annex.is_landscape) for annex in drawn(report)] == [
        (4, "BIỂU ĐỒ KẾT QUẢ THỰC HIỆN CÁC CHỈ SỐ NĂM 2025", False),
        (5, "MA TRẬN TÀI LIỆU MINH CHỨNG NĂM 2025", False),
    ]
    assert "biểu đồ kết quả thực hiện (Phụ lục IV) và ma trận tài liệu minh chứng (Phụ lục V)" in words(report)


def test_a_lone_list_of_indicators_gets_a_number_once_something_is_drawn() -> None:
    alone = replace(sample_content(), work_items=(), evidence=())
    assert "Phụ lục I kèm theo" in words(build_report(alone))
    assert "Phụ lục kèm theo" in words(build_report(replace(alone, wordings=WITHOUT_PICTURES)))


def test_pictures_can_be_left_out() -> None:
    report = build_report(replace(pictured_content(), wordings=WITHOUT_PICTURES))
    assert drawn(report) == []
    assert not [sheet for sheet in report.sheets if sheet.charts]
    assert "Phụ lục IV" not in words(report)


def test_the_choice_of_the_period_outweighs_that_for_all() -> None:
    matrix = Wording(WordingId(3), DrawnAnnex.MATRIX, "", is_left_out=True)
    here = replace(matrix, is_left_out=False, period_id=PeriodId(1))
    assert len(drawn(build_report(replace(pictured_content(), wordings=(matrix,))))) == 1
    assert len(drawn(build_report(replace(pictured_content(), wordings=(here, matrix))))) == 2


def test_what_cannot_be_compared_is_no_bar() -> None:
    """A typed value is never drawn against a target in scores (domain.md 4)."""
    rows = (
        a_row("1.2.1", "Chi phí", number=1, series=Series.SCORE, target_printed="≥ 30", value=Decimal("7.4")),
        a_row("1.2.2", "Tính năng động", number=2, series=Series.SCORE, target_printed="≥ 30", score=Decimal(31),
              baseline=Decimal(20)),
        a_row("1.1.3", "Chính sách", number=3, own_target=parse_target("Theo Đề án được duyệt"), value=Decimal(1)),
        a_row("2.2.2", "Chi KH&CN", number=4, own_target=parse_target("≥ 1")),
    )  # fmt: skip
    assert [row.code for row in bar_rows(replace(sample_content(), rows=rows))] == ["1.2.2"]


def test_where_the_plan_prints_no_baseline_last_year_is_one() -> None:
    assert [row.baseline for row in bar_rows(replace(sample_content(), earlier=earlier()))] == [
        Decimal("5.9"),
        Decimal("7.2"),
    ]
    assert [row.baseline for row in bar_rows(sample_content())] == [None, None]


def test_every_picture_says_in_words_what_it_shows() -> None:
    pillars_said, bars, trends = (picture.description for picture in result_pictures(pictured_content()))
    assert "2. Vốn con người, nghiên cứu và phát triển: gốc 39,67, mục tiêu > 39,67" in pillars_said
    assert "1.1.3 Chính sách hỗ trợ doanh nghiệp nhỏ và vừa: gốc 5,9, mục tiêu ≥ 6,00, kết quả 6,12 (đạt)" in bars
    assert "2023: 0,110, 2024: 0,121, 2025: 0,127" in trends


def test_pictures_print_a_quotient_as_the_annex_does() -> None:
    (row, *_), last = sample_content().rows, earlier()[1]
    ratio = replace(last.entry, value=Decimal("18.1111"), numerator=Decimal(2), denominator=Decimal(3))
    quotient = replace(row.entry, value=Decimal("20.0257"), numerator=Decimal(3120), denominator=Decimal(1558000))
    content = replace(
        sample_content(), rows=(replace(row, entry=quotient),), earlier=(replace(last, entry=ratio),), pillars=()
    )
    bars, trends = (picture.description for picture in result_pictures(content))
    assert "gốc 18,11, mục tiêu ≥ 6,00, kết quả 20,03" in bars
    assert "2024: 18,11, 2025: 20,03" in trends


def test_nothing_on_paper_can_be_clicked() -> None:
    pictures = (*result_pictures(pictured_content()), *evidence_pictures(matrix()))
    assert [picture.drawing.marks for picture in pictures] == [()] * 4


def test_published_scores_join_the_radar() -> None:
    first, *_ = result_pictures(replace(pictured_content(), pillars=pillars(now=True)))
    said = [part.text for part in first.drawing.primitives if isinstance(part, Text)]
    assert "hiện tại 42,92" in said
    assert "Hiện tại: chưa công bố" not in said


def test_many_rows_go_on_in_further_pictures() -> None:
    rows = tuple(
        a_row("2.2.2", f"Chỉ số {n}", number=n, own_target=parse_target("≥ 5"), value=Decimal(n)) for n in range(1, 51)
    )
    found = captions(replace(sample_content(), rows=rows))
    assert [caption.endswith("(tiếp theo)") for caption in found] == [False, True]
    assert [caption.split(".")[0] for caption in found] == ["Hình 1", "Hình 2"]
    assert len(evidence_pictures(matrix(50))) == 3


def test_of_very_many_rows_the_first_are_drawn_and_the_caption_says_so() -> None:
    rows = tuple(
        a_row("2.2.2", f"Chỉ số {n}", number=n, own_target=parse_target("≥ 5"), value=Decimal(n)) for n in range(1, 501)
    )
    found = captions(replace(sample_content(), rows=rows))
    assert len(found) == 2
    assert "(60 dòng đầu; đủ 500 dòng tại biểu tổng hợp)" in found[0]


def test_a_frozen_report_keeps_its_pictures() -> None:
    report = build_report(pictured_content())
    assert decode(encode(report), Report) == report
