"""The register over a real workspace: Bắc Ninh 2025 as Sở Tài chính."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.evidence_register import RegisterRow
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.services import evidence
from pii_desktop.services.evidence_register import choices
from pii_desktop.ui.evidence.page import EvidencePage
from tests.ui.workplace import Workplace


class Register(Workplace):
    """The page with what tests do on it."""

    page: EvidencePage

    def open(self, folder: Path) -> None:
        """A workspace and the page."""
        self.begin(folder)
        self.page = EvidencePage(self.desk)
        self.page._timer.setInterval(0)
        self.show(self.page)

    def attach(self, file: Path, fields: EvidenceFields | None = None, *rows: AssignmentId) -> EvidenceId:
        """Somebody attaches a file."""
        made: list[EvidenceId] = []

        def work(uow: Any) -> Any:
            attached = evidence.attach(uow, file, fields or EvidenceFields(), frozenset(rows))
            made.append(attached.evidence_id)
            return attached.changes

        self.change(work)
        return made[0]

    def drop(self, *files: Path) -> None:
        """Let files fall on the page."""
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        none = Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, none)
        self.page.dropEvent(event)
        self.settle()

    def choose(self, evidence_id: EvidenceId) -> None:
        """Select a document and wait for its panel."""
        self.page.list.view.select_id(evidence_id)
        self.settle()
        self.page._on_row_opened()
        self.settle()

    def shown(self) -> list[RegisterRow]:
        """The rows of the register."""
        return self.page.list.model.visible_rows()

    def rows(self, count: int = 2) -> list[AssignmentId]:
        """Assignments of the plan."""
        return [each.id for each in self.read(choices).rows][:count]

    def kept(self, evidence_id: EvidenceId) -> EvidenceFields:
        """What is stored of a document."""
        fields: EvidenceFields = self.read(lambda uow: uow.evidence.get(evidence_id)).fields
        return fields


@pytest.fixture
def register(qtbot: QtBot, tmp_path: Path) -> Iterator[Register]:
    """The page over a new workspace with the plan of 2025."""
    place = Register(qtbot)
    place.open(tmp_path / "sổ dữ liệu")
    yield place
    place.page.close()
    place.close()


@pytest.fixture
def decision(tmp_path: Path) -> Path:
    """A file that somebody attaches; no reader can make anything of it."""
    file = tmp_path / "Quyết định phê duyệt.pdf"
    file.write_bytes(b"%PDF-1.4 \xc4\x91")
    return file
