"""What a plan prints wrong, as the ledger and the letter tell it."""

from pathlib import Path

import pytest

from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.domain.letter_misprints import why_read_so
from pii_desktop.services.importing import preview, read_plan
from pii_desktop.services.letters import LetterWish, draft_letter, letter
from pii_desktop.services.merging import accept, merge
from pii_desktop.services.misprints import ledger
from tests.exporters.as_text import as_text
from tests.ready import ready_workspace


def test_the_letter_says_why_and_nothing_that_was_meant_for_the_clerk(tmp_path: Path) -> None:
    with ready_workspace(tmp_path / "sổ", "bacninh-2025") as workspace:
        found = workspace.read(ledger)
        draft = draft_letter(workspace, LetterWish(LetterKind.MISPRINTS))
    text = as_text(letter(draft, draft.wording))
    assert {(each.printed, each.read_as) for each in found} == {("3.3.3", "3.2.3"), ("6.2.1", "6.1.1")}
    assert {each.reason for each in found} == {"Theo nhóm và tên chỉ số."}
    assert "Theo nhóm và tên chỉ số." in text
    assert "Bản in" not in text


@pytest.mark.real_documents
def test_what_else_the_clerk_is_told_of_a_row_stays_with_the_clerk(tmp_path: Path, shared: Path) -> None:
    with ready_workspace(tmp_path / "sổ") as workspace:
        parsed = read_plan(shared / "appendices" / "bacninh-2025.docx")
        shown = workspace.read(lambda uow: preview(uow, parsed))
        merge(workspace, shown, accept(shown.changeset))
        found = workspace.read(ledger)
    assert {each.reason for each in found} == {"Theo tên chỉ số và các dòng bên cạnh."}


def test_a_code_that_somebody_else_corrected_has_a_reason_too() -> None:
    assert why_read_so(["Dòng cuối của ô ở trang 14 có vẻ bị cắt mất."]) == "Theo kết quả rà soát."
