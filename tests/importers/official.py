"""Official documents to be read: what each one prints, and what a careful clerk would write in the register."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pii_desktop.domain.evidence_reading import KnownNames
from pii_desktop.storage.catalogue import load_departments, load_provinces

COUNTRY = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
FIELDS = (
    "number", "signed_on", "issuer", "kind", "abstract", "in_force_from", "in_force_to", "expires_on",
)  # fmt: skip
_BASIS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học;",
    "Căn cứ Quyết định số 1234/QĐ-TTg ngày 05/3/2024 của Thủ tướng Chính phủ có hiệu lực kể từ ngày 15/3/2024;",
    "Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số 13/TTr-SKHCN ngày 28/3/2025.",
)


@dataclass(frozen=True, slots=True)
class Official:
    """A document: the lines of its letterhead, its title and its text, and the truth about it."""

    name: str
    bodies: tuple[str, ...]
    number: str
    place_date: str
    kind: str = ""
    abstract: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    country: tuple[str, ...] = COUNTRY
    truth: dict[str, Any] = field(default_factory=dict)

    @property
    def expected(self) -> dict[str, Any]:
        """Every field with its value, None where nothing may be offered."""
        return dict.fromkeys(FIELDS) | self.truth


def known_names() -> KnownNames:
    """The spellings of the catalogue."""
    departments = load_departments()
    names = [name for each in departments for name in (each.name, *each.aliases)]
    return KnownNames(tuple(names), tuple(dict.fromkeys(each.name for each in load_provinces())))


def a_document(name: str, **changes: Any) -> Official:
    """One of the documents below with something changed; `truth` is added to what it was."""
    base = next(each for each in DOCUMENTS if each.name == name)
    truth = base.truth | changes.pop("truth", {})
    return replace(base, truth=truth, **changes)


DOCUMENTS = (
    Official(
        "kế hoạch của UBND tỉnh",
        ("ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH"),
        "Số: 279/KH-UBND",
        "Bắc Ninh, ngày 06 tháng 5 năm 2025",
        "KẾ HOẠCH",
        ("Cải thiện và nâng cao Chỉ số đổi mới sáng tạo cấp địa phương (PII)", "của tỉnh Bắc Ninh năm 2025"),
        text=(*_BASIS, "Ủy ban nhân dân tỉnh Bắc Ninh ban hành Kế hoạch như sau:", "I. MỤC ĐÍCH, YÊU CẦU"),
        truth={
            "number": "279/KH-UBND", "signed_on": date(2025, 5, 6), "issuer": "Ủy ban nhân dân tỉnh Bắc Ninh",
            "kind": "Kế hoạch",
            "abstract": "Cải thiện và nâng cao Chỉ số đổi mới sáng tạo cấp địa phương (PII) của tỉnh Bắc Ninh năm 2025",
        },
    ),
    Official(
        "quyết định có hiệu lực",
        ("ỦY BAN NHÂN DÂN TỈNH BẮC GIANG",),
        "Số: 45/2024/QĐ-UBND",
        "Bắc Giang, ngày 09 tháng 12 năm 2024",
        "QUYẾT ĐỊNH",
        ("Ban hành Quy định chính sách hỗ trợ doanh nghiệp đổi mới công nghệ", "trên địa bàn tỉnh Bắc Giang"),
        text=(
            "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG", *_BASIS, "QUYẾT ĐỊNH:",
            "Điều 1. Ban hành kèm theo Quyết định này Quy định chính sách hỗ trợ doanh nghiệp đổi mới công nghệ.",
            "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 12 năm 2024.",
            "Thay thế Quyết định số 12/2019/QĐ-UBND có hiệu lực từ ngày 03/4/2019 của Ủy ban nhân dân tỉnh.",
        ),
        truth={
            "number": "45/2024/QĐ-UBND", "signed_on": date(2024, 12, 9), "issuer": "Ủy ban nhân dân tỉnh Bắc Giang",
            "kind": "Quyết định", "in_force_from": date(2024, 12, 20),
            "abstract": "Ban hành Quy định chính sách hỗ trợ doanh nghiệp đổi mới công nghệ "
            "trên địa bàn tỉnh Bắc Giang",
        },
    ),
    Official(
        "báo cáo của sở",
        ("UBND TỈNH BẮC NINH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        "Số: 05/BC-SKHCN",
        "Bắc Ninh, ngày 02 tháng 01 năm 2025",
        "BÁO CÁO",
        ("Kết quả thực hiện Chỉ số đổi mới sáng tạo cấp địa phương năm 2024",),
        text=("Kính gửi: Ủy ban nhân dân tỉnh Bắc Ninh.",
              "Thực hiện Công văn số 78/BKHCN-ƯDCN ngày 08/01/2025 của Bộ Khoa học và Công nghệ, Sở báo cáo như sau:"),
        truth={
            "number": "05/BC-SKHCN", "signed_on": date(2025, 1, 2), "issuer": "Sở Khoa học và Công nghệ",
            "kind": "Báo cáo", "abstract": "Kết quả thực hiện Chỉ số đổi mới sáng tạo cấp địa phương năm 2024",
        },
    ),
    Official(
        "công văn",
        ("UBND TỈNH BẮC NINH", "SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
        "Số: 1520/SNNMT-KHTC",
        "Bắc Ninh, ngày 15 tháng 7 năm 2025",
        matter=("V/v cung cấp số liệu, tài liệu", "minh chứng Chỉ số PII năm 2025"),
        text=("Kính gửi: Sở Khoa học và Công nghệ.",
              "Thực hiện Kế hoạch số 279/KH-UBND ngày 06/5/2025 của UBND tỉnh, Sở có ý kiến như sau:"),
        truth={
            "number": "1520/SNNMT-KHTC", "signed_on": date(2025, 7, 15), "issuer": "Sở Nông nghiệp và Môi trường",
            "kind": "Công văn", "abstract": "Cung cấp số liệu, tài liệu minh chứng Chỉ số PII năm 2025",
        },
    ),
    Official(
        "nghị quyết của HĐND",
        ("HỘI ĐỒNG NHÂN DÂN", "TỈNH HẢI DƯƠNG"),
        "Số: 07/2023/NQ-HĐND",
        "Hải Dương, ngày 12 tháng 7 năm 2023",
        "NGHỊ QUYẾT",
        ("Quy định chính sách hỗ trợ phát triển hệ sinh thái khởi nghiệp sáng tạo", "giai đoạn 2023 - 2027"),
        text=(
            "HỘI ĐỒNG NHÂN DÂN TỈNH HẢI DƯƠNG", *_BASIS, "QUYẾT NGHỊ:",
            "Nghị quyết này có hiệu lực kể từ ngày 22 tháng 7 năm 2023 đến hết ngày 31 tháng 12 năm 2027./.",
        ),
        truth={
            "number": "07/2023/NQ-HĐND", "signed_on": date(2023, 7, 12), "issuer": "Hội đồng nhân dân tỉnh Hải Dương",
            "kind": "Nghị quyết", "in_force_from": date(2023, 7, 22), "in_force_to": date(2027, 12, 31),
            "abstract": "Quy định chính sách hỗ trợ phát triển hệ sinh thái khởi nghiệp sáng tạo giai đoạn 2023 - 2027",
        },
    ),
    Official(
        "tờ trình",
        ("UBND TỈNH BẮC NINH", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        "Số:12 /TTr-SGDĐT",
        "Bắc Ninh, ngày 20 tháng 3 năm 2025",
        "TỜ TRÌNH",
        ("Về việc ban hành Kế hoạch tổ chức cuộc thi khoa học, kỹ thuật cấp tỉnh",),
        text=("Kính gửi: UBND tỉnh Bắc Ninh.", "Căn cứ Thông tư số 06/2024/TT-BGDĐT ngày 10/4/2024;"),
        truth={
            "number": "12/TTr-SGDĐT", "signed_on": date(2025, 3, 20), "issuer": "Sở Giáo dục và Đào tạo",
            "kind": "Tờ trình", "abstract": "Về việc ban hành Kế hoạch tổ chức cuộc thi khoa học, kỹ thuật cấp tỉnh",
        },
    ),
    Official(
        "thông báo của cục",
        ("BỘ KHOA HỌC VÀ CÔNG NGHỆ", "CỤC SỞ HỮU TRÍ TUỆ"),
        "Số: 8801/TB-SHTT",
        "Hà Nội, ngày 31 tháng 10 năm 2024",
        "THÔNG BÁO",
        ("Về việc chấp nhận đơn đăng ký nhãn hiệu tập thể",),
        text=("Kính gửi: Hội Nông dân tỉnh Bắc Giang.", "Đơn số 4-2024-01234 nộp ngày 05/9/2024."),
        truth={
            "number": "8801/TB-SHTT", "signed_on": date(2024, 10, 31), "issuer": "Cục Sở hữu trí tuệ",
            "kind": "Thông báo", "abstract": "Về việc chấp nhận đơn đăng ký nhãn hiệu tập thể",
        },
    ),
    Official(
        "văn bản của Đảng",
        ("TỈNH ỦY BẮC NINH", "*"),
        "Số 38-CTr/TU",
        "Bắc Ninh, ngày 28 tháng 02 năm 2025",
        "CHƯƠNG TRÌNH",
        ("hành động thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",),
        country=PARTY,
        text=("Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị, Ban Thường vụ Tỉnh ủy ban hành Chương trình:",
              "I. MỤC TIÊU"),
        truth={
            "number": "38-CTr/TU", "signed_on": date(2025, 2, 28), "issuer": "Tỉnh ủy Bắc Ninh", "kind": "Chương trình",
            "abstract": "hành động thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
        },
    ),
    Official(
        "dự thảo chưa có số",
        ("ỦY BAN NHÂN DÂN", "TỈNH BẮC GIANG"),
        "Số:             /KH-UBND",
        "Bắc Giang, ngày       tháng 7 năm 2024",
        "KẾ HOẠCH",
        ("Duy trì, cải thiện và nâng cao Chỉ số đổi mới sáng tạo cấp địa phương", "(PII) tỉnh Bắc Giang năm 2024"),
        text=("Trên cơ sở phân tích kết quả tại Báo cáo số 74/BC-KHCN ngày 21/3/2024 của Sở Khoa học và Công nghệ;",
              "I. MỤC TIÊU"),
        truth={
            "issuer": "Ủy ban nhân dân tỉnh Bắc Giang", "kind": "Kế hoạch",
            "abstract": "Duy trì, cải thiện và nâng cao Chỉ số đổi mới sáng tạo cấp địa phương (PII) "
            "tỉnh Bắc Giang năm 2024",
        },
    ),
    Official(
        "giấy chứng nhận doanh nghiệp KH&CN",
        ("UBND TỈNH BẮC NINH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        "",
        "",
        "GIẤY CHỨNG NHẬN",
        ("DOANH NGHIỆP KHOA HỌC VÀ CÔNG NGHỆ",),
        below=("Số: 15/DNKHCN",),
        text=(
            "Tên doanh nghiệp: Công ty TNHH Công nghệ Kinh Bắc", "Mã số doanh nghiệp: 2300123456",
            "Đăng ký lần đầu ngày 12 tháng 3 năm 2019.", "Có giá trị đến ngày 30 tháng 6 năm 2027.",
            "Bắc Ninh, ngày 01 tháng 7 năm 2024",
        ),
        truth={
            "number": "15/DNKHCN", "signed_on": date(2024, 7, 1), "issuer": "Sở Khoa học và Công nghệ",
            "kind": "Giấy chứng nhận", "expires_on": date(2027, 6, 30),
            "abstract": "DOANH NGHIỆP KHOA HỌC VÀ CÔNG NGHỆ",
        },
    ),
    Official(
        "giấy chứng nhận OCOP",
        ("ỦY BAN NHÂN DÂN TỈNH BẮC GIANG",),
        "",
        "",
        "GIẤY CHỨNG NHẬN",
        ("SẢN PHẨM OCOP 4 SAO",),
        below=("Số: 88/GCN-UBND",),
        text=(
            "Chứng nhận: Sản phẩm Mỳ Chũ của Hợp tác xã Nam Dương",
            "Giấy chứng nhận này có giá trị 36 tháng kể từ ngày ký.", "Bắc Giang, ngày 15 tháng 11 năm 2023",
        ),
        truth={
            "number": "88/GCN-UBND", "signed_on": date(2023, 11, 15), "issuer": "Ủy ban nhân dân tỉnh Bắc Giang",
            "kind": "Giấy chứng nhận", "expires_on": date(2026, 11, 15), "abstract": "SẢN PHẨM OCOP 4 SAO",
        },
    ),
    Official(
        "hợp đồng",
        (),
        "",
        "",
        "HỢP ĐỒNG",
        ("THỰC HIỆN NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ CẤP TỈNH",),
        below=("Số: 21/2025/HĐ-KHCN",),
        text=(
            "Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;",
            "Hôm nay, ngày 18 tháng 4 năm 2025, tại Sở Khoa học và Công nghệ, chúng tôi gồm:",
            "Hợp đồng có hiệu lực kể từ ngày ký đến hết ngày 31/12/2026.",
        ),
        truth={
            "number": "21/2025/HĐ-KHCN", "signed_on": date(2025, 4, 18), "kind": "Hợp đồng",
            "in_force_from": date(2025, 4, 18), "in_force_to": date(2026, 12, 31),
            "abstract": "THỰC HIỆN NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ CẤP TỈNH",
        },
    ),
    Official(
        "biên bản",
        ("UBND TỈNH BẮC NINH", "SỞ TÀI CHÍNH"),
        "Số: 09/BB-STC",
        "",
        "BIÊN BẢN",
        ("Họp thống nhất số liệu Chỉ số PII năm 2025",),
        text=("Hôm nay, hồi 8 giờ 00 ngày 10 tháng 9 năm 2025, tại Sở Tài chính, chúng tôi gồm:",),
        truth={
            "number": "09/BB-STC", "signed_on": date(2025, 9, 10), "issuer": "Sở Tài chính", "kind": "Biên bản",
            "abstract": "Họp thống nhất số liệu Chỉ số PII năm 2025",
        },
    ),
    Official(
        "quyết định của giám đốc sở",
        ("UBND TỈNH BẮC NINH", "SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"),
        "Số: 345/QĐ-SLĐTBXH",
        "Bắc Ninh, ngày 4 tháng 10 năm 2023",
        "QUYẾT ĐỊNH",
        ("Về việc phê duyệt danh sách lao động được hỗ trợ đào tạo nghề",),
        text=("GIÁM ĐỐC SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", *_BASIS, "QUYẾT ĐỊNH:",
              "Điều 3. Quyết định này có hiệu lực kể từ ngày ký."),
        truth={
            "number": "345/QĐ-SLĐTBXH", "signed_on": date(2023, 10, 4),
            "issuer": "Sở Lao động - Thương binh và Xã hội", "kind": "Quyết định", "in_force_from": date(2023, 10, 4),
            "abstract": "Về việc phê duyệt danh sách lao động được hỗ trợ đào tạo nghề",
        },
    ),
    Official(
        "hướng dẫn của chi cục",
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CHI CỤC TIÊU CHUẨN", "ĐO LƯỜNG CHẤT LƯỢNG"),
        "Số: 17/HD-TĐC",
        "Bắc Giang, ngày 11 tháng 11 năm 2024",
        "HƯỚNG DẪN",
        ("Áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn ISO 9001",),
        text=("Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014 của Thủ tướng Chính phủ;",),
        truth={
            "number": "17/HD-TĐC", "signed_on": date(2024, 11, 11),
            "issuer": "Chi cục Tiêu chuẩn Đo lường Chất lượng", "kind": "Hướng dẫn",
            "abstract": "Áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn ISO 9001",
        },
    ),
    Official(
        "nghị định",
        ("CHÍNH PHỦ",),
        "Số: 13/2019/NĐ-CP",
        "Hà Nội, ngày 01 tháng 02 năm 2019",
        "NGHỊ ĐỊNH",
        ("Về doanh nghiệp khoa học và công nghệ",),
        text=("Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
              "Nghị định này có hiệu lực thi hành kể từ ngày 20 tháng 3 năm 2019."),
        truth={
            "number": "13/2019/NĐ-CP", "signed_on": date(2019, 2, 1), "issuer": "Chính phủ", "kind": "Nghị định",
            "abstract": "Về doanh nghiệp khoa học và công nghệ", "in_force_from": date(2019, 3, 20),
        },
    ),
    Official(
        "luật",
        ("QUỐC HỘI",),
        "Luật số: 93/2025/QH15",
        "Hà Nội, ngày 27 tháng 6 năm 2025",
        "LUẬT",
        ("KHOA HỌC, CÔNG NGHỆ VÀ ĐỔI MỚI SÁNG TẠO",),
        text=("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
              "1. Luật này có hiệu lực thi hành từ ngày 01 tháng 10 năm 2025, trừ trường hợp quy định tại khoản 2."),
        truth={
            "number": "93/2025/QH15", "signed_on": date(2025, 6, 27), "issuer": "Quốc hội", "kind": "Luật",
            "abstract": "KHOA HỌC, CÔNG NGHỆ VÀ ĐỔI MỚI SÁNG TẠO", "in_force_from": date(2025, 10, 1),
        },
    ),
    Official(
        "quyết định của ban quản lý",
        ("UBND TỈNH BẮC NINH", "BAN QUẢN LÝ", "CÁC KHU CÔNG NGHIỆP"),
        "Số: 88/QĐ-BQLKCN",
        "Bắc Ninh, ngày 05 tháng 8 năm 2025",
        "QUYẾT ĐỊNH",
        ("V/v điều chỉnh quy hoạch phân khu Khu công nghiệp Quế Võ II",),
        text=("TRƯỞNG BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", *_BASIS, "QUYẾT ĐỊNH:"),
        truth={
            "number": "88/QĐ-BQLKCN", "signed_on": date(2025, 8, 5), "issuer": "Ban Quản lý các Khu công nghiệp",
            "kind": "Quyết định", "abstract": "Điều chỉnh quy hoạch phân khu Khu công nghiệp Quế Võ II",
        },
    ),
    Official(
        "giấy mời",
        ("UBND TỈNH BẮC NINH", "VĂN PHÒNG"),
        "Số: 07/GM-VP",
        "Bắc Ninh, ngày 03 tháng 02 năm 2025",
        "GIẤY MỜI",
        ("Dự hội nghị triển khai Chỉ số PII năm 2025",),
        text=("Kính gửi: Các sở, ban, ngành.", "Thời gian: 8 giờ 00, ngày 07 tháng 02 năm 2025."),
        truth={
            "number": "07/GM-VP", "signed_on": date(2025, 2, 3), "issuer": "Văn phòng", "kind": "Giấy mời",
            "abstract": "Dự hội nghị triển khai Chỉ số PII năm 2025",
        },
    ),
    Official(
        "giấy chứng nhận nhãn hiệu",
        ("BỘ KHOA HỌC VÀ CÔNG NGHỆ", "CỤC SỞ HỮU TRÍ TUỆ"),
        "",
        "",
        "GIẤY CHỨNG NHẬN ĐĂNG KÝ NHÃN HIỆU",
        below=("Số: 456789",),
        text=("Tên chủ giấy chứng nhận: Hội Nông dân huyện Lục Ngạn", "Số đơn: 4-2022-01234, ngày nộp đơn: 05/9/2022",
              "Cấp theo Quyết định số 3456/QĐ-SHTT, ngày 12/5/2024.",
              "Có hiệu lực từ ngày cấp đến hết 10 năm tính từ ngày nộp đơn."),
        truth={"number": "456789", "issuer": "Cục Sở hữu trí tuệ", "kind": "Giấy chứng nhận đăng ký nhãn hiệu"},
    ),
    Official(
        "chỉ thị",
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"),
        "Số: 03/CT-UBND",
        "Hải Phòng, ngày 17 tháng 01 năm 2025",
        "CHỈ THỊ",
        ("Về việc tăng cường hoạt động sở hữu trí tuệ", "trên địa bàn thành phố"),
        text=("Thời gian qua, công tác sở hữu trí tuệ đã đạt kết quả tích cực.", "1. Giao Sở Khoa học và Công nghệ:"),
        truth={
            "number": "03/CT-UBND", "signed_on": date(2025, 1, 17), "issuer": "Ủy ban nhân dân thành phố Hải Phòng",
            "kind": "Chỉ thị", "abstract": "Về việc tăng cường hoạt động sở hữu trí tuệ trên địa bàn thành phố",
        },
    ),
)  # fmt: skip
"""Kinds, bodies and layouts of lines as offices write them; citations in their text are there to mislead."""
