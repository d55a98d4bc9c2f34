"""Which words stand in a report: the program's, a template, or the user's; where own sentences go."""

from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.ids import PeriodId, PlanId, WordingId
from pii_desktop.domain.narrative_edit import escaped
from pii_desktop.domain.report import Heading, Paragraph
from pii_desktop.domain.report_content import ReportContent, build_report
from pii_desktop.domain.report_narrative import sections_of, told
from pii_desktop.domain.wording_rules import Told, basis_of
from pii_desktop.domain.wordings import OutlineLine, SentenceState, Wording
from tests.exporters.sample import a_row, sample_content

PERIOD = PeriodId(1)
PLAN = PlanId(1)
OPENING = "Theo {kế hoạch}, {đơn vị} báo cáo như sau:"


def wording(key: str, text: str, **fields: object) -> Wording:
    return replace(Wording(WordingId(0), key, text, period_id=PERIOD), **fields)  # type: ignore[arg-type]


def template(key: str, text: str, plan: PlanId | None = None) -> Wording:
    return Wording(WordingId(0), key, text, plan_id=plan)


def own(number: int, after: str, text: str = "") -> Wording:
    return wording(f"own/{number}", text or f"Câu {number}.", after=after)


def with_words(*wordings: Wording) -> ReportContent:
    return replace(sample_content(), wordings=wordings)


def outline(content: ReportContent) -> dict[str, OutlineLine]:
    parts = (part for section in told(content) for part in section.parts)
    return {part.line.key: part.line for part in parts if isinstance(part, Told)}


def keys(content: ReportContent) -> list[str]:
    return [block.key for block in build_report(content).blocks if isinstance(block, Paragraph)]


def headings(content: ReportContent) -> list[str]:
    return [block.full_text for block in build_report(content).blocks if isinstance(block, Heading)]


def basis(key: str, edited: str) -> str:
    parts = (part for section in sections_of(sample_content()) for part in section.parts)
    found = next(part for part in parts if getattr(part, "key", "") == key)
    return basis_of(found.pattern, found.values, edited)  # type: ignore[union-attr]


def test_every_paragraph_names_its_sentence() -> None:
    assert all(keys(sample_content()))
    assert keys(sample_content())[0] == "opening"
    assert keys(sample_content())[-1] == "closing"


def test_a_text_of_several_lines_is_several_paragraphs_of_one_sentence() -> None:
    blocks = build_report(sample_content()).blocks
    (first, second) = [each for each in blocks if isinstance(each, Paragraph) and each.key == "results/indicator:1"]
    assert first.runs[1].italic
    assert not first.runs[0].italic
    assert second.text.startswith("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,6%.")


def test_the_nearer_wording_stands() -> None:
    general, of_plan = template("opening", "Mẫu chung."), template("opening", "Mẫu của kế hoạch.", PLAN)
    of_other = template("opening", "Mẫu kế hoạch khác.", PlanId(7))
    mine = wording("opening", "Câu của kỳ này.")
    assert outline(with_words(general, of_other))["opening"].text == "Mẫu chung."
    assert outline(with_words(of_plan, general))["opening"].text == "Mẫu của kế hoạch."
    assert outline(with_words(mine, of_plan, general))["opening"].text == "Câu của kỳ này."
    assert outline(with_words(general))["opening"].state is SentenceState.TEMPLATE


def test_a_template_of_a_kind_words_every_row() -> None:
    found = outline(with_words(template("results/indicator", "+ {chỉ số} {đánh giá}")))
    assert found["results/indicator:1"].text.startswith("+ Chỉ số 1.1.3.")
    assert found["results/indicator:2"].text.startswith("+ Chỉ số 1.2.1.")


def test_a_template_with_an_unknown_place_is_told_and_not_used() -> None:
    line = outline(with_words(template("opening", "Theo {số lạ}")))["opening"]
    assert line.text == line.generated
    assert line.state is SentenceState.GENERATED
    assert line.problem == "Câu chữ mẫu không dùng được: {số lạ} không có trong câu này."


def test_an_edited_sentence_follows_the_numbers_and_says_when_the_rest_changed() -> None:
    text = "Đã có số liệu {đã có}/{tổng số} chỉ số."
    saw = basis("results/reported", text)
    content = with_words(wording("results/reported", text, based_on=saw))
    assert outline(content)["results/reported"].text == "Đã có số liệu 05/06 chỉ số."
    assert outline(content)["results/reported"].state is SentenceState.EDITED
    fewer = replace(content, rows=(*content.rows[:4], a_row("3.1.2", "Quản trị điện tử", number=5), content.rows[5]))
    assert outline(fewer)["results/reported"].text == "Đã có số liệu 04/06 chỉ số."
    assert outline(fewer)["results/reported"].state is SentenceState.CHANGED, "two rows are missing now, not one"


def test_a_sentence_left_out_is_not_printed_and_shown_to_the_editor() -> None:
    content = with_words(wording("results/assessed", "", is_left_out=True))
    assert "results/assessed" not in keys(content)
    line = outline(content)["results/assessed"]
    assert line.state is SentenceState.LEFT_OUT
    assert line.text == line.generated


def test_a_section_without_sentences_has_no_heading_and_the_rest_is_counted_on() -> None:
    content = with_words(wording("difficulties/row:2", "", is_left_out=True))
    assert "IV. ĐỀ XUẤT, KIẾN NGHỊ" in headings(content)
    assert not [heading for heading in headings(content) if "KHÓ KHĂN" in heading]


def test_words_that_lead_to_nothing_are_left_out_too() -> None:
    content = with_words(wording("work/item:1", "", is_left_out=True))
    assert "work/results" in keys(sample_content())
    assert "work/results" not in keys(content)


def test_when_the_first_citation_is_left_out_the_next_one_is_in_full() -> None:
    content = with_words(wording("opening", "", is_left_out=True))
    assert "Kế hoạch số 279/KH-UBND ngày 06/5/2025 của" in outline(content)["leading/assigned"].text
    assert "ngày 06/5/2025" not in outline(sample_content())["leading/assigned"].text


def test_own_sentences_stand_behind_theirs_the_newest_first() -> None:
    content = with_words(own(1, "opening"), own(2, "opening"), own(3, "own/1"))
    assert keys(content)[:4] == ["opening", "own/2", "own/1", "own/3"]


def test_when_the_sentence_before_it_is_gone_an_own_one_stays_at_the_end_of_its_section() -> None:
    content = with_words(own(1, "difficulties/row:99"), own(2, "own/1"))
    found = keys(content)
    place = found.index("difficulties/row:2")
    assert found[place + 1 : place + 3] == ["own/1", "own/2"]


def test_an_own_sentence_opens_a_section_that_the_records_leave_empty() -> None:
    bare = replace(with_words(own(1, "proposals")), rows=(a_row("1.1.3", "Chính sách", value=Decimal(6)),))
    assert "V. ĐỀ XUẤT, KIẾN NGHỊ" not in headings(bare)
    assert [heading for heading in headings(bare) if heading.endswith("ĐỀ XUẤT, KIẾN NGHỊ")]
    assert "own/1" in keys(bare)


def test_nothing_stands_behind_the_closing() -> None:
    for after in ("closing", "lạ/không", "own/9", ""):
        found = keys(with_words(own(1, after)))
        assert "own/1" in found
        assert found[-1] == "closing"


def test_own_sentences_that_point_at_each_other_do_no_harm() -> None:
    found = keys(with_words(own(1, "own/2"), own(2, "own/1")))
    assert {"own/1", "own/2"} <= set(found)


def test_abstract_and_legal_basis_can_be_worded() -> None:
    basis_lines = escaped("Căn cứ Nghị định số 13/2024/NĐ-CP;\nCăn cứ Kế hoạch số 279/KH-UBND")
    report = build_report(with_words(wording("head/abstract", "Kết quả {kỳ báo cáo}\ncủa {đơn vị}"),
                                     wording("head/legal-basis", basis_lines)))  # fmt: skip
    assert report.letterhead.abstract == "Kết quả năm 2025 của Sở Tài chính"
    assert report.letterhead.legal_basis == (
        "Căn cứ Nghị định số 13/2024/NĐ-CP;",
        "Căn cứ Kế hoạch số 279/KH-UBND",
    )
    assert build_report(sample_content()).letterhead.legal_basis == ()


def test_places_of_a_sentence_are_told_with_their_values() -> None:
    places = dict(outline(sample_content())["results/reported"].places)
    assert (places["đã có"], places["tổng số"], places["đơn vị"], places["năm"]) == ("05", "06", "Sở Tài chính", "2025")
