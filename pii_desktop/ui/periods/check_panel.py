"""What stands in the way of submitting and sending the report, each with the way to where it is put right."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.checks import ORDER
from pii_desktop.domain.findings import Finding
from pii_desktop.domain.plan import Severity
from pii_desktop.services.checking import CheckedPeriod
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Grouping, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.places import place_of
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label, SectionTitle
from pii_desktop.ui.widgets.table_view import RowsView, narrow_last

_LOOKS = {
    Severity.ERROR: ("bad", Icon.ALERT_CIRCLE),
    Severity.WARNING: ("warn", Icon.ALERT_TRIANGLE),
    Severity.NOTE: ("text2", Icon.INFO_CIRCLE),
}
_LINK = "link"
_ALL = "all"
_AIR = 8
_MOST = 500
"""How many findings of a grade are listed; a store a hundred times as large as usual has thousands."""


class CheckPanel(Ground):
    """Signals: `check_wanted`, `place_wanted` with a Destination."""

    check_wanted = Signal()
    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a period is shown."""
        super().__init__("surface", parent)
        self._counts: dict[Severity, int] = {}
        self._more = Label("", role=Type.SMALL, tone="text3")
        self._more.setMargin(8)
        self._more.hide()
        self._when = Label("", role=Type.SMALL, tone="text3")
        self.again = Button(self.tr("Kiểm tra lại"), kind=Kind.QUIET, icon_name=Icon.REFRESH, small=True)
        grouping: Grouping[Finding] = Grouping(
            key=lambda finding: finding.severity,
            title=self._severity_title,
            note=self._severity_note,
            order=lambda severity: ORDER[Severity(str(severity))],
            look=lambda found: _LOOKS[found[0].severity],
        )
        self.grades = ChipBar(
            (
                (_ALL, self.tr("Tất cả")),
                (Severity.ERROR.value, self.tr("Lỗi")),
                (Severity.WARNING.value, self.tr("Cảnh báo")),
                (Severity.NOTE.value, self.tr("Lưu ý")),
            )
        )
        self.model = RowsModel(self._columns(), identify=_identify, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Kết quả kiểm tra"))
        self.view.setHeaderHidden(True)
        narrow_last(self.view, _AIR)
        self.view.set_empty(
            EmptyState(
                Icon.CIRCLE_CHECK,
                self.tr("Không còn gì phải xem lại"),
                self.tr("Mọi dòng đang theo dõi đã có kết quả hoặc giải trình và minh chứng cho kỳ này."),
            )
        )
        self._lay_out()
        self.again.clicked.connect(self.check_wanted)
        self.grades.changed.connect(self._on_grade)
        self.view.clicked.connect(self._on_clicked)
        self.view.row_activated.connect(self._on_activated)

    def show_checked(self, checked: CheckedPeriod, now: datetime) -> None:
        """The findings of the period at `now`, an aware datetime."""
        count = len(checked.findings)
        words = self.tr("{count} điểm, lúc {time}").format(count=count, time=now.strftime("%H:%M"))
        rest = self.tr("{count} điểm khác không thuộc báo cáo này").format(count=checked.others)
        self._when.setText(f"{words} · {rest}" if checked.others else words)
        grades = [found.severity for found in checked.findings]
        self._counts = {grade: grades.count(grade) for grade in Severity}
        shown = [found for grade in ORDER for found in _first(checked.findings, grade)]
        self.model.set_rows(shown)
        self._more.setText(self.tr("Còn {count} điểm nữa: hãy sửa dần.").format(count=count - len(shown)))
        self._more.setVisible(count > len(shown))
        self.grades.set_count(_ALL, count)
        for grade in Severity:
            self.grades.set_count(grade.value, self._counts[grade])

    def when(self) -> str:
        """How many there are, and when they were found."""
        return self._when.text()

    def _columns(self) -> list[Column[Finding]]:
        return [
            Column(key="code", title=self.tr("Mã"), value=lambda found: found.code, width=88, look=Look.MUTED),
            Column(
                key="text",
                title=self.tr("Điều cần xem"),
                value=lambda found: found.text,
                whole=lambda found: f"{found.code} {found.name}: {found.text}",
                runs_on=True,
            ),
            Column(
                key=_LINK,
                title=self.tr("Việc cần làm"),
                value=lambda found: found.remedy,
                width=136,
                alignment=RIGHT,
                tone=lambda _found: "accent",
            ),
            Column(key="air", title="", value=lambda _found: "", width=_AIR),
        ]

    def _lay_out(self) -> None:
        check = row(margins=(PAGE_PADDING, 8, 16, 8))
        check.addWidget(SectionTitle(self.tr("Kiểm tra")))
        check.addWidget(self._when)
        check.addStretch(1)
        check.addWidget(self.again)
        stack = column(self, gap=0)
        stack.addLayout(check)
        grades = row(margins=(PAGE_PADDING, 0, 16, 8))
        grades.addWidget(self.grades, 1)
        stack.addLayout(grades)
        stack.addWidget(self.view, 1)
        stack.addWidget(self._more)

    def _severity_title(self, found: Sequence[Finding]) -> str:
        words = {
            Severity.ERROR: self.tr("Lỗi {count}"),
            Severity.WARNING: self.tr("Cảnh báo {count}"),
            Severity.NOTE: self.tr("Lưu ý {count}"),
        }
        return words[found[0].severity].format(count=self._counts.get(found[0].severity, len(found)))

    def _severity_note(self, found: Sequence[Finding]) -> str:
        words = {
            Severity.ERROR: self.tr("phải sửa trước khi trình"),
            Severity.WARNING: self.tr("nên xem lại"),
            Severity.NOTE: "",
        }
        return words[found[0].severity]

    def _on_grade(self, chosen: frozenset[str]) -> None:
        """One grade only, or all of them."""
        self.model.set_filter(None if _ALL in chosen else lambda found: found.severity.value in chosen)

    def _on_clicked(self, index: QModelIndex) -> None:
        """The link at the right is a link for the mouse; the keyboard has Enter."""
        found = self.model.row_at(index)
        if found is not None and self.model.columns[index.column()].key == _LINK:
            self.place_wanted.emit(place_of(found.place))

    def _on_activated(self, identity: object) -> None:
        found = next((each for each in self.model.all_rows() if _identify(each) == identity), None)
        if found is not None:
            self.place_wanted.emit(place_of(found.place))


def _first(findings: Sequence[Finding], grade: Severity) -> list[Finding]:
    return list(islice((found for found in findings if found.severity is grade), _MOST))


def _identify(finding: Finding) -> str:
    return finding.key
