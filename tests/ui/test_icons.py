"""Every icon has its file and paints something, in the colour asked for."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from pii_desktop import paths
from pii_desktop.ui.icons import Icon, icon, pixmap


def painted(image: QImage) -> list[QColor]:
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [colour for x, y in points if (colour := image.pixelColor(x, y)).alpha() > 200]


@pytest.mark.parametrize("name", list(Icon))
def test_each_resolves_and_paints_something(qapp: QApplication, name: Icon) -> None:
    assert painted(pixmap(name, "text", 16, 2.0).toImage())


def test_it_is_painted_in_the_colour_of_the_token(qapp: QApplication) -> None:
    ink = QColor("#B02318")
    strongest = max(painted(pixmap(Icon.CHECK, "bad", 24).toImage()), key=lambda colour: colour.alpha())
    assert abs(strongest.red() - ink.red()) < 12
    assert abs(strongest.green() - ink.green()) < 12


def test_the_same_icon_is_painted_once(qapp: QApplication) -> None:
    assert pixmap(Icon.PLUS).cacheKey() == pixmap(Icon.PLUS).cacheKey()


def test_an_icon_is_sharp_on_a_screen_of_two_hundred_percent(qapp: QApplication) -> None:
    assert {size.width() for size in icon(Icon.PLUS, size=16).availableSizes()} >= {16, 32}


def test_the_folder_holds_these_icons_and_their_licence() -> None:
    folder = paths.resources() / "icons"
    assert {file.stem for file in folder.glob("*.svg")} == {name.value for name in Icon}
    assert "MIT License" in (folder / "LICENSE").read_text(encoding="utf-8")
