"""Which folders are synchronised, and by whom."""

import unicodedata
from pathlib import PurePath, PureWindowsPath

import pytest

from pii_desktop.domain.synchronised import (
    SyncedRoot,
    Synchroniser,
    synchroniser_of,
    warning_at_choice,
    warning_when_open,
)


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        (r"C:\Nhà\OneDrive\So-PII", Synchroniser.ONEDRIVE),
        (r"C:\Nhà\onedrive\Tài liệu\So-PII", Synchroniser.ONEDRIVE),
        (r"C:\Nhà\OneDrive - Sở Tài chính\So-PII", Synchroniser.ONEDRIVE),
        (r"G:\My Drive\So-PII", Synchroniser.GOOGLE),
        (r"G:\Drive của tôi\So-PII", Synchroniser.GOOGLE),
        (unicodedata.normalize("NFD", r"G:\Drive của tôi\So-PII"), Synchroniser.GOOGLE),
        (r"C:\Nhà\My Drive (lan@vidu.vn)\So-PII", Synchroniser.GOOGLE),
        (r"D:\Google Drive\So-PII", Synchroniser.GOOGLE),
        (r"D:\Dropbox (Personal)\So-PII", Synchroniser.DROPBOX),
        (r"D:\Dropbox", Synchroniser.DROPBOX),
        (r"C:\Nhà\Documents\Zalo Received Files\So-PII", Synchroniser.ZALO),
        (r"C:\Nhà\iCloudDrive\So-PII", Synchroniser.ICLOUD),
        (r"C:\Nhà\AppData\Local\PII Desktop\workspace", None),
        (r"D:\Hướng dẫn OneDrive\So-PII", None),
        (r"D:\OneDriveCu\So-PII", None),
        (r"D:\So-PII", None),
    ],
)
def test_a_folder_is_known_by_the_names_above_it(folder: str, by: Synchroniser | None) -> None:
    assert synchroniser_of(PureWindowsPath(folder)) is by


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        (r"d:\đám mây\So-PII", Synchroniser.ONEDRIVE),
        (r"D:\Đám mây", Synchroniser.ONEDRIVE),
        (r"D:\Đám mây cũ\So-PII", None),
    ],
)
def test_a_folder_of_any_name_is_known_when_the_computer_tells(folder: str, by: Synchroniser | None) -> None:
    roots = [SyncedRoot(Synchroniser.ONEDRIVE, PureWindowsPath(r"D:\Đám mây"))]

    assert synchroniser_of(PureWindowsPath(folder), roots) is by


def test_the_nearest_name_counts() -> None:
    assert synchroniser_of(PurePath("OneDrive", "Dropbox", "so")) is Synchroniser.DROPBOX


@pytest.mark.parametrize("by", Synchroniser)
def test_a_warning_says_what_can_happen_what_is_safe_and_what_to_do(by: Synchroniser) -> None:
    for words, safe, to_do in (
        (warning_at_choice(by), "Chưa có gì được tạo", "Hãy chọn một thư mục không đồng bộ"),
        (warning_when_open(by), "Những gì đã lưu vẫn còn nguyên", "chép sổ sang chỗ không đồng bộ"),
    ):
        assert f"do {by} đồng bộ" in words
        assert "hai máy cùng mở" in words
        assert safe in words
        assert to_do in words
