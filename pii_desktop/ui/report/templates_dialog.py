"""Templates: how each kind of sentence is worded in every report, or in those on one plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.narrative_parts import kind_of
from pii_desktop.domain.wordings import TemplateLine
from pii_desktop.errors import PiiError
from pii_desktop.services.wording_templates import drop_template, put_template, templates
from pii_desktop.services.wordings import outline
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.models.columns import Column, Grouping
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.report.template_editor import TemplateEditor
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.table_view import RowsView

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_SIZE = (1040, 660)
_LIST_WIDTH = 384


@dataclass(frozen=True, slots=True)
class TemplatesShown:
    """The kinds of sentences in force for a plan, the plans, and the values of each kind in the report at hand."""

    plan_id: PlanId | None
    plans: tuple[tuple[str, PlanId | None], ...]
    lines: tuple[TemplateLine, ...]
    values: Mapping[str, Mapping[str, str]]


def read_templates(uow: "UnitOfWork", plan_id: PlanId | None, period_id: PeriodId | None) -> TemplatesShown:
    """What the dialog shows for a plan (None: for all)."""
    plans = tuple((plan.label, plan.id) for plan in uow.plans.all())
    sentences = outline(uow, period_id).lines if period_id is not None else ()
    values: dict[str, Mapping[str, str]] = {}
    for line in sentences:
        values.setdefault(kind_of(line.key), dict(line.places))
    return TemplatesShown(plan_id, plans, templates(uow, plan_id), values)


class TemplatesDialog(QDialog):
    """Every field is stored when it is left, like those of a page; reports not yet submitted follow at once."""

    def __init__(self, desk: Desk, period_id: PeriodId | None, kind: str = "", parent: QWidget | None = None) -> None:
        """Begins with the sentences of `kind`, with the first ones where that is blank. Show it with `open()`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Câu chữ mẫu"))
        self.resize(QSize(*_SIZE).boundedTo(parent.window().size()) if parent else QSize(*_SIZE))
        self._desk = desk
        self._period_id = period_id
        self._wanted = kind
        self._under_way = 0
        self._leaving: int | None = None
        self._shown = TemplatesShown(None, (), (), {})
        self.plan = ChoiceBox(self.tr("Áp dụng cho"))
        self.banner = Banner()
        self.banner.hide()
        grouping: Grouping[TemplateLine] = Grouping(
            key=lambda line: line.section or self.tr("Mở đầu, kết thúc"),
            title=lambda lines: lines[0].section or self.tr("Mở đầu, kết thúc"),
        )
        self.model = RowsModel(self._columns(), identify=lambda line: line.kind, grouping=grouping, parent=self)
        self.view = RowsView(self.model, self.tr("Các loại câu"), edge=16)
        self.view.setHeaderHidden(True)
        self.editor = TemplateEditor()
        self.close_button = Button(self.tr("Đóng"), kind=Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self._read()

    def done(self, result: int) -> None:
        """What is typed is stored before the dialog goes; it stays where the store does not take that."""
        self.editor.field.commit()
        if self._under_way:
            self._leaving = result
        else:
            super().done(result)

    def _columns(self) -> list[Column[TemplateLine]]:
        return [
            Column(key="label", title=self.tr("Câu"), value=lambda line: line.label, whole=lambda line: line.pattern),
            Column(
                key="whose",
                title=self.tr("Của"),
                value=self._short_whose,
                width=120,
                tone=lambda line: "accent" if line.is_own else "text3",
            ),
        ]

    def _lay_out(self) -> None:
        head = row(margins=(24, 16, 24, 12))
        head.addWidget(Label(self.windowTitle(), role=Type.PANEL_TITLE))
        head.addStretch(1)
        head.addWidget(Label(self.tr("Áp dụng cho"), tone="text2"))
        head.addWidget(self.plan)
        self.view.setFixedWidth(_LIST_WIDTH)
        body = row(gap=0)
        body.addWidget(self.view)
        body.addWidget(Rule(vertical=True))
        body.addWidget(self.editor, 1)
        foot = row(margins=(24, 12, 24, 12))
        says = self.tr("Câu mẫu dùng cho mọi báo cáo chưa trình; câu đã sửa riêng trong một báo cáo giữ nguyên.")
        foot.addWidget(Label(says, role=Type.SMALL, tone="text3", wrap=True), 1)
        foot.addWidget(self.close_button)
        notice = column(margins=(24, 0, 24, 0))
        notice.addWidget(self.banner)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addLayout(notice)
        stack.addWidget(Rule())
        stack.addLayout(body, 1)
        stack.addWidget(Rule())
        stack.addLayout(foot)

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._on_changed)
        self.plan.chosen.connect(self._on_plan)
        self.view.current_changed.connect(self._on_current)
        self.editor.left.connect(self._on_left)
        self.editor.restored.connect(self._on_restored)
        self.close_button.clicked.connect(self.accept)

    def _read(self) -> None:
        use_case = partial(read_templates, plan_id=self._shown.plan_id, period_id=self._period_id)
        self._desk.ask(use_case, self._on_read, self._on_unread)

    def _on_read(self, shown: TemplatesShown) -> None:
        if shown.plan_id != self._shown.plan_id:
            return
        self._shown = shown
        self.plan.set_choices([(self.tr("Mọi kế hoạch"), None), *shown.plans])
        self.plan.set_value(shown.plan_id)
        self.model.set_rows(shown.lines)
        wanted, self._wanted = self._wanted, ""
        if wanted or self.view.current_id() is None:
            self.view.select_id(wanted or (shown.lines[0].kind if shown.lines else None))
            self.view.setFocus()
        self._show_current()

    def _on_unread(self, error: PiiError) -> None:
        self.banner.show_error(error)

    def _on_changed(self, _changes: Changes) -> None:
        self._read()

    def _on_plan(self, plan_id: PlanId | None) -> None:
        self.editor.field.commit()
        self._shown = TemplatesShown(plan_id, self._shown.plans, self._shown.lines, self._shown.values)
        self._read()

    def _on_current(self, _kind: object) -> None:
        self._show_current()

    def _show_current(self) -> None:
        kind = self.view.current_id()
        line = next((each for each in self._shown.lines if each.kind == kind), None)
        if line is not None:
            can_restore = line.is_own and line.plan_id == self._shown.plan_id
            values = self._shown.values.get(line.kind, {})
            self.editor.show_line(line, values, self._whose(line), can_restore=can_restore)

    def _on_left(self, kind: str, text: str) -> None:
        plan_id = self._shown.plan_id
        line = next(each for each in self._shown.lines if each.kind == kind)
        if text.strip() == line.default.strip():
            self._on_restored(kind)
            return
        self._change(lambda uow: put_template(uow, plan_id, kind, text))

    def _on_restored(self, kind: str) -> None:
        plan_id = self._shown.plan_id
        self._change(lambda uow: drop_template(uow, plan_id, kind))

    def _change(self, use_case: "Callable[[UnitOfWork], Changes]") -> None:
        self._under_way += 1
        self._desk.change(use_case, self._on_stored, self._on_refused)

    def _on_stored(self, _changes: Changes) -> None:
        self._under_way -= 1
        self.editor.field.clear_message()
        if self._leaving is not None and not self._under_way:
            super().done(self._leaving)

    def _on_refused(self, error: PiiError) -> None:
        self._under_way -= 1
        self._leaving = None
        self.editor.show_error(error)

    def _short_whose(self, line: TemplateLine) -> str:
        if not line.is_own:
            return ""
        return self.tr("Mọi kế hoạch") if line.plan_id is None else self.tr("Kế hoạch này")

    def _whose(self, line: TemplateLine) -> str:
        if not line.is_own:
            return self.tr("Đang dùng câu của chương trình. Sửa ở đây là đặt câu mẫu của đơn vị.")
        if line.plan_id is None:
            return self.tr("Câu mẫu của đơn vị cho mọi kế hoạch.")
        return self.tr("Câu mẫu của đơn vị cho riêng kế hoạch này.")
