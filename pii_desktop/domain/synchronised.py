"""Folders that another program copies to a server while we write in them, and what is said of a workspace there."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath


class Synchroniser(StrEnum):
    """Who copies a folder; the value is its name on screen."""

    ONEDRIVE = "OneDrive"
    GOOGLE = "Google Drive"
    DROPBOX = "Dropbox"
    ZALO = "Zalo"
    ICLOUD = "iCloud Drive"


@dataclass(frozen=True, slots=True)
class SyncedRoot:
    """A folder that the computer says is synchronised, whatever it is called."""

    by: Synchroniser
    folder: PurePath


_NAMES = {
    "onedrive": Synchroniser.ONEDRIVE,
    "google drive": Synchroniser.GOOGLE,
    "googledrive": Synchroniser.GOOGLE,
    "my drive": Synchroniser.GOOGLE,
    "drive của tôi": Synchroniser.GOOGLE,
    "shared drives": Synchroniser.GOOGLE,
    "dropbox": Synchroniser.DROPBOX,
    "zalo received files": Synchroniser.ZALO,
    "iclouddrive": Synchroniser.ICLOUD,
    "icloud drive": Synchroniser.ICLOUD,
}
_BEGINNINGS = {
    "onedrive - ": Synchroniser.ONEDRIVE,  # of work or school: "OneDrive - Sở Tài chính"
    "my drive (": Synchroniser.GOOGLE,  # several accounts
    "dropbox (": Synchroniser.DROPBOX,  # "Dropbox (Personal)"
}


def synchroniser_of(folder: PurePath, roots: Iterable[SyncedRoot] = ()) -> Synchroniser | None:
    """Who synchronises `folder`, by `roots`, else by the names of the folder and those above it; None for nobody."""
    told = next((root.by for root in roots if folder.is_relative_to(root.folder)), None)
    return told or next((by for by in map(_by_name, reversed(folder.parts)) if by is not None), None)


def warning_at_choice(by: Synchroniser) -> str:
    """What is said where the folder of a new workspace is chosen."""
    return (
        f"Thư mục này do {by} đồng bộ. {_what_can_happen(by)} "
        "Chưa có gì được tạo. Hãy chọn một thư mục không đồng bộ, ví dụ D:\\So-PII."
    )


def warning_when_open(by: Synchroniser) -> str:
    """What is said of an open workspace."""
    return (
        f"Sổ dữ liệu nằm trong thư mục do {by} đồng bộ. {_what_can_happen(by)} "
        "Những gì đã lưu vẫn còn nguyên. Hãy bấm Chuyển\N{NO-BREAK SPACE}sổ\N{NO-BREAK SPACE}đi…: chương trình chép sổ "
        "sang chỗ không đồng bộ, so từng tệp rồi mở sổ ở đó; bản ở đây không bị xoá."
    )


def _what_can_happen(by: Synchroniser) -> str:
    return (
        f"{by} có thể khoá hoặc chép tệp giữa lúc sổ đang ghi; hai máy cùng mở thì thành hai bản khác nhau, "
        "bản sau đè bản trước."
    )


def _by_name(name: str) -> Synchroniser | None:
    plain = unicodedata.normalize("NFC", name).casefold()
    begun = (by for beginning, by in _BEGINNINGS.items() if plain.startswith(beginning))
    return _NAMES.get(plain) or next(begun, None)
