"""The same workspace on both systems: made on one, opened on the other, the reports compared word by word."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from windows_build.kit import Kit
from windows_build.outcomes import StepFailed, StepSkipped
from windows_build.records import changed, files_of, lost, rows_of

Program = Callable[[Sequence[str | Path]], None]
_SECONDS = 300.0
_WHO = ("--province", "Bắc Ninh", "--department", "Sở Khoa học và Công nghệ")


def exchange(kit: Kit, root: Path, frozen: Path) -> str:
    """Two workspaces, one begun on each system and each reported on both. Raises StepFailed where they differ."""
    if kit.wine is None:
        raise StepSkipped("Only Windows is here, and the comparison needs a second system.")
    folder = kit.work / "exchange"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    plan = shutil.copyfile(root / "resources" / "samples" / "phan-cong-mau.xlsx", folder / "plan.xlsx")
    programs: dict[str, Program] = {"linux": _here(root), "windows": _there(kit, frozen, folder)}
    words = [_both_ways(folder, plan, programs, first) for first in programs]
    return f"{sum(words)} words of two reports lie at the same places; rows and documents are the same on both"


def _both_ways(folder: Path, plan: Path, programs: dict[str, Program], first: str) -> int:
    (second,) = programs.keys() - {first}
    workspace = folder / f"sổ-{first}"
    minutes = folder / f"Biên bản {first}.txt"
    minutes.write_text("Báo cáo rà soát chính sách.\n", encoding="utf-8", newline="\n")
    begin, go_on = programs[first], programs[second]
    begin(["init", "--workspace", workspace, *_WHO])
    begin(["import", plan, "--workspace", workspace])
    begin(["record", "1.1.1", "--workspace", workspace, "--period", "1", "--result", "Đã rà soát 12 văn bản."])
    begin(["attach", minutes, "--workspace", workspace, "--indicator", "1.1.1", "--number", "15/BC-SKHCN"])
    rows, files = rows_of(workspace), files_of(workspace / "evidence")
    for name, program in ((first, begin), (second, go_on)):
        (folder / name).mkdir(exist_ok=True)
        out: list[str | Path] = ["--format", "pdf,xlsx", "--out", folder / name]
        program(["report", "--workspace", workspace, "--period", "1", *out])
    gone = lost(rows, rows_of(workspace))
    del rows["progress"]  # Its one row is written anew.
    go_on(["record", "1.1.1", "--workspace", workspace, "--period", "1", "--result", "Đã rà soát 13 văn bản."])
    gone += [*lost(rows, rows_of(workspace)), *changed(files, files_of(workspace / "evidence"))]
    if gone:
        raise StepFailed(f"begun on {first}, lost on {second}: {gone[:3]}")
    return _compare(folder / first, folder / second)


def _compare(one: Path, other: Path) -> int:
    """How many words both reports have, each at the same place. Raises StepFailed naming the first that differs."""
    report = max(one.glob("*.pdf"), key=lambda file: file.stat().st_mtime).name
    words = [_words(folder / report) for folder in (one, other)]
    differing = [pair for pair in zip(*words, strict=False) if pair[0] != pair[1]]
    if differing or len(words[0]) != len(words[1]) or not words[0]:
        raise StepFailed(f"{report}: {len(words[0])} and {len(words[1])} words, first difference {differing[:1]}")
    book = Path(report).with_suffix(".xlsx").name
    if _cells(one / book) != _cells(other / book):
        raise StepFailed(f"{book} differs")
    return len(words[0])


def _words(file: Path) -> list[tuple[int, str, float, float]]:
    """Page, text and place of each word, to a tenth of a point."""
    import pdfplumber

    with pdfplumber.open(file) as pages:
        return [
            (page.page_number, word["text"], round(word["x0"], 1), round(word["top"], 1))
            for page in pages.pages
            for word in page.extract_words()
        ]


def _cells(file: Path) -> list[tuple[str, str, object]]:
    from openpyxl import load_workbook

    book = load_workbook(file)
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    ]


def _here(root: Path) -> Program:
    def run(arguments: Sequence[str | Path]) -> None:
        command = [sys.executable, "-m", "pii_desktop", *map(str, arguments)]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=_SECONDS, check=False)
        if done.returncode not in {0, 4}:
            raise StepFailed(f"on this system: {done.stderr[-300:]}")

    return run


def _there(kit: Kit, frozen: Path, folder: Path) -> Program:
    def run(arguments: Sequence[str | Path]) -> None:
        inside = [each.relative_to(folder) if isinstance(each, Path) else each for each in arguments]
        done = kit.run([frozen, *inside], folder, seconds=_SECONDS)
        if done.returncode not in {0, 4}:
            raise StepFailed(f"under Windows: {done.stdout[-300:]}")

    return run
