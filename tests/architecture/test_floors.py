"""The floors of the house hold, and each rule would see a bug planted against it."""

import pytest

from tests.architecture import rules
from tests.architecture.source_tree import PACKAGE, imports_of, program_sources

# One process reads the whole program, not two.
pytestmark = pytest.mark.xdist_group("sources")


def planted(module: str, source: str) -> dict[str, str]:
    """The program with one more module."""
    return {**program_sources(), f"{PACKAGE}.{module}": source}


def test_each_room_imports_only_the_floors_below_it() -> None:
    assert rules.floors_broken(program_sources()) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("text.planted", "from pii_desktop.domain import plan"),
        ("domain.planted", "import pii_desktop.services.importing"),
        ("domain.planted", "from pii_desktop.storage.records import METADATA"),
        ("importers.planted", "from ..storage import records"),
        ("storage.planted", "def later():\n    from pii_desktop.exporters import pdf"),
        ("services.planted", "from pii_desktop.ui import tasks"),
        ("ui.overview.planted", "import typing\nif typing.TYPE_CHECKING:\n    import pii_desktop.storage.records"),
        ("ui.overview.planted", "from pii_desktop import app"),
        ("cellar.planted", "import os"),
    ],
)
def test_an_import_up_or_across_the_floors_is_seen(module: str, source: str) -> None:
    sources = {**planted(module, source), f"{PACKAGE}.app": "", f"{PACKAGE}.exporters.pdf": ""}

    (broken,) = rules.floors_broken(sources)
    assert module.partition(".")[0] in broken


def test_a_third_party_stays_in_its_home() -> None:
    assert rules.third_parties_astray(program_sources()) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain.planted", "import sqlalchemy.orm"),
        ("services.planted", "def later():\n    import openpyxl"),
        ("ui.planted", "from reportlab.pdfgen import canvas"),
        ("importers.planted", "from PySide6.QtGui import QImage"),
        ("text.planted", "import platformdirs"),
        ("exporters.planted", "import a_package_that_nobody_chose"),
    ],
)
def test_a_third_party_astray_is_seen(module: str, source: str) -> None:
    assert len(rules.third_parties_astray(planted(module, source))) == 1


def test_the_command_line_never_imports_qt() -> None:
    assert rules.qt_below_the_window(program_sources()) == []


@pytest.mark.parametrize("source", ["import PySide6.QtCore", "from pii_desktop.ui import tasks", "import shiboken6"])
def test_qt_in_the_command_line_is_seen(source: str) -> None:
    assert len(rules.qt_below_the_window(planted("commands.planted", source))) == 1


def test_one_feature_of_the_window_never_imports_another() -> None:
    assert rules.features_joined(program_sources()) == []


def test_a_feature_that_imports_another_is_seen() -> None:
    sources = {
        "pii_desktop.ui.work.panel": "from ..periods import page\nfrom ..widgets import field",
        "pii_desktop.ui.periods.page": "",
        "pii_desktop.ui.widgets.field": "from pii_desktop.ui.periods.page import Page",
        "pii_desktop.ui.main_window": "from pii_desktop.ui.periods.page import Page",
        "pii_desktop.ui.periods": "",
    }

    assert rules.features_joined(sources) == [
        "pii_desktop.ui.work.panel:1 imports pii_desktop.ui.periods.page",
        "pii_desktop.ui.widgets.field:1 imports pii_desktop.ui.periods.page",
    ]


def test_no_module_imports_itself_by_a_detour() -> None:
    assert rules.import_cycles(program_sources()) == []


def test_a_cycle_for_type_checking_alone_is_seen() -> None:
    sources = {
        "pii_desktop.domain.plan": "import typing\nif typing.TYPE_CHECKING:\n    from .target import Target",
        "pii_desktop.domain.target": "def parse():\n    import pii_desktop.domain.plan",
        "pii_desktop.domain": "",
    }

    (cycle,) = rules.import_cycles(sources)
    assert "pii_desktop.domain.target imports pii_desktop.domain.plan" in cycle


def test_every_library_that_is_imported_is_declared() -> None:
    distributions = {
        "docx": "python-docx",
        "pdfminer": "pdfminer-six",
        "PIL": "pillow",
        "PySide6": "pyside6-essentials",
        "shiboken6": "pyside6-essentials",
    }
    used = {each.target.split(".")[0] for each in imports_of(program_sources())} & set(rules.THIRD_PARTY_HOMES)

    assert {distributions.get(package, package) for package in used} <= rules.declared_dependencies()
