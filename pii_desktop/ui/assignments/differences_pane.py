"""Step 4: what differs from what is stored, field by field; each line is accepted or not."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changeset import ChangeKind, Changeset, RowChange
from pii_desktop.domain.plan import Place
from pii_desktop.services.assigning import short_name
from pii_desktop.services.importing import ImportPreview
from pii_desktop.services.merging import Accepted
from pii_desktop.ui.assignments.difference_columns import difference_columns
from pii_desktop.ui.assignments.differences import (
    Difference,
    Topic,
    accepted,
    changes_role,
    count_decisions,
    count_topics,
    decide,
    differences,
    is_doubtful,
    shows_misprint,
    topics,
)
from pii_desktop.ui.assignments.twice_banner import TwiceBanner
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Grouping
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import DIFFERENCE_ROW_HEIGHT, PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel
from pii_desktop.ui.widgets.table_view import RowsView


class DifferencesPane(QWidget):
    """Signals: `decided` when a decision changed, `current_changed` with the ParsedRow looked at, or None."""

    decided = Signal()
    current_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a preview is shown."""
        super().__init__(parent)
        self._note = ElidedLabel(tone="text2")
        self._all = Button(self.tr("Nhận tất cả"), kind=Kind.QUIET, small=True)
        self._none = Button(self.tr("Bỏ tất cả"), kind=Kind.QUIET, small=True)
        grouping: Grouping[Difference] = Grouping(
            key=lambda line: line.change.key, title=_group_title, check=_group_state, tag=self._tag
        )
        self.model = RowsModel(difference_columns(), identify=lambda line: line.id, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Khác biệt"), row_height=DIFFERENCE_ROW_HEIGHT)
        self.nothing = EmptyState(
            Icon.CIRCLE_CHECK,
            self.tr("Tệp này không có gì mới"),
            self.tr("Mọi dòng đều giống bản đang lưu. Không có gì để ghi, sổ dữ liệu giữ nguyên."),
        )
        self.twice = TwiceBanner()
        self.chips: ChipBar | None = None
        self._topic = Topic.REVIEW
        self._unknown: frozenset[str] = frozenset()
        self._lay_out()
        self.model.check_toggled.connect(self._on_toggled)
        self.view.current_changed.connect(self._on_current_changed)
        self._all.clicked.connect(self._on_all)
        self._none.clicked.connect(self._on_none)
        self.twice.decided.connect(self.decided)

    def forget(self) -> None:
        """Another file: decisions on the last one do not hold."""
        self._topic = Topic.REVIEW
        self.twice.forget()
        self.model.set_rows(())

    def show_preview(self, preview: ImportPreview, name: str) -> None:
        """Begin with the usual decisions: everything but what goes over the user's own edits.

        Decisions taken on the same lines before, and the line that is looked at, stay.
        """
        changeset = preview.changeset
        kept, place, topic = self._kept(), self._place(), self._topic
        self._unknown = frozenset(each.printed for each in preview.unknown)
        self._show_chips(changeset)
        self.twice.show_preview(preview)
        self._note.set_text(self._sentence(preview, name))
        self.nothing.setVisible(changeset.is_empty)
        self.view.setVisible(not changeset.is_empty)
        for button in (self._all, self._none):
            button.setVisible(not changeset.is_empty)
        lines = tuple(
            replace(line, is_accepted=kept.get(line.id, line.is_accepted))
            for line in differences(changeset, self._unknown)
        )
        self.model.set_rows(lines)
        if self.chips is not None:
            self.chips.check({topic.value})
        visible = self.model.visible_rows()
        same = (line for line in visible if place is not None and line.change.row and line.change.row.place == place)
        first = next(same, next(iter(visible), None))
        self.view.select_id(first.id if first else None)

    def accepted(self) -> Accepted:
        """What the user takes."""
        return accepted(self.model.all_rows())

    def counts(self) -> tuple[int, int]:
        """Decisions taken, of how many."""
        return count_decisions(self.model.all_rows())

    def _kept(self) -> dict[tuple[str, str], bool]:
        return {line.id: line.is_accepted for line in self.model.all_rows() if line.is_decision}

    def _place(self) -> Place | None:
        current = self.view.current_id()
        found = next((line for line in self.model.all_rows() if line.id == current), None)
        return found.change.row.place if found is not None and found.change.row is not None else None

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(PAGE_PADDING, 0, 8, 0))
        head.addWidget(self._note, 1)
        head.addWidget(self._all)
        head.addWidget(self._none)
        self._chip_place = column(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        self._chip_place.addWidget(self.twice)
        stack = column(self, gap=8, margins=(0, 12, 0, 0))
        stack.addLayout(head)
        stack.addLayout(self._chip_place)
        stack.addWidget(self.view, 1)
        stack.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        stack.addStretch(0)

    def _show_chips(self, changeset: Changeset) -> None:
        """Only chips that have rows: an import into an empty store has nothing changed."""
        if self.chips is not None:
            self._chip_place.removeWidget(self.chips)
            self.chips.hide()
            self.chips.deleteLater()
        counts = count_topics(changeset, self._unknown)
        words = self._topic_words()
        shown = [topic for topic in Topic if counts[topic] or topic is Topic.REVIEW]
        self.chips = ChipBar([(topic.value, words[topic]) for topic in shown])
        for topic in shown:
            self.chips.set_count(topic.value, counts[topic])
        self.chips.changed.connect(self._on_topic_chosen)
        self._chip_place.addWidget(self.chips)

    def _topic_words(self) -> dict[Topic, str]:
        return {
            Topic.REVIEW: self.tr("Cần xem"),
            Topic.ADDED: self.tr("Mới"),
            Topic.CHANGED: self.tr("Thay đổi"),
            Topic.CONFLICT: self.tr("Xung đột"),
            Topic.DOUBTFUL: self.tr("Chưa chắc"),
            Topic.MISPRINT: self.tr("Lỗi in"),
            Topic.REMOVED: self.tr("Không còn"),
            Topic.UNCHANGED: self.tr("Giữ nguyên"),
        }

    def _sentence(self, preview: ImportPreview, name: str) -> str:
        total = len(preview.parsed.assignments())
        if preview.plan is None:
            return self.tr("{name}: {count} dòng, kế hoạch chưa có trong sổ").format(name=name, count=total)
        words = self.tr("{name}: {count} dòng, so với {plan} đang lưu")
        return words.format(name=name, count=total, plan=preview.plan.label)

    def _tag(self, lines: Sequence[Difference]) -> tuple[str, str, Icon | None] | None:
        """The one thing to know of a row: word, tone, icon."""
        change = lines[0].change
        if shows_misprint(change):
            return self.tr("Lỗi in đã sửa"), "accent", Icon.TOOL
        if ChangeKind.ADDED in change.kinds and not is_doubtful(change, self._unknown):
            return self.tr("Mới"), "good", Icon.PLUS
        if changes_role(change) and ChangeKind.ADDED not in change.kinds:
            return self._role_words(change), "warn", Icon.ALERT_TRIANGLE
        if change.has_conflict:
            return self.tr("Khác với sửa đổi của đơn vị"), "warn", Icon.COMPARE
        if is_doubtful(change, self._unknown):
            return self.tr("Chưa chắc"), "warn", Icon.HELP
        tone = "warn" if ChangeKind.REMOVED in change.kinds else "text2"
        return ", ".join(kind.label for kind in change.kinds), tone, None

    def _role_words(self, change: RowChange) -> str:
        if change.role is None:
            return self.tr("Không còn giao cho đơn vị")
        if change.old_role is None:
            return self.tr("Mới giao cho đơn vị: {role}").format(role=change.role.label.lower())
        words = self.tr("Đơn vị chuyển từ {old} sang {new}")
        return words.format(old=change.old_role.label.lower(), new=change.role.label.lower())

    def _on_topic_chosen(self, keys: frozenset[str]) -> None:
        topic = self._topic = Topic(next(iter(keys)))
        unknown = self._unknown
        self.model.set_filter(lambda line: topic in topics(line.change, unknown))

    def _on_toggled(self, lines: Sequence[Difference], key: str, wanted: Qt.CheckState) -> None:
        """A box takes or leaves; of two circles the one in the column of the file takes."""
        accept = wanted == Qt.CheckState.Checked and key != "old"
        self._decide(frozenset(line.id for line in lines), accept=accept)

    def _on_all(self) -> None:
        """Conflicts are left to a decision of their own."""
        self._decide(frozenset(line.id for line in self.model.all_rows() if not line.is_conflict), accept=True)

    def _on_none(self) -> None:
        self._decide(frozenset(line.id for line in self.model.all_rows()), accept=False)

    def _decide(self, ids: frozenset[tuple[str, str]], *, accept: bool) -> None:
        self.model.set_rows(decide(self.model.all_rows(), ids, accept=accept))
        self.view.viewport().update()
        self.decided.emit()

    def _on_current_changed(self, identity: object) -> None:
        found = next((line for line in self.model.all_rows() if line.id == identity), None)
        self.current_changed.emit(found.change.row if found else None)


def _group_title(lines: Sequence[Difference]) -> str:
    change = lines[0].change
    name = short_name(change.row) if change.row else change.name
    return f"{change.code}  {name}" if change.code else name


def _group_state(lines: Sequence[Difference]) -> Qt.CheckState | None:
    taken, total = count_decisions(lines)
    if not total:
        return None
    if not taken:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if taken == total else Qt.CheckState.PartiallyChecked
