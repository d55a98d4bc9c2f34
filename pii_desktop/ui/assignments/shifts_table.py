"""The rows that come to the department in a reorganisation, each to be taken or left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.reorganising import RoleShift
from pii_desktop.services.reorganising import ReorganisationPreview
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Grouping, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.table_view import RowsView


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One row that would come, and whether it is taken."""

    shift: RoleShift
    is_taken: bool


class ShiftsTable(QWidget):
    """Emits `decided` when a row was taken or left."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        grouping: Grouping[ShiftLine] = Grouping(
            key=lambda line: not line.shift.is_received, title=_title, check=_state, order=int
        )
        self.model = RowsModel(
            _columns(), identify=lambda line: line.shift.assignment_id, grouping=grouping, parent=self
        )
        self.view = RowsView(self.model, self.tr("Dòng chuyển đến"))
        self.view.set_empty(
            EmptyState(
                Icon.SITEMAP,
                self.tr("Chưa có dòng nào chuyển đến"),
                self.tr("Chọn một lần sắp xếp hoặc tự khai, rồi bấm Xem trước. Chữ in trong kế hoạch không bị sửa."),
            )
        )
        column(self).addWidget(self.view)
        self.model.check_toggled.connect(self._on_toggled)

    def show_preview(self, preview: ReorganisationPreview | None) -> None:
        """Begin with the usual choice: every row without a doubt."""
        shifts = preview.shifts if preview is not None else ()
        usual = preview.usual if preview is not None else frozenset[AssignmentId]()
        self.model.set_rows([ShiftLine(each, each.assignment_id in usual) for each in shifts])

    def accepted(self) -> frozenset[AssignmentId]:
        """The rows that are taken."""
        return frozenset(line.shift.assignment_id for line in self.model.all_rows() if line.is_taken)

    def _on_toggled(self, lines: Sequence[ShiftLine], _column: str, wanted: Qt.CheckState) -> None:
        ids = {line.shift.assignment_id for line in lines}
        taken = wanted == Qt.CheckState.Checked
        self.model.set_rows(
            [
                replace(line, is_taken=taken) if line.shift.assignment_id in ids else line
                for line in self.model.all_rows()
            ]
        )
        self.view.viewport().update()
        self.decided.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("ShiftsTable", text)


def _columns() -> list[Column[ShiftLine]]:
    return [
        Column(
            key="code",
            title=_tr("Mã"),
            value=lambda line: line.shift.code,
            width=136,
            look=Look.MUTED,
            check=lambda line: Qt.CheckState.Checked if line.is_taken else Qt.CheckState.Unchecked,
        ),
        Column(key="name", title=_tr("Tên"), value=lambda line: line.shift.name, whole=lambda line: line.shift.name),
        Column(
            key="from",
            title=_tr("Nhận từ (chữ in)"),
            value=lambda line: line.shift.from_department,
            whole=lambda line: line.shift.from_department,
            width=232,
        ),
        Column(key="role", title=_tr("Vai trò"), value=_role_words, width=160),
        Column(
            key="doubt",
            title=_tr("Lưu ý"),
            value=lambda line: line.shift.doubt.label if line.shift.doubt else "",
            whole=lambda line: line.shift.doubt.label if line.shift.doubt else "",
            tone=lambda _line: "warn",
            width=232,
        ),
    ]


def _role_words(line: ShiftLine) -> str:
    old = line.shift.old_role
    return f"{old.label} → {line.shift.role.label}" if old is not None else line.shift.role.label


def _title(lines: Sequence[ShiftLine]) -> str:
    words = _tr("Dòng nhận về") if lines[0].shift.is_received else _tr("Dòng đổi vai trò")
    return f"{words}: {len(lines)}"


def _state(lines: Sequence[ShiftLine]) -> Qt.CheckState:
    taken = sum(line.is_taken for line in lines)
    if not taken:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if taken == len(lines) else Qt.CheckState.PartiallyChecked
