"""Required evidence on paper: the matrix, the list with its documents, and the register of policies."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from pii_desktop.domain.coverage import Cover, CoverageCell, CoverageMatrix, CoverageRow
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.policies import PolicyMark, PolicyRegister
from pii_desktop.domain.report import Align, Cell, Column, NumberCell, Row, Table

MATRIX_LEGEND = (
    "(Mục 1, 2, 3…: minh chứng cần có theo thứ tự ở danh mục của từng dòng. Chưa tính: có tài liệu nhưng chưa dùng "
    "được vào ngày chốt. Ô trống: dòng không có mục này.)"
)
POLICY_LEGEND = (
    "(x: đã ban hành và đang thực hiện, được tính; o: chưa đủ hai điều kiện. Một văn bản có thể thuộc nhiều nhóm.)"
)


def matrix_table(matrix: CoverageMatrix) -> Table:
    """One line a row, its requirements side by side."""
    most = max((len(row.cells) for row in matrix.rows), default=1)
    columns = (
        Column("Mã", 1.0, Align.CENTER),
        Column("Chỉ số, chỉ tiêu", 3.6),
        Column("Vai trò", 1.0),
        *(Column(f"Mục {place}", 1.0, Align.CENTER) for place in range(1, most + 1)),
        Column("Đã có/cần có", 0.8, Align.CENTER),
    )
    return Table(columns, tuple(_grouped(matrix.rows, lambda row: [_matrix_row(row, most)])))


def checklist_table(matrix: CoverageMatrix, names: Mapping[EvidenceId, str]) -> Table:
    """One line a requirement, with its documents by their short names; a reason stands where one is not needed."""
    columns = (
        Column("Mã", 0.9, Align.CENTER),
        Column("Chỉ số, chỉ tiêu", 2.3),
        Column("Mục", 0.4, Align.CENTER),
        Column("Minh chứng cần có", 3.6),
        Column("Tình trạng", 1.7),
        Column("Tài liệu", 2.3),
    )
    return Table(columns, tuple(_grouped(matrix.rows, lambda row: _checklist_rows(row, names))))


def policy_table(register: PolicyRegister) -> Table:
    """Documents against the 13 groups."""
    marks = [mark for group in register.groups for mark in group.marks]
    columns = (
        Column("Văn bản", 4.4),
        *(Column(f"({group.number})", 0.42, Align.CENTER) for group in register.groups),
        Column("Thực hiện thể hiện ở", 2.6),
    )
    ids = dict.fromkeys(mark.evidence_id for mark in marks)
    rows = [_policy_row(register, each, [mark for mark in marks if mark.evidence_id == each]) for each in ids]
    counted = tuple(str(group.counted) for group in register.groups)
    return Table(columns, (*rows, Row(("Số văn bản được tính", *counted, ""), is_strong=True)))


def group_table(register: PolicyRegister) -> Table:
    """The 13 groups: their names, how many documents they have, how many count."""
    columns = (
        Column("Nhóm", 0.5, Align.CENTER),
        Column("Nhóm chính sách", 5),
        Column("Số văn bản", 1, Align.RIGHT),
        Column("Được tính", 1, Align.RIGHT),
    )
    return Table(
        columns,
        tuple(
            Row((f"({group.number})", group.name, _number(len(group.marks)), _number(group.counted)))
            for group in register.groups
        ),
    )


def _grouped(rows: Iterable[CoverageRow], lines: Callable[[CoverageRow], list[Row]]) -> Iterator[Row]:
    head = ""
    for row in rows:
        if row.line.group != head:
            head = row.line.group
            yield Row((head,), is_group=True)
        yield from lines(row)


def _matrix_row(row: CoverageRow, most: int) -> Row:
    words = [cell.cover.word for cell in row.cells]
    blank = [""] * (most - len(words))
    done = f"{row.count(Cover.COVERED)}/{row.needed}"
    return Row((row.line.code, row.line.name, row.line.role.label, *words, *blank, done))


def _checklist_rows(row: CoverageRow, names: Mapping[EvidenceId, str]) -> list[Row]:
    return [
        Row((row.line.code, row.line.name, str(place), cell.requirement.text, cell.said, _named(cell, names)))
        for place, cell in enumerate(row.cells, start=1)
    ]


def _named(cell: CoverageCell, names: Mapping[EvidenceId, str]) -> str:
    return "; ".join(names[each] for each in cell.evidence_ids if each in names)


def _policy_row(register: PolicyRegister, evidence_id: EvidenceId, marks: list[PolicyMark]) -> Row:
    by_group = {mark.group: "x" if mark.counts else "o" for mark in marks}
    document = register.documents.get(evidence_id)
    said = dict.fromkeys(mark.carried_out_by for mark in marks if mark.carried_out_by)
    cells: list[Cell] = [by_group.get(group.number, "") for group in register.groups]
    return Row((document.title if document else "", *cells, "; ".join(said)))


def _number(value: int) -> NumberCell:
    return NumberCell(Decimal(value))
