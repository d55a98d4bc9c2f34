"""The bodies of three issued plans; the numbers were counted by hand in their texts."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.importers.registry import read_content
from pii_desktop.services.catalogue import framework
from tests.importers.test_body import ANNEX, saved, table_in

pytestmark = pytest.mark.real_documents

# Notes at the foot of seed 003's pages: a reader of PDF leaves them out by their place.
_FOOTNOTES = re.compile(r"[1-4] (Được|03 dám).*|quả hơn; 05 rõ.*")


def lines_of(shared: Path, seed: str) -> list[str]:
    """The lines of a seed that print something, up to its annex."""
    [path] = (shared / "seeds").glob(f"{seed}_*.txt")
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not _FOOTNOTES.fullmatch(line)]


def plan_of(lines: list[str]) -> ParsedPlan:
    """A Word file with a paragraph for each line; seven times four lines behind "Trụ cột" become their table."""
    made = Document()
    if "Số điểm năm 2024" in lines:
        start = lines.index("Số điểm năm 2024") - 2
        cells = [*lines[start : start + 3], " ".join(lines[start + 3 : start + 5]), *lines[start + 5 : start + 33]]
        table_in(made, [tuple(cells[row * 4 : row * 4 + 4]) for row in range(8)])
        lines = lines[:start] + lines[start + 33 :]
    for line in lines:
        made.add_paragraph(line)
    table_in(made, ANNEX)
    return read_content(saved(made), "ke-hoach.docx", framework())


def counts(plan: ParsedPlan) -> dict[str, int]:
    """Duties by name, a duty of several counted for each."""
    found: Counter[str] = Counter()
    for group in plan.body.groups:
        found.update(dict.fromkeys(group.departments, len(group.duties)))
    return dict(found)


def test_bac_giang_2024(shared: Path) -> None:
    found = counts(plan_of(lines_of(shared, "000")))
    assert found == {
        "Các sở, ban, ngành cấp tnh": 1,
        "các cơ quan, đơn vị liên quan": 1,
        "Sở Khoa học và Công nghệ": 3 + 2,
        "Sở Kế hoạch và Đầu tư": 4,
        "Sở Giáo dục và Đào tạo": 3,
        "Sở Công Thương": 1,
        "Sở Nông nghiệp và Phát triển nông thôn": 1,
        "Sở Thông tin và Truyền thông": 2,
        "Sở Tài chính": 1,
        "Sở Nội vụ": 1,
        "Ban Quản lý các Khu công nghiệp tỉnh": 1,
        "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Bắc Giang": 1,
        "Ngân hàng Chính sách xã hội chi nhánh tỉnh Bắc Giang": 1,
        "Cục Thống kê tỉnh": 1,
        "các sở, ban, ngành cấp tỉnh": 4,
        "Các sở, ban, ngành": 1,
        "UBND các huyện, thị xã, thành phố": 1 + 4 + 1,
    }


def test_bac_ninh_2025(shared: Path) -> None:
    found = counts(plan_of(lines_of(shared, "001")))
    assert found == {
        "Các Sở, ban, ngành": 5,
        "các cơ quan, đơn vị liên quan": 5,
        "Sở Khoa học và Công nghệ": 8 + 6,
        "Sở Tài chính": 4,
        "Sở Giáo dục và Đào tạo": 5,
        "Sở Công Thương": 2,
        "Sở Nông nghiệp và Môi trường": 2,
        "Sở Nội vụ": 2,
        "Ban quản lý các Khu công nghiệp tỉnh": 2,
        "Ngân hàng Nhà nước Khu vực 5": 1,
        "Chi cục Thống kê tỉnh Bắc Ninh": 1,
        "Các sở, ban, ngành": 5,
        "UBND các huyện, thị xã, thành phố": 5 + 5,
        "các đơn vị tổ chức liên quan": 5,
    }


def test_the_focal_point_and_the_pillars_of_bac_ninh_2025(shared: Path) -> None:
    plan = plan_of(lines_of(shared, "001"))
    [focal] = plan.body.focal_points
    assert (focal.pillar, focal.departments, focal.number) == ("2", ("Sở Giáo dục và Đào tạo",), "III.2.3.a")
    scores = {each.pillar: each.baseline for each in plan.pillar_targets}
    printed = ("45.92", "39.67", "60.75", "51.12", "51.97", "23.45", "48.08")
    assert scores == {str(number): Decimal(score) for number, score in enumerate(printed, start=1)}
    assert all(each.target and each.target.value == each.baseline for each in plan.pillar_targets)


def test_resolution_02_of_bac_giang_2024(shared: Path) -> None:
    found = counts(plan_of(lines_of(shared, "003")))
    assert {name: found[name] for name in found if name.startswith("Sở") or "tỉnh" in name} == {
        "Sở Kế hoạch và Đầu tư": 2 + 2 + 1 + 1 + 2 + 1,
        "Sở Tài nguyên và Môi trường": 2 + 3 + 1,
        "Sở Xây dựng": 2 + 3,
        "Ban Quản lý các Khu công nghiệp tỉnh": 2,
        "Sở Công Thương": 3 + 1 + 3,
        "Sở Khoa học và Công nghệ": 3 + 1 + 1,
        "Sở Nông nghiệp và Phát triển nông thôn": 3 + 1,
        "Sở Giao thông vận tải": 3,
        "Sở Y tế": 3 + 1,
        "Sở Thông tin và Truyền thông": 3 + 2,
        "Sở Lao động - Thương binh và Xã hội": 3,
        "Sở Văn hóa, Thể thao và Du lịch": 3,
        "Sở Tư pháp": 1,
        "Công an tỉnh": 1,
        "Cục Thuế tỉnh": 1,
        "Liên minh Hợp tác xã tỉnh": 1,
        "Hiệp hội doanh nghiệp tỉnh": 1,
        "Ngân hàng Nhà nước chi nhánh tỉnh Bắc Giang": 1,
        "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Bắc Giang": 7,
        "Đài Phát thanh và Truyền hình tỉnh": 1,
        "Các cơ quan trung ương đóng trên địa bàn tỉnh": 1,
        "các cơ quan thuộc UBND tỉnh": 1,
    }
    assert found["Các sở, ngành"] == 1 + 3 + 3 + 2


def test_the_deadlines_of_resolution_02(shared: Path) -> None:
    deadlines = plan_of(lines_of(shared, "003")).body.deadlines
    assert [(due.kind.value, due.deadline) for each in deadlines for due in each.due(2024)] == [
        ("half", date(2024, 5, 31)),
        ("year", date(2024, 11, 30)),
    ]
    assert {each.recipient for each in deadlines} == {"Sở Kế hoạch và Đầu tư"}
