"""The letter about the rows that came to the department when departments were reorganised (domain.md 5)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pii_desktop.domain.departments import Role
from pii_desktop.domain.letter_form import Body, Sender, Wording, joined, keeper, resting_on, usual_wording
from pii_desktop.domain.reorganising import Reorganisation
from pii_desktop.domain.report import Align, Block, Column, NumberCell, Row, Table, plain
from pii_desktop.domain.report_form import count_text, official_date
from pii_desktop.domain.report_material import without_remark
from pii_desktop.text.normalise import one_line

TITLE = "DANH SÁCH CHỈ SỐ, CHỈ TIÊU TIẾP NHẬN SAU SẮP XẾP TỔ CHỨC BỘ MÁY"


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """One row that came: where it stands, from whom as printed, what the department was in it and is now."""

    code: str
    name: str
    plan: str
    from_department: str
    role: Role
    reorganisation: Reorganisation
    old_role: Role | None = None


@dataclass(frozen=True, slots=True)
class ReceivedMatter:
    """The rows in the order of their plans."""

    rows: tuple[ReceivedRow, ...]


def received_wording(sender: Sender, _matter: ReceivedMatter) -> Wording:
    """Addressed to Sở KH&CN, which keeps who answers for what; by Sở KH&CN itself to UBND tỉnh."""
    abstract = "tiếp nhận nhiệm vụ thực hiện các chỉ số, chỉ tiêu sau sắp xếp tổ chức bộ máy"
    return usual_wording(sender, abstract, (keeper(sender),))


def received_body(sender: Sender, matter: ReceivedMatter) -> Body:
    """On what basis, how many rows in which role, and the list as an annex."""
    reorganisations = dict.fromkeys(row.reorganisation for row in matter.rows)
    counts = [(role, sum(row.role is role for row in matter.rows)) for role in Role]
    shares = joined([f"{role.label.lower()} {count_text(count)}" for role, count in counts if count])
    old = {department.name for each in reorganisations for department in each.old}
    whose = "cơ quan nêu trên" if len(old) == 1 else "các cơ quan nêu trên"
    found = (
        f"{resting_on(sender)}{sender.unit} đã rà soát phân công sau sắp xếp: có {count_text(len(matter.rows))} chỉ "
        f"số, chỉ tiêu trước đây giao {whose} nay thuộc trách nhiệm của {sender.unit} ({shares}; danh "
        "sách tại Phụ lục kèm theo)."
    )
    wish = (
        f"{sender.unit} đề nghị {keeper(sender)} cập nhật cơ quan chủ trì, phối hợp đối với các chỉ số, chỉ tiêu này; "
        f"các văn bản hướng dẫn, đôn đốc, đề nghị cung cấp số liệu có liên quan gửi {sender.unit} để thực hiện."
    )
    blocks = (*(plain(_basis(sender, each)) for each in reorganisations), plain(found), plain(wish))
    closing = f"{sender.unit} kính gửi {keeper(sender)} tổng hợp, theo dõi và phối hợp thực hiện"
    annex: tuple[Block, ...] = (_table(matter),)
    return Body(blocks, closing, ((TITLE, annex),))


def _basis(sender: Sender, each: Reorganisation) -> str:
    old = joined([department.name for department in each.old])
    part = "một phần chức năng, nhiệm vụ" if each.is_partial else "chức năng, nhiệm vụ"
    basis = _citation(each.legal_basis)
    begin = f"Căn cứ {basis[:1].upper()}{basis[1:]}, " if basis else ""
    since = f"kể từ ngày {official_date(each.since)}" if begin else f"Kể từ ngày {official_date(each.since)}"
    new = each.new.name if each.new.name != sender.unit else sender.unit
    return f"{begin}{since}, {new} tiếp nhận {part} của {old}."


def _citation(typed: str) -> str:
    """The basis as it stands behind "Căn cứ"; blank for the remark that earlier catalogues had in its place."""
    basis = re.sub(r"^(?:căn cứ|theo)\s+", "", one_line(typed), flags=re.IGNORECASE).rstrip(".;, ")
    return "" if "đối chiếu ngày hiệu lực" in basis else basis


def _table(matter: ReceivedMatter) -> Table:
    columns = (
        Column("TT", 0.6, Align.CENTER),
        Column("Mã", 1.0, Align.CENTER),
        Column("Chỉ số, chỉ tiêu", 4.4),
        Column("Cơ quan in trong kế hoạch", 2.8),
        Column("Vai trò trước đây", 1.5, Align.CENTER),
        Column("Vai trò hiện nay", 1.3, Align.CENTER),
        Column("Kể từ ngày", 1.2, Align.CENTER),
    )
    return Table(columns, tuple(_lines(matter.rows)))


def _lines(rows: Iterable[ReceivedRow]) -> Iterable[Row]:
    number = 0
    for plan, members in groupby(rows, key=lambda row: row.plan):
        yield Row((plan,), is_group=True)
        for row in members:
            number += 1
            old = row.old_role.label if row.old_role else "Không có"
            since = official_date(row.reorganisation.since)
            name = without_remark(row.name)
            yield Row((
                NumberCell(Decimal(number)), row.code, name, row.from_department, old, row.role.label, since,
            ))  # fmt: skip
