"""A column that was made wider is as wide at the next start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.ui.desk import PageKey
from pii_desktop.ui.page_making import make_page
from pii_desktop.ui.settings import Settings, load_settings, save_settings
from pii_desktop.ui.widgets.table_view import RowsView
from tests.ui.workplace import Workplace

NAMES = {
    PageKey.INDICATORS: "Chỉ số, chỉ tiêu",
    PageKey.WORK: "Nhiệm vụ",
    PageKey.EVIDENCE: "Sổ minh chứng",
}


def shown(place: Workplace, folder: Path, key: PageKey) -> QWidget:
    """The page as a clerk who has a store sees it."""
    place.begin(folder)
    page = make_page(key, place.desk)
    place.show(page)
    return page


def list_of(page: QWidget, key: PageKey) -> RowsView:
    return next(view for view in page.findChildren(RowsView) if view.accessibleName() == NAMES[key])


@pytest.mark.parametrize("key", NAMES)
def test_the_width_of_a_column_is_remembered(qtbot: QtBot, tmp_path: Path, key: PageKey) -> None:
    today, tomorrow = Workplace(qtbot), Workplace(qtbot)
    page = shown(today, tmp_path / "hôm nay", key)
    view = list_of(page, key)
    column, width = next(iter(view.widths().items()))
    assert not any(today.desk.widths.values())
    view.header().resizeSection([each.key for each in view.rows_model.columns].index(column), width + 40)
    save_settings(tmp_path / "settings.json", Settings(widths=today.desk.widths))

    tomorrow.desk.widths = load_settings(tmp_path / "settings.json").widths
    again = shown(tomorrow, tmp_path / "ngày mai", key)
    assert list_of(again, key).widths()[column] == width + 40
    today.close()
    tomorrow.close()
