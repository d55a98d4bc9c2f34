"""The register in SQL: what is shown, what each filter leaves, and that SQL judges as the domain does."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.evidence_register import RegisterFilter
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.plan import PlanDocument, RowKind
from pii_desktop.domain.validity import Measure, Standing, cut_off, standing, worst
from pii_desktop.services.validity import cut_off_rules
from pii_desktop.storage.attachments import StoredFile
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_row
from tests.storage.stored import a_stored_assignment, a_stored_plan

MEASURE = Measure(2025, date(2025, 12, 31), date(2025, 11, 19), rules=cut_off_rules())


def a_document(uow: UnitOfWork, number: int, fields: EvidenceFields, *rows: AssignmentId) -> EvidenceId:
    evidence_id = uow.evidence.add(StoredFile(f"{number:064d}", 10, f"tệp {number}.pdf"), fields)
    uow.evidence.link_many([evidence_id], rows)
    return evidence_id


def shown(workspace: Workspace, **wanted: object) -> list[EvidenceId]:
    asked = RegisterFilter(**wanted)  # type: ignore[arg-type]
    return [row.id for row in workspace.read(lambda uow: uow.register.page(asked, MEASURE, 100)).rows]


def test_the_newest_document_comes_first_and_what_is_left_out_is_counted(workspace: Workspace) -> None:
    def fill(uow: UnitOfWork) -> list[EvidenceId]:
        return [a_document(uow, number, EvidenceFields(number=f"{number}/QĐ-UBND")) for number in range(5)]

    ids = workspace.run(fill)
    page = workspace.read(lambda uow: uow.register.page(RegisterFilter(), MEASURE, 3))
    assert [row.id for row in page.rows] == ids[:1:-1]
    assert (page.total, page.left_out) == (5, 2)


def test_each_filter_leaves_what_it_names(workspace: Workspace) -> None:
    decision = EvidenceFields(
        "12/QĐ-UBND", date(2025, 1, 2), "UBND tỉnh", "Hỗ trợ đổi mới công nghệ", kind="Quyết định"
    )
    report = EvidenceFields("", date(2024, 5, 1), "Sở Tài chính", "Quyết toán 100%", kind="Báo cáo")

    def fill(uow: UnitOfWork) -> tuple[AssignmentId, EvidenceId, EvidenceId, EvidenceId]:
        row = a_stored_assignment(uow)
        return (
            row,
            a_document(uow, 1, decision, row),
            a_document(uow, 2, report),
            a_document(uow, 3, EvidenceFields("12/QĐ-UBND", date(2025, 1, 2))),
        )

    row, first, second, third = workspace.run(fill)
    assert shown(workspace, text="doi moi UBND") == [first]
    assert shown(workspace, text="100%") == [second]
    assert shown(workspace, text="1%0") == []
    assert shown(workspace, text="tep 3") == [third]
    assert shown(workspace, assignment_id=row) == [first]
    assert shown(workspace, kind="Báo cáo") == [second]
    assert shown(workspace, year=2025) == [third, first]
    assert shown(workspace, is_unlinked=True) == [third, second]
    assert shown(workspace, lacks_number=True) == [second]
    assert shown(workspace, is_twin=True) == [third, first]
    (twin,) = workspace.read(lambda uow: uow.register.twins(first))
    assert (twin.id, twin.file_name) == (third, "tệp 3.pdf")
    assert workspace.read(lambda uow: uow.register.twins(second)) == ()


def test_the_count_on_a_chip_is_the_length_of_its_list(workspace: Workspace) -> None:
    ends = (date(2025, 12, 1), date(2025, 12, 31), date(2026, 6, 1), None)

    def fill(uow: UnitOfWork) -> None:
        for number, end in enumerate(ends):
            a_document(uow, number, EvidenceFields(in_force_to=end, number="1/NQ" if number else ""))

    workspace.run(fill)
    counts = workspace.read(lambda uow: uow.register.counts(RegisterFilter(), MEASURE))
    for each in Standing:
        assert counts.of(each) == len(shown(workspace, standings=frozenset({each})))
    assert counts.unlinked == len(shown(workspace, is_unlinked=True)) == counts.total == 4
    assert counts.without_number == len(shown(workspace, lacks_number=True)) == 1
    assert (counts.files, counts.size) == (4, 40)


def test_what_ends_is_listed_by_its_end(workspace: Workspace) -> None:
    ends = (date(2025, 11, 30), date(2025, 10, 1), date(2025, 12, 15))

    def fill(uow: UnitOfWork) -> list[EvidenceId]:
        return [a_document(uow, number, EvidenceFields(in_force_to=end)) for number, end in enumerate(ends)]

    ids = workspace.run(fill)
    assert shown(workspace, standings=frozenset({Standing.EXPIRED})) == [ids[1], ids[0], ids[2]]


def test_assignments_to_link_to_are_found_by_code_and_name(workspace: Workspace) -> None:
    def fill(uow: UnitOfWork) -> AssignmentId:
        plan = a_stored_plan(uow)
        a_stored_assignment(uow, a_row("4.2.2", "Mật độ doanh nghiệp"), plan)
        return a_stored_assignment(uow, a_row("(11)", "Thu hút nhân lực", parent="1.1.1", kind=RowKind.SUBITEM), plan)

    wanted = workspace.run(fill)
    found = workspace.read(lambda uow: uow.register.choices("nhan luc", None, 10))
    assert [(each.id, each.code) for each in found.rows] == [(wanted, "1.1.1 (11)")]
    assert workspace.read(lambda uow: uow.register.choices("", None, 1)).total == 2


days = st.one_of(st.none(), st.dates(date(2024, 12, 1), date(2026, 2, 1)))
documents = st.builds(
    EvidenceFields,
    signed_on=days,
    in_force_from=days,
    in_force_to=days,
    expires_on=days,
    kind=st.sampled_from(["", "Giấy chứng nhận", "Báo cáo"]),
)
CODES = ("1.1.3", "7.1.2", "(11)", "6.3.1")


@pytest.fixture
def proven(workspace: Workspace) -> dict[AssignmentId, tuple[str, str | None, int | None]]:
    """Assignments of two plans, one continuing the other: code, own day, own year."""
    rows: dict[AssignmentId, tuple[str, str | None, int | None]] = {}

    def fill(uow: UnitOfWork) -> None:
        old = uow.plans.add(PlanDocument((), year=2024), label="2024", source_name="a", source_sha256="a" * 64)
        new = a_stored_plan(uow)
        for plan, year in ((old, 2024), (new, None)):
            for number, code in enumerate(CODES):
                parent = "1.1.1" if code.startswith("(") else None
                row = a_row(code, code, kind=RowKind.SUBITEM if parent else RowKind.INDICATOR, parent=parent)
                made = uow.assignments.add(plan, number, row, role=Role.LEAD, is_tracked=True)
                own = "03-31" if code == "6.3.1" else None
                if own:
                    uow.assignments.put_fields(made, {"cut_off": own})
                rows[made] = (row.display_code, own, year)
        _continue(uow, new, old)

    workspace.run(fill)
    return rows


def _continue(uow: UnitOfWork, new: int, old: int) -> None:
    uow.plans._connection.exec_driver_sql("UPDATE plan SET continues_id = ? WHERE id = ?", (old, new))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(chosen=st.lists(st.tuples(documents, st.sets(st.integers(0, 7))), min_size=1, max_size=12))
def test_sql_judges_as_the_domain_does(
    workspace: Workspace,
    proven: dict[AssignmentId, tuple[str, str | None, int | None]],
    chosen: list[tuple[EvidenceFields, set[int]]],
) -> None:
    rows = list(proven)
    expected = {}
    with workspace.unit_of_work() as uow:
        for number, (fields, places) in enumerate(chosen):
            linked = [rows[place] for place in places]
            cuts = [cut_off(proven[row][0], proven[row][1], MEASURE, proven[row][2]) for row in linked]
            verdicts = [standing(fields, cut, MEASURE) for cut in cuts or [cut_off("", None, MEASURE)]]
            expected[a_document(uow, number, fields, *linked)] = worst(verdicts)
        page = uow.register.page(RegisterFilter(), MEASURE, 100)
        assert {row.id: row.standing for row in page.rows} == expected


def test_a_document_with_two_files_counts_once(workspace: Workspace, tmp_path: Path) -> None:
    assert tmp_path.exists()

    def fill(uow: UnitOfWork) -> None:
        document = a_document(uow, 1, EvidenceFields())
        uow.evidence.add_file(document, StoredFile("f" * 64, 5, "phụ lục.xlsx"))

    workspace.run(fill)
    page = workspace.read(lambda uow: uow.register.page(RegisterFilter(), MEASURE, 100))
    assert [(row.file_name, row.file_count) for row in page.rows] == [("tệp 1.pdf", 2)]
