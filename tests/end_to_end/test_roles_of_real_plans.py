"""The rows a department has in the real appendices, as a person finds them there (counted by hand in the Word files).

Sub-items of 1.1.1 are written "1.1.1 (2)"; collective rows are counted by the column their expression stands in.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pii_desktop.domain.departments import Role
from pii_desktop.domain.directory import is_addressed_as_lead, role_in
from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.services.catalogue import bundled_plan, directory
from pii_desktop.services.importing import read_plan


@dataclass(frozen=True)
class Expected:
    """What one department finds in one plan."""

    plan: str
    department: str
    lead: str
    coordinating: str
    collective_lead: str
    collective_coordinating: int


FOUND = (
    Expected(
        "bacninh-2025",
        "Sở Tài chính",
        lead="1.1.1 (2), 1.1.3, 1.2.1, 1.2.4, 2.1.3, 2.2.2, 2.2.3, 3.1.2, 3.2.2, 4.1.3, "
        "4.1.4, 4.2.2, 4.2.3, 5.3.2, 6.3.1, 6.3.2",
        coordinating="2.2.4, 4.2.1, 5.2.1, 5.2.2, 5.2.3, 5.3.1, 6.3.3, 7.1.4",
        collective_lead="1.1.1, 1.1.1 (12), 1.1.1 (13), 2.2.1, 3.2.1",
        collective_coordinating=27,
    ),
    Expected(
        "bacninh-2025",
        "Sở Khoa học và Công nghệ",
        lead="1.1.1 (1), 1.1.1 (2), 1.1.1 (3), 1.1.1 (4), 1.1.1 (5), "
        "1.1.1 (6), 1.1.1 (7), 2.2.4, 3.1.1, 4.2.1, 5.1.3, 5.2.1, "
        "5.3.2, 5.3.3, 6.1.1, 6.2.1, 6.2.2, 6.2.3, 6.2.4, 6.3.2, 6.3.3",
        coordinating="1.1.1 (12), 1.1.1 (13), 2.2.2, 2.2.3",
        collective_lead="1.1.1, 2.2.1, 3.2.1",
        collective_coordinating=19,
    ),
    Expected(
        "bacgiang-2024",
        "Sở Kế hoạch và Đầu tư",
        lead="1.2.1, 4.2.1, 4.2.2",
        coordinating="5.2.2, 5.2.3, 6.3.3",
        collective_lead="1.1.1, 2.2.1",
        collective_coordinating=9,
    ),
)


@pytest.mark.real_documents
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("expected", FOUND, ids=lambda each: f"{each.plan} {each.department}")
def test_the_rows_of_a_department_are_those_a_person_finds(expected: Expected, suffix: str, shared: Path) -> None:
    parsed = read_plan(shared / "appendices" / f"{expected.plan}.{suffix}")
    compare(parsed, expected)


@pytest.mark.parametrize("expected", FOUND, ids=lambda each: f"{each.plan} {each.department}")
def test_the_bundled_plan_gives_the_same_rows(expected: Expected) -> None:
    compare(bundled_plan(expected.plan), expected)


def compare(parsed: ParsedPlan, expected: Expected) -> None:
    own = directory().department(expected.department)

    def found(role: Role) -> list[ParsedRow]:
        return [row for row in parsed.assignments() if role_in(row, own, directory()) is role]

    as_lead = [row for row in found(Role.COLLECTIVE) if is_addressed_as_lead(row)]
    assert codes(found(Role.LEAD)) == expected.lead.split(", ")
    assert codes(found(Role.COORDINATING)) == expected.coordinating.split(", ")
    assert codes(as_lead) == expected.collective_lead.split(", ")
    assert len(found(Role.COLLECTIVE)) - len(as_lead) == expected.collective_coordinating


def codes(rows: list[ParsedRow]) -> list[str]:
    return sorted((f"{row.parent} {row.code}" if row.parent else row.code or "" for row in rows), key=_by_number)


def _by_number(code: str) -> list[int]:
    return [int(part) for part in code.replace("(", "").replace(")", "").replace(" ", ".").split(".")]
