"""A correction on the page: its own sentences, its reason, and what the check before signature says of it."""

from pii_desktop.domain.versions import VersionKind
from pii_desktop.services.dates import today
from pii_desktop.services.versions import begin, send
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.report.page import ReportPage
from tests.ui.report.conftest import YEAR, Writing, current_key


def test_the_sentences_of_a_correction_are_listed_and_its_reason_is_asked_for(
    rested: ReportPage, place: Writing
) -> None:
    place.desk.choose_period(YEAR)
    place.change(lambda uow: send(uow, YEAR, today(), why="Gửi trên giấy"))
    place.report("5.2.3", "3")
    place.change(lambda uow: begin(uow, YEAR, VersionKind.CORRECTION))
    labels = [line.label for line in rested.texts.shown()]
    assert labels == [
        "Trích yếu",
        "Căn cứ",
        "Mở đầu",
        "Lý do đính chính",
        "Nội dung đính chính",
        "Nội dung khác",
        "Kết thúc",
    ]
    rested.show_tab("checks")
    place.rest(rested)
    found = next(each for each in rested.checks.findings() if "nêu lý do" in each.text)
    rested.checks.opened.emit(found)
    place.settle()
    assert current_key(rested.texts.outline) == found.key
    rested.acting.edit(found.key, "Lý do đính chính: rà soát số liệu doanh nghiệp.")
    place.settle()
    place.rest(rested)
    assert not any("nêu lý do" in each.text for each in rested.checks.findings())
    rested.show_place(Destination(PageKey.REPORT, filter="head/abstract"))
    place.settle()
    assert current_key(rested.texts.outline).startswith("correction/abstract")
