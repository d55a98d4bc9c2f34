"""The sample records: what Sở Tài chính might have reported under Kế hoạch 279/KH-UBND. All figures are made up."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pii_desktop.domain.evidence import EvidenceFields, Form
from pii_desktop.domain.progress import Entry


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One row: its code as shown, the department's own target, the value of last year, the entry of this year."""

    code: str
    target: str = ""
    last: str = ""
    entry: Entry = field(default_factory=Entry)
    is_done: bool = True


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """One document and the rows it proves; `days_in_force` from today, None without an end."""

    name: str
    fields: EvidenceFields
    codes: tuple[str, ...]
    days_in_force: int | None = None


def _value(value: str, result: str = "", difficulties: str = "") -> Entry:
    return Entry(value=Decimal(value), result=result, difficulties=difficulties)


def _text(result: str) -> Entry:
    return Entry(result=result)


ROWS = (
    SampleRow("1.1.1", entry=_text("Đang rà soát các chính sách thuộc lĩnh vực tài chính."), is_done=False),
    SampleRow("1.1.1 (2)", "≥ 3", "1", _value("3", "Đã hỗ trợ 03 doanh nghiệp đổi mới công nghệ.")),
    SampleRow("1.1.1 (12)", entry=_text("Đã bố trí kinh phí thực hiện Chiến lược trong dự toán năm.")),
    SampleRow("1.1.3", "≥ 6", "5.8",
              Entry(value=Decimal("6.12"), result="Tổ chức 04 hội nghị đối thoại với doanh nghiệp nhỏ và vừa.",
                    next_steps="Rà soát, bổ sung danh mục chính sách hỗ trợ doanh nghiệp nhỏ và vừa năm sau.")),
    SampleRow("1.2.1", "≥ 7,5", "7.1", _value("7.38", "Rút ngắn thời gian đăng ký doanh nghiệp còn 02 ngày.",
                                              "Một số thủ tục liên thông còn chậm.")),
    SampleRow("1.2.4", last="5.41", entry=Entry(
        value=Decimal("5.66"), result="Công khai tiêu chí tiếp cận các chương trình hỗ trợ.",
        score=Decimal("48.2"), rank=21, citation="Báo cáo PII do Bộ KH&CN công bố (số mẫu)")),
    SampleRow("2.1.3", last="11.9", entry=_value("12.47", "Số liệu ước thực hiện."), is_done=False),
    SampleRow("2.2.1", entry=_text("Đã tổng hợp nhu cầu nhân lực nghiên cứu của đơn vị.")),
    SampleRow("2.2.2", "≥ 0,13", "0.12",
              Entry(numerator=Decimal("312.4"), denominator=Decimal(245300),
                    result="Bố trí 312,4 tỷ đồng chi KH&CN từ ngân sách địa phương, tăng 12,1% so với năm trước.",
                    difficulties="Chi đầu tư giải ngân chậm do điều chỉnh dự toán sau sắp xếp đơn vị.",
                    proposals="Đề nghị Sở Khoa học và Công nghệ thống nhất nội dung chi được tính cho khoa học và công "
                    "nghệ trước khi tổng hợp số liệu năm."), is_done=False),
    SampleRow("2.2.3", "≥ 0,45", "0.41"),
    SampleRow("2.2.4", entry=_text("Đã cung cấp số liệu tổ chức KH&CN cho Sở Khoa học và Công nghệ.")),
    SampleRow("3.1.2", "≥ 3,45", "3.3", _value("3.51", "Hoàn thành 100% dịch vụ công trực tuyến toàn trình.")),
    SampleRow("3.2.2", "≥ 65", "63.1", _value("64.86", "Hoàn thành hạ tầng thêm 38 ha đất công nghiệp.",
                                              "Giải phóng mặt bằng một khu công nghiệp chậm tiến độ.")),
    SampleRow("4.1.3", entry=_text("Đang phối hợp Thống kê tỉnh rà soát số liệu vốn sản xuất, kinh doanh."),
              is_done=False),
    SampleRow("4.2.1", entry=_text("Đã gửi danh sách doanh nghiệp dịch vụ chuyên môn.")),
    SampleRow("4.2.2", "≥ 10,24", "10.02", _value("10.31", "Có 1.214 doanh nghiệp đăng ký mới.")),
    SampleRow("4.2.3", "≥ 2,05", "2.03", _value("1.98", "Ước tính theo số liệu 9 tháng.")),
    SampleRow("5.2.1", entry=_text("Đã góp ý quy chế phối hợp giữa viện nghiên cứu và doanh nghiệp.")),
    SampleRow("5.2.2", entry=_text("Đã cung cấp danh mục dự án đầu tư trong khu công nghiệp.")),
    SampleRow("5.3.1", entry=_text("Đã tổng hợp vốn FDI đăng ký và thực hiện của năm.")),
    SampleRow("5.3.2", entry=_text("Đang khảo sát hoạt động đổi mới sáng tạo của doanh nghiệp."), is_done=False),
    SampleRow("6.3.1", "≥ 18,5", "17.2", _value("19.75", "Đăng ký thành lập mới được giải quyết hoàn toàn qua mạng.")),
    SampleRow("6.3.2", "≥ 2,4", "1.52", _value("1.71", "Cấp mới 04 giấy chứng nhận doanh nghiệp KH&CN.",
                                               "Doanh nghiệp ngại thủ tục công nhận.")),
    SampleRow("7.1.4", entry=_text("Đã phối hợp tính năng suất lao động theo giá hiện hành.")),
)  # fmt: skip


WORK_RESULTS = {
    "1.2.1": "Ban hành quy trình nội bộ, giảm thời gian đăng ký doanh nghiệp từ 03 ngày còn 02 ngày làm việc.",
    "2.2.2": "Trình giao dự toán chi khoa học và công nghệ tại Quyết định số 412/QĐ-UBND.",
    "6.3.1": "Tổ chức 12 buổi hướng dẫn hộ kinh doanh chuyển đổi thành doanh nghiệp.",
}
"""What came of the first work item of a row."""

_KINDS = {"KH": "Kế hoạch", "QĐ": "Quyết định", "BC": "Báo cáo", "CV": "Công văn"}


def _fields(number: str, signed: date, issuer: str, abstract: str) -> EvidenceFields:
    kind = _KINDS[number.partition("/")[2][:2]]
    form = Form.ORIGINAL if issuer == "Sở Tài chính" else Form.COPY
    return EvidenceFields(number, signed, issuer, abstract, in_force_from=signed, kind=kind, form=form)


def documents(year: int) -> tuple[SampleDocument, ...]:
    """The documents of the sample, signed in `year`."""
    province, own = "UBND tỉnh Bắc Ninh", "Sở Tài chính"
    return (
        SampleDocument(
            "128-KH-UBND.pdf",
            _fields("128/KH-UBND", date(year, 2, 14), province, "Kế hoạch hỗ trợ doanh nghiệp nhỏ và vừa"),
            ("1.1.3", "1.1.1 (2)"),
            27,
        ),
        SampleDocument(
            "412-QD-UBND.pdf",
            _fields("412/QĐ-UBND", date(year, 3, 20), province, "Giao dự toán chi khoa học và công nghệ"),
            ("2.2.2", "1.1.1 (12)"),
        ),
        SampleDocument(
            "356-BC-STC.pdf",
            _fields("356/BC-STC", date(year, 6, 18), own, "Kết quả cải thiện chi phí gia nhập thị trường"),
            ("1.2.1", "1.2.4"),
        ),
        SampleDocument(
            "77-BC-BQL.pdf",
            _fields("77/BC-BQL", date(year, 5, 9), "Ban Quản lý các KCN", "Tình hình hạ tầng các khu công nghiệp"),
            ("3.2.2",),
        ),
        SampleDocument(
            "521-BC-STC.pdf",
            _fields("521/BC-STC", date(year, 8, 4), own, "Đăng ký doanh nghiệp bảy tháng đầu năm"),
            ("4.2.2", "6.3.1", "6.3.2"),
        ),
        SampleDocument(
            "94-CV-STC.pdf",
            _fields("94/CV-STC", date(year, 4, 22), own, "Cung cấp số liệu cho bộ chỉ số PII"),
            ("3.1.2", "2.2.1"),
        ),
    )
