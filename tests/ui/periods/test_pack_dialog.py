"""The pack of a period from the window, and the check of a received one."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import PeriodId
from pii_desktop.services import evidence
from pii_desktop.ui.periods.pack_check_dialog import PackCheckDialog
from pii_desktop.ui.periods.pack_dialog import PackDialog
from pii_desktop.ui.periods.page import PeriodsPage
from pii_desktop.ui.preview_dialog import PreviewDialog
from tests.ui.workplace import Workplace

YEAR = PeriodId(2)


@pytest.fixture
def packed_place(place: Workplace, tmp_path: Path) -> Workplace:
    file = tmp_path / "QĐ 12.pdf"
    file.write_bytes(b"%PDF" * 400)

    def attach(uow: object) -> Changes:
        rows = {row.display_code: row.id for row in uow.assignments.all_tracked()}  # type: ignore[attr-defined]
        fields = EvidenceFields(number="12/QĐ-UBND")
        return evidence.attach(uow, file, fields, frozenset({rows["2.2.2"]})).changes  # type: ignore[arg-type]

    place.change(attach)
    return place


def a_dialog(place: Workplace, qtbot: QtBot) -> PackDialog:
    dialog = PackDialog(place.desk, YEAR)
    qtbot.addWidget(dialog)
    dialog.show()
    place.settle()
    return dialog


def checked(place: Workplace, dialog: PackDialog, file: Path) -> PackCheckDialog:
    """The dialog that the button opens over `dialog`."""
    dialog.check([str(file)])
    place.settle()
    (check,) = dialog.findChildren(PackCheckDialog)
    return check


def test_what_will_be_packed_is_told_first(packed_place: Workplace, qtbot: QtBot) -> None:
    dialog = a_dialog(packed_place, qtbot)
    assert dialog.held.text().startswith("1 tài liệu, 1 tệp, 1,6 KB")
    assert dialog.pack_button.isEnabled()


def test_the_pack_is_written_with_its_code_and_checked(packed_place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(packed_place, qtbot)
    target = tmp_path / "USB" / "gói.zip"
    dialog.pack_to(str(target))
    packed_place.settle()
    assert target.exists()
    assert dialog.banner.text() == "Đã lập “gói.zip”."
    assert "Mã gói gói.zip: " in dialog.details.text()
    assert "còn nguyên vẹn từng byte" in checked(packed_place, dialog, target).banner.text()


def test_under_the_other_suffix_it_is_the_same_pack(packed_place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(packed_place, qtbot)
    for name in ("gói.zip", "gói.piipack"):
        dialog.pack_to(str(tmp_path / name))
        packed_place.settle()
    assert (tmp_path / "gói.zip").read_bytes() == (tmp_path / "gói.piipack").read_bytes()


def test_both_suffixes_are_offered_zip_first(packed_place: Workplace, qtbot: QtBot) -> None:
    dialog = a_dialog(packed_place, qtbot)
    dialog.pack_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert [each.partition("*")[2] for each in asked.nameFilters()] == [".zip)", ".piipack)"]
    assert asked.selectedFiles()[0].endswith(".zip")

    asked.filterSelected.emit(asked.nameFilters()[1])
    assert asked.selectedFiles()[0].endswith(".piipack")
    assert asked.defaultSuffix() == "piipack"
    asked.reject()


def test_what_is_no_pack_is_said_in_place(packed_place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(packed_place, qtbot)
    (tmp_path / "x.zip").write_bytes(b"xin chao")
    told = checked(packed_place, dialog, tmp_path / "x.zip").banner.text()
    assert told.startswith("Không kiểm tra được “x.zip”.")
    assert packed_place.refused == []


def test_without_documents_it_says_what_to_do(place: Workplace, qtbot: QtBot) -> None:
    dialog = a_dialog(place, qtbot)
    assert "Hãy gắn tài liệu" in dialog.held.text()
    assert not dialog.pack_button.isEnabled()
    assert dialog.check_button.isEnabled()


def test_closing_stops_the_work_and_frees_the_dialog(
    packed_place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tạm").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tạm"))
    dialog = PackDialog(packed_place.desk, YEAR)
    dialog.open()
    packed_place.settle()
    dialog.pack_to(str(tmp_path / "gói.zip"))
    dialog.reject()
    packed_place.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)
    assert not list(tmp_path.glob("~pii-*"))
    assert not list((tmp_path / "tạm").iterdir()), "the child that made the lists left nothing either"


def test_the_list_is_looked_at_before_it_is_packed(packed_place: Workplace, qtbot: QtBot) -> None:
    dialog = a_dialog(packed_place, qtbot)
    dialog.look_button.click()
    packed_place.settle()
    (preview,) = dialog.findChildren(PreviewDialog)
    assert preview.pages.page_count == 1
    assert preview.pages.canvas.picture_of(0) is not None
    assert dialog.pack_button.isEnabled()
    preview.reject()
    packed_place.settle()


def test_the_foot_of_a_period_opens_it(page: PeriodsPage, place: Workplace) -> None:
    page.export_bar.pack.click()
    place.settle()
    (dialog,) = page.export_bar.findChildren(PackDialog)
    assert dialog.isVisible()
    dialog.reject()
