"""Nothing is kept unless it was committed, and everything comes back as it went in."""

import sys
import threading
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.plan import ParsedRow, PillarTarget, Place, RowIssue, RowKind, Series, Severity
from pii_desktop.domain.progress import Entry, Judgement
from pii_desktop.domain.target import Op, Target
from pii_desktop.storage.columns import DecimalText, TargetText, Words
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace, open_workspace
from tests.builders import a_row
from tests.storage.stored import FINANCE_PLAN, a_stored_assignment, a_stored_entry, a_stored_period, a_stored_plan


class BrokenError(RuntimeError):
    pass


def test_what_is_not_committed_is_rolled_back(workspace: Workspace) -> None:
    with workspace.unit_of_work() as uow:
        a_stored_plan(uow)

    assert workspace.read(lambda uow: uow.plans.all()) == ()


def test_a_use_case_that_fails_leaves_nothing_behind(workspace: Workspace) -> None:
    def fail(uow: UnitOfWork) -> None:
        a_stored_plan(uow)
        raise BrokenError

    with pytest.raises(BrokenError):
        workspace.run(fail)

    assert workspace.read(lambda uow: (uow.plans.all(), uow.history.head()[0])) == ((), 0)


def test_what_a_use_case_stored_is_there_after_reopening(workspace: Workspace, folder: Path) -> None:
    assignment_id, period_id = workspace.run(a_stored_entry)
    workspace.close()

    with open_workspace(folder, who="Trần Văn Hoà") as again:
        entry, state = again.read(lambda uow: uow.progress.get(assignment_id, period_id))

    assert entry == Entry(value=Decimal("12.50"), result="Đã giải ngân")
    assert str(entry.value) == "12.50"
    assert state is EntryState.DRAFT


def test_a_reader_cannot_write(workspace: Workspace) -> None:
    with pytest.raises(Exception, match="chỉ đọc"):
        workspace.read(lambda uow: uow.settings.put("theme", "dark"))


def test_the_revision_grows_with_content_and_not_with_drafts(workspace: Workspace) -> None:
    before = workspace.read(lambda uow: uow.revision())
    workspace.run(lambda uow: uow.drafts.put("progress/1/1", "12,5 chưa lưu"))
    assert workspace.read(lambda uow: uow.revision()) == before

    workspace.run(a_stored_plan)
    assert workspace.read(lambda uow: uow.revision()) > before


def test_a_workspace_refuses_another_thread_and_a_second_unit_of_work(workspace: Workspace) -> None:
    heard: list[str] = []

    def read_elsewhere() -> None:
        try:
            workspace.read(lambda uow: uow.plans.all())
        except RuntimeError as error:
            heard.append(str(error))

    thread = threading.Thread(target=read_elsewhere)
    thread.start()
    thread.join()
    assert heard == ["a workspace belongs to the thread that opened it"]
    with workspace.unit_of_work(), pytest.raises(RuntimeError, match="under way"):
        workspace.backup("giữa chừng")


def test_every_field_of_a_row_comes_back(workspace: Workspace) -> None:
    row = ParsedRow(
        kind=RowKind.SUBITEM,
        name="Tỷ lệ chi cho khoa học và công nghệ",
        place=Place(0, 17, page=3, sheet="Phụ lục", cell="B17"),
        code="(2)",
        code_printed="2.",
        stt="II.3",
        unit="%",
        baseline=Decimal("12.760"),
        baseline_printed="12,760",
        series=Series.SCORE,
        target=Target(Op.RANGE, Decimal(16), Decimal("18.0"), "%", "tăng dần"),
        target_printed="16 - 18%",
        lead=("Sở Tài chính", "Công an tỉnh"),
        coordinating=("các sở, ban, ngành",),
        collective_lead=True,
        timing="Thường xuyên",
        tasks=("Rà soát", "Bố trí kinh phí"),
        source_note="PCI",
        pillar="2",
        group="2.2",
        parent="1.1.1",
        issues=(RowIssue(Severity.WARNING, "Mã in sai"),),
    )

    stored = workspace.run(lambda uow: uow.assignments.get(a_stored_assignment(uow, row)))

    assert stored.row == row
    assert (stored.role, stored.is_tracked, stored.archived_at) == (Role.LEAD, True, None)


def test_a_plan_comes_back_with_headings_and_pillar_targets(workspace: Workspace) -> None:
    headings = (
        ParsedRow(RowKind.PILLAR, "Thể chế", Place(0, 1), code="1"),
        ParsedRow(RowKind.GROUP, "Môi trường", Place(0, 2), code="1.1"),
    )
    targets = (PillarTarget("1", "Thể chế", Decimal("45.92"), Target(Op.MORE, Decimal("45.92")), "> 45,92"),)

    def store(uow: UnitOfWork) -> None:
        plan_id = uow.plans.add(FINANCE_PLAN, label="Kế hoạch 279", catalogue_key="bn-2025", pillar_targets=targets)
        uow.plans.replace_headings(plan_id, headings)

    workspace.run(store)
    (plan,) = workspace.read(lambda uow: uow.plans.all())

    assert (plan.document, plan.catalogue_key) == (FINANCE_PLAN, "bn-2025")
    assert workspace.read(lambda uow: uow.plans.headings(plan.id)) == headings
    assert workspace.read(lambda uow: uow.plans.pillar_targets(plan.id)) == targets


def test_a_full_entry_comes_back_and_a_blank_one_is_blank(workspace: Workspace) -> None:
    entry = Entry(
        Decimal("0.0"),
        Decimal(3),
        Decimal(1000),
        "Đạt",
        "Thiếu vốn",
        "Bổ sung",
        "Quý III",
        "Chậm",
        Judgement.REACHED,
        "x",
    )
    assignment_id, period_id = workspace.run(lambda uow: (a_stored_assignment(uow), a_stored_period(uow)))

    assert workspace.read(lambda uow: uow.progress.get(assignment_id, period_id)) == (Entry(), EntryState.BLANK)
    workspace.run(lambda uow: uow.progress.put(assignment_id, period_id, entry, EntryState.DONE))
    assert workspace.read(lambda uow: uow.progress.of_assignment(assignment_id)) == {period_id: entry}


def test_decomposed_text_is_composed_on_its_way_in(workspace: Workspace) -> None:
    decomposed = unicodedata.normalize("NFD", "Sở Tài chính đề nghị")

    def store(uow: UnitOfWork) -> None:
        a_stored_assignment(uow, a_row(name=decomposed, lead=(decomposed,), tasks=(decomposed,)))
        uow.settings.put("profile", decomposed)
        uow.drafts.put("progress/1/1", decomposed)

    workspace.run(store)
    dump = workspace.read(lambda uow: str((uow.assignments.all_tracked(), uow.settings.all(), uow.history.all())))

    assert "Sở Tài chính đề nghị" in dump
    assert unicodedata.is_normalized("NFC", dump)
    assert workspace.read(lambda uow: uow.drafts.get("progress/1/1")) == "Sở Tài chính đề nghị"


def test_a_lone_surrogate_does_not_stop_a_save(workspace: Workspace) -> None:
    workspace.run(lambda uow: uow.settings.put("profile", "Lan \ud83d"))

    assert workspace.read(lambda uow: uow.settings.get("profile")) == "Lan ?"


def test_dates_and_targets_of_the_department_come_back(workspace: Workspace) -> None:
    assignment_id, period_id = workspace.run(lambda uow: (a_stored_assignment(uow), a_stored_period(uow)))
    own = Target(Op.AT_LEAST, Decimal("22.5"), unit="%")
    workspace.run(lambda uow: uow.assignments.set_own_target(assignment_id, own, "≥ 22,5%"))

    stored, period = workspace.read(lambda uow: (uow.assignments.get(assignment_id), uow.periods.get(period_id)))

    assert (stored.target, stored.own_target_printed, period.deadline) == (own, "≥ 22,5%", date(2025, 6, 1))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
@settings(max_examples=50, deadline=None)
def test_a_number_keeps_its_places(number: Decimal) -> None:
    assert str(DecimalText().load(DecimalText().dump(number))) == format(number, "f")


@given(st.text(max_size=20), st.one_of(st.none(), st.text(max_size=5)))
@settings(max_examples=50, deadline=None)
def test_words_of_a_target_come_back_composed(text: str, unit: str | None) -> None:
    target = Target(Op.TEXT, text=Words().dump(text), unit=unit and Words().dump(unit))

    assert TargetText().load(TargetText().dump(target)) == target


def test_the_window_need_not_wait_for_the_store() -> None:
    import subprocess

    code = "import sys, pii_desktop.services.browsing; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0
