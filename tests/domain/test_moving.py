"""The note a workspace leaves behind is read again by the program, and by people."""

from datetime import datetime

from pii_desktop.domain.moving import MovedAway, moved_away_words, moved_here_words, note_of, read_note

AT = datetime(2026, 11, 22, 10, 5).astimezone()


def test_a_note_says_the_place_and_the_time_whatever_the_folder_is_called() -> None:
    for place in (r"D:\So-PII", r"\\may-chu\Phòng Kế hoạch\Sổ PII: năm 2026", "/media/usb/sổ dữ liệu"):
        note = note_of(place, AT)
        assert read_note(note) == MovedAway(place, "10:05 ngày 22/11/2026")
        assert read_note(note.replace("\n", "\r\n")) == MovedAway(place, "10:05 ngày 22/11/2026")


def test_another_text_is_no_note() -> None:
    assert read_note("") is None
    assert read_note("Chỗ mới:\nChuyển lúc: hôm qua") is None


def test_a_note_without_its_time_still_leads_on() -> None:
    moved = read_note("Chỗ mới: D:\\So-PII")

    assert moved == MovedAway(r"D:\So-PII", "")
    assert moved_away_words(moved).startswith(r"Đây là bản cũ: sổ này đã được chuyển sang D:\So-PII. ")


def test_the_new_place_names_both_folders() -> None:
    words = moved_here_words(r"D:\So-PII", r"E:\OneDrive\sổ")

    assert r"nay nằm tại D:\So-PII" in words
    assert r"Thư mục cũ E:\OneDrive\sổ còn nguyên" in words
