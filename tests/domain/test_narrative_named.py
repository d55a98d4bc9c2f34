"""How rows are named and counted in the text: parts of an indicator, targets without a code, what has no evidence."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from pii_desktop.domain.departments import Role
from pii_desktop.domain.plan import RowKind
from pii_desktop.domain.report import Table
from pii_desktop.domain.report_content import ReportContent, build_report
from pii_desktop.domain.report_narrative import told
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import SigningMatter
from pii_desktop.domain.signing_rows import checked_rows, counts_of
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.wording_rules import Told
from tests.exporters.as_text import as_text
from tests.exporters.sample import MISSED, a_row, sample_content


def lines(content: ReportContent) -> dict[str, str]:
    """The sentences as they are printed, by their keys."""
    parts = (part for section in told(content) for part in section.parts)
    return {part.line.key: part.line.text for part in parts if isinstance(part, Told)}


def test_a_result_without_evidence_and_explanation_is_named() -> None:
    rows = (
        a_row("2.2.2", "Chi KH&CN", number=1, value=Decimal(2)),
        a_row("2.2.3", "Chi R&D", number=2, value=Decimal(3), evidence_count=1),
        a_row("2.2.4", "Số tổ chức KH&CN", number=3, value=Decimal(4), explanation="chờ văn bản"),
        a_row("2.2.5", "Nhân lực", Role.COORDINATING, number=4, value=Decimal(5)),
        a_row("2.2.6", "Đào tạo", number=5),
    )
    content = replace(sample_content(), rows=rows, work_items=(), evidence=())
    assert lines(content)["results/unproven"] == "- Chưa có tài liệu minh chứng của 01 chỉ số: 2.2.2."


def part(number: int, **fields: Any) -> Any:
    """A part of indicator 1.1.1."""
    row = a_row(f"({number})", "Ban hành chính sách", kind=RowKind.SUBITEM, parent="1.1.1", number=number, unit="%",
                **fields)  # fmt: skip
    return replace(row, assignment=replace(row.assignment, row=replace(row.assignment.row, pillar="1")))


def test_a_part_of_an_indicator_is_not_counted_as_one() -> None:
    rows = (part(2, value=Decimal(40), target_printed="≥ 50", assessment=MISSED),
            a_row("1.1.3", "Hỗ trợ DNNVV", number=3))  # fmt: skip
    found = lines(replace(sample_content(), rows=rows, work_items=(), evidence=()))
    assert "được giao chủ trì 02 nội dung (trong đó 01 mục của chỉ số 1.1.1)." in found["leading/assigned"]
    assert "của 01/02 nội dung được giao; 01 nội dung chưa có số liệu" in found["results/reported"]
    assert found["results/assessed"].endswith("chưa đạt mục tiêu (mục (2) của chỉ số 1.1.1).")
    assert found["results/indicator:2"].startswith("- Mục (2) của chỉ số 1.1.1. Ban hành chính sách: mới đạt 40%")
    assert found["results/unproven"].endswith("của 01 nội dung: mục (2) của chỉ số 1.1.1.")


def test_parts_of_an_indicator_are_named_together_and_apart_from_indicators() -> None:
    rows = (part(4), part(9), a_row("1.2.4", "Cạnh tranh", number=20), a_row("2.1.3", "Chi GD&ĐT", number=21))
    found = lines(replace(sample_content(), rows=rows, work_items=(), evidence=()))
    assert found["results/unexplained"] == (
        "- Chưa có số liệu, kết quả của 04 nội dung: mục (4) và (9) của chỉ số 1.1.1; chỉ số 1.2.4 và 2.1.3."
    )


def test_a_lone_indicator_among_counted_contents_is_called_one() -> None:
    rows = (part(2, value=Decimal(40)), a_row("7.2.2", "Lao động có việc làm", Role.COORDINATING, number=20))
    found = lines(replace(sample_content(), rows=rows, work_items=(), evidence=()))
    assert found["results/shared-missing:joint"].endswith("đối với 01 nội dung: chỉ số 7.2.2.")


def test_many_parts_and_indicators_are_named_up_to_ten() -> None:
    rows = (*map(part, range(1, 9)), *(a_row(f"2.1.{each}", "Chi", number=20 + each) for each in range(1, 5)))
    found = lines(replace(sample_content(), rows=rows, work_items=(), evidence=()))
    assert found["results/unexplained"].endswith("chỉ số 2.1.1 và 2.1.2; và 02 nội dung khác.")


def test_nothing_reported_of_a_lone_row_is_no_plural() -> None:
    found = lines(replace(sample_content(), rows=(a_row("2.2.2", "Chi KH&CN"),), work_items=(), evidence=()))
    assert "chưa có số liệu, kết quả của 01 chỉ số được giao" in found["results/none"]


def test_the_check_before_signature_knows_whose_number_that_of_a_part_is() -> None:
    whole = a_row("1.1.1", "Ban hành và tổ chức thực hiện chính sách", number=1, value=Decimal(7), evidence_count=1)
    content = replace(sample_content(), rows=(whole, part(2, value=Decimal(40), evidence_count=1)), evidence=())
    report, rows = build_report(content), checked_rows(content)
    assert "Mục (2) của chỉ số 1.1.1" in as_text(report)
    found = check_document(SigningMatter(report, rows, counts=counts_of(content)))
    rules = {SigningRule.NUMBER_DIFFERS, SigningRule.COUNT_DIFFERS}
    assert [each.text for each in found if each.rule in rules] == []
    wrong = tuple(replace(row, numbers=frozenset({Decimal(41)})) if row.code == "1.1.1 (2)" else row for row in rows)
    assert SigningRule.NUMBER_DIFFERS in {each.rule for each in check_document(SigningMatter(report, wrong))}


def test_the_check_before_signature_takes_a_rounded_quotient() -> None:
    row = a_row("2.2.2", "Mật độ doanh nghiệp", value=Decimal("20.0257"), unit="DN/10.000 dân", evidence_count=1,
                numerator=Decimal(3120), denominator=Decimal(1558000))  # fmt: skip
    content = replace(sample_content(), rows=(row,), evidence=())
    found = check_document(SigningMatter(build_report(content), checked_rows(content)))
    assert SigningRule.NUMBER_DIFFERS not in {each.rule for each in found}


def test_targets_that_were_missed_are_called_targets() -> None:
    row = a_row(None, "Hạ tầng số", stt="12", value=Decimal(3), target_printed="≥ 4", assessment=MISSED)
    found = lines(replace(sample_content(), rows=(row,), work_items=(), evidence=()))
    assert found["results/assessed"].endswith("chưa đạt mục tiêu (chỉ tiêu 12).")


def test_targets_of_one_number_are_told_apart() -> None:
    rows = (
        a_row(None, "Năng lực công nghệ", number=1, stt="2", timing="Đến năm 2030", value=Decimal(1),
              target_printed="≥ 5", assessment=MISSED),
        a_row(None, "Chỉ số PII", number=2, stt="2", timing="Đến năm 2045", value=Decimal(1),
              target_printed="≥ 5", assessment=MISSED),
    )  # fmt: skip
    content = replace(sample_content(), rows=rows, work_items=(), evidence=())
    named = "(chỉ tiêu 2. Năng lực công nghệ; chỉ tiêu 2. Chỉ số PII)."
    assert lines(content)["results/assessed"].endswith(named)
    table = next(block for block in build_report(content).annexes[0].blocks if isinstance(block, Table))
    assert [row.cells for row in table.rows if row.is_group] == [("Đến năm 2030",), ("Đến năm 2045",)]
