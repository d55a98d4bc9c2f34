"""A short report that nobody sends back, and the ways to break it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.report import (
    Annex,
    Block,
    Column,
    Heading,
    Letterhead,
    NumberCell,
    Paragraph,
    Properties,
    Report,
    Row,
    Signature,
    Table,
    plain,
)
from pii_desktop.domain.signing_matter import CheckedRow, FormerName, FormerOfficer, SigningMatter

OPENING = (
    "Thực hiện Kế hoạch số 279/KH-UBND ngày 06/5/2025 của Ủy ban nhân dân tỉnh Bắc Ninh, Sở Tài chính báo cáo Sở Khoa "
    "học và Công nghệ kết quả thực hiện năm 2025 như sau:"
)
RESULT = "Chỉ số 2.2.2: đạt 45,2%, vượt mục tiêu 40% (năm 2024 là 42,1%; chi tiết tại Phụ lục I)."
COUNTS = "Có 08/10 chỉ số được giao đã có số liệu (Phụ lục II)."
CLOSING = "Trên đây là báo cáo kết quả thực hiện Kế hoạch số 279/KH-UBND năm 2025 của Sở Tài chính./."


def a_head(**changed: Any) -> Letterhead:
    """The head of the sound report."""
    head = Letterhead(
        parent_body="Ủy ban nhân dân tỉnh Bắc Ninh",
        issuing_body="Sở Tài chính",
        symbol="BC-STC",
        place="Bắc Ninh",
        year=2025,
        abstract="Kết quả thực hiện Kế hoạch số 279/KH-UBND năm 2025",
        addressees=("Sở Khoa học và Công nghệ",),
        legal_basis=("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",),
    )
    return replace(head, **changed)


def a_row(**changed: Any) -> CheckedRow:
    """The row behind the sound report: 45.23 against 40."""
    numbers = frozenset(Decimal(each) for each in ("45.23", "40", "42.1"))
    row = CheckedRow(AssignmentId(7), "2.2.2", Verdict.REACHED, Decimal("45.23"), "%", numbers)
    return replace(row, **changed)


def sound(*told: Block, head: Letterhead | None = None, **changed: Any) -> Report:
    """The sound report; `told` stands behind its results."""
    table = Table((Column("Mã"), Column("Kết quả")), (Row(("2.2.2", NumberCell(Decimal("45.23")))),))
    report = Report(
        letterhead=head or a_head(),
        blocks=(
            plain(OPENING, key="opening"),
            Heading(1, "Kết quả thực hiện", "I."),
            plain(RESULT, key="result"),
            plain(COUNTS, key="counts"),
            *told,
            plain(CLOSING, key="closing"),
        ),
        annexes=(Annex(1, "BIỂU TỔNG HỢP NĂM 2025", (table,)), Annex(2, "DANH MỤC TÀI LIỆU NĂM 2025", (table,))),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Thị Lan"),
        recipients=("- Như trên;", "- UBND tỉnh (báo cáo);", "- Lưu: VT, QLNS."),
        properties=Properties("Báo cáo", "Sở Tài chính"),
    )
    return replace(report, **changed)


def matter(report: Report | None = None, **changed: Any) -> SigningMatter:
    """The sound report with what is known of its rows, names and officers."""
    known = SigningMatter(
        report=report or sound(),
        rows=(a_row(),),
        former_names=(FormerName("Sở Kế hoạch và Đầu tư", "Sở Tài chính", date(2025, 3, 1)),),
        former_officers=(FormerOfficer("Trần Văn Bình", date(2025, 6, 30)),),
        counts=frozenset({8, 10}),
        documents={"279/KH-UBND": date(2025, 5, 6)},
        plan_numbers=("279/KH-UBND",),
    )
    return replace(known, **changed)


def saying(text: str) -> SigningMatter:
    """The sound report with one more sentence."""
    return matter(sound(Paragraph(plain(text).runs, key="own/1")))


def headed(**changed: Any) -> SigningMatter:
    """The sound report with another head."""
    return matter(sound(head=a_head(**changed)))


def signed(*lines: str, name: str = "Nguyễn Thị Lan") -> SigningMatter:
    """The sound report with another signature."""
    return matter(sound(signature=Signature(lines, name)))


def sent_to(*recipients: str) -> SigningMatter:
    """The sound report with other recipients."""
    return matter(sound(recipients=recipients))
