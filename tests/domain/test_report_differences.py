"""What differs between two versions: place, old words, new words. One table of changes, one row each."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.frozen_facts import (
    Facts,
    FrozenDocument,
    FrozenFile,
    FrozenHead,
    FrozenRow,
    FrozenWording,
    FrozenWork,
)
from pii_desktop.domain.ids import AssignmentId, EvidenceId, WorkItemId
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.report_differences import Difference, DifferenceKind, additions, compare_facts, supplemented

ADDED, CHANGED, REMOVED = DifferenceKind.ADDED, DifferenceKind.CHANGED, DifferenceKind.REMOVED

ROW = FrozenRow(
    AssignmentId(1), "2.2.2", "Chi cho KH&CN/GRDP (%)", target="≥ 0,13", value=Decimal("0.12"),
    result="Đã giải ngân 60%", verdict=Verdict.MISSED,
)  # fmt: skip
EMPTY_ROW = FrozenRow(AssignmentId(2), "2.2.3", "Chi R&D/GRDP (%)", verdict=Verdict.NO_NUMBER)
DOCUMENT = FrozenDocument(
    EvidenceId(5), "412/QĐ-UBND", date(2025, 3, 5), "UBND tỉnh", "Giao dự toán",
    (FrozenFile("412.pdf", "a" * 64),), ("2.2.2",),
)  # fmt: skip
WORK = FrozenWork(WorkItemId(7), AssignmentId(1), "2.2.2", "Bố trí vốn", WorkState.DOING, 60)
WORDING = FrozenWording("opening", "Thực hiện {kế hoạch}, Sở báo cáo:")
FACTS = Facts((ROW, EMPTY_ROW), (DOCUMENT,), (WORK,), (WORDING,))


def told(differences: tuple[Difference, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.place.code, each.what, each.old, each.new) for each in differences]


def row(**changes: Any) -> Facts:
    return replace(FACTS, rows=(replace(ROW, **changes), EMPTY_ROW))


def document(**changes: Any) -> Facts:
    return replace(FACTS, documents=(replace(DOCUMENT, **changes),))


def work(**changes: Any) -> Facts:
    return replace(FACTS, work_items=(replace(WORK, **changes),))


TABLE: list[tuple[Facts, list[tuple[str, str, str, str]], list[DifferenceKind]]] = [
    (FACTS, [], []),
    (row(value=Decimal("0.120")), [], []),
    (row(value=Decimal("0.127")), [("2.2.2", "Giá trị", "0,12", "0,127")], [CHANGED]),
    (row(value=Decimal("0.1274"), shown=Decimal("0.127")), [("2.2.2", "Giá trị", "0,12", "0,127")], [CHANGED]),
    (row(value=Decimal("0.12049"), shown=Decimal("0.12")), [("2.2.2", "Giá trị", "0,1200", "0,1205")], [CHANGED]),
    (row(value=None), [("2.2.2", "Giá trị", "0,12", "")], [REMOVED]),
    (row(numerator=Decimal(1200)), [("2.2.2", "Tử số", "", "1.200")], [ADDED]),
    (row(denominator=Decimal(9)), [("2.2.2", "Mẫu số", "", "9")], [ADDED]),
    (row(target="≥ 0,15"), [("2.2.2", "Mục tiêu", "≥ 0,13", "≥ 0,15")], [CHANGED]),
    (row(baseline=Decimal(0)), [("2.2.2", "Năm gốc", "", "0")], [ADDED]),
    (row(verdict=Verdict.REACHED), [("2.2.2", "Đánh giá", "Chưa đạt", "Đạt")], [CHANGED]),
    (row(verdict=Verdict.NO_NUMBER), [("2.2.2", "Đánh giá", "Chưa đạt", "")], [REMOVED]),
    (row(score=Decimal("17.07")), [("2.2.2", "Điểm công bố", "", "17,07")], [ADDED]),
    (row(rank=3), [("2.2.2", "Hạng công bố", "", "3")], [ADDED]),
    (row(result="Đã giải ngân 80%"), [("2.2.2", "Kết quả", "Đã giải ngân 60%", "Đã giải ngân 80%")], [CHANGED]),
    (row(explanation="Chậm vốn"), [("2.2.2", "Giải trình", "", "Chậm vốn")], [ADDED]),
    (row(role="Phối hợp"), [("2.2.2", "Vai trò", "", "Phối hợp")], [ADDED]),
    (row(code="2.2.4", name="Tên mới"), [], []),
    (replace(FACTS, rows=(ROW,)), [("2.2.3", "Chỉ số, chỉ tiêu", "2.2.3. Chi R&D/GRDP (%)", "")], [REMOVED]),
    (document(number="413/QĐ-UBND"), [("", "Số, ký hiệu", "412/QĐ-UBND", "413/QĐ-UBND")], [CHANGED]),
    (document(signed_on=date(2025, 1, 6)), [("", "Ngày ký", "05/3/2025", "06/01/2025")], [CHANGED]),
    (document(signed_on=None), [("", "Ngày ký", "05/3/2025", "")], [REMOVED]),
    (
        document(files=(FrozenFile("412.pdf", "b" * 64),)),
        [("", "Tệp", "412.pdf", "412.pdf (nội dung khác)")],
        [CHANGED],
    ),
    (
        document(files=(*DOCUMENT.files, FrozenFile("phu-luc.pdf", "b" * 64))),
        [("", "Tệp", "412.pdf", "412.pdf; phu-luc.pdf")],
        [CHANGED],
    ),
    (document(proves=("2.2.2", "2.2.3")), [("", "Minh chứng cho", "2.2.2", "2.2.2; 2.2.3")], [CHANGED]),
    (
        replace(FACTS, documents=()),
        [("", "Tài liệu minh chứng", "412/QĐ-UBND ngày 05/3/2025 Giao dự toán", "")],
        [REMOVED],
    ),
    (work(state=WorkState.DONE), [("2.2.2", "Trạng thái", "Đang thực hiện", "Đã thực hiện")], [CHANGED]),
    (work(percent=100), [("2.2.2", "Tỷ lệ %", "60", "100")], [CHANGED]),
    (work(result="Đã cấp vốn"), [("2.2.2", "Kết quả nhiệm vụ", "", "Đã cấp vốn")], [ADDED]),
    (replace(FACTS, work_items=()), [("2.2.2", "Nhiệm vụ", "Bố trí vốn", "")], [REMOVED]),
    (replace(FACTS, wordings=()), [("", "Câu", "Thực hiện {kế hoạch}, Sở báo cáo:", "")], [REMOVED]),
    (
        replace(FACTS, wordings=(replace(WORDING, is_left_out=True),)),
        [("", "Câu", "Thực hiện {kế hoạch}, Sở báo cáo:", "")],
        [REMOVED],
    ),
]


def test_letterhead_signer_and_recipients_are_told_where_both_were_kept() -> None:
    head = FrozenHead("UBND tỉnh Bắc Ninh", "Sở Tài chính", "BC-STC", "Bắc Ninh", ("Sở KH&CN",), ("GIÁM ĐỐC",), "A", ())
    other = replace(head, issuing_body="Sở Nội vụ", symbol="BC-SNV", signer_name="B", recipients=("- Lưu: VT.",))
    told = compare_facts(replace(FACTS, head=head), replace(FACTS, head=other))
    assert [(each.what, each.old, each.new) for each in told] == [
        ("Tên cơ quan", "Sở Tài chính", "Sở Nội vụ"),
        ("Ký hiệu", "BC-STC", "BC-SNV"),
        ("Người ký", "A", "B"),
        ("Nơi nhận", "", "- Lưu: VT."),
    ]
    assert {each.place.is_matter for each in told} == {False}
    assert compare_facts(FACTS, replace(FACTS, head=head)) == ()


@pytest.mark.parametrize(("new", "expected", "kinds"), TABLE)
def test_a_change_is_told_with_its_place(
    new: Facts, expected: list[tuple[str, str, str, str]], kinds: list[DifferenceKind]
) -> None:
    found = compare_facts(FACTS, new)
    assert told(found) == expected
    assert [each.kind for each in found] == kinds


@pytest.mark.parametrize("new", [facts for facts, _, _ in TABLE])
def test_what_differs_differs_both_ways(new: Facts) -> None:
    there, back = compare_facts(FACTS, new), compare_facts(new, FACTS)
    assert bool(there) is bool(back)


def test_a_new_row_is_told_field_by_field_and_a_new_document_as_a_whole() -> None:
    found = compare_facts(replace(FACTS, rows=(EMPTY_ROW,), documents=()), FACTS)
    assert told(found) == [
        ("2.2.2", "Mục tiêu", "", "≥ 0,13"),
        ("2.2.2", "Giá trị", "", "0,12"),
        ("2.2.2", "Đánh giá", "", "Chưa đạt"),
        ("2.2.2", "Kết quả", "", "Đã giải ngân 60%"),
        ("", "Tài liệu minh chứng", "", "412/QĐ-UBND ngày 05/3/2025 Giao dự toán"),
    ]
    assert [each.is_whole for each in found] == [False, False, False, False, True]


def test_a_new_row_without_anything_reported_is_told_as_such() -> None:
    (found,) = compare_facts(replace(FACTS, rows=(ROW,)), FACTS)
    assert (found.what, found.new, found.kind) == ("Chỉ số, chỉ tiêu", "2.2.3. Chi R&D/GRDP (%)", ADDED)


def test_only_what_was_missing_is_an_addition() -> None:
    new = replace(row(value=Decimal(1), rank=3), work_items=())
    assert [each.what for each in additions(compare_facts(FACTS, new))] == ["Hạng công bố"]


def test_places_lead_to_what_changed() -> None:
    new = Facts((replace(ROW, rank=1), EMPTY_ROW), (replace(DOCUMENT, number="1"),), (replace(WORK, percent=1),))
    of_row, of_document, of_work, of_sentence = (each.place for each in compare_facts(FACTS, new))
    assert (of_row.assignment_id, of_row.title) == (1, "2.2.2. Chi cho KH&CN/GRDP (%)")
    assert (of_document.evidence_id, of_work.work_item_id, of_sentence.sentence_key) == (5, 7, "opening")


def test_the_order_is_that_of_the_report() -> None:
    new = Facts((replace(EMPTY_ROW, rank=1), replace(ROW, rank=1)), (), (), (WORDING,))
    assert [each.what for each in compare_facts(FACTS, new)] == [
        "Hạng công bố", "Hạng công bố", "Tài liệu minh chứng", "Nhiệm vụ",
    ]  # fmt: skip
    assert [each.place.code for each in compare_facts(FACTS, new)][:2] == ["2.2.3", "2.2.2"]


@pytest.mark.parametrize("now", [each for each, _, _ in TABLE])
def test_after_a_supplement_only_what_it_did_not_tell_differs(now: Facts) -> None:
    known = supplemented(FACTS, now)
    untold = [each for each in compare_facts(FACTS, now) if each.kind is not ADDED and not each.place.sentence_key]
    assert list(compare_facts(known, now)) == untold
