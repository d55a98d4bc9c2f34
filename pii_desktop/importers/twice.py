"""Two tables of one file with the same indicators: mostly last year's beside this year's, or a list beside the plan."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from pii_desktop.domain.plan import ParsedRow, Place, RowIssue, RowKind, Severity

_FEWEST = 3
_WHAT_TO_DO = (
    "Nếu một bảng là bản cũ hoặc thuộc phụ lục khác, hãy bỏ qua bảng ấy ở bước chọn cột, "
    "hoặc xóa khỏi tệp rồi nhập lại."
)


def said_twice(rows: Iterable[ParsedRow]) -> Iterator[RowIssue]:
    """A warning for each two tables that share at least half the codes of the smaller one, and three of them."""
    codes: dict[tuple[int, str | None], dict[str, Place]] = {}
    for row in rows:
        if row.kind is RowKind.INDICATOR and row.code and row.place is not None:
            codes.setdefault((row.place.table, row.place.sheet), {}).setdefault(row.code, row.place)
    for (first, of_first), (second, of_second) in combinations(codes.items(), 2):
        shared = len(of_first.keys() & of_second.keys())
        if shared >= _FEWEST and shared * 2 >= min(len(of_first), len(of_second)):
            tables = f"Có hai bảng, {_named(*first)} và {_named(*second)}, cùng nêu {shared} mã chỉ số."
            text = f"{tables} {_WHAT_TO_DO}"
            yield RowIssue(Severity.WARNING, text)


def _named(table: int, sheet: str | None) -> str:
    return f"trang tính “{sheet}”" if sheet else f"bảng thứ {table + 1}"
