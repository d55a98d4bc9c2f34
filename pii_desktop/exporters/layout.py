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
# A landscape page is the same sheet turned: the binding edge stays the long left side of the portrait page.
LANDSCAPE = Margins(top=20, bottom=15, left=20, right=20)

BODY_SIZE = 14.0
BODY_LEADING = 18.0
BODY_SPACE = 6.0
FIRST_LINE = 12.7 * MM

COUNTRY_SIZE = 13.0
MOTTO_SIZE = 14.0
BODY_NAME_SIZE = 13.0
NUMBER_SIZE = 13.0
PLACE_SIZE = 14.0
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

TABLE_SIZE = 12.0
TABLE_LEADING = 14.5
ANNEX_TABLE_SIZE = 11.0
ANNEX_TABLE_LEADING = 13.5

RULE_WIDTH = 0.75
SEAL_ROOM = 72.0
