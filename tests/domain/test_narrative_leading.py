"""How the work was led, and documents in running text."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pii_desktop.domain.coordination import Request, RequestState
from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, RequestId, WorkItemId
from pii_desktop.domain.narrative_documents import cited_document
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import WorkItem
from tests.domain.test_narrative import lines
from tests.exporters.sample import FINANCE, a_row, sample_content


def a_document(number: str, issuer: str, signed: date, abstract: str) -> Evidence:
    file = EvidenceFile(f"{number}.pdf", number, 1)
    fields = EvidenceFields(number, signed, issuer, abstract)
    return Evidence(EvidenceId(len(number) * 100 + signed.day), (file,), fields, (AssignmentId(1),))


def test_a_document_is_cited_in_full_once_and_in_short_after_that() -> None:
    budget = a_document("412/QĐ-UBND", "UBND tỉnh Bắc Ninh", date(2025, 3, 20), "Giao dự toán chi KH&CN")
    rows = (a_row("2.2.2", "Chi KH&CN", number=1, value=Decimal(1)), a_row("2.2.3", "Chi R&D", number=2,
                                                                           value=Decimal(2)))  # fmt: skip
    both = replace(budget, assignment_ids=(AssignmentId(1), AssignmentId(2)))
    found = lines(replace(sample_content(), rows=rows, evidence=(both,)))
    assert found["results/indicator:1"].endswith(
        "Minh chứng: Quyết định số 412/QĐ-UBND ngày 20/3/2025 của Ủy ban nhân dân tỉnh Bắc Ninh về việc giao dự toán "
        "chi KH&CN."
    )
    assert found["results/indicator:2"].endswith("Minh chứng: Quyết định số 412/QĐ-UBND.")


@pytest.mark.parametrize(
    ("number", "kind", "abstract", "cited"),
    [
        ("128/KH-UBND", "Kế hoạch", "Kế hoạch hỗ trợ DN", "Kế hoạch số 128/KH-UBND ngày 05/02/2025 về hỗ trợ DN"),
        ("94/STC-TH", "", "V/v cung cấp số liệu", "Công văn số 94/STC-TH ngày 05/02/2025 về việc cung cấp số liệu"),
        ("7/TTr-STC", "", "Về việc ban hành Đề án", "Tờ trình số 7/TTr-STC ngày 05/02/2025 về việc ban hành Đề án"),
        ("15", "", "UBND tỉnh kết luận", "Văn bản số 15 ngày 05/02/2025 về UBND tỉnh kết luận"),
    ],
)
def test_kind_and_abstract_are_said_as_official_letters_say_them(
    number: str, kind: str, abstract: str, cited: str
) -> None:
    paper = a_document(number, "", date(2025, 2, 5), abstract)
    found = cited_document(replace(paper, fields=replace(paper.fields, kind=kind)), FINANCE)
    assert found is not None
    assert (found.full, found.short) == (cited, cited.partition(" ngày")[0])


def test_a_paper_without_a_number_cannot_be_cited() -> None:
    assert cited_document(a_document("", "Sở Tài chính", date(2025, 2, 5), "Biên bản họp"), FINANCE) is None


def test_an_abstract_typed_with_dots_is_cited_without_them() -> None:
    paper = a_document("01/2025/NQ-HĐND", "HĐND tỉnh", date(2025, 1, 2), "Quy định chính sách hỗ trợ khởi nghiệp ... ")
    found = cited_document(paper, FINANCE)
    assert found is not None
    assert found.full.endswith("của Hội đồng nhân dân tỉnh Bắc Ninh về việc quy định chính sách hỗ trợ khởi nghiệp")


def test_only_documents_of_ones_own_and_of_the_period_tell_how_the_work_was_led() -> None:
    papers = (
        a_document("12/BC-STC", "", date(2025, 6, 1), "Kết quả"),
        a_document("13/QĐ-UBND", "UBND tỉnh Bắc Ninh", date(2025, 6, 2), "Giao việc"),
        a_document("14/BC-STC", "Sở Tài chính", date(2024, 6, 3), "Năm trước"),
    )
    found = lines(replace(sample_content(), evidence=papers))
    assert found["leading/documents"] == (
        "Trong kỳ báo cáo đã ban hành 01 văn bản để triển khai, theo dõi việc thực hiện, gồm: "
        "Báo cáo số 12/BC-STC ngày 01/6/2025 về kết quả."
    )


def test_officers_in_office_are_named() -> None:
    profile = replace(sample_content().profile, leader=Officer("Nguyễn Văn A", "Phó Giám đốc"),
                      specialist=Officer("Trần Thị B"))  # fmt: skip
    found = lines(replace(sample_content(), profile=profile))
    assert found["leading/officers"] == (
        "Sở Tài chính đã phân công đồng chí Nguyễn Văn A, Phó Giám đốc, phụ trách chỉ đạo thực hiện; "
        "đồng chí Trần Thị B làm cán bộ đầu mối theo dõi, tổng hợp, báo cáo."
    )


def a_request(number: int, department: str, state: RequestState, row: int = 1) -> Request:
    asked = date(2025, 10, 1)
    return Request(RequestId(number), AssignmentId(row), PeriodId(1), department, "Số liệu", asked, state=state)


@pytest.mark.parametrize(
    ("requests", "words"),
    [
        ([("Sở Y tế", RequestState.ANSWERED)], "đến nay các cơ quan, đơn vị đã trả lời đầy đủ"),
        ([("Sở Y tế", RequestState.OPEN)], "đến nay chưa nhận được trả lời"),
        (
            [("Sở Y tế", RequestState.TAKEN), ("Sở Nội vụ", RequestState.OPEN)],
            "đến nay 01 cơ quan, đơn vị đã trả lời đầy đủ, còn Sở Nội vụ chưa trả lời đầy đủ",
        ),
    ],
)
def test_requests_are_told_with_who_has_answered(requests: list[tuple[str, RequestState]], words: str) -> None:
    asked = tuple(a_request(number, name, state) for number, (name, state) in enumerate(requests, start=1))
    found = lines(replace(sample_content(), requests=asked))
    assert found["leading/requests"] == (
        f"Sở Tài chính đã đề nghị {len(asked):02d} cơ quan, đơn vị phối hợp cung cấp số liệu, tài liệu; {words}."
    )


def test_a_request_that_never_left_the_house_is_not_told() -> None:
    waiting = replace(a_request(1, "Sở Y tế", RequestState.OPEN), asked_on=None)
    closed = a_request(2, "Sở Nội vụ", RequestState.CLOSED)
    assert "leading/requests" not in lines(replace(sample_content(), requests=(waiting, closed)))


def test_work_that_was_given_to_people_is_told_where_most_of_it_was() -> None:
    given = tuple(WorkItem(WorkItemId(each), AssignmentId(1), "Việc", officer="Chị B") for each in (1, 2))
    rest = WorkItem(WorkItemId(3), AssignmentId(1), "Việc khác")
    found = lines(replace(sample_content(), work_items=(*given, rest)))
    assert found["leading/work"].startswith("Sở Tài chính đã giao 02 nhiệm vụ, giải pháp cho 01 cán bộ")
    assert "leading/work" not in lines(replace(sample_content(), work_items=(given[0], rest)))


def test_numbers_begin_anew_each_year() -> None:
    """Two documents with one number and another year are two documents: each is cited in full."""
    papers = tuple(a_document("12/BC-STC", "Sở Tài chính", date(year, 3, 1), "Kết quả") for year in (2024, 2025))
    found = lines(replace(sample_content(), evidence=papers))
    assert "Báo cáo số 12/BC-STC ngày 01/3/2025" in found["leading/documents"]
    assert "Báo cáo số 12/BC-STC ngày 01/3/2024" in found["results/indicator:1"]


def test_of_many_documents_the_first_are_cited_and_the_rest_counted() -> None:
    papers = tuple(a_document(f"{number}/BC-STC", "", date(2025, 3, number), "Kết quả") for number in range(1, 10))
    found = lines(replace(sample_content(), evidence=papers))
    assert "đã ban hành 09 văn bản" in found["leading/documents"]
    assert "Báo cáo số 6/BC-STC" in found["leading/documents"]
    assert found["leading/documents"].endswith("và 03 văn bản khác.")
    assert found["results/indicator:1"].endswith("và 07 văn bản khác.")
