"""One search over everything that is kept."""

from pathlib import Path

import pytest

from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId, PolicyMarkId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.domain.policies import PolicyMark
from pii_desktop.domain.progress import Entry, Judgement
from pii_desktop.domain.search import Hit, HitKind
from pii_desktop.services import coverage, evidence, notes, policies, progress, work
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
    assert hit.detail == f"2.2.2 · {filled.read(lambda uow: uow.periods.all())[0].title}"
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


# what is judged, what is required, what stands in the 13 groups


@pytest.mark.parametrize("typed", ["Chưa đủ căn cứ", "chua du can cu", "CHƯA đủ  CĂN cứ xếp hạng", "can cu chua du"])
def test_the_reason_of_a_judgement_is_found(filled: Workspace, typed: str) -> None:
    assignment = filled.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = filled.read(lambda uow: uow.periods.all())[0]
    reason = "Bộ chưa công bố nên chưa đủ căn cứ xếp hạng"
    entry = Entry(result="Đã rà soát", judgement=Judgement.NOT_JUDGED, judgement_reason=reason)
    filled.run(lambda uow: progress.record(uow, assignment.id, period.id, entry))

    (hit,) = found(filled, typed)[HitKind.PROGRESS]
    assert (hit.title, hit.part, hit.detail) == (reason, "judgement_reason", f"2.2.2 · {period.title}")
    assert (hit.assignment_id, hit.period_id) == (assignment.id, period.id)


def test_of_a_result_the_text_with_most_of_the_words_is_shown(filled: Workspace) -> None:
    assignment = filled.read(lambda uow: find_assignment(uow, "2.2.2"))
    period = filled.read(lambda uow: uow.periods.all())[0]
    entry = Entry(result="Đạt 95% dự toán", difficulties="Vốn ODA giải ngân chậm", proposals="Bổ sung dự toán ODA")
    filled.run(lambda uow: progress.record(uow, assignment.id, period.id, entry))

    (hit,) = found(filled, "oda giai ngan du toan")[HitKind.PROGRESS]
    assert (hit.title, hit.part) == ("Vốn ODA giải ngân chậm", "difficulties")


@pytest.fixture
def required(filled: Workspace) -> Workspace:
    """Required evidence of the department's own, and one of the catalogue that is not needed."""
    row = filled.read(lambda uow: find_assignment(uow, "2.2.2"))
    filled.run(lambda uow: coverage.add_requirement(uow, row.id, "Biên bản đối chiếu với Kho bạc Nhà nước"))
    filled.run(lambda uow: coverage.waive(uow, row.id, "2.2.2/02", "Đơn vị không quản lý quỹ phát triển"))
    return filled


@pytest.mark.parametrize(
    ("typed", "part", "detail"),
    [
        ("Biên bản đối chiếu", "own/1", "2.2.2"),
        ("doi chieu bien ban kho bac", "own/1", "2.2.2"),
        ("quan ly quy phat trien", "2.2.2/02", "2.2.2 · Không cần: Đơn vị không quản lý quỹ phát triển"),
    ],
)
def test_required_evidence_is_found_by_its_words_and_by_why_not(
    required: Workspace, typed: str, part: str, detail: str
) -> None:
    (hit,) = found(required, typed)[HitKind.REQUIREMENT]
    assert (hit.part, hit.detail) == (part, detail)
    assert hit.assignment_id == required.read(lambda uow: find_assignment(uow, "2.2.2")).id


def test_new_words_replace_the_old_ones_and_undo_gives_them_back(required: Workspace) -> None:
    row = required.read(lambda uow: find_assignment(uow, "2.2.2"))
    required.run(lambda uow: coverage.reword(uow, row.id, "own/1", "Bảng xác nhận số dư"))
    assert HitKind.REQUIREMENT in found(required, "xac nhan so du")
    assert HitKind.REQUIREMENT not in found(required, "doi chieu")

    required.run(lambda uow: uow.steps.undo())
    assert HitKind.REQUIREMENT in found(required, "doi chieu")

    required.run(lambda uow: coverage.remove_own(uow, row.id, "own/1"))
    assert HitKind.REQUIREMENT not in found(required, "doi chieu")


def test_required_evidence_of_a_row_that_owes_none_leads_nowhere_and_is_left_out(required: Workspace) -> None:
    row = required.read(lambda uow: find_assignment(uow, "2.2.2"))
    required.run(lambda uow: uow.assignments.set_role(row.id, Role.COORDINATING, is_tracked=True))
    assert HitKind.REQUIREMENT not in found(required, "doi chieu")


@pytest.fixture
def document(filled: Workspace) -> EvidenceId:
    """The document of the register, in group 10, "Dịch vụ logistics"."""
    known = filled.read(lambda uow: uow.evidence.all())[0]
    mark = PolicyMark(PolicyMarkId(0), known.id, 10, is_carried_out=True, carried_out_by="Chứng từ giải ngân đợt 2")
    filled.run(lambda uow: policies.mark_policy(uow, mark))
    return known.id


@pytest.mark.parametrize("typed", ["Chứng từ giải ngân", "chung tu dot 2", "45/qd-ubnd", "giải ngân logistics 45/QĐ"])
def test_a_policy_is_found_by_what_carries_it_out_by_its_document_and_its_group(
    filled: Workspace, document: EvidenceId, typed: str
) -> None:
    (hit,) = found(filled, typed)[HitKind.POLICY]
    assert hit.title == "(10) 45/QĐ-UBND Giao dự toán chi khoa học và công nghệ"
    assert hit.detail == "Chứng từ giải ngân đợt 2 · Dịch vụ logistics"
    assert (hit.id, hit.part) == (document, "10")


def test_a_group_is_found_by_its_name_before_what_stands_in_it(filled: Workspace, document: EvidenceId) -> None:
    group, mark = found(filled, "dich vu logistics")[HitKind.POLICY]
    assert (group.title, group.id, group.part) == ("(10) Dịch vụ logistics", 0, "10")
    assert mark.id == document
    assert [hit.title for hit in found(filled, "Hệ sinh thái khởi nghiệp")[HitKind.POLICY]] == [
        "(3) Hệ sinh thái khởi nghiệp sáng tạo"
    ]
