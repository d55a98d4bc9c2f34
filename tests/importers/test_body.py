"""Duties, focal points, pillar targets and deadlines come out of the body of a plan."""

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.domain.plan_body import PlanBody
from pii_desktop.importers.body import read_body
from pii_desktop.importers.registry import read_content

ANNEX = (
    ("TT", "Chỉ số", "Nhiệm vụ", "Đơn vị chủ trì"),
    ("2.2.2", "Tỷ lệ chi KH&CN", "Bố trí kinh phí", "Sở Tài chính"),
)
PLAN = (
    "KẾ HOẠCH",
    "Nâng cao Chỉ số đổi mới sáng tạo tỉnh Hà Nam năm 2025",
    "Theo đề nghị của Sở Khoa học và Công nghệ tại Tờ trình số 5/TTr-KHCN,",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "I. MỤC TIÊU",
    "1. Phấn đấu vào nhóm dẫn đầu.",
    "- Sở hữu trí tuệ được quan tâm hơn.",
    "II. NHIỆM VỤ, GIẢI PHÁP",
    "1. Các sở, ban, ngành, UBND các xã, phường",
    "a) Tuyên truyền về bộ chỉ số;",
    "b) Rà soát các chỉ số được giao.",
    "2. Các cơ quan được giao chủ trì các chỉ số thành phần",
    "2.1. Sở Khoa học và Công nghệ",
    "- Là đầu mối phụ trách trụ cột 5 và trụ cột 6.",
    "- Hướng dẫn các đơn vị:",
    "+ Thu thập số liệu;",
    "+ Lập hồ sơ minh chứng.",
    "2.2. Sở Tài chính",
    "Bố trí kinh phí cho khoa học và công nghệ.",
    "2.3. Sở Y tế: Rà soát thủ tục của ngành.",
    "(Chi tiết tại Phụ lục)",
    "3. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng chính sách thu hút nhân lực.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Thủ trưởng các sở, ban, ngành báo cáo kết quả gửi Sở Khoa học và Công nghệ trước ngày 30/8 hằng năm.",
    "2. Giao Sở Tài chính tổng hợp nhu cầu kinh phí.",
    "Trên đây là Kế hoạch của tỉnh, yêu cầu các sở thực hiện./.",
    "Nơi nhận:",
    "- Sở Tài chính;",
)


def duties(body: PlanBody) -> dict[tuple[str, ...], list[str]]:
    """What each name is told, over all places."""
    found: dict[tuple[str, ...], list[str]] = {}
    for group in body.groups:
        found.setdefault(group.departments, []).extend(duty.full_text for duty in group.duties)
    return found


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def table_in(document: Any, rows: Iterable[tuple[str, ...]]) -> None:
    held = list(rows)
    table = document.add_table(rows=0, cols=len(held[0]))
    for values in held:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value


def paper(paragraphs: Iterable[str], *tables: Iterable[tuple[str, ...]]) -> ParsedPlan:
    made = Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    for rows in (*tables, ANNEX):
        made.add_paragraph("Bảng")
        table_in(made, rows)
    return read_content(saved(made), "ke-hoach.docx", None)


def test_duties_stand_under_the_names_of_departments() -> None:
    assert duties(paper(PLAN).body) == {
        ("Các sở, ban, ngành", "UBND các xã, phường"): ["Tuyên truyền về bộ chỉ số;", "Rà soát các chỉ số được giao."],
        ("Sở Khoa học và Công nghệ",): [
            "Là đầu mối phụ trách trụ cột 5 và trụ cột 6.",
            "Hướng dẫn các đơn vị: Thu thập số liệu;",
            "Hướng dẫn các đơn vị: Lập hồ sơ minh chứng.",
        ],
        ("Sở Tài chính",): [
            "Bố trí kinh phí cho khoa học và công nghệ.",
            "Giao Sở Tài chính tổng hợp nhu cầu kinh phí.",
        ],
        ("Sở Y tế",): ["Rà soát thủ tục của ngành."],
        ("Sở Nội vụ",): [
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng chính sách thu hút nhân lực.",
        ],
        ("các sở, ban, ngành",): [
            "Thủ trưởng các sở, ban, ngành báo cáo kết quả gửi Sở Khoa học và Công nghệ trước ngày 30/8 hằng năm."
        ],
    }


def test_each_duty_says_where_it_stands() -> None:
    group = paper(PLAN).body.groups[1]
    assert (group.number, group.heading, group.topic) == ("II.2.1", "Sở Khoa học và Công nghệ", "Nhiệm vụ, giải pháp")
    assert [(duty.number, duty.paragraph) for duty in group.duties] == [
        ("II.2.1, gạch đầu dòng 1", 14),
        ("II.2.1, gạch đầu dòng 2, dấu cộng 1", 16),
        ("II.2.1, gạch đầu dòng 2, dấu cộng 2", 17),
    ]


def test_several_departments_of_one_heading() -> None:
    body = read_body(
        [
            "II. NHIỆM VỤ",
            "1. Tháo gỡ vướng mắc",
            "a) Các sở: Y tế, Văn hóa, Thể thao và Du lịch, Xây dựng và Ban Quản lý các Khu công nghiệp tỉnh:",
            "- Rà soát quy định.",
        ]
    )
    [group] = body.groups
    assert group.departments == (
        "Sở Y tế",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Xây dựng",
        "Ban Quản lý các Khu công nghiệp tỉnh",
    )
    assert (group.number, group.topic) == ("II.1.a", "Tháo gỡ vướng mắc")


def test_names_in_bold_without_a_number_begin_a_part_too() -> None:
    body = read_body(["1. Phân công", "Sở Tài chính", "- Bố trí kinh phí.", "Sở Y tế:", "- Cải cách thủ tục."])
    assert duties(body) == {("Sở Tài chính",): ["Bố trí kinh phí."], ("Sở Y tế",): ["Cải cách thủ tục."]}


def test_sentences_without_marks_belong_to_whom_they_name_else_to_the_heading() -> None:
    body = read_body(
        [
            "1. Phân công",
            "Sở Tài chính",
            "Bố trí kinh phí.",
            "Các cơ quan liên quan phối hợp cung cấp số liệu.",
            "Theo dõi giải ngân.",
            "Sở Y tế",
            "Cải cách thủ tục.",
        ]
    )
    assert duties(body) == {
        ("Sở Tài chính",): ["Bố trí kinh phí.", "Theo dõi giải ngân."],
        ("Các cơ quan liên quan",): ["Các cơ quan liên quan phối hợp cung cấp số liệu."],
        ("Sở Y tế",): ["Cải cách thủ tục."],
    }


def test_printed_lines_are_joined_before_they_are_read() -> None:
    lines = [
        "II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU",
        "2.1. Ngân hàng Nhà nước chi nhánh tỉnh Hà Nam, Ngân",
        "hàng Chính sách xã hội chi nhánh tỉnh Hà Nam",
        "Tham mưu các giải pháp về chính sách tín dụng ở địa phương phục vụ",
        "sản xuất, kinh doanh, nhằm nâng cao chỉ số thành phần về Tín dụng",
        "cho khu vực tư nhân.",
        "2.2. Sở Tài chính",
        "- Bố trí nguồn kinh phí chi thường xuyên theo Nghị quyết số",
        "43/2022/NQ-HĐND ngày 09/12/2022 của Hội đồng nhân dân tỉnh Hà Nam,",
        "bảo đảm đúng quy định của pháp luật về ngân sách và các văn bản của",
        "Bộ Tài chính.",
        "- Theo dõi việc giải ngân, kịp thời báo cáo Ủy ban nhân dân tỉnh để",
        "xem xét, điều chỉnh.",
        "2",
    ]
    assert duties(read_body(lines)) == {
        (
            "Ngân hàng Nhà nước chi nhánh tỉnh Hà Nam",
            "Ngân hàng Chính sách xã hội chi nhánh tỉnh Hà Nam",
        ): [" ".join(lines[3:6])],
        ("Sở Tài chính",): [" ".join(lines[7:11])[2:], " ".join(lines[11:13])[2:]],
    }


def test_what_a_reader_of_pdf_joined_is_taken_apart() -> None:
    body = read_body(
        [
            "I. MỤC TIÊU",
            "1. Sở Y tế: Cải cách thủ tục. II. NHIỆM VỤ, GIẢI PHÁP",
            "1. Sở Tài chính: Bố trí kinh phí. (Chi tiết theo Phụ lục kèm theo)",
        ]
    )
    found = [(group.number, [duty.text for duty in group.duties]) for group in body.groups]
    assert found == [("I.1", ["Cải cách thủ tục."]), ("II.1", ["Bố trí kinh phí."])]


def test_numbers_that_word_writes_itself_are_read() -> None:
    made = Document()
    for text in ("II. NHIỆM VỤ", "Sở Tài chính", "Bố trí kinh phí.", "Sở Y tế", "Cải cách thủ tục."):
        made.add_paragraph(text)
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate((("decimal", "%1."), ("lowerLetter", "%2)")))
    )
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for number, depth in ((1, 0), (2, 1), (3, 0), (4, 1)):
        place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        made.paragraphs[number]._p.get_or_add_pPr().append(parse_xml(place))
    table_in(made, ANNEX)
    groups = read_content(saved(made), "ke-hoach.docx", None).body.groups
    assert [(group.number, group.duties[0].number) for group in groups] == [("II.1", "II.1.a"), ("II.2", "II.2.a")]


def test_focal_points_of_pillars() -> None:
    focal = paper(PLAN).body.focal_points
    assert [(each.pillar, each.departments) for each in focal] == [
        ("5", ("Sở Khoa học và Công nghệ",)),
        ("6", ("Sở Khoa học và Công nghệ",)),
    ]


def test_an_annex_alone_has_no_body() -> None:
    assert paper(["PHỤ LỤC", "Phân công cho các sở, ban, ngành năm 2025"]).body.is_empty


PILLARS = (
    ("STT", "Trụ cột", "Số điểm năm 2024", "Chỉ tiêu năm 2025"),
    ("1", "Thể chế", "45,92", "> 45,92"),
    ("2", "Vốn con người", "39.67", ">= 40"),
    ("", "Chỉ số PII", "42,83", ""),
)


def test_the_table_of_pillars_is_read_apart_from_the_assignments() -> None:
    plan = paper(PLAN, PILLARS)
    assert [(each.pillar, each.name, each.baseline, each.target_printed) for each in plan.pillar_targets] == [
        ("1", "Thể chế", Decimal("45.92"), "> 45,92"),
        ("2", "Vốn con người", Decimal("39.67"), ">= 40"),
    ]
    assert [row.code for row in plan.rows] == ["2.2.2"]
    assert "trụ cột" in plan.skipped[0].reason


def test_a_deadline_of_every_year() -> None:
    [deadline] = paper(PLAN).body.deadlines
    assert (deadline.kind, deadline.recipient) == (PeriodKind.YEAR, "Sở Khoa học và Công nghệ")
    assert [due.deadline for due in deadline.due(2025)] == [date(2025, 8, 29)]


def due(text: str, year: int = 2025) -> list[tuple[PeriodKind, int, int, date]]:
    body = read_body(["III. TỔ CHỨC THỰC HIỆN", f"1. {text}"])
    found = (each for deadline in body.deadlines for each in deadline.due(year))
    return [(each.kind, each.year, each.index, each.deadline) for each in found]


def test_two_deadlines_in_one_sentence() -> None:
    assert due("Các sở gửi báo cáo định kỳ 6 tháng và năm trước ngày 05 tháng 6 và ngày 10 tháng 12.") == [
        (PeriodKind.HALF, 2025, 1, date(2025, 6, 4)),
        (PeriodKind.YEAR, 2025, 1, date(2025, 12, 9)),
    ]


def test_the_last_day_itself_counts_unless_it_says_before() -> None:
    assert due("Báo cáo năm gửi chậm nhất ngày 15/12 hằng năm.") == [(PeriodKind.YEAR, 2025, 1, date(2025, 12, 15))]


def test_a_report_on_the_year_may_be_due_in_the_next() -> None:
    assert due("Báo cáo năm gửi trước ngày 15/01.") == [(PeriodKind.YEAR, 2025, 1, date(2026, 1, 14))]


def test_a_day_of_every_quarter() -> None:
    found = due("Các sở báo cáo kết quả trước ngày 20 của tháng cuối quý.")
    assert [(index, last.month, last.day) for _, _, index, last in found] == [
        (1, 3, 19), (2, 6, 19), (3, 9, 19), (4, 12, 19),
    ]  # fmt: skip


def test_days_that_are_no_deadline_for_a_report() -> None:
    assert due("Báo cáo số liệu dân số tính đến ngày 31/12 hằng năm.") == []
    assert due("Hoàn thành xây dựng trước ngày 30/6.") == []
    assert due("Gửi báo cáo trước ngày 31/02.") == []
