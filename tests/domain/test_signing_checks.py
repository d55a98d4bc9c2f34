"""Before signature: each rule has documents that break it and documents that do not."""

from dataclasses import replace
from datetime import date

import pytest

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report import Column, Heading, Row, Table, plain
from pii_desktop.domain.signing_checks import check_document
from pii_desktop.domain.signing_matter import Part, SigningMatter
from pii_desktop.domain.signing_printed import as_printed
from pii_desktop.domain.signing_rules import RULES, SigningRule
from tests.domain import test_signing_authority as authority
from tests.domain import test_signing_parties as parties
from tests.domain import test_signing_plan as plans
from tests.domain import test_signing_years as years
from tests.domain.signing_samples import CLOSING, OPENING, RESULT, a_row, headed, matter, saying, sent_to, signed, sound

Rule = SigningRule


def told_of_row(text: str) -> SigningMatter:
    """The sound report with a row that has no unit, told in a sentence of its own."""
    report = sound()
    blocks = tuple(
        plain(text, key="results/indicator:7") if each == report.blocks[2] else each for each in report.blocks
    )
    return matter(replace(report, blocks=blocks), rows=(a_row(unit=""),))


def repeating(task: str, text: str) -> SigningMatter:
    """The sound report with a sentence about a task that the plan printed so."""
    return replace(saying(text), printed=as_printed((task,)))


BROKEN: tuple[tuple[SigningRule, SigningMatter], ...] = (
    (Rule.ADDRESSEE_MISSING, headed(addressees=())),
    (Rule.ADDRESSEE_SELF, headed(addressees=("Sở Tài Chính",))),
    (Rule.AS_ABOVE, sent_to("- UBND tỉnh;", "- Lưu: VT, QLNS.")),
    (Rule.ARCHIVE, sent_to("- Như trên;", "- UBND tỉnh.")),
    (Rule.ARCHIVE, sent_to("- Như trên.")),
    (Rule.RECIPIENT_MARKS, sent_to("- Như trên,", "- Lưu: VT, QLNS.")),
    (Rule.RECIPIENT_MARKS, sent_to("- Như trên;", "- Lưu: VT, QLNS;")),
    (Rule.SYMBOL, headed(symbol="BC")),
    (Rule.SYMBOL, headed(symbol="BC/STC")),
    (Rule.SYMBOL, replace(headed(symbol="BC-SKHCN"), unit_symbol="STC")),
    (Rule.SYMBOL, headed(symbol="KH-STC")),
    (Rule.NUMBER_ZERO, headed(number="5", signed_on=date(2025, 11, 28))),
    (Rule.HALF_NUMBERED, headed(number="05")),
    (Rule.HALF_NUMBERED, headed(signed_on=date(2025, 11, 28))),
    (Rule.PLACE_MISSING, headed(place=" ")),
    (Rule.PLACE_MISSING, headed(parent_body="")),
    (Rule.ABSTRACT, headed(abstract="")),
    (Rule.ABSTRACT, headed(abstract="Kết quả thực hiện Kế hoạch năm 2025.")),
    (Rule.DATE_ZERO, saying("Cuộc họp ngày 6/5/2025 đã thống nhất.")),
    (Rule.DATE_ZERO, saying("Cuộc họp ngày 06/2/2025 đã thống nhất.")),
    (Rule.DATE_ZERO, saying("Cuộc họp ngày 6 tháng 5 năm 2025 đã thống nhất.")),
    (Rule.DATE_IMPOSSIBLE, saying("Cuộc họp ngày 31/11/2025 đã thống nhất.")),
    (Rule.LEGAL_BASIS, headed(legal_basis=("Căn cứ Luật Khoa học và công nghệ,", "Căn cứ Luật Đầu tư."))),
    (Rule.LEGAL_BASIS, headed(legal_basis=("Luật Khoa học và công nghệ.",))),
    (Rule.FIRST_CITATION, saying("Sở đã ban hành Quyết định số 128/QĐ-STC để thực hiện.")),
    (Rule.FIRST_CITATION, saying("Sở đã ban hành Quyết định số 128/QĐ-STC ngày 12/3/2025 để thực hiện.")),
    (Rule.CITED_DIFFERS, saying("Theo Kế hoạch số 297/KH-UBND, Sở đã họp.")),
    (Rule.CITED_DIFFERS, saying("Theo Kế hoạch số 279/KH-UBND ngày 06/5/2024, Sở đã họp.")),
    (Rule.NUMBER_DIFFERS, saying("Chỉ số 2.2.2: kết quả là 45,3%.")),
    (Rule.NUMBER_DIFFERS, saying("Chỉ số 2.2.2 tăng từ 42,1% lên 1.045,23%.")),
    (Rule.VERDICT_DIFFERS, saying("Chỉ số 2.2.2 chưa đạt mục tiêu.")),
    (
        Rule.VERDICT_DIFFERS,
        matter(sound(plain("Chỉ số 2.2.2 đã đạt mục tiêu.")), rows=(a_row(verdict=Verdict.MISSED),)),
    ),
    (Rule.COUNT_DIFFERS, saying("Sở đã báo cáo 09/10 chỉ số được giao.")),
    (Rule.COUNT_DIFFERS, matter(generated={"counts": "Có 07/10 chỉ số được giao đã có số liệu (Phụ lục II)."})),
    (Rule.COUNT_DIFFERS, matter(generated={"result": "Chỉ số 2.2.2: đạt 45,2%, vượt 40% (năm 2024 là 42,7%)."})),
    (Rule.REACHED_UNPROVEN, matter(rows=(a_row(is_proven=False),))),
    (Rule.UNIT_MISSING, matter(rows=(a_row(unit=""),))),
    (Rule.UNIT_MISSING, told_of_row("Chỉ số 2.2.2: đạt 45,23 vượt mục tiêu 40.")),
    (Rule.DOTS_LEFT, saying("Tổng kinh phí là ..... triệu đồng.")),
    (Rule.DOTS_LEFT, saying("Sở đã ban hành, triển khai... văn bản.")),
    (Rule.DOTS_LEFT, repeating("Tuyên truyền ..... buổi", "Kết quả: tuyên truyền được ..... buổi.")),
    (Rule.DOTS_LEFT, saying("Tổng kinh phí là ……… triệu đồng.")),
    (Rule.DOTS_LEFT, saying("Tổng kinh phí là ____ triệu đồng.")),
    (Rule.DOTS_LEFT, saying("Bắc Ninh, ngày... tháng... năm 2025.")),
    (Rule.DOTS_LEFT, saying("Có hai nguồn, trong đó ngân sách là... triệu đồng.")),
    (Rule.DOTS_LEFT, matter(sound(Table((Column("Kết quả"),), (Row(("....... %",)),))))),
    (Rule.BRACKETS_LEFT, saying("Đơn vị chủ trì là [tên đơn vị].")),
    (Rule.BRACKETS_LEFT, saying("Kết quả là {kết quả} theo kế hoạch.")),
    (Rule.BRACKETS_LEFT, saying("Kinh phí là xxx triệu đồng.")),
    (Rule.BRACKETS_LEFT, saying("Người phụ trách ( ... ) đã họp.")),
    (Rule.OLD_YEAR, saying("Sở đã triển khai kế hoạch năm 2023.")),
    (Rule.OLD_YEAR, saying("Trong 6 tháng đầu năm 2024, Sở đã ban hành hai văn bản.")),
    (Rule.OLD_YEAR, headed(abstract="Kết quả thực hiện Kế hoạch số 279/KH-UBND năm 2024")),
    (Rule.OLD_DEPARTMENT, saying("Sở đã phối hợp với Sở Kế hoạch và Đầu tư để thực hiện.")),
    (Rule.OLD_SIGNER, signed("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name="Trần Văn Bình")),
    (Rule.SIGNER_MISSING, signed("GIÁM ĐỐC", name="")),
    (Rule.AUTHORITY, signed("PHÓ GIÁM ĐỐC")),
    (Rule.AUTHORITY, signed("KT. GIÁM ĐỐC")),
    (Rule.AUTHORITY, signed("TL. GIÁM ĐỐC")),
    (Rule.AUTHORITY, signed("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
    (Rule.AUTHORITY, signed("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    (Rule.AUTHORITY, signed("GIÁM ĐỐC", name="TS. Nguyễn Văn An")),
    (Rule.AUTHORITY, signed()),
    (Rule.CLOSING, matter(sound(blocks=(*sound().blocks[:-1], plain("Trên đây là báo cáo của Sở."))))),
    (Rule.CLOSING, saying("Sở đã hoàn thành các nhiệm vụ./.")),
    (Rule.ANNEX_UNKNOWN, saying("Chi tiết tại Phụ lục III kèm theo.")),
    (Rule.ANNEX_UNKNOWN, saying("Chi tiết tại Phụ lục 2 kèm theo.")),
    (Rule.ANNEX_UNCITED, matter(sound(blocks=(plain(OPENING), plain(CLOSING))))),
    (Rule.EMPTY_SECTION, matter(sound(Heading(1, "Đề xuất", "II."), Heading(1, "Phương hướng", "III."), plain("Có.")))),
    (Rule.SPACING, saying("Sở đã họp , thống nhất nội dung.")),
    (Rule.SPACING, saying("Sở đã  họp.")),
    (Rule.SPACING, saying("Sở đã ban hành các các văn bản.")),
    (Rule.DECIMAL_POINT, saying("Giải ngân đạt 45.6% kế hoạch.")),
    (Rule.BRACKETS_LEFT, saying("Nguyên nhân (ghi rõ lý do).")),
    (Rule.OLD_FONT, saying("Së Tµi chÝnh tæng hîp kÕt qu¶ thùc hiÖn kÕ ho¹ch n¨m nay.")),
    (Rule.OLD_FONT, saying("Sở Tài chính B\ufffdc Ninh báo cáo.")),
)

SOUND: tuple[tuple[SigningRule, SigningMatter], ...] = (
    (Rule.ADDRESSEE_MISSING, matter(needs_addressee=False)),
    (Rule.ADDRESSEE_SELF, matter()),
    (Rule.CITED_DIFFERS, saying("Theo Kế hoạch số 279/KH-UBND ngày 06/5/2025 và Quyết định số 12/QĐ-TTg, Sở đã họp.")),
    (Rule.DECIMAL_POINT, saying("Chỉ số 2.2.2 đạt 45,23%; cả nước có 1.234 chỉ tiêu.")),
    (Rule.COUNT_DIFFERS, matter(generated={"counts": "Có 08/10 chỉ số được giao đã có số liệu (Phụ lục II)."})),
    (Rule.COUNT_DIFFERS, matter(generated={"counts": "Có 08/10 chỉ số."})),
    (Rule.COUNT_DIFFERS, matter(generated={"result": RESULT.replace("45,2", "45,2257")})),
    (Rule.OLD_YEAR, saying("Theo Luật Ngân sách nhà nước năm 2015 và Chương trình ban hành từ năm 2020.")),
    (Rule.OLD_YEAR, saying("So với 6 tháng đầu năm 2024, kết quả tăng 3%.")),
    (Rule.AS_ABOVE, matter(sound(head=headed(addressees=()).report.letterhead, recipients=("- Lưu: VT.",)))),
    (Rule.ARCHIVE, sent_to("- Như trên;", "- Lưu: VT, P.KHTC.")),
    (Rule.RECIPIENT_MARKS, sent_to("- Như trên;", "- Sở Tư pháp;", "- Lưu: VT.")),
    (Rule.SYMBOL, headed(symbol="BC-SKH&CN")),
    (Rule.SYMBOL, headed(kind="", symbol="STC-QLNS")),
    (Rule.NUMBER_ZERO, headed(number="05/BC-STC", signed_on=date(2025, 11, 28))),
    (Rule.HALF_NUMBERED, headed(number="128", signed_on=date(2025, 11, 28))),
    (Rule.PLACE_MISSING, headed(place="Huế")),
    (Rule.ABSTRACT, headed(abstract="Kết quả thực hiện năm 2025")),
    (Rule.DATE_ZERO, saying("Họp ngày 06/5/2025, ngày 12/12/2025 và ngày 03 tháng 02 năm 2025.")),
    (Rule.DATE_IMPOSSIBLE, saying("Họp ngày 28/02/2025.")),
    (
        Rule.LEGAL_BASIS,
        headed(legal_basis=("Căn cứ Luật Đầu tư;", "Theo đề nghị của Trưởng phòng Quản lý ngân sách.")),
    ),
    (
        Rule.FIRST_CITATION,
        saying("Quyết định số 128/QĐ-STC ngày 12/3/2025 của Sở Tài chính; Quyết định số 128/QĐ-STC đã có hiệu lực."),
    ),
    (
        Rule.NUMBER_DIFFERS,
        saying("Chỉ số 2.2.2 đạt 45,23%, làm tròn 45%, theo số liệu ngày 12/3/2025, quý 3."),
    ),
    (Rule.NUMBER_DIFFERS, saying("Chỉ số 2.2.2 và 2.2.3 lần lượt là 45,2 và 99,9.")),
    (Rule.VERDICT_DIFFERS, saying("Chỉ số 2.2.2 đã đạt mục tiêu.")),
    (Rule.COUNT_DIFFERS, saying("Sở có 10 chỉ số, trong đó 08 chỉ số có số liệu.")),
    (Rule.REACHED_UNPROVEN, matter(rows=(a_row(is_proven=False, is_explained=True),))),
    (Rule.UNIT_MISSING, matter(rows=(a_row(value=None, unit=""),))),
    (Rule.UNIT_MISSING, matter(rows=(a_row(code="1.1.1 (2)", unit=""),))),
    (Rule.UNIT_MISSING, told_of_row("Chỉ số 2.2.2: đạt 45,23 triệu đồng/người, vượt mục tiêu 40.")),
    (Rule.DOTS_LEFT, saying("Các sở, ngành (Tài chính, Công Thương, v.v.) đã phối hợp…")),
    (Rule.DOTS_LEFT, saying("Bố trí kinh phí xây dựng cơ bản, thiết bị đào tạo...")),
    (Rule.DOTS_LEFT, saying("Kêu gọi đầu tư vào chăn nuôi, nông nghiệp... Khuyến khích hợp tác xã.")),
    (Rule.DOTS_LEFT, saying("Triển khai nền tảng số, kho dữ liệu dùng chung;... phục vụ người dân.")),
    (Rule.DOTS_LEFT, saying("Đào tạo tin học, ngoại ngữ... đáp ứng nhu cầu của doanh nghiệp.")),
    (Rule.DOTS_LEFT, repeating("- Tuyên truyền ..... buổi;", "Nhiệm vụ “Tuyên truyền ..... buổi”: đã xong.")),
    (Rule.SPACING, repeating("Ban hành quy định , chính sách", "- Ban hành quy định , chính sách: đã xong.")),
    (Rule.FIRST_CITATION, repeating("Thực hiện Quyết định 844/QĐ-TTg", "- Thực hiện Quyết định 844/QĐ-TTg: đã họp.")),
    (Rule.BRACKETS_LEFT, saying("Chi cho KH&CN (R&D) <5% GRDP, 3 < 5, a[i] không dùng ở đây".replace("a[i]", "a(i)"))),
    (Rule.OLD_YEAR, saying("So với năm 2024, tăng; theo kế hoạch đến năm 2030.")),
    (Rule.OLD_YEAR, headed(abstract="Đính chính Báo cáo số 05/BC-STC về kết quả thực hiện kế hoạch năm 2024")),
    (Rule.OLD_DEPARTMENT, saying("Theo Công văn số 12/SKHĐT-TH ngày 12/01/2025 của Sở Kế hoạch và Đầu tư.")),
    (Rule.OLD_SIGNER, signed("GIÁM ĐỐC", name="Phạm Thị Bình")),
    (Rule.SIGNER_MISSING, signed("GIÁM ĐỐC")),
    (Rule.AUTHORITY, signed("Q. GIÁM ĐỐC")),
    (Rule.AUTHORITY, signed("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
    (Rule.CLOSING, matter()),
    (Rule.ANNEX_UNKNOWN, saying("Chi tiết tại Phụ lục II và Phụ lục kèm theo.")),
    (Rule.ANNEX_UNCITED, saying("Xem các Phụ lục I, Phụ lục II.")),
    (Rule.EMPTY_SECTION, matter(sound(Heading(1, "Đề xuất", "II."), Heading(2, "Với tỉnh", "1."), plain("Có.")))),
    (Rule.SPACING, saying("Sở đã họp, thống nhất: làm (theo kế hoạch); báo cáo.")),
    (Rule.OLD_FONT, saying("Sở Tài chính tổng hợp kết quả thực hiện kế hoạch, hệ thống ERP (Enterprise).")),
)


def rules_of(checked: SigningMatter) -> set[SigningRule]:
    return {each.rule for each in check_document(checked)}


def test_a_sound_report_comes_back_without_a_word() -> None:
    assert check_document(matter()) == ()


@pytest.mark.parametrize(("rule", "checked"), BROKEN)
def test_a_document_that_breaks_a_rule_is_told(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule in rules_of(checked)


@pytest.mark.parametrize(("rule", "checked"), SOUND)
def test_a_document_that_keeps_it_is_not(rule: SigningRule, checked: SigningMatter) -> None:
    assert rule not in rules_of(checked)


def test_every_rule_has_words_a_document_that_breaks_it_and_one_that_does_not() -> None:
    elsewhere = {Rule.NUMBER_ASKED, Rule.SIGN_UNDRAWN}  # test_signing_told.py, test_signing_signs.py
    broken = (*BROKEN, *authority.BROKEN, *parties.BROKEN, *plans.BROKEN, *years.BROKEN)
    sound = (*SOUND, *authority.SOUND, *parties.SOUND, *plans.SOUND, *years.SOUND)
    assert set(RULES) == set(SigningRule)
    assert {rule for rule, _ in broken} == set(RULES) - elsewhere == {rule for rule, _ in sound} - elsewhere


def test_the_gravest_comes_first_and_leads_to_its_sentence() -> None:
    first, *rest = check_document(saying("Sở đã  họp ngày 31/11/2025 tại [địa điểm]."))
    assert (first.severity, first.key, first.part) == (Severity.ERROR, "own/1", Part.BODY)
    assert [each.severity for each in (first, *rest)] == [Severity.ERROR, Severity.ERROR, Severity.NOTE]


def test_places_lead_to_the_page_where_it_is_put_right() -> None:
    sites = {
        Site.PREFERENCES: signed("GIÁM ĐỐC", name=""),
        Site.INDICATORS: matter(rows=(a_row(unit=""),)),
        Site.PERIODS: saying("Còn [chỗ trống]."),
    }
    assert {check_document(checked)[0].place.site: checked for checked in sites.values()} == sites
    assert check_document(sites[Site.INDICATORS])[0].place.assignment_id == 7


def test_a_place_left_in_a_table_leads_to_its_row() -> None:
    told = Table((Column("Mã"), Column("Kết quả")), (Row(("9.9.9", "Đã xong")), Row(("2.2.2", "Đạt ..... %"))))
    work = Table(
        (Column("TT"), Column("Nhiệm vụ, giải pháp"), Column("Kết quả")),
        (Row(("Chỉ số 2.2.2. Chi cho KH&CN",), is_group=True), Row(("1", "Giao dự toán", "Giao ..... tỷ đồng"))),
    )
    rows = (a_row(citation="Chỉ số 2.2.2. Chi cho KH&CN"),)
    found = check_document(matter(sound(told, work), rows=rows))
    assert {each.rule for each in found} == {Rule.DOTS_LEFT}
    assert [each.place for each in found] == [
        Spot(Site.INDICATORS, tab, AssignmentId(7)) for tab in ("progress", "work")
    ]


def test_head_and_foot_lead_to_the_field_of_the_settings() -> None:
    wrong = {
        "symbol": headed(symbol="BC"),
        "place": headed(place=""),
        "parent_body": headed(parent_body=""),
        "addressee": headed(addressees=()),
        "recipients": sent_to("- Như trên."),
        "signing_authority": signed("PHÓ GIÁM ĐỐC"),
        "signer_name": signed("GIÁM ĐỐC", name=""),
    }
    for field, checked in wrong.items():
        assert check_document(checked)[0].place == Spot(Site.PREFERENCES, field)


def test_what_the_period_says_is_put_right_with_the_period() -> None:
    of_period = replace(headed(addressees=()), addressee_place=Spot(Site.PERIODS, "recipient"))
    assert check_document(of_period)[0].place == Spot(Site.PERIODS, "recipient")
    assert check_document(headed(number="05"))[0].place == Spot(Site.PERIODS, "rounds")


def test_an_empty_section_and_an_annex_nobody_names_lead_to_a_sentence_near_by() -> None:
    empty = check_document(matter(sound(Heading(1, "Đề xuất", "II."), Heading(1, "Khác", "III."), plain("Có."))))
    uncited = check_document(matter(sound(blocks=(plain(OPENING), plain(CLOSING, key="closing")))))
    assert [each.key for each in empty] == ["counts"]
    assert {each.key for each in uncited if each.rule is Rule.ANNEX_UNCITED} == {"closing"}


def test_a_row_without_a_code_is_called_by_its_number() -> None:
    (finding,) = check_document(matter(rows=(a_row(code="", title="chỉ tiêu 12", is_proven=False),)))
    assert finding.text.startswith("Chỉ tiêu 12 ghi đạt mục tiêu")


def test_a_number_that_differs_says_what_the_annex_has() -> None:
    finding = check_document(saying("Chỉ số 2.2.2: kết quả là 45,3%."))[0]
    assert finding.text == "Số 45,3 của 2.2.2 không có trong phụ lục (phụ lục ghi 40, 42,1, 45,23)"
