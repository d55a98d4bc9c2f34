"""A period with its findings, for the page and for the foot that exports it."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.findings import Finding, Rule, Site
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.services import coordination, denominators, evidence, notes, progress, work
from pii_desktop.services.checking import check_period, findings
from pii_desktop.services.integrity import Damage, FileFinding, IntegrityReport
from pii_desktop.services.integrity_memory import remember, remembered
from pii_desktop.services.scope import Scope
from pii_desktop.services.versions import send
from pii_desktop.storage.workspace import Workspace
from tests.services.desk import HALF, YEAR, period, record, row

TODAY = date(2025, 11, 18)


@pytest.fixture(autouse=True)
def _on_a_day_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the deadline of the first half and that of the year."""
    monkeypatch.setattr("pii_desktop.services.checking.today", lambda: TODAY)


def found(workspace: Workspace, title: str = YEAR) -> dict[Rule, Finding]:
    """The findings of 2.2.2 and of no row, by rule."""
    about = row(workspace, "2.2.2").id
    scope = Scope(None, period(workspace, title))
    every = workspace.read(lambda uow: findings(uow, scope))
    return {each.rule: each for each in every if each.assignment_id in (None, about)}


def test_without_a_period_there_is_nothing_to_check(empty: Workspace) -> None:
    checked = empty.read(lambda uow: check_period(uow, Scope()))
    assert (checked.period, checked.periods, checked.findings) == (None, (), ())


def test_the_chosen_period_is_checked_and_the_latest_stands_first(workspace: Workspace) -> None:
    half = next(period for period in workspace.read(lambda uow: uow.periods.all()) if period.index == 1)
    checked = workspace.read(lambda uow: check_period(uow, Scope(period_id=half.id)))
    assert checked.period == half
    assert [period.title for period in checked.periods] == ["Năm 2025", "6 tháng đầu năm 2025"]
    assert checked.findings[0].severity is Severity.ERROR


def test_a_number_is_held_against_the_period_before(workspace: Workspace) -> None:
    record(workspace, Entry(value=Decimal("0.12")), HALF)
    record(workspace, Entry(value=Decimal("1.2")))
    assert "dấu phẩy" in found(workspace)[Rule.VALUE_DOUBTFUL].text
    record(workspace, Entry(value=Decimal("1.2"), explanation="Bổ sung chi đầu tư"))
    assert Rule.VALUE_DOUBTFUL not in found(workspace)


def test_a_document_out_of_force_is_told_under_its_row(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "Kế hoạch.pdf"
    file.write_bytes(b"%PDF-1.4 ke hoach")
    fields = EvidenceFields(number="128/KH-UBND", signed_on=date(2025, 1, 5), in_force_to=date(2025, 9, 30))
    about = row(workspace, "2.2.2").id
    document = workspace.run(lambda uow: evidence.attach(uow, file, fields, frozenset({about}))).evidence_id
    finding = found(workspace)[Rule.EVIDENCE_EXPIRED]
    assert finding.text == "128/KH-UBND hết hạn trước ngày chốt"
    assert (finding.place.site, finding.place.evidence_id) == (Site.EVIDENCE, document)
    record(workspace, Entry(explanation="Kế hoạch mới đang trình"))
    assert Rule.EVIDENCE_EXPIRED not in found(workspace)


def test_work_past_its_day_and_work_without_a_result(workspace: Workspace) -> None:
    about = row(workspace, "2.2.2").id
    items = workspace.read(lambda uow: uow.work_items.of(about))
    workspace.run(lambda uow: work.update_work_item(uow, replace(items[0], due=date(2025, 3, 31), is_continuous=False)))
    late = found(workspace)[Rule.WORK_OVERDUE]
    assert late.text.endswith("quá hạn từ 31/03/2025")
    done = replace(items[0], state=WorkState.DONE)
    workspace.run(lambda uow: work.update_work_item(uow, done))
    assert Rule.WORK_OVERDUE not in found(workspace)
    assert Rule.WORK_UNPROVEN in found(workspace)
    workspace.run(lambda uow: work.update_work_item(uow, replace(done, result="Đã trình UBND tỉnh", percent=100)))
    assert Rule.WORK_UNPROVEN not in found(workspace)


def test_a_department_that_was_asked_and_has_not_answered(workspace: Workspace) -> None:
    about, when = row(workspace, "2.2.2").id, period(workspace)
    workspace.run(lambda uow: coordination.add_request(uow, about, when, "Sở Khoa học và Công nghệ"))
    asked = {**found(workspace)}
    finding = asked.get(Rule.REQUEST_OPEN) or asked[Rule.REQUEST_OVERDUE]
    assert finding.text.startswith("Sở Khoa học và Công nghệ chưa trả lời")
    assert finding.place.site is Site.COORDINATION
    assert Rule.REQUEST_OPEN not in found(workspace, HALF)


def test_a_note_past_its_day(workspace: Workspace) -> None:
    anchor = Anchor(assignment_id=row(workspace, "2.2.2").id, field="value")
    note_id, _ = workspace.run(
        lambda uow: notes.add_note(uow, anchor, "Hỏi lại Cục Thống kê", follow_up_on=date(2025, 5, 20))
    )
    assert found(workspace)[Rule.NOTE_DUE].place.note_id == note_id
    workspace.run(lambda uow: notes.finish(uow, note_id))
    assert Rule.NOTE_DUE not in found(workspace)


def test_a_denominator_that_is_not_the_background_figure(workspace: Workspace) -> None:
    fields = DenominatorFields(DenominatorKind.GRDP, 2025, Decimal(245300), "tỷ đồng")
    workspace.run(lambda uow: denominators.add_figure(uow, fields))
    record(workspace, Entry(value=Decimal("0.13"), numerator=Decimal(312), denominator=Decimal(240000)))
    rules = found(workspace)
    assert "240.000" in rules[Rule.DENOMINATOR_DIFFERS].text
    assert {Rule.FIGURE_PROVISIONAL, Rule.FIGURE_UNSOURCED} <= set(rules)


def test_a_damaged_file_is_known_from_the_last_check_of_the_store(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "Quyết định.pdf"
    file.write_bytes(b"%PDF-1.4 quyet dinh")
    document = workspace.run(lambda uow: evidence.attach(uow, file, EvidenceFields())).evidence_id
    content = workspace.read(lambda uow: uow.evidence.get(document)).files[0].sha256
    missing = FileFinding(Damage.MISSING, file.name, content, document)
    orphan = FileFinding(Damage.ORPHANED, "lạ.pdf", "b" * 64)
    workspace.run(lambda uow: remember(uow, IntegrityReport(1, (missing, orphan))))
    assert found(workspace)[Rule.FILE_MISSING].place.evidence_id == document
    workspace.run(lambda uow: evidence.delete(uow, frozenset({document})))
    assert workspace.read(remembered) == ()


def test_a_certificate_that_was_renewed_is_only_noted(workspace: Workspace, tmp_path: Path) -> None:
    about = frozenset({row(workspace, "2.2.2").id})

    def add(number: str, kind: str, until: date) -> None:
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(number.encode())
        fields = EvidenceFields(number=f"{number}/GCN", kind=kind, signed_on=date(2023, 1, 2), expires_on=until)
        workspace.run(lambda uow: evidence.attach(uow, file, fields, about))

    add("1", "Giấy chứng nhận", date(2025, 6, 1))
    add("2", "Quyết định", date(2027, 6, 1))
    assert found(workspace)[Rule.EVIDENCE_EXPIRED].severity is Severity.WARNING
    add("3", "Giấy chứng nhận", date(2028, 6, 1))
    renewed = found(workspace)[Rule.EVIDENCE_EXPIRED]
    assert renewed.severity is Severity.NOTE
    assert renewed.text == "1/GCN hết hạn trước ngày chốt; đã có bản cùng loại còn hiệu lực"
    add("4", "Quyết định", date(2025, 6, 1))
    add("5", "Báo cáo", date(2025, 6, 1))
    scope = Scope(None, period(workspace))
    every = workspace.read(lambda uow: findings(uow, scope))
    expired = [each for each in every if each.rule is Rule.EVIDENCE_EXPIRED]
    assert [(each.severity, each.text.partition(" hết hạn")[0]) for each in expired] == [
        (Severity.WARNING, "5/GCN"),
        (Severity.NOTE, "2 minh chứng"),
    ]


@pytest.mark.parametrize("is_old_form", [False, True])
def test_a_missing_file_that_was_taken_off_its_document_is_not_told_of(
    workspace: Workspace, tmp_path: Path, *, is_old_form: bool
) -> None:
    files = [tmp_path / "Quyết định.pdf", tmp_path / "Phụ lục.pdf"]
    for each in files:
        each.write_bytes(each.name.encode())
    document = workspace.run(lambda uow: evidence.attach(uow, files[0], EvidenceFields())).evidence_id
    second = workspace.read(lambda uow: uow.files.store(files[1]))
    workspace.run(lambda uow: evidence.add_file(uow, document, second))
    missing = FileFinding(Damage.MISSING, files[1].name, second.sha256, document)
    workspace.run(lambda uow: remember(uow, IntegrityReport(2, (missing,))))
    if is_old_form:
        entries = json.dumps([[document, files[1].name, False]])
        workspace.run(lambda uow: uow.drafts.put("integrity-last", entries))
    assert [each.file_name for each in workspace.read(remembered)] == ["Phụ lục.pdf"]
    workspace.run(lambda uow: evidence.remove_file(uow, document, second.sha256))
    assert workspace.read(remembered) == ()


def test_a_sent_report_is_not_late(workspace: Workspace) -> None:
    half = period(workspace, HALF)
    assert Rule.DEADLINE_PASSED in found(workspace, HALF)
    workspace.run(lambda uow: send(uow, half, date(2025, 5, 30), "Đã gửi bản giấy"))
    assert Rule.DEADLINE_PASSED not in found(workspace, HALF)


@pytest.mark.parametrize("title", [HALF, YEAR])
def test_every_finding_has_a_key_of_its_own(workspace: Workspace, title: str) -> None:
    scope = Scope(None, period(workspace, title))
    keys = [each.key for each in workspace.read(lambda uow: findings(uow, scope))]
    assert len(keys) == len(set(keys)) > 0


def test_what_is_asked_of_the_store_does_not_grow_with_the_rows(workspace: Workspace) -> None:
    """One query a kind, none a row: as many statements with one filled row as with ten."""
    scope = Scope(None, period(workspace))
    record(workspace, Entry(value=Decimal("0.12")))
    before = statements(workspace, scope)
    for code in ("2.2.3", "3.2.2", "6.3.2", "1.1.3"):
        about, when = row(workspace, code).id, period(workspace)
        workspace.run(lambda uow, about=about, when=when: progress.record(uow, about, when, Entry(value=Decimal(3))))  # type: ignore[misc]
    assert statements(workspace, scope) == before


def statements(workspace: Workspace, scope: Scope) -> int:
    from sqlalchemy import event

    count: list[str] = []
    engine = workspace._engine

    def note(*arguments: object) -> None:
        count.append(str(arguments[2]))

    event.listen(engine, "before_cursor_execute", note)
    workspace.read(lambda uow: findings(uow, scope))
    event.remove(engine, "before_cursor_execute", note)
    return len(count)
