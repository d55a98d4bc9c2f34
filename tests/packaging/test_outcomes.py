"""How steps are told between two processes and to a person, and what pytest said under Windows."""

from pathlib import Path

from windows_build.kit import for_windows
from windows_build.life_cycle import LifeCycle
from windows_build.outcomes import Outcome, State, StepFailed, StepSkipped, read_lines, table, tried
from windows_build.suite import pieces, summary

ROOT = Path(__file__).resolve().parents[2]


def _refuse() -> str:
    raise StepFailed("3 rows lost")


def _pass_over() -> str:
    raise StepSkipped("There is no Windows here.")


def test_a_step_ends_done_failed_or_skipped() -> None:
    outcomes = [tried("a", lambda: "seen"), tried("b", _refuse), tried("c", _pass_over)]

    assert [(each.state, each.detail) for each in outcomes] == [
        (State.DONE, "seen"),
        (State.FAILED, "3 rows lost"),
        (State.SKIPPED, "There is no Windows here."),
    ]


def test_a_line_is_read_back_among_others() -> None:
    outcome = Outcome("install: use", State.DONE, "29 dòng", 1.5)

    assert list(read_lines(f"fixme: something\n{outcome.line}\n")) == [outcome]


def test_the_table_has_a_row_for_each_step() -> None:
    text = table([Outcome("build", State.DONE, "version 0.1.0", 61.2)])

    assert text.splitlines()[-1] == "| build | ok | 61 s | version 0.1.0 |"


def test_pins_for_windows_are_taken_without_their_markers() -> None:
    pins = """\
macholib==1.16 ; sys_platform == 'darwin' \\
    --hash=sha256:aa
pefile==2024.8.26 ; sys_platform == 'win32' \\
    --hash=sha256:bb
cffi==2.1.1 ; implementation_name != 'PyPy' and platform_python_implementation != 'PyPy' \\
    --hash=sha256:cc \\
    --hash=sha256:dd
"""

    kept = for_windows(pins)

    assert kept.split() == [
        "pefile==2024.8.26", "\\", "--hash=sha256:bb", "cffi==2.1.1", "\\", "--hash=sha256:cc", "\\", "--hash=sha256:dd"
    ]  # fmt: skip


def test_every_pin_of_the_project_is_understood() -> None:
    kept = for_windows((ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8"))

    assert "pefile==" in kept
    assert "macholib" not in kept
    assert " ; " not in kept


def test_every_folder_of_tests_is_a_piece_of_the_suite() -> None:
    found = pieces(ROOT)

    assert {"domain", "ui", "storage", "packaging", "single files"} <= found.keys()
    assert "tests/test_app.py" in found["single files"]


def test_each_reason_for_skipping_is_told_once() -> None:
    printed = """\
SKIPPED [4] tests\\storage\\test_catalogue.py:57: shared/ does not lie beside the checkout
SKIPPED [1] tests\\storage\\test_catalogue.py:83: shared/ does not lie beside the checkout
SKIPPED [1] tests\\test_isolation.py:66: a job object ends the child instead
966 passed, 6 skipped in 802.06s (0:13:22)
"""

    assert summary(printed) == (
        "966 passed, 6 skipped in 802.06s (0:13:22). 1 skipped: a job object ends the child instead; "
        "5 skipped: shared/ does not lie beside the checkout"
    )


def test_a_run_that_did_not_come_to_its_end_is_said() -> None:
    assert summary("....") == "pytest did not come to its end"


def test_program_and_data_of_an_installation_lie_apart(tmp_path: Path, home: Path) -> None:
    run = LifeCycle(tmp_path)

    assert run.data not in run.program.parents
    assert home in run.program.parents
