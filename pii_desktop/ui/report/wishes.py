"""What can be done with a sentence, and the buttons and menu entries for it."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from pii_desktop.domain.narrative_patterns import is_abstract, takes_own
from pii_desktop.domain.wordings import OutlineLine, SentenceState
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.report.lines import NEW
from pii_desktop.ui.report.records import record_of


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
    OPEN = "open"


def wishes_for(line: OutlineLine) -> tuple[Wish, ...]:
    """What can be done with this sentence, in the order of the buttons, to edit it not among them."""
    if line.key == NEW:
        return ()
    after = (Wish.ADD_AFTER,) if takes_own(line.key) else ()
    out = () if is_abstract(line.key) else (Wish.LEAVE_OUT,)
    source = (Wish.OPEN,) if record_of(line.key) else ()
    match line.state:
        case SentenceState.OWN:
            return (Wish.DELETE, *after)
        case SentenceState.LEFT_OUT:
            return (Wish.PUT_BACK, *after, *source)
        case SentenceState.EDITED | SentenceState.CHANGED:
            return (*out, *after, Wish.REVERT, *source)
        case SentenceState.GENERATED | SentenceState.TEMPLATE:
            return (*out, *after, *source)


def wish_words(wish: Wish) -> str:
    """The words of a button or a menu entry."""
    return {
        Wish.EDIT: _tr("Sửa câu này"),
        Wish.LEAVE_OUT: _tr("Bỏ câu này"),
        Wish.PUT_BACK: _tr("Đưa lại"),
        Wish.ADD_AFTER: _tr("Thêm câu sau"),
        Wish.REVERT: _tr("Về câu tự động"),
        Wish.TAKE_NEW: _tr("Dùng câu mới"),
        Wish.KEEP_MINE: _tr("Giữ câu của tôi"),
        Wish.DELETE: _tr("Xoá câu thêm"),
        Wish.OPEN: _tr("Mở nơi nhập"),
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
    Wish.OPEN: Icon.EXTERNAL_LINK,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("SentenceWishes", text)
