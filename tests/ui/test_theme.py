"""The theme changes at run time, and the icons with it."""

import ctypes
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.ui import theme as theme_module
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import colour, font, tokens
from pii_desktop.ui.style_sheet import style_sheet
from pii_desktop.ui.theme import Theme, ThemeChoice, apply_theme
from pii_desktop.ui.tokens import DARK, LIGHT, Type
from pii_desktop.ui.widgets.buttons import Button
from tests.storage.windows import as_windows_loads


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    yield apply_theme(qapp, ThemeChoice.LIGHT)
    apply_theme(qapp, ThemeChoice.LIGHT)


def test_palette_and_tokens_follow_the_choice(theme: Theme, qtbot: QtBot) -> None:
    assert tokens() is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.apply(ThemeChoice.DARK)
    assert tokens() is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.surface
    assert colour("accent").name().upper() == DARK.accent


def test_choosing_the_same_again_says_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.apply(ThemeChoice.LIGHT)


def test_there_is_one_theme(theme: Theme, qapp: QApplication) -> None:
    assert apply_theme(qapp, ThemeChoice.LIGHT) is theme


def test_an_icon_on_a_button_takes_the_new_colour(theme: Theme, qtbot: QtBot) -> None:
    button = Button("Xuất Excel", icon_name=Icon.DOWNLOAD)
    qtbot.addWidget(button)
    before = button.icon().pixmap(16, 16).toImage()
    theme.apply(ThemeChoice.DARK)
    assert button.icon().pixmap(16, 16).toImage() != before


@pytest.mark.parametrize("theme_tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_of_the_sheet_is_replaced(theme_tokens: object) -> None:
    assert theme_tokens in (LIGHT, DARK)
    sheet = style_sheet(LIGHT if theme_tokens is LIGHT else DARK)
    assert "$" not in sheet
    assert "::item" not in sheet.replace("QMenu::item", "")


def test_figures_are_tabular_and_sizes_are_pixels(qapp: QApplication) -> None:
    small = font(Type.SMALL)
    assert small.pixelSize() == 12
    assert [bytes(tag.toString().data()).decode() for tag in small.featureTags()] == ["tnum"]


@pytest.mark.parametrize(
    ("window", "is_dark"),
    [(0x000000, True), (0x20_20_20, True), (0xFF_FF_FF, False), (0xFA_FF_EF, False)],  # as Windows has it: blue first
)
def test_a_dark_contrast_theme_of_windows_gets_the_dark_colours(
    window: int, is_dark: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt calls the scheme of a contrast theme unknown."""
    user32 = SimpleNamespace(GetSysColor=lambda _index: window)
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: user32, raising=False)

    assert as_windows_loads(theme_module, monkeypatch).is_window_dark() is is_dark


def test_what_qt_does_not_know_is_asked_of_the_system(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme_module, "is_window_dark", lambda: True)

    theme.apply(ThemeChoice.SYSTEM)

    assert tokens() is DARK
