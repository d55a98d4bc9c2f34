"""Measures of the official form (Nghị định 30/2020/NĐ-CP, Phụ lục I), in points unless a name says mm."""

from dataclasses import dataclass

MM = 72 / 25.4

A4_MM = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Margins:
    """Distances from the paper's edges, in mm."""

    top: float
    bottom: float
    left: float
    right: float


# 20-25 / 20-25 / 30-35 / 15-20 are allowed.
PORTRAIT = Margins(top=20, bottom=20, left=30, right=15)
# A landscape page is the same sheet turned: the long left side of the portrait page, where it is bound, is the top.
LANDSCAPE = Margins(top=30, bottom=15, left=20, right=20)

BODY_SIZE = 14.0
BODY_LEADING = 18.0
BODY_SPACE = 6.0
FIRST_LINE = 12.7 * MM

COUNTRY_SIZE = 13.0
MOTTO_SIZE = 14.0
BODY_NAME_SIZE = 13.0
NUMBER_SIZE = 13.0
PLACE_SIZE = 14.0
SUBJECT_SIZE = 12.0
KIND_SIZE = 14.0
ABSTRACT_SIZE = 14.0
ADDRESSEE_SIZE = 14.0
SIGNATURE_SIZE = 14.0
RECIPIENTS_TITLE_SIZE = 12.0
RECIPIENTS_SIZE = 11.0
ANNEX_LABEL_SIZE = 14.0
ANNEX_TITLE_SIZE = 14.0
ANNEX_REFERENCE_SIZE = 14.0
PAGE_NUMBER_SIZE = 13.0
DRAFT_SIZE = 12.0

# Baseline of page number and draft mark, and left edge of the mark, in mm from the edges of the paper.
TOP_LINE = 13.0
DRAFT_LEFT = 15.0
ADDRESSEE_TITLE_INDENT = 30 * MM
ADDRESSEE_INDENT = 45 * MM
TITLE_LEADING = 1.25
HEAD_LEADING = 1.2
# Of the serif, as shares of its size: a single-spaced line, and what of it stands above the baseline.
SINGLE_LINE = 1.149
ASCENT = 0.891
# Between the last line of the text and the signature.
FOOT_SPACE = 10.0

TABLE_SIZE = 12.0
TABLE_LEADING = 14.5
ANNEX_TABLE_SIZE = 11.0
ANNEX_TABLE_LEADING = 13.5

# A logical pixel of a drawing on paper: its small type of 12 becomes 10 points.
PIXEL = 10 / 12
CAPTION_SIZE = 12.0

RULE_WIDTH = 0.75
SEAL_ROOM = 72.0
# Inside a cell: beside, above and below the text.
CELL_SIDE = 3.5
CELL_TOP = 2.0
CELL_BOTTOM = 3.5
GRID_WIDTH = 0.5
# Rows up to this height are moved whole to the next page.
HIGH_ROW = 250.0
# Mean width of a letter of Vietnamese running text, as a share of the size of the type.
MEAN_LETTER = 0.46
RECIPIENTS_SHARE = 0.45


def table_size(*, is_annex: bool) -> float:
    """10 to 12 points, smaller in the wide annexes."""
    return ANNEX_TABLE_SIZE if is_annex else TABLE_SIZE


def table_leading(*, is_annex: bool) -> float:
    """From one baseline of a cell to the next."""
    return ANNEX_TABLE_LEADING if is_annex else TABLE_LEADING


def page_of(*, is_landscape: bool) -> tuple[Margins, tuple[float, float]]:
    """Margins and paper (width and height in mm) of a page that stands upright or lies across."""
    return (LANDSCAPE, (A4_MM[1], A4_MM[0])) if is_landscape else (PORTRAIT, A4_MM)


def text_width_of(margins: Margins, paper: tuple[float, float]) -> float:
    """Room between the margins on `paper` (width and height in mm), in points."""
    return (paper[0] - margins.left - margins.right) * MM


def drawing_scale(width: float, room: float) -> float:
    """Points a logical pixel of a drawing `width` pixels wide takes in `room` points: less where it would not fit."""
    return min(PIXEL, room / width) if width else PIXEL
