"""The matrix as a drawing: every requirement has a mark that tells its state by shape and opens its place."""

from pii_desktop.domain.chart import Line, Polygon, Rectangle, Text
from pii_desktop.domain.coverage import Cover, CoverageCell, CoverageLine, CoverageRow
from pii_desktop.domain.coverage_picture import CELL_HEIGHT, CELL_WIDTH, coverage_picture
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.requirements import Requirement


def a_row(code: str, *covers: Cover) -> CoverageRow:
    line = CoverageLine(AssignmentId(7), code, "Sản phẩm OCOP từ 4 sao", Role.LEAD, ())
    cells = tuple(
        CoverageCell(
            Requirement(f"{code}/0{place}", f"Mục {place}", cover is not Cover.NOT_NEEDED, "Tỉnh không có"),
            (EvidenceId(1),) if cover is Cover.COVERED else (),
            cover,
        )
        for place, cover in enumerate(covers, start=1)
    )
    return CoverageRow(line, cells)


def test_every_requirement_has_a_mark_that_opens_it_and_says_what_it_asks() -> None:
    drawing = coverage_picture([a_row("7.1.2", Cover.COVERED, Cover.NOT_NEEDED)])
    assert [mark.key for mark in drawing.marks] == [(7, "7.1.2/01"), (7, "7.1.2/02")]
    assert drawing.marks[1].tooltip == "7.1.2: Mục 2 – Không cần: Tỉnh không có"
    assert (drawing.marks[0].width, drawing.marks[0].height) == (CELL_WIDTH, CELL_HEIGHT)


def test_the_states_differ_in_shape() -> None:
    shapes = set()
    for cover in Cover:
        drawing = coverage_picture([a_row("7.1.2", cover)])
        box = next(part for part in drawing.primitives if isinstance(part, Rectangle))
        inside = [
            part
            for part in drawing.primitives
            if (isinstance(part, Line) and part.y1 < box.y + box.height)
            or (isinstance(part, Polygon) and part.points[0][1] < box.y + box.height)
        ]
        shapes.add(tuple((type(part).__name__, _form(part, box)) for part in inside))
    assert len(shapes) == len(Cover)


def test_the_legend_counts_and_the_description_says_the_same() -> None:
    rows = [a_row("7.1.2", Cover.COVERED, Cover.MISSING), a_row("2.2.2", Cover.MISSING, Cover.WEAK)]
    drawing = coverage_picture(rows)
    texts = [part.text for part in drawing.primitives if isinstance(part, Text)]
    assert {"Đã có 1", "Có nhưng chưa dùng được 1", "Còn thiếu 2", "Không cần 0"} <= set(texts)
    assert drawing.description.startswith("2 dòng; Đã có 1")
    assert "1/2" in texts


def test_everything_stays_inside_the_drawing() -> None:
    drawing = coverage_picture([a_row("1.1.1 (12)", *list(Cover) * 2)])
    for mark in drawing.marks:
        assert mark.x + mark.width <= drawing.width
        assert mark.y + mark.height <= drawing.height
    assert coverage_picture([]).marks == ()


def _form(part: Line | Polygon, box: Rectangle) -> tuple[float, ...]:
    if isinstance(part, Line):
        return (part.x1 - box.x, part.y1 - box.y, part.x2 - box.x, part.y2 - box.y)
    return tuple(value for point in part.points for value in point)
