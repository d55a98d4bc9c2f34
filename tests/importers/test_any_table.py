"""Whatever stands in a table, the answer is a plan or a refusal, never a bug."""

import contextlib
import json

from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.domain.plan import ColumnMapping
from pii_desktop.errors import PiiError
from pii_desktop.importers.as_json import plan_as_json
from pii_desktop.importers.legible import legible
from pii_desktop.importers.plan import build_plan
from pii_desktop.importers.registry import read_content, read_pasted_content
from pii_desktop.importers.table import Cell, Grid, Source, Span, lay_out
from tests.importers.sheets import HEADER

WORDS = st.sampled_from(
    ["", "1", "1.1", "1.1.1", "1.1.1.", "(1)", "I", "a)", "-", "THỂ CHẾ", "Chính sách", "Trụ cột 1: Thể chế", "≥ 20",
     "1.000", "16 - 18", "Đến năm 2030", "Sở Tài chính", "Các sở, ban, ngành", "- Rà soát\n- Báo cáo", "Tổng cộng",
     "Ghi chú: x", "Nơi nhận:", "5.9", "5.1", "năm 2025", "Chỉ tiêu", "Đơn vị", "Kết quả", "01/02/2001",
     "2001-02-01", "-1", "#REF!", "TM. ỦY BAN NHÂN DÂN", "Trụ cột 2: Vốn con người", "Së Khoa häc vµ C«ng nghÖ",
     "\ufffd", "Khoảng 1 \u00ad2", *HEADER]
)  # fmt: skip
Drawn = tuple[list[list[str]], list[tuple[int, int, int, int]], bool]
GRIDS = st.tuples(
    st.lists(st.lists(WORDS | st.text(max_size=8), min_size=7, max_size=7), max_size=8),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 6), st.integers(1, 4), st.integers(1, 7)), max_size=3),
    st.booleans(),
)


def grid_of(rows: list[list[str]], areas: list[tuple[int, int, int, int]]) -> Grid:
    cells = {(row, column): Cell(text) for row, texts in enumerate(rows) for column, text in enumerate(texts)}
    spans = [Span(*area) for area in areas if area[0] < len(rows)]
    return Grid(lay_out(cells, spans, (len(rows), 7 if rows else 0)))


COLUMNS = st.dictionaries(st.sampled_from(["name", "lead", "target", "stt", "code", "x"]), st.integers(-1, 8))


@given(GRIDS, st.none() | COLUMNS)
def test_every_table_is_a_plan_or_a_refusal(drawn: Drawn, columns: dict[str, int] | None) -> None:
    rows, areas, has_header = drawn
    source = Source(("Phụ lục I", grid_of([list(HEADER), *rows] if has_header else rows, areas)))
    mapping = None if columns is None else ColumnMapping({0: columns})
    try:
        plan = build_plan(legible(source), None, mapping)
    except PiiError as refusal:
        assert refusal.hint  # noqa: PT017 - most tables are refused, and then with a sentence
        return
    json.dumps(plan_as_json(plan), ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert plan.rows or mapping is not None


@given(st.binary(max_size=200) | st.text(st.sampled_from('a1;,\t\n"TTChỉ sốSở \x00'), max_size=80).map(str.encode))
def test_every_text_file_is_a_plan_or_a_refusal(content: bytes) -> None:
    with contextlib.suppress(PiiError):
        assert read_content(content, "a.csv", None).rows


TAGS = [
    "<table>",
    "</table>",
    "<tr>",
    "<td rowspan=3>",
    "<td colspan=9>",
    "</td>",
    "<p>",
    "<!--",
    "<style>",
    "x",
    "&#0;",
]


@given(st.lists(st.sampled_from([*TAGS, *HEADER]), max_size=40).map("".join))
def test_every_markup_is_a_plan_or_a_refusal(html: str) -> None:
    with contextlib.suppress(PiiError):
        assert read_pasted_content(html, "", None).rows
