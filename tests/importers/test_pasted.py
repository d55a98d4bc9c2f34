"""What is copied in Word or Excel and pasted: the same rows as from the file."""

import pytest

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.fonts import OLD_FONTS
from pii_desktop.importers.registry import read_pasted, read_pasted_content
from tests.importers.sheets import HEADER

ROW = ("1.1.1", "Chính sách", "12,76", "≥ 20", "Rà soát", "Sở Y tế", "Sở Nội vụ")


def page(*rows: str, before: str = "") -> str:
    header = "".join(f"<td>{label}</td>" for label in HEADER)
    return f"<html><body>{before}<table><tr>{header}</tr>{''.join(rows)}</table></body></html>"


def cells(*texts: str) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


def read(html: str | None, text: str = "") -> ParsedPlan:
    return read_pasted_content(html, text, None)


def test_a_pasted_table_is_read_with_the_lines_above_it() -> None:
    plan = read(page(cells(*ROW), before="<p>PHỤ LỤC</p><p>Kế hoạch số&nbsp;15/KH-UBND</p>"))
    assert plan.rows[0].lead == ("Sở Y tế",)
    assert plan.document.title == ("PHỤ LỤC", "Kế hoạch số 15/KH-UBND")


def test_the_text_form_serves_where_there_is_no_table() -> None:
    text = "\n".join(("\t".join(HEADER), "\t".join(ROW)))
    for html in (None, "", "<b>không có bảng</b>"):
        assert read(html, text).rows[0].name == "Chính sách"


def test_merged_cells_cover_what_they_span() -> None:
    merged = "<tr><td>1.1.1<td>Một<td>1<td>2<td><td rowspan=2>Sở Y tế<td>"
    first, second = read(page(merged, "<tr><td>1.1.2<td>Hai<td>1<td>2<td><td>")).rows
    assert first.lead == second.lead == ("Sở Y tế",)


def test_paragraphs_and_breaks_are_lines() -> None:
    tasks = "<p>- Rà\n  soát</p><p>- Trình<br>- Ban hành</p><style>p {x}</style><!-- y --><del>bỏ</del>"
    (row,) = read(page(cells("1.1.1", "Một", "1", "2", tasks, "Sở Y tế", ""))).rows
    assert row.tasks == ("- Rà soát", "- Trình", "- Ban hành")


def test_old_fonts_are_converted() -> None:
    name = "<span style='font-family:\".VnTime\"'>ChÝnh s¸ch <b>®æi míi</b></span>"
    lead = "<font face='.VnTimeH'>së y tÕ</font>"
    plan = read(page(cells("1.1.1", name, "1", "2", "", lead, "")))
    (row,) = plan.rows
    assert (row.name, row.lead) == ("Chính sách đổi mới", ("SỞ Y TẾ",))
    assert [issue.text for issue in plan.issues] == [OLD_FONTS]


def test_a_table_in_a_cell_is_found() -> None:
    (row,) = read(f"<table><tr><td>{page(cells(*ROW))}</td></tr></table>").rows
    assert row.code == "1.1.1"


@pytest.mark.parametrize(
    "html",
    [
        "<table>" * 3000,
        "<table><tr><td rowspan=999999999 colspan=999999999>x",
        "<table>" + "<tr><td colspan=400>x" * 2000,
        "<table>" + "<td>x" * 1000,
        "<!DOCTYPE x [<!ENTITY a 'b'>]><table><tr><td>&a;</table>",
        "<table><tr><td>" + "<b>" * 100_000,
    ],
)
def test_no_markup_does_harm(html: str) -> None:
    with pytest.raises(ForeignFileError) as refused:
        read(html)
    assert refused.value.code in ("no-table", "file-cells")


def test_what_is_pasted_is_parsed_in_a_child() -> None:
    assert read_pasted(page(cells(*ROW)), "").rows == read(page(cells(*ROW))).rows
