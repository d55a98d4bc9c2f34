"""Cài đặt: every field is stored when it is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.domain.profile import Profile
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.profiles import load_profile
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.preferences import workspace_card
from pii_desktop.ui.preferences.entries import ENTRIES
from pii_desktop.ui.preferences.page import PreferencesPage
from pii_desktop.ui.theme import ThemeChoice, apply_theme
from pii_desktop.ui.widgets.line_fields import LineField
from pii_desktop.ui.widgets.text_field import TextField
from tests.ui.workplace import Workplace


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """A desk with an empty workspace."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu", plan="")
    yield place
    place.close()


@pytest.fixture
def page(place: Workplace) -> PreferencesPage:
    """The page, shown."""
    page = PreferencesPage(place.desk)
    place.show(page)
    return page


def _type(page: PreferencesPage, place: Workplace, key: str, text: str) -> None:
    field = page.cards.fields[key]
    if isinstance(field, TextField):
        field.text_edit.setPlainText(text)
    elif isinstance(field, LineField):
        field.line_edit.setText(text)
        field.line_edit.textEdited.emit(text)
    field.commit()
    place.settle()


def test_the_profile_is_shown(page: PreferencesPage) -> None:
    texts = {key: field.text() for key, field in page.cards.fields.items()}

    assert texts["parent_body"] == "Ủy ban nhân dân tỉnh Bắc Ninh"
    assert texts["symbol"] == "STC"
    assert texts["recipients"] == "Như trên\nBan Giám đốc"


def test_documents_bear_the_name_that_is_typed_and_blank_is_the_known_one(
    page: PreferencesPage, place: Workplace
) -> None:
    assert page.cards.fields["official_name"].text() == "Sở Tài chính"

    for typed, called in (("Sở Tài chính tỉnh Bắc Ninh", "Sở Tài chính tỉnh Bắc Ninh"), (" ", "Sở Tài chính")):
        _type(page, place, "official_name", typed)
        stored = place.read(load_profile)
        assert (stored.called, stored.department) == (called, "Sở Tài chính")


def test_a_field_is_stored_when_it_is_left(page: PreferencesPage, place: Workplace) -> None:
    _type(page, place, "signer_name", "Nguyễn Thị Hồng Hạnh")

    assert place.read(load_profile).signer_name == "Nguyễn Thị Hồng Hạnh"
    assert page.cards.fields["signer_name"].mark_text.startswith("Đã lưu ")


def test_recipients_stand_one_a_line(page: PreferencesPage, place: Workplace) -> None:
    _type(page, place, "recipients", "Như trên\n\n  Phòng Tổng hợp \n")

    assert place.read(load_profile).recipients == ("Như trên", "Phòng Tổng hợp")


def test_the_authority_to_sign_is_chosen(page: PreferencesPage, place: Workplace) -> None:
    page.cards.authority.box.setCurrentIndex(2)
    page.cards.authority.box.activated.emit(2)
    place.settle()

    assert place.read(load_profile).signing_authority == "KT."


def test_what_is_stored_is_no_change(page: PreferencesPage, place: Workplace) -> None:
    _type(page, place, "symbol", " STC ")

    assert place.changes == []


def test_a_refusal_keeps_what_was_typed(
    page: PreferencesPage, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_uow: object, _profile: Profile) -> None:
        raise WorkspaceError("Ổ đĩa đã đầy nên chưa lưu được.")

    monkeypatch.setattr("pii_desktop.ui.preferences.page.save_letterhead", refuse)
    _type(page, place, "place", "Thành phố Bắc Ninh")

    assert page.cards.fields["place"].text() == "Thành phố Bắc Ninh"
    assert page.cards.fields["place"].message == "Ổ đĩa đã đầy nên chưa lưu được."


def test_a_backup_is_made_at_once(page: PreferencesPage, place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.backed_up):
        page.workspace.back_up.click()
    place.settle()

    assert page.workspace.folder.text() == str(tmp_path / "sổ dữ liệu")
    assert page.workspace.result.text().startswith("Đã sao lưu lúc ")
    assert any((tmp_path / "sổ dữ liệu" / "backups").iterdir())


def test_a_backup_that_fails_says_why(page: PreferencesPage, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_workspace: object) -> None:
        raise WorkspaceError("Ổ đĩa đã đầy nên chưa sao lưu được.")

    monkeypatch.setattr(workspace_card, "back_up_now", refuse)
    page.workspace.back_up.click()
    place.settle()

    assert "Ổ đĩa đã đầy" in page.workspace.result.text()
    assert page.workspace.back_up.isEnabled()


def test_colours_change_without_a_restart(page: PreferencesPage, qapp: QApplication) -> None:
    theme = apply_theme(qapp, ThemeChoice.LIGHT)
    before = qapp.palette().window().color()

    page.theme_field.chosen.emit(ThemeChoice.DARK)
    assert theme.choice is ThemeChoice.DARK
    assert qapp.palette().window().color() != before

    theme.apply(ThemeChoice.LIGHT)


@pytest.mark.parametrize("key", sorted(ENTRIES))
def test_each_field_reads_what_it_wrote(key: str) -> None:
    entry = ENTRIES[key]
    profile = entry.written(Profile("Bắc Ninh", "Sở Tài chính"), "Thử")

    assert entry.read(profile) == "Thử"


@pytest.mark.parametrize("key", ["place", "recipients", "signing_authority"])
def test_a_finding_leads_to_its_field(page: PreferencesPage, key: str) -> None:
    page.show_place(Destination(PageKey.PREFERENCES, tab=key))
    field = page.cards.field_of(key)
    assert field is not None
    assert page.focusWidget() is field.focusProxy()
    page.show_place(Destination(PageKey.PREFERENCES))
    assert page.focusWidget() is field.focusProxy()
