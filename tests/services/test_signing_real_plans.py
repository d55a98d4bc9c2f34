"""The check before signature cries no wolf over the reports of real plans."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.report import plain
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import CheckedRow, Part, Said, SigningMatter
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.signing_told import of_told
from pii_desktop.services.catalogue import bundled_plans
from pii_desktop.services.evidence import attach
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.progress import follow, record
from pii_desktop.services.sample_records import ROWS
from pii_desktop.services.signing_checks import check_before_signing
from pii_desktop.services.signing_parties import parties_of
from pii_desktop.services.work import update_work_item
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.domain.signing_samples import sound
from tests.domain.test_signing_told import DENSITY, SPENDING, SUPPORT
from tests.exporters.sample import sample_content
from tests.ready import ready_sample, ready_workspace

TRUE = {
    SigningRule.UNIT_MISSING,
    SigningRule.REACHED_UNPROVEN,
    SigningRule.PLAN_UNNUMBERED,
    SigningRule.PLAN_WITHOUT_SUBJECT,
    SigningRule.PLANS_ALIKE,
}
"""What is wrong with these reports indeed: numbers without unit or proof, plans that print no number of theirs."""

NEW = {
    SigningRule.OTHER_PROVINCE,
    SigningRule.OLD_PROVINCE,
    SigningRule.OTHER_DEPARTMENT,
    SigningRule.OTHER_ADDRESSEE,
    SigningRule.UNACCENTED,
    SigningRule.FUTURE_DOCUMENT,
    SigningRule.FUTURE_DONE,
    SigningRule.OUTLOOK_PAST,
    SigningRule.SIGN_UNDRAWN,
}
"""What no line of a real plan may be told for before the provinces merged."""
BEFORE = date(2025, 6, 1)


@pytest.mark.parametrize("plan", [each.key for each in bundled_plans()])
def test_the_report_of_a_real_plan_is_not_sent_back_for_nothing(plan: str, tmp_path: Path) -> None:
    with ready_workspace(tmp_path / "sổ", plan) as workspace:
        workspace.run(lambda uow: fill(uow, tmp_path))
        assert rules(workspace) <= TRUE


def test_nor_is_the_report_of_the_sample(tmp_path: Path) -> None:
    with ready_sample(tmp_path / "sổ") as workspace:
        assert rules(workspace) <= TRUE


@pytest.mark.real_documents
def test_two_thousand_real_lines_are_neither_of_others_nor_of_days_to_come(shared: Path) -> None:
    told = tuple(plain(line, key=f"own/{number}") for number, line in enumerate(real_lines(shared)))
    assert len(told) > 2000
    content = replace(sample_content(), evidence=(), rows=())
    checked = SigningMatter(sound(*told), parties=parties_of(content, BEFORE), today=BEFORE, is_whole_year=True)
    assert not {each.rule for each in check_document(checked)} & NEW


@pytest.mark.real_documents
@pytest.mark.parametrize("row", [SUPPORT, SPENDING, DENSITY])
def test_nor_do_they_contradict_a_row_they_are_typed_under(row: CheckedRow, shared: Path) -> None:
    said = (Said(Part.BODY, line, f"results/indicator:{row.assignment_id}") for line in real_lines(shared))
    assert [each.text for line in said for each in of_told(line, row, BEFORE.year)] == []


def real_lines(shared: Path) -> list[str]:
    """What plans print, line by line."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in sorted((shared / "seeds").glob("*.txt")))
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def rules(workspace: Workspace) -> set[SigningRule]:
    """What is found in the reports of all periods that something is told of."""
    told = workspace.read(lambda uow: [each.id for each in uow.periods.all() if each.sent_on is None])
    found = (workspace.read(lambda uow, number=number: check_before_signing(uow, number)) for number in told)  # type: ignore[misc]
    return {each.rule for check in found for each in check.findings}


def fill(uow: UnitOfWork, folder: Path) -> None:
    """Every row is followed and told of, a document proves every second one, work is done or under way."""
    rows = [row for plan in uow.plans.all() for row in uow.assignments.of_plan(plan.id)]
    follow(uow, frozenset(row.id for row in rows), is_tracked=True)
    save_profile(uow, replace(load_profile(uow), signer_name="Nguyễn Văn An", signer_title="Giám đốc"))
    entries = [replace(each.entry, denominator_id=None) for each in ROWS if not each.entry.is_blank]
    for period in uow.periods.all():
        for at, row in enumerate(rows):
            entry = entries[(at + period.id) % len(entries)]
            record(uow, row.id, period.id, replace(entry, explanation="" if at % 3 else "Chưa có số công bố."))
    for row in rows:
        for item, state in zip(uow.work_items.of(row.id), (WorkState.DONE, WorkState.DOING), strict=False):
            update_work_item(uow, replace(item, state=state, percent=50, result="Đã ban hành quy trình nội bộ."))
    prove(uow, rows[::2], folder)


def prove(uow: UnitOfWork, rows: list[StoredAssignment], folder: Path) -> None:
    """A document of the plan's own year for each row."""
    year = min(each.year for each in uow.periods.all())
    for number, row in enumerate(rows, start=101):
        file = folder / f"quyết định {number}.txt"
        file.write_text(f"Quyết định số {number}", encoding="utf-8", newline="\n")
        abstract = f"Quyết định về việc giao nhiệm vụ thứ {number} trên địa bàn tỉnh Bắc Giang"
        signed = date(year, 3, 2 + number % 25)
        fields = EvidenceFields(f"{number}/QĐ-UBND", signed, "UBND tỉnh Bắc Giang", abstract, kind="Quyết định")
        attach(uow, file, fields, frozenset({row.id}))
