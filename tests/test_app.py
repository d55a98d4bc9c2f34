"""The window's program: order of the start, what it opens, how it ends."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop import app
from pii_desktop.app import Program, Start, free_folder, parse, place_of, place_window
from pii_desktop.services.workspace import open_workspace
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.first_start.guide import FirstStart
from pii_desktop.ui.indicators.page import IndicatorsPage
from pii_desktop.ui.overview.page import OverviewPage
from pii_desktop.ui.settings import Settings, WindowPlace, load_settings, save_settings
from pii_desktop.ui.start_page import StartPage
from tests.program_runs import Runs, a_closed_workspace, program_runs

HEAVY = ("sqlalchemy", "alembic", "openpyxl", "docx", "reportlab", "pdfplumber", "pypdfium2", "lxml")

_AT_FIRST_PAINT = """
import json, os, sys
from pii_desktop import app
from pii_desktop.ui.main_window import MainWindow
def painted(window, event):
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), flush=True)
    os._exit(0)
MainWindow.paintEvent = painted
app.main(["--workspace", sys.argv[1]])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the plan of 2025, closed."""
    return a_closed_workspace(tmp_path / "sổ dữ liệu")


@pytest.fixture
def runs(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Runs]:
    with program_runs(qtbot, qapp, tmp_path / "settings.json") as runs:
        yield runs


def test_the_window_is_painted_before_anything_heavy_is_loaded(folder: Path) -> None:
    command = [sys.executable, "-c", _AT_FIRST_PAINT, str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)

    loaded = set(json.loads(done.stdout))
    assert "PySide6" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_a_named_workspace_is_opened_and_remembered(runs: Runs, folder: Path) -> None:
    program = runs.start(Start(folder))

    assert isinstance(program.window.current_page(), OverviewPage)
    assert program.window.header.department.text() == "Sở Tài chính tỉnh Bắc Ninh"
    assert load_settings(runs.settings).last_workspace == folder


def test_the_next_start_opens_the_workspace_shown_last(runs: Runs, folder: Path) -> None:
    save_settings(runs.settings, Settings(recent=(str(folder),)))

    program = runs.start(Start())

    assert isinstance(program.window.current_page(), OverviewPage)


def test_without_a_workspace_the_first_start_is_shown(runs: Runs, tmp_path: Path) -> None:
    program = runs.start(Start(tmp_path / "chưa có"))

    assert isinstance(program.window.outer.currentWidget(), FirstStart)
    assert not (tmp_path / "chưa có").exists()


def test_the_first_start_can_lead_to_a_place_of_the_new_workspace(runs: Runs, qtbot: QtBot, folder: Path) -> None:
    program = runs.start(Start(folder))
    program._on_created(folder)
    program._on_afterwards(Destination(PageKey.ASSIGNMENTS, filter="reorganise"))

    page: Any = None

    def is_there() -> bool:
        nonlocal page
        page = program.window.current_page()
        return isinstance(page, AssignmentsPage)

    qtbot.waitUntil(is_there)
    assert page.reorganisation.isVisible()


def test_the_first_start_can_show_sample_records_instead(runs: Runs, qtbot: QtBot, tmp_path: Path) -> None:
    program = runs.start(Start(tmp_path / "chưa có"))
    guide = program.window.outer.currentWidget()
    assert isinstance(guide, FirstStart)

    guide.foot.sample.click()
    qtbot.waitUntil(lambda: program.window.current_page() is not None)
    qtbot.waitUntil(lambda: program.tasks.is_idle)

    assert "Dữ liệu mẫu" in program.window.status.texts()


def test_a_workspace_that_is_gone_is_missed_not_replaced(runs: Runs, tmp_path: Path) -> None:
    save_settings(runs.settings, Settings(recent=(str(tmp_path / "ổ mạng" / "sổ"),)))

    program = runs.start(Start())

    assert isinstance(program.window.outer.currentWidget(), StartPage)
    assert not (tmp_path / "ổ mạng").exists()


def test_a_workspace_that_is_open_elsewhere_names_its_holder(runs: Runs, folder: Path) -> None:
    with open_workspace(folder):
        program = runs.start(Start(folder))
        page: Any = program.window.outer.currentWidget()

        assert isinstance(page, StartPage)
        assert "đang được mở ở nơi khác" in page.accessibleName()
        assert "Đang dùng:" in page.accessibleName()


def test_a_damaged_workspace_leaves_its_file_alone(runs: Runs, folder: Path) -> None:
    database = folder / "pii.sqlite"
    database.write_bytes(b"not a database, but long enough to be read as the head of one" * 10)
    before = database.read_bytes()

    program = runs.start(Start(folder))

    assert isinstance(program.window.outer.currentWidget(), StartPage)
    assert database.read_bytes() == before


def test_the_demonstration_is_thrown_away(runs: Runs) -> None:
    program = runs.start(Start(is_demo=True))
    shown = Path(program._throw_away or "")
    assert shown.is_dir()
    assert "Dữ liệu mẫu" in program.window.status.texts()

    program.end()

    assert not shown.exists()
    assert load_settings(runs.settings).last_workspace is None


def test_copies_of_documents_go_beside_the_window_and_at_the_end(
    runs: Runs, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[str] = []
    monkeypatch.setattr(app, "put_away_left", lambda: gone.append(threading.current_thread().name))
    monkeypatch.setattr(app, "put_away_given", lambda: gone.append("end"))
    program = runs.start(Start(folder))
    qtbot.waitUntil(lambda: len(gone) == 1)
    program.end()

    assert [name.partition("_")[0] for name in gone] == ["aside", "end"]


def test_the_store_is_free_after_the_end(runs: Runs, folder: Path) -> None:
    runs.start(Start(folder)).end()

    with open_workspace(folder) as workspace:
        assert workspace.folder == folder


def test_the_end_of_the_session_waits_for_what_was_typed(runs: Runs, folder: Path) -> None:
    program = runs.start(Start(folder))
    stored: list[str] = []
    program.tasks.in_store(lambda _workspace: stored.append("xong"))

    program._on_session_ends()

    assert stored == ["xong"]


def type_into(program: Program, qtbot: QtBot, code: str) -> None:
    """A result half typed and a number that is none, in the panel of a row; neither field is left."""
    program.desk.go(Destination(PageKey.INDICATORS))
    page = program.window.current_page()
    assert isinstance(page, IndicatorsPage)
    qtbot.waitUntil(lambda: program.tasks.is_idle and bool(page.list.model.all_rows()))
    lines = page.list.model.all_rows()
    page.list.view.select_id(next(each.row.assignment.id for each in lines if each.row.assignment.display_code == code))
    qtbot.waitUntil(lambda: program.tasks.is_idle and page.panel.form._content is not None)
    form = page.panel.form
    for field, text in (
        (form.narrative.texts["result"], "Đã rà soát một nửa"),
        (form.numbers.numbers["value"], "bảy mươi"),
    ):
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        editor = field.focusProxy()
        assert editor is not None
        editor.setFocus()
        QApplication.sendEvent(editor, typed)


def test_the_end_of_the_session_keeps_what_is_half_typed(
    runs: Runs, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    program = runs.start(Start(folder))
    type_into(program, qtbot, "1.1.1")

    program._on_session_ends()

    # The power goes now: what lies on the disk is all there is.
    after = tmp_path / "sau khi tắt máy.sqlite"
    shutil.copyfile(folder / "pii.sqlite", after)
    with closing(sqlite3.connect(after)) as database:
        texts = " ".join(str(row) for row in database.iterdump())
    assert "Đã rà soát một nửa" in texts
    assert "bảy mươi" in texts


def test_at_first_a_window_larger_than_the_screen_fills_it(qtbot: QtBot) -> None:
    window, small = QWidget(), QWidget()
    for each in (window, small):
        qtbot.addWidget(each)
    room = window.screen().availableSize()
    window.resize(room.width(), room.height())
    small.resize(room.width() // 2, room.height() // 2)

    for each in (window, small):
        place_window(each, WindowPlace())

    assert window.isMaximized(), "its foot with the buttons would lie under the task bar"
    assert not small.isMaximized()


def test_a_window_stands_where_it_stood(qtbot: QtBot, runs: Runs, folder: Path) -> None:
    window = runs.start(Start(folder)).window
    window.showNormal()

    place_window(window, WindowPlace(10, 20, 1000, 650))

    assert place_of(window) == WindowPlace(10, 20, 1000, 650)


def test_a_window_never_stands_on_a_screen_that_is_gone(qtbot: QtBot, runs: Runs, folder: Path) -> None:
    window = runs.start(Start(folder)).window
    before = place_of(window)

    place_window(window, WindowPlace(9000, 9000, 1000, 650))

    assert place_of(window) == before


def test_a_new_workspace_gets_a_folder_of_its_own(folder: Path) -> None:
    assert free_folder(folder) == folder.with_name("sổ dữ liệu-2")
    assert free_folder(folder.with_name("khác")) == folder.with_name("khác")


def test_the_arguments_of_the_window() -> None:
    assert parse([]) == Start()
    assert parse(["--workspace", "so"]) == Start(Path("so"))
    assert parse(["demo"]) == Start(is_demo=True)
    assert parse(["--self-test"]) == Start(is_self_test=True)
    assert parse(["gói.piipack"]) == Start(received=(Path("gói.piipack").absolute(),))
    both = (Path("gói 1.piipack").absolute(), Path("gói 2.piipack").absolute())
    assert parse(["gói 1.piipack", "gói 2.piipack"]) == Start(received=both), "dropped on the icon together"
    assert parse(["gói.zip", "--workspace", "so"]) == Start(Path("so"), received=(Path("gói.zip").absolute(),))


def test_wrong_usage_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--khong-co"]) == 2


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(app, "has_display", lambda: False)

    assert app.main(["demo"]) == 3
    assert "không có màn hình" in capsys.readouterr().err


def test_the_program_checks_itself(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pii_desktop", "--self-test"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)

    steps = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [step.partition(":")[0] for step in steps] == [
        "cửa sổ",
        "phông chữ",
        "biểu tượng",
        "danh mục",
        "nâng cấp dữ liệu",
        "sổ dữ liệu",
        "báo cáo",
        "đọc lại bảng tính",
        "gói minh chứng",
    ]
    assert all("được (" in step for step in steps)
