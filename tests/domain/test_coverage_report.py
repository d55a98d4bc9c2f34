"""The list of required evidence on paper: every requirement with its state, its documents and its reason."""

from datetime import date

from pii_desktop.domain.coverage import CoverageLine, CoverageMatrix, coverage
from pii_desktop.domain.coverage_report import CoverageContent, coverage_report
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PolicyMarkId
from pii_desktop.domain.policies import PolicyDocument, PolicyMark, PolicyRegister, offered, policy_groups
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report import Picture, Report, Row, Table, cell_text
from pii_desktop.domain.requirements import Requirement, RequirementLink
from pii_desktop.domain.validity import Standing

OCOP = AssignmentId(7)
DECISION = EvidenceId(3)
NAMES = ("Nâng cao năng suất", "Đổi mới công nghệ")


def a_matrix() -> CoverageMatrix:
    usual = (
        Requirement("7.1.2/01", "Quyết định công nhận sản phẩm OCOP"),
        Requirement("7.1.2/02", "Giấy chứng nhận còn thời hạn"),
    )
    waived = Requirement("7.1.2/02", usual[1].text, is_needed=False, reason="Nộp kèm quyết định")
    line = CoverageLine(OCOP, "7.1.2", "Sản phẩm OCOP", Role.LEAD, usual, (DECISION,), "7. Tác động")
    return coverage([line], {OCOP: (waived,)}, [RequirementLink(OCOP, "7.1.2/01", DECISION)], lambda *_: True)


def a_register(*marks: PolicyMark) -> PolicyRegister:
    document = PolicyDocument(DECISION, "35/2024/NQ-HĐND", "Hỗ trợ", "HĐND", None, "nq.pdf", Standing.IN_FORCE)
    return PolicyRegister(policy_groups(NAMES, marks), {DECISION: document}, {})


def printed(register: PolicyRegister) -> Report:
    return coverage_report(
        CoverageContent(
            matrix=a_matrix(),
            names={DECISION: "518/QĐ-UBND"},
            policies=register,
            profile=Profile("Bắc Ninh", "Sở Nông nghiệp và Môi trường", symbol="SNNMT"),
            period="năm 2025",
            year=2025,
            day=date(2025, 11, 20),
        )
    )


def texts(row: Row) -> list[str]:
    return [cell_text(cell) for cell in row.cells]


def table(report: Report, sheet: str) -> Table:
    return next(each.table for each in report.sheets if each.name == sheet)


def test_each_requirement_is_a_line_with_its_documents_or_its_reason() -> None:
    rows = table(printed(a_register()), "Danh mục").rows
    assert texts(rows[0]) == ["7. Tác động"]
    assert texts(rows[1])[3:] == ["Quyết định công nhận sản phẩm OCOP", "Đã có", "518/QĐ-UBND"]
    assert texts(rows[2])[3:] == ["Giấy chứng nhận còn thời hạn", "Không cần: Nộp kèm quyết định", ""]


def test_the_matrix_has_a_line_a_row() -> None:
    rows = table(printed(a_register()), "Ma trận").rows
    assert texts(rows[1]) == ["7.1.2", "Sản phẩm OCOP", "Chủ trì", "Đã có", "Không cần", "1/1"]


def test_the_head_is_that_of_the_department_and_says_the_day() -> None:
    report = printed(a_register())
    assert report.letterhead.kind == "DANH MỤC"
    assert report.letterhead.symbol == "DM-SNNMT"
    assert report.letterhead.abstract == "Minh chứng cần có năm 2025"
    assert "20/11/2025" in table_titles(report)
    assert [annex.title for annex in report.annexes] == [
        "Minh chứng cần có theo từng chỉ số, chỉ tiêu",
        "Ma trận tài liệu minh chứng",
    ], "no policies, no annex of them"


def test_the_matrix_is_drawn_upright() -> None:
    (annex,) = (annex for annex in printed(a_register()).annexes if annex.title.startswith("Ma trận"))
    assert not annex.is_landscape
    (picture,) = (block for block in annex.blocks if isinstance(block, Picture))
    assert picture.description.endswith("1 dòng; Đã có 1; Có nhưng chưa dùng được 0; Còn thiếu 0; Không cần 1")


def test_policies_stand_against_their_groups() -> None:
    marks = (
        PolicyMark(PolicyMarkId(1), DECISION, 2, is_carried_out=True, carried_out_by="Báo cáo 412/BC-STC"),
        PolicyMark(PolicyMarkId(2), DECISION, 1),
    )
    report = printed(a_register(*marks))
    rows = table(report, "Chính sách 1.1.1").rows
    assert texts(rows[0]) == ["35/2024/NQ-HĐND Hỗ trợ", "o", "x", "Báo cáo 412/BC-STC"]
    assert texts(rows[1]) == ["Số văn bản được tính", "0", "1", ""]
    assert [annex.number for annex in report.annexes] == [1, 2, 3]


def test_what_stands_in_a_group_is_no_longer_offered_to_it() -> None:
    mark = PolicyMark(PolicyMarkId(1), DECISION, 2)
    other = EvidenceId(4)
    assert offered([(2, DECISION), (2, other), (4, DECISION), (2, other)], [mark]) == {2: (other,), 4: (DECISION,)}


def table_titles(report: Report) -> str:
    return " ".join(line for sheet in report.sheets for line in sheet.title_lines)
