"""Documents of a row: attached by file, described, looked at, taken off and put back."""

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from pii_desktop.domain.evidence import EvidenceFields, Form
from pii_desktop.services import evidence
from pii_desktop.services.evidence_copies import copy_to_look_at, safe_name
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.evidence_words import size_text
from pii_desktop.ui.indicators.evidence_editor import EvidenceEditor
from tests.ui.indicators.conftest import Office


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "Quyết định phê duyệt dự toán.pdf"
    file.write_bytes(b"%PDF-1.4 \xc4\x91")
    return file


def attach(office: Office, document: Path, code: str = "2.2.2") -> EvidenceEditor:
    office.choose(code)
    office.page.panel.open_tab("evidence")
    office.page.panel.evidence.attach_files([document])
    office.settle()
    return next(iter(office.page.panel.evidence.editors.values()))


def test_a_file_that_is_dropped_is_kept_and_counted(office: Office, document: Path) -> None:
    office.choose("2.2.2")
    office.page.panel.open_tab("evidence")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(document)), QUrl.fromLocalFile(str(document.parent))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    office.page.panel.dropEvent(event)
    office.settle()
    assert office.rows()["2.2.2"].evidence_count == 1
    assert office.page.panel.tabs.tabText(2) == "Minh chứng 1"
    assert document.exists()


def test_what_is_written_about_a_document_is_stored(office: Office, document: Path) -> None:
    editor = attach(office, document)
    office.fill(editor.number, "15/QĐ-UBND")
    office.fill(editor.signed_on, "15/01/2025")
    office.fill(editor.issuer, "UBND tỉnh")
    office.fill(editor.abstract, "Giao dự toán chi KH&CN năm 2025")
    kept = office.ask(lambda uow: uow.evidence.get(editor.document.id)).fields
    assert (kept.number, kept.signed_on, kept.issuer) == ("15/QĐ-UBND", date(2025, 1, 15), "UBND tỉnh")
    assert editor._title.whole_text() == "15/QĐ-UBND Giao dự toán chi KH&CN năm 2025"


def test_days_that_contradict_each_other_are_refused_and_kept_as_typed(office: Office, document: Path) -> None:
    editor = attach(office, document)
    office.fill(editor.in_force_from, "01/06/2025")
    office.fill(editor.in_force_to, "01/01/2025")
    assert "Ngày hết hiệu lực" in office.page.panel._banner.text()
    assert editor.in_force_to.text() == "01/01/2025"
    office.choose("1.1.3")
    office.choose("2.2.2")
    again = next(iter(office.page.panel.evidence.editors.values()))
    assert again.in_force_to.text() == "01/01/2025"


def test_a_file_that_cannot_be_read_is_said(office: Office, tmp_path: Path) -> None:
    empty = tmp_path / "rỗng.pdf"
    empty.write_bytes(b"")
    office.choose("2.2.2")
    office.page.panel.open_tab("evidence")
    office.page.panel.evidence.attach_files([empty])
    office.settle()
    assert "Tệp rỗng" in office.page.panel._banner.text()
    assert office.page.panel._banner.isVisible()


def test_taking_a_document_off_can_be_taken_back(office: Office, document: Path) -> None:
    editor = attach(office, document)
    editor.unlink_button.click()
    office.settle()
    assert office.rows()["2.2.2"].evidence_count == 0
    assert "Quyết định phê duyệt dự toán.pdf" in office.page.undo_bar.text()
    office.page.undo_bar._button.click()
    office.settle()
    assert office.rows()["2.2.2"].evidence_count == 1
    assert len(office.page.panel.evidence.editors) == 1


def test_a_copy_is_opened_and_the_kept_file_stays_untouched(
    office: Office, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(document.parent / "tạm"))
    editor = attach(office, document)
    editor.open_button.click()
    office.settle()
    copy = Path(opened[0])
    assert copy.name == document.name
    assert copy.read_bytes() == document.read_bytes()
    assert not stat.S_IMODE(copy.stat().st_mode) & stat.S_IWUSR
    kept = office.ask(lambda uow: uow.files.path_of(editor.document.sha256))
    assert kept != copy
    again = office.ask(lambda uow: copy_to_look_at(uow, editor.document.id))
    assert again == copy


def test_names_that_windows_forbids_are_changed() -> None:
    assert safe_name("Công văn 12/UBND: về việc.pdf", ".pdf").endswith(".pdf")
    assert safe_name("a:b?.docx", "") == "a_b_.docx"
    assert safe_name("CON.pdf", "") == "tai-lieu-CON.pdf"
    assert safe_name("…", ".pdf") == "….pdf"


def test_sizes_are_said_for_people() -> None:
    assert [size_text(size) for size in (812, 35_000, 1_300_000)] == ["812 byte", "34 KB", "1,2 MB"]


def test_fields_that_only_the_register_shows_are_not_lost_here(office: Office, document: Path) -> None:
    editor = attach(office, document)
    whole = EvidenceFields(expires_on=date(2026, 1, 1), form=Form.ORIGINAL, note="tủ 3", kind="Giấy chứng nhận")
    office.desk.change(lambda uow: evidence.update_fields(uow, editor.document.id, whole))
    office.settle()
    office.fill(editor.number, "15/GCN")
    kept = office.ask(lambda uow: uow.evidence.get(editor.document.id)).fields
    assert kept == replace(whole, number="15/GCN")


def test_a_document_says_whether_it_counts_on_the_cut_off_day(office: Office, document: Path) -> None:
    periods = {each.title: each.id for each in office.ask(lambda uow: uow.periods.all())}
    office.desk.choose_period(periods["Năm 2025"])
    office.settle()
    editor = attach(office, document, "1.1.3")
    office.fill(editor.signed_on, "01/08/2025")
    tab = office.page.panel.evidence
    assert tab.cut_off.words.text() == "Minh chứng phải còn hiệu lực ngày 31/12/2025: cuối kỳ báo cáo."
    assert editor._verdict.whole_text() == "Còn hiệu lực ngày chốt 31/12/2025"
    office.fill(tab.cut_off.day, "30/6")
    assert editor._verdict.whole_text() == "Ký sau ngày chốt 30/06/2025"
    assert "ngày chốt do đơn vị đặt" in tab.cut_off.words.text()
    office.fill(tab.cut_off.day, "31/6")
    assert "không phải là ngày trong năm" in tab.cut_off.day.message
    assert tab.cut_off.day.text() == "31/6"


def test_the_same_content_again_names_the_document_and_links_it(office: Office, document: Path) -> None:
    attach(office, document, "1.1.3")
    copy = document.with_name("bản chép.pdf")
    copy.write_bytes(document.read_bytes())
    attach(office, copy, "2.2.2")
    said = office.page.panel.evidence.banner.text()
    assert said == ("Đã có sẵn 1: “bản chép.pdf” là tài liệu “Quyết định phê duyệt dự toán.pdf”. Đã gắn vào dòng này.")
    assert office.rows()["2.2.2"].evidence_count == office.rows()["1.1.3"].evidence_count == 1


def test_a_document_of_the_register_is_linked_without_a_second_copy(office: Office, document: Path) -> None:
    known = attach(office, document, "1.1.3").document.id
    office.choose("2.2.2")
    office.page.panel.evidence._on_picked(frozenset({known}))
    office.settle()
    assert list(office.page.panel.evidence.editors) == [known]
    assert len(office.ask(lambda uow: uow.evidence.all())) == 1


def test_several_files_are_said(office: Office, document: Path) -> None:
    editor = attach(office, document)
    annex = document.with_name("phụ lục.xlsx")
    annex.write_bytes(b"hai")
    stored = office.ask(lambda uow: uow.files).store(annex)
    office.desk.change(lambda uow: evidence.add_file(uow, editor.document.id, stored))
    office.settle()
    assert editor._file.whole_text().endswith("· 2 tệp")


def test_the_register_opens_at_the_document(office: Office, document: Path) -> None:
    editor = attach(office, document)
    wanted: list[Destination] = []
    office.desk.wanted.connect(wanted.append)
    editor.register_button.click()
    assert wanted == [Destination(PageKey.EVIDENCE, evidence_id=editor.document.id)]


def test_what_a_row_needs_stands_beside_its_documents(office: Office, document: Path) -> None:
    attach(office, document)
    checklist = office.page.panel.evidence.checklist
    assert checklist.title.text() == "Minh chứng cần có · 0/3"
    assert len(checklist.unsorted) == 1
    checklist.unsorted[0].sorted.emit("2.2.2/01", next(iter(office.page.panel.evidence.editors)))
    office.settle()
    line = checklist.lines["2.2.2/01"]
    assert len(line.documents) == 1
    line.documents[0].take_button.click()
    office.settle()
    assert "vẫn gắn với chỉ số" in office.page.undo_bar.text()
    office.page.undo_bar._button.click()
    office.settle()
    assert len(checklist.lines["2.2.2/01"].documents) == 1


def test_what_a_row_needs_is_there_when_the_tab_is_opened_later(office: Office) -> None:
    office.choose("2.2.2")
    office.page.panel.open_tab("evidence")
    office.settle()
    assert office.page.panel.evidence.checklist.isVisible()
    office.page.panel.open_tab("progress")
    office.choose("2.2.3")
    office.page.panel.open_tab("evidence")
    office.settle()
    assert office.page.panel.evidence.checklist.isVisible()
    assert set(office.page.panel.evidence.checklist.lines) == {"2.2.3/01", "2.2.3/02", "2.2.3/03"}


def test_who_coordinates_has_no_list(office: Office) -> None:
    office.choose("2.2.4")
    office.page.panel.open_tab("evidence")
    office.settle()
    assert not office.page.panel.evidence.checklist.isVisible()
