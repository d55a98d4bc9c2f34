"""The panel comes a moment after the list: what is asked of it meanwhile is kept."""

from pytestqt.qtbot import QtBot

from pii_desktop.ui.indicators.contents import read_panel
from pii_desktop.ui.indicators.panel_place import PanelPlace
from tests.ui.indicators.conftest import Office


def test_a_row_read_again_before_the_panel_is_there_keeps_its_field(office: Office, qtbot: QtBot) -> None:
    row = office.rows()["2.2.2"].assignment.id
    content = office.ask(lambda uow: read_panel(uow, row, office.desk.scope))
    place = PanelPlace(office.desk)
    qtbot.addWidget(place)
    place.show()

    place.show_content(content, edited="next_steps")
    place.show_content(content)

    assert place.panel.form.fields()["next_steps"].isAncestorOf(place.focusWidget())
