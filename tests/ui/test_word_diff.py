"""Changed words are marked, what stays is shortened around them."""

from pii_desktop.ui.models.columns import Change, Piece
from pii_desktop.ui.word_diff import all_words, changed_words


def marked(pieces: tuple[Piece, ...], change: Change) -> list[str]:
    return [piece.text for piece in pieces if piece.change is change]


def whole(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def test_only_the_words_that_differ_are_marked() -> None:
    old, new = changed_words("UBND các huyện, thị xã", "UBND các xã, phường")
    assert whole(old) == "UBND các huyện, thị xã"
    assert whole(new) == "UBND các xã, phường"
    assert marked(old, Change.REMOVED) == ["huyện", "thị xã"]
    assert marked(new, Change.ADDED) == ["xã", "phường"]


def test_a_text_that_was_blank_is_all_new() -> None:
    old, new = changed_words("", "Sở Nội vụ")
    assert old == ()
    assert marked(new, Change.ADDED) == ["Sở Nội vụ"]


def test_a_long_beginning_is_cut_so_that_the_change_is_seen() -> None:
    same = "Tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch hỗ trợ doanh nghiệp đổi mới sáng tạo"
    old, new = changed_words(f"{same} tỉnh Bắc Kạn", f"{same} tỉnh Bắc Ninh")
    assert whole(old).startswith("…")
    assert whole(old).endswith("tỉnh Bắc Kạn")
    assert marked(new, Change.ADDED) == ["Ninh"]


def test_a_paragraph_shows_every_word() -> None:
    old = "Trong năm 2024, đơn vị đã chủ động phối hợp với các cơ quan liên quan để tổ chức thực hiện kế hoạch"
    before, after = all_words(old, old.replace("2024", "2025"))
    assert "".join(piece.text for piece in before) == old
    assert [piece.text for piece in after if piece.change is Change.ADDED] == ["2025"]


def test_a_number_with_a_decimal_comma_is_one_word() -> None:
    olds, news = changed_words("đạt 12,47% GRDP", "đạt 12,5% GRDP")
    assert [piece.text for piece in olds] == ["đạt", " ", "12,47%", " ", "GRDP"]
    assert [piece.text for piece in news] == ["đạt", " ", "12,5%", " ", "GRDP"]
