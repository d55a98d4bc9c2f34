"""One click a format: the file lies where it was asked for, earlier ones stay."""

import errno
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from pii_desktop import isolation
from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.progress import Entry
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.exporting import free_name, look_up
from pii_desktop.services.progress import record
from pii_desktop.services.versions import submit
from pii_desktop.ui import opening
from pii_desktop.ui.export_memory import ExportChoice, load_choice, save_choice
from pii_desktop.ui.periods.page import PeriodsPage
from pii_desktop.ui.periods.versions_panel import LIVE
from tests.explained import WHY, explain_all
from tests.ui.workplace import Workplace

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

NAME = "Bao-cao-PII_STC_nam-2025"


def test_an_earlier_file_is_not_written_over(tmp_path: Path) -> None:
    assert free_name(tmp_path, "Báo cáo.xlsx") == "Báo cáo.xlsx"
    (tmp_path / "Báo cáo.xlsx").write_bytes(b"")
    (tmp_path / "Báo cáo (2).xlsx").write_bytes(b"")
    assert free_name(tmp_path, "Báo cáo.xlsx") == "Báo cáo (3).xlsx"
    assert free_name(tmp_path, "Báo cáo.pdf") == "Báo cáo.pdf"
    spots = look_up(tmp_path, ("Báo cáo.xlsx", "Báo cáo.pdf"))
    assert [(spot.is_taken, spot.free_name) for spot in spots] == [(True, "Báo cáo (3).xlsx"), (False, "Báo cáo.pdf")]


def test_a_second_export_stands_beside_the_first(page: PeriodsPage, place: Workplace, tmp_path: Path) -> None:
    page.export_bar.export_to("pdf", tmp_path)
    place.settle()
    (tmp_path / f"{NAME}.pdf").write_bytes(b"the clerk's")
    page.export_bar.export_to("pdf", tmp_path)
    place.settle()
    assert (tmp_path / f"{NAME}.pdf").read_bytes() == b"the clerk's"
    assert (tmp_path / f"{NAME} (2).pdf").read_bytes().startswith(b"%PDF")
    assert "(2).pdf" in page.export_bar.banner.text()


def test_a_file_is_shown_in_its_folder_and_a_missing_program_is_said(
    page: PeriodsPage, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    selected: list[Path] = []
    monkeypatch.setattr(opening, "select_in_explorer", lambda path: not selected.append(path))  # type: ignore[func-returns-value]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    page.export_bar.export_to("xlsx", tmp_path)
    place.settle()
    page.export_bar._open_folder.click()
    assert selected == [tmp_path / f"{NAME}.xlsx"]
    page.export_bar.banner.acted.emit()
    assert "Máy này chưa có chương trình mở tệp .xlsx." in page.export_bar.banner.text()
    assert page.export_bar._open_folder.isVisible()


def test_the_folder_is_remembered(page: PeriodsPage, place: Workplace, tmp_path: Path) -> None:
    save_choice(ExportChoice(forms=("xlsx",)))
    page.export_bar.export_to("pdf", tmp_path)
    place.settle()
    assert load_choice() == ExportChoice(str(tmp_path), ("xlsx",))


def test_on_a_stick_under_another_letter_the_folder_of_a_colleague_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (tmp_path / letter / "PII Desktop" for letter in ("E", "F"))
    (old / "data").mkdir(parents=True)
    monkeypatch.setattr("pii_desktop.paths.portable_program", lambda: old)
    save_choice(ExportChoice(str(old / "data" / "Báo cáo"), is_replacing=True))

    old.parent.rename(new.parent)
    (old / "data" / "Báo cáo").mkdir(parents=True)
    monkeypatch.setattr("pii_desktop.paths.portable_program", lambda: new)
    assert load_choice() == ExportChoice(str(new / "data" / "Báo cáo"), is_replacing=True)


@pytest.mark.parametrize("kept", ["", "{", "[1]", '{"folder": 3, "forms": "pdf", "is_replacing": "ja"}'])
def test_a_damaged_memory_is_as_at_first(home: Path, kept: str) -> None:
    save_choice(ExportChoice("D:/Báo cáo"))
    (file,) = home.rglob("export.json")
    file.write_text(kept, encoding="utf-8")
    assert load_choice() == ExportChoice()


def test_stopping_leaves_the_folder_as_it_was(page: PeriodsPage, place: Workplace, tmp_path: Path) -> None:
    target = tmp_path / "USB"
    target.mkdir()
    page.export_bar.export_to("docx", target)
    page.export_bar.cancel()
    place.settle()
    assert list(target.iterdir()) == []
    assert page.export_bar.pdf.isEnabled()
    assert not page.export_bar.banner.isVisible()


def test_a_file_held_by_word_is_told_and_written_under_another_name(
    page: PeriodsPage, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def held(self: Path, other: Path) -> Path:
        """Word opened the file between our look and our writing."""
        if Path(other).name == f"{NAME}.docx":
            Path(other).write_bytes(b"in Word")
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(other), 32)
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("pii_desktop.exporters.atomic._PAUSES", ())
    page.export_bar.export_to("docx", tmp_path)
    place.settle()
    assert "đang mở trong chương trình khác" in page.export_bar.banner.text()
    assert f"{NAME}.docx" in page.export_bar.banner.text()
    page.export_bar.banner.acted.emit()
    place.settle()
    assert page.export_bar.banner.text() == f"Đã xuất “{NAME} (2).docx”."
    assert (tmp_path / f"{NAME}.docx").read_bytes() == b"in Word"
    assert sorted(each.name for each in tmp_path.glob("*.docx")) == [f"{NAME} (2).docx", f"{NAME}.docx"]


def test_a_child_that_died_is_no_bug(
    page: PeriodsPage, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def died(*_matter: object, **_options: object) -> None:
        raise isolation.IsolationError("Tệp quá lớn để đọc.", code="child-memory")

    monkeypatch.setattr(isolation, "run", died)
    page.export_bar.export_to("pdf", tmp_path)
    place.settle()
    assert page.export_bar.banner.text().startswith(f"Không lập được tệp “{NAME}.pdf”.")


def test_in_a_window_too_narrow_for_pages_the_export_stays(page: PeriodsPage) -> None:
    page.preview.set_room(200)
    assert not page.preview.has_room
    assert not page.preview.isAncestorOf(page.export_bar)
    page.preview.set_room(456)
    assert page.preview.isAncestorOf(page.export_bar)


def test_the_version_that_is_looked_at_is_exported(page: PeriodsPage, place: Workplace, tmp_path: Path) -> None:
    """Once a version was submitted, the records as they are now are exported only while they are looked at."""
    period_id = PeriodId(2)
    place.change(partial(explain_all, period_id=period_id))
    place.change(partial(submit, period_id=period_id))

    def edit(uow: "UnitOfWork") -> Changes:
        entry = Entry(result="Chi NC&PT đạt 0,47% GRDP", explanation=WHY)
        return record(uow, find_assignment(uow, "2.2.3").id, period_id, entry)[1]

    place.change(edit)
    kept = page.versions.current()
    for version in (LIVE, kept):
        page.versions.view.select_id(version)
        place.settle()
        page.export_bar.export_to("docx", tmp_path)
        place.settle()
    now, before = tmp_path / f"{NAME}_hien-tai.docx", tmp_path / f"{NAME}.docx"
    assert "0,47%" in text_of(now)
    assert "0,47%" not in text_of(before)


def text_of(docx: Path) -> str:
    with zipfile.ZipFile(docx) as archive:
        return archive.read("word/document.xml").decode("utf-8")
