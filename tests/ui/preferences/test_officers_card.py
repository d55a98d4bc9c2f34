"""Cán bộ đầu mối: a correction and a change of person are two buttons; the handover sheet is shown and exported."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.domain.people import Post
from pii_desktop.domain.profile import Officer
from pii_desktop.services.dates import today
from pii_desktop.services.people import Newcomer, appoint, own_staff
from pii_desktop.services.profiles import load_profile
from pii_desktop.ui.preferences.handover_dialog import HandoverDialog
from pii_desktop.ui.preferences.page import PreferencesPage
from pii_desktop.ui.preferences.terms_dialog import TermsDialog
from pii_desktop.ui.widgets.officer_dialog import NewcomerDialog, OfficerDialog
from tests.ui.workplace import Workplace

LAN = Newcomer("Sở Tài chính", Post.SPECIALIST, Officer("Nguyễn Thị Lan", "Chuyên viên"), date(2025, 3, 1))


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with the plan of 2025 and Nguyễn Thị Lan in office."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu")
    place.change(lambda uow: appoint(uow, LAN))
    yield place
    place.close()


@pytest.fixture
def page(place: Workplace) -> PreferencesPage:
    """The page, shown."""
    page = PreferencesPage(place.desk)
    place.show(page)
    return page


def test_who_is_in_office_is_shown(page: PreferencesPage) -> None:
    posts = page.officers.posts
    assert posts[Post.SPECIALIST].texts() == "Nguyễn Thị Lan; Chuyên viên; 01/03/2025 – nay"
    assert posts[Post.LEADER].texts() == "Chưa khai"
    assert not posts[Post.LEADER].correct.isVisible()


def test_a_correction_keeps_the_term(page: PreferencesPage, place: Workplace) -> None:
    page.officers.posts[Post.SPECIALIST].correct.click()
    dialog = page.officers.acting.dialog
    assert isinstance(dialog, OfficerDialog)
    dialog.name.set_text("Nguyễn Thị Loan")
    dialog.email.set_text("loan")
    dialog.accept_button.click()
    place.settle()
    assert "không phải địa chỉ thư" in dialog.banner.text()

    dialog.email.set_text("loan@bacninh.gov.vn")
    dialog.accept_button.click()
    place.settle()
    (term,) = place.read(lambda uow: own_staff(uow, today())).terms
    assert (term.officer.name, term.since) == ("Nguyễn Thị Loan", date(2025, 3, 1))
    assert page.officers.posts[Post.SPECIALIST].texts().startswith("Nguyễn Thị Loan")


def test_a_new_person_ends_the_term_before(page: PreferencesPage, place: Workplace) -> None:
    page.officers.posts[Post.SPECIALIST].change.click()
    dialog = page.officers.acting.dialog
    assert isinstance(dialog, NewcomerDialog)
    dialog.name.set_text("Trần Văn Nam")
    dialog.accept_button.click()
    place.settle()

    new, old = place.read(lambda uow: own_staff(uow, today())).terms
    assert (new.officer.name, new.since, old.officer.name) == ("Trần Văn Nam", today(), "Nguyễn Thị Lan")
    assert old.until is not None
    assert place.read(load_profile).specialist == Officer("Trần Văn Nam")


def test_a_field_left_later_does_not_bring_the_former_officer_back(page: PreferencesPage, place: Workplace) -> None:
    place.change(lambda uow: appoint(uow, Newcomer(LAN.department, LAN.post, Officer("Trần Văn Nam"), today())))
    field = page.cards.fields["signer_name"]
    field.set_text("Hoàng Minh")
    page.cards.left.emit("signer_name", "Hoàng Minh")
    place.settle()

    profile = place.read(load_profile)
    assert (profile.specialist, profile.signer_name) == (Officer("Trần Văn Nam"), "Hoàng Minh")


def test_terms_are_listed(page: PreferencesPage, place: Workplace, qtbot: QtBot) -> None:
    page.officers.terms.click()
    dialog = page.window().findChild(TermsDialog)
    assert dialog is not None
    assert [person.officer.name for person in dialog.model.all_rows()] == ["Nguyễn Thị Lan"]
    dialog.accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)


def test_the_handover_sheet_is_shown_and_exported(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = HandoverDialog(place.desk, window)
    dialog.open()
    place.settle()
    sheet = dialog.sheet()
    assert sheet is not None
    assert [section.title for section in sheet.sections][:4] == [
        "Thời hạn đang mở",
        "Nhiệm vụ đang có hạn",
        "Nội dung còn thiếu",
        "Đề nghị đang chờ trả lời",
    ]

    target = tmp_path / "Bàn giao.xlsx"
    dialog.save_as(str(target))
    place.settle()
    assert "Bàn giao.xlsx" in dialog.banner.text()
    assert dialog.banner.isVisibleTo(dialog)
    assert "Cán bộ đầu mối" in load_workbook(target).sheetnames

    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)
