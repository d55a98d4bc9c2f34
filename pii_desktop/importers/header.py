"""Finds the header of an assignment table and what each column means, by its words and not by its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pii_desktop.domain.plan import Series
from pii_desktop.importers.departments import begins_party
from pii_desktop.importers.labels import YEAR, Meaning, meaning_of
from pii_desktop.importers.marks import parse_mark
from pii_desktop.importers.settling import AMBIGUOUS, doubts_of, series_of, settle
from pii_desktop.importers.table import Cell, Grid
from pii_desktop.text.normalise import one_line, search_key


@dataclass(frozen=True, slots=True)
class Header:
    """A recognised header: its row, the first row below it, meaning → column, and the labels as printed.

    `more_tasks` are further columns of work items ("Nhiệm vụ" beside "Giải pháp"), `unread` labels of no known meaning,
    `is_given` says that a clerk chose the columns, `doubts` are sentences on columns that a clerk should look at.
    """

    row: int
    body: int
    columns: dict[Meaning, int]
    labels: tuple[str, ...]
    more_tasks: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()
    is_given: bool = False
    doubts: tuple[str, ...] = ()

    def column(self, meaning: Meaning) -> int | None:
        """The column with this meaning."""
        return self.columns.get(meaning)

    def label(self, meaning: Meaning) -> str:
        """The printed words over this meaning, on one line; empty when there is no such column."""
        column = self.columns.get(meaning)
        return "" if column is None else self.labels[column]

    @property
    def series(self) -> Series | None:
        """Which series the baseline belongs to, as far as its words say (domain.md 4)."""
        words = self.label(Meaning.BASELINE)
        return series_of(words) or (Series.VALUE if words else None)


_NUMBER_TEXT = re.compile(r"[≥≤<>]?\s*\d[\d.,]*\s*%?")
_SAYS_BOTH = re.compile(
    r".*\b(ket qua|thuc hien|hien trang|thuc trang)\b.*(\bva\b|[,;/]).*\b(muc tieu|chi tieu|phan dau|ke hoach)\b"
)
_COUNTING = re.compile(r"\(?(\d{1,2}|[a-z])\)?(\s*=.*)?")


def find_headers(grid: Grid) -> tuple[Header, ...]:
    """Every header in a grid, from top to bottom; a table repeated on each page or for each pillar has several."""
    found: list[Header] = []
    row = 0
    while row < len(grid.rows):
        header = _header_at(grid, row)
        if header is None:
            row += 1
            continue
        found.append(header)
        row = header.body
    return tuple(found)


def _header_at(grid: Grid, row: int) -> Header | None:
    """The header that begins in this row: the row itself, and what stands in two or three levels under it."""
    texts = grid.texts(row)
    if len(set(texts)) < 2 or any(parse_mark(text) for text in texts):
        return None
    depth = 1
    labels = _labels(grid, row, depth)
    while row + depth < len(grid.rows) and depth < 3 and _goes_on(grid, row, depth):
        depth += 1
        labels = _labels(grid, row, depth)
    meanings = [meaning_of(label) for label in labels]
    columns = settle(meanings, labels)
    columns = _with_silent_columns(grid, row + depth, columns, labels)
    columns = _with_sources(grid, row + depth, columns)
    if not _is_enough(columns, labels):
        return None
    body = body_below(grid, row + depth)
    columns, guessed = _with_only_departments(grid, body, columns, labels)
    more_tasks = tuple(
        column
        for column, meaning in enumerate(meanings)
        if meaning is Meaning.TASKS and column not in columns.values() and labels[column] not in labels[:column]
    )
    read = {*columns.values(), *more_tasks}
    unread = tuple(label for column, label in enumerate(labels) if label and column not in read)
    doubts = (
        *guessed,
        *doubts_of(columns, meanings, labels),
        *_left_out(grid, body, labels, read),
        *_odd_unit(grid, body, columns),
    )
    return Header(row, body, columns, labels, more_tasks, tuple(dict.fromkeys(unread)), doubts=tuple(doubts))


def _with_only_departments(
    grid: Grid, body: int, columns: dict[Meaning, int], labels: tuple[str, ...]
) -> tuple[dict[Meaning, int], tuple[str, ...]]:
    """Where no column says who leads, the only other one that holds departments does, with a sentence to look at it."""
    if Meaning.LEAD in columns:
        return columns, ()
    free = [
        column
        for column, label in enumerate(labels)
        if column not in columns.values() and label and _mostly(_texts_below(grid, body, column), begins_party)
    ]
    if len({labels[column] for column in free}) != 1:
        return columns, ()
    taken = labels[free[0]][:60]
    doubt = f"Cột “{taken}” có tên đơn vị và được lấy làm đơn vị chủ trì; hãy chọn lại cột nếu không đúng."
    return {**columns, Meaning.LEAD: free[0]}, (doubt,)


def _left_out(grid: Grid, body: int, labels: tuple[str, ...], read: set[int]) -> Iterator[str]:
    """A sentence for each column that is left out and yet holds departments or numbers, one for those named by them."""
    crossed = [label for column, label in enumerate(labels) if label and column not in read and begins_party(label)]
    if len(crossed) > 1:
        listed = ", ".join(f"“{label[:60]}”" for label in dict.fromkeys(crossed))
        ask = "hãy ghi tên đơn vị vào cột chủ trì hoặc phối hợp rồi nhập lại."
        yield f"Các cột {listed} mang tên đơn vị, dấu trong các cột ấy không được đọc; {ask}"
    for column, label in enumerate(labels):
        if not label or column in read or label in labels[:column]:
            continue
        texts = _texts_below(grid, body, column)
        for words, fits in (("tên đơn vị", begins_party), ("số", _NUMBER_TEXT.fullmatch)):
            if _mostly(texts, fits):
                yield f"Cột “{label[:60]}” có {words} nhưng không được đọc; hãy chọn cột nếu cần đến."


def _odd_unit(grid: Grid, body: int, columns: dict[Meaning, int]) -> Iterator[str]:
    unit = columns.get(Meaning.UNIT)
    if unit is not None and _mostly(_texts_below(grid, body, unit), begins_party):
        yield "Cột đơn vị tính có tên cơ quan, đơn vị; hãy xem cột nào là đơn vị chủ trì và chọn lại cột."


def _texts_below(grid: Grid, body: int, column: int) -> list[str]:
    return [text for row in grid.rows[body:] if column < len(row) and (text := one_line(row[column].text))]


def _mostly(texts: list[str], fits: Callable[[str], object]) -> bool:
    return bool(texts) and sum(map(bool, map(fits, texts))) * 2 > len(texts)


def body_below(grid: Grid, row: int) -> int:
    """The first row of the body: `row`, or the one after it where `row` only numbers the columns."""
    return row + 1 if row < len(grid.rows) and _counts_columns(grid, row) else row


def _is_enough(columns: dict[Meaning, int], labels: tuple[str, ...]) -> bool:
    """A table of assignments names something and says who answers for it or what is to be reached."""
    answers = {Meaning.LEAD, Meaning.COORDINATING, Meaning.TARGET} & columns.keys()
    is_whole = len(columns) >= 3 or len(columns) == sum(map(bool, labels))
    return Meaning.NAME in columns and bool(answers) and is_whole


def _labels(grid: Grid, row: int, depth: int) -> tuple[str, ...]:
    """The words over each column through all levels, each merged area once."""
    labels = []
    for column in range(grid.width):
        seen: dict[tuple[int, int], str] = {}
        for level in range(row, row + depth):
            cell = grid.rows[level][column]
            seen.setdefault(cell.origin, one_line(cell.text))
        words = list(filter(None, seen.values()))
        # "Kết quả và mục tiêu" over both says of neither column what it holds.
        said = words[1:] if len(words) > 1 and _SAYS_BOTH.match(search_key(words[0])) else words
        labels.append(" ".join(said))
    return tuple(labels)


def _goes_on(grid: Grid, row: int, depth: int) -> bool:
    """True where the next row is one more level: the header reaches into it, or splits a label over several columns."""
    below = row + depth
    own = dict(grid.own_cells(below))
    reaches = any(cell.origin[0] >= row and cell.origin[0] + cell.row_span > below for cell in _above(grid, below))
    if not own:
        return reaches
    if depth == 1 and _is_second_half(grid, below, own):
        return True
    splits = all(_is_sub_label(grid, below, column, cell) for column, cell in own.items())
    # Years side by side tell as much as a word.
    return splits and (reaches or len(own) > 1 or any(meaning_of(cell.text) is not None for cell in own.values()))


def _is_second_half(grid: Grid, row: int, own: dict[int, Cell]) -> bool:
    """True where a sheet without merged cells breaks its labels over two rows: each goes on in small letters."""
    goes_on = all(cell.text[:1].islower() and not grid.rows[row - 1][column].is_blank for column, cell in own.items())
    return goes_on and len(own) > 1 and any(meaning_of(cell.text) is not None for cell in own.values())


def _above(grid: Grid, row: int) -> list[Cell]:
    return [cell for cell in grid.rows[row - 1] if not cell.is_blank]


def _is_sub_label(grid: Grid, row: int, column: int, cell: Cell) -> bool:
    """A short label under a wide one, under an empty place, or known by its own words."""
    if len(cell.text) > 60 or (cell.number is not None and not re.fullmatch(YEAR, cell.text)):
        return False
    upper = grid.rows[row - 1][column]
    known = meaning_of(cell.text) is not None or re.fullmatch(rf"(Năm )?{YEAR}", one_line(cell.text)) is not None
    is_over = upper.column_span > 1 or upper.is_blank or upper.origin[0] == row or _lost_its_span(grid, row, column)
    return known and (is_over or _needs_more(grid, row - 1, column))


def _needs_more(grid: Grid, row: int, column: int) -> bool:
    """True where the label above says too little alone: "Đơn vị", or the same words over two columns."""
    label = search_key(grid.rows[row][column].text)
    others = [cell for cell in grid.rows[row] if cell.origin != grid.rows[row][column].origin]
    return label in AMBIGUOUS or any(search_key(cell.text) == label for cell in others)


def _lost_its_span(grid: Grid, row: int, column: int) -> bool:
    """True under a label that once lay over this column and the next: a text table keeps no merged cells."""
    if column + 1 >= grid.width or grid.rows[row - 1][column].is_blank:
        return False
    return grid.rows[row - 1][column + 1].is_blank and not grid.rows[row][column + 1].is_blank


def _counts_columns(grid: Grid, row: int) -> bool:
    """True for the row that only numbers the columns: (1) (2) (3), 1 2 3, A B 1 2."""
    texts = grid.texts(row)
    return len(texts) >= 3 and all(_COUNTING.fullmatch(search_key(text)) for text in texts)


# "Ghi chú" that holds "Địa phương", "Bộ Tài chính", "PCI" says where the number comes from.
_SOURCE_TEXT = re.compile(
    r"(nguon|bo|cuc|tong cuc|so|dia phuong|pci|papi|par|vcci|dti|ngan hang|thong ke|bao cao)\b.{0,80}", re.DOTALL
)


def _with_sources(grid: Grid, body: int, columns: dict[Meaning, int]) -> dict[Meaning, int]:
    remark = columns.get(Meaning.REMARK)
    if remark is None or Meaning.SOURCE in columns:
        return columns
    texts = [search_key(row[remark].text) for row in grid.rows[body:] if not row[remark].is_blank]
    sources = sum(_SOURCE_TEXT.fullmatch(text) is not None for text in texts)
    if not texts or sources * 3 < len(texts) * 2:
        return columns
    return {Meaning.SOURCE if meaning is Meaning.REMARK else meaning: column for meaning, column in columns.items()}


_CODE_TEXT = re.compile(r"\(?\d{1,2}\)?(\.\d{1,2}){0,2}\.?|[IVX]+\.?")


def _with_silent_columns(
    grid: Grid, body: int, columns: dict[Meaning, int], labels: tuple[str, ...]
) -> dict[Meaning, int]:
    """A column without a label that holds numbers or codes, left of the names, is the STT."""
    name = columns.get(Meaning.NAME)
    if name is None or Meaning.STT in columns or Meaning.CODE in columns:
        return columns
    for column in range(name):
        texts = [text for text in (row[column].text for row in grid.rows[body:]) if text]
        if not labels[column] and texts and sum(map(bool, map(_CODE_TEXT.fullmatch, texts))) * 2 > len(texts):
            return {**columns, Meaning.STT: column}
    return columns
