"""What is looked for in the built folder, and that each fault is seen."""

import pytest
from windows_build.built_file import contents, names, size, unresolved
from windows_build.outcomes import StepFailed

COMPLETE = {
    "PII Desktop.exe": 400_000,
    "pii-desktop.exe": 400_000,
    "_internal/db/migrations/env.py": 500,
    "_internal/resources/fonts/LiberationSerif-Regular.ttf": 393_576,
    "_internal/resources/fonts/OFL.txt": 4_000,
    "_internal/resources/program/pii-desktop.ico": 100_000,
    "_internal/docs/huong-dan.md": 90_000,
    "_internal/PySide6/plugins/platforms/qwindows.dll": 925_920,
}


def test_a_complete_folder_is_taken() -> None:
    assert contents(COMPLETE) == "8 files"
    assert size(COMPLETE) == "2.3 of 110 MB"


@pytest.mark.parametrize("missing", COMPLETE)
def test_what_is_missing_is_named(missing: str) -> None:
    left = {name: size for name, size in COMPLETE.items() if name != missing}

    with pytest.raises(StepFailed, match=missing.rpartition("/")[2]):
        contents(left)


@pytest.mark.parametrize(
    "unwanted",
    [
        "_internal/PySide6/opengl32sw.dll",
        "_internal/icuuc.dll",
        "_internal/icudt73.dll",
        "_internal/PySide6/Qt6Qml.dll",
    ],
)
def test_what_no_program_of_ours_loads_is_refused(unwanted: str) -> None:
    with pytest.raises(StepFailed, match="not wanted"):
        contents({**COMPLETE, unwanted: 1})


def test_a_folder_above_the_budget_is_refused() -> None:
    with pytest.raises(StepFailed, match=r"112\.3 MB, the budget is 110 MB"):
        size({**COMPLETE, "_internal/big.dll": 110_000_000})


@pytest.mark.parametrize(
    "name", ["_internal/NUL.txt", "_internal/con", "_internal/a.", "_internal/a:b.txt", "_internal/x /a.txt", "x" * 131]
)
def test_a_name_that_windows_would_lose_is_refused(name: str) -> None:
    with pytest.raises(StepFailed):
        names([name])


def test_names_that_differ_by_case_only_are_refused() -> None:
    with pytest.raises(StepFailed, match="doubled"):
        names(["_internal/Sở.txt", "_internal/sở.TXT"])


def test_a_library_that_neither_the_folder_nor_windows_has_is_named() -> None:
    needed = {
        "PII Desktop.exe": {"KERNEL32.dll", "python311.dll"},
        "_internal/python311.dll": {"VCRUNTIME140.dll", "api-ms-win-crt-heap-l1-1-0.dll"},
        "_internal/Qt6Core.dll": {"icuuc.dll"},
    }

    assert unresolved(needed) == [
        "_internal/Qt6Core.dll needs icuuc.dll",
        "_internal/python311.dll needs VCRUNTIME140.dll",
    ]
    assert unresolved({**needed, "_internal/vcruntime140.dll": set()}) == ["_internal/Qt6Core.dll needs icuuc.dll"]
