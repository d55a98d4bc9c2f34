"""What the specification of the build must not lose."""

import ast

from tests.architecture.source_tree import ROOT

SPECIFICATION = ast.parse((ROOT / "pyinstaller.spec").read_text(encoding="utf-8"))


def test_no_program_shows_a_traceback_of_its_bootloader() -> None:
    programs = [
        {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
        for node in ast.walk(SPECIFICATION)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "EXE"
    ]
    assert [each.get("disable_windowed_traceback") for each in programs] == ["True"]
