"""Reads what modules import, by their syntax alone: nothing is executed, and type-checking imports count too."""

import ast
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "pii_desktop"

Sources = Mapping[str, str]
"""The text of each module by its dotted name; a package is named like its folder."""


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a module imports, resolved to the module it lies in where that is one of ours."""

    importer: str
    target: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.target}"


@cache
def program_sources() -> Sources:
    """Every module of the program and of the migrations."""
    files = [*sorted((ROOT / PACKAGE).rglob("*.py")), *sorted((ROOT / "db").rglob("*.py"))]
    return {module_name(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}


@cache
def parsed(source: str) -> ast.Module:
    """The syntax tree; kept, because each rule reads the whole program."""
    return ast.parse(source)


def module_name(path: Path) -> str:
    """`pii_desktop/text/__init__.py` becomes `pii_desktop.text`."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(sources: Sources) -> list[Import]:
    """Every import of every module, also inside functions and under TYPE_CHECKING."""
    return [
        Import(module, _known_module(target, sources), line)
        for module, source in sources.items()
        for target, line in _names_imported(module, source, sources)
    ]


def tracked_files() -> list[Path]:
    """The files that git keeps, relative to the top; none where this is not a checkout, or there is no git."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        return []
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8"
    )
    files = (Path(name) for name in listed.stdout.split("\0") if name)
    return [file for file in files if (ROOT / file).is_file()]


def _names_imported(module: str, source: str, sources: Sources) -> Iterator[tuple[str, int]]:
    for node in _import_statements(source):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        else:
            origin = _origin(module, node, sources)
            yield from ((f"{origin}.{alias.name}", node.lineno) for alias in node.names)


@cache
def _import_statements(source: str) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Kept too: each bug that is planted asks the whole program for them again."""
    return tuple(node for node in ast.walk(parsed(source)) if isinstance(node, ast.Import | ast.ImportFrom))


def _origin(module: str, node: ast.ImportFrom, sources: Sources) -> str:
    if node.level == 0:
        return node.module or ""
    is_package = any(other.startswith(module + ".") for other in sources)
    parts = module.split(".")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, *([node.module] if node.module else [])])


def _known_module(target: str, sources: Sources) -> str:
    """The longest beginning of `target` that is a module of ours; a foreign name stays whole."""
    parts = target.split(".")
    beginnings = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((beginning for beginning in beginnings if beginning in sources), target)
