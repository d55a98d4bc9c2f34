"""The columns of step 4: box, field, what is stored, what the file says."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt

from pii_desktop.ui.assignments.differences import MISPRINT, WHOLE_ROW, Difference
from pii_desktop.ui.models.columns import Change, Column, Look, Piece
from pii_desktop.ui.word_diff import changed_words

_BOX_WIDTH = 60


def difference_columns() -> list[Column[Difference]]:
    """Box 60, field 96, two columns that share the rest."""
    return [
        Column(key="box", title="", value=lambda _line: "", width=_BOX_WIDTH, check=_box),
        Column(key="field", title=_tr("Trường"), value=lambda line: line.label, width=96, look=Look.MUTED),
        Column(
            key="old",
            title=_tr("Đang lưu"),
            value=lambda line: line.old,
            whole=lambda line: line.old,
            pieces=_old_pieces,
            radio=lambda line: not line.is_accepted if line.is_conflict else None,
        ),
        Column(
            key="new",
            title=_tr("Đọc từ tệp"),
            value=lambda line: line.new,
            whole=lambda line: line.new,
            pieces=_new_pieces,
            radio=lambda line: line.is_accepted if line.is_conflict else None,
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("DifferencesPane", text)


def _box(line: Difference) -> Qt.CheckState | None:
    """Conflicts have circles, explanations have nothing."""
    if not line.is_decision or line.is_conflict:
        return None
    return Qt.CheckState.Checked if line.is_accepted else Qt.CheckState.Unchecked


def _old_pieces(line: Difference) -> Sequence[Piece]:
    if line.is_conflict:
        words = _tr("do đơn vị sửa, giữ nguyên") if not line.is_accepted else _tr("do đơn vị sửa")
        return (Piece(f"{line.old or '(trống)'} · {words}"),)
    if not line.is_decision or line.field == WHOLE_ROW:
        return (Piece(line.old),)
    return changed_words(line.old, line.new)[0] or (Piece("(trống)"),)


def _new_pieces(line: Difference) -> Sequence[Piece]:
    if line.field == MISPRINT and line.change.row is not None:
        printed, read = line.change.row.code_printed or "", line.change.code
        return (
            Piece(_tr("in ")),
            Piece(printed, Change.STRONG),
            Piece(_tr(" đọc là ")),
            Piece(read, Change.ADDED),
        )
    if line.is_conflict or line.field == WHOLE_ROW:
        return (Piece(line.new or "(trống)"),)
    return changed_words(line.old, line.new)[1] or (Piece("(trống)" if line.is_decision else ""),)
