"""What can be done with a sentence, and the buttons and menu entries for it."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.report.lines import Line, Mark


class Wish(StrEnum):
    """One thing to do with a sentence."""

    EDIT = "edit"
    LEAVE_OUT = "leave_out"
    PUT_BACK = "put_back"
    ADD_AFTER = "add_after"
    REVERT = "revert"
    TAKE_NEW = "take_new"
    KEEP_MINE = "keep_mine"
    DELETE = "delete"


def wishes_for(line: Line) -> tuple[Wish, ...]:
    """What can be done with this sentence, in the order of the buttons, to edit it not among them."""
    marks = line.marks
    if Mark.OWN in marks:
        return (Wish.DELETE, Wish.ADD_AFTER)
    if Mark.LEFT_OUT in marks:
        return (Wish.PUT_BACK, Wish.ADD_AFTER)
    back = (Wish.REVERT,) if Mark.EDITED in marks or Mark.CHANGED in marks else ()
    return (Wish.LEAVE_OUT, Wish.ADD_AFTER, *back)


def wish_words(wish: Wish) -> str:
    """The words of a button or a menu entry."""
    return {
        Wish.EDIT: _tr("Sửa câu này"),
        Wish.LEAVE_OUT: _tr("Bỏ câu này"),
        Wish.PUT_BACK: _tr("Đưa lại"),
        Wish.ADD_AFTER: _tr("Thêm câu sau"),
        Wish.REVERT: _tr("Về câu tự viết"),
        Wish.TAKE_NEW: _tr("Dùng câu mới"),
        Wish.KEEP_MINE: _tr("Giữ câu của tôi"),
        Wish.DELETE: _tr("Xoá câu thêm"),
    }[wish]


WISH_ICONS: dict[Wish, Icon] = {
    Wish.EDIT: Icon.PENCIL,
    Wish.LEAVE_OUT: Icon.CLOSE,
    Wish.PUT_BACK: Icon.UNDO,
    Wish.ADD_AFTER: Icon.PLUS,
    Wish.REVERT: Icon.UNDO,
    Wish.TAKE_NEW: Icon.REFRESH,
    Wish.KEEP_MINE: Icon.CHECK,
    Wish.DELETE: Icon.TRASH,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("SentenceWishes", text)
