"""Chỉ sửa ngày tháng: sentences that were taken over from the report before."""

import pytest

from pii_desktop.domain.report import plain
from pii_desktop.domain.unchanged import Sameness, unchanged
from tests.domain.signing_samples import sound

BEFORE = "Trong 6 tháng đầu năm 2025, Sở đã tổ chức 03 lớp tập huấn cho 120 doanh nghiệp trên địa bàn tỉnh."

FIXED = frozenset({"opening", "result", "counts", "closing"})


@pytest.mark.parametrize(
    ("now", "sameness"),
    [
        (BEFORE, Sameness.NOTHING),
        (BEFORE.replace("6 tháng đầu năm 2025", "năm 2025"), Sameness.DATES),
        (BEFORE.replace("năm 2025", "năm 2026"), Sameness.DATES),
        (BEFORE.replace("2025", "2026").replace("120", "150"), Sameness.NUMBERS),
    ],
)
def test_a_copied_sentence_is_told_with_what_was_changed(now: str, sameness: Sameness) -> None:
    (same,) = unchanged(sound(plain(now, key="own/1")), sound(plain(BEFORE)), FIXED)
    assert (same.key, same.text, same.before, same.sameness) == ("own/1", now, BEFORE, sameness)


def test_new_words_are_new_and_short_sentences_are_not_told() -> None:
    now = sound(
        plain("Sở đã tổ chức thêm hai hội nghị kết nối cung cầu công nghệ với các trường đại học."), plain("Không có.")
    )
    assert unchanged(now, sound(plain(BEFORE), plain("Không có.")), FIXED) == ()


def test_a_report_made_of_the_one_before_is_seen_through() -> None:
    assert {same.key for same in unchanged(sound(), sound())} == {"opening", "result", "counts", "closing"}


def test_a_copied_sentence_is_found_beside_new_numbers() -> None:
    """What the program writes around typed words changes by itself; the words were copied all the same."""
    now = f"- Chỉ số 2.2.2. Tỉ lệ chi cho KH&CN/GRDP: đạt 0,13%; tăng 0,02 điểm phần trăm so với năm 2024. {BEFORE}"
    then = f"- Chỉ số 2.2.2. Tỉ lệ chi cho KH&CN/GRDP: đạt 0,11%. {BEFORE} Minh chứng: {BEFORE}"
    (same,) = unchanged(sound(plain(now, key="results/indicator:3")), sound(plain(then)), FIXED)
    assert (same.key, same.text, same.sameness) == ("results/indicator:3", BEFORE, Sameness.NOTHING)


def test_kinds_of_sentences_are_meant_to_be_alike() -> None:
    copied = plain(BEFORE, key="results/pillar:2")
    assert unchanged(sound(copied), sound(plain(BEFORE)), FIXED | {"results/pillar"}) == ()
