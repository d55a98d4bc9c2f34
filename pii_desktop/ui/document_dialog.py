"""Choose documents of the register: search, tick, done."""

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.evidence_register import RegisterFilter, RegisterPage, RegisterRow
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.services.evidence_register import register
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Look
from pii_desktop.ui.widgets.choosing_dialog import ChoosingDialog, ChoosingWords
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.empty_state import EmptyState

_SIZE = (760, 520)
_SHOWN = 200


class DocumentDialog(ChoosingDialog[RegisterRow, EvidenceId]):
    """Emits `given` with a frozenset of EvidenceId when the user accepts; it stores nothing."""

    def __init__(
        self, desk: Desk, title: str, already: frozenset[EvidenceId] = frozenset(), parent: QWidget | None = None
    ) -> None:
        """`already` are documents that are there: they are ticked and stay so."""
        self._desk = desk
        words = ChoosingWords(title, tr("Tìm số, trích yếu, tên tệp"), tr("Tài liệu trong sổ minh chứng"))
        empty = EmptyState(
            Icon.CERTIFICATE,
            tr("Không có tài liệu nào khớp"),
            tr("Hãy tìm bằng số hoặc trích yếu; tài liệu chưa có thì thêm ở Sổ minh chứng."),
        )
        super().__init__(words, empty, already, parent)
        self.resize(*_SIZE)
        self._find("")

    def _find(self, text: str) -> None:
        period_id = self._desk.scope.period_id
        self._desk.ask(lambda uow: register(uow, RegisterFilter(text=text), period_id, _SHOWN), self._on_found)

    def _on_found(self, found: RegisterPage) -> None:
        left = found.left_out
        note = tr("Còn {count} tài liệu nữa: hãy tìm để thu hẹp.").format(count=left) if left else ""
        self._show_rows(found.rows, note)

    def _id_of(self, each: RegisterRow) -> EvidenceId:
        return each.id

    def _accept_words(self, count: int) -> str:
        return tr("Chọn {count} tài liệu").format(count=count) if count else tr("Chọn")

    def _columns(self) -> list[Column[RegisterRow]]:
        return [
            Column(key="number", title=tr("Số, ký hiệu"), value=lambda each: each.number, width=176,
                   look=Look.STRONG, check=self._state),
            Column(key="signed", title=tr("Ngày ký"), width=88, alignment=RIGHT, look=Look.MUTED,
                   value=lambda each: format_date(each.signed_on) if each.signed_on else "",
                   sort_key=lambda each: each.signed_on),
            Column(key="abstract", title=tr("Trích yếu"), value=lambda each: each.abstract or each.file_name,
                   tone=lambda each: None if each.abstract else "text3", whole=lambda each: each.title),
            Column(key="standing", title=tr("Ngày chốt"), value=lambda each: each.standing.label, width=144,
                   look=Look.MUTED),
        ]  # fmt: skip
