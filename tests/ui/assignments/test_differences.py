"""Decisions: one a field, one a new or missing row; own edits are kept unless the user says otherwise."""

from pii_desktop.domain.changeset import ChangeKind, Changeset, FieldChange, RowChange
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.services.merging import accept
from pii_desktop.ui.assignments.differences import (
    WHOLE_ROW,
    Topic,
    accepted,
    count_decisions,
    count_topics,
    decide,
    differences,
)


def a_row(code: str, printed: str | None = None) -> ParsedRow:
    return ParsedRow(RowKind.INDICATOR, "Chi cho R&D/GRDP", Place(0, 3), code=code, code_printed=printed or code)


def a_change(number: int, *fields: FieldChange, row: ParsedRow | None = None, role: Role = Role.LEAD) -> RowChange:
    kinds = (ChangeKind.CHANGED,) if fields else (ChangeKind.UNCHANGED,)
    row = row or a_row(f"2.2.{number}")
    return RowChange(kinds, AssignmentId(number), row, row.code or "", row.name, fields, role, Role.LEAD)


LEAD = FieldChange("lead", "Chủ trì", "Sở Tài chính", "Sở Khoa học và Công nghệ")
OWN = FieldChange("target", "Mục tiêu", "≥ 0,130", "≥ 0,150", is_conflict=True)
ADDED = RowChange((ChangeKind.ADDED,), None, a_row("6.1.1", "6.2.1."), "6.1.1", "Đơn sáng chế", role=Role.LEAD)
REMOVED = RowChange((ChangeKind.REMOVED,), AssignmentId(9), None, "7.1.1", "Tốc độ tăng", old_role=Role.LEAD)
CHANGESET = Changeset((a_change(1), a_change(2, LEAD), a_change(3, OWN), ADDED, REMOVED))


def test_at_first_everything_is_taken_but_what_the_user_edited() -> None:
    assert accepted(differences(CHANGESET)) == accept(CHANGESET)


def test_a_conflict_is_taken_only_by_a_decision_of_its_own() -> None:
    lines = decide(differences(CHANGESET), frozenset({("3", "target")}), accept=True)
    assert ("3", "target") in accepted(lines).fields


def test_what_is_not_taken_stays_out() -> None:
    lines = decide(differences(CHANGESET), frozenset({("2", "lead"), ("9", WHOLE_ROW)}), accept=False)
    taken = accepted(lines)
    assert taken.fields == frozenset()
    assert taken.rows == {ADDED.key}
    assert count_decisions(lines) == (1, 4)


def test_chips_count_rows_and_misprints_come_first() -> None:
    counts = count_topics(CHANGESET)
    assert counts[Topic.REVIEW] == 4
    assert {topic: counts[topic] for topic in Topic if topic is not Topic.REVIEW} == {
        Topic.ADDED: 1,
        Topic.CHANGED: 2,
        Topic.CONFLICT: 1,
        Topic.DOUBTFUL: 0,
        Topic.MISPRINT: 1,
        Topic.REMOVED: 1,
        Topic.UNCHANGED: 1,
    }
    assert differences(CHANGESET)[0].change is ADDED


def test_a_row_that_comes_back_brings_its_fields_but_not_over_own_edits() -> None:
    back = RowChange((ChangeKind.ADDED, ChangeKind.CHANGED), AssignmentId(4), a_row("2.2.4"), "2.2.4", "x", (LEAD, OWN))
    taken = accepted(differences(Changeset((back,))))
    assert taken.rows == {"4"}
    assert taken.fields == {("4", "lead")}
