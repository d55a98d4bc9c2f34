"""One search over everything that is kept."""

from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.search import Hit, HitKind
from pii_desktop.services import evidence, notes, progress, work
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.searching import search
from pii_desktop.storage.workspace import Workspace


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A result, an own work item, a document and a note."""
    assignment = workspace.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = workspace.read(lambda uow: uow.periods.all())[0]
    entry = Entry(result="Phân bổ kinh phí đổi mới công nghệ đạt 95%")
    workspace.run(lambda uow: progress.record(uow, assignment.id, period.id, entry))
    workspace.run(lambda uow: work.add_own_work_item(uow, assignment.id, "Rà soát dự toán quý III"))
    file = tmp_path / "quyet-dinh.pdf"
    file.write_bytes(b"%PDF-1.4")
    fields = EvidenceFields(number="45/QĐ-UBND", abstract="Giao dự toán chi khoa học và công nghệ")
    workspace.run(lambda uow: evidence.attach(uow, file, fields))
    anchor = Anchor(assignment_id=assignment.id, period_id=period.id, field="value")
    workspace.run(lambda uow: notes.add_note(uow, anchor, "Kho bạc chưa xác nhận"))
    return workspace


def found(workspace: Workspace, typed: str) -> dict[HitKind, list[Hit]]:
    hits = workspace.read(lambda uow: search(uow, typed))
    return {kind: [hit for hit in hits if hit.kind is kind] for kind in HitKind if any(h.kind is kind for h in hits)}


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("tinh nang dong", None, ""),
        ("2.2.2", HitKind.ASSIGNMENT, "2.2.2"),
        ("doi moi cong nghe 95%", HitKind.PROGRESS, "Phân bổ kinh phí đổi mới công nghệ đạt 95%"),
        ("RÀ SOÁT DỰ TOÁN", HitKind.WORK_ITEM, "Rà soát dự toán quý III"),
        ("45/qd-ubnd", HitKind.EVIDENCE, "45/QĐ-UBND Giao dự toán chi khoa học và công nghệ"),
        ("kho bac", HitKind.NOTE, "Kho bạc chưa xác nhận"),
        ("nam 2025", HitKind.PERIOD, "Năm 2025"),
        ("279/KH", HitKind.PLAN, "279/KH-UBND"),
    ],
)
def test_words_are_found_where_they_stand(filled: Workspace, typed: str, kind: HitKind | None, title: str) -> None:
    hits = found(filled, typed)
    if kind is None:
        assert HitKind.PROGRESS not in hits
    else:
        assert any(title in hit.title for hit in hits[kind])


def test_a_plan_without_a_number_is_not_found_by_a_word_of_the_program(filled: Workspace) -> None:
    filled.run(lambda uow: uow.plans.add(PlanDocument(year=2026), label="Kế hoạch dự kiến"))
    assert HitKind.PLAN not in found(filled, "none")


def test_a_hit_leads_to_its_row_and_period(filled: Workspace) -> None:
    (hit,) = found(filled, "kinh phí đổi mới")[HitKind.PROGRESS]
    assert hit.detail == "2.2.2"
    assert hit.assignment_id == filled.read(lambda uow: find_assignment(uow, "2.2.2")).id
    assert hit.period_id == filled.read(lambda uow: uow.periods.all())[0].id


@pytest.mark.parametrize("typed", ["%", "_", "' OR 1=1 --", '"', "\\", "*"])
def test_symbols_are_no_patterns(filled: Workspace, typed: str) -> None:
    sign = typed.split(maxsplit=1)[0]
    hits = [hit for group in found(filled, typed).values() for hit in group]
    assert all(sign in hit.title or sign in hit.detail for hit in hits)


def test_a_blank_search_finds_nothing(filled: Workspace) -> None:
    assert found(filled, "  ") == {}


def test_each_kind_is_cut_at_the_limit(filled: Workspace) -> None:
    hits = filled.read(lambda uow: search(uow, "a", 2))
    assert max(sum(hit.kind is kind for hit in hits) for kind in HitKind) == 2
