"""Whatever stands in a table, the answer is a plan or a refusal, never a bug."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.errors import PiiError
from pii_desktop.importers.as_json import plan_as_json
from pii_desktop.importers.plan import build_plan
from pii_desktop.importers.table import Cell, Grid, Source, Span, lay_out
from tests.importers.sheets import HEADER

WORDS = st.sampled_from(
    ["", "1", "1.1", "1.1.1", "1.1.1.", "(1)", "I", "a)", "-", "THỂ CHẾ", "Chính sách", "Trụ cột 1: Thể chế", "≥ 20",
     "1.000", "16 - 18", "Đến năm 2030", "Sở Tài chính", "Các sở, ban, ngành", "- Rà soát\n- Báo cáo", "Tổng cộng",
     "Ghi chú: x", "Nơi nhận:", "5.9", "5.1", "năm 2025", "Chỉ tiêu", "Đơn vị", "Kết quả", *HEADER]
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


@given(GRIDS)
def test_every_table_is_a_plan_or_a_refusal(drawn: Drawn) -> None:
    rows, areas, has_header = drawn
    source = Source(("Phụ lục I", grid_of([list(HEADER), *rows] if has_header else rows, areas)))
    try:
        plan = build_plan(source, None)
    except PiiError as refusal:
        assert refusal.hint  # noqa: PT017 - most tables are refused, and then with a sentence
        return
    json.dumps(plan_as_json(plan), ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert plan.rows
