"""Choose the assignments that documents prove: search, tick, done."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.evidence_register import AssignmentChoice, Choices
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.services.evidence_register import choices
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Look
from pii_desktop.ui.widgets.choosing_dialog import ChoosingDialog, ChoosingWords
from pii_desktop.ui.widgets.empty_state import EmptyState

_SIZE = (640, 520)


class LinkDialog(ChoosingDialog[AssignmentChoice, AssignmentId]):
    """Emits `given` with a frozenset of AssignmentId when the user accepts; it stores nothing."""

    def __init__(
        self, desk: Desk, title: str, already: frozenset[AssignmentId] = frozenset(), parent: QWidget | None = None
    ) -> None:
        """`already` are the assignments that the document proves: they are ticked and stay so."""
        self._desk = desk
        words = ChoosingWords(title, tr("Tìm theo mã hoặc tên chỉ số"), tr("Các dòng được giao"))
        empty = EmptyState(Icon.SITEMAP, tr("Không có dòng nào khớp"), tr("Hãy tìm bằng mã hoặc một phần tên."))
        super().__init__(words, empty, already, parent)
        self.resize(*_SIZE)
        self._find("")

    def _find(self, text: str) -> None:
        plan_id = self._desk.scope.plan_id
        self._desk.ask(lambda uow: choices(uow, text, plan_id), self._on_found)

    def _on_found(self, found: Choices) -> None:
        more = found.total - len(found.rows)
        self._show_rows(found.rows, tr("Còn {count} dòng nữa: hãy tìm để thu hẹp.").format(count=more) if more else "")

    def _id_of(self, each: AssignmentChoice) -> AssignmentId:
        return each.id

    def _accept_words(self, count: int) -> str:
        return tr("Gắn vào {count} dòng").format(count=count) if count else tr("Gắn")

    def _columns(self) -> list[Column[AssignmentChoice]]:
        return [
            Column(key="code", title=tr("Mã"), value=lambda each: each.code, width=120, look=Look.MUTED,
                   check=self._state),
            Column(key="name", title=tr("Chỉ số, chỉ tiêu"), value=lambda each: each.name, whole=lambda each: each.name,
                   tone=lambda each: "text3" if each.id in self._already else None),
            Column(key="plan", title=tr("Kế hoạch"), value=lambda each: each.plan, width=150, look=Look.MUTED),
        ]  # fmt: skip
