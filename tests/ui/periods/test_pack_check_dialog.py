"""A received pack in its dialog: each kind of damage in a sentence, another file after it, nothing left behind."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.registry import render
from pii_desktop.services import evidence, packing
from pii_desktop.ui.periods.pack_check_dialog import PackCheckDialog
from tests.exporters.sample import sample_content
from tests.ui.workplace import Workplace

YEAR = PeriodId(2)
Members = dict[str, bytes]


@pytest.fixture
def pack(place: Workplace, tmp_path: Path) -> Path:
    """A pack of two documents under the suffix that Explorer knows."""
    for name in ("QĐ 12.pdf", "BC 15.pdf"):
        file = tmp_path / name
        file.write_bytes(name.encode("utf-8") * 100)

        def attach(uow: object, file: Path = file) -> Changes:
            rows = {row.display_code: row.id for row in uow.assignments.all_tracked()}  # type: ignore[attr-defined]
            fields = EvidenceFields(number=f"{file.stem[-2:]}/UBND")
            return evidence.attach(uow, file, fields, frozenset({rows["2.2.2"]})).changes  # type: ignore[arg-type]

        place.change(attach)
    target = tmp_path / "nhận được" / "gói.piipack"
    target.parent.mkdir()
    packing.write(place.read(lambda uow: packing.gather(uow, YEAR)), target, packing.no_step)
    return target


def shown(place: Workplace, qtbot: QtBot, path: Path) -> PackCheckDialog:
    dialog = PackCheckDialog(place.desk, path)
    qtbot.addWidget(dialog)
    dialog.show()
    place.settle()
    return dialog


def kinds_of(dialog: PackCheckDialog) -> list[str]:
    return [str(dialog.model.index(line, 0).data()) for line in range(dialog.model.rowCount())]


def rewrite(pack: Path, change: Callable[[Members], object]) -> None:
    with zipfile.ZipFile(pack) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(pack, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def documents(members: Members) -> list[str]:
    return sorted(name for name in members if name.endswith(".pdf") and "/data/" in name)


def test_a_sound_pack_is_said_to_be_sound_with_its_code(place: Workplace, qtbot: QtBot, pack: Path) -> None:
    dialog = shown(place, qtbot, pack)

    assert "“gói.piipack” còn nguyên vẹn từng byte" in dialog.banner.text()
    assert "Mã gói: " in dialog.told.text()
    assert "Nơi lập: Sở Tài chính, Bắc Ninh." in dialog.told.text()
    assert str(pack) in dialog.file.text()
    assert not dialog.view.isVisible()


def _drop(members: Members) -> None:
    del members[documents(members)[0]]


def _add(members: Members) -> None:
    members[documents(members)[0] + ".them.pdf"] = b"la"


def _alter(members: Members) -> None:
    members[documents(members)[0]] += b"!"


def _rename(members: Members) -> None:
    old = documents(members)[0]
    members[old.replace(".pdf", "-moi.pdf")] = members.pop(old)


def _double(members: Members) -> None:
    members[documents(members)[0].replace(".pdf", " - Copy.pdf")] = members[documents(members)[0]]


@pytest.mark.parametrize(
    ("harm", "word"),
    [(_drop, "Thiếu"), (_add, "Thừa"), (_alter, "Bị sửa"), (_rename, "Đổi tên"), (_double, "Trùng")],
    ids=["missing", "extra", "changed", "renamed", "duplicate"],
)
def test_each_kind_of_damage_is_a_row_with_its_sentence(
    place: Workplace, qtbot: QtBot, pack: Path, harm: Callable[[Members], None], word: str
) -> None:
    rewrite(pack, harm)

    dialog = shown(place, qtbot, pack)

    assert "điểm sai khác" in dialog.banner.text()
    assert word in kinds_of(dialog)
    assert "xin gửi lại" in dialog.told.text()
    assert dialog.view.isVisible()
    assert dialog.whole.text(), "the whole sentence of the current row stands below the list"


def test_an_unpacked_pack_is_checked_too(place: Workplace, qtbot: QtBot, pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "giải nén")

    dialog = shown(place, qtbot, tmp_path / "giải nén")

    assert "còn nguyên vẹn từng byte" in dialog.banner.text()


def test_a_report_without_its_code_is_no_alarm_and_no_praise(place: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    report = tmp_path / "báo cáo.docx"
    render(build_report(sample_content()), "docx", report)
    rewrite(report, lambda members: members.pop("docProps/custom.xml"))

    dialog = shown(place, qtbot, report)

    assert dialog.banner.text() == "Không biết được “báo cáo.docx” có bị sửa sau khi xuất hay không."
    assert kinds_of(dialog) == ["Cảnh báo"]
    assert "Word, Excel rồi lưu lại cũng làm mất mã" in dialog.whole.text()
    assert "xin gửi lại" not in dialog.told.text()


def test_a_file_that_is_gone_is_told_and_another_can_be_chosen(
    place: Workplace, qtbot: QtBot, pack: Path, tmp_path: Path
) -> None:
    dialog = shown(place, qtbot, tmp_path / "USB" / "gói.piipack")
    assert "Không tìm thấy tệp" in dialog.banner.text()
    assert place.refused == []

    dialog._on_chosen([str(pack)])
    place.settle()
    assert "còn nguyên vẹn" in dialog.banner.text()


def test_the_list_of_findings_keeps_the_rules_of_models(
    place: Workplace, qtbot: QtBot, pack: Path, qtmodeltester: ModelTester
) -> None:
    rewrite(pack, _alter)
    dialog = shown(place, qtbot, pack)
    qtmodeltester.check(dialog.model)


def test_closing_stops_the_check_and_frees_the_dialog(place: Workplace, pack: Path) -> None:
    dialog = PackCheckDialog(place.desk, pack)
    dialog.open()
    dialog.reject()
    place.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)
