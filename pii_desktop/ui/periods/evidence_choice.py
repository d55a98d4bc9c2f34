"""Documents that still count in the new year, none chosen at first: the clerk says which prove it again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.new_year import Proof
from pii_desktop.ui.models.columns import Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label, SectionTitle
from pii_desktop.ui.widgets.table_view import RowsView

_TITLE = "title"
_HEIGHT = 196


class EvidenceChoice(QWidget):
    """A table of documents with a box each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until documents are shown."""
        super().__init__(parent)
        self._chosen: set[EvidenceId] = set()
        self._shown: tuple[Proof, ...] = ()
        self._title = SectionTitle("")
        self.all = Button(self.tr("Chọn tất cả"), kind=Kind.QUIET, small=True)
        self._none = Label(self.tr("Không có tài liệu nào còn hiệu lực sang năm mới."), tone="text2")
        self.model = RowsModel(self._columns(), identify=lambda proof: proof.evidence_id, parent=self)
        self.view = RowsView(self.model, self.tr("Minh chứng còn hiệu lực"), edge=8)
        self.view.setMinimumHeight(_HEIGHT)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self.all)
        stack = column(self, gap=4)
        stack.addLayout(head)
        stack.addWidget(self._none)
        stack.addWidget(self.view, 1)
        self.model.check_toggled.connect(self._on_toggled)
        self.all.clicked.connect(self._on_all)

    def show_proofs(self, proofs: Sequence[Proof], year: int, more: int = 0) -> None:
        """The documents that count on 1 January of `year`; `more` are left to the register."""
        self._shown = tuple(proofs)
        self._chosen.clear()
        words = self.tr("Minh chứng còn hiệu lực: chọn tài liệu gắn lại cho năm {year}")
        self._title.setText(words.format(year=year))
        for part in (self.view, self.all):
            part.setVisible(bool(proofs))
        if more:
            words = self.tr("Còn {count} tài liệu nữa: gắn lại ở trang Minh chứng.")
            self._none.setText(words.format(count=more))
        self._none.setVisible(not proofs or more > 0)
        self._show()

    def chosen(self) -> frozenset[EvidenceId]:
        """The documents to link again."""
        return frozenset(self._chosen)

    def _columns(self) -> list[Column[Proof]]:
        return [
            Column(key=_TITLE, title=self.tr("Tài liệu"), value=lambda proof: proof.title, check=self._state),
            Column(key="codes", title=self.tr("Chứng minh cho"), value=lambda proof: proof.code, width=168),
            Column(
                key="until",
                title=self.tr("Hiệu lực đến"),
                value=lambda proof: format_date(proof.valid_until) if proof.valid_until else self.tr("không ghi"),
                sort_key=lambda proof: proof.valid_until,
                width=104,
                look=Look.MUTED,
            ),
        ]

    def _state(self, proof: Proof) -> Qt.CheckState:
        return Qt.CheckState.Checked if proof.evidence_id in self._chosen else Qt.CheckState.Unchecked

    def _on_toggled(self, rows: Sequence[Proof], _key: str, wanted: Qt.CheckState) -> None:
        ids = {each.evidence_id for each in rows}
        self._chosen = self._chosen | ids if wanted is Qt.CheckState.Checked else self._chosen - ids
        self._show()

    def _on_all(self) -> None:
        everything = {each.evidence_id for each in self._shown}
        self._chosen = set() if self._chosen == everything else everything
        self._show()

    def _show(self) -> None:
        self.model.set_rows(self._shown)
        self.view.viewport().update()
        is_all = bool(self._shown) and len(self._chosen) == len(self._shown)
        self.all.setText(self.tr("Bỏ chọn tất cả") if is_all else self.tr("Chọn tất cả"))
