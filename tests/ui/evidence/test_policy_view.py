"""The register of policies on screen: 13 groups, what is said of each document, what is offered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.services import evidence
from pii_desktop.services.coverage import matrix
from pii_desktop.services.policies import add_policies, policy_register
from pii_desktop.services.scope import Scope
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.document_dialog import DocumentDialog
from pii_desktop.ui.evidence.policy_lines import PolicyLine
from pii_desktop.ui.evidence.policy_view import PolicyView
from pii_desktop.ui.evidence.tabbed_page import TabbedEvidence
from tests.storage.stored import a_file
from tests.ui.workplace import Workplace, focused


class Policies(Workplace):
    """The view with what tests do on it."""

    view: PolicyView

    def open(self, folder: Path) -> None:
        self.begin(folder)
        self.view = PolicyView(self.desk)
        self.show(self.view)

    def attach(self, file: Path, *rows: AssignmentId) -> EvidenceId:
        made: list[EvidenceId] = []

        def work(uow: Any) -> Any:
            fields = EvidenceFields(number="35/2024/NQ-HĐND", abstract="Hỗ trợ đổi mới công nghệ")
            attached = evidence.attach(uow, file, fields, frozenset(rows))
            made.append(attached.evidence_id)
            return attached.changes

        self.change(work)
        return made[0]

    def choose(self, group: int) -> None:
        self.view.view.select_id(group)
        self.settle()

    def add(self, document: EvidenceId) -> None:
        """Choose a document of the register for the group shown."""
        self.view.panel.add_button.click()
        self.settle()
        dialog = self.view.findChild(DocumentDialog)
        assert dialog is not None
        dialog.view.row_activated.emit(document)
        dialog.accept_button.click()
        self.settle()

    def line(self, document: EvidenceId) -> PolicyLine:
        return self.view.panel.lines[document]

    def counted(self) -> list[int]:
        return [group.number for group in self.read(policy_register).groups if group.counted]


@pytest.fixture
def policies(qtbot: QtBot, tmp_path: Path) -> Iterator[Policies]:
    place = Policies(qtbot)
    place.open(tmp_path / "sổ")
    yield place
    place.close()


def test_all_groups_are_shown_also_the_empty_ones(policies: Policies) -> None:
    rows = policies.view.model.all_rows()
    assert [row.number for row in rows] == list(range(1, 14))
    assert "Chưa có văn bản nào" in policies.view.panel._note.text()


def test_a_document_counts_once_it_is_carried_out_too(policies: Policies, tmp_path: Path) -> None:
    document = policies.attach(a_file(tmp_path))
    policies.choose(2)
    policies.add(document)
    assert policies.line(document).issued.isChecked()
    assert policies.counted() == []
    policies.line(document).carried_out.click()
    policies.settle()
    assert policies.counted() == [2]
    policies.line(document).how.set_text("Báo cáo 412/BC-STC")
    policies.line(document).how.left.emit("Báo cáo 412/BC-STC")
    policies.settle()
    assert policies.read(policy_register).groups[1].marks[0].carried_out_by == "Báo cáo 412/BC-STC"
    policies.line(document).issued.click()
    policies.settle()
    assert policies.counted() == []


def test_what_was_being_typed_is_stored_when_another_group_is_chosen(policies: Policies, tmp_path: Path) -> None:
    document = policies.attach(a_file(tmp_path))
    policies.choose(2)
    policies.add(document)
    policies.line(document).carried_out.click()
    policies.settle()
    editor = policies.line(document).how.line_edit
    editor.setFocus()
    editor.insert("Kế hoạch 128/KH-UBND")
    policies.choose(5)
    assert policies.read(policy_register).groups[1].marks[0].carried_out_by == "Kế hoạch 128/KH-UBND"


def test_taking_a_document_out_can_be_taken_back(policies: Policies, tmp_path: Path) -> None:
    document = policies.attach(a_file(tmp_path))
    policies.choose(9)
    policies.add(document)
    policies.line(document).remove_button.click()
    policies.settle()
    assert not policies.view.panel.lines
    assert "vẫn ở sổ minh chứng" in policies.view.undo_bar.text()
    policies.view.undo_bar._button.click()
    policies.settle()
    assert document in policies.view.panel.lines


def test_what_proves_the_subitem_waits_until_it_is_taken(policies: Policies, tmp_path: Path) -> None:
    rows = policies.read(lambda uow: matrix(uow, Scope())).rows
    subitem = next(row.line.assignment_id for row in rows if row.line.code == "1.1.1 (2)")
    document = policies.attach(a_file(tmp_path), subitem)
    policies.choose(2)
    assert not policies.view.panel.lines, "never silently"
    policies.view.panel.offers[0].button.click()
    policies.settle()
    assert document in policies.view.panel.lines
    assert not policies.view.panel.offers


def test_the_page_has_three_parts_and_links_lead_to_each(policies: Policies) -> None:
    page = TabbedEvidence(policies.desk)
    policies.show(page)
    page.show_place(Destination(PageKey.EVIDENCE, tab="coverage", filter="gaps"))
    assert page.coverage.isVisible()
    page.show_place(Destination(PageKey.EVIDENCE))
    assert page.coverage.isVisible(), "nothing asked for, nothing moves"
    page.show_place(Destination(PageKey.EVIDENCE, tab="policies"))
    assert page.policies.isVisible()
    page.show_place(Destination(PageKey.EVIDENCE, filter="unlinked"))
    assert page.register.isVisible()
    policies.settle()


def test_a_search_leads_to_the_group_and_the_document_in_it(policies: Policies, tmp_path: Path) -> None:
    documents = [policies.attach(a_file(tmp_path, f"q{n}.pdf", f"%PDF {n}".encode())) for n in range(14)]
    policies.change(lambda uow: add_policies(uow, 10, frozenset(documents)))
    wanted = documents[-1]

    policies.view.show_place(Destination(PageKey.EVIDENCE, tab="policies", evidence_id=wanted, part="10"))
    policies.settle()

    line = policies.line(wanted)
    assert policies.view.view.current_id() == 10
    assert focused() is line.carried_out
    assert not line.visibleRegion().isEmpty()


def test_a_document_marked_since_is_gone_to_with_the_next_answer(policies: Policies, tmp_path: Path) -> None:
    policies.choose(2)
    document = policies.attach(a_file(tmp_path))
    policies.desk.change(lambda uow: add_policies(uow, 10, frozenset({document})))
    policies.view.show_place(Destination(PageKey.EVIDENCE, tab="policies", evidence_id=document, part="10"))
    assert document not in policies.view.panel.lines
    policies.settle()
    assert focused() is policies.line(document).carried_out


def test_a_search_leads_to_a_group_without_documents(policies: Policies) -> None:
    policies.view.show_place(Destination(PageKey.EVIDENCE, tab="policies", part="3"))
    policies.settle()
    assert policies.view.view.current_id() == 3
