"""What the check before signature found, by grade; each finding leads to its place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.plan import Severity
from pii_desktop.domain.signing_matter import Part, SigningFinding
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Grouping, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.page_head import wrapping
from pii_desktop.ui.widgets.table_view import RowsView

_ALL = "all"
_LINK = "link"
_GRADES = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class ChecksPane(Ground):
    """Signals: `opened` carries the SigningFinding to be put right, `check_wanted`.

    `current_changed` carries the one looked at, or None.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until findings are shown."""
        super().__init__("surface", parent)
        self._found: tuple[SigningFinding, ...] = ()
        self._when = Label("", role=Type.SMALL, tone="text3")
        self.again = Button(self.tr("Kiểm tra lại"), kind=Kind.QUIET, icon_name=Icon.REFRESH, small=True)
        self.grades = ChipBar(
            (
                (_ALL, self.tr("Tất cả")),
                (Severity.ERROR.value, self.tr("Lỗi")),
                (Severity.WARNING.value, self.tr("Cảnh báo")),
                (Severity.NOTE.value, self.tr("Lưu ý")),
            )
        )
        grouping: Grouping[SigningFinding] = Grouping(
            key=lambda found: found.severity,
            title=self._grade_title,
            note=self._grade_note,
            order=lambda grade: _GRADES[Severity(str(grade))],
        )
        self.model = RowsModel(self._columns(), identify=lambda found: found, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Kết quả kiểm tra trước khi ký"))
        self.view.setHeaderHidden(True)
        self.detail = FindingDetail()
        self._lay_out()
        self.again.clicked.connect(self.check_wanted)
        self.grades.changed.connect(self._on_grade)
        self.view.current_changed.connect(self._on_current)
        self.view.row_activated.connect(self._on_activated)
        self.view.clicked.connect(self._on_clicked)
        self.detail.wanted.connect(self._on_wanted)

    def show_findings(self, found: Sequence[SigningFinding], checked_at: str) -> None:
        """Show these, found at a time of day ("10:32")."""
        self._found = tuple(found)
        self.model.set_rows(self._found)
        self._when.setText(self.tr("{count} điểm, lúc {time}").format(count=len(found), time=checked_at))
        self.grades.set_count(_ALL, len(found))
        for grade in Severity:
            self.grades.set_count(grade.value, sum(each.severity is grade for each in found))
        self._on_current(self.view.current_id())

    def findings(self) -> tuple[SigningFinding, ...]:
        """All that is shown when no grade is chosen."""
        return self._found

    def _columns(self) -> list[Column[SigningFinding]]:
        return [
            Column(
                key="part",
                title=self.tr("Nơi"),
                value=lambda found: part_words(found.part),
                width=88,
                look=Look.MUTED,
            ),
            Column(
                key="text",
                title=self.tr("Điều cần xem"),
                value=lambda found: found.text,
                whole=lambda found: found.text,
                runs_on=True,
            ),
            Column(
                key=_LINK,
                title=self.tr("Việc cần làm"),
                value=lambda found: found.remedy,
                width=152,
                alignment=RIGHT,
                tone=lambda _found: "accent",
            ),
        ]

    def _lay_out(self) -> None:
        head = row(margins=(PAGE_PADDING, 8, 16, 4))
        head.addWidget(self._when)
        head.addStretch(1)
        head.addWidget(self.again)
        grades = row(margins=(PAGE_PADDING, 0, 16, 8))
        grades.addWidget(wrapping(self.grades), 1)
        self.view.set_empty(
            EmptyState(
                Icon.CIRCLE_CHECK,
                self.tr("Không có gì phải sửa trước khi ký"),
                self.tr("Thể thức, số liệu trong lời văn và phụ lục khớp với quy định và với nhau."),
            )
        )
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addLayout(grades)
        stack.addWidget(self.view, 1)
        stack.addWidget(self.detail)

    def _grade_title(self, found: Sequence[SigningFinding]) -> str:
        words = {
            Severity.ERROR: self.tr("Lỗi {count}"),
            Severity.WARNING: self.tr("Cảnh báo {count}"),
            Severity.NOTE: self.tr("Lưu ý {count}"),
        }
        return words[found[0].severity].format(count=len(found))

    def _grade_note(self, found: Sequence[SigningFinding]) -> str:
        words = {
            Severity.ERROR: self.tr("sửa trước khi trình ký"),
            Severity.WARNING: self.tr("nên xem lại"),
            Severity.NOTE: "",
        }
        return words[found[0].severity]

    def _on_grade(self, chosen: frozenset[str]) -> None:
        self.model.set_filter(None if _ALL in chosen else lambda found: found.severity.value in chosen)

    def _on_current(self, identity: object) -> None:
        found = identity if isinstance(identity, SigningFinding) else None
        self.detail.show_finding(found)
        self.current_changed.emit(found)

    def _on_activated(self, identity: object) -> None:
        if isinstance(identity, SigningFinding):
            self.opened.emit(identity)

    def _on_clicked(self, index: QModelIndex) -> None:
        """The link at the right is a link for the mouse; the keyboard has Enter."""
        if self.model.columns[index.column()].key == _LINK:
            self._on_activated(self.model.row_at(index))

    def _on_wanted(self) -> None:
        self._on_activated(self.view.current_id())


class FindingDetail(Ground):
    """A finding in full: what is wrong, the words in question, whose rule it is. Emits `wanted` on its button."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden while nothing is chosen."""
        super().__init__("sunken", parent)
        self._text = Label("", role=Type.STRONG, wrap=True)
        self._quote = Label("", tone="text2", wrap=True)
        self._source = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.button = Button("", small=True, icon_name=Icon.CHEVRON_RIGHT)
        stack = column(gap=4, margins=(PAGE_PADDING, 10, 16, 10))
        stack.addWidget(self._text)
        stack.addWidget(self._quote)
        foot = row()
        foot.addWidget(self._source, 1)
        foot.addWidget(self.button)
        stack.addLayout(foot)
        whole = column(self, gap=0)
        whole.addWidget(Rule())
        whole.addLayout(stack)
        self.button.clicked.connect(self.wanted)
        self.hide()

    def show_finding(self, found: SigningFinding | None) -> None:
        """Show one, or nothing."""
        self.setVisible(found is not None)
        if found is None:
            return
        self._text.setText(found.text)
        self._quote.setText(self.tr("Trong văn bản: “{words}”").format(words=found.quote))
        self._quote.setVisible(bool(found.quote))
        self._source.setText(self.tr("Theo {source}").format(source=found.source))
        self.button.setText(found.remedy)

    def text(self) -> str:
        """What is wrong."""
        return self._text.text()


def part_words(part: Part) -> str:
    """A part of the document as a clerk calls it."""
    return _PARTS[part]


_PARTS = {
    Part.HEAD: "Phần đầu",
    Part.ADDRESSEE: "Kính gửi",
    Part.LEGAL_BASIS: "Căn cứ",
    Part.BODY: "Nội dung",
    Part.ANNEX: "Phụ lục",
    Part.SIGNATURE: "Chữ ký",
    Part.RECIPIENTS: "Nơi nhận",
}
