"""Background figures as they are kept: one for a kind, name and year, with its history."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import func, insert, select

from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.progress import Entry
from pii_desktop.errors import InputError
from pii_desktop.storage.records_year import note
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_stored_assignment, a_stored_period

GRDP = DenominatorFields(DenominatorKind.GRDP, 2025, Decimal("439776.50"), "tỷ đồng", date(2025, 12, 31), "Niên giám")
LABOUR = DenominatorFields(DenominatorKind.OTHER, 2025, Decimal(900), "người", name="Số lao động có việc làm")


def test_a_figure_comes_back_as_it_was_typed(workspace: Workspace) -> None:
    with workspace.unit_of_work() as uow:
        denominator_id = uow.denominators.add(GRDP)
        assert uow.denominators.get(denominator_id).fields == GRDP
        assert str(uow.denominators.get(denominator_id).fields.value) == "439776.50"


def test_kind_name_and_year_stand_once(workspace: Workspace) -> None:
    with workspace.unit_of_work() as uow:
        first = uow.denominators.add(LABOUR)
        uow.denominators.add(replace(LABOUR, name="Diện tích đất"))
        uow.denominators.add(replace(LABOUR, year=2026))
        for again in (LABOUR, replace(LABOUR, value=None)):
            with pytest.raises(InputError, match="đã có"):
                uow.denominators.add(again)
        with pytest.raises(InputError, match="đã có"):
            uow.denominators.update(first, replace(LABOUR, name="Diện tích đất"))
        assert uow.denominators.update(first, replace(LABOUR, value=Decimal(950)))
        assert uow.denominators.years() == (2025, 2026)


def test_every_field_that_changes_is_history(workspace: Workspace) -> None:
    with workspace.unit_of_work() as uow:
        denominator_id = uow.denominators.add(GRDP)
        uow.denominators.update(denominator_id, replace(GRDP, value=Decimal(450000), is_final=True))
        changed = [(row.field, row.old, row.new) for row in uow.history.of("denominator", denominator_id)]
        assert changed[:2] == [("is_final", "0", "1"), ("value", "439776.50", "450000")]
        assert changed[-1] == ("", "", "GRDP năm 2025")
        assert ("value", "", "439776.50") in changed


def test_what_did_not_change_is_no_history(workspace: Workspace) -> None:
    with workspace.unit_of_work() as uow:
        denominator_id = uow.denominators.add(GRDP)
        before = uow.revision()
        assert not uow.denominators.update(denominator_id, GRDP)
        assert uow.revision() == before


def test_a_deleted_figure_takes_its_notes_along_and_leaves_the_numbers(workspace: Workspace) -> None:
    with workspace.unit_of_work() as uow:
        denominator_id = uow.denominators.add(GRDP)
        assignment_id, period_id = a_stored_assignment(uow), a_stored_period(uow)
        entry = Entry(denominator=GRDP.value, denominator_id=denominator_id)
        uow.progress.put(assignment_id, period_id, entry, EntryState.DRAFT)
        written = {"written_at": uow.history.all()[0].at, "written_by": "Lan", "search_key": "", "is_flagged": False}
        uow._connection.execute(insert(note).values(denominator_id=denominator_id, field="", text="Hỏi lại", **written))
        uow.denominators.delete(denominator_id)
        assert uow.progress.get(assignment_id, period_id)[0] == Entry(denominator=GRDP.value)
        assert uow._connection.execute(select(func.count()).select_from(note)).scalar() == 0
        assert uow.denominators.find(DenominatorKind.GRDP, 2025) is None
        fields = {row.field for row in uow.history.of_assignment(assignment_id)}
        assert "denominator_id" in fields
