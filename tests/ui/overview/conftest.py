"""Tổng quan over sample records."""

import pytest

from pii_desktop.ui.overview.page import OverviewPage
from tests.ui.workplace import Workplace


@pytest.fixture
def page(place: Workplace) -> OverviewPage:
    """The page, shown."""
    page = OverviewPage(place.desk)
    place.show(page)
    return page
