"""A new workspace: every page says what belongs here and leads to the first step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.main_window import MainWindow
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with a workspace that has no plan yet."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ mới", plan="")
    yield place
    place.close()


@pytest.mark.parametrize(
    ("key", "words", "leads_to"),
    [
        (PageKey.OVERVIEW, "Đến trang Phân công", PageKey.ASSIGNMENTS),
        (PageKey.INDICATORS, "Đến trang Phân công", PageKey.ASSIGNMENTS),
        (PageKey.WORK, "Đến trang Phân công", PageKey.ASSIGNMENTS),
        (PageKey.COORDINATION, "Đến trang Kỳ báo cáo", PageKey.PERIODS),
        (PageKey.NOTES, "Đến trang Chỉ số", PageKey.INDICATORS),
    ],
)
def test_an_empty_page_leads_to_the_first_step(
    window: MainWindow, place: Workplace, key: PageKey, words: str, leads_to: PageKey
) -> None:
    window.go(Destination(key))
    place.settle()
    (button,) = [
        each for each in window.page(key).findChildren(QAbstractButton) if each.isVisible() and each.text() == words
    ]
    button.click()
    place.settle()

    assert window.current_page() is window.page(leads_to)


def test_the_first_profile_is_told_in_words(window: MainWindow, place: Workplace) -> None:
    window.go(Destination(PageKey.HISTORY))
    place.settle()
    page = window.page(PageKey.HISTORY)
    model = page.changes.model  # type: ignore[attr-defined]
    told = [column.value(line) for line in model.all_rows() for column in model.columns]

    assert not any("{" in words or "addressee" in words for words in told)
    assert any("Đơn vị: Sở Tài chính" in words for words in told)
