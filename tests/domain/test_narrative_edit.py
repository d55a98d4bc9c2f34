"""Edited sentences: values that still stand in them go on following the records, everything else is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.domain.narrative_edit import escaped, fill, places_of, to_pattern, unknown_places, without

SEEN = "Tính đến nay, {đơn vị} đã có số liệu của {đã có}/{tổng số} chỉ số; {đạt} chỉ số đạt mục tiêu."
VALUES = {"đơn vị": "Sở Tài chính", "đã có": "05", "tổng số": "06", "đạt": "01", "kỳ": "năm 2025"}
LATER = {**VALUES, "đã có": "06", "đạt": "04"}


def test_a_pattern_is_filled() -> None:
    text = "Tính đến nay, Sở Tài chính đã có số liệu của 05/06 chỉ số; 01 chỉ số đạt mục tiêu."
    assert fill(SEEN, VALUES) == text


def test_numbers_follow_a_sentence_that_was_reworded() -> None:
    edited = "Đến hết kỳ, Sở Tài chính đã có số liệu của 05/06 chỉ số, trong đó 01 chỉ số đạt mục tiêu."
    pattern = to_pattern(edited, VALUES, SEEN)
    assert pattern == (
        "Đến hết kỳ, {đơn vị} đã có số liệu của {đã có}/{tổng số} chỉ số, trong đó {đạt} chỉ số đạt mục tiêu."
    )
    assert fill(pattern, LATER) == (
        "Đến hết kỳ, Sở Tài chính đã có số liệu của 06/06 chỉ số, trong đó 04 chỉ số đạt mục tiêu."
    )


def test_a_value_that_moved_is_found_where_there_is_no_doubt() -> None:
    pattern = to_pattern("Đạt mục tiêu: 01 chỉ số (Sở Tài chính).", VALUES, SEEN)
    assert pattern == "Đạt mục tiêu: {đạt} chỉ số ({đơn vị})."


def test_two_places_with_one_value_are_told_apart_by_where_they_stand() -> None:
    same = {**VALUES, "đạt": "05"}
    text = fill(SEEN, same).replace("Tính đến nay", "Đến nay")
    assert to_pattern(text, same, SEEN) == SEEN.replace("Tính đến nay", "Đến nay")


def test_what_could_be_two_things_stays_text() -> None:
    same = {"đạt": "05", "đã có": "05"}
    assert to_pattern("Tổng cộng 05.", same, "") == "Tổng cộng 05."


@pytest.mark.parametrize("text", ["Tại ngày 05/2025.", "Quyết định 105/QĐ", "đạt 2,05 điểm", "mục 05.1", "Số K05"])
def test_a_number_inside_another_one_is_no_value(text: str) -> None:
    assert to_pattern(text, {"đã có": "05"}, "") == text


def test_a_number_that_was_corrected_by_hand_follows_no_longer() -> None:
    text = fill(SEEN, VALUES).replace("05/06", "04/06")
    pattern = to_pattern(text, VALUES, SEEN)
    assert "{đã có}" not in pattern
    assert "04/{tổng số}" in pattern


def test_braces_that_a_person_writes_stay_braces() -> None:
    text = "Tập {A, B} và {đạt}, } hở {{"
    pattern = to_pattern(text, VALUES, SEEN)
    assert places_of(pattern) == ()
    assert fill(pattern, VALUES) == text


def test_a_place_that_is_blank_closes_its_gap() -> None:
    pattern = "- {chỉ số}: {đánh giá} {nội dung} {minh chứng}"
    values = {"chỉ số": "Chỉ số 1.1.1", "đánh giá": "", "nội dung": "Đã làm.", "minh chứng": ""}
    assert fill(pattern, values) == "- Chỉ số 1.1.1: Đã làm."
    assert fill("Đạt {a}, {b}; {c}.", {"a": "5", "b": "", "c": ""}) == "Đạt 5."
    assert fill("Đạt ({a}) rồi", {"a": ""}) == "Đạt rồi"


def test_an_unknown_place_is_told_and_stays_visible() -> None:
    assert unknown_places("{đơn vị} có {số lạ}", VALUES) == ("số lạ",)
    assert fill("{đơn vị} có {số lạ}", VALUES) == "Sở Tài chính có {số lạ}"


def test_what_does_not_follow_is_told_by_its_words() -> None:
    assert without("{đơn vị} đã có {đã có}", VALUES, ["đơn vị"]) == "{đơn vị} đã có 05"


WORDS = st.text(st.sampled_from("ab á5,0./ {}\n%–"), max_size=12)
NAMES = ("một", "hai", "ba")


@given(st.lists(st.one_of(WORDS.map(escaped), st.sampled_from([f"{{{name}}}" for name in NAMES]))).map("".join),
       st.fixed_dictionaries(dict.fromkeys(NAMES, WORDS)), WORDS)  # fmt: skip
def test_any_edit_comes_back_as_it_was_written(seen: str, values: dict[str, str], added: str) -> None:
    text = fill(seen, values)
    for edited in (text, added + text, text + added, text[1:], text[:-2] + added, added):
        assert fill(to_pattern(edited, values, seen), values) == edited


@given(st.lists(st.sampled_from(["Sở", "đạt", "{một}", "{hai}", "và", "(", ")", "{ba}", "chỉ số"]), max_size=9))
def test_an_unedited_sentence_keeps_every_place(parts: list[str]) -> None:
    seen = " ".join(parts)
    values = {"một": "05", "hai": "05", "ba": "năm 2025"}
    assert to_pattern(fill(seen, values), values, seen) == seen


@given(WORDS, WORDS)
def test_places_that_nobody_knows_never_break_a_sentence(pattern: str, text: str) -> None:
    assert isinstance(fill(pattern, {}), str)
    assert fill(escaped(text), VALUES) == text
