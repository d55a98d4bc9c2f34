"""The sentences for PDF files that are not read: what is the matter with this one, and what to ask for instead."""

from collections.abc import Sequence

from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.refusals import refused

_ASK = "Hãy xin tệp Word (.docx), Excel (.xlsx) hoặc bản PDF xuất thẳng từ Word."
_SAFE = "Chưa có gì được lưu."


def damaged_pdf() -> ForeignFileError:
    """The refusal for a file that begins like a PDF and cannot be taken apart."""
    return refused(
        "Tệp PDF bị hỏng hoặc chưa tải về hết.",
        f"Cấu trúc bên trong tệp bị lỗi nên không tìm được các trang. {_SAFE}",
        "Hãy tải hoặc chép lại tệp; nếu vẫn lỗi, hãy xin lại tệp gốc.",
        "pdf-damaged",
    )


def not_a_pdf() -> ForeignFileError:
    """The refusal for what only has the name of a PDF."""
    return refused(
        "Tệp có đuôi .pdf nhưng nội dung không phải PDF.",
        f"Tệp đã bị đổi đuôi, bị cắt mất phần đầu hoặc chưa tải về hết. {_SAFE}",
        "Hãy tải hoặc chép lại tệp; nếu vẫn lỗi, hãy xin lại tệp gốc.",
        "pdf-foreign",
    )


def encrypted_pdf() -> ForeignFileError:
    """The refusal for a file that opens with a password only."""
    return refused(
        "Tệp PDF có mật khẩu nên không đọc được.",
        f"Nội dung đã được mã hóa. {_SAFE}",
        "Hãy mở tệp bằng mật khẩu, chọn In → Lưu thành PDF (Microsoft Print to PDF), rồi chọn tệp vừa lưu; "
        "hoặc xin bản không đặt mật khẩu.",
        "file-encrypted",
    )


def unknown_protection() -> ForeignFileError:
    """The refusal for an encryption that is none of the usual ones."""
    return refused(
        "Tệp PDF được khóa bằng cách mà chương trình không mở được.",
        f"Tệp đặt mật khẩu theo kiểu ít gặp, khóa bằng chứng thư số, quản lý bản quyền, hoặc phần khóa bị lỗi. {_SAFE}",
        _ASK,
        "pdf-protection",
    )


def too_many_pages(most: int) -> ForeignFileError:
    """The refusal for a file far longer than a plan."""
    return refused(
        f"Tệp PDF có hơn {most} trang.",
        f"Một kế hoạch kèm phụ lục ngắn hơn nhiều, nên tệp này không được đọc. {_SAFE}",
        "Hãy in riêng các trang của phụ lục thành một tệp PDF (In → Lưu thành PDF), rồi chọn tệp đó.",
        "pdf-pages",
    )


def took_too_long(read: int, pages: int) -> ForeignFileError:
    """The refusal when the time was over before the last page."""
    return refused(
        f"Tệp PDF quá lâu để đọc: hết giờ ở trang {read} trên {pages}.",
        f"Tệp có nhiều trang hoặc nhiều nét vẽ. {_SAFE}",
        "Hãy in riêng các trang của phụ lục thành một tệp PDF (In → Lưu thành PDF), rồi chọn tệp đó.",
        "pdf-slow",
    )


def scanned(pages: Sequence[int], *, has_text_layer: bool = False) -> ForeignFileError:
    """The refusal for pages that are pictures."""
    text = (
        "Lớp chữ do máy nhận dạng trên ảnh không có khung bảng và dễ sai chữ, nên không dùng được."
        if has_text_layer
        else "Trang chỉ có ảnh, không có chữ để đọc."
    )
    return refused(
        f"Tệp PDF là bản quét ảnh ({numbers(pages)}).",
        f"{text} {_SAFE}",
        "Hãy xin bản Word (.docx), Excel (.xlsx) hoặc bản PDF có chữ (xuất thẳng từ Word, không qua máy quét).",
        "pdf-scanned",
    )


def no_text() -> ForeignFileError:
    """The refusal for a file without letters and without pictures of pages."""
    return refused(
        "Tệp PDF không có chữ nào.",
        f"Các trang trắng, chữ đã chuyển thành nét vẽ, hoặc chữ chỉ nằm trong ô điền mẫu và ghi chú. {_SAFE}",
        _ASK,
        "pdf-no-text",
    )


def unreadable_letters() -> ForeignFileError:
    """The refusal for fonts that do not tell which letter a sign is."""
    return refused(
        "Chữ trong tệp PDF không đọc được.",
        f"Phông chữ trong tệp không cho biết nét nào là chữ nào, nên chữ chép ra thành ký hiệu lạ. {_SAFE}",
        _ASK,
        "pdf-letters",
    )


def no_borders(pages: Sequence[int]) -> ForeignFileError:
    """The refusal for a table that is set without lines."""
    return refused(
        f"Bảng phân công trong tệp PDF không kẻ khung ({numbers(pages)}).",
        f"Không có đường kẻ thì không biết chắc chữ nào thuộc ô nào, nên bảng này không được đọc. {_SAFE}",
        "Hãy xin bản Word (.docx) hoặc Excel (.xlsx), hoặc kẻ khung cho bảng trong Word rồi lưu lại thành PDF.",
        "pdf-borderless",
    )


def no_bordered_table() -> ForeignFileError:
    """The refusal for a text without any table."""
    return refused(
        "Tệp PDF có chữ nhưng không có bảng kẻ khung nào.",
        f"Phân công được đọc từ bảng có đường kẻ. {_SAFE}",
        "Hãy chọn tệp có phụ lục của kế hoạch; nếu bảng không kẻ khung, hãy xin bản Word (.docx) hoặc Excel (.xlsx).",
        "pdf-no-table",
    )


def numbers(pages: Sequence[int]) -> str:
    """The pages in words: "trang 3", "trang 1–4, 7"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:6]]
    return "trang " + ", ".join(shown) + (", …" if len(runs) > 6 else "")
