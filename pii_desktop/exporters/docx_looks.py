"""What stands in the Word file and how it looks: a table of styles, in points, by the measures of the official form."""

from dataclasses import dataclass, replace
from enum import StrEnum

from pii_desktop.domain.report import Align, Style
from pii_desktop.exporters import layout

HAIR = 1.0
"""The size of a paragraph that must be there and must not be seen."""


class Look(StrEnum):
    """What a paragraph is, by the id of its style in the file."""

    BODY = "ThanVanBan"
    LEGAL_BASIS = "CanCu"
    NOTE = "GhiChu"
    HEADING_1 = "MucI"
    HEADING_2 = "Muc1"
    HEADING_3 = "MucA"
    PARENT_BODY = "CoQuanChuQuan"
    ISSUING_BODY = "CoQuanBanHanh"
    COUNTRY = "QuocHieu"
    MOTTO = "TieuNgu"
    NUMBER = "SoKyHieu"
    SUBJECT = "TrichYeuCongVan"
    PLACE = "DiaDanhNgayThang"
    RULE = "DuongKe"
    KIND = "TenLoai"
    ABSTRACT = "TrichYeu"
    ADDRESSEE = "KinhGui"
    ADDRESSEE_TITLE = "KinhGuiDau"
    ADDRESSEE_LINE = "KinhGuiDong"
    RECIPIENTS_TITLE = "NoiNhanDau"
    RECIPIENTS = "NoiNhan"
    SIGNER_TITLE = "ChucDanhKy"
    SIGNER_NAME = "TenNguoiKy"
    ANNEX_LABEL = "PhuLuc"
    ANNEX_TITLE = "TenPhuLuc"
    ANNEX_REFERENCE = "KemTheo"
    CELL = "ChuBang"
    CELL_HEAD = "DauBang"
    ANNEX_CELL = "ChuBangPhuLuc"
    ANNEX_CELL_HEAD = "DauBangPhuLuc"
    PICTURE = "Hinh"
    CAPTION = "TenHinh"
    PAGE_NUMBER = "SoTrang"
    DRAFT = "DuThao"
    GAP = "NgatTrang"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """`title` is the name in the list of styles; `align` None is justified, `leading` 0 a single-spaced line."""

    title: str
    size: float
    align: Align | None = Align.CENTER
    bold: bool = False
    italic: bool = False
    leading: float = 0.0
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    first_line: float = 0.0
    based_on: str = "Normal"
    keep_next: bool = False


def paragraph_look(style: Style) -> Look:
    """The style of a paragraph of the text."""
    return {Style.BODY: Look.BODY, Style.LEGAL_BASIS: Look.LEGAL_BASIS, Style.NOTE: Look.NOTE}[style]


def heading_look(level: int) -> Look:
    """The style of a section of level 1, 2 or 3."""
    return (Look.HEADING_1, Look.HEADING_2, Look.HEADING_3)[level - 1]


def cell_look(*, is_annex: bool) -> Look:
    """The style of the text of a table."""
    return Look.ANNEX_CELL if is_annex else Look.CELL


def head_look(*, is_annex: bool) -> Look:
    """The style of the header of a table."""
    return Look.ANNEX_CELL_HEAD if is_annex else Look.CELL_HEAD


def _text(
    title: str, *, italic: bool = False, bold: bool = False, before: float = 0.0, based_on: str = ""
) -> TextStyle:
    """Running text and the headings of its sections."""
    return TextStyle(
        title,
        layout.BODY_SIZE,
        None,
        bold=bold,
        italic=italic,
        leading=layout.BODY_LEADING,
        before=before,
        after=layout.BODY_SPACE,
        first_line=layout.FIRST_LINE,
        based_on=based_on or "Normal",
        keep_next=bool(based_on),
    )


def _line(title: str, size: float, *, bold: bool = False, italic: bool = False, before: float = 0.0) -> TextStyle:
    """A line of head or foot, as wide apart as the PDF sets it."""
    return TextStyle(title, size, bold=bold, italic=italic, leading=size * layout.TITLE_LEADING, before=before)


def _head(title: str, size: float, *, bold: bool = False, italic: bool = False) -> TextStyle:
    """A line of the two columns at the top."""
    return TextStyle(title, size, bold=bold, italic=italic, leading=size * layout.HEAD_LEADING)


def _cell(title: str, *, is_annex: bool, is_head: bool = False) -> TextStyle:
    size, leading = layout.table_size(is_annex=is_annex), layout.table_leading(is_annex=is_annex)
    return TextStyle(title, size, Align.CENTER if is_head else Align.LEFT, bold=is_head, leading=leading)


STYLES: dict[Look, TextStyle] = {
    Look.BODY: _text("Thân văn bản"),
    Look.LEGAL_BASIS: _text("Căn cứ", italic=True),
    Look.NOTE: TextStyle(
        "Ghi chú", layout.TABLE_SIZE, Align.LEFT, italic=True, leading=layout.TABLE_LEADING, after=layout.BODY_SPACE
    ),
    Look.HEADING_1: _text("Mục I", bold=True, before=2 * layout.BODY_SPACE, based_on="Heading1"),
    Look.HEADING_2: _text("Mục 1", bold=True, based_on="Heading2"),
    Look.HEADING_3: _text("Mục a", based_on="Heading3"),
    Look.PARENT_BODY: _head("Cơ quan chủ quản", layout.BODY_NAME_SIZE),
    Look.ISSUING_BODY: _head("Cơ quan ban hành", layout.BODY_NAME_SIZE, bold=True),
    Look.COUNTRY: _head("Quốc hiệu", layout.COUNTRY_SIZE, bold=True),
    Look.MOTTO: _head("Tiêu ngữ", layout.MOTTO_SIZE, bold=True),
    # Lowered by what its letters are smaller, so that it stands on one baseline with place and date.
    Look.NUMBER: TextStyle(
        "Số ký hiệu", layout.NUMBER_SIZE, before=(layout.PLACE_SIZE - layout.NUMBER_SIZE) * layout.ASCENT
    ),
    Look.SUBJECT: _head("Trích yếu công văn", layout.SUBJECT_SIZE),
    Look.PLACE: TextStyle("Địa danh ngày tháng", layout.PLACE_SIZE, italic=True),
    Look.RULE: TextStyle("Đường kẻ", HAIR, before=4.0, after=6.0),
    Look.KIND: _line("Tên loại", layout.KIND_SIZE, bold=True, before=12.0),
    Look.ABSTRACT: _line("Trích yếu", layout.ABSTRACT_SIZE, bold=True),
    Look.ADDRESSEE: replace(_line("Kính gửi", layout.ADDRESSEE_SIZE, before=13.0), after=12.0),
    Look.ADDRESSEE_TITLE: replace(
        _line("Kính gửi nhiều nơi", layout.ADDRESSEE_SIZE, before=13.0),
        align=Align.LEFT,
        left=layout.ADDRESSEE_TITLE_INDENT,
    ),
    Look.ADDRESSEE_LINE: replace(
        _line("Kính gửi từng nơi", layout.ADDRESSEE_SIZE), align=Align.LEFT, left=layout.ADDRESSEE_INDENT
    ),
    # "Nơi nhận:" stands at the height of the signer's title, whose line is higher.
    Look.RECIPIENTS_TITLE: TextStyle(
        "Nơi nhận đầu",
        layout.RECIPIENTS_TITLE_SIZE,
        Align.LEFT,
        bold=True,
        italic=True,
        leading=layout.SIGNATURE_SIZE * layout.TITLE_LEADING,
        before=layout.FOOT_SPACE,
    ),
    Look.RECIPIENTS: replace(_line("Nơi nhận", layout.RECIPIENTS_SIZE), align=Align.LEFT),
    Look.SIGNER_TITLE: _line("Chức danh ký", layout.SIGNATURE_SIZE, bold=True),
    Look.SIGNER_NAME: _line("Tên người ký", layout.SIGNATURE_SIZE, bold=True, before=layout.SEAL_ROOM),
    Look.ANNEX_LABEL: replace(
        _line("Phụ lục", layout.ANNEX_LABEL_SIZE, bold=True), based_on="Heading1", keep_next=True
    ),
    Look.ANNEX_TITLE: _line("Tên phụ lục", layout.ANNEX_TITLE_SIZE, bold=True),
    Look.ANNEX_REFERENCE: replace(_line("Kèm theo", layout.ANNEX_REFERENCE_SIZE, italic=True), after=10.0),
    Look.CELL: _cell("Chữ bảng", is_annex=False),
    Look.CELL_HEAD: _cell("Đầu bảng", is_annex=False, is_head=True),
    Look.ANNEX_CELL: _cell("Chữ bảng phụ lục", is_annex=True),
    Look.ANNEX_CELL_HEAD: _cell("Đầu bảng phụ lục", is_annex=True, is_head=True),
    Look.PICTURE: TextStyle("Hình", layout.CAPTION_SIZE, before=layout.BODY_SPACE, after=3.0, keep_next=True),
    Look.CAPTION: replace(_line("Tên hình", layout.CAPTION_SIZE, italic=True), after=layout.BODY_SPACE),
    Look.PAGE_NUMBER: TextStyle("Số trang", layout.PAGE_NUMBER_SIZE, based_on="Header"),
    Look.DRAFT: TextStyle("Dự thảo", layout.DRAFT_SIZE, Align.LEFT, bold=True, based_on="Header"),
    Look.GAP: TextStyle("Ngắt trang", HAIR, Align.LEFT),
}
"""Every style of the file with its measures."""
