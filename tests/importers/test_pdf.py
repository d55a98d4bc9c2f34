"""PDF files: tables over pages, broken rows, merged cells, what is no part of the text, and what is refused why."""

import io
from collections.abc import Callable
from itertools import count

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pii_desktop.domain.plan import ColumnMapping, ParsedPlan
from pii_desktop.errors import ForeignFileError
from pii_desktop.exporters.fonts import SERIF, register
from pii_desktop.importers import pdf
from pii_desktop.importers.registry import read_content
from tests.importers.layouts import Layout, PlanRow
from tests.importers.sheets import told
from tests.importers.variants_pdf import Paper, Printed, pdf_of, plan_pdf

HEADER = ["TT", "Chỉ số thành phần", "Nhiệm vụ, giải pháp", "Đơn vị chủ trì", "Đơn vị phối hợp"]
WIDTHS = (1.2, 4, 8, 3, 3)
LONG = "Tham mưu ban hành các chương trình, kế hoạch, quy định nhằm hỗ trợ doanh nghiệp đổi mới công nghệ và thiết bị. "
TITLE = ("PHỤ LỤC", "(Kèm theo Kế hoạch số 15/KH-UBND ngày 02 tháng 3 năm 2025 của UBND tỉnh Hà Nam)")
LAYOUT = Layout(("stt", "name", "tasks", "lead", "coordinating"), title=TITLE)


def row(code: str, name: str, tasks: str = "", lead: str = "Sở Tài chính", other: str = "Sở Nội vụ") -> list[str]:
    return [code, name, tasks, lead, other]


def read(*rows: list[str], spans: tuple[tuple[int, int, int, int], ...] = (), paper: Paper | None = None) -> ParsedPlan:
    """What is seen in one table with these rows under the header."""
    printed = Printed([HEADER, *rows], spans)
    return read_content(pdf_of(TITLE, [printed], WIDTHS, paper or Paper()), "phu-luc.pdf", None)


def drawn(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF with these pages, drawn by hand."""
    register()
    content = io.BytesIO()
    canvas = Canvas(content, initialFontName=SERIF, **options)  # type: ignore[arg-type]
    for page in pages:
        canvas.setFont(SERIF, 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def words(text: str) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.drawString(72, 700, text)


def scan(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 240)), 0, 0, 595, 842)


def table_of(count_of_rows: int) -> Callable[[Canvas], None]:
    """A bordered table that is no plan."""

    def draw(canvas: Canvas) -> None:
        for x in (72, 200, 400):
            canvas.line(x, 700, x, 700 - 20 * count_of_rows)
        for number in range(count_of_rows + 1):
            canvas.line(72, 700 - 20 * number, 400, 700 - 20 * number)
        canvas.drawString(80, 686, "Khoản chi")
        canvas.drawString(210, 686, "Số tiền")

    return draw


def refusal(content: bytes) -> ForeignFileError:
    with pytest.raises(ForeignFileError) as refused:
        read_content(content, "phu-luc.pdf", None)
    assert refused.value.hint
    return refused.value


def test_a_table_goes_on_over_the_pages_and_each_row_knows_its_own() -> None:
    plan = read(*(row(f"1.1.{number}", f"Chỉ số số {number}", LONG * 4) for number in range(1, 21)))
    assert [found.code for found in plan.rows] == [f"1.1.{number}" for number in range(1, 21)]
    pages = [found.place.page for found in plan.rows]
    assert pages[0] == 1
    assert len(set(pages)) > 3
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert {found.place.table for found in plan.rows} == {0}


@pytest.mark.parametrize("repeats_header", [True, False])
def test_a_row_broken_over_pages_is_one_row(*, repeats_header: bool) -> None:
    rows = [row("1.1.1", "Chính sách", LONG * 40), row("1.1.2", "Thiết chế pháp lý", "Rà soát.")]
    plan = read(*rows, paper=Paper(repeats_header=repeats_header))
    assert [(found.code, found.lead) for found in plan.rows] == [
        ("1.1.1", ("Sở Tài chính",)),
        ("1.1.2", ("Sở Tài chính",)),
    ]
    assert plan.rows[0].tasks == ((LONG * 40).strip(),)
    assert plan.rows[0].place.page == 1
    assert plan.rows[1].place.page == 3


@pytest.mark.parametrize("rows_above", range(2, 10))
def test_every_cell_goes_on_wherever_a_page_ends(rows_above: int) -> None:
    filler = [row(f"1.1.{number}", f"Chỉ số số {number}", LONG * 3) for number in range(1, rows_above + 1)]
    name = "Tỉ lệ doanh nghiệp có hoạt động nghiên cứu và phát triển, tự làm hoặc thuê ngoài, trên tổng số doanh nghiệp"
    lead = "Ban Quản lý các khu công nghiệp và khu kinh tế của tỉnh; Sở Khoa học và Công nghệ; Liên hiệp các Hội"
    plan = read(*filler, row("1.2.1", name, LONG * 12, lead), row("1.2.2", "Chi phí gia nhập", "Rà soát."))
    long = plan.rows[rows_above]
    assert [found.code for found in plan.rows[rows_above:]] == ["1.2.1", "1.2.2"]
    assert (long.name, long.lead) == (name, tuple(lead.split("; ")))
    assert long.tasks == ((LONG * 12).strip(),)


def test_a_new_row_without_a_number_stays_a_row() -> None:
    """Row 16 of the plan of 2024 has no STT in its PDF."""
    rows = [["1", "Chỉ số: 5.2.2. Tỉ lệ dự án đầu tư", LONG * 24, "Sở Tài chính", ""]]
    rows.append(["", "Chỉ số: 5.2.3. Tỉ lệ các dự án", LONG, "Sở Công Thương", ""])
    plan = read(*rows)
    assert [(found.code, found.stt, found.lead) for found in plan.rows] == [
        ("5.2.2", "1", ("Sở Tài chính",)),
        ("5.2.3", None, ("Sở Công Thương",)),
    ]


def test_a_merged_cell_is_inherited_once_and_told() -> None:
    rows = [row("6.2.1", "Nhãn hiệu", "Tuyên truyền."), row("6.2.2", "Nhãn hiệu tập thể"), row("6.2.3", "Kiểu dáng")]
    rows[1][3] = rows[2][3] = ""
    plan = read(*rows, spans=((1, 2, 3, 2), (1, 3, 3, 3)))
    assert [found.lead for found in plan.rows] == [("Sở Tài chính",)] * 3
    assert [found.tasks for found in plan.rows] == [("Tuyên truyền.",)] * 3
    assert "Ô gộp" in told(plan.rows[1])
    assert "Ô gộp" not in told(plan.rows[0])


def test_a_header_of_two_levels_and_wide_headings_are_read() -> None:
    rows = [PlanRow("pillar", "1", "THỂ CHẾ"), PlanRow("group", "1.1", "Môi trường chính sách")]
    rows += [PlanRow("indicator", f"1.1.{number}", f"Chỉ số {number}", "Sở Tư pháp", "Công an tỉnh", tasks=LONG * 9)
             for number in range(1, 6)]  # fmt: skip
    paper = Paper(two_levels=True, wide_headings=True, shaded=True)
    plan = read_content(plan_pdf(rows, LAYOUT, paper), "x.pdf", None)
    assert [found.kind.value for found in plan.rows] == ["pillar", "group", *["indicator"] * 5]
    assert {(found.lead, found.coordinating) for found in plan.assignments()} == {(("Sở Tư pháp",), ("Công an tỉnh",))}
    assert plan.assignments()[-1].group == "1.1"


def test_numbers_heads_and_feet_of_pages_are_left_out() -> None:
    paper = Paper(running_head="KẾ HOẠCH SỐ 99/KH-UBND NĂM 2019", foot="Trang {}/9", footnotes=True)
    plan = read(*(row(f"1.1.{number}", f"Chỉ số số {number}", LONG * 4) for number in range(1, 16)), paper=paper)
    assert plan.document.number == "15/KH-UBND"
    assert len(plan.rows) == 15
    assert "Trang" not in str(plan)
    assert "99/KH-UBND" not in str(plan)


def test_the_document_is_read_from_the_lines_above_the_table() -> None:
    document = read(row("1.1.1", "Chính sách"), paper=Paper(letter_head=True)).document
    assert document.title == TITLE
    assert (document.number, str(document.signed_on), document.province) == ("15/KH-UBND", "2025-03-02", "Hà Nam")
    assert document.issuer == "UBND tỉnh Hà Nam"


def test_letters_that_a_font_lost_are_put_back_and_told() -> None:
    rows = [
        row("1.1.1", "Ch số hạ tầng của tnh", "Nâng ch số của tnh."),
        row("1.1.2", "Chi cho KH&CN", "Theo dõi ch số."),
    ]
    plan = read(*rows)
    assert plan.rows[0].name == "Chỉ số hạ tầng của tỉnh"
    assert plan.rows[1].tasks == ("Theo dõi chỉ số.",)
    assert "“tnh” → “tỉnh”" in told(plan.rows[0])


def test_a_scanned_page_beside_a_table_is_told() -> None:
    register()
    content = pdf_of(TITLE, [Printed([HEADER, row("1.1.1", "Chính sách", "Rà soát.")])], WIDTHS, Paper())
    plan = read_content(with_page(content, drawn(scan)), "x.pdf", None)
    assert len(plan.rows) == 1
    assert [issue.text for issue in plan.issues] == ["Không đọc được trang 2 vì là ảnh quét, không có chữ."]


def with_page(first: bytes, second: bytes) -> bytes:
    import pypdfium2

    whole, other = pypdfium2.PdfDocument(first), pypdfium2.PdfDocument(second)
    whole.import_pages(other)
    content = io.BytesIO()
    whole.save(content)
    other.close()
    whole.close()
    return content.getvalue()


def test_scanned_pages_are_refused_as_such() -> None:
    found = refusal(drawn(scan, scan))
    assert found.code == "pdf-scanned"
    assert "bản quét ảnh (trang 1–2)" in found.title


def test_a_scan_with_recognised_words_is_still_a_scan() -> None:
    def recognised(canvas: Canvas) -> None:
        scan(canvas)
        for level in range(700, 100, -20):
            canvas.drawString(72, level, "Sở Khoa học và Công nghệ chủ trì thực hiện")

    found = refusal(drawn(recognised))
    assert found.code == "pdf-scanned"
    assert "máy nhận dạng" in found.text


def test_a_table_without_lines_is_refused_as_such() -> None:
    printed = Printed([HEADER, row("1.1.1", "Chính sách", LONG)], is_framed=False)
    found = refusal(pdf_of(TITLE, [printed], WIDTHS, Paper()))
    assert found.code == "pdf-borderless"
    assert "không kẻ khung (trang 1)" in found.title


ODD_HEADER = ["Số", "Việc phải làm", "Ai lo", "Bao giờ", "Bằng tiền nào"]
GIVEN = {"stt": 0, "name": 1, "lead": 2}


def odd_table(*rows: list[str]) -> bytes:
    return pdf_of(TITLE, [Printed([ODD_HEADER, *rows])], WIDTHS, Paper())


@pytest.mark.parametrize(
    ("pages", "code", "note"),
    [
        (drawn(scan), "pdf-scanned", "bản quét ảnh (trang 2)"),
        (drawn(words("TT   Chỉ số   Đơn vị chủ trì   Phối hợp")), "pdf-borderless", "không kẻ khung (trang 2)"),
    ],
)
def test_a_table_nobody_knows_may_be_mapped_whatever_stands_beside_it(pages: bytes, code: str, note: str) -> None:
    rows = [["1", "Số hóa hồ sơ", "Sở Y tế", "Quý III", ""], ["2", "Mở dữ liệu", "Sở Nội vụ", "Quý IV", ""]]
    content = with_page(odd_table(*rows), pages)
    assert refusal(content).code == code
    first = read_content(content, "phu-luc.pdf", None, ColumnMapping())
    assert (first.rows, first.skipped[0].header) == ((), tuple(ODD_HEADER))
    assert note in " ".join(issue.text for issue in first.issues)
    mapped = read_content(content, "phu-luc.pdf", None, ColumnMapping({first.skipped[0].table: GIVEN}))
    assert [(each.name, each.lead) for each in mapped.rows] == [
        ("Số hóa hồ sơ", ("Sở Y tế",)),
        ("Mở dữ liệu", ("Sở Nội vụ",)),
    ]


def test_the_frame_of_a_scan_is_nothing_to_map() -> None:
    content = with_page(drawn(table_of(3)), drawn(scan))
    with pytest.raises(ForeignFileError) as refused:
        read_content(content, "phu-luc.pdf", None, ColumnMapping())
    assert refused.value.code == "pdf-scanned"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (drawn(words("Kính gửi: Sở Khoa học và Công nghệ")), "pdf-no-table"),
        (drawn(lambda canvas: canvas.circle(100, 100, 50)), "pdf-no-text"),
        (drawn(table_of(3)), "no-table"),
        (drawn(words("Phụ lục"), encrypt=StandardEncryption("mật khẩu")), "file-encrypted"),
        (drawn(words("Phụ lục"))[:300], "pdf-damaged"),
        (b"%PDF-1.7\n", "pdf-damaged"),
        (b"PHU LUC KEM THEO", "pdf-foreign"),
        (drawn(*[words("Trang")] * (pdf.MOST_PAGES + 1)), "pdf-pages"),
    ],
)
def test_each_refusal_is_the_right_one(content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_a_password_that_only_forbids_printing_does_not_matter() -> None:
    content = drawn(table_of(3), encrypt=StandardEncryption("", ownerPassword="của văn thư", canPrint=0))
    assert refusal(content).code == "no-table"


def test_a_file_that_takes_too_long_says_how_far_it_came() -> None:
    ticks = count(0, 5)
    with pytest.raises(ForeignFileError) as refused:
        pdf.read(drawn(*[words("Trang")] * 4), clock=lambda: float(next(ticks)))
    assert refused.value.title == "Tệp PDF quá lâu để đọc: hết giờ ở trang 2 trên 4."


def test_a_pdf_under_another_name_is_read_as_what_it_is() -> None:
    content = pdf_of(TITLE, [Printed([HEADER, row("1.1.1", "Chính sách", "Rà soát.")])], WIDTHS, Paper())
    assert read_content(content, "phu-luc.docx", None).rows[0].code == "1.1.1"


def test_an_upright_page_with_a_crowd_of_lines_is_read_without_its_table() -> None:
    def hatched(canvas: Canvas) -> None:
        words("Bản đồ")(canvas)
        for number in range(600):
            canvas.line(number, 0, number, 800)
            canvas.line(0, number, 500, number)

    assert refusal(drawn(hatched)).code == "pdf-no-table"


def test_a_page_packed_in_an_unknown_way_is_refused() -> None:
    """pdfplumber wraps what pdfminer raises in an exception of its own."""
    content = pdf_of(TITLE, [Printed([HEADER, row("1", "Chính sách")])], WIDTHS, Paper())
    assert b"/FlateDecode" in content
    with pytest.raises(ForeignFileError) as refused:
        read_content(content.replace(b"/FlateDecode", b"/XlateDecode"), "phu-luc.pdf", None)
    assert refused.value.code == "pdf-damaged"
