"""From a double click to a list of one's own rows, in four steps."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pii_desktop.domain.departments import Role
from pii_desktop.domain.plan_body import Duty, DutyGroup, PlanBody
from pii_desktop.services.assigning import Assigned, assigned
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.workspace import is_workspace
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.first_start.guide import FirstStart
from pii_desktop.ui.widgets.taken_plan import TakenPlan
from tests.ui.workplace import PLAN, Workplace, focused


@pytest.fixture
def guide(place: Workplace, tmp_path: Path) -> FirstStart:
    guide = FirstStart(place.tasks, folder=tmp_path / "sổ dữ liệu")
    place.show(guide)
    guide.resize(1366, 768)
    return guide


def answer_department(guide: FirstStart, province: str = "Bắc Ninh", department: str = "Sở Tài chính") -> None:
    guide.department_step.provinces.set_word(province)
    guide.department_step.departments.set_word(department)
    guide.department_step.changed.emit()
    guide.foot.onward.click()


def take_plan(guide: FirstStart, place: Workplace) -> None:
    guide.plan_step.source.take_bundled(PLAN)
    place.settle()
    guide.foot.onward.click()


def test_one_cannot_go_on_without_a_department_and_is_told_so(guide: FirstStart) -> None:
    assert not guide.foot.onward.isEnabled()
    assert "Chọn tỉnh, thành phố và đơn vị" in guide.foot.onward.accessibleDescription()
    guide.department_step.provinces.set_word("Bắc Ninh")
    guide.department_step.departments.set_word("Sở Tài chính")
    guide.department_step.changed.emit()
    assert guide.foot.onward.isEnabled()


def test_a_name_is_found_without_accents(guide: FirstStart, qtbot: QtBot) -> None:
    departments = guide.department_step.departments
    qtbot.keyClicks(departments.search, "so tai chinh")
    assert departments.word() == "Sở Tài chính"
    qtbot.waitUntil(lambda: [choice.word for choice in departments.model.visible_rows()] == ["Sở Tài chính"])
    assert departments.search.text() == "so tai chinh", "nothing typed is rewritten"


def test_some_words_without_accents_are_the_only_name_that_has_them(guide: FirstStart, qtbot: QtBot) -> None:
    departments = guide.department_step.departments
    qtbot.keyClicks(departments.search, "tai chinh")
    assert departments.word() == "Sở Tài chính", "and not a department called “tai chinh”"
    qtbot.keyClick(departments.search, Qt.Key.Key_Return)
    assert departments.search.text() == "Sở Tài chính"


def test_words_that_several_names_have_stay_as_they_are(guide: FirstStart, qtbot: QtBot) -> None:
    departments = guide.department_step.departments
    qtbot.keyClicks(departments.search, "so")
    qtbot.keyClick(departments.search, Qt.Key.Key_Return)
    assert departments.word() == "so"


def test_a_department_that_is_not_in_the_list_may_be_typed(guide: FirstStart) -> None:
    answer_department(guide, department="Ban Quản lý dự án số 7")
    assert guide.department_step.department == "Ban Quản lý dự án số 7"
    assert guide.step == 1


def test_the_rows_of_the_department_are_found_by_role(guide: FirstStart, place: Workplace) -> None:
    answer_department(guide)
    take_plan(guide, place)
    found = {role: len(card.view.rows_model.all_rows()) for card, role in guide.rows_step.cards()}
    assert found == {Role.LEAD: 16, Role.COORDINATING: 8, Role.COLLECTIVE: 32}
    assert guide.rows_step.count() == 29, "collective rows are followed at first where they lead"


def test_a_bug_at_the_end_does_not_leave_the_guide_waiting_for_ever(
    guide: FirstStart, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_department(guide)
    take_plan(guide, place)
    guide.foot.onward.click()

    def broken(_setup: object) -> None:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr("pii_desktop.ui.first_start.guide.set_up", broken)
        guide.foot.onward.click()
        with pytest.raises(AssertionError, match="a bug"):
            place.settle()
    place.crashed.clear()
    assert guide.foot.isEnabled()
    guide.foot.onward.click()
    place.settle()
    assert is_workspace(guide.department_step.folder)


def test_the_workspace_is_made_at_the_end_with_what_was_confirmed(
    guide: FirstStart, place: Workplace, qtbot: QtBot
) -> None:
    answer_department(guide)
    take_plan(guide, place)
    model = guide.rows_step.collective.view.rows_model
    first = model.all_rows()[0]
    model.check_toggled.emit([first], "code", Qt.CheckState.Unchecked)
    guide.foot.onward.click()
    guide.officers_step.leader.name.set_text("Nguyễn Thị Hoa")
    assert not guide.department_step.folder.exists(), "nothing is made before the end"
    with qtbot.waitSignal(guide.finished) as told:
        guide.foot.onward.click()
    assert told.args == [guide.department_step.folder]
    stored: Assigned = place.read(assigned)
    assert sum(each.is_tracked for each in stored.assignments) == 28
    assert not next(each for each in stored.assignments if each.position == first.position).is_tracked
    profile = place.read(load_profile)
    assert profile.leader is not None
    assert profile.leader.name == "Nguyễn Thị Hoa"


def test_going_back_and_forth_loses_no_confirmation(guide: FirstStart, place: Workplace) -> None:
    answer_department(guide)
    take_plan(guide, place)
    model = guide.rows_step.collective.view.rows_model
    model.check_toggled.emit(list(model.all_rows()), "code", Qt.CheckState.Checked)
    assert guide.rows_step.count() == 56
    guide.foot.back.click()
    guide.foot.onward.click()
    assert guide.rows_step.count() == 56


def test_the_plan_may_wait(guide: FirstStart, place: Workplace, qtbot: QtBot) -> None:
    answer_department(guide)
    guide.foot.skip.click()
    assert guide.step == 3
    guide.foot.back.click()
    assert guide.step == 1, "there are no rows to go back to"
    guide.foot.skip.click()
    with qtbot.waitSignal(guide.finished):
        guide.foot.onward.click()
    stored: Assigned = place.read(assigned)
    assert stored.plans == ()


def test_a_file_that_is_no_plan_is_refused_in_place(guide: FirstStart, place: Workplace, tmp_path: Path) -> None:
    answer_department(guide)
    wrong = tmp_path / "ghi chú.docx"
    wrong.write_text("không phải Word", encoding="utf-8")
    guide.plan_step.source.take_file(wrong)
    place.settle()
    assert guide.plan_step.taken is None
    assert "Tệp bị hỏng" in guide.plan_step.source.notice()
    assert not guide.foot.onward.isEnabled()


def test_a_place_that_was_taken_meanwhile_is_said_and_the_answers_stay(guide: FirstStart, place: Workplace) -> None:
    answer_department(guide)
    take_plan(guide, place)
    guide.foot.onward.click()
    folder = guide.department_step.folder
    folder.mkdir()
    (folder / "pii.sqlite").write_bytes(b"")
    guide.foot.onward.click()
    place.settle()
    assert "không ghi đè" in guide.notice()
    assert guide.foot.isEnabled()
    assert (folder / "pii.sqlite").read_bytes() == b""


def test_a_folder_with_other_things_gets_a_folder_of_ours(guide: FirstStart, tmp_path: Path) -> None:
    (tmp_path / "báo cáo cũ.txt").write_text("cũ", encoding="utf-8")
    guide.department_step.set_folder(tmp_path)
    assert guide.department_step.folder == tmp_path / "PII Desktop"
    assert not is_workspace(guide.department_step.folder)


def test_other_ways_out_are_told(guide: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(guide.sample_wanted):
        guide.foot.sample.click()


def test_coming_into_the_list_by_tab_keeps_what_was_typed(guide: FirstStart, qtbot: QtBot) -> None:
    provinces = guide.department_step.provinces
    provinces.search.setFocus()
    qtbot.keyClicks(provinces.search, "bac ninh")
    qtbot.keyClick(provinces.search, Qt.Key.Key_Tab)
    assert provinces.list.hasFocus()
    assert provinces.word() == "Bắc Ninh"
    assert provinces.search.text() == "bac ninh"


def test_down_goes_from_the_box_to_the_first_word_found(guide: FirstStart, qtbot: QtBot) -> None:
    departments = guide.department_step.departments
    departments.search.setFocus()
    qtbot.keyClicks(departments.search, "so n")
    qtbot.keyClick(departments.search, Qt.Key.Key_Down)
    found = [choice.word for choice in departments.model.visible_rows()]
    assert departments.word() == found[0]
    qtbot.keyClick(departments.list, Qt.Key.Key_Down)
    departments.search.searched.emit(departments.search.text())
    assert departments.word() == found[1]
    assert [choice.word for choice in departments.model.visible_rows()] == found, "the list stays as it was found"


def test_each_step_begins_where_something_is_to_be_answered(guide: FirstStart, place: Workplace) -> None:
    guide.activateWindow()
    assert guide.department_step.provinces.search.hasFocus()
    answer_department(guide)
    assert guide.plan_step.source.isAncestorOf(focused())
    guide.plan_step.source.take_bundled(PLAN)
    place.settle()
    assert guide.foot.onward.hasFocus(), "Enter goes on once the plan is read"
    QTest.keyClick(guide.foot.onward, Qt.Key.Key_Return)
    assert guide.rows_step.collective.view.hasFocus()
    guide.foot.onward.click()
    assert guide.officers_step.leader.isAncestorOf(focused())


def test_what_has_to_be_held_against_the_original_is_said_with_the_plan(guide: FirstStart, place: Workplace) -> None:
    answer_department(guide)
    guide.plan_step.source.take_bundled(PLAN)
    place.settle()
    assert "3.3.3 đọc là 3.2.3" in guide.plan_step.source.notice()


def test_names_of_merged_departments_are_said_at_the_end_and_lead_to_the_reorganisation(
    guide: FirstStart, place: Workplace, qtbot: QtBot
) -> None:
    answer_department(guide)
    guide.plan_step.source.take_bundled("bacgiang-2024")
    place.settle()
    guide.foot.onward.click()
    guide.foot.onward.click()
    beyond = guide.officers_step.beyond
    assert "6 dòng in tên Sở Kế hoạch và Đầu tư" in beyond.words()
    assert "Phần thân" not in beyond.words()
    with qtbot.waitSignal(guide.afterwards) as led:
        beyond.mergers.click()
        place.settle()
    assert led.args == [Destination(PageKey.ASSIGNMENTS, filter="reorganise")]
    assert is_workspace(guide.department_step.folder)


def test_duties_in_the_body_lead_to_an_import_of_the_same_file(
    guide: FirstStart, place: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "kế hoạch.docx"
    duty = Duty("Bố trí kinh phí", "III.2.a", 41)
    group = DutyGroup("III.2", ("Sở Tài chính",), "Sở Tài chính", 40, (duty,))
    plan = replace(bundled_plan(PLAN), body=PlanBody(groups=(group,)))
    answer_department(guide)
    guide.plan_step.source.taken.emit(TakenPlan(plan, file.name, file=file))
    guide.foot.onward.click()
    guide.foot.onward.click()
    beyond = guide.officers_step.beyond
    assert "1 mục nhiệm vụ" in beyond.words()
    guide.setup = lambda: replace(FirstStart.setup(guide), source=None)  # type: ignore[method-assign]
    with qtbot.waitSignal(guide.afterwards) as led:
        beyond.duties.click()
        place.settle()
    assert led.args == [Destination(PageKey.ASSIGNMENTS, filter="import", files=(file,))]


def test_where_there_is_nothing_more_nothing_is_offered(guide: FirstStart, place: Workplace) -> None:
    answer_department(guide)
    take_plan(guide, place)
    guide.foot.onward.click()
    assert not guide.officers_step.beyond.isVisible()
