"""Step 4 begins with the usual letterhead of whoever was chosen, again when that changes."""

from pytestqt.qtbot import QtBot

from pii_desktop.domain.people import Post
from pii_desktop.services.profiles import default_profile
from pii_desktop.ui.first_start.officers_step import OfficersStep
from pii_desktop.ui.widgets.labels import SectionTitle


def test_another_province_changes_what_nobody_typed(qtbot: QtBot) -> None:
    step = OfficersStep()
    qtbot.addWidget(step)
    step.show_profile(default_profile("Bắc Ninh", "Sở KH&CN"))
    step.signer_title.set_text("Phó Giám đốc")
    hue = default_profile("Huế", "Sở KH&CN")

    step.show_profile(hue)

    made = step.profile(hue)
    assert (made.addressee, made.signer_title) == ("Ủy ban nhân dân thành phố Huế", "Phó Giám đốc")


def test_a_commune_signs_as_a_whole(qtbot: QtBot) -> None:
    step = OfficersStep()
    qtbot.addWidget(step)
    ward = default_profile("Bắc Ninh", "UBND phường Kinh Bắc")

    step.show_profile(ward)

    made = step.profile(ward)
    assert (made.signing_authority, made.signer_title, made.symbol) == ("TM.", "Chủ tịch", "UBND")
    assert made.called == "Ủy ban nhân dân phường Kinh Bắc"


def test_officers_are_called_as_in_the_settings(qtbot: QtBot) -> None:
    step = OfficersStep()
    qtbot.addWidget(step)
    heads = {label.text() for card in (step.leader, step.specialist) for label in card.findChildren(SectionTitle)}
    assert heads == {post.label for post in Post}
