"""The last steps of an import: what is asked before it, what it says was done, where the keyboard stays."""

from typing import Any

import pytest

from pii_desktop.domain.changeset import ChangeKind, RowChange
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.services.assigning import assigned
from pii_desktop.ui.assignments.differences import Difference
from pii_desktop.ui.assignments.done_table import done_rows
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.assignments.wizard import DIFFERENCES, SUMMARY, ImportWizard
from pii_desktop.ui.widgets.taken_plan import PastedTable
from tests.builders import a_row
from tests.ui.workplace import Workplace, focused

HEAD = "TT\tTên chỉ số\tĐơn vị chủ trì\tMục tiêu\n"
FIRST = "2.2.2\tTỉ lệ chi cho KH&CN/GRDP (%)\tSở Tài chính\t≥ 20\n"
SECOND = "4.2.2\tMật độ doanh nghiệp\tSở Tài chính\t≥ 30\n"
THIRD = "2.1.3\tChi cho GD&ĐT bình quân 1 người đi học\tSở Nội vụ\t≥ 5\n"
TWICE = "2.2.2\tSố buổi làm việc với nhà đầu tư trong năm\tSở Tài chính\t≥ 12\n"  # a name nobody knows


def differences_of(page: AssignmentsPage, place: Workplace, *rows: str) -> ImportWizard:
    """To the differences of a pasted table."""
    wizard = page.wizard
    page.board.import_wanted.emit()
    wizard.source.take_pasted(PastedTable(None, HEAD + "".join(rows)))
    place.settle()
    while wizard.step < DIFFERENCES:
        wizard.foot.onward.click()
        place.settle()
    return wizard


def store(wizard: ImportWizard, place: Workplace) -> None:
    wizard.foot.onward.click()
    place.settle()


def shown(wizard: ImportWizard) -> list[tuple[str, str, str]]:
    return [(done.code, done.what, done.effect) for done in wizard.summary.model.visible_rows()]


@pytest.fixture
def changed(page: AssignmentsPage, place: Workplace) -> ImportWizard:
    """A second version was stored: a changed lead, a changed target, a row that is gone, a new one."""
    store(differences_of(page, place, FIRST, SECOND, THIRD), place)
    page.wizard.foot.onward.click()
    wizard = differences_of(
        page,
        place,
        FIRST.replace("≥ 20", "≥ 25"),
        SECOND.replace("Sở Tài chính", "Sở Nội vụ"),
        "6.3.1\tSố doanh nghiệp mới thành lập/10.000 dân\tSở Tài chính\t\n",
    )
    store(wizard, place)
    return wizard


def test_the_summary_names_every_row_and_what_it_means_to_the_department(changed: ImportWizard) -> None:
    assert changed.step == SUMMARY
    assert shown(changed) == [
        ("4.2.2", "Chủ trì: Sở Nội vụ", "Không còn giao cho đơn vị"),
        ("2.2.2", "Mục tiêu: ≥ 25", "Chủ trì"),
        ("6.3.1", "Thêm dòng", "Chủ trì"),
        ("2.1.3", "Lưu trữ", ""),
    ]


def test_a_paragraph_is_only_named() -> None:
    long = (
        "Tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí chi cho khoa học và công nghệ trong dự toán ngân sách hằng năm"
    )
    line = Difference(a_change(), "tasks", "Nhiệm vụ", "Bố trí kinh phí", long, is_accepted=True)
    assert [done.what for done in done_rows([line], ())] == ["Nhiệm vụ mới"]


def a_change() -> RowChange:
    return RowChange((ChangeKind.CHANGED,), AssignmentId(1), a_row(), "2.2.2", "Chi KH&CN", role=Role.LEAD)


def test_a_count_of_the_summary_shows_the_rows_it_counts(changed: ImportWizard) -> None:
    summary = changed.summary
    for cell, kind in ((summary.added, "6.3.1"), (summary.removed, "2.1.3")):
        cell.click()
        assert [code for code, _, _ in shown(changed)] == [kind]
        assert cell.count().number == "1"
    summary.removed.click()
    assert len(shown(changed)) == 4, "pressed again it shows all"
    assert [done.kind for done in summary.model.all_rows()].count(ChangeKind.CHANGED) == 2


def test_after_the_way_back_the_summary_no_longer_says_that_rows_came(changed: ImportWizard, place: Workplace) -> None:
    changed.summary.undo.click()
    place.settle()
    assert changed.summary.added.count().number == "0"
    assert shown(changed) == []


def test_the_keyboard_stays_in_the_import_while_it_stores(page: AssignmentsPage, place: Workplace) -> None:
    wizard = differences_of(page, place, FIRST)
    wizard.foot.onward.setFocus()
    store(wizard, place)
    assert focused() is wizard.foot.onward


def test_codes_that_stand_twice_are_asked_about_before_anything_is_stored(
    page: AssignmentsPage, place: Workplace
) -> None:
    wizard = differences_of(page, place, FIRST, TWICE)
    twice = wizard.differences.twice
    assert twice.isVisible()
    assert not wizard.foot.onward.isEnabled()
    assert "2.2.2" in wizard.foot.onward.accessibleDescription()
    twice.acted.emit()
    assert wizard.foot.onward.isEnabled(), "kept knowingly"
    twice.acted.emit()
    assert not wizard.foot.onward.isEnabled(), "and asked again"
    twice.acted.emit()
    store(wizard, place)
    assert len(place.read(assigned).assignments) == 2


def test_a_right_code_answers_the_question_and_the_same_file_asks_nothing(
    page: AssignmentsPage, place: Workplace
) -> None:
    wizard = differences_of(page, place, FIRST, TWICE)
    assert wizard.differences.twice.isVisible()
    row = next(each.row for each in wizard._preview.changeset.rows if each.row and "nhà đầu tư" in each.row.name)  # type: ignore[union-attr]
    wizard._on_code_wanted(row, "4.2.2")
    place.settle()
    assert not wizard.differences.twice.isVisible()
    store(wizard, place)
    wizard.foot.onward.click()
    again = differences_of(page, place, FIRST, TWICE)
    assert not again.differences.twice.isVisible()
    assert again.differences.nothing.isVisible()


def test_a_bug_while_storing_leaves_the_decisions_to_be_tried_again(
    page: AssignmentsPage, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = differences_of(page, place, FIRST)

    def broken(*_arguments: Any, **_more: Any) -> None:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr("pii_desktop.ui.assignments.storing.merge", broken)
        wizard.foot.onward.click()
        with pytest.raises(AssertionError, match="a bug"):
            place.settle()
    place.crashed.clear()
    place.settle()
    assert wizard.foot.onward.isEnabled()
    store(wizard, place)
    assert wizard.step == SUMMARY
