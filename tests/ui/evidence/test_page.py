"""The register: files taken in, filtered, described, linked, deleted, looked at, checked."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.evidence_reading import Confidence, Offer, OfferedFields
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.services.integrity import Damage
from pii_desktop.ui import reading_offers
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.evidence.checking import FindingsDialog
from pii_desktop.ui.evidence.evidence_form import EvidenceForm
from pii_desktop.ui.evidence.link_dialog import LinkDialog
from pii_desktop.ui.evidence.preview_dialog import PreviewDialog
from tests.ui.evidence.conftest import Register

OFFERED = OfferedFields(
    number=Offer("12/QĐ-UBND", "Số: 12/QĐ-UBND"),
    signed_on=Offer(date(2025, 3, 1), "ngày 01 tháng 3 năm 2025"),
    abstract=Offer("Về việc phê duyệt dự toán", "V/v phê duyệt dự toán", Confidence.LIKELY),
)


def says(offered: OfferedFields) -> Callable[..., OfferedFields]:
    """A reader that makes this of every file."""
    return lambda _file, **_options: offered


@pytest.fixture(autouse=True)
def _nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file says is the matter of its own tests."""
    monkeypatch.setattr(reading_offers, "offered_fields", says(OfferedFields()))


def form_of(register: Register) -> EvidenceForm:
    form = register.page.panel.form
    assert form is not None
    return form


def test_an_empty_register_says_what_belongs_here(register: Register) -> None:
    assert register.page.list._empty.isVisible()
    assert not register.page.panel.isVisible()


def test_files_dropped_on_the_page_come_with_one_summary(register: Register, decision: Path, tmp_path: Path) -> None:
    empty = tmp_path / "rỗng.pdf"
    empty.write_bytes(b"")
    again = tmp_path / "bản chép.pdf"
    again.write_bytes(decision.read_bytes())
    register.attach(decision)
    other = tmp_path / "Báo cáo.docx"
    other.write_bytes(b"khac")
    register.drop(again, other, empty)
    said = register.page.list.banner.text()
    assert said.startswith("Đã thêm 1 tài liệu. Đã có sẵn 1: “bản chép.pdf” là tài liệu “Quyết định phê duyệt.pdf”.")
    assert "Không nhận 1: “rỗng.pdf” – Tệp rỗng (0 byte)." in said
    assert [row.file_name for row in register.shown()] == ["Báo cáo.docx", "Quyết định phê duyệt.pdf"]
    assert register.page.panel.evidence_id() == register.shown()[0].id
    assert register.page.undo_bar.text() == "Thêm minh chứng Báo cáo.docx"
    register.page.undo_bar._button.click()
    register.settle()
    assert len(register.shown()) == 1


def test_a_folder_that_is_dropped_gives_its_files(register: Register, decision: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Hồ sơ"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.pdf").write_bytes(str(number).encode())
    (folder / "~$0.docx").write_bytes(b"x")
    register.drop(folder, decision)
    assert len(register.shown()) == 4


def test_what_is_typed_is_stored_when_the_field_is_left(register: Register, decision: Path) -> None:
    document = register.attach(decision)
    register.choose(document)
    form = form_of(register)
    form.number.set_text("15/QĐ-UBND")
    form.number.left.emit("15/QĐ-UBND")
    form.expires_on.set_value(date(2026, 1, 2))
    form.kind.set_value("Giấy chứng nhận")
    form._on_settled()
    register.settle()
    kept = register.kept(document)
    assert (kept.number, kept.kind, kept.expires_on) == ("15/QĐ-UBND", "Giấy chứng nhận", date(2026, 1, 2))
    assert register.shown()[0].number == "15/QĐ-UBND"
    assert register.page.panel._title.whole_text() == "15/QĐ-UBND"


def test_what_the_file_says_is_offered_and_stored_only_on_a_click(
    register: Register, decision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_offers, "offered_fields", says(OFFERED))
    register.drop(decision)
    document = register.shown()[0].id
    card = register.page.panel.offers
    assert card.isVisible()
    assert list(card.lines) == ["number", "signed_on", "abstract"]
    assert register.kept(document) == EvidenceFields()
    card.lines["number"].button.click()
    register.settle()
    assert register.kept(document) == EvidenceFields(number="12/QĐ-UBND")
    card.all_button.click()
    register.settle()
    assert register.kept(document).signed_on == date(2025, 3, 1)
    assert not card.isVisible()


def test_offers_that_are_dismissed_do_not_come_again(
    register: Register, decision: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_offers, "offered_fields", says(OFFERED))
    other = tmp_path / "khác.pdf"
    other.write_bytes(b"%PDF khac")
    first, second = register.attach(decision), register.attach(other)
    register.choose(first)
    register.page.panel.offers.none_button.click()
    register.choose(second)
    assert register.page.panel.offers.isVisible()
    register.choose(first)
    assert not register.page.panel.offers.isVisible()
    assert register.kept(first) == EvidenceFields()


def test_chips_and_boxes_narrow_the_register(register: Register, decision: Path, tmp_path: Path) -> None:
    row = register.rows(1)[0]
    over = EvidenceFields("1/KH", date(2024, 1, 1), kind="Kế hoạch", in_force_to=date(2024, 12, 31))
    first = register.attach(decision, over, row)
    other = tmp_path / "khác.pdf"
    other.write_bytes(b"khac")
    second = register.attach(other, EvidenceFields(signed_on=date(2025, 1, 1), abstract="Báo cáo đổi mới"))
    page = register.page
    for key, ids in (("expired", [first]), ("unlinked", [second]), ("no-number", [second]), ("twins", [])):
        page.show_place(Destination(PageKey.EVIDENCE, filter=key))
        register.settle()
        assert [each.id for each in register.shown()] == ids
        chips = {chip.key: chip._count for chip in page.list.chips._chips()}
        assert chips[key] == len(ids)
    page.list.chips.check(())
    page.list.search.setText("doi moi")
    page.list.search.searched.emit("doi moi")
    register.settle()
    assert [each.id for each in register.shown()] == [second]
    page.show_place(Destination(PageKey.EVIDENCE, row, filter="all"))
    register.settle()
    assert [each.id for each in register.shown()] == [first]
    page.list.row_chip.click()
    page.list.year.set_value(2025)
    page.list.asked.emit()
    register.settle()
    assert [each.id for each in register.shown()] == [second]


def test_a_document_before_its_cut_off_day_warns_at_the_field(register: Register, decision: Path) -> None:
    ended = EvidenceFields("1/KH", date(2021, 3, 15), in_force_to=date(2025, 6, 15))
    document = register.attach(decision, ended, register.rows(1)[0])
    year = register.read(lambda uow: next(each.id for each in uow.periods.all() if each.title == "Năm 2025"))
    register.desk.choose_period(year)
    register.choose(document)
    assert register.page.panel.tag.text() == "Hết trước ngày chốt"
    assert form_of(register).in_force_to.message == "Hết trước ngày chốt 31/12/2025 (cuối kỳ báo cáo)."


def test_the_same_number_and_day_warns_at_the_number(register: Register, decision: Path, tmp_path: Path) -> None:
    same = EvidenceFields("1/KH", date(2025, 3, 15))
    other = tmp_path / "khác.pdf"
    other.write_bytes(b"khac")
    register.attach(other, same)
    register.choose(register.attach(decision, same))
    assert form_of(register).number.message == "“khác.pdf” cũng mang số và ngày này, nội dung khác."


def test_documents_are_linked_in_bulk_and_one_by_one(register: Register, decision: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác.pdf"
    other.write_bytes(b"khac")
    first, second = register.attach(decision), register.attach(other)
    page = register.page
    page.list.view.selectAll()
    assert page.list.link_button.text() == "Gắn 2 tài liệu vào chỉ số…"
    page.list.link_button.click()
    register.settle()
    dialog = next(each for each in page.findChildren(LinkDialog) if each.isVisible())
    assert not dialog.accept_button.isEnabled()
    wanted = dialog.model.all_rows()[3]
    dialog._on_toggled([wanted], "code", Qt.CheckState.Checked)
    dialog.accept_button.click()
    register.settle()
    assert [row.link_count for row in register.shown()] == [1, 1]
    register.choose(first)
    line = page.panel.proven.rows[wanted.id]
    line.unlink_button.click()
    register.settle()
    assert {row.id: row.link_count for row in register.shown()} == {first: 0, second: 1}
    page.undo_bar._button.click()
    register.settle()
    assert {row.link_count for row in register.shown()} == {1}


def test_a_deleted_document_comes_back_with_undo(register: Register, decision: Path) -> None:
    document = register.attach(decision, EvidenceFields("1/KH"), *register.rows())
    register.choose(document)
    register.page.panel.delete_button.click()
    register.settle()
    assert register.shown() == []
    assert not register.page.panel.isVisible()
    assert register.page.undo_bar.text() == "Xoá 1/KH"
    register.page.undo_bar._button.click()
    register.settle()
    assert [row.link_count for row in register.shown()] == [2]


def test_files_of_a_document_are_added_opened_made_main_and_taken_off(
    register: Register, decision: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "tạm"))
    document = register.attach(decision)
    register.choose(document)
    annex = tmp_path / "Phụ lục.xlsx"
    annex.write_bytes(b"phu luc")
    register.page.acting._on_file_chosen([str(annex)])
    register.settle()
    lines = register.page.panel.files.rows
    assert [row.file_count for row in register.shown()] == [2]
    sha256 = list(lines)[1]
    lines[sha256].buttons["open"].click()
    register.settle()
    assert Path(opened[0]).name == "Phụ lục.xlsx"
    lines[sha256].buttons["main"].click()
    register.settle()
    assert register.shown()[0].file_name == "Phụ lục.xlsx"
    register.page.panel.files.rows[sha256].buttons["remove"].click()
    register.settle()
    assert register.shown()[0].file_count == 1
    (left,) = register.page.panel.files.rows.values()
    assert "remove" not in left.buttons


def test_a_copy_is_saved_where_the_user_says(register: Register, decision: Path, tmp_path: Path) -> None:
    register.choose(register.attach(decision))
    register.page.panel.save_button.click()
    dialog = register.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    register.page.acting._on_target(str(tmp_path / "USB.pdf"))
    register.settle()
    assert (tmp_path / "USB.pdf").read_bytes() == decision.read_bytes()
    assert register.page.undo_bar.text() == "Đã lưu “USB.pdf”."


def test_a_check_names_what_is_missing_and_takes_it_back(register: Register, decision: Path, tmp_path: Path) -> None:
    document = register.attach(decision)
    kept = register.read(lambda uow: uow.files.path_of(uow.evidence.get(document).sha256))
    kept.unlink()
    register.page.list.check_button.click()
    register.settle()
    assert register.page.list.banner.text() == "Đã kiểm 1 tệp: thiếu 1 tệp."
    dialog = register.page.mending.show_findings()
    assert dialog is not None
    assert [each.damage for each in dialog.model.all_rows()] == [Damage.MISSING]
    dialog.open_button.click()
    register.settle()
    assert register.page.panel.evidence_id() == document
    assert "không còn trong sổ" in register.page.panel.preview.words.text()
    assert set(register.page.panel.files.rows[kept.stem].buttons) == {"give_back"}
    impostor = tmp_path / "khác.pdf"
    impostor.write_bytes(b"khac")
    register.page.mending.checking.give_back(kept.stem, impostor)
    register.settle()
    assert "không phải là tệp đã lưu" in register.page.list.banner.text()
    register.page.mending.checking.give_back(kept.stem, decision)
    register.settle()
    assert register.page.list.banner.text() == "Đã kiểm 1 tệp: tất cả còn nguyên vẹn từng byte."
    assert kept.read_bytes() == decision.read_bytes()


def test_a_file_that_cannot_be_drawn_is_said_in_its_place(register: Register, decision: Path) -> None:
    register.choose(register.attach(decision))
    assert "Hãy mở bằng chương trình của máy" in register.page.panel.preview.words.text()
    assert not register.page.panel.preview.has_picture()


def test_a_link_leads_to_a_document(register: Register, decision: Path) -> None:
    document = register.attach(decision)
    register.page.show_place(Destination(PageKey.EVIDENCE, evidence_id=document))
    register.settle()
    assert register.page.panel.evidence_id() == document
    assert register.page.list.view.current_id() == document


def test_an_indicator_opens_its_own_page(register: Register, decision: Path) -> None:
    row = register.rows(1)[0]
    register.choose(register.attach(decision, EvidenceFields(), row))
    register.page.panel.proven.open_wanted.emit(row)
    assert register.wanted[-1] == Destination(PageKey.INDICATORS, row, "evidence")


def test_how_early_to_warn_is_chosen_beside_the_chip(register: Register) -> None:
    register.page.list.chips.check({"expiring"})
    register.settle()
    assert register.page.list.soon.isVisible()
    register.page.list.soon_chosen.emit(60)
    register.settle()
    assert register.page.list.soon.value() == 60


def test_the_model_is_sound(register: Register, decision: Path, qtmodeltester: ModelTester) -> None:
    register.attach(decision)
    qtmodeltester.check(register.page.list.model)


def test_dialogs_are_freed_when_they_close(register: Register, qtbot: QtBot, decision: Path) -> None:
    document = register.attach(decision)
    kept = register.read(lambda uow: uow.files.path_of(uow.evidence.get(document).sha256))
    kept.unlink()
    register.page.list.check_button.click()
    register.settle()
    findings = register.page.mending.show_findings()
    assert isinstance(findings, FindingsDialog)
    for dialog in (
        LinkDialog(register.desk, "Gắn", parent=register.page),
        findings,
        PreviewDialog(register.desk, "Xem", decision, register.page),
    ):
        dialog.open()
        register.settle()
        dialog.close()
        qtbot.waitUntil(partial(_is_gone, dialog))


def test_a_document_that_is_gone_closes_its_panel(register: Register, decision: Path) -> None:
    document = register.attach(decision)
    register.choose(document)
    register.page._read_panel(EvidenceId(999))
    register.settle()
    assert not register.page.panel.isVisible()


def _is_gone(dialog: QDialog) -> bool:
    return not shiboken6.isValid(dialog)
