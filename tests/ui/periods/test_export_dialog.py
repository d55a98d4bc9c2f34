"""Several formats at once: what was ticked is written, each with its own fate."""

import errno
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from pii_desktop import isolation
from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import PeriodId
from pii_desktop.services import evidence
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.export_memory import load_choice
from pii_desktop.ui.periods.export_dialog import ExportDialog
from pii_desktop.ui.periods.export_row import ExportRow
from pii_desktop.ui.periods.export_run import Order
from pii_desktop.ui.periods.page import PeriodsPage
from tests.ui.workplace import Workplace

YEAR = PeriodId(2)
NAME = "Bao-cao-PII_STC_nam-2025"


def a_dialog(place: Workplace, qtbot: QtBot, folder: Path, *forms: str) -> ExportDialog:
    """The dialog with `forms` ticked."""
    dialog = ExportDialog(place.desk, YEAR)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.set_folder(str(folder))
    for form, each in dialog.rows.items():
        each.box.setChecked(form in forms)
    place.settle()
    return dialog


def attach(place: Workplace, tmp_path: Path) -> None:
    """One document for one indicator: there is something to pack."""
    file = tmp_path / "QĐ 12.pdf"
    file.write_bytes(b"%PDF" * 400)

    def use_case(uow: object) -> Changes:
        rows = {row.display_code: row.id for row in uow.assignments.all_tracked()}  # type: ignore[attr-defined]
        fields = EvidenceFields(number="12/QĐ-UBND")
        return evidence.attach(uow, file, fields, frozenset({rows["2.2.2"]})).changes  # type: ignore[arg-type]

    place.change(use_case)


def told(each: ExportRow) -> tuple[str, str]:
    """State and note of a row, the note blank where it is not seen."""
    return each.state.text(), each.note.text() if each.note.isVisible() else ""


def test_all_that_is_ticked_is_written_and_can_be_opened(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    attach(place, tmp_path)
    folder = tmp_path / "Báo cáo quý"
    dialog = a_dialog(place, qtbot, folder, "pdf", "docx", "xlsx", "zip")
    assert dialog.rows["docx"].name_label.whole_text() == f"{NAME}.docx"
    dialog.export_button.click()
    assert dialog.stop_button.isVisible()
    place.settle()
    assert {told(each) for each in dialog.rows.values()} == {("Đã ghi", "")}
    assert all(each.open_file.isVisible() for each in dialog.rows.values())
    assert dialog.open_folder.isVisible()
    names = {f"{NAME}.pdf", f"{NAME}.docx", f"{NAME}.xlsx", dialog.rows["zip"].name}
    assert {each.name for each in folder.iterdir()} == names
    assert dialog.export_button.isEnabled()


def test_what_is_not_ticked_is_not_written(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(place, qtbot, tmp_path / "a", "xlsx")
    dialog.export()
    place.settle()
    assert [each.name for each in (tmp_path / "a").iterdir()] == [f"{NAME}.xlsx"]
    dialog.rows["xlsx"].box.setChecked(False)
    assert not dialog.export_button.isEnabled()


def test_without_documents_the_pack_says_why(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(place, qtbot, tmp_path, "zip")
    assert not dialog.rows["zip"].isEnabled()
    assert "chưa có tài liệu minh chứng" in dialog.rows["zip"].note.text()
    assert not dialog.export_button.isEnabled()
    assert place.refused == []


def test_choices_are_remembered(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(place, qtbot, tmp_path / "b", "xlsx")
    dialog.taken.set_value(True)
    dialog.export()
    place.settle()
    choice = load_choice()
    assert (choice.folder, choice.forms, choice.is_replacing) == (str(tmp_path / "b"), ("xlsx",), True)
    again = ExportDialog(place.desk, YEAR)
    qtbot.addWidget(again)
    place.settle()
    assert again.folder == tmp_path / "b"
    assert [form for form, each in again.rows.items() if each.box.isChecked()] == ["xlsx"]


def test_an_old_file_is_told_and_kept(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.pdf").write_bytes(b"old")
    dialog = a_dialog(place, qtbot, tmp_path, "pdf")
    assert told(dialog.rows["pdf"])[1] == f"Đã có tệp này; sẽ ghi thành “{NAME} (2).pdf”."
    dialog.export()
    place.settle()
    dialog.export()
    place.settle()
    assert (tmp_path / f"{NAME}.pdf").read_bytes() == b"old"
    assert (tmp_path / f"{NAME} (2).pdf").exists()
    assert (tmp_path / f"{NAME} (3).pdf").exists(), "what was written a moment ago is an old file too"


def test_an_old_file_is_replaced_where_that_is_chosen(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.pdf").write_bytes(b"old")
    dialog = a_dialog(place, qtbot, tmp_path, "pdf")
    dialog.taken.set_value(True)
    dialog.taken.chosen.emit(dialog.taken.value())
    place.settle()
    assert "tệp cũ sẽ được thay" in told(dialog.rows["pdf"])[1]
    dialog.export()
    place.settle()
    assert (tmp_path / f"{NAME}.pdf").read_bytes().startswith(b"%PDF")
    assert len(list(tmp_path.glob("*.pdf"))) == 1


@pytest.fixture
def word_holds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The Word file of the report is open in Word, as Windows says it."""
    file = tmp_path / f"{NAME}.docx"
    file.write_bytes(b"in Word")
    replace = Path.replace

    def held(self: Path, other: Path) -> Path:
        if Path(other) == file:
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(other), 32)
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("pii_desktop.exporters.atomic._PAUSES", ())
    return file


def test_a_file_open_in_word_is_told_and_the_others_are_written(
    place: Workplace, qtbot: QtBot, tmp_path: Path, word_holds: Path
) -> None:
    dialog = a_dialog(place, qtbot, tmp_path, "pdf", "docx")
    dialog.taken.set_value(True)
    dialog.export()
    place.settle()
    word = dialog.rows["docx"]
    assert told(dialog.rows["pdf"])[0] == "Đã ghi"
    assert told(word)[0] == "Chưa ghi được"
    assert f"Không ghi được tệp “{NAME}.docx”" in told(word)[1]
    assert "đang mở trong chương trình khác" in told(word)[1]
    assert word.other.isVisible()
    assert word.other.text() == f"Ghi thành “{NAME} (2).docx”"
    word.other.click()
    place.settle()
    assert told(word)[0] == "Đã ghi"
    assert word.name == f"{NAME} (2).docx", "the other name is kept"
    assert word_holds.read_bytes() == b"in Word"
    dialog.export()
    place.settle()
    assert told(word)[0] == "Đã ghi", "the next time it goes straight to the other name"
    assert len(list(tmp_path.glob("*.docx"))) == 2


def test_stopping_leaves_old_files_and_begins_no_other(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.pdf").write_bytes(b"old")
    dialog = a_dialog(place, qtbot, tmp_path, "pdf", "docx", "xlsx")
    dialog.taken.set_value(True)
    dialog.export()
    dialog.stop_button.click()
    place.settle()
    assert (tmp_path / f"{NAME}.pdf").read_bytes() == b"old"
    assert [each.name for each in tmp_path.glob("*PII*")] == [f"{NAME}.pdf"]
    assert not list(tmp_path.glob("~pii-*"))
    assert told(dialog.rows["pdf"])[0] == told(dialog.rows["xlsx"])[0] == "Đã hủy"
    assert dialog.export_button.isEnabled()
    dialog.export()
    place.settle()
    assert (tmp_path / f"{NAME}.pdf").read_bytes().startswith(b"%PDF"), "it can be begun again"


def test_stopping_between_two_files_keeps_the_first(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(place, qtbot, tmp_path, "pdf", "docx")

    def stop_at_word(order: Order) -> None:
        if order.form == "docx":
            dialog.run.cancel()

    dialog.run.began.connect(stop_at_word)
    dialog.export()
    place.settle()
    assert told(dialog.rows["pdf"])[0] == "Đã ghi"
    assert told(dialog.rows["docx"])[0] == "Đã hủy"
    assert [each.name for each in tmp_path.glob("*PII*")] == [f"{NAME}.pdf"]


@pytest.mark.parametrize(
    "refusal",
    [
        (errno.ENOSPC, "Ổ đĩa đã đầy"),
        (errno.ENODEV, "Không còn thấy thư mục"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.ENAMETOOLONG, "Đường dẫn đến tệp dài"),
        (errno.EACCES, "không cho phép ghi"),
    ],
)
def test_a_disk_that_refuses_is_told_and_harms_nothing(
    place: Workplace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: tuple[int, str]
) -> None:
    number, sentence = refusal
    (tmp_path / f"{NAME}.xlsx").write_bytes(b"old")
    dialog = a_dialog(place, qtbot, tmp_path, "xlsx")
    dialog.taken.set_value(True)

    def refuse(_path: Path) -> None:
        raise OSError(number, "as the system says it")

    def written_at_once(_function: str, *matter: object, **_options: object) -> None:
        """What the child would do is not what is looked at here."""
        assert isinstance(matter[2], Path)
        matter[2].write_bytes(b"new")

    monkeypatch.setattr(isolation, "run", written_at_once)
    monkeypatch.setattr("pii_desktop.exporters.atomic._flush", refuse)
    dialog.export()
    place.settle()
    assert sentence in told(dialog.rows["xlsx"])[1]
    assert not dialog.rows["xlsx"].other.isVisible(), "another name in the same folder would not help"
    assert (tmp_path / f"{NAME}.xlsx").read_bytes() == b"old"
    assert len(list(tmp_path.glob("*PII*"))) == 1
    assert place.refused == []


def test_closing_stops_the_work_and_frees_the_dialog(page: PeriodsPage, place: Workplace, tmp_path: Path) -> None:
    dialog = page.export_bar.export_several()
    assert dialog is not None
    place.settle()
    dialog.set_folder(str(tmp_path / "c"))
    dialog.export()
    dialog.reject()
    place.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)
    assert not list((tmp_path / "c").glob("*"))


@pytest.mark.parametrize("is_loaded", [True, False])
def test_the_search_box_opens_it(place: Workplace, *, is_loaded: bool) -> None:
    """Also when the page has not been seen yet."""
    page = PeriodsPage(place.desk)
    if is_loaded:
        place.show(page)
    page.show_place(Destination(PageKey.PERIODS, filter="export"))
    if not is_loaded:
        place.show(page)
    place.settle()
    (dialog,) = page.export_bar.findChildren(ExportDialog)
    assert dialog.isVisible()
    assert dialog.rows["pdf"].name == f"{NAME}.pdf"
    dialog.reject()
    place.settle()
