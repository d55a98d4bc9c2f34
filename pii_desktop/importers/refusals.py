"""The sentences for files that are not read: what the file is, what is safe, what to do instead."""

from pii_desktop.errors import ForeignFileError

CHOOSE = "Hãy chọn lại tệp."
COPY_OUT = "Hãy chép riêng bảng phân công sang một tệp mới rồi thử lại."
_READ = "Chương trình đọc tệp Word .docx, Excel .xlsx, .xlsm, .xls, PDF và bảng .csv, .tsv. Chưa có gì được lưu."
_AS_WORD = "Hãy mở bằng Word, chọn Lưu thành (Save As) → Word Document (.docx), rồi chọn tệp vừa lưu."
_AS_EXCEL = "Hãy mở bằng Excel, chọn Lưu thành (Save As) → Excel Workbook (.xlsx), rồi chọn tệp vừa lưu."
_AS_EITHER = "Hãy mở bằng Word hoặc Excel, lưu thành .docx hoặc .xlsx, rồi chọn tệp vừa lưu."
_KINDS = {
    "file-doc": ("Đây là tệp Word kiểu cũ (.doc).", _AS_WORD),
    "file-rtf": ("Đây là tệp RTF (.rtf).", _AS_WORD),
    "file-odt": ("Đây là tệp văn bản LibreOffice (.odt).",
                 "Hãy mở bằng LibreOffice hoặc Word, lưu thành .docx, rồi chọn tệp vừa lưu."),
    "file-ods": ("Đây là bảng tính LibreOffice (.ods).",
                 "Hãy mở bằng LibreOffice hoặc Excel, lưu thành .xlsx, rồi chọn tệp vừa lưu."),
    "file-opendocument": ("Đây là tệp LibreOffice.",
                          "Hãy mở bằng LibreOffice, lưu thành .docx hoặc .xlsx, rồi chọn tệp vừa lưu."),
    "file-xlsb": ("Đây là tệp Excel nhị phân (.xlsb).", _AS_EXCEL),
    "file-html": ("Đây là trang web, dù tên tệp có thể là .xls hay .doc.", _AS_EITHER),
    "file-mhtml": ("Đây là trang web lưu thành một tệp (.mht), dù tên tệp có thể là .xls hay .doc.", _AS_EITHER),
    "file-xml-excel": ("Đây là tệp Excel lưu dạng XML 2003.", _AS_EXCEL),
    "file-xml-word": ("Đây là tệp Word lưu dạng XML.", _AS_WORD),
    "file-xml": ("Đây là tệp XML, không phải Word hay Excel.", _AS_EITHER),
    "file-powerpoint": ("Đây là tệp trình chiếu PowerPoint.", "Hãy chép bảng phân công sang một tệp Word (.docx)."),
    "file-zip": ("Đây là tệp nén (.zip), không phải Word hay Excel.", "Hãy giải nén rồi chọn tệp phụ lục bên trong."),
    "file-ole": ("Đây là tệp kiểu cũ không phải Word hay Excel, hoặc đã bị hỏng.", _AS_EITHER),
    "file-image": ("Đây là tệp ảnh.", "Ảnh không có chữ để đọc. Hãy xin tệp Word, Excel hoặc PDF gốc."),
}  # fmt: skip


def refused(title: str, text: str, hint: str, code: str) -> ForeignFileError:
    """A refusal in its own words."""
    return ForeignFileError(title, text, hint, code)


def save_as(code: str) -> ForeignFileError:
    """The refusal for a format that is recognised and not read; `code` is one of the kinds above."""
    what, hint = _KINDS[code]
    return refused(what, _READ, hint, code)


def unknown_kind(suffix: str) -> ForeignFileError:
    """The refusal for what is no office file at all."""
    return refused(f"Loại tệp “{suffix or 'không có đuôi'}” không đọc được.", _READ, CHOOSE, "file-foreign")


def damaged() -> ForeignFileError:
    """The refusal for a Word or Excel file that cannot be taken apart."""
    return refused(
        "Tệp bị hỏng hoặc chưa tải về hết.",
        "Nội dung bên trong không đúng cấu trúc của tệp Word hay Excel. Chưa có gì được lưu.",
        "Hãy mở tệp bằng Word hoặc Excel, lưu thành tệp mới, hoặc xin lại tệp gốc.",
        "file-damaged",
    )


def too_many_cells() -> ForeignFileError:
    """The refusal for a table far beyond the size of any plan."""
    return refused(
        "Bảng trong tệp quá lớn để là bảng phân công.",
        "Có ô nằm quá xa hoặc quá nhiều dòng, cột. Chưa có gì được lưu.",
        COPY_OUT,
        "file-cells",
    )


def too_many_merges() -> ForeignFileError:
    """The refusal for merged areas that would fill the memory."""
    text = "Đây không phải dạng của một bảng phân công. Chưa có gì được lưu."
    return refused("Tệp có quá nhiều ô gộp để đọc.", text, COPY_OUT, "file-merges")


def encrypted() -> ForeignFileError:
    """The refusal for a file behind a password."""
    return refused(
        "Tệp có mật khẩu nên không đọc được.",
        "Nội dung đã được mã hóa. Chưa có gì được lưu.",
        "Hãy mở tệp bằng mật khẩu, lưu một bản không đặt mật khẩu rồi thử lại.",
        "file-encrypted",
    )


def strict() -> ForeignFileError:
    """The refusal for the "Strict" variety of Office files."""
    return refused(
        "Tệp được lưu theo dạng “Strict Open XML” nên không đọc được.",
        "Đây là một biến thể ít dùng của .docx và .xlsx. Chưa có gì được lưu.",
        "Hãy lưu lại, chọn “Word Document (*.docx)” hoặc “Excel Workbook (*.xlsx)”, không chọn dạng Strict.",
        "file-strict",
    )


def too_big() -> ForeignFileError:
    """The refusal for a file, or its unpacked inside, far beyond a plan."""
    return refused(
        "Tệp quá lớn để đọc.",
        "Kích thước hoặc nội dung nén bên trong vượt xa một bảng phân công. Chưa có gì được lưu.",
        COPY_OUT,
        "file-too-big",
    )


def unreadable_text() -> ForeignFileError:
    """The refusal for a text file whose letters cannot be told."""
    return refused(
        "Không nhận ra bảng mã của tệp văn bản này.",
        "Chữ trong tệp không đọc được theo Unicode, windows-1258, TCVN3 hay VNI. Chưa có gì được lưu.",
        "Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) → CSV UTF-8 hoặc Excel Workbook (.xlsx), rồi thử lại.",
        "file-encoding",
    )
