"""The colours of drawings on paper, by the names of the window's tokens: darker, so that a grey print is legible."""

PAPER = {
    "surface": "#FFFFFF",
    "text": "#000000",
    "text2": "#1F262E",
    "text3": "#3A434D",
    "line": "#8A939E",
    "accent": "#0B4F95",
    "good": "#0E5C33",
    "warn": "#6B4100",
    "bad": "#96180F",
    "good_soft": "#E2F3E9",
    "warn_soft": "#FDF0D5",
    "bad_soft": "#FCE8E6",
    "neutral_soft": "#EEF1F4",
    "chart_base": "#C3CAD3",
    "chart_grid": "#C9CFD7",
}
"""Hue never carries the meaning alone: shapes, dashes and words do."""


def ink(token: str) -> str:
    """The colour of a token as "#RRGGBB". Raises KeyError for one that no drawing on paper uses."""
    return PAPER[token]
