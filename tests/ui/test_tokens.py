"""Every text that stands on a ground can be read: WCAG 2, level AA."""

import pytest

from pii_desktop.ui.tokens import DARK, LIGHT, Tokens

GROUNDS = ("surface", "sunken", "hover", "selected", "window")
TEXTS = ("text", "text2", "text3", "accent", "good", "warn", "bad")
PAIRS = (
    ("accent", "accent_soft"),
    ("good", "good_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    ("text", "warn_soft"),
    ("text", "bad_soft"),
    ("text", "good_soft"),
    ("text", "accent_soft"),
    ("text2", "neutral_soft"),
    ("text2", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("on_tip", "tip"),
)
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#1A1F26", "#FFFFFF") == pytest.approx(16.56, abs=0.01)


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_texts_reach_four_and_a_half_on_every_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_texts_reach_four_and_a_half_on_their_own_grounds(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["surface", "window"])
def test_borders_of_fields_reach_three(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.line_strong, tokens.colour(ground)) >= 3


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="đỏ"):
        LIGHT.colour("đỏ")
