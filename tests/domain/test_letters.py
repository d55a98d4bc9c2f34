"""The documents beside the report: each kind as a golden file, and what must hold for all of them."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.letter_evidence import EvidenceMatter
from pii_desktop.domain.letter_form import LetterKind, Sender, Wording
from pii_desktop.domain.letter_received import ReceivedMatter
from pii_desktop.domain.letters import build_letter, kind_of, letter_wording
from pii_desktop.domain.plan import PlanDocument, RowKind
from pii_desktop.domain.report import Paragraph, Report, Table
from pii_desktop.domain.report_content import PlanPart
from pii_desktop.domain.report_form import legal_basis_lines, number_line, salutation, subject_line
from tests.domain.letter_samples import (
    BUDGET,
    PROFILE,
    SAMPLES,
    SENDER,
    a_form,
    a_reply,
    many_requests,
    misprints,
    officers,
    one_request,
    received,
)
from tests.exporters.as_text import as_text, words
from tests.exporters.sample import a_row, sample_content

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
KINDS = pytest.mark.parametrize("name", SAMPLES)


def whole_text(report: Report) -> str:
    return "\n".join([*legal_basis_lines(report.letterhead), as_text(report)])


@KINDS
def test_each_kind_reads_as_its_golden_file(name: str) -> None:
    text = whole_text(build_letter(SENDER, SAMPLES[name]))
    golden = GOLDEN / f"van-ban-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_every_kind_has_a_sample() -> None:
    assert {kind_of(matter) for matter in SAMPLES.values()} == set(LetterKind)


@KINDS
def test_the_text_ends_with_the_closing_mark_and_only_there(name: str) -> None:
    report = build_letter(SENDER, SAMPLES[name])
    last = [block for block in report.blocks if isinstance(block, Paragraph)][-1]
    assert last.text.endswith("./.")
    assert words(report).count("./.") == 1


@KINDS
def test_number_and_date_are_left_to_the_records_office(name: str) -> None:
    report = build_letter(SENDER, SAMPLES[name])
    assert report.is_draft
    assert report.letterhead.signed_on is None


@KINDS
def test_recipients_end_with_the_archive_and_the_unit_that_drafted(name: str) -> None:
    report = build_letter(SENDER, SAMPLES[name])
    assert report.recipients[-1] == "- Lưu: VT, QLNS."
    assert (report.recipients[0] == "- Như trên;") is kind_of(SAMPLES[name]).has_addressee


@KINDS
def test_the_plan_is_cited_in_full_once_and_shortly_after_that(name: str) -> None:
    report = build_letter(SENDER, SAMPLES[name])
    text = "\n".join((*report.letterhead.legal_basis, words(report)))
    assert text.count("Kế hoạch số 279/KH-UBND ngày 06/5/2025 của Ủy ban nhân dân tỉnh Bắc Ninh về") == 1
    assert text.index("Kế hoạch số 279/KH-UBND") == text.index("Kế hoạch số 279/KH-UBND ngày")


@KINDS
def test_nothing_breaks_without_a_plan_a_signer_or_a_symbol(name: str) -> None:
    bare = replace(PROFILE, symbol="", signer_name="", signing_authority="", recipients=(), drafting_unit="")
    report = build_letter(Sender(bare, 2025), SAMPLES[name])
    assert report.signature.lines[-1] == "PHÓ GIÁM ĐỐC"
    assert "  " not in words(report).replace("\u00a0", "")


@pytest.mark.parametrize(
    ("unit", "line"),
    [("QLNS", "/STC-QLNS"), ("", "/STC"), ("Phòng Quản lý ngân sách", "/STC")],
)
def test_a_letter_bears_the_sign_of_the_department_and_of_the_unit(unit: str, line: str) -> None:
    """Nghị định 30/2020/NĐ-CP, Phụ lục III: a letter has no sign of a kind; a name written out is no sign."""
    sender = replace(SENDER, profile=replace(PROFILE, drafting_unit=unit))
    assert number_line(build_letter(sender, officers()).letterhead).endswith(line)


def test_the_user_settles_the_wording() -> None:
    wording = Wording(
        "cung cấp gấp số liệu.", ("Sở Nội vụ", " Sở Y tế; "), ("Phòng Tổng hợp",), "TUQ.", "Trưởng phòng", "Lê A",
        "Đoạn thêm thứ nhất.\nĐoạn thêm thứ hai.",
    )  # fmt: skip
    report = build_letter(SENDER, one_request(), wording)
    assert subject_line(report.letterhead) == "V/v cung cấp gấp số liệu"
    assert salutation(report.letterhead) == ("Kính gửi:", "- Sở Nội vụ;", "- Sở Y tế.")
    assert report.signature.lines == ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG")
    assert report.recipients == ("- Như trên;", "- Phòng Tổng hợp;", "- Lưu: VT, QLNS.")
    assert words(report).splitlines()[-3:-1] == ["Đoạn thêm thứ nhất.", "Đoạn thêm thứ hai."]


def test_a_reply_names_the_letter_it_answers() -> None:
    matter = replace(a_reply(), asked_by="")
    usual = letter_wording(SENDER, matter)
    assert words(build_letter(SENDER, matter, usual)).startswith("Thực hiện Kế hoạch số 279")
    answering = replace(usual, answering="Công văn số 90/SKHCN-QLCN ngày 06/10/2025 của Sở Khoa học và Công nghệ.")
    text = words(build_letter(SENDER, matter, answering))
    assert text.startswith("Phúc đáp Công văn số 90/SKHCN-QLCN ngày 06/10/2025 của Sở Khoa học và Công nghệ, thực hiện")


def test_many_points_of_one_department_go_into_an_annex() -> None:
    rows = tuple(replace(BUDGET, code=f"2.2.{number}") for number in range(1, 7))
    request = replace(one_request(), forms=(a_form("Sở Nội vụ", *rows),))
    report = build_letter(SENDER, request)
    table = report.annexes[0].blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 6
    assert "tại Phụ lục kèm theo Công văn này (06 nội dung)" in words(report)


def test_the_annex_has_the_columns_of_the_form_without_its_key() -> None:
    table = build_letter(SENDER, many_requests()).annexes[0].blocks[0]
    assert isinstance(table, Table)
    form = many_requests().forms[0]
    assert [column.title for column in table.columns] == [column.label for column in form.columns][:-1]


def test_one_due_day_stands_in_the_text_and_several_in_the_annex() -> None:
    assert "chậm nhất ngày 14/11/2025" in words(build_letter(SENDER, one_request()))
    text = words(build_letter(SENDER, many_requests()))
    assert "chậm nhất" not in text
    assert "đúng thời hạn ghi tại Phụ lục" in text


def test_a_request_without_a_due_day_promises_none() -> None:
    request = replace(one_request(), forms=(a_form("Sở Nội vụ", BUDGET, due=None),), contact=None)
    assert "gửi về Sở Tài chính để tổng hợp" in words(build_letter(SENDER, request))


def test_misprints_of_several_plans_are_grouped() -> None:
    part, places = misprints().places[0]
    other = PlanPart(replace(part.plan, id=PlanId(2), document=PlanDocument(number="04/KH-UBND", year=2024)))
    matter = replace(misprints(), places=((part, places), (other, places * 2)))
    report = build_letter(replace(SENDER, plans=(part, other)), matter)
    table = report.annexes[0].blocks[0]
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows if row.is_group] == [
        "Kế hoạch số 279/KH-UBND",
        "Kế hoạch số 04/KH-UBND",
    ]


def test_the_list_of_evidence_counts_parts_of_indicators_as_the_report_does() -> None:
    parts = [a_row(f"({n})", f"Nhóm chính sách {n}", kind=RowKind.SUBITEM, parent="1.1.1", number=n) for n in (1, 2)]
    whole = a_row("1.1.3", "Chính sách hỗ trợ doanh nghiệp", number=3)
    text = words(build_letter(SENDER, EvidenceMatter(replace(sample_content(), rows=(*parts, whole)))))
    assert "cho 01 nội dung (danh mục" in text
    assert "còn 02 nội dung chưa có tài liệu minh chứng" in text


def test_so_khcn_writes_to_the_peoples_committee() -> None:
    science = replace(SENDER, profile=replace(PROFILE, department="Sở Khoa học và Công nghệ"))
    assert letter_wording(science, officers()).addressees == ("Ủy ban nhân dân tỉnh Bắc Ninh",)
    assert letter_wording(science, misprints()).addressees == ("Ủy ban nhân dân tỉnh Bắc Ninh",)


REMARK = (
    "Một phần chức năng. Sắp xếp theo Nghị quyết số 18-NQ/TW (Công văn số 05/CV-BCĐTKNQ18 ngày 12/01/2025); đối chiếu "
    "ngày hiệu lực với nghị quyết của HĐND tỉnh"
)


@pytest.mark.parametrize(
    ("basis", "begun"),
    [
        ("", "Kể từ ngày 01/3/2025, Sở Tài chính tiếp nhận"),
        (REMARK, "Kể từ ngày 01/3/2025, Sở Tài chính tiếp nhận"),
        ("Căn cứ nghị quyết số 40/NQ-HĐND;", "Căn cứ Nghị quyết số 40/NQ-HĐND, kể từ ngày 01/3/2025, Sở Tài chính"),
    ],
)
def test_a_letter_prints_a_basis_and_no_remark_of_the_catalogue(basis: str, begun: str) -> None:
    rows = (replace(row, reorganisation=replace(row.reorganisation, legal_basis=basis)) for row in received().rows)
    assert words(build_letter(SENDER, ReceivedMatter(tuple(rows)))).startswith(begun)


@pytest.mark.parametrize(("province", "keeper"), [("Huế", "thành phố Huế"), ("Bắc Ninh", "tỉnh Bắc Ninh")])
@pytest.mark.parametrize("name", ["can-bo-dau-moi", "tiep-nhan-sau-sap-xep"])
def test_what_keeps_the_list_writes_to_the_committee_of_its_city(name: str, province: str, keeper: str) -> None:
    science = replace(PROFILE, province=province, department="Sở Khoa học và Công nghệ", parent_body="")
    head = build_letter(replace(SENDER, profile=science), SAMPLES[name]).letterhead
    assert head.parent_body == f"Ủy ban nhân dân {keeper}"
    assert head.addressees == (f"Ủy ban nhân dân {keeper}",)


def test_a_commune_writes_letters_as_a_whole() -> None:
    ward = replace(
        PROFILE, department="UBND xã Tân Yên", official_name="Ủy ban nhân dân xã Tân Yên", parent_body="",
        signing_authority="TM.", signer_title="Phó Chủ tịch",
    )  # fmt: skip
    report = build_letter(replace(SENDER, profile=ward), one_request())
    assert (report.letterhead.parent_body, report.letterhead.issuing_body) == ("", "Ủy ban nhân dân xã Tân Yên")
    assert report.signature.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert "Ủy ban nhân dân xã Tân Yên đề nghị" in words(report)
