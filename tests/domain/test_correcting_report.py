"""The reports that follow one that was sent, word by word and by their rules."""

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.correcting_report import build_correction, correction_section
from pii_desktop.domain.correction import Correction, FirstReport
from pii_desktop.domain.difference_fields import DifferencePlace
from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.frozen_facts import facts_of
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, WordingId
from pii_desktop.domain.narrative_parts import Sentence, section_of
from pii_desktop.domain.narrative_patterns import COMMON, PATTERNS
from pii_desktop.domain.report import Report, Table, cell_text
from pii_desktop.domain.report_content import ReportContent, build_report
from pii_desktop.domain.report_differences import Difference, DifferenceKind, compare_facts
from pii_desktop.domain.versions import VersionKind
from pii_desktop.domain.wordings import Wording
from tests.exporters.as_text import as_text, words
from tests.exporters.sample import sample_content

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
SENT = sample_content()
LATER_DOCUMENT = Evidence(
    EvidenceId(3),
    (EvidenceFile("QD-412.pdf", "c" * 64, 9_000),),
    EvidenceFields("412/QĐ-UBND", date(2025, 12, 2), "UBND tỉnh Bắc Ninh", "Giao dự toán bổ sung năm 2025"),
    (AssignmentId(3),),
)


def changed(content: ReportContent = SENT) -> ReportContent:
    """One number was wrong, one reason is known by now, one document came later."""
    first, second, third, *rest = content.rows
    third = replace(third, entry=replace(third.entry, value=Decimal("0.131"), numerator=Decimal("335.6")))
    second = replace(second, entry=replace(second.entry, explanation="Chờ phần mềm liên thông của Bộ Tài chính"))
    return replace(content, rows=(first, second, third, *rest), evidence=(*content.evidence, LATER_DOCUMENT))


def why(kind: VersionKind, text: str = "rà soát lại số liệu cùng Chi cục Thống kê tỉnh Bắc Ninh") -> Wording:
    """The reason in the clerk's words."""
    return Wording(WordingId(9), f"{kind.value}/why", text, period_id=PeriodId(1))


def correction(
    kind: VersionKind, now: ReportContent, wordings: tuple[Wording, ...] = (), *, sent: ReportContent = SENT
) -> Correction:
    head = build_report(sent).letterhead
    first = FirstReport(replace(head, number="05", signed_on=date(2025, 11, 20)), date(2025, 11, 21))
    differences = compare_facts(facts_of(sent), facts_of(now, wordings))
    return Correction(kind, replace(now, wordings=(why(kind), *wordings)), first, differences, 2026)


def following(
    kind: VersionKind, now: ReportContent, wordings: tuple[Wording, ...] = (), *, sent: ReportContent = SENT
) -> Report:
    return build_correction(correction(kind, now, wordings, sent=sent))


def table_rows(report: Report) -> list[list[str]]:
    tables = [block for block in report.blocks if isinstance(block, Table)]
    return [[cell_text(cell) for cell in row.cells] for table in tables for row in table.rows]


@pytest.mark.parametrize(
    ("kind", "name"), [(VersionKind.CORRECTION, "bao-cao-dinh-chinh"), (VersionKind.SUPPLEMENT, "bao-cao-bo-sung")]
)
def test_the_whole_document_reads_as_the_golden_file(kind: VersionKind, name: str) -> None:
    told = as_text(following(kind, changed()))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_the_first_report_is_cited_in_full_once_and_shortly_after_that() -> None:
    told = words(following(VersionKind.CORRECTION, changed()))
    full = "Báo cáo số 05/BC-STC ngày 20/11/2025 về kết quả thực hiện Kế hoạch số 279/KH-UBND năm 2025."
    assert told.count(full) == 1
    assert told.index(full) < told.index("Báo cáo số 05/BC-STC như sau:")
    assert told.endswith("tổng hợp./.")


def test_the_plan_is_named_in_full_once_and_the_department_does_not_speak_of_itself() -> None:
    told = words(following(VersionKind.CORRECTION, changed()))
    assert told.count("về cải thiện và nâng cao Chỉ số đổi mới sáng tạo cấp địa phương (PII)") == 1
    assert "của Sở Tài chính về kết quả" not in told


def test_a_first_report_of_a_department_that_has_another_name_now_says_whose_it_was() -> None:
    head = replace(build_report(SENT).letterhead, issuing_body="Sở Kế hoạch và Đầu tư", number="05")
    differences = compare_facts(facts_of(SENT), facts_of(changed()))
    now = Correction(VersionKind.CORRECTION, changed(), FirstReport(head, date(2025, 11, 21)), differences, 2025)
    assert "ngày 21/11/2025 của Sở Kế hoạch và Đầu tư về kết quả" in words(build_correction(now))


def test_a_correction_lists_what_was_said_and_what_is_right() -> None:
    assert table_rows(following(VersionKind.CORRECTION, changed()))[1:3] == [
        ["1", "Giải trình", "Chưa báo cáo", "Chờ phần mềm liên thông của Bộ Tài chính"],
        ["2.2.2. Tỉ lệ chi cho KH&CN từ ngân sách địa phương/GRDP"],
    ]


def test_a_supplement_takes_nothing_back() -> None:
    rows = table_rows(following(VersionKind.SUPPLEMENT, changed()))
    assert rows[1:] == [["1", "Giải trình", "Chờ phần mềm liên thông của Bộ Tài chính"]]


def test_new_documents_stand_in_an_annex_of_their_own() -> None:
    report = following(VersionKind.SUPPLEMENT, replace(SENT, evidence=(*SENT.evidence, LATER_DOCUMENT)))
    (annex,) = report.annexes
    assert annex.number == 0
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    assert [cell_text(row.cells[1]) for row in table.rows] == ["412/QĐ-UBND"]
    assert "bổ sung 01 tài liệu minh chứng (danh mục tại Phụ lục kèm theo)" in words(report)
    assert table_rows(report) == []


def test_a_first_report_without_a_recorded_number_goes_by_its_day() -> None:
    head = build_report(SENT).letterhead
    differences = compare_facts(facts_of(SENT), facts_of(changed()))
    first = FirstReport(head, date(2025, 11, 21))
    report = build_correction(Correction(VersionKind.CORRECTION, changed(), first, differences, 2025))
    assert report.letterhead.abstract.startswith("Đính chính Báo cáo ngày 21/11/2025 về kết quả thực hiện")


@pytest.mark.parametrize("kind", [VersionKind.CORRECTION, VersionKind.SUPPLEMENT])
def test_every_sentence_knows_the_places_of_its_kind(kind: VersionKind) -> None:
    first = FirstReport(replace(build_report(SENT).letterhead, number="09"), kind=VersionKind.SUPPLEMENT)
    section = correction_section(replace(correction(kind, changed()), earlier=(first,)))
    sentences = [part for part in section.parts if isinstance(part, Sentence)]
    # A supplement to a report in which something is wrong as well does not say that the rest is as it was.
    untold = {"supplement/rest"}
    assert [each.kind for each in sentences] == [
        each for each in PATTERNS if section_of(each) == kind.value and each not in untold
    ]
    for sentence in sentences:
        assert set(sentence.values) == {*PATTERNS[sentence.kind].places, *COMMON}, sentence.key


def test_templates_word_it_and_its_legal_basis_is_that_of_the_first_report() -> None:
    template = Wording(WordingId(1), "correction/reason", "Đính chính vì {lý do}.")
    told = correction(VersionKind.CORRECTION, changed(), (template,))
    basis = ("Căn cứ Luật Khoa học, công nghệ và đổi mới sáng tạo",)
    report = build_correction(
        replace(told, first=replace(told.first, head=replace(told.first.head, legal_basis=basis)))
    )
    assert "Đính chính vì rà soát lại số liệu cùng Chi cục Thống kê tỉnh Bắc Ninh." in words(report)
    assert report.letterhead.legal_basis == basis


def test_it_goes_to_whom_the_first_report_went() -> None:
    now = replace(changed(), period=replace(SENT.period, recipient="Sở Nội vụ"))
    report = following(VersionKind.CORRECTION, now)
    assert report.letterhead.addressees == build_report(SENT).letterhead.addressees
    assert "đã gửi Sở Khoa học và Công nghệ Báo cáo số 05/BC-STC" in words(report)
    assert "Sở Nội vụ" not in as_text(report)


def test_signer_and_letterhead_are_no_matter_of_a_correction() -> None:
    signer = Difference(DifferencePlace(name="Thể thức", is_head=True), "Người ký", "A", "B", DifferenceKind.CHANGED)
    told = replace(correction(VersionKind.CORRECTION, changed()), differences=(signer,))
    assert (told.told, told.tells_all) == ((), True)


def test_sentences_that_were_reworded_are_no_matter_of_a_correction() -> None:
    worded = (Wording(WordingId(1), "opening", "Thực hiện {kế hoạch}:"),)
    assert "{" not in as_text(following(VersionKind.CORRECTION, changed(), worded))


def test_it_is_a_report_like_every_other() -> None:
    whole, report = build_report(SENT), following(VersionKind.CORRECTION, changed())
    assert (report.signature, report.recipients) == (whole.signature, whole.recipients)
    assert (report.letterhead.kind, report.letterhead.symbol, report.letterhead.year) == ("BÁO CÁO", "BC-STC", 2026)
    assert report.is_draft
    assert [sheet.name for sheet in report.sheets] == ["Đính chính", "Minh chứng bổ sung"]
