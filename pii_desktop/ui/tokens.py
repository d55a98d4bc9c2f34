"""Colours, type and measures of the look, by name. The only place where a colour has a number."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """Names of the colour tokens; widgets and drawings ask for a colour by these."""

    WINDOW = "window"
    SURFACE = "surface"
    SUNKEN = "sunken"
    HOVER = "hover"
    SELECTED = "selected"
    LINE = "line"
    LINE_STRONG = "line_strong"
    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    DISABLED = "disabled"
    ACCENT = "accent"
    ACCENT_HOVER = "accent_hover"
    ACCENT_PRESS = "accent_press"
    ON_ACCENT = "on_accent"
    ACCENT_SOFT = "accent_soft"
    GOOD = "good"
    GOOD_SOFT = "good_soft"
    WARN = "warn"
    WARN_SOFT = "warn_soft"
    BAD = "bad"
    BAD_SOFT = "bad_soft"
    NEUTRAL_SOFT = "neutral_soft"
    CHART_BASE = "chart_base"
    CHART_GRID = "chart_grid"
    TIP = "tip"
    ON_TIP = "on_tip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme as "#RRGGBB"."""

    window: str
    surface: str
    sunken: str
    hover: str
    selected: str
    line: str
    line_strong: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    neutral_soft: str
    chart_base: str
    chart_grid: str
    tip: str
    on_tip: str

    def colour(self, tone: str) -> str:
        """The colour of a token name, as "#RRGGBB"."""
        return str(getattr(self, Tone(tone).value))


LIGHT = Tokens(
    window="#F2F4F7",
    surface="#FFFFFF",
    sunken="#F7F9FB",
    hover="#EDF1F6",
    selected="#DCEAF8",
    line="#DCE1E8",
    line_strong="#828C98",
    text="#1A1F26",
    text2="#444D58",
    text3="#5A6470",
    disabled="#98A1AB",
    accent="#0B5CAD",
    accent_hover="#094C8F",
    accent_press="#073E75",
    on_accent="#FFFFFF",
    accent_soft="#E5F0FA",
    good="#126B3C",
    good_soft="#E2F3E9",
    warn="#7F4D00",
    warn_soft="#FDF0D5",
    bad="#B02318",
    bad_soft="#FCE8E6",
    neutral_soft="#E9EDF2",
    chart_base="#D5DBE3",
    chart_grid="#E3E7EC",
    tip="#1F252D",
    on_tip="#FFFFFF",
)

DARK = Tokens(
    window="#16181B",
    surface="#1D2024",
    sunken="#22262B",
    hover="#2A2F36",
    selected="#17385A",
    line="#343A42",
    line_strong="#7C8692",
    text="#E8EBEF",
    text2="#C0C7D0",
    text3="#A0AAB5",
    disabled="#6B747F",
    accent="#74B5F2",
    accent_hover="#93C6F6",
    accent_press="#5CA3E6",
    on_accent="#06213A",
    accent_soft="#1A3148",
    good="#6CCB94",
    good_soft="#1B3327",
    warn="#EDB95E",
    warn_soft="#382C15",
    bad="#F6928A",
    bad_soft="#422624",
    neutral_soft="#30363E",
    chart_base="#3A424C",
    chart_grid="#31373F",
    tip="#E8EBEF",
    on_tip="#16181B",
)


class Type(StrEnum):
    """Roles of text; sizes are logical pixels."""

    DAYS = "days"
    COUNT = "count"
    PAGE_TITLE = "page_title"
    PANEL_TITLE = "panel_title"
    SECTION = "section"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SMALL_STRONG = "small_strong"
    RING = "ring"


TYPE_SIZES: dict[Type, tuple[int, int]] = {
    Type.DAYS: (28, 600),
    Type.COUNT: (24, 600),
    Type.PAGE_TITLE: (20, 600),
    Type.PANEL_TITLE: (16, 600),
    Type.SECTION: (14, 600),
    Type.BODY: (13, 400),
    Type.STRONG: (13, 600),
    Type.SMALL: (12, 400),
    Type.SMALL_STRONG: (12, 600),
    Type.RING: (11, 400),
}

# Measures, logical pixels (look.md "Measures").
PAGE_PADDING = 24
PANEL_PADDING = 16
RADIUS = 4
TAG_RADIUS = 3
CONTROL_HEIGHT = 32
CHIP_HEIGHT = 28
TAG_HEIGHT = 20
HEAD_ROW_HEIGHT = 32
ROW_HEIGHT = 32
GROUP_ROW_HEIGHT = 28
DIFFERENCE_ROW_HEIGHT = 34
FORM_ROW_HEIGHT = 36
TODO_ROW_HEIGHT = 44
BAR_ROW_HEIGHT = 36
PILLAR_ROW_HEIGHT = 22
NAVIGATION_WIDTH = 168
NAVIGATION_ITEM_HEIGHT = 40
HEADER_HEIGHT = 48
STATUS_HEIGHT = 24
PAGE_HEAD_HEIGHT = 56
PANEL_FOOT_HEIGHT = 48
WIZARD_FOOT_HEIGHT = 64
PANEL_WIDTH = 400
SOURCE_PANEL_WIDTH = 416
PREVIEW_PANEL_WIDTH = 456
