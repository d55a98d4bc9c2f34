"""The letter that asks whoever issued a plan to correct what its appendix prints wrong."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pii_desktop.domain.letter_form import (
    MOST_LISTED,
    Body,
    Sender,
    Wording,
    joined,
    usual_wording,
)
from pii_desktop.domain.report import Align, Block, Column, NumberCell, Row, Table, plain
from pii_desktop.domain.report_form import count_text, people_committee
from pii_desktop.domain.report_material import PlanPart, is_science_department, without_remark
from pii_desktop.domain.report_wording import SCIENCE_DEPARTMENT, full_citation, sentence, short_citation
from pii_desktop.text.normalise import one_line

_WHY_READ_SO = re.compile(r"(?:Mã in trong tệp là|Bản in ghi mã) [^;]*; (.+) thì (?:mã )?đúng là\b.*")


def why_read_so(told: Iterable[str]) -> str:
    """Why a printed code is read as another one, of what the clerk is `told` of its row, as a letter says it.

    What else is told of the row, and what the clerk is asked to do, is no business of the addressee.
    """
    found = next(filter(None, map(_WHY_READ_SO.match, told)), None)
    return sentence(found[1]) if found else "Theo kết quả rà soát."


@dataclass(frozen=True, slots=True)
class PrintedWrong:
    """One place: where it stands, what is printed, what it is read as, what it is about, and why."""

    place: str
    printed: str
    read_as: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class MisprintsMatter:
    """The places of each plan, plans without any left out; the plans are those of the sender, in their order."""

    places: tuple[tuple[PlanPart, tuple[PrintedWrong, ...]], ...]

    @property
    def count(self) -> int:
        """How many places there are in all."""
        return sum(len(places) for _, places in self.places)


def misprints_wording(sender: Sender, matter: MisprintsMatter) -> Wording:
    """Addressed to the body that issued the plans and, unless that is the user, to Sở KH&CN, which drafts them."""
    province = sender.profile.province
    issuer = people_committee(province)
    science = () if is_science_department(sender.profile) else (SCIENCE_DEPARTMENT,)
    plans = joined([short_citation(part, province) for part, _ in matter.places])
    return usual_wording(sender, f"đề nghị xem xét, đính chính mã chỉ số in tại {plans}", (issuer, *science))


def misprints_body(sender: Sender, matter: MisprintsMatter) -> Body:
    """Where, what, what it should be, why; and how the department reads it until then."""
    several = len(matter.places) > 1
    in_text = matter.count <= MOST_LISTED
    plans = joined([full_citation(part, sender.profile.province) for part, _ in matter.places])
    table = _table(sender, matter, several=several)
    where = "như sau:" if in_text else "nêu tại Phụ lục kèm theo Công văn này."
    found = (
        f"Qua rà soát phụ lục kèm theo {plans} để triển khai thực hiện, {sender.unit} nhận thấy có "
        f"{count_text(matter.count)} vị trí in mã chỉ số chưa thống nhất với Bộ chỉ số đổi mới sáng tạo cấp địa phương "
        f"(PII) hoặc với thứ tự của chính phụ lục, {where}"
    )
    blocks: tuple[Block, ...] = (plain(found), *((table,) if in_text else ()), plain(_until_then(sender, matter)))
    title = "CÁC VỊ TRÍ IN MÃ CHỈ SỐ ĐỀ NGHỊ XEM XÉT, ĐÍNH CHÍNH"
    annexes: tuple[tuple[str, tuple[Block, ...]], ...] = () if in_text else ((title, (table,)),)
    return Body(
        blocks, f"{sender.unit} kính đề nghị {_whom(sender)} xem xét, chỉ đạo đính chính theo quy định", annexes
    )


def _until_then(sender: Sender, matter: MisprintsMatter) -> str:
    plans = joined([short_citation(part, sender.profile.province) for part, _ in matter.places])
    return (
        f"Để thống nhất trong tổng hợp, báo cáo, trong thời gian chờ văn bản đính chính {sender.unit} theo dõi, báo "
        f"cáo theo mã ghi ở cột “Đọc là”; nội dung in trong {plans} được giữ nguyên để đối chiếu."
    )


def _whom(sender: Sender) -> str:
    province = people_committee(sender.profile.province)
    return province if is_science_department(sender.profile) else f"{province} và {SCIENCE_DEPARTMENT}"


def _table(sender: Sender, matter: MisprintsMatter, *, several: bool) -> Table:
    columns = (
        Column("STT", 0.6, Align.CENTER),
        Column("Vị trí", 1.7),
        Column("Mã in", 1.0, Align.CENTER),
        Column("Đọc là", 1.0, Align.CENTER),
        Column("Tên chỉ số", 3.0),
        Column("Lý do", 3.4),
    )
    rows: list[Row] = []
    number = 0
    for part, places in matter.places:
        if several:
            rows.append(Row((short_citation(part, sender.profile.province),), is_group=True))
        for each in places:
            number += 1
            name, reason = without_remark(each.name), one_line(each.reason)
            rows.append(Row((NumberCell(Decimal(number)), each.place, each.printed, each.read_as, name, reason)))
    return Table(columns, tuple(rows))
