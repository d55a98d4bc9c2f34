"""Importing a module does nothing but define names, and the start of the program imports little."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import rules
from tests.architecture.source_tree import PACKAGE, ROOT, program_sources

# One process reads the whole program, not two.
pytestmark = pytest.mark.xdist_group("sources")

HEAVY = {"alembic", "docx", "lxml", "openpyxl", "pdfplumber", "pypdfium2", "reportlab", "sqlalchemy", "xlrd"}


def loaded_by(module: str) -> set[str]:
    """The top-level names in `sys.modules` after a fresh interpreter has imported `module`."""
    program = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return set(done.stdout.split())


def package_names() -> set[str]:
    return {".".join(file.parent.relative_to(ROOT).parts) for file in (ROOT / PACKAGE).rglob("__init__.py")}


def test_an_init_holds_a_docstring_and_nothing_else() -> None:
    assert rules.packages_with_code(program_sources(), package_names()) == []


def test_code_in_an_init_is_seen() -> None:
    sources = {
        "pii_desktop.text": '"""Text."""\nfrom .normalise import nfc',
        "pii_desktop.ui": "",
        PACKAGE: '"""PII."""',
    }

    assert rules.packages_with_code(sources, set(sources)) == ["pii_desktop.text", "pii_desktop.ui"]


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {file.parent for file in (ROOT / PACKAGE).rglob("*.py")}

    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_nothing_is_opened_while_a_module_is_imported() -> None:
    assert rules.opened_while_imported(program_sources()) == []


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import Path\nTEXT = Path('a').read_text(encoding='utf-8')",
        "class Store:\n    engine = create_engine('sqlite://')",
        "logging.getLogger().addHandler(handler)",
    ],
)
def test_a_file_opened_while_importing_is_seen(source: str) -> None:
    assert len(rules.opened_while_imported({"pii_desktop.planted": source})) == 1


def test_what_a_function_opens_is_not_opened_while_importing() -> None:
    source = "def load(path):\n    return open(path, encoding='utf-8')\nif __name__ == '__main__':\n    open('a')"

    assert rules.opened_while_imported({"pii_desktop.planted": source}) == []


@pytest.mark.parametrize("module", ["pii_desktop.app", "pii_desktop.ui.main_window"])
def test_the_window_is_imported_without_the_heavy_libraries(module: str) -> None:
    assert loaded_by(module) & HEAVY == set()


def test_the_command_line_is_imported_without_qt_and_the_heavy_libraries() -> None:
    assert loaded_by("pii_desktop.cli") & (HEAVY | {"PySide6", "shiboken6"}) == set()


def test_only_the_last_resorts_catch_every_exception() -> None:
    assert rules.broad_excepts(program_sources()) == []


@pytest.mark.parametrize("caught", ["", " Exception", " (OSError, Exception)", " BaseException as bug"])
def test_a_broad_except_is_seen(caught: str) -> None:
    source = f"try:\n    pass\nexcept{caught}:\n    pass"

    assert len(rules.broad_excepts({"pii_desktop.planted": source})) == 1


def test_tidying_up_and_raising_again_swallows_nothing() -> None:
    source = "try:\n    pass\nexcept BaseException:\n    lock.release()\n    raise"

    assert rules.broad_excepts({"pii_desktop.planted": source}) == []


def test_the_rules_look_at_the_whole_program() -> None:
    files = {Path(*module.split(".")) for module in program_sources()}

    assert Path(PACKAGE, "errors") in files
    assert Path(PACKAGE, "domain", "plan") in files
