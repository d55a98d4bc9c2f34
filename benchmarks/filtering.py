"""P12: from a keystroke in the search box to the repainted list, against the repaint alone."""

import itertools
import os
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel
from PySide6.QtWidgets import QTreeView

from benchmarks.harness import Measure, expect, timed
from benchmarks.year_store import year_store
from pii_desktop.app import make_application
from pii_desktop.domain.evidence_register import RegisterFilter, RegisterPage
from pii_desktop.services.evidence_register import register
from pii_desktop.services.workspace import open_workspace
from pii_desktop.ui.evidence.columns import register_columns
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.theme import ThemeChoice, apply_theme
from pii_desktop.ui.widgets.table_view import RowsView

_PEER_ROWS = 1000  # times the scale: 100,000 at 100x
_WORDS = ("nhiem vu thu 9", "nhiem vu thu 99", "nhiem vu thu 12", "nhiem vu thu 1")
_GOAL = 4.0  # 16 ms where a repaint takes four


def measure(folder: Path, scale: int) -> Measure:
    """The measure in the register of 1,248 × `scale` documents; the peer filters 1,000 × `scale` rows of text."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    apply_theme(make_application(), ThemeChoice.LIGHT)
    typing, proxy = _Typing(year_store(folder, scale)), _Proxy(_PEER_ROWS * scale)
    return Measure(
        id="P12",
        title="keystroke to repainted register of documents (peer: QSortFilterProxyModel over a list of texts)",
        scale=scale,
        ours=timed(typing.work, typing.check, len(_WORDS)),
        floor=timed(typing.repaint, lambda _nothing: None, len(_WORDS)),
        peer=timed(proxy.work, lambda count: expect(count > 0, wanted=True, what="rows"), len(_WORDS)),
        goal=_GOAL,
    )


class _Typing:
    """The register as the page shows it: the store filters, the model takes what differs, the view repaints."""

    def __init__(self, workspace: Path) -> None:
        self._store = open_workspace(workspace)
        self._model = RowsModel(register_columns(), identify=lambda row: row.id)
        self._view = RowsView(self._model, "Minh chứng")
        self._view.resize(1200, 600)
        self._view.show()
        self._words = itertools.cycle(_WORDS)
        self._word = ""

    def work(self) -> RegisterPage:
        self._word = next(self._words)
        found = self._store.read(lambda uow: register(uow, RegisterFilter(text=self._word), None))
        self._model.set_rows(found.rows)
        self.repaint()
        return found

    def repaint(self) -> None:
        self._view.viewport().grab()  # paints at once, whether or not the platform shows it

    def check(self, found: RegisterPage) -> None:
        expect(len(self._model.visible_rows()), len(found.rows), "rows shown")
        expect(found.total > 0, wanted=True, what=f"documents for {self._word}")


class _Proxy:
    """The peer."""

    def __init__(self, rows: int) -> None:
        self._source = QStringListModel([f"Quyết định về việc thực hiện nhiệm vụ thứ {row}" for row in range(rows)])
        self._proxy = QSortFilterProxyModel()
        self._proxy.setSourceModel(self._source)
        self._view = QTreeView()
        self._view.setUniformRowHeights(True)
        self._view.setModel(self._proxy)
        self._view.resize(1200, 600)
        self._view.show()
        self._words = itertools.cycle(("9", "99", "12", "1"))

    def work(self) -> int:
        self._proxy.setFilterFixedString(next(self._words))
        self._view.viewport().grab()  # paints at once, whether or not the platform shows it
        return self._proxy.rowCount()
