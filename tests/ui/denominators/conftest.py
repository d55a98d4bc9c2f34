"""Số liệu nền over a real workspace: Sở Nông nghiệp và Môi trường with the plan of 2025, at the year's period."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.denominators import Denominator, DenominatorFields, DenominatorKind
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.progress import Entry
from pii_desktop.services.denominators import add_figure
from pii_desktop.services.progress import record
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.ui.denominators.figure_form import FigureForm
from pii_desktop.ui.denominators.page import DenominatorsPage
from pii_desktop.ui.widgets.field import Field
from tests.ui.workplace import Workplace

COMMUNES = DenominatorKind.COMMUNES
BEFORE = DenominatorFields(COMMUNES, 2025, Decimal(152), "đơn vị", date(2025, 1, 1), "Niên giám thống kê 2024")


class Desk:
    """A clerk before the page."""

    def __init__(self, place: Workplace, qtbot: QtBot) -> None:
        self.place = place
        self.page = DenominatorsPage(place.desk)
        place.show(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def form(self) -> FigureForm:
        """The form shown."""
        form = self.page.panel.form
        assert form is not None
        return form

    def settle(self) -> None:
        """Until every answer has arrived."""
        self.place.settle()

    def choose(self, kind: DenominatorKind, name: str = "") -> None:
        """Select a line and wait for its panel."""
        self.page.list.view.select_id((kind, name))
        self.settle()

    def fill(self, field: Field, text: str) -> None:
        """Type and leave."""
        editor: Any = field.focusProxy()
        editor.setFocus()
        editor.selectAll()
        editor.insert(text) if hasattr(editor, "insert") else editor.insertPlainText(text)
        field.edited.emit()
        field._is_dirty = True
        field.commit()
        self.settle()

    def figure(self, kind: DenominatorKind, year: int = 2025, name: str = "") -> Denominator | None:
        """What the store holds."""
        found: list[Denominator | None] = []
        self.place.desk.ask(lambda uow: uow.denominators.find(kind, year, name), found.append)
        self.settle()
        return found[0]

    def fields(self, kind: DenominatorKind, year: int = 2025, name: str = "") -> DenominatorFields:
        """The fields of a figure that is there."""
        figure = self.figure(kind, year, name)
        assert figure is not None
        return figure.fields

    def entry(self) -> Entry:
        """The result of 7.1.2 in the year's period."""
        entry: Entry = self.place.read(lambda uow: uow.progress.get(ocop(uow), year_of_2025(uow))[0])
        return entry


def ocop(uow: Any) -> AssignmentId:
    """The row of the OCOP products, divided by communes."""
    return next(AssignmentId(each.id) for each in uow.assignments.everywhere() if each.row.code == "7.1.2")


def year_of_2025(uow: Any) -> PeriodId:
    """The year's period."""
    return next(PeriodId(each.id) for each in uow.periods.all() if each.kind is PeriodKind.YEAR and each.year == 2025)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """The desk of the department."""
    place = Workplace(qtbot)

    def opener() -> Any:
        workspace = create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Ninh", "Sở Nông nghiệp và Môi trường"))
        take_bundled(workspace, "bacninh-2025")
        return workspace

    place.tasks.open_store(opener)
    place.settle()
    place.desk.scope = replace(place.desk.scope, period_id=place.read(year_of_2025))
    yield place
    place.close()


@pytest.fixture
def desk(place: Workplace, qtbot: QtBot) -> Desk:
    """The page of a year without figures."""
    return Desk(place, qtbot)


@pytest.fixture
def begun(place: Workplace, qtbot: QtBot) -> Desk:
    """The page with 152 communes of 2025, and a result that divides by them."""
    place.change(_with_communes)
    return Desk(place, qtbot)


def _with_communes(uow: Any) -> Changes:
    denominator_id, changes = add_figure(uow, BEFORE)
    numbers = Entry(numerator=Decimal(61), denominator=Decimal(152), denominator_id=denominator_id)
    record(uow, ocop(uow), year_of_2025(uow), numbers)
    return changes
