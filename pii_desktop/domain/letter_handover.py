"""The record of a handover: what one officer leaves to the next, signed by both and confirmed by the department."""

import re
from dataclasses import dataclass

from pii_desktop.domain.handover import HandoverSheet, Section
from pii_desktop.domain.letter_form import Body, Sender, Wording, cited, followed, lettered, usual_wording
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.report import Align, Block, Column, Heading, Row, SideBySide, Table, plain
from pii_desktop.domain.report_form import count_text
from pii_desktop.text.normalise import one_line

_SCREEN_DAY = re.compile(r"\b(\d{2})/0([3-9])/(\d{4})\b")
_ROOM = "\n\n\n\n"
# Both places to fill in stand on one line: a line that is broken there is spread to its ends.
_DOTS = "…" * 7
_BLANK = "\u00a0" * 6
_WIDE = frozenset(
    {"Nội dung", "Còn thiếu", "Cần làm", "Chỉ số, chỉ tiêu", "Trích yếu", "Nơi lưu", "Kế hoạch", "Đơn vị"}
)
_NARROW = frozenset({"Mã", "Mức"})


@dataclass(frozen=True, slots=True)
class HandoverMatterSigned:
    """The sheet, who leaves and who comes; None where not known: the line then waits for a name."""

    sheet: HandoverSheet
    giver: Officer | None = None
    taker: Officer | None = None


def handover_wording(sender: Sender, _matter: HandoverMatterSigned) -> Wording:
    """A record has no addressee."""
    return usual_wording(sender, f"Bàn giao công việc theo dõi, thực hiện {followed(sender)}")


def handover_body(sender: Sender, matter: HandoverMatterSigned) -> Body:
    """Both sides, what is handed over by heading with its count, the lists as an annex, both signatures."""
    plans = cited(sender, in_full=True)
    sections = matter.sheet.sections
    blocks: tuple[Block, ...] = (
        plain(f"Hôm nay, ngày{_BLANK}tháng{_BLANK}năm {sender.year}, tại {sender.unit}, chúng tôi gồm:"),
        *lettered([f"Bên bàn giao: {_side(matter.giver)}", f"Bên nhận bàn giao: {_side(matter.taker)}"]),
        plain(
            f"Hai bên thống nhất bàn giao công việc theo dõi, thực hiện {followed(sender)} của {sender.unit}, "
            "gồm các nội dung:"
        ),
        *lettered([_counted(section) for section in sections if section.rows]),
        plain(
            "Chi tiết từng nội dung tại Phụ lục kèm theo. Bên nhận bàn giao đã kiểm tra sổ dữ liệu, hồ sơ, tài liệu và "
            "tiếp tục theo dõi, thực hiện kể từ thời điểm ký biên bản."
        ),
        plain("Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản."),
    )
    closing = f"{sender.unit} xác nhận nội dung bàn giao nêu trên"
    annex = tuple(block for section in sections for block in _section(section))
    basis = (f"Căn cứ {plans}",) if plans else ()
    return Body(blocks, closing, (("NỘI DUNG BÀN GIAO", annex),), basis, (_signatures(matter),))


def _side(officer: Officer | None) -> str:
    if officer is None or not officer.name.strip():
        return f"{_DOTS}, chức vụ {_DOTS}"
    title = one_line(officer.title)
    return f"đồng chí {one_line(officer.name)}{f', {title}' if title else ''}"


def _counted(section: Section) -> str:
    return f"{section.title}: {count_text(len(section.rows))} mục"


def _section(section: Section) -> tuple[Block, ...]:
    title = Heading(1, section.title)
    if not section.rows:
        return title, plain(section.empty)
    columns = tuple(Column(each, _weight(each), _align(each)) for each in section.columns)
    return title, Table(columns, tuple(Row(tuple(map(_official, row))) for row in section.rows))


def _official(text: str) -> str:
    """Days as the official form writes them: months from March on without a zero."""
    return _SCREEN_DAY.sub(r"\1/\2/\3", text)


def _weight(title: str) -> float:
    return 3.0 if title in _WIDE else 0.9 if title in _NARROW else 1.6


def _align(title: str) -> Align:
    return Align.CENTER if title in _NARROW else Align.LEFT


def _signatures(matter: HandoverMatterSigned) -> SideBySide:
    sides = (("BÊN BÀN GIAO", matter.giver), ("BÊN NHẬN BÀN GIAO", matter.taker))
    cells = tuple(f"(Ký, ghi rõ họ tên){_ROOM}{one_line(officer.name) if officer else ''}" for _, officer in sides)
    return SideBySide(tuple(Column(title, 1.0, Align.CENTER) for title, _ in sides), (Row(cells),))
