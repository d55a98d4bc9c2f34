"""Phrases that every plan is full of, to mend words by when a PDF lost their letters."""

from collections.abc import Iterator

from pii_desktop.domain.framework import Framework

PHRASES = (
    "Chỉ số thành phần; chỉ số đổi mới sáng tạo cấp địa phương; nhóm chỉ số; bộ chỉ số; trụ cột; chỉ tiêu; tiêu chí",
    "Phụ lục kèm theo Kế hoạch số ngày tháng năm của UBND tỉnh; Ủy ban nhân dân tỉnh; Chủ tịch; Phó Chủ tịch",
    "Số thứ tự; nội dung, nhiệm vụ, giải pháp cải thiện và nâng cao; mức điểm số; mục tiêu phấn đấu; kết quả",
    "Đơn vị chủ trì; đơn vị phối hợp; cơ quan chủ trì thực hiện, theo dõi, đánh giá; thời gian thực hiện; ghi chú",
    "Thường xuyên; hằng năm; hàng năm; đơn vị tính; nguồn số liệu; tỉ lệ; tỷ lệ; tỷ đồng; tối thiểu; trên; dưới",
    "Các sở, ban, ngành; các đơn vị liên quan; UBND các huyện, thị xã, thành phố; UBND cấp huyện; UBND cấp xã",
    "Sở Khoa học và Công nghệ; Sở Tài chính; Sở Kế hoạch và Đầu tư; Sở Nội vụ; Sở Tư pháp; Sở Công Thương; Sở Y tế",
    "Sở Giáo dục và Đào tạo; Sở Nông nghiệp và Môi trường; Sở Nông nghiệp và Phát triển nông thôn; Sở Xây dựng",
    "Sở Tài nguyên và Môi trường; Sở Thông tin và Truyền thông; Sở Lao động - Thương binh và Xã hội; Thanh tra tỉnh",
    "Sở Văn hóa, Thể thao và Du lịch; Sở Giao thông vận tải; Sở Ngoại vụ; Văn phòng UBND tỉnh; Công an tỉnh",
    "Ban Quản lý các khu công nghiệp tỉnh; Cục Thống kê; Cục Thuế; Ngân hàng Nhà nước chi nhánh; Bảo hiểm xã hội",
    "Tỉnh ủy, HĐND tỉnh, UBND tỉnh; tỉnh Bắc Giang; tỉnh Bắc Ninh; Hải Phòng; Đà Nẵng; Cần Thơ; Huế; Hà Nội",
    "Thành phố Hồ Chí Minh; An Giang; Bà Rịa - Vũng Tàu; Bạc Liêu; Bắc Kạn; Bến Tre; Bình Dương; Bình Định",
    "Bình Phước; Bình Thuận; Cà Mau; Cao Bằng; Đắk Lắk; Đắk Nông; Điện Biên; Đồng Nai; Đồng Tháp; Gia Lai; Hà Giang",
    "Hà Nam; Hà Tĩnh; Hải Dương; Hậu Giang; Hòa Bình; Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum; Lai Châu; Lạng Sơn",
    "Lào Cai; Lâm Đồng; Long An; Nam Định; Nghệ An; Ninh Bình; Ninh Thuận; Phú Thọ; Phú Yên; Quảng Bình; Quảng Nam",
    "Quảng Ngãi; Quảng Ninh; Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa; Tiền Giang",
    "Trà Vinh; Tuyên Quang; Vĩnh Long; Vĩnh Phúc; Yên Bái; doanh nghiệp; khoa học, công nghệ và đổi mới sáng tạo",
)


def known_words(framework: Framework | None) -> tuple[str, ...]:
    """These phrases and every text of the framework."""
    return (*PHRASES, *(_texts(framework) if framework else ()))


def _texts(framework: Framework) -> Iterator[str]:
    yield from (heading.name for heading in framework.headings())
    for each in framework.indicators:
        yield from (each.name, each.short_name, each.formula, each.source, each.definition)
