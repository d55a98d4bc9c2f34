"""Reports are built from the store and written where the clerk says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.report_form import date_words
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.errors import InputError
from pii_desktop.services import reporting
from pii_desktop.services.profiles import default_profile, save_profile
from pii_desktop.services.signing_checks import signing_findings
from pii_desktop.storage.workspace import Workspace


def test_formats_are_named_once_and_in_order() -> None:
    assert reporting.formats_of(" XLSX, pdf,xlsx ,docx") == ("xlsx", "pdf", "docx")


@pytest.mark.parametrize("typed", ["odt", "pdf,doc", "", " , "])
def test_other_formats_are_refused(typed: str) -> None:
    with pytest.raises(InputError) as caught:
        reporting.formats_of(typed)
    assert "docx" in caught.value.hint


def test_file_names_are_plain_on_every_system(workspace: Workspace) -> None:
    workspace.run(lambda uow: save_profile(uow, default_profile("Bắc Giang", "Sở Kế hoạch và Đầu tư")))
    _, stem = workspace.read(lambda uow: reporting.report_period(uow, 1))
    assert stem == "Bao-cao-PII_SKHDT_6-thang-dau-nam-2025"


def test_the_report_answers_only_for_followed_rows(workspace: Workspace) -> None:
    report = workspace.read(lambda uow: reporting.build(uow, 2))
    text = " ".join(getattr(block, "text", "") for block in report.blocks)
    assert "16" in text
    assert report.letterhead.addressees == ("Sở Khoa học và Công nghệ",)


def test_a_report_that_is_late_is_dated_in_the_year_it_will_be_signed_in(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, year in ((date(2025, 11, 20), 2025), (date(2026, 2, 3), 2026)):
        monkeypatch.setattr(reporting, "today", lambda day=day: day)
        report = workspace.read(lambda uow: reporting.build(uow, 2))
        assert date_words(report.letterhead).endswith(f"năm {year}")
        assert report.letterhead.abstract.endswith("năm 2025")
        assert not [each for each in signing_findings_of(workspace) if each.rule is SigningRule.OLD_YEAR]


def signing_findings_of(workspace: Workspace) -> tuple[SigningFinding, ...]:
    return workspace.read(lambda uow: signing_findings(uow, 2))


def test_without_rows_there_is_no_report(empty: Workspace) -> None:
    from pii_desktop.services.periods import ensure_year

    empty.run(lambda uow: ensure_year(uow, 2025))
    with pytest.raises(InputError, match="Chưa có dòng nào"):
        empty.read(lambda uow: reporting.build(uow, 1))


def test_all_formats_are_written(workspace: Workspace, tmp_path: Path) -> None:
    report, stem = workspace.read(lambda uow: reporting.report_period(uow, 2))
    written = [reporting.export(report, form, tmp_path / "Báo cáo", stem=stem) for form in reporting.FORMATS]
    assert [path.name for path in written] == [f"{stem}.pdf", f"{stem}.docx", f"{stem}.xlsx"]
    assert written[0].read_bytes().startswith(b"%PDF")


def test_what_is_printed_is_the_report_without_its_workbook(workspace: Workspace, tmp_path: Path) -> None:
    whole, stem = workspace.read(lambda uow: reporting.report_period(uow, 2))
    printed, same = workspace.read(lambda uow: reporting.printed_period(uow, 2))
    assert whole.sheets
    assert (printed, same) == (replace(whole, sheets=()), stem)
    with pytest.raises(ValueError, match="without sheets"):
        reporting.export(printed, "xlsx", tmp_path / "Báo cáo")
    assert not (tmp_path / "Báo cáo").exists()
