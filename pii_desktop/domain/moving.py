"""A workspace that goes to another folder: the note left behind, and what is said of the two folders."""

from dataclasses import dataclass
from datetime import datetime

from pii_desktop.domain.synchronised import Synchroniser

NOTE_NAME = "ĐÃ CHUYỂN SỔ SANG CHỖ KHÁC.txt"
"""The note in the folder that was left, for people and for the program."""

_PLACE = "Chỗ mới: "
_AT = "Chuyển lúc: "


@dataclass(frozen=True, slots=True)
class MovedAway:
    """What a note says: the folder where the workspace lies now, and since when, in words."""

    place: str
    at: str


@dataclass(frozen=True, slots=True)
class PlaceNews:
    """What is to be said of where a workspace lies; at most one of the three is there.

    `moved_away` where it was left, `synchronised` where another program copies it, `left` is the folder it came from.
    """

    moved_away: MovedAway | None = None
    synchronised: Synchroniser | None = None
    left: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """A place that can take a workspace: how many files and bytes would come, how many bytes are free there.

    `others` counts what a user put into the folder of the workspace besides it, and what stays there.
    """

    place: str
    files: int
    size: int
    free: int
    others: int


def note_of(place: str, at: datetime) -> str:
    """The text of the note; `read_note` understands it."""
    return (
        "Sổ dữ liệu PII Desktop trong thư mục này đã được chuyển sang chỗ khác.\n\n"
        f"{_PLACE}{place}\n"
        f"{_AT}{at:%H:%M} ngày {at:%d/%m/%Y}\n\n"
        "Từ nay hãy làm việc ở chỗ mới; những gì nhập ở đây sẽ không sang bên ấy.\n"
        "Không có gì trong thư mục này bị xoá. Chỉ xoá nó sau khi đã mở sổ ở chỗ mới và thấy đủ; tài liệu khác để "
        "chung trong thư mục này không được chép sang.\n"
        "Muốn dùng lại sổ trong thư mục này thì xoá tệp này.\n"
    )


def read_note(text: str) -> MovedAway | None:
    """What a note says; None for any other text."""
    lines = text.splitlines()
    place, at = (_behind(lines, mark) for mark in (_PLACE, _AT))
    return MovedAway(place, at) if place else None


def moved_away_words(moved: MovedAway) -> str:
    """What is said when somebody opens the workspace that was left."""
    since = f" lúc {moved.at}" if moved.at else ""
    return (
        f"Đây là bản cũ: sổ này đã được chuyển{since} sang {moved.place}. Những gì nhập ở đây không sang bên ấy. "
        "Hãy mở sổ ở chỗ mới."
    )


def moved_here_words(place: str, left: str) -> str:
    """What is said in the new place."""
    return (
        f"Sổ dữ liệu nay nằm tại {place}. Thư mục cũ {left} còn nguyên, chỉ thêm tệp “{NOTE_NAME}”; "
        "xem lại ở đây thấy đủ rồi hãy xoá sổ ở thư mục cũ (tài liệu khác để chung ở đó không được chép sang)."
    )


def _behind(lines: list[str], mark: str) -> str:
    return next((line.removeprefix(mark).strip() for line in lines if line.startswith(mark)), "")
